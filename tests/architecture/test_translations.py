"""Chinese is complete: every text of the project is translated, and nothing stale is kept."""

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent.parent
CATALOGUE = ROOT / "leaderboards/locale/zh_Hans/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[sd]|</?\w+>")


def texts(path):
    """All entries of a file by context and English text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with path.open("rb") as file:
            found = read_po(file, abort_invalid=False)
    return {(entry.context, forms(entry.id)[0]): entry for entry in found if entry.id}, found


def forms(text):
    return text if isinstance(text, tuple | list) else (text,)


@pytest.fixture(scope="module")
def translated():
    return texts(CATALOGUE)


def test_every_text_is_translated_and_none_is_a_guess(translated):
    entries, catalogue = translated
    assert len(entries) > 500
    assert [key for key, entry in entries.items() if not forms(entry.string)[0]] == []
    assert [key for key, entry in entries.items() if entry.fuzzy] == []
    assert list(catalogue.obsolete) == []


def test_each_translation_has_the_placeholders_and_tags_of_its_text(translated):
    entries, _ = translated
    differing = {}
    for key, entry in entries.items():
        english, chinese = forms(entry.id)[-1], forms(entry.string)[0]
        wanted, found = (
            Counter(match[0] for match in PLACEHOLDER.finditer(text)) for text in (english, chinese)
        )
        if wanted != found:
            differing[key] = (dict(wanted), dict(found))
    assert differing == {}


def test_each_translation_begins_and_ends_as_its_text_does(translated):
    entries, _ = translated
    for key, entry in entries.items():
        english, chinese = forms(entry.id)[0], forms(entry.string)[0]
        assert english.startswith("\n") == chinese.startswith("\n"), key
        assert english.endswith("\n") == chinese.endswith("\n"), key


def test_the_file_holds_the_texts_of_the_sources_as_they_are_now(translated, tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip("GNU GETTEXT IS NOT INSTALLED: whether a new text lacks Chinese is not known")
    for name in ("leaderboards", "crawler", "smells", "templates"):
        shutil.copytree(
            ROOT / name,
            tmp_path / name,
            ignore=shutil.ignore_patterns("static", "starter", "__pycache__", "*.mo"),
        )
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE")
    }
    subprocess.run(
        [
            *(sys.executable, ROOT / "manage.py", "makemessages", "-l", "zh_Hans"),
            *("--no-obsolete", "--add-location", "file"),
        ],
        cwd=tmp_path,
        env={
            **environment,
            "PYTHONPATH": str(tmp_path),
            "PYTHONSAFEPATH": "1",
            "VAR_DIR": str(tmp_path / "var"),
        },
        check=True,
        capture_output=True,
    )
    fresh, _ = texts(tmp_path / "leaderboards/locale/zh_Hans/LC_MESSAGES/django.po")
    known, _ = translated
    assert sorted(map(str, fresh.keys() - known.keys())) == [], "run make messages, and translate"
    assert sorted(map(str, known.keys() - fresh.keys())) == [], "run make messages"
