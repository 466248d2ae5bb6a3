"""The line of a JSON file that a table's address points at. Pure.

Readers keep paths such as `$.results[3]`; a file on disk is better shown by its line. The line is
looked up only for what is shown, since the parser keeps no positions.
"""

import json
import re

_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]|\[(\"(?:[^\"\\]|\\.)*\")\]")
_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


def line_of(text: str, at: str) -> int:
    """The line on which the value begins, or the nearest value around it; 0 when there is none."""
    position = _BLANK.match(text, 0).end()  # type: ignore[union-attr]
    try:
        for step in _STEP.finditer(at):
            inside = _enter(text, position, step)
            if inside is None:
                break
            position = inside
    except (ValueError, IndexError, RecursionError):
        return 0
    return text.count("\n", 0, position) + 1


def _enter(text: str, position: int, step: re.Match[str]) -> int | None:
    """Where the child begins that the step names; None when the value has no such child."""
    opening = text[position]
    if opening == "[" and step[2] is not None:
        return _child(text, position + 1, index=int(step[2]))
    if opening == "{" and step[2] is None:
        name = json.loads(step[3]) if step[3] else step[1]
        return _child(text, position + 1, name=name)
    return None


def _child(text: str, position: int, *, index: int = -1, name: str | None = None) -> int | None:
    seen = 0
    while True:
        position = _skip(text, position, "")
        if text[position] in "]}":
            return None
        key = None
        if name is not None:
            key, position = _DECODER.raw_decode(text, position)
            position = _skip(text, position, ":")
        if key == name if name is not None else seen == index:
            return position
        position = _skip(text, _DECODER.raw_decode(text, position)[1], ",")
        seen += 1


def _skip(text: str, position: int, sign: str) -> int:
    """Past blanks, one sign if it is there, and blanks again."""
    position = _BLANK.match(text, position).end()  # type: ignore[union-attr]
    if sign and text[position] == sign:
        position = _BLANK.match(text, position + 1).end()  # type: ignore[union-attr]
    return position
