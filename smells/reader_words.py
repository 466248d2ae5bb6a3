"""What readers and curators wrote, and in which language each text is. Pure."""

import re

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
CHINESE, ENGLISH = "zh-Hans", "en"


def language_tag_of(text: str) -> str:
    """As HTML writes it. A text with some Chinese in it is Chinese: names stay Latin there."""
    return CHINESE if len(_CHINESE.findall(text)) * 10 > len(text) else ENGLISH


def in_language(text_en: str, text_zh: str, *, chinese: bool) -> tuple[str, str]:
    """The text for this reader, else the other one; and the language tag of what it is."""
    text = (text_zh or text_en) if chinese else (text_en or text_zh)
    return text, language_tag_of(text)
