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
    if found is not None or "." not in path:
        return found
    head, _, rest = path.partition(".")
    inner = member(value, head)
    return None if inner is None else dig(inner, rest)


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
    """The attribute of a model that holds a property of the wire."""
    for key, field in model.model_fields.items():
        if name in (field.validation_alias, field.alias):
            return key
    # Not `name` itself when it is no field: it could be a method of the model.
    return name if name in model.model_fields else ""
