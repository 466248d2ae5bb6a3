"""Bytes as text: by mark, by declaration, by trial. Pure; never raises."""

import codecs
import re

MOST_BYTES = 20_000_000  # as much as the fetch lets through for a CSV
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


def decode(body: bytes, content_type: str = "") -> str:
    """The text with `\\n` line ends. What fits no encoding becomes U+FFFD, which detectors see."""
    body = body[:MOST_BYTES]
    text = _by_mark(body) or _by_name(body, _declared(body, content_type)) or _by_trial(body)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _by_mark(body: bytes) -> str:
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    return ""


def _declared(body: bytes, content_type: str) -> str:
    match = _CHARSET.search(content_type.encode("ascii", errors="ignore"))
    if match is None and "html" in content_type:
        match = _CHARSET.search(body[:4096])
    return match[1].decode("ascii") if match else ""


def _by_name(body: bytes, name: str) -> str:
    """The declared encoding, unless the body shows that it is UTF-8 or the name is unknown."""
    try:
        if not name or codecs.lookup(name).name == "utf-8":
            return ""
        text = body.decode(name)
    except (LookupError, ValueError):
        return ""
    return text


def _by_trial(body: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError as error:
            # A cut in the middle of the last character is no reason to doubt the encoding.
            if encoding == "utf-8" and (len(body) - error.start < 4 or error.start > 2000):
                break
    return body.decode("utf-8", errors="replace")
