"""The document knows which way data travels; the surface does not."""

from __future__ import annotations

import pytest

from specloom.compat.finding import Finding
from specloom.compat.level import Level
from specloom.compat.reconcile import reconcile, short_names
from specloom.compat.semver import advise
from specloom.compat.specdiff import compare
from specloom.compat.surface.lines import parse_surface
from specloom.compat.surfacediff import compare_surfaces
from support.changes import Plain, changed
from support.reports import BASE, TODAY

CLASS = "shop.models.boat.BoatCreate(Model)  [class]\n"
REQUIRED = "shop.models.boat.BoatCreate.engine: Engine\n"
OPTIONAL = "shop.models.boat.BoatCreate.engine: Engine | None = None\n"


def surface_change(old: str, new: str) -> tuple[Finding, ...]:
    return compare_surfaces(parse_surface(CLASS + old), parse_surface(CLASS + new))


def test_what_only_requests_carry_does_not_break_readers() -> None:
    document = compare(
        Plain(BASE),
        Plain(changed(BASE, [["set", "/components/schemas/BoatCreate/required", ["name"]]])),
        today=TODAY,
    )
    assert [item.rule.id for item in document] == ["request-property-became-optional"]
    surface = surface_change(REQUIRED, OPTIONAL)
    assert Level.ERR in {item.level for item in surface}
    judged = reconcile(document, surface)
    assert {item.level for item in judged} == {Level.INFO}
    assert {item.cause for item in judged} == {document[0].fingerprint}
    assert str(advise("1.0.0", document=document, surface=judged).bump) == "minor"


@pytest.mark.parametrize(
    ("at", "annotation"), [("tags/additionalProperties", "dict[str, {}]"), ("boat", "{}")]
)
def test_what_stands_in_a_field_is_about_the_field(at: str, annotation: str) -> None:
    place = f"/components/schemas/Assignment/properties/{at}"
    two = [{"type": "string"}, {"type": "integer"}]
    old = changed(BASE, [["set", place, {"anyOf": two}]])
    new = changed(BASE, [["set", place, {"anyOf": [*two, {"type": "boolean"}]}]])
    document = compare(Plain(old), Plain(new), today=TODAY)
    field = f"shop.models.assignment.Assignment.{at.partition('/')[0]}: "
    head = "shop.models.assignment.Assignment(Model)  [class]\n"
    lines = [
        parse_surface(f"{head}{field}{annotation.format(union)}\n")
        for union in ("str | int", "str | int | bool")
    ]
    (found,) = reconcile(document, compare_surfaces(*lines))
    assert found.rule.id == "sdk-attribute-type-changed"
    assert found.cause in {each.fingerprint for each in document}
    assert found.level is min((each.level for each in document), key=lambda level: level.weight)


KEYS = (
    "shop.models.dicts.boat.BoatDict(TypedDict)  [class]\nshop.models.dicts.boat.BoatDict.state: "
)


def test_an_annotation_that_lists_the_values_of_an_enum_changes_with_it() -> None:
    edits = [["set", "/components/schemas/State/enum", ["afloat", "ashore", "sunk"]]]
    document = compare(Plain(BASE), Plain(changed(BASE, edits)), today=TODAY)
    old, new = ("models.State | Literal['afloat']", "models.State | Literal['ashore']")
    lines = parse_surface(f"{KEYS}{old}\n"), parse_surface(f"{KEYS}{new}\n")
    (found,) = reconcile(document, compare_surfaces(*lines))
    assert found.rule.id == "sdk-parameter-type-changed"
    assert found.cause in {each.fingerprint for each in document if "enum" in each.rule.id}
    lines = parse_surface(f"{KEYS}int | {old}\n"), parse_surface(f"{KEYS}int | str\n")
    (found,) = reconcile(document, compare_surfaces(*lines))
    assert found.cause == ""


def test_what_nothing_explains_stays_as_it_is() -> None:
    surface = surface_change(REQUIRED, OPTIONAL)
    assert reconcile((), surface) == surface


def test_what_is_gone_is_gone_whatever_the_document_says() -> None:
    document = compare(
        Plain(BASE),
        Plain(changed(BASE, [["set", "/paths/~1boats/get/summary", "Other words."]])),
        today=TODAY,
    )
    old = parse_surface(
        "shop.resources.boats.Boats(Resource)  [class]\nshop.resources.boats.Boats.list() -> int\n"
    )
    surface = compare_surfaces(old, old[:1])
    assert [item.level for item in reconcile(document, surface)] == [Level.ERR]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("shop.resources.boats.AsyncBoats.list", ("AsyncBoats.list", "boats.list")),
        (
            "shop.resources.boats.BoatsWithRawResponse.list",
            ("BoatsWithRawResponse.list", "boats.list"),
        ),
        ("shop.models.boat.Boat.name", ("Boat.name", "boat.name")),
        ("shop.models.boat.Boat", ("Boat",)),
        ("shop.errors", ()),
    ],
)
def test_short_names(path: str, names: tuple[str, ...]) -> None:
    assert short_names(path) == names
