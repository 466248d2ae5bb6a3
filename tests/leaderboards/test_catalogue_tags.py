"""The small tags of our templates."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from leaderboards.templatetags import catalogue


def shown(template, path="/en/", **context):
    request = RequestFactory().get(path)
    return Template(template).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("path", "asked", "left"),
    [
        ("/?a=1&a=2&b=3", '"a" "1"', "?a=2&amp;b=3"),
        ("/?a=1&b=3", '"a" "1"', "?b=3"),
        ("/?a=1&a=2&b=3", '"a"', "?b=3"),
        ("/?a=1&page=7", '"a" "1"', "?"),
        ("/?q=%22%3E%3Cb%3E&a=1", '"a" "1"', "?q=%22%3E%3Cb%3E"),
    ],
)
def test_one_filter_is_taken_out_of_the_address(path, asked, left):
    assert shown("{% without " + asked + " %}", path) == left


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "//x.example", "mailto:a@b", "http://[", ""],
)
def test_what_is_not_a_web_address_is_never_a_link(url):
    assert "<a" not in catalogue.outward(Context(), url, "text")


def test_a_web_address_is_escaped():
    link = catalogue.outward(Context(), 'https://x.example/?a="><script>', "<b>")
    assert "<script" not in link
    assert "<b>" not in link


def test_a_word_that_has_no_label_is_shown_as_it_is():
    assert catalogue.label("new-word", "platform") == "new-word"


def test_times_are_told_from_now():
    now = timezone.now()
    assert ">just now<" in catalogue.moment(now)
    assert ">3 hours ago<" in catalogue.moment(now - timedelta(hours=3, minutes=10))
    assert ">in 2 days<" in catalogue.moment(now + timedelta(days=2, hours=3))
    assert catalogue.moment(None) == "never"


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (True, "Yes", "是"),
        (False, "No", "否"),
        ("public", "public", "公开"),
        ("automatic, manual", "automatic, manual", "自动、人工"),
        (["humans", "Our own judge"], "humans, Our own judge", "人工评判、Our own judge"),
    ],
)
def test_facts_are_said_in_the_readers_language(value, english, chinese):
    with translation.override("en"):
        assert catalogue.fact_value(value) == english
    with translation.override("zh-hans"):
        assert catalogue.fact_value(value) == chinese


@pytest.mark.parametrize(("language", "brackets"), [("en", " ({})"), ("zh-hans", "（{}）")])
def test_a_day_with_its_moment_is_bracketed_as_the_language_does(language, brackets):
    when = timezone.now() - timedelta(hours=3)
    with translation.override(language):
        day, moment = catalogue.day(when), catalogue.moment(when)
        assert catalogue.day_and_moment(when) == day + brackets.format(moment)
