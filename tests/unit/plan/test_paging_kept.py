"""What was answered as a whole stays so: habits make no list in pages of a method that is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from specloom.naming import Kept, parse_kept
from specloom.plan.build import Plan
from support.public_names import planned

NUMBER = {"type": "integer"}
THINGS = {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}}


def document(
    *parameters: str, path: str = "/things", token: str = "", **keys: Any
) -> dict[str, Any]:
    """One list with these query parameters, which are text where the answer has a token."""
    said = {token: {"type": "string"}} if token else {"total": NUMBER}
    schema = {"type": "string"} if token else NUMBER
    answer = {"type": "object", "properties": {"items": THINGS, **said}}
    operation = {
        "operationId": "listThings",
        "parameters": [{"name": name, "in": "query", "schema": schema} for name in parameters],
        "responses": {
            "200": {"description": "", "content": {"application/json": {"schema": answer}}}
        },
        **keys,
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {path: {"get": operation}},
    }


def searched(*properties: str) -> dict[str, Any]:
    """A search by POST whose body has these properties."""
    made = document(path="/things/search")
    found = made["paths"]["/things/search"]
    schema = {"type": "object", "properties": dict.fromkeys(properties, NUMBER)}
    body = {"content": {"application/json": {"schema": schema}}}
    found["post"] = {**found.pop("get"), "operationId": "searchThings", "requestBody": body}
    return made


def style(plan: Plan) -> str | None:
    (operation,) = plan.resources.operations.values()
    return operation.paging.style if operation.paging else None


def written(kept: Kept) -> Kept:
    """What the next run reads of the lock."""
    return parse_kept(kept.render())


PAGED = document("limit", "offset")


def test_a_parameter_that_is_added_makes_no_pages(tmp_path: Path) -> None:
    before = written(planned(tmp_path, document()).kept)
    plan = planned(tmp_path, PAGED, before)
    (operation,) = plan.resources.operations.values()
    assert style(plan) is None
    assert "offset" in operation.paging_why and "stays" in operation.paging_why
    again = planned(tmp_path, PAGED, written(plan.kept))
    assert style(again) is None


def test_a_method_that_the_user_named_makes_none_either(tmp_path: Path) -> None:
    own = {"x-specloom-method": "all_things", "tags": ["things"]}
    before = written(planned(tmp_path, document(**own)).kept)
    assert style(planned(tmp_path, document("limit", "offset", **own), before)) is None


def test_what_was_in_pages_stays_so(tmp_path: Path) -> None:
    first = planned(tmp_path, PAGED)
    assert style(first) == "offset"
    assert style(planned(tmp_path, PAGED, written(first.kept))) == "offset"


@pytest.mark.parametrize(
    "now",
    [
        document("limit", "offset", path="/others"),
        document(
            "limit",
            "offset",
            **{"x-specloom-paging": {"items": "items", "offset": {"parameter": "offset"}}},
        ),
    ],
    ids=["another operation", "declared"],
)
def test_what_is_new_or_declared_has_pages(tmp_path: Path, now: dict[str, Any]) -> None:
    before = written(planned(tmp_path, document()).kept)
    assert style(planned(tmp_path, now, before)) == "offset"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (PAGED, "offset"),
        (searched("limit", "offset"), None),
        (document("pagination_token", token="next_token"), None),
    ],
)
def test_locks_that_do_not_say(tmp_path: Path, now: dict[str, Any], expected: str | None) -> None:
    """Earlier specloom knew of offsets by GET, and of nothing by POST."""
    assert style(planned(tmp_path, now)) is not None
    kept = planned(tmp_path, now).kept
    older = Kept(kept.styles, {kind: each for kind, each in kept.names.items() if kind != "pages"})
    assert style(planned(tmp_path, now, older)) == expected
