"""Every model of the API.

A module is loaded when one of its names is first used, so importing the package stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .dicts.new import NewOrderDict
    from .new import NewOrder
    from .order import Order
    from .product import Product

_HOMES: dict[str, str] = {
    "NewOrder": "new",
    "NewOrderDict": "dicts.new",
    "Order": "order",
    "Product": "product",
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
    "NewOrder",
    "NewOrderDict",
    "Order",
    "Product",
]
