"""Headers of answers as the types the document gives them."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from pydantic import ValidationError

from .fit import adapter, unwrapped


def header_as(text: str, tp: Any) -> Any:
    """The text of a header as a value of a type; lists and objects are in style ``simple``, or
    JSON.

    Raises:
        ValueError: It is no such value.
    """
    if text[:1] in ("{", "["):
        try:
            return adapter(tp).validator.validate_json(text, by_name=False)
        except ValidationError:
            pass  # a style writes brackets too
    base = unwrapped(tp)[0]
    kinds = [unwrapped(arg)[0] for arg in get_args(base) if arg is not type(None)]
    kind = get_origin(base) or base
    if kind not in (list, tuple, dict) and len(kinds) == 1:
        kind = get_origin(kinds[0]) or kinds[0]
    value: Any = text
    if kind in (list, tuple):
        value = [part.strip() for part in text.split(",")] if text else []
    elif kind is dict or hasattr(kind, "model_fields"):
        value = _pairs([part.strip() for part in text.split(",")])
    return adapter(tp).validator.validate_python(value, by_name=False)


def _pairs(parts: list[str]) -> dict[str, str]:
    """``a=1,b=2`` (exploded) or ``a,1,b,2`` as a mapping."""
    if all("=" in part for part in parts):
        return {name: value for name, _, value in (part.partition("=") for part in parts)}
    return dict(zip(parts[::2], parts[1::2], strict=False))
