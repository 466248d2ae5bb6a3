"""Which smell a description speaks of, by words with weights."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from smells.suggestion import suggest_entity, suggest_smell

SENTENCES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))
CLEAR = [(smell, text) for smell, texts in SENTENCES["clear"].items() for text in texts]
LEARNED = [(smell, text) for smell, texts in SENTENCES["learned"].items() for text in texts]
UNSEEN = [(smell, text) for smell, texts in SENTENCES["unseen"].items() for text in texts]


@pytest.mark.parametrize(("smell", "text"), CLEAR)
def test_a_clear_sentence_is_told_and_an_unclear_one_is_left_open(smell, text):
    assert suggest_smell(text).what == smell


def test_of_harder_sentences_all_but_one_are_told_and_none_is_told_wrong():
    missed = [text for smell, text in LEARNED if suggest_smell(text).what != smell]
    assert missed == ["None of the rows has a value in the MMLU column any more."]


def test_of_sentences_it_was_not_made_for_few_are_told_wrong():
    """The share it tells is printed; a wrong suggestion is worse than none, and is bounded."""
    said = [(smell, suggest_smell(text).what) for smell, text in UNSEEN]
    right = sum(smell == told for smell, told in said)
    silent = sum(bool(smell) and not told for smell, told in said)
    wrong = len(said) - right - silent
    print(f"unseen sentences: {right} right, {silent} left open, {wrong} wrong of {len(said)}")
    assert (right, silent, wrong) == tuple(SENTENCES["worth"])


def test_what_is_suggested_comes_with_the_words_that_led_there():
    told = suggest_smell("The dataset is gone: 404, and the page is not found.")
    assert {(word.text, word.weight) for word in told.words} == {
        ("is gone", 3),
        ("404", 3),
        ("not found", 3),
    }


def test_where_two_fit_equally_both_are_named_and_none_is_suggested():
    told = suggest_smell("The link is dead and the same row is there twice.")
    assert (told.what, set(told.close)) == ("", {"missing", "redundant"})


def test_a_longer_phrase_counts_in_place_of_the_shorter_in_it():
    words = suggest_smell("It keeps loading and does not load.").words
    assert [word.text for word in words] == ["keeps loading", "does not load"]


@pytest.mark.parametrize(
    "text",
    [
        "No duplicates here, all is well.",
        "It is not missing, I found it.",
        "Nothing is missing from this list of models.",
        "The ranking is never outdated.",
        "没有重复，一切正常。",
        "并没有缺失任何数据。",
    ],
)
def test_what_is_denied_does_not_count(text):
    assert suggest_smell(text).what == ""


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("submission-channel", "The submission form crashes."),
        ("benchmark-raw-dataset", "The test set cannot be downloaded."),
        ("benchmark-metric", "The metric is not defined."),
        ("evaluation-harness", "The harness fails to install."),
        ("ranking-dataframe", "The ranking shows two columns."),
        ("benchmark-raw-dataset", "数据集无法下载。"),
        ("benchmark-metric", "这个指标没有说明。"),
        ("", "It is broken."),
    ],
)
def test_the_entity_is_suggested_likewise(entity, text):
    assert suggest_entity(text).what == entity


@given(st.text(max_size=2_000))
@settings(max_examples=60, deadline=None)
def test_any_text_is_answered(text):
    assert suggest_smell(text) == suggest_smell(text)


@pytest.mark.parametrize(
    "text",
    ["not " * 500, "does not " * 222, "ranked " * 285, "没有" * 1_000, "a" * 2_000, "what " * 400],
)
def test_no_text_keeps_it_busy(text):
    suggest_smell("warm")
    began = time.process_time()
    suggest_smell(text)
    assert time.process_time() - began < 1.0
