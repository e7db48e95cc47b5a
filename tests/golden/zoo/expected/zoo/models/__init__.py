"""Every model of the API.

A module is loaded when one of its names is first used, so importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._runtime.unions import UnknownVariant
    from .body import BodyUploadUploadPost
    from .cat import Cat
    from .dicts.body import BodyUploadUploadPostDict
    from .dicts.cat import CatDict
    from .dicts.dog import DogDict
    from .dicts.item import ItemInputDict
    from .dog import Dog
    from .http import HTTPValidationError
    from .item import ItemInput, ItemOutput
    from .kind import Kind
    from .page import Page
    from .validation import ValidationError

_HOMES: dict[str, str] = {
    "BodyUploadUploadPost": "body",
    "BodyUploadUploadPostDict": "dicts.body",
    "Cat": "cat",
    "CatDict": "dicts.cat",
    "Dog": "dog",
    "DogDict": "dicts.dog",
    "HTTPValidationError": "http",
    "ItemInput": "item",
    "ItemInputDict": "dicts.item",
    "ItemOutput": "item",
    "Kind": "kind",
    "Page": "page",
    "UnknownVariant": "._runtime.unions",
    "ValidationError": "validation",
}


if not TYPE_CHECKING:  # type checkers would take any name for a good one

    def __getattr__(name: str) -> Any:
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{home}", __name__), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})


__all__ = [
    "BodyUploadUploadPost",
    "BodyUploadUploadPostDict",
    "Cat",
    "CatDict",
    "Dog",
    "DogDict",
    "HTTPValidationError",
    "ItemInput",
    "ItemInputDict",
    "ItemOutput",
    "Kind",
    "Page",
    "UnknownVariant",
    "ValidationError",
]
