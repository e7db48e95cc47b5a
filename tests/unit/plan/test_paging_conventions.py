"""Pages that no extension declares: habits that are recognised, and doubts that are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import inspect

TEXT, NUMBER, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
THINGS = {"type": "array", "items": {"type": "object", "properties": {"id": TEXT}}}


def holding(**properties: Any) -> dict[str, Any]:
    """The schema of an object."""
    return {"type": "object", "properties": properties}


def paging(
    folder: Path,
    parameters: list[str],
    answer: dict[str, Any],
    *,
    required: bool | str = False,
    named: bool = False,
    offset: str = "25",
    headers: tuple[str, ...] = (),
) -> Any:
    """What `inspect` says of the pages of a list with these parameters and this answer.

    `required` are all parameters, none, or the one of that name. With `named`, a parameter `page`
    is text. `offset` is the example of a parameter of that name.
    """
    array = answer.get("type") == "array"
    schema = answer if array else {"type": "object", "properties": answer}
    operation = {
        "operationId": "listThings",
        "parameters": [
            {
                "name": name,
                "in": "query",
                "required": required in (True, name),
                "schema": FLAG
                if name.startswith("use")
                else TEXT
                if "o" in name or (name == "page" and named)
                else NUMBER,
                **({"example": offset} if name == "offset" else {}),
            }
            for name in parameters
        ],
        "responses": {
            "200": {
                "description": "Some.",
                "headers": {name: {"schema": TEXT} for name in headers},
                "content": {"application/json": {"schema": schema}},
            }
        },
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/things": {"get": operation}},
    }
    (folder / "openapi.json").write_text(json.dumps(document))
    found = inspect(SdkConfig(name="t", root=folder, document="openapi.json"), Diagnostics())
    (method,) = found["operations"]
    return method["paging"]


@pytest.mark.parametrize("spelled", ["next_page_token", "nextPageToken", "NextPageToken"])
def test_a_cursor_in_any_spelling(tmp_path: Path, spelled: str) -> None:
    assert paging(tmp_path, ["page_token"], {"items": THINGS, spelled: TEXT}) == "cursor"


@pytest.mark.parametrize(
    ("parameters", "answer", "style"),
    [
        (["starting_after", "limit"], {"data": THINGS, "has_more": {"type": "boolean"}}, "cursor"),
        (["Skip", "Top"], {"Value": THINGS}, "offset"),
        (["offset", "per_page"], {"things": THINGS, "total": NUMBER}, "offset"),
        (["PageNumber", "PageSize"], {"items": THINGS, "totalCount": NUMBER}, "page"),
        (["page", "size"], {"content": THINGS}, "page"),
        (["page"], {"results": THINGS, "next": TEXT}, "next-link"),
        (["$skip"], {"value": THINGS, "@odata.nextLink": TEXT}, "next-link"),
        (["limit", "cursor_of_mine", "cursor"], {"things": THINGS, "cursor": TEXT}, "cursor"),
        (["pagination_token"], {"data": THINGS, "meta": holding(next_token=TEXT)}, "cursor"),
        (
            ["page_token"],
            {"names": {"type": "array", "items": TEXT}, "nextPageToken": TEXT},
            "cursor",
        ),
    ],
)
def test_habits(tmp_path: Path, parameters: list[str], answer: dict[str, Any], style: str) -> None:
    assert paging(tmp_path, parameters, answer) == style


def test_a_size_that_callers_have_to_give(tmp_path: Path) -> None:
    answer = {"items": THINGS, "limit": NUMBER, "offset": NUMBER, "total": NUMBER}
    assert paging(tmp_path, ["limit", "offset"], answer, required="limit") == "offset"
    assert paging(tmp_path, ["limit", "offset"], answer, required="offset") is None


@pytest.mark.parametrize(("next_page", "style"), [(TEXT, "cursor"), (NUMBER, None)])
def test_a_page_that_is_text_is_no_number(
    tmp_path: Path, next_page: dict[str, Any], style: str | None
) -> None:
    answer = {"data": THINGS, "next_page": next_page}
    assert paging(tmp_path, ["page", "limit"], answer, named=True) == style
    assert paging(tmp_path, ["page", "limit"], answer) == "page"


def test_a_link_header_of_a_bare_list(tmp_path: Path) -> None:
    assert paging(tmp_path, ["per_page"], THINGS, headers=("Link",)) == "link-header"


@pytest.mark.parametrize(
    ("parameters", "answer", "required"),
    [
        (["page"], {"items": THINGS}, False),
        (["page", "size"], {"items": THINGS}, True),
        (["page", "size"], {"those": THINGS, "more": THINGS}, False),
        (["page", "size"], {"items": THINGS, "results": THINGS}, False),
        (["cursor"], {"items": THINGS, "owner": holding(next_cursor=TEXT)}, False),
        (["page", "size"], {"team": holding(name=TEXT, members=THINGS)}, False),
        (["page", "size"], {"a": holding(page=NUMBER, items=THINGS), "b": holding()}, False),
        (["page", "size"], {"names": {"type": "array", "items": TEXT}}, False),
        (["cursor"], {"items": THINGS, "next_cursor": NUMBER}, False),
        (["q"], {"items": THINGS, "next_cursor": TEXT}, False),
        (["cursor"], {"items": THINGS, "cursor": TEXT}, True),
        (["cursor"], {"those": THINGS, "more": THINGS, "cursor": TEXT}, False),
        (["cursor"], {"items": THINGS, "cursor": NUMBER}, False),
    ],
)
def test_doubts(
    tmp_path: Path, parameters: list[str], answer: dict[str, Any], required: bool
) -> None:
    assert paging(tmp_path, parameters, answer, required=required) is None


@pytest.mark.parametrize(
    ("parameters", "answer", "style"),
    [
        # of several lists, the one that is called as the path is, or as lists are
        (["offset", "limit"], {"order": THINGS, "entries": THINGS}, "offset"),
        (["page", "size"], {"facets": THINGS, "things": THINGS, "items": THINGS}, "page"),
        # what leads on, in an object beside the list
        (["cursor"], {"things": THINGS, "response_metadata": holding(next_cursor=TEXT)}, "cursor"),
        (
            ["Page", "PageSize"],
            {"things": THINGS, "meta": holding(next_page_url=TEXT)},
            "next-link",
        ),
        (["limit"], {"items": THINGS, "_links": holding(next=holding(href=TEXT))}, "next-link"),
        (["limit"], {"data": THINGS, "links": holding(next=TEXT)}, "next-link"),
        # a page as the only thing in an answer
        (["limit"], {"ok": FLAG, "things": holding(items=THINGS, next=TEXT)}, "next-link"),
        (["offset", "limit"], {"result": holding(offset=NUMBER, rows=THINGS)}, "offset"),
        # the offset works by itself, the marker only where it is turned on
        (["marker", "offset", "limit"], {"entries": THINGS, "next_marker": TEXT}, "cursor"),
        (
            ["marker", "usemarker", "offset", "limit"],
            {"entries": THINGS, "next_marker": TEXT},
            "offset",
        ),
    ],
)
def test_habits_of_what_is_nested(
    tmp_path: Path, parameters: list[str], answer: dict[str, Any], style: str
) -> None:
    assert paging(tmp_path, parameters, answer) == style


@pytest.mark.parametrize(
    ("more", "style"), [({"next_page": holding(offset=TEXT)}, "cursor"), ({}, None)]
)
def test_an_offset_that_is_a_token_is_not_counted(
    tmp_path: Path, more: dict[str, Any], style: str | None
) -> None:
    answer = {"data": THINGS, **more}
    assert paging(tmp_path, ["offset", "limit"], answer, offset="eyJ0eXAi") == style
    assert paging(tmp_path, ["offset", "limit"], answer, offset="0") == (style or "offset")
