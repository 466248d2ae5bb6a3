"""What the site last read in a board's leaderboard.yml, and when it asks for it again."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from crawler.look_at_file import Asking, FileLook, Found, places_of_file
from crawler.maintainer_file import MaintainerFile, Problem, parse
from crawler.maintainer_file_problems import problem_from_plain
from leaderboards.models import Board

WHERE_THERE_IS_NONE = timedelta(days=7)
_NOTED = ["revision", "asked", "next_ask_at", "missing_since", "seen_at"]


class MaintainerFileReadQuerySet(models.QuerySet["MaintainerFileRead"]):
    def of_boards(self, boards: Collection[int]) -> "dict[int, MaintainerFileRead]":
        """By board, what is known of its file."""
        return {row.board_id: row for row in self.filter(board__in=boards)}


class MaintainerFileRead(models.Model):
    """`text` is the last one that could be used: what it says holds until another one can be read.

    `sha256` is that of the last answer, whether it could be used or not; `problems` are its own.
    `accepted_since` tells when each entry under `accepted` was first read, by what it says; those
    that were taken out stay there, so that nothing is new for having been away.
    Without a `url` no file was found so far; then `asked` counts the addresses that were asked.
    """

    board = models.OneToOneField(
        Board, on_delete=models.CASCADE, related_name="maintainer_file", verbose_name=_("board")
    )
    url = models.URLField(_("address"), max_length=1000, blank=True)
    text = models.TextField(_("text"), blank=True)
    sha256 = models.CharField(_("hash"), max_length=64, blank=True)
    etag = models.CharField(_("ETag"), max_length=300, blank=True)
    modified = models.CharField(_("Last-Modified"), max_length=300, blank=True)
    contact = models.URLField(_("contact"), max_length=1000, blank=True)
    is_readable = models.BooleanField(_("readable"), default=True)
    problems = models.JSONField(_("problems"), default=list, blank=True)
    revision = models.CharField(_("revision"), max_length=64, blank=True)
    accepted_since = models.JSONField(_("accepted since"), default=dict, blank=True)
    # When what it says was read first, and when it was last seen to be there.
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    seen_at = models.DateTimeField(_("last seen at"), null=True, blank=True)
    missing_since = models.DateTimeField(_("missing since"), null=True, blank=True)
    asked = models.PositiveIntegerField(_("addresses asked"), default=0)
    next_ask_at = models.DateTimeField(_("asked for again at"))

    objects = MaintainerFileReadQuerySet.as_manager()

    class Meta:
        app_label = "crawler"
        verbose_name = _("leaderboard.yml read")
        verbose_name_plural = _("leaderboard.yml files read")

    def __str__(self) -> str:
        return self.url or gettext("no leaderboard.yml")

    def note(self, look: FileLook, *, now: datetime) -> None:
        """Bring up to a look that read nothing new; without saving it."""
        self.revision = look.revision
        if look.found is Found.ABSENT:
            self.asked += len(look.asked)
            everywhere = places_of_file(self.board.locations.all())
            self.next_ask_at = next_ask(self.asked, len(everywhere), now=now)
            self.missing_since = self.missing_since or (now if self.url else None)
        elif look.found is not Found.UNKNOWN:
            self.seen_at, self.missing_since, self.next_ask_at = now, None, now

    def problems_told(self) -> list[Problem]:
        return [problem_from_plain(each) for each in self.problems]

    def parsed(self, *, today: date) -> MaintainerFile:
        """What it says today: acceptances end."""
        return parse(self.text, today=today)


def asking_for(
    row: MaintainerFileRead | None, addresses: Sequence[str], *, now: datetime, anew: bool = False
) -> Asking | None:
    """What is to be asked of a board; None where its file can lie nowhere.

    A file that is there is asked for at each look. Where there is none, one place is asked at a
    time: each of them at first, then one a week in turn. `anew`: a person wants to know, of all.
    """
    if not addresses:
        return None
    everywhere = tuple(addresses)
    if row is None:
        return Asking(everywhere if anew else everywhere[:1], everywhere)
    if row.url:
        known = (row.url, *(address for address in everywhere if address != row.url))
        is_stated = row.url in everywhere  # else that address is no longer the board's
        if not is_stated:
            return Asking(everywhere, everywhere, revision=row.revision, was_known=True)
        return Asking(
            known,
            known,
            sha256=row.sha256,
            etag=row.etag,
            modified=row.modified,
            revision=row.revision,
            was_known=True,
        )
    turn = row.asked % len(everywhere)
    addresses_now = everywhere if anew else everywhere[turn : turn + 1]
    is_due = anew or row.next_ask_at <= now
    return Asking(addresses_now, everywhere, revision=row.revision, is_due=is_due)


def note_quietly(looks: Sequence[tuple[Board, FileLook]], *, now: datetime) -> None:
    """Write down of many boards together that their file was asked for, and says nothing new."""
    rows = MaintainerFileRead.objects.of_boards([board.pk for board, _look in looks])
    new: list[MaintainerFileRead] = []
    for board, look in looks:
        if look.found is Found.UNKNOWN:
            continue
        row = rows.get(board.pk) or MaintainerFileRead(board=board, next_ask_at=now)
        row.board = board  # with its addresses
        row.note(look, now=now)
        if row.pk is None:
            new.append(row)
    MaintainerFileRead.objects.bulk_create(new, ignore_conflicts=True)
    # The rows are there; so written, they are one short statement.
    MaintainerFileRead.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["pk"], update_fields=_NOTED
    )


def next_ask(asked: int, places: int, *, now: datetime) -> datetime:
    """When a board without a file is asked again; at its next look while a place is left."""
    return now if asked < places else now + WHERE_THERE_IS_NONE
