"""Every model of the API.

A module is loaded when one of its names is first used, so importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._runtime.unions import UnknownVariant
    from .cake import Cake, CakeInputs, CakeOptions
    from .dicts.cake import CakeDict, CakeInputsDict, CakeOptionsDict
    from .dicts.dish import DishCreateDict
    from .dicts.soup import SoupDict, SoupInputsDict
    from .dicts.tea import TeaDict
    from .dish import Dish, DishCreate, DishPage, DishResponse, DishState
    from .error import ErrorResponse, ErrorResponseError
    from .kind import Kind
    from .progress import Progress
    from .soup import Soup, SoupInputs, SoupOutputsItem
    from .tea import Tea

_HOMES: dict[str, str] = {
    "Cake": "cake",
    "CakeDict": "dicts.cake",
    "CakeInputs": "cake",
    "CakeInputsDict": "dicts.cake",
    "CakeOptions": "cake",
    "CakeOptionsDict": "dicts.cake",
    "Dish": "dish",
    "DishCreate": "dish",
    "DishCreateDict": "dicts.dish",
    "DishPage": "dish",
    "DishResponse": "dish",
    "DishState": "dish",
    "ErrorResponse": "error",
    "ErrorResponseError": "error",
    "Kind": "kind",
    "Progress": "progress",
    "Soup": "soup",
    "SoupDict": "dicts.soup",
    "SoupInputs": "soup",
    "SoupInputsDict": "dicts.soup",
    "SoupOutputsItem": "soup",
    "Tea": "tea",
    "TeaDict": "dicts.tea",
    "UnknownVariant": "._runtime.unions",
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
    "Cake",
    "CakeDict",
    "CakeInputs",
    "CakeInputsDict",
    "CakeOptions",
    "CakeOptionsDict",
    "Dish",
    "DishCreate",
    "DishCreateDict",
    "DishPage",
    "DishResponse",
    "DishState",
    "ErrorResponse",
    "ErrorResponseError",
    "Kind",
    "Progress",
    "Soup",
    "SoupDict",
    "SoupInputs",
    "SoupInputsDict",
    "SoupOutputsItem",
    "Tea",
    "TeaDict",
    "UnknownVariant",
]
