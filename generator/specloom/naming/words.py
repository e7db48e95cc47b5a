"""Splitting a name into the words a person sees in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from specloom.pycode.characters import HIDDEN

VOCABULARY = (
    "DevOps", "DynamoDB", "ETag", "GeoJSON", "GitHub", "GitLab", "GraphQL", "IPv4", "IPv6",
    "JavaScript", "LinkedIn", "MongoDB", "MySQL", "NoSQL", "OAuth", "OpenAPI", "OpenID",
    "PayPal", "PostgreSQL", "TypeScript", "WebRTC", "YouTube", "gRPC", "iOS", "iPad", "iPhone",
    "mTLS", "macOS", "tvOS", "watchOS",
)  # fmt: skip
"""Words with capitals inside that are one word in any API; a config adds its own."""

EMPTY = "empty"
_COLOURED = "\ufe0f"
"""It asks for the coloured form of the emoji before it; an identifier may hold it, unseen."""

# Digits with the letters that belong to them, but not to a capitalised word after them:
# 2D, 3DAs -> 3D, 2XX, 3d; not 2Token, 64URL.
GROUP = r"\d+(?:[A-Z](?![A-Za-z])|D(?![a-z])|[A-Z](?=[A-Z][a-z])|XX(?![a-z])|[a-z](?![a-z]))"
WORD = re.compile(
    rf"""
      [A-Za-z]\d+(?:[a-z]|[A-Z](?![A-Z](?![a-z])))(?![a-z])  # O2D, i18n, not V1API
    | {GROUP}
    | \d+[a-z]+                      # 1st
    | (?: [A-Z]{{2,}}s(?![a-z])      # IDs, URLs
        | [A-Z]+(?![a-z])            # HTTP before Response, IOU, S before Ortho
        | [A-Z]?[a-z]+
      )
      (?:(?!{GROUP})\d+(?:[a-z]{{2,}})?)*  # OAuth2, sha256sum, v1beta1
    | \d+
    | [A-Za-z]
    """,
    re.VERBOSE,
)
KNOWN_END = re.compile(rf"(?:s(?![a-z]))?(?:(?!{GROUP})\d+)?(?![a-z])")
ASCII_RUN = re.compile(r"[A-Za-z0-9]+")
APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")

# Signs are words where they are all that tells two names apart: +1 and -1, GMT+0 and GMT-0, -name.
PLUS = re.compile(r"^\+(?=\w)|(?<=\w)\+(?=\d|\+*$)|(?<=\+)\+$")
MINUS = re.compile(r"(?i)^-(?=\w)|(?<=gmt|utc)-(?=\d)")


@lru_cache(maxsize=65536)
def words(text: str, vocabulary: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of a name, as the source spells them; never empty.

    Digit groups and acronyms stay whole (``objects2D`` is *objects*, *2D*), digits alone belong to
    the word before them (``OAuth2Token`` is *OAuth2*, *Token*), and everything that cannot stand in
    an identifier separates words. A name of symbols only is spelled out by their Unicode names, an
    empty one is *empty*.

    Args:
        text: Any text; NFKC-normalised first, as Python compares identifiers.
        vocabulary: Words with capitals inside (``iTwin``), besides :data:`VOCABULARY`. They are
            found in any case where a word begins and ends; text without capitals gets the
            vocabulary's spelling.
    """
    if _USUAL(text) and not _known_in(vocabulary)(text.lower()) and (found := WORD.findall(text)):
        return tuple(found)
    normal = APOSTROPHE.sub("", unicodedata.normalize("NFKC", text)).replace(_COLOURED, "").strip()
    spelled = MINUS.sub(" minus ", PLUS.sub(" plus ", normal))
    known = _pattern(vocabulary)
    found = [word for run in _runs(spelled) for word in _split(run, known, vocabulary)]
    return tuple(found) or tuple(_spelled_out(normal)) or (EMPTY,)


_USUAL = re.compile(r"(?:[ -&(-*,./-~]|(?<=\w)-(?=[A-Za-z]))+").fullmatch
"""A text in which no sign can be a word, and no letter has another form."""


def _runs(text: str) -> list[str]:
    """The longest stretches of characters that may stand in an identifier, underscores apart."""
    if text.isascii():
        return ASCII_RUN.findall(text)
    runs = "".join(c if c != "_" and is_part(c) else " " for c in text).split()
    return [run for run in runs if any(map(str.isalnum, run))]  # marks alone are no word


def is_part(character: str) -> bool:
    """Whether an identifier may go on with the character (XID_Continue, PEP 3131)."""
    return f"a{character}".isidentifier()


@lru_cache(maxsize=64)
def _pattern(vocabulary: tuple[str, ...]) -> re.Pattern[str]:
    every = sorted({*vocabulary, *VOCABULARY}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, every)), re.IGNORECASE | re.ASCII)


@lru_cache(maxsize=64)
def _known_in(vocabulary: tuple[str, ...]) -> Callable[[str], object]:
    """Finds in a text without capitals what may be a word of the vocabulary."""
    every = sorted(word.lower() for word in {*vocabulary, *VOCABULARY})
    return re.compile("|".join(map(re.escape, every))).search


def _split(run: str, known: re.Pattern[str], vocabulary: tuple[str, ...]) -> Iterator[str]:
    shape = run if run.isascii() else "".join(map(_shape, run))
    at = 0
    while at < len(run):
        end = _known_end(shape, known.match(run, at))
        if end is None:
            match = WORD.match(shape, at)
            assert match is not None  # one character is a word
            end = match.end()
            yield run[at:end]
        else:
            yield _respelled(run[at:end], vocabulary)
        at = end


def _shape(character: str) -> str:
    """The ASCII character that stands for this one when words are told apart."""
    if character.isascii():
        return character
    if character.isdecimal():
        return "0"
    return "U" if character.isupper() or character.istitle() else "u"


def _known_end(shape: str, match: re.Match[str] | None) -> int | None:
    """Where a word of the vocabulary ends, its plural and number included, if it ends there."""
    if match is None or (tail := KNOWN_END.match(shape, match.end())) is None:
        return None
    end = tail.end()
    if re.match("[A-Z](?![a-z])", shape[end : end + 2]) and shape[end - 1].isupper():
        return None  # a longer acronym
    return end


def _respelled(text: str, vocabulary: tuple[str, ...]) -> str:
    if any(c.isupper() for c in text):
        return text
    for word in sorted({*vocabulary, *VOCABULARY}, key=len, reverse=True):
        if text.startswith(word.lower()):
            return word + text[len(word) :]
    return text


def _spelled_out(text: str) -> Iterator[str]:
    """Symbols by their names: ``*`` is *asterisk*, the rocket *rocket*, one without a name its
    code point."""
    for character in HIDDEN.sub("", text) or text:
        if not character.isspace() and character != "\ufe0f":
            name = unicodedata.name(character, f"U{ord(character):04X}")
            yield from re.sub("[^a-z0-9]", " ", name.lower()).split()
