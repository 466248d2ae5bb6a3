"""Whole runs without Django: what is read, found, printed and returned."""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from sarif_pydantic import Sarif

from smells.lint.__main__ import main

ROOT = Path(__file__).resolve().parents[3]
BAD = "# Board\n\n| Model | Score |\n|---|---|\n| [Alpha-7B]() | 61 |\n| Beta-7B | 60 |\n"


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(capsys, *arguments: str) -> tuple[int, str]:
    code = main(arguments)
    return code, capsys.readouterr().out


def test_a_finding_is_a_line_an_editor_understands(checkout, capsys):
    (checkout / "README.md").write_text(BAD)
    code, text = lint(capsys, ".")
    assert code == 1
    assert text.startswith(
        "README.md:5: inaccessible inaccessible.empty-link [likely] “Alpha-7B” is"
    )
    assert "    > | [Alpha-7B]() | 61 |" in text
    assert "/en/rules/inaccessible.empty-link/" in text


def test_a_board_in_order_ends_with_nothing(checkout, capsys):
    (checkout / "README.md").write_text("# Board\n\nWords.\n")
    assert lint(capsys, ".") == (0, "\nFindings: 0. Files read: 1.\n")


@pytest.mark.parametrize(
    ("level", "code"), [("certain", 0), ("likely", 1), ("hint", 1), ("never", 0)]
)
def test_the_exit_code_follows_the_level(checkout, capsys, level, code):
    (checkout / "README.md").write_text(BAD)
    assert lint(capsys, ".", "--fail-on", level)[0] == code


def test_hints_are_shown_only_when_asked_for(checkout, capsys):
    (checkout / "README.md").write_text("![a](img\\a.png)\n\n<img src='img\\b.png'>\n")
    assert "backslash-path" not in lint(capsys, ".")[1]
    assert "backslash-path" in lint(capsys, ".", "--hints")[1]
    assert lint(capsys, ".", "--fail-on", "hint")[0] == 1


def test_what_cannot_be_run_is_no_clean_result(checkout, capsys):
    assert lint(capsys, "none.md")[0] == 2
    assert lint(capsys, ".")[0] == 2
    with pytest.raises(SystemExit) as refused:
        main(["https://board.example/"])
    assert refused.value.code == 2


@pytest.mark.parametrize(
    ("body", "told"),
    [(b"\0" * 5000, "it is a binary file"), (b"x" * 6_000_000, "it is too large")],
)
def test_what_is_not_read_is_told(checkout, capsys, body, told):
    (checkout / "README.md").write_bytes(body)
    code, text = lint(capsys, ".")
    assert code == 2 and f"README.md: {told}" in text


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe" + BAD.encode("utf-16-le"), b"\xef\xbb\xbf" + BAD.encode(),
     BAD.encode("gb18030"), b"\xc3\x28\xa0\xa1" * 500, b"| a |\0| b |", b"|" * 200_000,
     b"[" * 100_000, b"<table><tr><td>" * 20_000, b"> " * 50_000],
)  # fmt: skip
def test_hostile_bodies_end_in_seconds(checkout, capsys, body):
    (checkout / "README.md").write_bytes(body)
    began = perf_counter()
    assert lint(capsys, ".")[0] in (0, 1, 2)
    assert perf_counter() - began < 15


def test_what_a_file_says_does_not_steer_the_terminal(checkout, capsys):
    (checkout / "README.md").write_text("[\x1b[31mred\x07\u202e name]()\n")
    (checkout / "b\x1b[2J.md").write_text("[x]()\n")
    _code, text = lint(capsys, ".")
    assert "\x1b" not in text and "\x07" not in text and "\u202e" not in text


def test_half_characters_are_replaced(checkout, capsys):
    (checkout / "results.json").write_text('[{"model": "\\ud800 [x](y)", "score": "NaN"}]')
    for form in ("text", "json", "sarif"):
        lint(capsys, "results.json", "--hints", "--format", form)[1].encode()


def test_json_has_all_of_a_finding(checkout, capsys):
    (checkout / "docs").mkdir()
    (checkout / "docs" / "a.md").write_text(BAD)
    report = json.loads(lint(capsys, "docs", "--format", "json")[1])
    (finding,) = report["findings"]
    assert finding["file"] == "docs/a.md" and finding["line"] == 5
    assert finding["rule"] == "inaccessible.empty-link" and finding["entity"] == "model"
    assert finding["remedy"] and finding["link"] and len(finding["fingerprint"]) == 64
    assert report["read"] == ["docs/a.md"]


def test_sarif_is_understood_by_its_own_models(checkout, capsys):
    (checkout / "a b.md").write_text(BAD)
    (checkout / "big.md").write_bytes(b"\0\0")
    sarif = Sarif.model_validate_json(lint(capsys, ".", "--format", "sarif")[1])
    run = sarif.runs[0]
    assert sarif.version == "2.1.0"
    (result,) = run.results
    where = result.locations[0].physical_location
    assert (where.artifact_location.uri, where.region.start_line) == ("a%20b.md", 5)
    assert run.tool.driver.rules[result.rule_index].id == result.rule_id
    assert run.invocations[0].execution_successful
    assert "big.md" in json.dumps(run.invocations[0].model_dump())


def test_the_linter_loads_without_django_and_without_a_network(checkout):
    (checkout / "README.md").write_text(BAD)
    program = (
        "import sys; from smells.lint.__main__ import main; code = main(['.'])\n"
        "names = ('django', 'celery', 'httpx', 'sarif_pydantic')\n"
        "print([name for name in names if name in sys.modules], code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[] 1"
