"""A rule as data: one kind of change, how bad it is, and what a caller must do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from .level import Bump, Level


class Direction(StrEnum):
    """Which way the changed data travels, seen from the caller."""

    REQUEST = "request"
    """The caller sends it: parameters, request bodies, answers to webhooks."""

    RESPONSE = "response"
    """The caller gets it: response bodies and headers, webhook events."""

    NONE = "none"
    """Neither: an operation, a name, a server."""


class Area(StrEnum):
    """What kind of thing changed."""

    OPERATION = "operation"
    PARAMETER = "parameter"
    BODY = "body"
    RESPONSE = "response"
    HEADER = "header"
    SCHEMA = "schema"
    SECURITY = "security"
    SERVER = "server"
    WEBHOOK = "webhook"
    DOCUMENT = "document"
    SDK = "sdk"


class Action(StrEnum):
    """What happened to it. Says on which side the changed thing exists."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Contract(StrEnum):
    """Who notices."""

    WIRE = "wire"
    """Everyone who calls the service, with this SDK or without."""

    SDK = "sdk"
    """Only code written against the generated Python: the bytes on the wire stay the same."""


class Rule(Struct, frozen=True):
    """One kind of change.

    `message` is a template: the names in braces are filled with what was found. `todo` says what a
    caller must do. `bump` is what the change asks of the version. `mirror` is the id of the same
    change in the other direction; a rule with a direction and without a mirror says why in
    `unmirrored`.
    """

    id: str
    level: Level
    direction: Direction
    area: Area
    action: Action
    message: str
    todo: str
    bump: Bump
    contract: Contract = Contract.WIRE
    mirror: str = ""
    unmirrored: str = ""


_BUMPS = {Level.ERR: Bump.MAJOR, Level.WARN: Bump.MINOR, Level.INFO: Bump.MINOR}


class Side(Struct, frozen=True):
    """The half of a pair of rules that differs by direction."""

    level: Level
    todo: str
    bump: Bump | None = None


def rule(
    id: str,
    level: Level,
    area: Area,
    action: Action,
    message: str,
    todo: str,
    *,
    direction: Direction = Direction.NONE,
    bump: Bump | None = None,
    contract: Contract = Contract.WIRE,
    mirror: str = "",
    unmirrored: str = "",
) -> Rule:
    """A rule whose `bump` follows from its level when it is not given."""
    weight = _BUMPS[level] if bump is None else bump
    return Rule(
        id, level, direction, area, action, message, todo, weight, contract, mirror, unmirrored
    )


def pair(
    name: str,
    area: Area,
    action: Action,
    message: str,
    *,
    request: Side,
    response: Side,
    contract: Contract = Contract.WIRE,
) -> tuple[Rule, Rule]:
    """`request-<name>` and `response-<name>`: the same change, judged for each direction."""
    made = []
    for direction, other, side in (
        (Direction.REQUEST, Direction.RESPONSE, request),
        (Direction.RESPONSE, Direction.REQUEST, response),
    ):
        made.append(
            rule(
                f"{direction}-{name}",
                side.level,
                area,
                action,
                message,
                side.todo,
                direction=direction,
                bump=side.bump,
                contract=contract,
                mirror=f"{other}-{name}",
            )
        )
    return made[0], made[1]


def table(rules: Iterable[Rule]) -> Mapping[str, Rule]:
    """The rules by id, in the order given. Raises ValueError when an id is used twice."""
    by_id: dict[str, Rule] = {}
    for item in rules:
        if item.id in by_id:
            raise ValueError(f"two rules have the id {item.id!r}")
        by_id[item.id] = item
    return MappingProxyType(by_id)
