import json
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from leaderboards.models import Board, SourceRecord
from smells.models import Report
from tests.leaderboards.importers.rows import case_row, space, study_row

pytestmark = pytest.mark.django_db
LIST = "## Text\n\n| Name | Description |\n| - | - |\n| [X](https://x.org) | Ranks. |\n"


def ran(*arguments, **options):
    out = StringIO()
    call_command("import_boards", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def failed(*arguments):
    with pytest.raises(CommandError) as error:
        ran(*arguments)
    return str(error.value)


@pytest.fixture
def study(tmp_path):
    thread = "https://github.com/x/x/issues/1"
    rows = [study_row("X", smell_cases=[thread]), study_row("Bad", platforms=["nowhere"])]
    (tmp_path / "boards.json").write_text(json.dumps(rows))
    (tmp_path / "smell_cases.json").write_text(json.dumps([case_row(thread)]))
    return tmp_path


def test_the_study_brings_boards_and_cases_and_names_what_it_rejects(study):
    said = ran("study", study)
    assert "boards: 1 created, 0 updated" in said
    assert "labelled cases: 1 created, 0 updated, 0 unchanged; 1 belong to a board" in said
    assert "rejected: boards.json row 2 “Bad”: platforms: nowhere is not one of" in said
    assert Report.objects.get().board == Board.objects.get()
    assert "1 unchanged; 1 rows rejected" in ran("study", study / "boards.json")


def test_strict_makes_a_rejected_row_a_failure_but_keeps_the_others(study):
    assert "1 rows were rejected" in failed("study", study, "--strict")
    assert Board.objects.count() == 1


def test_a_list_is_confirmed_on_the_day_that_is_given(tmp_path):
    path = tmp_path / "README.md"
    path.write_text(LIST)
    ran("awesome", path, "--confirmed-on", "2026-05-01")
    assert SourceRecord.objects.get().confirmed_on == date(2026, 5, 1)


def test_every_source_can_be_read_from_a_path(tmp_path):
    (tmp_path / "spaces.json").write_text(json.dumps([space("owner/board")]))
    assert "1 created" in ran("huggingface", tmp_path / "spaces.json")
    call_command("export_boards", "--output", tmp_path / "b.jsonl", stdout=StringIO())
    assert "1 unchanged" in ran("jsonl", tmp_path / "b.jsonl")
    starter = "name: Y\nlocations: {home: 'https://y.org'}\nconfirmed_on: 2026-08-01\n"
    (tmp_path / "y.yaml").write_text(starter)
    assert "1 created" in ran("starter", tmp_path)
    assert "1 unchanged" in ran("starter", tmp_path / "y.yaml")


@pytest.mark.parametrize(
    ("source", "content", "reason"),
    [
        ("study", "x", "not a readable .xlsx workbook"),
        ("awesome", "[]", "no Markdown table with rows"),
        ("huggingface", "<html>", "it is not JSON"),
        ("jsonl", "# list", "no line holds a board; line 1: it is not JSON"),
        ("jsonl", "", "nothing could be read"),
        ("starter", "- x", "nothing could be read"),
    ],
)
def test_the_wrong_format_is_said(tmp_path, source, content, reason):
    path = tmp_path / "file.yaml"
    path.write_text(content)
    assert reason in failed(source, path)


@pytest.mark.parametrize("source", ["study", "awesome", "huggingface", "jsonl", "starter"])
def test_a_path_that_is_not_there_is_named(tmp_path, source):
    assert "nowhere cannot be read: No such file" in failed(source, tmp_path / "nowhere")


def test_a_folder_without_the_second_file_says_which(study):
    (study / "smell_cases.json").unlink()
    assert "smell_cases.json cannot be read: No such file" in failed("study", study)


@pytest.mark.parametrize("source", ["study", "awesome", "jsonl"])
def test_a_source_without_a_path_asks_for_one(source):
    assert failed(source).startswith("give the")


def test_a_file_that_is_no_text_says_so(tmp_path):
    path = tmp_path / "README.md"
    path.write_bytes(b"\xff\xfe\x00")
    assert "is not UTF-8 text" in failed("awesome", path)


def test_hostile_text_cannot_steer_the_terminal(tmp_path):
    row = study_row("\x1b[2J\x07Bad") | {"platforms": ["\x1b]0;x\x07"]}
    (tmp_path / "boards.json").write_text(json.dumps([row, study_row()]))
    (tmp_path / "smell_cases.json").write_text("[]")
    said = ran("study", tmp_path)
    assert "\x1b" not in said
    assert "\x07" not in said


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def test_a_list_can_be_given_by_its_address(tmp_path, settings):
    (tmp_path / "README.md").write_text(LIST)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    Thread(target=server.serve_forever, daemon=True).start()
    host = f"127.0.0.1:{server.server_port}"
    settings.FETCH_ALLOWED_HOSTS = frozenset([host])
    try:
        assert "1 created" in ran("awesome", f"http://{host}/README.md")
        assert "answered 404" in failed("awesome", f"http://{host}/nothing.md")
    finally:
        server.shutdown()
        server.server_close()
    assert "could not be fetched" in failed("awesome", f"http://{host}/README.md")


def test_nothing_is_said_when_silence_is_asked_for(study):
    assert ran("study", study, verbosity=0) == ""


def test_stopped_half_way_it_says_what_was_written(study, monkeypatch):
    def interrupted(cases, summary):
        raise KeyboardInterrupt

    monkeypatch.setattr("smells.management.commands.import_boards.load_cases", interrupted)
    with pytest.raises(CommandError, match="stopped; what was written stays") as error:
        ran("study", study)
    assert error.value.returncode == 130
    assert Board.objects.count() == 1
