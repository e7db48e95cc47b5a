"""Every model of the API.

A module is loaded when one of its names is first used, so importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import ApiV1User, ApiV1UserModel
    from .get import (
        GetOwnerResponse,
        GetOwnerResponseModel,
        GetOwnerResponseOwner,
        GetOwnerResponseOwnerModel,
    )
    from .list_ import List
    from .model import ModelModel

_HOMES: dict[str, str] = {
    "ApiV1User": "api",
    "ApiV1UserModel": "api",
    "GetOwnerResponse": "get",
    "GetOwnerResponseModel": "get",
    "GetOwnerResponseOwner": "get",
    "GetOwnerResponseOwnerModel": "get",
    "List": "list_",
    "ModelModel": "model",
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
    "ApiV1User",
    "ApiV1UserModel",
    "GetOwnerResponse",
    "GetOwnerResponseModel",
    "GetOwnerResponseOwner",
    "GetOwnerResponseOwnerModel",
    "List",
    "ModelModel",
]
