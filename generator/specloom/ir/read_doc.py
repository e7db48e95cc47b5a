"""What a schema says for people."""

from __future__ import annotations

from typing import Any

from ..normalize.flatten import Flat
from ..normalize.prose import prose
from .conditions import is_list_need, left_of
from .schemas import Doc


def doc_of(flat: Flat) -> Doc:
    """Title, description, examples, and sentences about keywords that no type says."""
    annotations = flat.annotations
    examples = annotations.get("examples")
    return Doc(
        title=_text(annotations.get("title")),
        description=prose(_text(annotations.get("description"))),
        deprecated=annotations.get("deprecated") is True,
        examples=tuple(examples) if isinstance(examples, list) else (),
        limits=_limits(flat) if flat.checks or flat.conditions else (),
    )


_SENTENCES = {
    "uniqueItems": "Items must be unique.",
    "contains": "Must contain an item that fits the document's `contains` schema.",
    "propertyNames": "Property names are limited by the document's `propertyNames` schema.",
    "not": "Must not fit the document's `not` schema.",
    "dependentSchemas": "Properties depend on each other: see the document's `dependentSchemas`.",
    "unevaluatedProperties": "Further properties are limited by `unevaluatedProperties`.",
    "unevaluatedItems": "Further items are limited by `unevaluatedItems`.",
    "if": "The document's `if` sets further conditions.",
}


def _limits(flat: Flat) -> tuple[str, ...]:
    said = {keyword for check in flat.checks for keyword in check if check != {"not": {}}}
    if any(not is_list_need(each) and left_of(flat, each) for each in flat.conditions):
        said.add("if")
    return tuple(text for keyword, text in _SENTENCES.items() if keyword in said)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
