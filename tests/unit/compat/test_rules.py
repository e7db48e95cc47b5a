"""The rules as a table: mirrored, filled in, and told the same way everywhere."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from specloom.compat.level import Bump, Level
from specloom.compat.rule import Action, Area, Contract, Direction, Rule, Side, pair, rule, table
from specloom.compat.specdiff import RULES
from specloom.compat.surface.rules import RULES as SURFACE_RULES

ALL = {**RULES, **SURFACE_RULES}
DIRECTED = [item for item in RULES.values() if item.direction is not Direction.NONE]


@pytest.mark.parametrize("item", DIRECTED, ids=lambda item: item.id)
def test_each_direction_has_its_mirror_or_a_reason(item: Rule) -> None:
    assert bool(item.mirror) != bool(item.unmirrored)
    if item.unmirrored:
        assert len(item.unmirrored.split()) > 3
        return
    twin = RULES[item.mirror]
    assert twin.mirror == item.id
    assert {item.direction, twin.direction} == {Direction.REQUEST, Direction.RESPONSE}
    assert twin.action is item.action


@pytest.mark.parametrize("item", ALL.values(), ids=lambda item: item.id)
def test_a_rule_is_complete(item: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", item.id)
    assert item.id.startswith(f"{item.direction}-") or item.direction is Direction.NONE
    assert item.message and not item.message.endswith(".")
    assert item.todo.endswith((".", "?"))
    if item.level is Level.ERR:
        assert item.bump is Bump.MAJOR
        assert not item.todo.startswith("Nothing.")
    else:
        assert item.bump < Bump.MAJOR


def test_no_rule_is_both_in_the_document_and_in_the_surface() -> None:
    assert not RULES.keys() & SURFACE_RULES.keys()
    assert len(ALL) == len(RULES) + len(SURFACE_RULES)


def test_the_message_of_a_side_that_is_gone_names_nothing_of_it() -> None:
    for item in RULES.values():
        names = {name for _, name, _, _ in Formatter().parse(item.message) if name}
        if item.action is Action.ADDED:
            assert "old" not in names, item.id
        if item.action is Action.REMOVED:
            assert "new" not in names, item.id


def test_a_pair_differs_by_direction_only() -> None:
    request, response = pair(
        "thing-changed",
        Area.SCHEMA,
        Action.CHANGED,
        "changed",
        request=Side(Level.ERR, "Do this."),
        response=Side(Level.INFO, "Do that.", Bump.PATCH),
        contract=Contract.SDK,
    )
    assert (request.id, response.id) == ("request-thing-changed", "response-thing-changed")
    assert (request.mirror, response.mirror) == (response.id, request.id)
    assert (request.bump, response.bump) == (Bump.MAJOR, Bump.PATCH)


def test_an_id_stands_for_one_rule() -> None:
    one = rule("a-b", Level.INFO, Area.SDK, Action.ADDED, "added", "Nothing.")
    with pytest.raises(ValueError, match="'a-b'"):
        table([one, one])
