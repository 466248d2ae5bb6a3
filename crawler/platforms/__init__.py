"""The adapters, from the most special to the one that takes any address."""

from typing import cast

from crawler.platforms import github, huggingface, independent, paperswithcode, spreadsheet
from crawler.platforms.adapter import Access, Adapter, Place

ADAPTERS = [
    cast(Adapter, module)
    for module in (paperswithcode, huggingface, github, spreadsheet, independent)
]


def adapter_for(place: Place, access: Access) -> Adapter:
    """The first adapter that knows this kind of address."""
    return next(adapter for adapter in ADAPTERS if adapter.matches(place, access))
