"""Looking into decoded data by the names of the wire."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel


def dig(value: Any, path: str) -> Any:
    """The value at a dotted path (``error.code``, ``errors.0.code``), or None.

    A name that holds dots itself (``@odata.nextLink``) is found too.
    """
    found = member(value, path)
    head, dot, rest = path.partition(".")
    return dig(member(value, head), rest) if found is None and dot and value is not None else found


def member(value: Any, name: str) -> Any:
    """A property of a model, mapping or list by its name on the wire, or None."""
    if isinstance(value, BaseModel):
        found = getattr(value, attribute(type(value), name), None)
        return (value.model_extra or {}).get(name) if found is None else found
    if isinstance(value, Mapping):
        return value.get(name)
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes)) and name.isdigit():
        return value[int(name)] if int(name) < len(value) else None
    return None


@lru_cache(maxsize=1024)
def attribute(model: type[BaseModel], name: str) -> str:
    """The attribute of a model that holds a property of the wire; empty if there is none: the name
    itself could be a method of the model."""
    fields = model.model_fields.items()
    return next((key for key, f in fields if name in (f.validation_alias, f.alias, key)), "")
