"""The samples are called in the reader's language, by the same names as on their own pages."""

import pytest
from django.template import Context, Template
from django.utils.translation import gettext, override

from crawler.samples.catalogue import SAMPLES
from tests import factories

NAME = Template("{{ board|name_of }}")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
def test_the_catalogue_and_the_samples_page_call_it_alike(sample):
    with override("zh-hans"):
        assert gettext(sample.name_en) == sample.name_zh


@pytest.mark.django_db
def test_a_board_that_is_no_sample_is_called_as_it_calls_itself():
    sample = factories.board(SAMPLES[0].name_en, source="sample")
    other = factories.board("text")
    with override("zh-hans"):
        assert NAME.render(Context({"board": sample})) == SAMPLES[0].name_zh
        assert NAME.render(Context({"board": other})) == "text"
