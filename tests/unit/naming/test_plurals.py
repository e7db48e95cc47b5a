"""One of several, in the words that APIs use."""

import pytest

from specloom.naming import singular

READ = {
    "pets": "pet", "policies": "policy", "addresses": "address", "boxes": "box", "matches": "match",
    "statuses": "status", "people": "person", "ids": "id", "apis": "api", "databases": "database",
}  # fmt: skip
SAME = ["status", "address", "news", "analysis", "dns", "data", "bus", "s", "as", "pet", "details"]


@pytest.mark.parametrize(("several", "one"), READ.items())
def test_plurals(several: str, one: str) -> None:
    assert singular(several) == one


@pytest.mark.parametrize("word", SAME)
def test_what_is_no_plural_stays(word: str) -> None:
    assert singular(word) == word
