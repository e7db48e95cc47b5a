"""Our own additions to the client of the shop. specloom never touches this file."""

from __future__ import annotations

from .client import Shop as GeneratedShop
from .models import Order
from .resources.orders import Orders as GeneratedOrders


class Orders(GeneratedOrders):
    """The generated methods, and ours."""

    def notable(self) -> list[Order]:
        """Orders that somebody wrote a note on."""
        return [order for order in self.list() if order.note]


class Shop(GeneratedShop):
    """The generated client, and ours."""

    def revenue(self) -> float:
        """The total of all orders."""
        return sum(order.total for order in self.orders.list())
