"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from typing_extensions import Required, TypedDict

from ... import models
from .cat import CatDict
from .dog import DogDict


class ItemInputDict(TypedDict, total=False):
    """``ItemInput`` as plain data."""

    name: Required[str]
    day: date | str
    id: str
    parent: models.ItemInput | ItemInputDict | None
    pet: models.Cat | CatDict | models.Dog | DogDict | None
    tags: Sequence[str]
    when: datetime | str | None
