"""What a checkout's files and their names do to the terminal or build service that lints it."""

import json
import os
import re

import pytest

from smells.lint.__main__ import main
from smells.lint.files import Bounds, gather_folder

FORGED = "::error::forged"
README = (
    "# Board\n\n| Model | Score |\n|---|---|\n"
    "| [##[error]Al\x9b2Jpha\u202e-7B]() | 61 |\n| Beta-7B | 60 |\n"
)
STEERS = re.compile("[\x1b\x7f-\x9f\u202a-\u202e]|##\\[|^\\s*::", re.MULTILINE)


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    for name in (f"{FORGED}.md", f"a\n{FORGED}.md", "##[error]b.md", "c\x1b]0;d\x07.md"):
        (tmp_path / name).write_text(README)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(capsys, *arguments: str) -> str:
    main(arguments)
    both = capsys.readouterr()
    return both.out + both.err


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_no_output_has_a_command_or_a_control_sign(checkout, capsys, form):
    text = printed(capsys, ".", "--format", form, "--hints")
    assert "empty-link" in text
    assert STEERS.search(text) is None


def test_programs_get_the_very_text(checkout, capsys):
    found = json.loads(printed(capsys, ".", "--format", "json"))["findings"]
    told = next(each for each in found if each["rule"] == "inaccessible.empty-link")
    assert "##[error]Al\x9b2Jpha\u202e-7B" in " ".join(map(str, told["evidence"].values()))


def test_files_that_are_not_read_are_told_without_forging(checkout, capsys):
    (checkout / f"{FORGED}.csv").write_bytes(b"a\0b")
    (checkout / f"{FORGED}-results.csv").write_bytes(b"a\0b")
    text = printed(capsys, ".")
    assert f"    ./{FORGED}-results.csv: " in text
    assert STEERS.search(text) is None


def test_a_path_that_is_not_there_is_told_without_forging(checkout, capsys):
    assert STEERS.search(printed(capsys, "x\n::error::y\x1b[31m")) is None


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_names_that_are_no_text_can_be_printed(checkout, capsys, form):
    folder = checkout / os.fsdecode(b"\xff")
    folder.mkdir()
    (folder / os.fsdecode(b"\xfe.md")).write_text(README)
    named = os.fsdecode(b"\xff/\xfe.md")
    for arguments in ([named], [os.fsdecode(b"\xff")], [named, os.fsdecode(b"\xff")]):
        printed(capsys, *arguments, "--format", form).encode()


def test_a_folder_whose_name_is_no_text_and_that_holds_nothing_is_told(checkout):
    folder = checkout / os.fsdecode(b"\xff")
    (folder / ".git").mkdir(parents=True)
    (gap,) = gather_folder(folder, Bounds()).left_out
    assert gap.name.endswith("/?")


def test_a_reader_that_fails_says_of_which_file_on_one_line(checkout, caplog, monkeypatch):
    def fail(body, content_type):
        raise ValueError

    monkeypatch.setattr("crawler.extract.read.decode", fail)
    main(["."])
    assert caplog.messages and not any("\n" in said or "\x1b" in said for said in caplog.messages)
