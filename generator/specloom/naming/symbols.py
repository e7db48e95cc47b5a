"""What tells two spellings of the same words apart, in words."""

from __future__ import annotations

from .words import words

_SYMBOLS = {
    "-": "dash", ".": "dot", "/": "slash", ":": "colon", " ": "space", "$": "dollar", "@": "at",
    "#": "hash", "*": "star", "&": "and", "%": "percent", "+": "plus", "[": "of", "=": "equals",
    "<": "less", ">": "greater", "!": "not", "?": "question", "~": "tilde", ",": "comma",
}  # fmt: skip


def distinctions(text: str, vocabulary: tuple[str, ...] = ()) -> tuple[tuple[str, ...], ...]:
    """Longer lists of the words of a text: with its symbols (`a-b` is *a*, *dash*, *b*), and with
    what its letters are (`AB` is *ab*, *upper*)."""
    found: list[tuple[str, ...]] = []
    if any(character in _SYMBOLS for character in text):
        spelled = "".join(f" {_SYMBOLS[c]} " if c in _SYMBOLS else c for c in text)
        found.append(words(spelled, vocabulary))
    letters = [character for character in text if character.isalpha()]
    if letters:
        found.append((*words(text, vocabulary), _letters(letters)))
    return tuple(found)


def _letters(letters: list[str]) -> str:
    if all(map(str.isupper, letters)):
        return "upper"
    if not any(map(str.isupper, letters)):
        return "lower"
    return "capital" if letters[0].isupper() else "camel"
