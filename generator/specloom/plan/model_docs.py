"""The docstrings of models."""

from __future__ import annotations

import re

from .. import pycode
from ..ir.schemas import Doc, Named
from ..ir.types import (
    Type,
)
from ..naming import words
from ..pycode import Safe
from .docs import letters, notes, telling
from .models import ModelPlan, PlannedField


def class_doc(name: str, schema: Named, doc: Doc, place: str) -> Safe:
    """A class docstring: the description, else a title that says more than the names, else where
    the schema stands (`standing`), else the name in words."""
    title = telling(doc, name)
    if schema.origin.path and letters(title) == letters(schema.origin.path[-1]):
        title = ""
    text = title or place or _spelled(name)
    return pycode.docstring(text, notes(doc), indent=4, summary=True)


def alias_doc(doc: Doc, type_: Type) -> Safe:
    """The docstring of a name for a type; empty when nothing is said of it."""
    parts = (doc.description or doc.title, notes(doc, type_))
    return pycode.docstring(*parts, indent=0) if any(parts) else Safe()


def standing(plan: ModelPlan, schema: Named) -> str:
    """The field or the message that a schema without a name of its own belongs to; empty when that
    cannot be said in few words."""
    parent, (word, *inside) = schema.origin.parent, schema.origin.path or ("",)
    field = plan.field_names.get(parent, {}).get(word)
    if field and schema.pointer.startswith(f"{parent}/properties/"):
        lead = {"": "", "item": "An item of ", "value": "A value of "}.get("".join(inside))
        return "" if lead is None else f"{lead}``{field}`` of ``{plan.names[parent]}``."
    call = plan.calls.get(parent)
    if call and word == "body" and not inside:
        return f"The body of ``{call}``."
    status = inside.pop(0) if inside and _STATUS.fullmatch(inside[0]) else ""
    if call and word in ("response", "error") and not inside:
        return f"The {status} answer of ``{call}``." if status else f"The answer of ``{call}``."
    return ""


_STATUS = re.compile(r"[1-5](?:\d\d|XX)")


def _spelled(name: str) -> str:
    spelled = " ".join(word if word.isupper() else word.lower() for word in words(name))
    return f"{spelled[:1].upper()}{spelled[1:]}."


def field_doc(entry: PlannedField) -> Safe:
    field = entry.field
    has_default = entry.default is not None and entry.default != pycode.value(None)
    more = [notes(field.doc, field.type, default=not has_default)]
    if field.read_only:
        more.append("Set by the service.")
    if field.write_only:
        more.append("Only sent, never answered.")
    parts = telling(field.doc, field.wire), " ".join(filter(None, more))
    return pycode.docstring(*parts, indent=4) if any(parts) else Safe()
