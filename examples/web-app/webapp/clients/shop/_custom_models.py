"""What our orders can do besides holding data."""

from __future__ import annotations


class OrderExtras:
    """A base class of the generated `Order`."""

    total: float

    @property
    def is_large(self) -> bool:
        return self.total >= 100
