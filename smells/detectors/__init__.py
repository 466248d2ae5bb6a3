"""Every rule, found by its place: smells/detectors/<smell>/<rule>.py. Nothing else to edit.

A rule without its documents in both languages, or without a bad, a good and an inconclusive
example, does not load.
"""

import importlib
import pkgutil
from pathlib import Path
from typing import cast

import yaml

from smells.rule import Detector

HERE = Path(__file__).parent
KINDS = ("bad", "good", "inconclusive")


class IncompleteRule(Exception):
    """A rule lacks one of its companion files, or one kind of example."""


def _find() -> dict[str, Detector]:
    found: dict[str, Detector] = {}
    for package in sorted(pkgutil.iter_modules([str(HERE)])):
        for module in sorted(pkgutil.iter_modules([str(HERE / package.name)])):
            name = f"{__name__}.{package.name}.{module.name}"
            detector = cast(Detector, importlib.import_module(name))
            rule = detector.rule
            _refuse_incomplete(rule.id, HERE / package.name / module.name)
            found[rule.id] = detector
    return found


def _refuse_incomplete(rule_id: str, stem: Path) -> None:
    for suffix in (".md", ".zh-hans.md", ".yaml"):
        companion = stem.with_name(stem.name + suffix)
        if not companion.exists():
            raise IncompleteRule(f"{rule_id}: {companion.name} is missing beside {stem.name}.py")
    examples = yaml.safe_load(stem.with_name(stem.name + ".yaml").read_text(encoding="utf-8"))
    for kind in KINDS:
        if not (isinstance(examples, dict) and examples.get(kind)):
            raise IncompleteRule(f"{rule_id}: {stem.name}.yaml has no {kind} example")


def companion(rule_id: str, suffix: str) -> Path:
    """The rule's file beside its module: `.md`, `.zh-hans.md` or `.yaml`."""
    smell, name = rule_id.split(".")
    return HERE / smell / (name.replace("-", "_") + suffix)


DETECTORS: dict[str, Detector] = _find()
