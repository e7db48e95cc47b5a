"""Dish, DishCreate, DishPage, DishResponse, DishState."""

from __future__ import annotations

from typing import Annotated

from .._runtime.enums import OpenEnum
from .._runtime.models import Model
from .._runtime.unions import BySibling, UnknownVariant
from .cake import Cake
from .kind import Kind
from .soup import Soup
from .tea import Tea


class DishState(OpenEnum):
    """Dish state."""

    WAITING = "waiting"
    COOKING = "cooking"
    DONE = "done"
    BURNT = "burnt"
    CANCELLED = "cancelled"


class Dish(Model):
    """Dish."""

    id: str
    kind: Kind
    state: DishState
    recipe: (
        Annotated[
            Soup | Cake | Tea | UnknownVariant,
            BySibling("kind", {"soup": Soup, "cake": Cake, "tea": Tea}),
        ]
        | None
    ) = None


class DishCreate(Model):
    """Dish create."""

    __closed__ = True

    kind: Kind
    recipe: Annotated[
        Soup | Cake | Tea | UnknownVariant,
        BySibling("kind", {"soup": Soup, "cake": Cake, "tea": Tea}),
    ]
    guest: str | None = None
    """Whom it is for."""


class DishPage(Model):
    """Dish page."""

    dishes: list[Dish]
    next: str | None = None


class DishResponse(Model):
    """Dish response."""

    dish: Dish
