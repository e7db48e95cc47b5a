"""Names that other generators' extensions give: kept where our own say nothing else."""

from __future__ import annotations

import pytest

from support.scripted_server import ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

FINE = '{"204": {description: Fine.}}'
DOCUMENT = f"""
openapi: 3.0.3
info: {{title: Named, version: "1"}}
servers: [{{url: https://named.example.com}}]
x-fern-idempotency-headers:
  - {{header: "not a header", name: x}}
  - {{header: Idempotency-Key, name: idempotency_key}}
x-speakeasy-name-override:
  - {{operationId: "^listAll.*", methodNameOverride: list}}
  - {{operationId: "Record$", methodNameOverride: note}}
  - {{operationId: "(a+)+$", methodNameOverride: slow}}
paths:
  /a:
    get:
      operationId: a
      x-fern-sdk-group-name: [stock, shelves]
      x-fern-sdk-method-name: find
      responses: {FINE}
  /b:
    get:
      operationId: b
      tags: [t]
      x-speakeasy-group: reports
      x-speakeasy-name-override: run
      responses: {FINE}
  /c: {{get: {{operationId: c, tags: [t], x-speakeasy-name-override: theirs,
               x-specloom-method: ours, responses: {FINE}}}}}
  /d: {{get: {{operationId: listAllThings, tags: [t], responses: {FINE}}}}}
  /e: {{get: {{operationId: makeRecord, tags: [t], responses: {FINE}}}}}
  /f: {{get: {{operationId: aaaa, tags: [t], responses: {FINE}}}}}
  /h:
    post:
      operationId: envelope
      tags: [t]
      x-fern-sdk-return-value: data
      x-fern-idempotent: true
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: {{type: array, items: {{type: string}}}}
                  more: {{type: string}}
  /g:
    get:
      operationId: parameters
      tags: [t]
      parameters:
        - {{name: q1, in: query, x-ms-client-name: searchText, schema: {{type: string}}}}
        - {{name: q2, in: query, x-fern-parameter-name: page_size, schema: {{type: integer}}}}
        - {{name: q3, in: query, x-speakeasy-name-override: sortOrder, schema: {{type: string}}}}
        - {{name: q4, in: query, x-ms-client-name: 7, schema: {{type: string}}}}
      responses:
        "200":
          description: ok
          content: {{application/json: {{schema: {{$ref: "#/components/schemas/T"}}}}}}
components:
  schemas:
    T:
      type: object
      x-ms-client-name: Thing
      properties:
        nm: {{type: string, x-ms-client-name: displayName}}
        sz: {{type: integer, x-fern-property-name: size}}
        own: {{$ref: "#/components/schemas/Other"}}
        state: {{type: string, enum: [a, b], x-ms-enum: {{name: WorkState, modelAsString: true}}}}
        last: {{type: string, enum: [a, b], x-ms-enum: {{name: WorkState}}}}
        kind: {{type: string, enum: [x, y], x-ms-enum: {{name: Kind}}}}
        odd: {{type: string, enum: [p, q], x-ms-enum: {{name: Kind}}}}
    Other:
      type: object
      x-speakeasy-name-override: Neighbour
      properties: {{x: {{type: string}}}}
    Kind: {{type: string, enum: [x, y]}}
    Varnames:
      type: integer
      enum: [1, 2]
      x-enum-varnames: [LOW, HIGH]
      x-enum-descriptions: [Slow., Fast.]
    Nswag: {{type: string, enum: [a1, a2], x-enumNames: [First, Second]}}
    Listed:
      type: string
      nullable: true
      enum: [b1, null, b2]
      x-enum-varnames: [One, Nothing, Two]
    Fern:
      type: string
      enum: ["<", ">"]
      x-fern-enum:
        "<": {{name: LessThan, description: Below.}}
        ">": {{name: GreaterThan}}
    Microsoft:
      type: string
      enum: [c1, c2]
      x-ms-enum:
        name: Ignored
        values: [{{value: c2, name: Late, description: Later.}}]
    Speakeasy: {{type: integer, enum: [0, 1], x-speakeasy-enums: [Off, On]}}
    ByValue: {{type: integer, enum: [5, 6], x-speakeasy-enums: {{"5": five, "6": six}}}}
    Wrong: {{type: string, enum: [d1, d2], x-enum-varnames: [OnlyOne]}}
"""


