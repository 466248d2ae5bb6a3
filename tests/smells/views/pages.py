"""Getting a page in a language, and what every page must keep to."""

from html.parser import HTMLParser

LANGUAGES = ("en", "zh-hans")


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.outward, self.tags = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        named = dict(attrs)
        if tag == "a" and "://" in (named.get("href") or ""):
            self.outward.append(named)


def get(client, path: str, language: str = "en", status: int = 200) -> str:
    response = client.get(f"/{language}/{path}")
    assert response.status_code == status, response.status_code
    return response.content.decode()


def links_outward(page: str) -> list[dict[str, str]]:
    parser = _Links()
    parser.feed(page)
    return parser.outward


def scripts(page: str) -> int:
    parser = _Links()
    parser.feed(page)
    return parser.tags.count("script")
