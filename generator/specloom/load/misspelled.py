"""Fields with nearly the name of one that the specification has.

Fields without a meaning are allowed nearly everywhere, and vendors add their own, with and without
`x-`: only what looks like a slip is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from ..diagnostics import Diagnostic, Severity
from . import grammar
from .shapes import WANTED

_OTHERS: Final[Mapping[grammar.Kind, str]] = {
    "openapi": "openapi $self jsonSchemaDialect externalDocs",
    "info": "termsOfService contact license version",
    "server": "name",
    "tag": "summary externalDocs parent kind",
    "path-item": "$ref",
    "operation": "externalDocs",
    "parameter": "name in example",
    "header": "example",
    "media-type": "description example",
    "response": "summary",
    "encoding": "allowReserved",
    "example": "summary description value externalValue dataValue serializedValue",
    "link": "operationRef operationId parameters requestBody description",
    "security-scheme": "bearerFormat openIdConnectUrl oauth2MetadataUrl deprecated",
    "discriminator": "defaultMapping",
    "schema": "$id $schema $anchor $dynamicRef $dynamicAnchor $vocabulary $comment "
    "$recursiveRef $recursiveAnchor id const default example examples exclusiveMaximum "
    "exclusiveMinimum xml externalDocs",
}
"""Fields that hold what nothing else is known of here (OpenAPI 3.0 to 3.2, section 4; JSON Schema
2020-12, and what it has of older drafts)."""

FIELDS: Final[Mapping[grammar.Kind, frozenset[str]]] = {
    kind: frozenset((*WANTED[kind], *_OTHERS.get(kind, "").split()))
    for kind in grammar.KINDS
    if grammar.ANY not in grammar.fields_of(kind)
}
"""All fields of the kinds of objects whose fields have fixed names."""

_LONGEST: Final = 40
"""Characters of a name that may be a slip: no field of the specification has so many."""


def misspelled(
    node: Mapping[str, Any], kind: grammar.Kind
) -> Iterator[tuple[tuple[str, ...], Diagnostic]]:
    """The fields of an object that are slips: not told where the field that is meant is there too,
    or could not hold such a value."""
    known = FIELDS.get(kind)
    if known is None or node.keys() <= known or ("$ref" in node and kind != "schema"):
        return
    for name, value in node.items():
        if name in known or len(name) > _LONGEST or name.startswith("x-"):
            continue
        meant = _meant(name, kind)
        if meant and meant not in node and type(value) in WANTED[kind].get(meant, (type(value),)):
            yield (
                (name,),
                Diagnostic(
                    "load-misspelled",
                    Severity.WARNING,
                    f"{name!r} is no field of {grammar.describe(kind)}; it is passed by",
                    hint=f"did you mean {meant!r}? A field of your own begins with x-",
                ),
            )


@lru_cache(maxsize=4096)
def _meant(name: str, kind: grammar.Kind) -> str:
    """The field that a name is a slip for; nothing if there is none, or it would be a guess."""
    letters = _letters(name)
    if len(letters) < 4:
        return ""
    near = [field for field in sorted(FIELDS[kind]) if _is_near(letters, _letters(field))]
    exact = [field for field in near if _letters(field) == letters]
    return (exact or near or [""])[0] if len(exact or near) == 1 else ""


def _letters(name: str) -> str:
    return name.replace("_", "").replace("-", "").casefold()


def _is_near(one: str, other: str) -> bool:
    """Whether a slip leads from one to the other, in long names two: a letter that is missing, too
    many or another, or two that changed places."""
    shorter = min(len(one), len(other))
    allowed = 0 if shorter < 4 else 1 if shorter < 8 else 2
    if abs(len(one) - len(other)) > allowed or (one[0] != other[0] and one[-2:] != other[-2:]):
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        two_before, before, row = before, row, [at]
        for to, its in enumerate(other, 1):
            best = min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != its))
            if at > 1 < to and letter == other[to - 2] and its == one[at - 2]:
                best = min(best, two_before[to - 2] + 1)
            row.append(best)
    return row[-1] <= allowed
