"""Client of Bakery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import errors
from ._runtime import RawResponse, response_info
from ._runtime.mismatch import problems
from ._runtime.models import is_set
from .client import AsyncWebhooks, Webhooks

if TYPE_CHECKING:
    from . import events, models, testing

__version__ = "0.1.0"

__all__ = [
    "AsyncWebhooks",
    "RawResponse",
    "Webhooks",
    "errors",
    "events",
    "is_set",
    "models",
    "problems",
    "response_info",
    "testing",
]


if not TYPE_CHECKING:  # type checkers would take any name for a good one

    def __getattr__(name: str) -> Any:
        if name in ("models", "events", "testing"):  # loaded when they are first used
            from importlib import import_module

            return import_module(f".{name}", __name__)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
