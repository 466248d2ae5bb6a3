"""Whether a page says in words that it is not there, whatever its status says. Pure."""

import re

from crawler.observation import Page

SHORT_PAGE = 2_000  # characters of visible text; a real board has more
_SAYS_NOT_FOUND = re.compile(
    r"""\W*(?:
        (?:error\s*)?404(?:\W+(?:error|(?:page\s+|file\s+)?not\s+found))?
      | (?:page|file|site|project|app)\s+(?:was\s+|could\s+not\s+be\s+)?not\s+found
      | (?:this\s+|the\s+)?page\s+(?:does\s+not|doesn.t)\s+exist
      | no\s+such\s+app
      | (?:页面|网页|您访问的页面)(?:不存在|未找到|找不到了?)
    )\W*(?:[|·–—-].{0,60})?""",
    re.IGNORECASE | re.VERBOSE,
)


def says_not_found(page: Page) -> bool:
    """A short page whose title says no more than that."""
    return page.text_length < SHORT_PAGE and bool(_SAYS_NOT_FOUND.fullmatch(page.title.strip()))
