"""English plurals, as far as names of APIs need them."""

from __future__ import annotations

from typing import Final

_ODD: Final = {
    "aliases": "alias", "analyses": "analysis", "apis": "api", "children": "child",
    "cookies": "cookie", "indices": "index", "matrices": "matrix", "movies": "movie",
    "people": "person", "statuses": "status", "vertices": "vertex",
}  # fmt: skip
_SAME: Final = frozenset(
    """
    alias aws canvas cms css details dns gas gps https ios news os sas series settings sms species
    tls
    """.split()
)


def singular(word: str) -> str:
    """One of what a word in lower case names; the same word when it is no plural, or not known to
    be one."""
    if word in _ODD:
        return _ODD[word]
    if word in _SAME or len(word) < 3 or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]
