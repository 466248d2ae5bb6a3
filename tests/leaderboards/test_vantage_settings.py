"""The two settings of the second vantage point, when they do not fit together."""

import pytest

from leaderboards.checks import vantage_fits

URL, SECRET = "https://vantage.example/", "s" * 32


@pytest.mark.parametrize(
    ("url", "secret", "ids"),
    [
        ("", "", []),
        (URL, SECRET, []),
        ("http://10.8.0.2:8020", SECRET, []),
        (URL, "", ["leaderboards.W003"]),
        ("", SECRET, ["leaderboards.W004"]),
        (URL, SECRET[1:], ["leaderboards.W005"]),
        ("vantage.example", SECRET, ["leaderboards.W006"]),
        ("http://vantage.example:99999/", SECRET, ["leaderboards.W006"]),
        ("http://[bad/", SECRET, ["leaderboards.W006"]),
        ("http://user:word@vantage.example/", SECRET, ["leaderboards.W006"]),
    ],
)
def test_each_that_does_not_fit_is_told_with_what_to_do(settings, url, secret, ids):
    settings.VANTAGE_URL, settings.VANTAGE_SECRET = url, secret
    found = vantage_fits(None)
    assert [each.id for each in found] == ids
    assert all(each.hint for each in found)
