"""Keywords that no type says, judged where values stand: in constructors too."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import Field, ValidationError
from sdk_runtime.keywords import Fits
from sdk_runtime.models import Model


class Toy(Model):
    name: Annotated[str, Field(alias="toyName")]
    since: date | None = None


class Pet(Model):
    toys: Annotated[list[Toy], Fits({"uniqueItems": True, "contains": {"required": ["since"]}})]


OLD, NEW = Toy(name="ball", since=date(2020, 1, 1)), Toy(name="bone")


def test_a_constructor_judges_what_would_be_sent() -> None:
    assert Pet(toys=[OLD, NEW]).toys == [OLD, NEW]
    assert Pet(toys=[{"toyName": "ball", "since": "2020-01-01"}]).toys == [OLD]


@pytest.mark.parametrize("toys", [[NEW], [OLD, OLD], [OLD, {"toyName": "x"}, Toy(name="x")]])
def test_a_constructor_refuses_what_does_not_fit(toys: list[Any]) -> None:
    with pytest.raises(ValidationError):
        Pet(toys=toys)
