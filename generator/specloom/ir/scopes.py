"""The scopes that operations need (OpenAPI 3.1, section 4.8.30), for people to read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from ..load.document import Document
from .api import Operation
from .values import mapping

_FEW = 8
"""Scopes that are named."""


def tell_scopes(document: Document, operations: Iterable[Operation]) -> list[Operation]:
    """The operations, each saying which scopes its token needs; none where all say the same."""
    operations = list(operations)
    said = [_about(_requirements(document, each)) for each in operations]
    if len(set(filter(None, said))) < 2:
        return operations
    return [
        replace(each, doc=replace(each.doc, limits=(*each.doc.limits, text))) if text else each
        for each, text in zip(operations, said, strict=True)
    ]


def _requirements(document: Document, operation: Operation) -> Any:
    try:
        return document.resolve(f"{operation.pointer}/security")
    except KeyError:
        return None


def _about(requirements: Any) -> str:
    """A sentence; empty where no scope is named, where there is a way without any, and where they
    are too many to be read."""
    alternatives: dict[tuple[str, ...], None] = {}
    for entry in requirements if isinstance(requirements, list) else ():
        listed = (each for each in mapping(entry).values() if isinstance(each, list))
        alternatives[tuple(dict.fromkeys(str(scope) for each in listed for scope in each))] = None
    if () in alternatives or not 0 < sum(map(len, alternatives)) <= _FEW:
        return ""
    return f"Needs a token with {', or with '.join(map(_named, alternatives))}."


def _named(scopes: tuple[str, ...]) -> str:
    word = "scope" if len(scopes) == 1 else "scopes"
    return f"the {word} {' and '.join(f'`{scope}`' for scope in scopes)}"
