"""`manage.py lint`: the same runs in both languages, and addresses through the guarded client."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.smells.fake_client import FakeClient

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


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://169.254.169.254/latest"])
def test_an_inward_address_is_refused(url, capsys):
    code, text, _ = lint(capsys, url)
    assert code == 2 and "Files read: 0" in text


def test_what_is_no_address_is_bad_usage(capsys):
    with pytest.raises(CommandError) as refused:
        call_command("lint", "https://user:secret@board.example/")
    assert refused.value.returncode == 2
