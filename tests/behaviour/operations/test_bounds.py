"""Limits of parameters: what breaks them is not sent."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from support.scripted_server import ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

LIBRARIES = ("httpx", "httpx2")
DOCUMENT = """
openapi: 3.1.0
info: {title: Rows, version: "1"}
servers: [{url: https://rows.example.com}]
paths:
  /tables/{table}/rows/{row}:
    parameters:
      - {name: table, in: path, required: true, schema: {type: string, pattern: "^[a-z]+$"}}
      - {name: row, in: path, required: true, schema: {type: integer, minimum: 1}}
    get:
      operationId: find
      tags: [rows]
      parameters:
        - {name: $top, in: query, schema: {$ref: "#/components/schemas/Size"}}
        - {name: q, in: query, schema: {type: [string, "null"], minLength: 2, maxLength: 5}}
        - {name: names, in: query, schema: {type: array, maxItems: 2,
           items: {type: string, minLength: 2}}}
        - {name: kinds, in: query, schema: {type: array, uniqueItems: true, items: {type: string}}}
        - {name: step, in: query, schema: {type: number, multipleOf: 0.5, exclusiveMinimum: 0}}
        - {name: odd, in: query, schema: {type: string, not: {enum: [even]}}}
        - {name: state, in: query, schema: {enum: [new, old]}}
        - {name: since, in: query, schema: {type: string, format: date-time}}
        - {name: free, in: query, schema: {type: string}}
        - name: where
          in: query
          style: deepObject
          schema: {$ref: "#/components/schemas/Where"}
        - {name: X-Trace, in: header, schema: {type: string, maxLength: 3}}
        - {name: tab, in: cookie, schema: {type: integer, maximum: 9}}
      responses: {"204": {description: Fine.}}
  /rows:
    get:
      operationId: list_rows
      tags: [rows]
      parameters:
        - {name: cursor, in: query, schema: {type: string, maxLength: 3}}
        - {name: limit, in: query, schema: {type: integer, maximum: 100}}
      responses:
        "200":
          description: Fine.
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Rows"}
  /cells:
    get:
      operationId: list_cells
      tags: [rows]
      parameters:
        - {name: offset, in: query, schema: {type: integer, maximum: 1}}
        - {name: limit, in: query, schema: {type: integer, maximum: 100}}
      responses:
        "200":
          description: Fine.
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: {type: array, items: {$ref: "#/components/schemas/Row"}}
components:
  schemas:
    Rows:
      type: object
      required: [items]
      properties:
        items: {type: array, items: {$ref: "#/components/schemas/Row"}}
        next_cursor: {type: string}
    Row: {type: object, properties: {id: {type: integer}}}
    Size: {type: integer, maximum: 100}
    Where:
      type: object
      required: [colour]
      properties:
        colour: {type: string, maxLength: 3}
        maxAge: {type: integer, maximum: 9}
        also: {$ref: "#/components/schemas/Where"}
"""


def find(api: Twin, table: Any = "a", row: Any = 1, **given: Any) -> Any:
    return api.run(api.client.rows.find(table, row, **given))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"table": "A1"},
            "path parameter table: String should match pattern '^[a-z]+$' (got 'A1')",
        ),
        ({"row": 0}, "path parameter row: should be greater than or equal to 1 (got 0)"),
        ({"top": 101}, "query parameter $top: should be less than or equal to 100 (got 101)"),
        ({"q": "x"}, "query parameter q: String should have at least 2 characters (got 'x')"),
        ({"q": "xxxxxx"}, "query parameter q: String should have at most 5 characters"),
        ({"names": ["ab", "c"]}, "query parameter names[1]: String should have at least 2"),
        ({"names": ("ab", "cd", "ef")}, "query parameter names: List should have at most 2 items"),
        ({"kinds": ["a", "a"]}, "query parameter kinds: "),
        ({"step": 0}, "query parameter step: should be greater than 0 (got 0)"),
        ({"step": 0.3}, "query parameter step: should be a multiple of 0.5 (got 0.3)"),
        ({"odd": "even"}, "query parameter odd: "),
        (
            {"where": {"colour": "blue"}},
            "query parameter where[colour]: String should have at most",
        ),
        ({"where": {"colour": "red", "max_age": 10}}, "query parameter where[max_age]: should be"),
        ({"where": {"colour": "red", "maxAge": 10}}, "query parameter where[maxAge]: should be"),
        (
            {"where": {"colour": "red", "also": {"colour": "blue"}}},
            "query parameter where[also][colour]: String should have at most 3",
        ),
        ({"x_trace": "long"}, "header parameter X-Trace: String should have at most 3"),
        ({"tab": 10}, "cookie parameter tab: should be less than or equal to 9 (got 10)"),
    ],
)
def test_what_is_beyond_a_limit_is_not_sent(
    api: Twin, server: ScriptedServer, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(api.errors.BuildError) as caught:
        find(api, **given)
    (line,) = caught.value.violations
    assert line.startswith(said)
    assert server.requests == []


def test_all_of_it_is_told_at_once(api: Twin, server: ScriptedServer) -> None:
    with pytest.raises(api.errors.BuildError, match="3 rules broken") as caught:
        find(api, "A", 0, top=101)
    assert len(caught.value.violations) == 3


@pytest.mark.parametrize(
    "given",
    [
        {"top": 100, "q": None, "names": (), "step": Decimal("1.5"), "x_trace": "abc", "tab": 9},
        {"top": -5, "q": "ab", "names": ["ab", "cd"], "kinds": ["a", "b"], "step": 2, "odd": "x"},
        {"row": True, "top": "7", "q": 12345, "step": "5", "kinds": "aa"},  # up to type checkers
        {"where": {"colour": "red", "maxAge": 9, "more": 1}},
        {"where": {}},  # up to type checkers
        {"state": "newer", "since": datetime(2026, 1, 1, tzinfo=UTC), "free": "x" * 99},
        {"extra_query": {"$top": 1000}},
    ],
)
def test_the_rest_is_sent(api: Twin, server: ScriptedServer, given: dict[str, Any]) -> None:
    server.script(reply(204))
    assert find(api, **given) is None
    assert len(server.requests) == 1


def test_what_a_service_gives_to_go_on_with_has_no_limits(
    api: Twin, server: ScriptedServer
) -> None:
    server.script(
        reply(200, {"items": [{"id": 1}], "next_cursor": "longer"}),
        reply(200, {"items": [{"id": 2}]}),
    )
    assert [row.id for row in api.items(api.client.rows.list(limit=100))] == [1, 2]
    assert server.requests[1].query == [("limit", "100"), ("cursor", "longer")]


def test_a_walk_goes_on_beyond_the_limit_of_where_it_may_begin(
    api: Twin, server: ScriptedServer
) -> None:
    pages = ([{"id": 1}, {"id": 2}], [{"id": 3}], [])
    server.script(*(reply(200, {"items": items}) for items in pages))
    found = api.items(api.client.rows.list_cells(offset=1, limit=2))
    assert [row.id for row in found] == [1, 2, 3]
    asked = [dict(request.query) for request in server.requests]
    assert asked == [{"limit": "2", "offset": start} for start in ("1", "3", "4")]
    with pytest.raises(api.errors.BuildError, match="offset"):
        api.items(api.client.rows.list_cells(offset=2))


def test_only_what_has_limits_is_looked_at(sdk: SmallSdk) -> None:
    text = sdk.text("resources/rows.py")
    declared = text[text.index("FIND:") : text.index("LIST:")]
    assert all(f'"{name}": lambda' in declared for name in ("$top", "q", "X-Trace", "tab"))
    assert not any(f'"{name}"' in declared for name in ("state", "since", "free"))
    assert '"cursor": lambda' not in text


def test_an_sdk_without_limits_has_no_code_for_them() -> None:
    made = SmallSdk(DOCUMENT.split("paths:")[0] + "paths: {/a: {get: {responses: {}}}}")
    assert not any(path.endswith("bounds.py") for path in made.files)
    made.close()
