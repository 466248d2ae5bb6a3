"""Markup that a reader sees as signs instead of seeing what it does. Pure."""

import re

from crawler.content import Cell, TableSource

# Files of data may hold markup that the board turns into pictures and links when it shows them.
SHOWN_AS_IT_IS = (TableSource.MARKDOWN, TableSource.HTML)

_ANY_SIGN = re.compile(r"[*\[<&\\_]")
_CODE = re.compile(r"`|<code|<pre|<kbd|<samp", re.IGNORECASE)
_FORMULA = re.compile(r"\$[^$]*\$|\\\(.*?\\\)|\\\[.*?\\\]")
_SIGNS = {
    "markdown": re.compile(
        r"!?\[[^\]\n]*\]\((?:https?:|\.{0,2}/|#|mailto:)[^)\s]*\)?"  # a link or a picture
        r"|(?<!\*)\*\*(?=[\w（(“\"「])[^*]+(?<=\S)\*\*(?!\*)"  # bold, but not marks of significance
        r"|\A\*\*[^*]+\*\*\Z"
        r"|(?<![\w_])__(?=\S)[^_]+__(?![\w_])"
    ),
    "html": re.compile(
        r"</?(?:a|b|i|u|br|em|strong|span|font|sup|sub|img|div|p|td|th|tr|center|small)"
        r"(?:\s+[\w-]+\s*=[^<>]*)?\s*/?>"
        r"|&(?:nbsp|amp|lt|gt|quot|apos|#\d{2,5}|#x[0-9a-f]{2,5});",
        re.IGNORECASE,
    ),
    "latex": re.compile(
        r"\\(?:textbf|textit|textsc|emph|mathbf|mathrm|underline|frac|pm|times|cite|ref|uparrow|downarrow|multirow|"
        r"textcolor|hline)\b"
    ),
}


def may_show_markup(text: str) -> bool:
    """Whether any sign of any language is there: a quick look."""
    return _ANY_SIGN.search(text) is not None


def shown_markup(cell: Cell) -> tuple[str, str] | None:
    """The language and the signs of markup that shows in a cell; None when all is in order."""
    if not may_show_markup(cell.text) or _CODE.search(cell.raw):
        return None
    for language, signs in _SIGNS.items():
        text = _FORMULA.sub("", cell.text) if language == "latex" else cell.text
        if match := signs.search(text):
            return language, match[0]
    return None
