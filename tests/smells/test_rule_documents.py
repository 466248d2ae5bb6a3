"""Every rule is explained in both languages under the same four headings, in the same order."""

from collections import Counter
from dataclasses import astuple

import pytest

from smells.detectors import DETECTORS, IncompleteRule, _refuse_incomplete, companion
from smells.documents import HEADINGS, MisshapenDocument, _sections, document_of, title_of

RULES = list(DETECTORS)


@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_has_all_four_sections_and_says_something_in_each(rule_id, language):
    title, *sections = astuple(document_of(rule_id, language))
    assert 2 <= len(title) <= 48 and not title.endswith((".", "。"))
    for section in sections:
        assert len(section) > len("<p></p>\n") + 5


@pytest.mark.parametrize("language", HEADINGS)
def test_no_two_rules_of_one_smell_have_one_title(language):
    titles = Counter((rule.partition(".")[0], title_of(rule, language)) for rule in RULES)
    assert max(titles.values()) == 1


def test_a_rule_that_is_not_there_has_no_title():
    assert title_of("missing.nothing", "en") == ""


@pytest.mark.parametrize("rule_id", RULES)
def test_the_chinese_document_is_chinese_and_the_english_one_is_not(rule_id):
    def chinese_signs(language):
        text = "".join(astuple(document_of(rule_id, language)))
        return sum("\u4e00" <= sign <= "\u9fff" for sign in text)

    assert chinese_signs("zh-hans") > 40
    assert chinese_signs("en") == 0


def test_another_language_reads_english():
    assert document_of(RULES[0], "fr") == document_of(RULES[0], "en")


def test_markup_in_a_document_is_shown_not_obeyed(monkeypatch, tmp_path):
    file = tmp_path / "rule.md"
    sections = [f"## {heading}\n\n<script>alert(1)</script>\n" for heading in HEADINGS["en"]]
    file.write_text("# Title\n\n" + "\n".join(sections))
    monkeypatch.setattr("smells.documents.companion", lambda *_: file)
    assert "<script" not in "".join(astuple(document_of.__wrapped__("any.rule", "en")))


def test_a_document_with_other_headings_is_refused(monkeypatch, tmp_path):
    file = tmp_path / "rule.md"
    file.write_text("# Title\n\n## Why\n\n…\n\n## What\n\n…\n")
    monkeypatch.setattr("smells.documents.companion", lambda *_: file)
    with pytest.raises(MisshapenDocument, match=r"\['Title', 'Why', 'What'\]"):
        document_of.__wrapped__("any.rule", "en")


def test_text_before_the_first_heading_is_refused_too():
    assert "" in _sections("# Title\n\nHello\n\n## What\n")[1]


def test_a_document_without_a_title_is_refused(monkeypatch, tmp_path):
    file = tmp_path / "rule.md"
    file.write_text("".join(f"## {heading}\n\n…\n\n" for heading in HEADINGS["en"]))
    monkeypatch.setattr("smells.documents.companion", lambda *_: file)
    with pytest.raises(MisshapenDocument, match=r"\['', 'What'"):
        document_of.__wrapped__("any.rule", "en")


@pytest.mark.parametrize("lost", [".md", ".zh-hans.md", ".yaml"])
def test_a_rule_without_a_companion_does_not_load(tmp_path, lost):
    stem = tmp_path / "duplicate_model"
    for suffix in {".md", ".zh-hans.md", ".yaml"} - {lost}:
        stem.with_name(stem.name + suffix).write_text("bad: [1]\ngood: [1]\ninconclusive: [1]\n")
    with pytest.raises(IncompleteRule, match=f"duplicate_model{lost} is missing"):
        _refuse_incomplete("redundant.duplicate-model", stem)


def test_a_rule_without_an_inconclusive_example_does_not_load(tmp_path):
    stem = tmp_path / "duplicate_model"
    for suffix in (".md", ".zh-hans.md", ".yaml"):
        stem.with_name(stem.name + suffix).write_text("bad: [1]\ngood: [1]\n")
    with pytest.raises(IncompleteRule, match="no inconclusive example"):
        _refuse_incomplete("redundant.duplicate-model", stem)


def test_a_rules_companions_lie_beside_its_module():
    assert companion("missing.not-found-page", ".yaml").name == "not_found_page.yaml"
