"""Every colour of the site can be read on every ground it stands on, light and dark."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parent.parent.parent / "leaderboards/static/css/tokens.css").read_text()
LIGHT, _, DARK = TOKENS.partition("@media (prefers-color-scheme: dark)")
GROUNDS = ("paper", "surface")
TEXTS = ("ink", "ink-soft", "accent", "accent-strong", "good", "bad", "untold", "warning")
SMELLS = tuple(sorted(set(re.findall(r"--(smell-[a-z]+):", TOKENS))))
# A text, the ground it stands on besides paper and surface.
PAIRS = (
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("ink", "sunken"),
    ("ink-soft", "sunken"),
    ("ink", "accent-soft"),
    ("ink-soft", "accent-soft"),
    ("ink", "warning-soft"),
    ("ink", "bad-soft"),
    ("accent", "bad-soft"),
    ("accent", "warning-soft"),
)


def colours(css):
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))


def luminance(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("css", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_a_contrast_of_at_least_4_5(css):
    palette = colours(css)
    pairs = [(text, ground) for text in TEXTS + SMELLS for ground in GROUNDS] + list(PAIRS)
    weak = {
        pair: round(contrast(palette[pair[0]], palette[pair[1]]), 2)
        for pair in pairs
        if contrast(palette[pair[0]], palette[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("css", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_of_fields_and_the_focus_have_a_contrast_of_at_least_3(css):
    palette = colours(css)
    for line in ("line-strong", "focus"):
        for ground in GROUNDS:
            assert contrast(palette[line], palette[ground]) >= 3, (line, ground)


def test_all_eight_smells_have_a_colour_and_an_icon():
    icons = (
        Path(__file__).parent.parent.parent / "leaderboards/static/icons/icons.svg"
    ).read_text()
    assert len(SMELLS) == 8
    for smell in SMELLS:
        assert f'<symbol id="{smell.removeprefix("smell-")}"' in icons


def test_no_other_file_names_a_raw_colour():
    for sheet in ("base.css", "components.css", "pages.css"):
        css = (Path(__file__).parent.parent.parent / "leaderboards/static/css" / sheet).read_text()
        without_images = re.sub(r"url\([^)]*\)", "", css)
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", without_images), sheet
