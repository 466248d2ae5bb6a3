"""`manage.py lint`: the same runs in both languages, and addresses through the guarded client."""

import json
import os

import pytest
from django.core.management import CommandError, call_command

from tests.smells.fake_client import FakeClient
from tests.smells.test_linked_reports import BOTH, DATA, FORM

BAD = "# Board\n\nSee [the data]() of it.\n"


@pytest.fixture
def readme(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(BAD)
    return "README.md"


def lint(capsys, *arguments: str) -> tuple[int, str, str]:
    code = 0
    try:
        call_command("lint", *arguments)
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    return code, said.out, said.err


def test_it_finds_and_fails(readme, capsys):
    code, text, _ = lint(capsys, readme)
    assert code == 1
    assert text.startswith("README.md:3: Inaccessible inaccessible.empty-link [Likely] ")


def test_it_speaks_chinese(readme, capsys):
    _code, text, _ = lint(capsys, readme, "--lang", "zh-hans")
    assert "无法访问" in text and "/zh-hans/rules/inaccessible.empty-link/" in text
    assert "补上地址" in text
    plain = json.loads(lint(capsys, readme, "--lang", "zh-hans", "--format", "json")[1])
    assert plain["language"] == "zh-hans"


def test_a_path_that_is_not_there_is_an_error_of_its_own(capsys):
    with pytest.raises(CommandError, match="no such file") as refused:
        call_command("lint", "/nowhere/at-all.md")
    assert refused.value.returncode == 2


def test_progress_is_told_apart_from_the_result(tmp_path, capsys):
    for number in range(60):
        (tmp_path / f"{number}.md").write_text("# Words\n")
    code, text, progress = lint(capsys, str(tmp_path), "--format", "json")
    assert code == 0 and len(json.loads(text)["read"]) == 60
    assert "25 of 60 files read" in progress


def test_an_address_is_looked_at_like_a_board(readme, capsys, monkeypatch, settings):
    settings.HOST_GAP_SECONDS = 0
    client = FakeClient({"https://board.example/": 200})
    monkeypatch.setattr("smells.management.commands.lint.open_client", lambda: client)
    code, text, _ = lint(capsys, readme, "https://board.example/", "--format", "json")
    assert "https://board.example/" in client.asked
    assert code == 1 and json.loads(text)["read"] == ["README.md", "https://board.example/"]


def test_what_the_page_of_an_address_links_to_is_looked_at_as_well(capsys, monkeypatch, settings):
    settings.HOST_GAP_SECONDS = 0
    url = "https://board.example/"
    client = FakeClient({url: BOTH, DATA: 404, FORM: 200})
    monkeypatch.setattr("smells.management.commands.lint.open_client", lambda: client)
    code, text, _ = lint(capsys, url, "--format", "json")
    (found,) = json.loads(text)["findings"]
    assert (code, found["rule"], found["file"]) == (1, "missing.linked-entity", url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://169.254.169.254/latest"])
def test_an_inward_address_is_refused(url, capsys):
    code, text, _ = lint(capsys, url)
    assert code == 2 and "Files read: 0" in text


def test_what_is_no_address_is_bad_usage(capsys):
    with pytest.raises(CommandError) as refused:
        call_command("lint", "https://user:secret@board.example/")
    assert refused.value.returncode == 2


def told_of(capsys, *arguments: str) -> str:
    code, text, told = lint(capsys, *arguments)
    assert code == 2
    return text + told


def test_a_pipe_is_refused_with_what_to_do(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    for path in (str(tmp_path / "pipe.md"), "-"):
        with pytest.raises(CommandError, match="save what it gives in a file") as refused:
            call_command("lint", path)
        assert refused.value.returncode == 2


def test_a_binary_file_is_said_to_be_none_that_can_be_read(tmp_path, capsys):
    (tmp_path / "board.md").write_bytes(b"\x89PNG\0\0\0\0")
    assert "it is a binary file" in told_of(capsys, str(tmp_path / "board.md"))


def test_a_file_far_too_large_is_not_read_and_the_bound_is_told(tmp_path, capsys):
    with (tmp_path / "board.md").open("wb") as file:
        file.truncate(100_000_000)  # takes no room
    assert "at most 5 MB of a file" in told_of(capsys, str(tmp_path / "board.md"))


def test_a_folder_without_anything_to_read_is_told_of(tmp_path, capsys):
    (tmp_path / "code.py").write_text("pass\n")
    assert "it holds no document" in told_of(capsys, str(tmp_path))


def test_a_folder_that_cannot_be_opened_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("smells.lint.files.os.access", lambda *_: False)  # root may open all
    with pytest.raises(CommandError, match="it cannot be opened") as refused:
        call_command("lint", str(tmp_path))
    assert refused.value.returncode == 2


def test_the_help_tells_examples_and_exit_codes_line_by_line(capsys):
    with pytest.raises(SystemExit):
        call_command("lint", "--help")
    lines = capsys.readouterr().out.splitlines()
    assert "exit codes:" in lines and any(line.startswith("  lint README.md") for line in lines)
