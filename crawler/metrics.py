"""The status as Prometheus reads it (text format 0.0.4, or OpenMetrics where it asks for that).

Figures are made from the database when they are asked for. So workers on many machines need no
port and share no files, and no figure is lost when one of them is killed.
"""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from crawler.status import Status


class StatusCollector(Collector):
    def __init__(self, status: Status) -> None:
        self._status = status

    def collect(self) -> Iterator[Metric]:
        status, queue = self._status, self._status.queue
        yield InfoMetricFamily("catalogue", "What runs here.", {"version": status.version})
        for name, text, value in (
            ("boards_due", "Boards whose time has come, not yet sent.", queue.due),
            ("oldest_due_seconds", "How long the longest of them waits.", self.waits),
            ("boards_handed_out", "Boards that wait in the queue.", queue.handed_out),
            ("boards_leased", "Boards being looked at.", queue.leased),
            ("leases_stale", "Leases of workers that died.", queue.stale),
            ("boards_parked", "Boards that broke a worker again and again.", queue.parked),
            ("mishaps_last_day", "Attempts that broke on our side.", status.mishaps),
            ("incidents_going_on", "Open incidents.", len(status.incidents)),
            ("our_outage", "1 when our own network was in doubt this hour.", status.our_outage),
            ("vantage_silent", "1 while the second place does not answer.", self.is_silent),
        ):
            yield GaugeMetricFamily(f"catalogue_{name}", text, float(value))
        yield _by("checks_last_day", "Checks of the last 24 hours.", "outcome", status.checks)
        good = {name: at.timestamp() for name, at in status.last_good.items() if at}
        yield _by("last_good_look_timestamp_seconds", "Last found in order.", "platform", good)
        signs = {"beat": status.beat_at, "worker": status.worker_at}
        alive = {name: at.timestamp() for name, at in signs.items() if at}
        yield _by("last_sign_of_life_timestamp_seconds", "Last heard of.", "process", alive)

    @property
    def is_silent(self) -> bool:
        return self._status.vantage_silent_since is not None

    @property
    def waits(self) -> float:
        return self._status.oldest_due_seconds


def _by(name: str, text: str, label: str, values: dict[str, float] | dict[str, int]) -> Metric:
    family = GaugeMetricFamily(f"catalogue_{name}", text, labels=[label])
    for word, value in values.items():
        family.add_metric([word], value)
    return family


def registry_of(status: Status) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(StatusCollector(status))
    return registry
