"""What was seen is not kept for ever: old checks become counts of days, old snapshots go.

Nothing goes on which a report rests that is or was public.
"""

from collections import Counter
from datetime import UTC, datetime, time

from django.db import transaction
from django.db.models import QuerySet

from crawler.models import Check, CheckDay, Kept, LinkedAddress, Snapshot
from crawler.snapshots import KEPT

AT_ONCE = 1000


def forget_what_is_old(*, now: datetime) -> int:
    """Returns how many checks and snapshots were deleted."""
    forgotten = fold_old_checks(now=now) + forget_old_snapshots(now=now)
    forget_unlinked_addresses(now=now)
    forget_unused()
    return forgotten


def forget_unused() -> None:
    """What no check rests on any more, in portions: there may be hundreds of thousands."""
    unused = Kept.objects.unused()
    while pks := list(unused.values_list("pk", flat=True)[:AT_ONCE]):
        Kept.objects.filter(pk__in=pks).delete()


def fold_old_checks(*, now: datetime) -> int:
    """Count the checks of days long past, and delete them. Returns how many.

    Each portion is one transaction: stopped at any point, nothing is lost or counted twice.
    """
    begins = datetime.combine((now - KEPT).astimezone(UTC).date(), time(), tzinfo=UTC)
    public = Check.objects.filter(events__report__opened_at__isnull=False)
    old = Check.objects.filter(at__lt=begins).exclude(pk__in=public.values("pk")).order_by("pk")
    folded = 0
    while portion := _fold(old):
        folded += portion
    return folded


def _fold(old: QuerySet[Check]) -> int:
    with transaction.atomic():
        rows = list(
            old.select_for_update(of=("self",)).values_list("pk", "board_id", "at", "outcome")[
                :AT_ONCE
            ]
        )
        looks = Counter((board, at.astimezone(UTC).date(), how) for _, board, at, how in rows)
        CheckDay.objects.add(looks)
        Check.objects.filter(pk__in=[pk for pk, *_ in rows]).delete()
    return len(rows)


def forget_old_snapshots(*, now: datetime) -> int:
    """Delete what was last seen long ago. Returns how many.

    The last good one of each address stays, since later looks are measured by it; so does all
    that a check read which moved a report that is or was public: it is that report's evidence.
    """
    evidence = Snapshot.objects.filter(checks__events__report__opened_at__isnull=False)
    old = Snapshot.objects.only_old(now - KEPT).exclude(pk__in=evidence.values("pk"))
    forgotten = 0
    while pks := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        Snapshot.objects.filter(pk__in=pks).delete()
        forgotten += len(pks)
    return forgotten


def forget_unlinked_addresses(*, now: datetime) -> int:
    """Delete the looks at addresses that no board has linked to for long. Returns how many."""
    return LinkedAddress.objects.filter(next_look_at__lt=now - KEPT).delete()[0]
