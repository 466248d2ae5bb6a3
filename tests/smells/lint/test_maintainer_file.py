"""The linter on a maintainer's own leaderboard.yml: problems, exit codes, and what is accepted."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from sarif_pydantic import Sarif

from smells.lint.__main__ import main

BAD = "# Board\n\n| Model | Score |\n|---|---|\n| [Alpha-7B]() | 61 |\n| Beta-7B | 60 |\n"
GOOD = "version: 1\ncadence: weekly\n"
ACCEPTS = (
    "version: 1\naccepted:\n"
    "  - {rule: inaccessible.empty-link, reason: fix-planned, until: %s, where: %s, text: Soon.}\n"
)


@pytest.fixture
def until():
    """A day ahead: the command asks the clock itself."""
    return (datetime.now(UTC) + timedelta(days=30)).date().isoformat()  # noqa: TID251


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("# Board\n\nWords.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(capsys, *arguments):
    code = main(arguments)
    return code, capsys.readouterr().out


def test_a_file_in_order_is_read_and_counted(folder, capsys):
    (folder / "leaderboard.yml").write_text(GOOD)
    assert lint(capsys, ".") == (0, "\nFindings: 0. Files read: 2.\n")


@pytest.mark.parametrize("name", ["leaderboard.yml", "leaderboard.yaml", "boards/leaderboard.yml"])
def test_a_problem_is_a_line_an_editor_understands(folder, capsys, name):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("version: 1\ncadence: wekly\n")
    code, text = lint(capsys, ".")
    assert code == 1
    assert text.startswith(
        f"{name}:2:10: leaderboard-yml.value-near [certain] “wekly” is not known here; "
        "do you mean “weekly”? (cadence)\n"
    )


def test_the_file_alone_may_be_named(folder, capsys):
    (folder / "leaderboard.yml").write_text("\t")
    assert lint(capsys, "leaderboard.yml")[0] == 1
    (folder / "leaderboard.yml").write_text(GOOD)
    assert lint(capsys, "leaderboard.yml")[0] == 0


@pytest.mark.parametrize(
    ("line", "level", "code"),
    [
        ("nmae: x", "certain", 0),
        ("nmae: x", "likely", 1),
        ("cadence: x", "certain", 1),
        ("cadence: x", "never", 0),
    ],
)
def test_the_exit_code_follows_the_level(folder, capsys, line, level, code):
    (folder / "leaderboard.yml").write_text(f"version: 1\n{line}\n")
    assert lint(capsys, ".", "--fail-on", level)[0] == code


def test_an_acceptance_that_ended_is_told_and_fails_nothing(folder, capsys):
    (folder / "leaderboard.yml").write_text(ACCEPTS % ("2020-01-01", "README.md"))
    (folder / "README.md").write_text(BAD)
    code, text = lint(capsys, ".", "--fail-on", "certain")
    assert code == 0 and "leaderboard-yml.ended [hint]" in text
    assert "inaccessible.empty-link" in text and "not counted" not in text


def test_a_rule_there_is_not_is_an_error(folder, capsys, until):
    entry = f"{{rule: inaccessible.empty-lnk, reason: by-design, until: {until}}}"
    (folder / "leaderboard.yml").write_text(f"version: 1\naccepted: [{entry}]\n")
    code, text = lint(capsys, ".", "--fail-on", "certain")
    assert code == 1 and "do you mean “inaccessible.empty-link”?" in text


@pytest.mark.parametrize("where", ["README.md", "./README.md", "https://board.example/"])
def test_what_is_accepted_is_counted_apart_and_does_not_fail(folder, capsys, until, where):
    (folder / "README.md").write_text(BAD)
    (folder / "leaderboard.yml").write_text(ACCEPTS % (until, where))
    code, text = lint(capsys, ".")
    assert code == 0
    assert text == (
        "\nAccepted in leaderboard.yml, and not counted: 1.\n\nFindings: 0. Files read: 2.\n"
    )


def test_an_acceptance_for_another_file_accepts_nothing_here(folder, capsys, until):
    (folder / "README.md").write_text(BAD)
    (folder / "leaderboard.yml").write_text(ACCEPTS % (until, "docs/README.md"))
    assert lint(capsys, ".")[0] == 1


def test_json_tells_problems_and_what_is_accepted(folder, capsys, until):
    (folder / "README.md").write_text(BAD)
    (folder / "leaderboard.yml").write_text(ACCEPTS % (until, "README.md") + "nmae: x\n")
    plain = json.loads(lint(capsys, ".", "--format", "json")[1])
    assert plain["findings"] == []
    (accepted,) = plain["accepted"]
    assert accepted["rule"] == "inaccessible.empty-link"
    assert accepted["accepted"] == {
        "file": "leaderboard.yml",
        "line": 3,
        "reason": "fix-planned",
        "text": "Soon.",
        "until": until,
    }
    (problem,) = plain["leaderboard_yml"]
    assert (problem["line"], problem["column"], problem["level"]) == (4, 1, "warning")
    assert problem["rule"] == "leaderboard-yml.unknown-key-near"


def test_sarif_suppresses_what_is_accepted(folder, capsys, until):
    (folder / "README.md").write_text(BAD)
    (folder / "leaderboard.yml").write_text(ACCEPTS % (until, "README.md") + "cadence: x\n")
    text = lint(capsys, ".", "--format", "sarif")[1]
    Sarif.model_validate_json(text)
    (run,) = json.loads(text)["runs"]
    accepted, own = run["results"]
    (suppression,) = accepted["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == f"leaderboard.yml:3 fix-planned ({until}) Soon."
    assert "suppressions" not in own and own["ruleId"] == "leaderboard-yml.value"
    region = own["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (4, 10)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        "inaccessible.empty-link",
        "leaderboard-yml.value",
    ]


def test_what_a_file_declares_is_known_to_the_rules(folder, capsys):
    (folder / "README.md").write_text("We welcome submissions of new models to our ranking.\n")
    assert "no-submission-channel" in lint(capsys, ".")[1]
    channel = "submission: {channel: 'https://forms.example/x'}\n"
    (folder / "leaderboard.yml").write_text(f"version: 1\n{channel}")
    assert "no-submission-channel" not in lint(capsys, ".")[1]


def test_a_file_steers_no_terminal(folder, capsys):
    (folder / "leaderboard.yml").write_text('version: 1\n"\\e[31m::error::x": 1\n')
    code, text = lint(capsys, ".")
    assert code == 1 and "\x1b" not in text


def test_it_speaks_chinese(folder, capsys):
    (folder / "leaderboard.yml").write_text("version: 1\nnmae: x\n")
    with pytest.raises(SystemExit) as ended:
        call_command("lint", ".", "--lang", "zh-hans")
    assert ended.value.code == 1
    assert "您是指“name”吗" in capsys.readouterr().out
