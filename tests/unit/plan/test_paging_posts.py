"""Lists by POST that no extension declares: habits that are recognised, doubts that are told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import generate, inspect

TEXT, NUMBER, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
TIME = {"type": "string", "format": "date-time"}


def holding(**properties: Any) -> dict[str, Any]:
    """The schema of an object."""
    return {"type": "object", "properties": properties}


def listing(item: Any) -> dict[str, Any]:
    return {"type": "array", "items": item}


THINGS, NAMES = listing(holding(id=TEXT)), listing(TEXT)


def said(
    folder: Path,
    body: dict[str, Any],
    answer: dict[str, Any],
    *,
    name: str = "searchThings",
    status: str = "200",
    kind: str = "application/json",
    answers: tuple[str, ...] = ("application/json",),
    query: tuple[str, ...] = (),
    path: str = "/things",
    **more: Any,
) -> dict[str, Any]:
    """What `inspect` says of a POST with such a body and answer."""
    operation = {
        "operationId": name,
        "parameters": [{"name": each, "in": "query", "schema": NUMBER} for each in query],
        "requestBody": {"content": {kind: {"schema": body}}},
        "responses": {
            status: {
                "description": "Some.",
                "content": {each: {"schema": answer} for each in answers},
            }
        },
        **more,
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {path: {"post": operation}},
    }
    (folder / "openapi.json").write_text(json.dumps(document))
    found = inspect(SdkConfig(name="t", root=folder, document="openapi.json"), Diagnostics())
    (method,) = found["operations"]
    return dict(method)


@pytest.mark.parametrize(
    ("body", "answer", "style", "why"),
    [
        # the next value has the name of what asks for it, with `next` before it
        (
            {"start_cursor": TEXT},
            {"results": THINGS, "next_cursor": TEXT},
            "cursor",
            "start_cursor",
        ),
        ({"pageToken": TEXT}, {"jobs": THINGS, "nextPageToken": TEXT}, "cursor", "nextPageToken"),
        ({"marker": TEXT}, {"entries": THINGS, "next_marker": TEXT}, "cursor", "next_marker"),
        ({"offset": NUMBER}, {"things": THINGS, "next_offset": NUMBER}, "cursor", "next_offset"),
        # or the same name
        ({"Marker": TEXT}, {"Clusters": THINGS, "Marker": TEXT}, "cursor", "Marker"),
        (
            {"cursor": TEXT},
            {"meta": holding(cursor=TEXT), "items": THINGS},
            "cursor",
            "meta.cursor",
        ),
        # inside, on either side
        (
            {"after": TEXT},
            {"results": THINGS, "paging": holding(next=holding(after=TEXT, link=TEXT))},
            "cursor",
            "paging.next.after",
        ),
        (
            {"page": holding(cursor=TEXT, limit=NUMBER)},
            {"data": THINGS, "meta": holding(page=holding(after=TEXT, cursor=TEXT))},
            "cursor",
            "page.cursor",
        ),
        (
            {"ExclusiveStartKey": holding(id=TEXT)},
            {"Items": THINGS, "LastEvaluatedKey": holding(id=TEXT)},
            "cursor",
            "LastEvaluatedKey",
        ),
        # the only list, of plain values too; or the one that is called as lists are
        ({"nextToken": TEXT}, {"nextToken": TEXT, "names": NAMES}, "cursor", "nextToken"),
        (
            {"pageToken": TEXT},
            {"results": THINGS, "unreachable": NAMES, "nextPageToken": TEXT},
            "cursor",
            "nextPageToken",
        ),
        # counted, where the answer counts too
        ({"offset": NUMBER, "limit": NUMBER}, {"data": THINGS, "total": NUMBER}, "offset", "total"),
        ({"page": NUMBER, "size": NUMBER}, {"data": THINGS, "hasMore": FLAG}, "page", "hasMore"),
        (
            {"pagination": holding(page=NUMBER, pageSize=NUMBER)},
            {"items": THINGS, "pagination": holding(pageCount=NUMBER)},
            "page",
            "pagination.pageCount",
        ),
    ],
)
def test_habits(
    tmp_path: Path, body: dict[str, Any], answer: dict[str, Any], style: str, why: str
) -> None:
    found = said(tmp_path, holding(**body), holding(**answer))
    assert (found["paging"], found["paging_source"]) == (style, "convention")
    assert "its name says that it only reads" in found["paging_why"]
    assert f"'{why}'" in found["paging_why"]


CURSOR = holding(cursor=TEXT)
PAGE = holding(items=THINGS, next_cursor=TEXT)


@pytest.mark.parametrize(
    ("body", "answer", "more", "doubt"),
    [
        (CURSOR, PAGE, {"name": "makeThings"}, "its name says that it does more than read"),
        (CURSOR, PAGE, {"name": "things"}, "its name does not say that it only reads"),
        (CURSOR, PAGE, {"status": "201"}, "but answers 201"),
        (CURSOR, PAGE, {"answers": ("application/json", "text/csv")}, "with something else, too"),
        (
            CURSOR,
            holding(added=THINGS, removed=THINGS, next_cursor=TEXT),
            {},
            "which list of the answer is meant is open",
        ),
        (
            CURSOR,
            holding(traces=THINGS, unprocessed=NAMES, next_cursor=TEXT),
            {},
            "which list of the answer is meant is open",
        ),
        (CURSOR, holding(items=THINGS), {}, "nothing in the answer is the next 'cursor'"),
        (CURSOR, holding(items=THINGS, next_cursor=NUMBER), {}, "nothing in the answer"),
        (
            holding(page={**NUMBER, "minimum": 0}, size=NUMBER),
            holding(items=THINGS, total=NUMBER),
            {},
            "whether the first one is 0 or 1 is open",
        ),
    ],
)
def test_doubts_are_told(
    tmp_path: Path, body: dict[str, Any], answer: dict[str, Any], more: dict[str, Any], doubt: str
) -> None:
    found = said(tmp_path, body, answer, **more)
    assert found["paging"] is None
    assert doubt in found["paging_why"]


@pytest.mark.parametrize(
    ("body", "answer", "more"),
    [
        # nothing on one of the sides is about pages
        (holding(q=TEXT), PAGE, {}),
        (holding(offset=NUMBER, limit=NUMBER), holding(result=THINGS, ok=FLAG), {}),
        (holding(offset=NUMBER, limit=NUMBER), holding(result=THINGS, discount=NUMBER), {}),
        (holding(page=NUMBER), holding(items=THINGS, total=NUMBER), {}),
        (holding(offset=TEXT, limit=NUMBER), holding(items=THINGS, total=NUMBER), {}),
        # a time is no cursor
        (holding(after=TIME), holding(items=THINGS, next_cursor=TEXT), {}),
        # one member of a union has no place for it
        ({"oneOf": [CURSOR, holding(since=TEXT)]}, PAGE, {}),
        # nothing can be added to a file
        (CURSOR, PAGE, {"kind": "multipart/form-data"}),
        (
            TEXT,
            holding(items=THINGS, total=NUMBER),
            {"kind": "text/plain", "query": ("page", "size")},
        ),
        # an overlay says no
        (CURSOR, PAGE, {"x-specloom-paging": False}),
    ],
)
def test_what_is_no_list_in_pages(
    tmp_path: Path, body: dict[str, Any], answer: dict[str, Any], more: dict[str, Any]
) -> None:
    found = said(tmp_path, body, answer, **more)
    assert (found["paging"], found["paging_why"]) == (None, None)


@pytest.mark.parametrize(
    ("path", "items"), [("/team-members/search", "team_members"), ("/things", None)]
)
def test_the_list_that_the_path_is_about(tmp_path: Path, path: str, items: str | None) -> None:
    answer = holding(errors=THINGS, team_members=listing(holding(name=TEXT)), next_cursor=TEXT)
    found = said(tmp_path, CURSOR, answer, path=path)
    assert (found["paging"], "TeamMember" in found["returns"]) == (
        ("cursor", True) if items else (None, False)
    )


def test_numbers_in_the_query_of_a_search(tmp_path: Path) -> None:
    found = said(
        tmp_path, holding(q=TEXT), holding(items=THINGS, total=NUMBER), query=("page", "size")
    )
    assert (found["paging"], "in the query" in found["paging_why"]) == ("page", True)


@pytest.mark.parametrize(
    ("more", "first"),
    [
        ({"default": 0}, 0),
        ({"description": "Zero-based number of the page."}, 0),
        ({"description": "0-indexed"}, 0),
        ({"description": "Starts at 0."}, 0),
        ({"description": "The page, 10 at most."}, 1),
        ({"default": 1, "description": "Not zero-based."}, 1),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_number_of_the_first_page(
    tmp_path: Path, method: str, more: dict[str, Any], first: int
) -> None:
    operation: dict[str, Any] = {
        "operationId": "listThings",
        "responses": {
            "200": {
                "description": "Some.",
                "content": {
                    "application/json": {"schema": holding(items=THINGS, total=NUMBER)},
                },
            }
        },
    }
    if method == "get":
        operation["parameters"] = [
            {"name": "size", "in": "query", "schema": NUMBER},
            {
                "name": "page",
                "in": "query",
                "schema": {**NUMBER, **more},
                "description": more.get("description", ""),
            },
        ]
    else:
        body = holding(size=NUMBER, page={**NUMBER, **more})
        operation["requestBody"] = {"content": {"application/json": {"schema": body}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/things": {method: operation}},
    }
    (tmp_path / "openapi.json").write_text(json.dumps(document))
    files = generate(
        SdkConfig(name="t", root=tmp_path, document="openapi.json", package="t", client="T"),
        Diagnostics(),
    )
    text = next(
        data.decode()
        for path, data in files.items()
        if "/resources/" in path and b"Paging(" in data
    )
    assert ("first_page=0" in text) is (first == 0)
