"""The names inside models: the fields of classes, the members of enums."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from ..ir.api import Api
from ..ir.schemas import EnumSchema, ObjectSchema
from ..naming import (
    ENUM_RESERVED,
    FIELD_RESERVED,
    Ledger,
    Spelled,
    Wish,
    avoid,
    distinctions,
    screaming,
    snake,
    spelling_of,
    words,
)
from .keys import Keys
from .model_names import Vocabulary

Members: TypeAlias = tuple[tuple[str, str | int], ...]
"""The (name, value) pairs of an enum."""
FIELDS = "fields"
MEMBERS = "members"


def field_names(
    api: Api, vocabulary: Vocabulary, ledger: Ledger, keys: Keys
) -> dict[str, dict[str, str]]:
    """The names of all fields, by the pointer of the schema and the wire name."""
    objects = [each for each in api.schemas.values() if isinstance(each, ObjectSchema)]

    def every() -> Iterator[Spelled]:
        for schema in objects:
            for field in schema.fields:
                yield _field(field.wire, vocabulary)

    style = ledger.style(FIELDS, lambda: spelling_of(every()))
    return {each.pointer: _fields(each, vocabulary, style, ledger, keys) for each in objects}


def _fields(
    schema: ObjectSchema, vocabulary: Vocabulary, style: str, ledger: Ledger, keys: Keys
) -> dict[str, str]:
    holder = keys.text(schema.pointer)
    style = ledger.own_style(
        FIELDS,
        holder,
        style,
        lambda: _own_style([_field(field.wire, vocabulary) for field in schema.fields], style),
    )
    if not ledger.knows(FIELDS, holder) and not any(field.wished for field in schema.fields):
        usual = _usual_names(tuple(field.wire for field in schema.fields), vocabulary, style)
        if usual:
            return usual
    wishes: dict[str, Wish] = {}
    for field in sorted(schema.fields, key=lambda field: _precedence(field.wire)):
        wishes[field.wire] = Wish(
            names=_field_wishes(field.wire, field.wished or field.wire, vocabulary),
            key=(holder, field.wire),
            pointer=field.pointer,
            steady=not field.wished and _is_regular(field.wire, vocabulary, style),
            explicit=bool(field.wished),
        )
    return ledger.assign(FIELDS, wishes, reserved=FIELD_RESERVED)


@lru_cache(maxsize=65_536)  # documents have few lists of fields, many times
def _usual_names(wires: tuple[str, ...], vocabulary: Vocabulary, style: str) -> dict[str, str]:
    """The names of fields that had none before and all get the first that they wish, of which
    nothing need be remembered; empty if that is not so."""
    names = {wire: _field_wishes(wire, wire, vocabulary)[0] for wire in wires}
    free = len(set(names.values())) == len(names) and FIELD_RESERVED.isdisjoint(names.values())
    regular = all(_is_regular(wire, vocabulary, style) for wire in wires)
    return names if free and regular and all(names.values()) else {}


@lru_cache(maxsize=65_536)  # documents have few names, many times
def _field_wishes(wire: str, wished: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    name = avoid(snake(words(wished, vocabulary)), FIELD_RESERVED)
    return (name, f"{name}_", *map(snake, distinctions(wire, vocabulary)))


@lru_cache(maxsize=65_536)
def _precedence(wire: str) -> tuple[bool, str]:
    return snake(words(wire)) != wire, wire


@lru_cache(maxsize=65_536)
def _is_regular(wire: str, vocabulary: Vocabulary, style: str) -> bool:
    return _field(wire, vocabulary).fits(style)


@lru_cache(maxsize=65_536)
def _field(wire: str, vocabulary: Vocabulary) -> Spelled:
    name = snake(words(wire, vocabulary))
    return Spelled(wire, name, tuple(name.split("_")), "snake")


def enum_members(
    api: Api, vocabulary: Vocabulary, ledger: Ledger, keys: Keys
) -> dict[str, Members]:
    """The members of all enums, by the pointer of the schema."""
    enums = [each for each in api.schemas.values() if isinstance(each, EnumSchema)]

    def every() -> Iterator[Spelled]:
        for schema in enums:
            for member in schema.members:
                if isinstance(member.value, str) and not member.wished:
                    yield _member(member.value, vocabulary)

    style = ledger.style(MEMBERS, lambda: spelling_of(every()))
    return {each.pointer: _members(each, vocabulary, style, ledger, keys) for each in enums}


def _members(
    schema: EnumSchema, vocabulary: Vocabulary, style: str, ledger: Ledger, keys: Keys
) -> Members:
    holder = keys.text(schema.pointer)
    style = ledger.own_style(
        MEMBERS,
        holder,
        style,
        lambda: _own_style(
            [
                _member(each.value, vocabulary)
                for each in schema.members
                if isinstance(each.value, str)
            ],
            style,
        ),
    )
    wishes: dict[str | int, Wish] = {}
    for member in sorted(schema.members, key=lambda member: str(member.value).isupper()):
        value = member.value
        text = str(value)
        upper = text.isupper() and any(other.value == text.lower() for other in schema.members)
        regular = not isinstance(value, str) or _member(value, vocabulary).fits(style)
        names = _member_wishes(text, member.wished, upper, vocabulary)
        wishes[value] = Wish(
            names=names,
            key=(holder, text),
            pointer=schema.pointer,
            also=(f"{names[0]}_UPPER",),
            steady=regular and not member.wished,
        )
    given = ledger.assign(MEMBERS, wishes, reserved=ENUM_RESERVED)
    return tuple((given[member.value], member.value) for member in schema.members)


@lru_cache(maxsize=65_536)
def _member_wishes(text: str, wished: str, upper: bool, vocabulary: Vocabulary) -> tuple[str, ...]:
    named = screaming(words(wished, vocabulary)) if wished else _member(text, vocabulary).name
    name = avoid(named, ENUM_RESERVED)
    own = (f"{name}_UPPER",) if upper else ()
    return (name, *own, f"{name}_", *map(screaming, distinctions(text, vocabulary)))


def _own_style(entries: list[Spelled], usual: str) -> str:
    """The spelling of one schema, where more of its names fit that than the document's."""
    own = spelling_of(entries)
    gained = sum(each.fits(own) for each in entries) - sum(each.fits(usual) for each in entries)
    return own if gained > 1 else usual


@lru_cache(maxsize=65_536)
def _member(text: str, vocabulary: Vocabulary) -> Spelled:
    name = screaming(words(f"minus {text[1:]}" if text.startswith("-") else text, vocabulary))
    return Spelled(text, name, tuple(name.lower().split("_")), "upper")
