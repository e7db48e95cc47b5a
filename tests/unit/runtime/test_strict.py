"""Requests: all that the document demands is checked at once, as JSON Schema validators would."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field
from sdk_runtime import strict
from sdk_runtime.enums import OpenEnum
from sdk_runtime.errors import BuildError
from sdk_runtime.keywords import Fits
from sdk_runtime.mismatch import Mismatch
from sdk_runtime.models import Model
from sdk_runtime.rules import AtLeastOne, AtMost, AtMostOne, ExactlyOne, PropertyCount, Requires
from sdk_runtime.strict import checked, examine, json_bytes, to_wire
from sdk_runtime.unions import ByTag, UnknownVariant

from support.objects_2d import (
    JOB_CREATE,
    JobCreate,
    JobType,
    Objects2DBuilder,
    Objects2DInputs,
    Objects2DOptions,
    Objects2DOutput,
    Objects2DSpecificationsCreate,
)

VALIDATOR = jsonschema.Draft202012Validator(JOB_CREATE)
BODY: dict[str, Any] = {
    "type": "Objects2D",
    "iTwinId": "i",
    "specifications": {
        "inputs": {"photos": "p", "photoObjectDetector": "d"},
        "outputs": ["objects2D"],
    },
}


def body(**change: Any) -> dict[str, Any]:
    return {**BODY, **change}


def lines(wrong: Any, tp: Any = JobCreate) -> list[str]:
    with pytest.raises(BuildError) as caught:
        checked(tp, json_bytes(wrong))
    return list(caught.value.violations)


def test_a_model_and_a_mapping_in_either_spelling_are_sent_alike() -> None:
    python = {
        "type": JobType.OBJECTS_2D,
        "itwin_id": "i",
        "specifications": {
            "inputs": {"photos": "p", "photo_object_detector": "d"},
            "outputs": (Objects2DOutput.OBJECTS_2D,),
        },
    }
    model = JobCreate(
        type=JobType.OBJECTS_2D,
        itwin_id="i",
        specifications=Objects2DSpecificationsCreate(
            inputs=Objects2DInputs(photos="p", photo_object_detector="d"),
            outputs=[Objects2DOutput.OBJECTS_2D],
        ),
    )
    mixed = MappingProxyType({**python, "specifications": model.specifications})
    built = Objects2DBuilder(photos="p", photo_object_detector="d").outputs("objects2D")
    for same in (BODY, python, model, mixed, built.build(itwin_id="i")):
        assert json.loads(to_wire(JobCreate, same)) == BODY


def test_every_violation_is_listed_with_its_path_in_python() -> None:
    assert lines(
        {
            "type": "Objects2D",
            "nam": "x",
            "name": "a",
            "specifications": {
                "inputs": {"photos": 5},
                "outputs": ["objects2D", "object3D"],
                "options": None,
            },
        }
    ) == [
        "name: String should have at least 3 characters (got 'a')",
        "itwin_id: is required, but missing",
        "specifications.inputs.photos: should be a valid string (got 5)",
        "specifications.options: cannot be null; leave it out",
        "specifications.inputs: exactly one of photo_object_detector, objects_2d is needed; "
        "none is given",
        "specifications.outputs[1]: 'object3D' is not known; did you mean 'objects3D'?",
        "nam: is not known; did you mean 'name'?",
    ]


def test_what_cannot_be_sent() -> None:
    assert "is given twice" in lines(body(itwin_id="j"))[0]
    assert "'New' is not known" in lines(body(type="New"))[0]
    assert lines(5) == ["should be an object (got 5)"]
    assert "as JSON: Error serializing to JSON: TypeError: a method is no JSON" in str(
        _raised(body(name=Path("x").open))
    )
    assert "cannot be written as JSON" in str(_raised(body(name="\ud800")))
    assert lines([body(), body(name="a")], list[JobCreate])[0].startswith("[1].name: ")
    for number in (float("nan"), float("inf")):
        specs = {**BODY["specifications"], "options": {"maxDist": number}}
        assert "specifications.options.max_dist" in lines(body(specifications=specs))[0]


class Kind(OpenEnum):
    FIRST = "first"
    OTHER = "other"


class Tag(Model):
    kind: Kind
    number: int | None = None


class Plain(Model):
    """One field of each kind."""

    __pydantic_extra__: dict[str, Tag]
    number: int | None = None
    flag: bool | None = None
    ratio: float | None = None
    tags: dict[str, Tag] | None = None
    union: Annotated[Tag | UnknownVariant | None, ByTag("kind", {"first": Tag})] = None


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"number": 5, "flag": True, "ratio": 5, "tags": {}, "more": {"kind": "other"}}, []),
        ({"number": "5"}, ["number: should be a valid integer (got '5')"]),
        ({"flag": 1}, ["flag: should be a valid boolean (got 1)"]),
        ({"ratio": "1.5"}, ["ratio: should be a valid number (got '1.5')"]),
        ({"tags": {"a": {"kind": None}}},
         ["tags['a'].kind: should be 'first' or 'other' (got None)"]),
        ({"tags": {"a": {"kind": "no"}}},
         ["tags['a'].kind: 'no' is not known; one of first, other"]),
        ({"tags": {"a": {"kind": "otter"}}},
         ["tags['a'].kind: 'otter' is not known; did you mean 'other'?"]),
        ({"more": {"kind": "other", "number": None}},
         ["more.number: cannot be null; leave it out"]),
        ({"union": {"kind": "odd"}}, ["union: 'odd' is not known"]),
    ],
)  # fmt: skip
def test_what_no_type_of_python_says(value: Any, found: list[str]) -> None:
    assert (lines(value, Plain) if found else examine(Plain, json_bytes(value))[1]) == found


def test_a_schema_among_the_rules_is_about_the_object_as_it_is_sent() -> None:
    class Ruled(Model):
        __rules__ = (Fits({"dependentRequired": {"takenAt": ["placeOf"]}}),)
        taken_at: Annotated[datetime | None, Field(alias="takenAt")] = None
        place_of: Annotated[str | None, Field(alias="placeOf")] = None

    assert to_wire(Ruled, {"taken_at": "2025-01-01T00:00:00Z", "place_of": "x"})
    assert lines({"taken_at": "2025-01-01T00:00:00Z"}, Ruled) == ["with takenAt needs placeOf"]


def test_names_of_python_are_taken_on_demand() -> None:
    mine = json_bytes({key if key != "iTwinId" else "itwin_id": BODY[key] for key in BODY})
    assert examine(JobCreate, mine)[1] == []
    assert [each.path for each in examine(JobCreate, mine, by_name=False)[1]] == [
        "itwin_id",
        "itwin_id",
    ]


@pytest.mark.parametrize(
    ("path", "line"),
    [("a.b", "b: no"), ("a", "no"), ("ab", "ab: no"), ("c.a.b", "c.a.b: no"), ("", "no")],
)
def test_paths_are_told_from_within(path: str, line: str) -> None:
    assert strict._line(Mismatch("", path, "no"), "a") == line


def _raised(wrong: Any) -> BuildError:
    with pytest.raises(BuildError) as caught:
        to_wire(JobCreate, wrong)
    return caught.value


def test_a_model_that_was_changed_is_checked_again() -> None:
    good = checked(JobCreate, json_bytes(BODY))
    assert to_wire(JobCreate, good)
    good.name = 5
    assert lines(good) == ["name: should be a valid string (got 5)"]
    good.name = None
    assert json.loads(to_wire(JobCreate, good))["name"] is None
    other = good.model_copy(update={"type": JobType.SEGMENTATION_3D})
    assert any("specifications.inputs" in line for line in lines(other))
    assert lines(good.model_copy(update={"specifications": UnknownVariant("x", {})}))


def test_an_open_class_sends_what_it_does_not_know_and_fills_in_constants() -> None:
    class Note(Model):
        __constants__ = frozenset({"kind"})
        kind: str = "note"
        when: Annotated[datetime | None, Field(alias="at")] = None

    when = datetime.fromisoformat("2025-01-01T00:00:00+00:00")
    sent = json.loads(to_wire(Note, {"when": when, "more": {"x": [1]}}))
    assert sent == {"kind": "note", "at": "2025-01-01T00:00:00Z", "more": {"x": [1]}}
    assert json.loads(to_wire(Note, Note(when=when))) == {"kind": "note", "at": sent["at"]}


RULES: list[tuple[Any, dict[str, Any]]] = [
    (Requires("a", "b", "c"), {"dependentRequired": {"a": ["b", "c"]}}),
    (
        ExactlyOne("a", ("b", "c"), null_counts=True),
        {"oneOf": [{"required": ["a"]}, {"required": ["b", "c"]}]},
    ),
    (
        AtLeastOne("a", ("b", "c"), null_counts=True),
        {"anyOf": [{"required": ["a"]}, {"required": ["b", "c"]}]},
    ),
    (
        AtMostOne("a", "b", "c", null_counts=True),
        {"allOf": [{"not": {"required": pair}} for pair in (["a", "b"], ["a", "c"], ["b", "c"])]},
    ),
    (
        ExactlyOne("a", "b"),
        {
            "oneOf": [
                {"required": [n], "properties": {n: {"not": {"type": "null"}}}} for n in ("a", "b")
            ]
        },
    ),
    (PropertyCount(1, 2), {"minProperties": 1, "maxProperties": 2}),
]


@pytest.mark.parametrize(("rule", "schema"), RULES)
def test_each_rule_means_what_json_schema_means(rule: Any, schema: dict[str, Any]) -> None:
    class Three(Model):
        __nullable__ = frozenset({"a", "b", "c"})
        __rules__ = (rule,)
        a: int | None = None
        b: int | None = None
        c: int | None = None

    values: list[Mapping[str, Any]] = [{}]
    for name in "abc":
        values = [{**v, **w} for v in values for w in ({}, {name: None}, {name: 1})]
    assert len(values) == 27
    for value in values:
        assert _accepts(Three, value) == jsonschema.Draft202012Validator(schema).is_valid(value)


def _accepts(tp: Any, value: Any) -> bool:
    try:
        checked(tp, json_bytes(value))
    except BuildError:
        return False
    return True


TEXT = st.sampled_from(["", "ab", "abc", "abcdefgh", "abcdefghi", "a/b", "abc\n", "bkt:x", "é€😀"])
JUNK = st.sampled_from([None, True, 0, 3, 3.0, 2.5, [], {}, "x"])
TEXTS = TEXT | JUNK


def some(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=values)


OUTPUTS = st.lists(
    st.sampled_from(["objects2D", "objects3D", "locations3DAsGeoJSON", "Objects2D"]) | JUNK,
    max_size=3,
)
SPECIFICATIONS = st.fixed_dictionaries(
    {
        "inputs": some(
            photos=TEXTS, model3D=TEXTS, objects2D=TEXTS, photoObjectDetector=TEXTS, other=JUNK
        )
        | some(extent=TEXTS, model3D=TEXTS, segmentation3D=TEXTS, detector=TEXTS)
        | JUNK,
    },
    optional={
        "outputs": OUTPUTS | JUNK,
        "options": some(
            crs=TEXTS,
            maxDist=st.none() | st.floats(allow_nan=False, allow_infinity=False) | JUNK,
            minPhotos=st.none() | JUNK,
            useTiePoints=st.booleans() | JUNK,
            other=JUNK,
        )
        | JUNK,
    },
)
BODIES = st.fixed_dictionaries(
    {"specifications": SPECIFICATIONS, "type": st.sampled_from(["Objects2D", "Segmentation3D"])},
    optional={"name": TEXTS, "iTwinId": TEXTS | st.just("i"), "x": JUNK},
) | st.builds(
    lambda inputs, outputs, name: {
        "type": "Objects2D",
        "iTwinId": "i",
        "name": name,
        "specifications": {"inputs": {"photos": "p", **inputs}, "outputs": outputs},
    },
    some(objects2D=st.sampled_from(["a", None]), photoObjectDetector=st.sampled_from(["a", None])),
    st.lists(st.sampled_from(["objects2D", "objects3D", "locations3DAsGeoJSON"]), max_size=3),
    st.sampled_from([None, "abc", "abcdefgh", "a/b"]),
)


def _low_high_ok(value: Any) -> bool:
    """`x-specloom-rules: at-most`, which JSON Schema cannot say."""
    specs = value["specifications"]
    options = specs.get("options") if value["type"] == "Objects2D" else None
    if not isinstance(options, dict):
        return True
    low, high = options.get("minPhotos"), options.get("maxDist")
    numbers = all(isinstance(n, (int, float)) and not isinstance(n, bool) for n in (low, high))
    return not numbers or low <= high


@given(BODIES)
@settings(max_examples=3_000)
def test_the_check_agrees_with_a_json_schema_validator(value: dict[str, Any]) -> None:
    expected = VALIDATOR.is_valid(value) and _low_high_ok(value)
    assert _accepts(JobCreate, value) == expected
    if expected:
        assert json.loads(to_wire(JobCreate, value)) == value


@given(
    photos=TEXT | st.integers(),
    detector=st.none() | TEXT,
    objects=st.none() | TEXT,
    outputs=st.lists(
        st.sampled_from(["objects2D", "objects3D", "locations3DAsGeoJSON", "Objects2D"]), max_size=3
    ),
    options=some(crs=TEXT, max_dist=st.floats(0, 9), min_photos=st.integers(0, 9) | st.booleans()),
    name=st.none() | TEXT,
)
@settings(max_examples=1_000)
def test_the_builder_agrees_with_a_json_schema_validator(
    photos: Any, detector: Any, objects: Any, outputs: Any, options: Any, name: Any
) -> None:
    builder = Objects2DBuilder(photos=photos, photo_object_detector=detector, objects_2d=objects)
    wire = {"crs": "crs", "max_dist": "maxDist", "min_photos": "minPhotos"}
    inputs = {"photos": photos, "photoObjectDetector": detector, "objects2D": objects}
    same = {
        "type": "Objects2D",
        "iTwinId": "i",
        "specifications": {
            "inputs": {key: value for key, value in inputs.items() if value is not None},
            "outputs": outputs,
            "options": {wire[key]: value for key, value in options.items()},
        },
        **({} if name is None else {"name": name}),
    }
    expected = VALIDATOR.is_valid(same) and _low_high_ok(same)
    try:
        made = builder.outputs(*outputs).options(**options).build(itwin_id="i", name=name)
    except BuildError:
        assert not expected
    else:
        assert expected
        sent = json.loads(to_wire(JobCreate, made))
        assert sent["specifications"]["outputs"] == list(dict.fromkeys(outputs))
        sent["specifications"]["outputs"] = outputs
        assert sent == same


def test_builders_never_change_and_none_is_left_out() -> None:
    start = Objects2DBuilder(photos="p", photo_object_detector="d")
    two = start.outputs("objects2D").options(max_dist=1.0)
    more = two.outputs("objects2D", "objects3D").options(crs="EPSG:4326", min_photos=None)
    assert two.build(itwin_id="i").specifications == Objects2DSpecificationsCreate(
        inputs=Objects2DInputs(photos="p", photo_object_detector="d"),
        outputs=[Objects2DOutput.OBJECTS_2D],
        options=Objects2DOptions(max_dist=1.0),
    )
    made = more.build(itwin_id="i", name=None)
    assert json.loads(to_wire(JobCreate, made)) == body(
        specifications={
            "inputs": {"photos": "p", "photoObjectDetector": "d"},
            "outputs": ["objects2D", "objects3D"],
            "options": {"maxDist": 1.0, "crs": "EPSG:4326"},
        }
    )
    assert "outputs" not in repr(start)


def test_a_wrong_build_says_everything_at_once() -> None:
    wrong = Objects2DBuilder(photos="p", photo_object_detector="d", objects_2d="o").outputs(
        "locations3DAsGeoJSON"
    )
    with pytest.raises(BuildError) as caught:
        wrong.build(itwin_id="i")
    assert isinstance(caught.value, ValueError)
    assert str(caught.value) == (
        "Objects2D: 2 rules broken\n"
        "  inputs: exactly one of photo_object_detector, objects_2d is needed; both are given\n"
        "  outputs: locations3DAsGeoJSON needs objects3D"
    )


def test_a_long_list_of_objects_is_compared_once_each() -> None:
    fits = Fits({"uniqueItems": True})
    items = [{"n": [number], "on": True} for number in range(50_000)]
    assert list(fits.broken(items)) == []
    assert list(fits.broken([*items, {"on": True, "n": [7.0]}])) == [
        "must have unique items; item 50000 is there already"
    ]
    assert list(fits.broken([{"n": [1], "on": True}, {"n": [1], "on": 1}])) == []


@pytest.mark.parametrize(
    ("start", "end", "right"),
    [
        (1, 1, True),
        (2, 1, False),
        (Decimal("1.1"), 1, False),
        (Decimal(1), Decimal("1.1"), True),
        (date(2025, 1, 2), date(2025, 1, 1), False),
        (date(2025, 1, 1), date(2025, 1, 1), True),
        (
            datetime.fromisoformat("2025-01-02T00:00:00+00:00"),
            datetime.fromisoformat("2025-01-01T00:00:00+00:00"),
            False,
        ),
        (date(2025, 1, 2), 1, True),
        (
            datetime.fromisoformat("2025-01-02T00:00:00+00:00"),
            datetime(2025, 1, 1),
            True,
        ),  # no zone
        ("b", "a", True),
        (2, None, True),
    ],
)
def test_at_most(start: Any, end: Any, right: bool) -> None:
    found = [*AtMost("start", "end").broken({"start": start, "end": end})]
    assert found == ([] if right else [f"must be at most end; {start} is greater than {end}"])
