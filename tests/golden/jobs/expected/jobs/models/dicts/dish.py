"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models
from .cake import CakeDict
from .soup import SoupDict
from .tea import TeaDict


class DishCreateDict(TypedDict, total=False):
    """``DishCreate`` as plain data."""

    kind: Required[models.Kind | Literal["soup", "cake", "tea"]]
    recipe: Required[models.Soup | SoupDict | models.Cake | CakeDict | models.Tea | TeaDict]
    guest: str
