"""The docstrings of models."""

from __future__ import annotations

import re

from .. import pycode
from ..ir.schemas import Doc, Field
from ..ir.types import (
    Type,
)
from ..naming import words
from ..pycode import Safe
from .docs import notes
from .models import PlannedField


def class_doc(doc: Doc, name: str, type_: Type | None = None) -> Safe:
    """A class docstring: the description, else the title, else the name in words."""
    text = doc.description or doc.title or (_sentence(name) if name else "")
    full = "\n\n".join(part for part in (text, notes(doc, type_)) if part)
    return pycode.docstring(full, indent=4 if name else 0) if full else Safe()


def _sentence(name: str) -> str:
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
    lead = field.doc.description or _telling_title(field)
    text = "\n\n".join(part for part in (lead, " ".join(filter(None, more))) if part)
    return pycode.docstring(text, indent=4) if text else Safe()


def _telling_title(field: Field) -> str:
    """The title, unless it is the name in other letters, as pydantic writes it into documents."""
    title = field.doc.title
    if not title:
        return ""
    said, name = (re.sub(r"[\W_]", "", text).casefold() for text in (title, field.wire))
    return "" if said == name else title
