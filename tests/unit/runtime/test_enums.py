"""Open enumerations: members, values nobody knew, and what must not happen with those."""

from __future__ import annotations

import copy
import gc
import json
import pickle
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError
from sdk_runtime.enums import OpenEnum, OpenIntEnum
from sdk_runtime.known import KnownFirst


class State(OpenEnum):
    QUEUED = "Queued"
    ACTIVE = "Active"


class Level(OpenIntEnum):
    LOW = 1
    HIGH = 2


def test_a_member_is_its_text() -> None:
    assert State.QUEUED == "Queued"
    assert f"{State.QUEUED}|{State.QUEUED:>8}|{State.QUEUED!s}" == "Queued|  Queued|Queued"
    assert json.dumps({"state": State.QUEUED}) == '{"state": "Queued"}'
    assert State("Queued") is State.QUEUED
    assert repr(State.QUEUED) == "State.QUEUED"


def test_an_unknown_value_is_kept() -> None:
    paused = State("Paused")
    assert isinstance(paused, State)
    assert (paused, paused.value, paused.name, str(paused)) == ("Paused",) * 4
    assert not paused.is_known and State.ACTIVE.is_known
    assert paused == State("Paused") and paused != State.ACTIVE
    assert repr(paused) == "State('Paused')"
    assert {paused: 1}[State("Paused")] == 1 and {"Paused": 1}[paused] == 1


def test_a_value_that_spells_the_name_of_a_member_is_still_unknown() -> None:
    assert not State("QUEUED").is_known
    assert State("QUEUED") != State.QUEUED


@pytest.mark.parametrize("member", [State.QUEUED, State("Paused"), Level.HIGH, Level(7)])
def test_pickle_and_copy(member: object) -> None:
    for back in (pickle.loads(pickle.dumps(member)), copy.copy(member), copy.deepcopy(member)):
        assert type(back) is type(member)
        assert back == member and hash(back) == hash(member)


def test_whole_numbers() -> None:
    seven = Level(7)
    assert seven == 7 and not seven.is_known and Level.LOW.is_known
    assert f"{seven} {Level.LOW} {Level.LOW:03d}" == "7 1 001"
    assert json.dumps([Level.LOW, seven]) == "[1, 7]"
    assert repr(seven) == "Level(7)"
    for wrong in ("1", 1.5, None):
        with pytest.raises(ValueError):
            Level(wrong)


def test_decoding_keeps_unknown_values_and_refuses_other_types() -> None:
    states = TypeAdapter(list[State])
    assert states.validate_json(b'["Active","Paused"]') == [State.ACTIVE, "Paused"]
    assert states.dump_json(states.validate_json(b'["Paused"]')) == b'["Paused"]'
    assert TypeAdapter(list[Level]).validate_json(b"[1,7]") == [Level.LOW, 7]
    for wrong in (b"[1]", b"[null]", b'[{"a":1}]'):
        with pytest.raises(ValidationError):
            states.validate_json(wrong)


def test_a_server_cannot_make_the_class_grow() -> None:
    class Small(OpenEnum):
        ONLY = "only"

    states = TypeAdapter(list[Small])
    states.validate_json(json.dumps([f"v{i}" for i in range(1000)]))
    gc.collect()
    assert len(Small) == len(Small._value2member_map_) == 1
    assert sum(type(thing) is Small for thing in gc.get_objects()) == 1


class Blank(OpenEnum):
    EMPTY = ""
    QUEUED = "Queued"


@pytest.mark.parametrize(
    ("value", "expected", "known"),
    [
        ("", Blank.EMPTY, True),
        ("Active", State.ACTIVE, True),
        ("Queued", State.QUEUED, True),
        (Blank.QUEUED, Blank.QUEUED, True),
        (2, Level.HIGH, True),
        ("Paused", State("Paused"), False),
        (None, None, None),
    ],
)
def test_of_several_the_one_that_lists_the_value(value: Any, expected: Any, known: Any) -> None:
    union = Annotated[State | Blank | Level, KnownFirst()] | None
    found = TypeAdapter(union).validate_python(value)
    assert (type(found), found) == (type(expected), expected)
    assert getattr(found, "is_known", None) is known
    assert TypeAdapter(union).validate_json(json.dumps(found)) == expected


@pytest.mark.parametrize("value", [1.5, ["Queued"], {}])
def test_what_is_none_of_several_is_an_error(value: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Annotated[State | Level, KnownFirst()]).validate_python(value)