def test_methods_and_resources(sdk: SmallSdk) -> None:
    calls = {each["path"]: each["call"] for each in sdk.facts["operations"]}
    assert calls == {
        "/a": "stock_shelves.find",
        "/b": "reports.run",
        "/c": "t.ours",
        "/d": "t.list",
        "/e": "t.note",
        "/f": "t.aaaa",  # a pattern that is more than plain characters is not run
        "/g": "t.parameters",
        "/h": "t.envelope",
    }


def test_parameters_and_properties(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(200, {"nm": "n", "sz": 3, "own": {"x": "y"}, "state": "a", "last": "b"}))
    found = api.run(api.client.t.parameters(search_text="s", page_size=2, sort_order="up", q4="4"))
    assert dict(server.requests[-1].query) == {"q1": "s", "q2": "2", "q3": "up", "q4": "4"}
    assert (type(found).__name__, type(found.own).__name__) == ("Thing", "Neighbour")
    assert (found.display_name, found.size, found.own.x) == ("n", 3, "y")


def test_what_is_returned_and_repeated(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(503, None, Retry_After="0"), reply(200, {"data": ["a"], "more": "x"}))
    assert api.run(api.new(max_retries=1).t.envelope()) == ["a"]
    keys = [each.headers["idempotency-key"] for each in server.requests]
    assert keys[0] == keys[1]


def test_one_class_for_an_enum_that_is_repeated(sdk: SmallSdk) -> None:
    models = {each["name"]: each["pointer"] for each in sdk.facts["models"]}
    assert [name for name in models if name.startswith("WorkState")] == ["WorkState"]
    assert models["Kind"] == "/components/schemas/Kind"
    assert models["KindEnum"].endswith("/properties/odd")  # other values, so another enum
    assert not any(code == "name-numbered" for code, _ in sdk.codes)


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("Varnames", {"LOW": 1, "HIGH": 2}),
        ("Nswag", {"FIRST": "a1", "SECOND": "a2"}),
        ("Listed", {"ONE": "b1", "TWO": "b2"}),
        ("Fern", {"LESS_THAN": "<", "GREATER_THAN": ">"}),
        ("Microsoft", {"C1": "c1", "LATE": "c2"}),
        ("Speakeasy", {"OFF": 0, "ON": 1}),
        ("ByValue", {"FIVE": 5, "SIX": 6}),
        ("Wrong", {"D1": "d1", "D2": "d2"}),
    ],
)
def test_members(api: Twin, name: str, members: dict[str, str | int]) -> None:
    enum = getattr(api.models, name)
    assert {member.name: member.value for member in enum} == members


@pytest.mark.parametrize("text", ["Slow.", "Below.", "Later."])
def test_members_are_described(sdk: SmallSdk, text: str) -> None:
    assert any(f'"""{text}"""' in source for source in sdk.files.values())


def test_inline_enums_whose_members_have_names_are_classes() -> None:
    """As arguments, and of integers, too: without names both are literals."""
    with_names = """
openapi: 3.0.3
info: {title: Named, version: "1"}
paths:
  /a:
    get:
      operationId: a
      parameters:
        - name: colour
          in: query
          schema:
            type: string
            enum: [r, g]
            x-ms-enum: {name: PaintColour, values: [{value: r, name: Red}, {value: g, name: Green}]}
        - {name: plain, in: query, schema: {type: string, enum: [r, g]}}
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                properties:
                  size: {type: integer, enum: [1, 2], x-enum-varnames: [Small, Large]}
                  count: {type: integer, enum: [1, 2]}
"""
    sdk = SmallSdk(with_names)
    models, calls = sdk.text("models/__init__.py"), sdk.text("resources/a.py")
    assert "PaintColour" in models
    assert 'colour: models.PaintColour | Literal["r", "g"] | None = None' in calls
    assert 'plain: Literal["r", "g"] | None = None' in calls
    code = "".join(text for name, text in sdk.files.items() if "/models/" in name)
    assert "SMALL = 1\n" in code and "RED = " in code
    assert "count: Literal[1, 2] | None = None" in code
    sdk.close()
