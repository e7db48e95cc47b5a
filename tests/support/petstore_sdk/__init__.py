"""Petstore: pets, jobs and files.

>>> from petstore_sdk import Petstore
>>> with Petstore(token="…") as client:
...     pet = client.pets.get("p1")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import errors
from ._runtime.response import RawResponse, response_info
from .client import AsyncPetstore, Petstore

if TYPE_CHECKING:
    from . import models

__all__ = ["AsyncPetstore", "Petstore", "RawResponse", "errors", "models", "response_info"]


def __getattr__(name: str) -> Any:
    if name == "models":
        from importlib import import_module

        return import_module(".models", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
