"""What a reader sees for the values of a finding in a table or in a text, in the order shown."""

from django.utils.translation import gettext_lazy as _

from leaderboards.labels import Labels

TABLE_EVIDENCE_LABELS: Labels = {
    "row": _("The row"),
    "first_row": _("The first such row"),
    "other_row": _("The other row"),
    "header": _("The headers"),
    "table": _("Table"),
    "line": _("Line of the source"),
    "lines": _("Lines of the source"),
    "place": _("Place in the source"),
    "cell": _("Cell"),
    "model": _("Model"),
    "column": _("Column"),
    "columns": _("Columns"),
    "text": _("What it shows"),
    "signs": _("Signs that show"),
    "language": _("Written in"),
    "meant": _("What was meant"),
    "score": _("Score"),
    "rank": _("Rank"),
    "above": _("The model above"),
    "above_score": _("Score of the model above"),
    "above_rank": _("Rank of the model above"),
    "stated": _("As stated"),
    "computed": _("As computed"),
    "counted": _("As counted"),
    "parts": _("Scores it is made of"),
    "weights": _("Weights"),
    "source": _("Computed from"),
    "given": _("Its value"),
    "agreeing": _("Rows that agree with the computation"),
    "highest": _("Highest possible score"),
    "usual": _("As elsewhere in the column"),
    "marked": _("Marked as best"),
    "best_model": _("The best model"),
    "best": _("The best score"),
    "start": _("The row begins with"),
    "written": _("Cells in the row"),
    "evidence_url": _("Evidence a reader gave"),
    "before": _("Before"),
    "before_on": _("Last seen in order on"),
    "after": _("After"),
    "rows": _("Rows"),
    "filled": _("Rows with a score"),
    "count": _("How many"),
    "other": _("The other name"),
    "other_table": _("The other table"),
    "other_line": _("Line of the other"),
    "other_address": _("Address of the other"),
    "more": _("Further places like this"),
}
DOCUMENT_EVIDENCE_LABELS: Labels = {
    "quote": _("The sentence"),
    "updated_quote": _("Where the date stands"),
    "stated_in": _("Where the rhythm is stated"),
    "against": _("Against"),
    "against_line": _("Line of that"),
    "because": _("Because of"),
    "target": _("Where the link leads"),
    "shown": _("What stands there instead"),
    "notice": _("The owner's notice"),
    "link": _("The link"),
    "name": _("What it names"),
    "rhythm": _("Rhythm of release"),
    "updated": _("Last update"),
    "latest": _("Latest date"),
    "days": _("Days since"),
    "allowed_days": _("Days allowed"),
}
# Shown as cells, and as a quotation; everything else is shown as it is.
ROWS = frozenset(["row", "first_row", "other_row", "header"])
QUOTES = frozenset(["quote", "updated_quote", "against", "because"])
# What a rule keeps for itself.
INTERNAL = frozenset(["was_filled", "text_en", "text_zh"])
