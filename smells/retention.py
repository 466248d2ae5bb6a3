"""What was read is not kept for ever: old snapshots go, unless something rests on them."""

from datetime import datetime

from crawler.models import LinkedAddress, Snapshot
from crawler.snapshots import KEPT

AT_ONCE = 1000


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
