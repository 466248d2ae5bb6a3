"""From a broken board to a resolved smell: real worker, real beat, PostgreSQL and Redis."""

from typing import Any

import psycopg
import pytest

from crawler.samples.switches import Switches
from tests.journeys.conftest import Site, wait_for


def reports(site: Site) -> dict[str, str]:
    """Report states by board and rule."""
    rows = query(
        site,
        "select board.slug, report.rule_id, report.state from smells_report report"
        " join leaderboards_board board on board.id = report.board_id",
    )
    return {f"{slug} {rule}": state for slug, rule, state in rows}


def query(site: Site, sql: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(site.environment["DATABASE_URL"]) as connection:
        return connection.execute(sql).fetchall()


EXPECTED = {
    "sample-vanishing missing.page",
    "sample-soft missing.not-found-page",
    "sample-failing inaccessible.server-error",
    "sample-crashing unresponsive.space-error",
    "sample-silent unresponsive.app-never-loads",
    "sample-archived deprecated.archived-repository",
    "sample-garbled misdisplayed.raw-markup",
    "sample-garbled misdisplayed.stray-value",
    "sample-contradicting mismatched.rank-order",
    "sample-repeating redundant.duplicate-model",
    "sample-ambiguous confusing.duplicate-header",
    "sample-unlinked missing.linked-entity",
}


@pytest.fixture
def running(site: Site) -> Site:
    site.start_all()
    return site


def test_each_sample_smell_opens_and_is_resolved_once_it_is_switched_off(running: Site):
    def all_open() -> bool:
        return {key for key, state in reports(running).items() if state == "open"} == EXPECTED

    wait_for(all_open, seconds=90, because=f"{reports(running)}")
    switches = Switches(running.folder / "samples.json")
    for key in switches.are_on():
        switches.turn(key, on=False)

    def all_resolved() -> bool:
        found = reports(running)
        return found.keys() == EXPECTED and set(found.values()) == {"resolved"}

    wait_for(all_resolved, seconds=60, because=f"{reports(running)}")
    moves = query(
        running,
        "select report_id, from_state, to_state from smells_reportevent order by id",
    )
    for report_id in {move[0] for move in moves}:
        assert [move[1:] for move in moves if move[0] == report_id] == [
            ("", "suspected"),
            ("suspected", "open"),
            ("open", "resolved"),
        ]
    assert query(running, "select count(*) from crawler_check where outcome = 'ok'") != [(0,)]


def test_a_killed_worker_loses_nothing_and_reports_nothing_twice(running: Site):
    wait_for(lambda: reports(running), seconds=60, because="no suspicion came")
    running.kill("worker")
    running.manage("release_leases")
    running.start_worker()

    def all_open() -> bool:
        return {key for key, state in reports(running).items() if state == "open"} == EXPECTED

    wait_for(all_open, seconds=120, because=f"{reports(running)}")
    twice = query(
        running,
        "select report_id, to_state, count(*) from smells_reportevent"
        " group by report_id, to_state having count(*) > 1",
    )
    assert twice == []
