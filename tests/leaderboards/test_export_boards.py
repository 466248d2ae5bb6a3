import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from leaderboards.management.commands.export_boards import write_whole
from tests.factories import board

pytestmark = pytest.mark.django_db


def test_it_writes_one_board_a_line_to_standard_output():
    board("榜单 B", slug="b"), board("A", slug="a")
    out = StringIO()
    call_command("export_boards", stdout=out)
    lines = out.getvalue().splitlines()
    assert [json.loads(line)["slug"] for line in lines] == ["a", "b"]
    assert "榜单 B" in lines[1]


def test_it_writes_a_file_and_says_how_many(tmp_path):
    board("A", slug="a")
    out, path = StringIO(), tmp_path / "boards.jsonl"
    call_command("export_boards", "--output", str(path), stdout=out)
    assert json.loads(path.read_text("utf-8"))["name"] == "A"
    assert out.getvalue().startswith("1 boards written to")
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_file_stays_as_it_was_when_writing_fails(tmp_path):
    path = tmp_path / "boards.jsonl"
    path.write_text("before")

    def broken():
        yield "half\n"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_whole(path, broken())
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file"):
        call_command("export_boards", "--output", str(tmp_path / "no" / "boards.jsonl"))


def test_it_takes_a_constant_number_of_queries(django_assert_max_num_queries):
    for number in range(6):
        board(slug=f"b{number}", platforms=("github",), topics=("task:chat",))
    with django_assert_max_num_queries(10):
        call_command("export_boards", stdout=StringIO())
