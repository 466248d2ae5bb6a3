"""Migrations that only give other names leave every table as it is."""

from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("app", "number"), [("leaderboards", "0007"), ("crawler", "0011"), ("smells", "0009")]
)
def test_no_statement_is_sent_to_the_database(app: str, number: str) -> None:
    said = StringIO()
    call_command("sqlmigrate", app, number, stdout=said)
    statements = {line for line in said.getvalue().splitlines() if not line.startswith("--")}
    assert statements - {"BEGIN;", "COMMIT;"} == set()
