import asyncio
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter
from django.utils import timezone, translation
from django.utils.translation import gettext

from crawler.door import access, open_client
from crawler.observation import Observation
from crawler.platforms.adapter import Place
from leaderboards.identity import BadAddress, canonical_url, platform_of
from leaderboards.labels import SMELL_LABELS
from leaderboards.vocabulary import LocationRole
from smells.labels import CONFIDENCE_LABELS
from smells.lint.files import Bounds, UnreadablePath
from smells.lint.findings import LintReport, Voice, lint
from smells.lint.maintainer_file import read_own_files
from smells.lint.observing import observe_files
from smells.lint.running import (
    COULD_NOT_RUN,
    add_arguments,
    exit_code,
    gather,
    is_address,
    output,
)
from smells.lint.text import printable
from smells.recheck import look_at


class _KeepingLines(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Examples and exit codes stand below the options as they were written."""


class Command(BaseCommand):
    help = "Run the rules over your own files, a folder or an address. Nothing is stored."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.formatter_class = _KeepingLines
        add_arguments(parser)
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("--lang", choices=languages, default="en", help="of what is printed")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["lang"]):
            voice = Voice(options["lang"], settings.SITE_URL, gettext)
            report = self._report(options, voice)
            self.stdout.write(output(report, options["format"], voice=voice, name_of=_name_of))
        if code := exit_code(report, options["fail_on"]):
            if code == COULD_NOT_RUN:
                self.stderr.write(gettext("Nothing could be read."))
            sys.exit(code)

    def _report(self, options: dict[str, Any], voice: Voice) -> LintReport:
        bounds, now = Bounds(), timezone.now()
        addresses = [path for path in options["paths"] if is_address(path)]
        try:
            inputs = gather([path for path in options["paths"] if path not in addresses], bounds)
        except UnreadablePath as error:
            told = printable(f"{error.path}: {gettext(error.why)}")
            raise CommandError(told, returncode=COULD_NOT_RUN) from error
        looked = _look_at(addresses)
        further = looked.pages if looked else ()
        observation = observe_files(
            inputs.gathered, bounds, at=now, further=further, tell=self._tell
        )
        observation = replace(observation, linked=looked.linked if looked else ())
        return lint(
            observation,
            voice=voice,
            hints=options["hints"] or options["fail_on"] == "hint",
            left_out=inputs.gathered.left_out,
            shown_at=inputs.shown_at,
            own=read_own_files(inputs.gathered.own, today=now.date()),
        )

    def _tell(self, done: int, total: int) -> None:
        if done:
            told = gettext("%(done)s of %(total)s files read")
            self.stderr.write(told % {"done": done, "total": total})


def _look_at(addresses: Sequence[str]) -> Observation | None:
    """The addresses as a recheck would see them, through the same guarded client."""
    if not addresses:
        return None
    try:
        for url in addresses:
            canonical_url(url)
    except BadAddress as error:
        raise CommandError(f"{url}: {error}", returncode=COULD_NOT_RUN) from error
    places = [Place(url, (LocationRole.HOME,), platform_of(url)) for url in addresses]
    client, now = open_client(), timezone.now()
    return asyncio.run(
        look_at("lint", places, now=now, client=client, access=access(), and_linked=True)
    )


def _name_of(word: str) -> str:
    """The reader's word for a smell or a confidence."""
    return str(SMELL_LABELS.get(word) or CONFIDENCE_LABELS.get(word) or word)
