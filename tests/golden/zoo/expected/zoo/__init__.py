"""Client of Zoo.

A document as FastAPI writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import errors
from ._runtime import RawResponse, response_info
from .client import AsyncZoo, Zoo

if TYPE_CHECKING:
    from . import models, testing
    from ._runtime.mismatch import problems
    from ._runtime.models import is_set

__version__ = "0.1.0"

__all__ = [
    "AsyncZoo",
    "RawResponse",
    "Zoo",
    "errors",
    "is_set",
    "models",
    "problems",
    "response_info",
    "testing",
]


if not TYPE_CHECKING:  # type checkers would take any name for a good one

    def __getattr__(name: str) -> Any:  # loaded when they are first used
        from importlib import import_module

        if name in ("models", "testing"):
            return import_module(f".{name}", __name__)
        if name in ("is_set", "problems"):
            module = "models" if name == "is_set" else "mismatch"
            return getattr(import_module(f"._runtime.{module}", __name__), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
