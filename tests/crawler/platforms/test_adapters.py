"""All adapters together: whatever an address looks like, one of them takes it, and none breaks."""

import pytest

from crawler.fetch.errors import BadAddress
from crawler.platforms import ADAPTERS, adapter_for
from crawler.platforms.adapter import Access, Place
from leaderboards.vocabulary import LocationRole, Platform

pytestmark = pytest.mark.anyio
ODD = ["", "http://[broken", "http://", "not an address", "http://[::1/x", "https://" + "a" * 9000]


@pytest.mark.parametrize("url", ODD)
@pytest.mark.parametrize("platform", list(Platform))
async def test_an_odd_address_is_left_to_the_fetcher_to_refuse(url, platform):
    place = Place(url=url, roles=(LocationRole.HOME,), platform=platform)

    async def fetch(url, *, headers=None, follow=True, posted=None):
        raise BadAddress("not an address", url=url)

    with pytest.raises(BadAddress):
        await adapter_for(place, Access()).look(place, fetch, Access())


def test_every_adapter_fits_and_the_last_takes_anything():
    assert all(hasattr(adapter, name) for adapter in ADAPTERS for name in ("look", "read"))
    place = Place(url="https://x.example/", roles=(), platform=Platform.INDEPENDENT)
    assert [adapter.matches(place, Access()) for adapter in ADAPTERS] == [False] * 4 + [True]
