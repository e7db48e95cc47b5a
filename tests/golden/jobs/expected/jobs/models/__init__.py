"""Every model of the API.

A module is loaded when one of its names is first used, so importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .._runtime.unions import UnknownVariant as UnknownVariant
    from .cake import Cake as Cake
    from .cake import CakeInputs as CakeInputs
    from .cake import CakeOptions as CakeOptions
    from .dicts.cake import CakeDict as CakeDict
    from .dicts.cake import CakeInputsDict as CakeInputsDict
    from .dicts.cake import CakeOptionsDict as CakeOptionsDict
    from .dicts.dish import DishCreateDict as DishCreateDict
    from .dicts.soup import SoupDict as SoupDict
    from .dicts.soup import SoupInputsDict as SoupInputsDict
    from .dicts.tea import TeaDict as TeaDict
    from .dish import Dish as Dish
    from .dish import DishCreate as DishCreate
    from .dish import DishPage as DishPage
    from .dish import DishResponse as DishResponse
    from .dish import DishState as DishState
    from .error import ErrorResponse as ErrorResponse
    from .error import ErrorResponseError as ErrorResponseError
    from .kind import Kind as Kind
    from .progress import Progress as Progress
    from .soup import Soup as Soup
    from .soup import SoupInputs as SoupInputs
    from .soup import SoupOutputsItem as SoupOutputsItem
    from .tea import Tea as Tea

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
