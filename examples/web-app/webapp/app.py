"""`/` shows what was sold and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .clients.shop import Shop
from .clients.stock import Stock

StartResponse = Callable[[str, list[tuple[str, str]]], Any]


def make_app(
    shop: Shop, stock: Stock
) -> Callable[[dict[str, Any], StartResponse], Iterable[bytes]]:
    """The application with the clients it is to use."""

    def app(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        lines = [f"Sold for {shop.revenue():.2f}"]
        for order in shop.orders.notable():
            left = stock.levels.get(order.product).left
            size = "large" if order.is_large else "small"
            lines.append(f"{order.note}: {size}, {left} left")
        start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
        return ["\n".join(lines).encode()]

    return app
