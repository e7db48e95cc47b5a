"""Unions and enums of models under `match`: each case narrows, and none can be forgotten."""

from __future__ import annotations

import pytest

from golden.conftest import CASES
from support.typing_checks import Checked, checked

USER = """
from typing import assert_never, assert_type

from unions import Unions, models
from unions.models import Circle, Polygon, UnknownVariant

client = Unions()


def area(shape: models.Shape) -> float:
    match shape:
        case Circle(radius=radius):
            assert_type(radius, float)
            return 3.14 * radius**2
        case Polygon():
            assert_type(shape.points, list[models.Point])
            return 0.0
        case UnknownVariant(tag=tag, data=data):
            print(tag, data)
            return 0.0
        case _:
            assert_never(shape)


def forgotten(shape: models.Shape) -> float:
    match shape:
        case Circle():
            return shape.radius
        case Polygon():
            return 0.0
        case _:
            assert_never(shape)  # wrong


def told_by_isinstance(drawing: models.Drawing) -> None:
    for shape in drawing.shapes:
        if isinstance(shape, Circle):
            assert_type(shape, Circle)
            print(shape.radius)
        elif isinstance(shape, UnknownVariant):
            print(shape.data)
        else:
            assert_type(shape, Polygon)
    drawing.shapes[0].radius  # wrong


def by_a_constant(fill: models.Fill) -> str:
    match fill:
        case models.FillSolidFill(color=color):
            return color
        case models.FillGradientFill(stops=[first, *_]):
            return first
        case models.FillGradientFill() | UnknownVariant():
            return ""
        case _:
            assert_never(fill)


def beside_the_tag(event: models.Event) -> None:
    match event.data:
        case models.Drawn(shape=shape):
            assert_type(shape, Circle | Polygon | UnknownVariant | None)
        case models.Erased(count=count):
            assert_type(count, int | None)
        case UnknownVariant():
            pass
        case _:
            assert_never(event.data)


def plain_values(drawing: models.Drawing) -> None:
    match drawing.scale:
        case float() | int():
            print(drawing.scale + 1)
        case str():
            print(drawing.scale.upper())
        case None:
            pass
        case _:
            assert_never(drawing.scale)


for event in client.events.list():
    beside_the_tag(event)
print(area(client.drawings.get("1").frame))  # wrong
""".lstrip()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    return checked(CASES["unions"], USER, tmp_path_factory.mktemp("match"))


def test_mypy(found: Checked) -> None:
    found.mypy()


def test_pyright(found: Checked) -> None:
    found.pyright()
