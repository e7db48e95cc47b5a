"""Every style of every place, as the SDK of a document writes it into the request line and headers.

Expected texts are those of the specification's table of style examples (OpenAPI 3.1.1, section
4.8.12.5) and of RFC 6570, whose operators the styles are. A list as `deepObject`, which the
specification leaves open, has numbers.
"""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from support.scripted_server import ScriptedServer, reply
from support.twin import Twin

EMPTY, TEXT = "", "blue"
LIST = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}
ESCAPED = "a b/c&d=e,f;g%h+é"
QUOTED = "a%20b%2Fc%26d%3De%2Cf%3Bg%25h%2B%C3%A9"

# style, explode → empty text, text, list, object
PATH = {
    ("simple", False): (None, "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("simple", True): (None, "blue", "blue,black,brown", "R=100,G=200,B=150"),
    ("label", False): (".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
    ("label", True): (".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
    ("matrix", False): (";c", ";c=blue", ";c=blue,black,brown", ";c=R,100,G,200,B,150"),
    ("matrix", True): (";c", ";c=blue", ";c=blue;c=black;c=brown", ";R=100;G=200;B=150"),
}
QUERY = {
    ("form", False): ("c=", "c=blue", "c=blue,black,brown", "c=R,100,G,200,B,150"),
    ("form", True): ("c=", "c=blue", "c=blue&c=black&c=brown", "R=100&G=200&B=150"),
    ("spaceDelimited", False): (
        "c=", "c=blue", "c=blue%20black%20brown", "c=R%20100%20G%20200%20B%20150",
    ),
    ("pipeDelimited", False): (
        "c=", "c=blue", "c=blue%7Cblack%7Cbrown", "c=R%7C100%7CG%7C200%7CB%7C150",
    ),
    ("spaceDelimited", True): ("c=", "c=blue", "c=blue&c=black&c=brown", "R=100&G=200&B=150"),
    ("pipeDelimited", True): ("c=", "c=blue", "c=blue&c=black&c=brown", "R=100&G=200&B=150"),
    ("deepObject", True): (
        "c=", "c=blue", "c%5B0%5D=blue&c%5B1%5D=black&c%5B2%5D=brown",
        "c%5BR%5D=100&c%5BG%5D=200&c%5BB%5D=150",
    ),
}  # fmt: skip
HEADER = {
    ("simple", False): ("", "blue", "blue,black,brown", "R,100,G,200,B,150"),
    ("simple", True): ("", "blue", "blue,black,brown", "R=100,G=200,B=150"),
}
COOKIE = {
    ("form", False): ("c=", "c=blue", "c=blue,black,brown", "c=R,100,G,200,B,150"),
    ("form", True): ("c=", "c=blue", "c=blue; c=black; c=brown", "R=100; G=200; B=150"),
    ("cookie", False): ("c=", "c=blue", "c=blue,black,brown", "c=R,100,G,200,B,150"),
    ("cookie", True): ("c=", "c=blue", "c=blue; c=black; c=brown", "R=100; G=200; B=150"),
}
TABLE = {"path": PATH, "query": QUERY, "header": HEADER, "cookie": COOKIE}
SCHEMAS = {
    "text": "{type: string}",
    "list": "{type: array, items: {type: string}}",
    "object": "{type: object, additionalProperties: {type: integer}}",
}


def _name(place: str, style: str, explode: bool, kind: str) -> str:
    return f"{place}_{style.lower()}_{'exploded' if explode else 'joined'}_{kind}"


def _operations() -> str:
    """An operation for each style, explode and kind of value."""
    lines: list[str] = []
    for place, styles in TABLE.items():
        for style, explode in styles:
            for kind, schema in SCHEMAS.items():
                name = _name(place, style, explode, kind)
                path = f"/{name}/x{{c}}y" if place == "path" else f"/{name}"
                lines += [
                    f"  {path}:",
                    "    get:",
                    f"      operationId: {name}",
                    "      tags: [table]",
                    "      parameters:",
                    f"        - {{name: c, in: {place}, required: true, style: {style},"
                    f" explode: {str(explode).lower()}, schema: {schema}}}",
                    '      responses: {"204": {description: Fine.}}',
                ]
    return "\n".join(lines)


def _get(name: str, *parameters: str) -> str:
    listed = "".join(f"\n        - {each}" for each in parameters)
    return f"""
    get:
      operationId: {name}
      tags: [more]
      parameters: {listed}
      responses: {{"204": {{description: Fine.}}}}"""


JSON = "content: {application/json: {schema: {type: object, properties: {a: {type: integer}}}}}"
DOCUMENT = f"""
openapi: 3.2.0
info: {{title: Styles, version: "1"}}
servers: [{{url: https://styles.example.com}}]
paths:
{_operations()}
  /reserved/{{c}}:{
    _get(
        "reserved",
        "{name: c, in: path, required: true, allowReserved: true, schema: {type: string}}",
        "{name: q, in: query, allowReserved: true, schema: {type: string}}",
        "{name: l, in: query, allowReserved: true, explode: false,"
        " schema: {type: array, items: {type: string}}}",
    )
}
  /defaults/{{c}}:{
    _get(
        "defaults",
        "{name: c, in: path, required: true, schema: {type: array, items: {type: string}}}",
        "{name: q, in: query, schema: {type: array, items: {type: string}}}",
        "{name: d, in: query, style: deepObject,"
        " schema: {type: object, additionalProperties: true}}",
        "{name: s, in: query, style: spaceDelimited, schema: {type: array, items: {type: string}}}",
        "{name: X-H, in: header, schema: {type: array, items: {type: string}}}",
    )
}
  /content/{{p}}:{
    _get(
        "content",
        f"{{name: p, in: path, required: true, {JSON}}}",
        f"{{name: j, in: query, {JSON}}}",
        f"{{name: v, in: query, {JSON.replace('application/json', 'application/vnd.x+json')}}}",
        "{name: t, in: query, content: {text/plain: {schema: {type: string}}}}",
        "{name: x, in: query, content: {application/xml: {schema: {type: object}}}}",
        "{name: f, in: query, content: {application/x-www-form-urlencoded:"
        " {schema: {type: object, properties: {a: {type: integer}, b: {type: string}}}}}}",
        f"{{name: X-J, in: header, {JSON}}}",
        f"{{name: k, in: cookie, {JSON}}}",
    )
}
  /whole/form:{
    _get(
        "whole_form",
        "{name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type:"
        " object, properties: {a: {type: string}, b: {type: array, items: {type: integer}}}}}}}",
    )
}
  /whole/json:{_get("whole_json", f"{{name: q, in: querystring, {JSON}}}")}
  /whole/text:{
    _get(
        "whole_text",
        "{name: q, in: querystring, content: {text/plain: {schema: {type: string}}}}",
    )
}
  /same/{{id}}:{
    _get(
        "same",
        "{name: id, in: path, required: true, schema: {type: string}}",
        "{name: id, in: query, schema: {type: string}}",
        "{name: id, in: header, schema: {type: string}}",
        "{name: id, in: cookie, schema: {type: string}}",
        "{name: body, in: query, schema: {type: string}}",
        "{name: options, in: query, schema: {type: string}}",
        "{name: timeout, in: query, schema: {type: integer}}",
        "{name: self, in: query, schema: {type: string}}",
    )
}
  /values:{
    _get(
        "values",
        "{name: n, in: query, schema: {type: [string, 'null'], default: abc}}",
        "{name: b, in: query, schema: {type: boolean, default: true}}",
        "{name: w, in: query, schema: {type: string, format: date-time}}",
        "{name: e, in: query, schema: {type: array, items: {enum: [asc, desc]}}}",
        "{name: m, in: query, schema: {$ref: '#/components/schemas/Where'}}",
        "{name: d, in: query, style: deepObject, schema: {$ref: '#/components/schemas/Where'}}",
        "{name: 'f[x]', in: query, schema: {type: string}}",
    )
}
components:
  schemas:
    Where:
      type: object
      properties:
        fieldName: {{type: string}}
        inner: {{type: object, properties: {{deepName: {{type: integer}}}}}}
"""


def sent(api: Twin, server: ScriptedServer, method: str, *args: Any, **arguments: Any) -> Any:
    """The request that a call makes."""
    server.script(reply(204))
    resource, name = method.split(".")
    api.run(getattr(getattr(api.client, resource), name)(*args, **arguments))
    return server.requests[-1]


CASES = [
    (place, style, explode, kind, value, expected)
    for place, styles in TABLE.items()
    for (style, explode), (empty, text, many, mapping) in styles.items()
    for kind, value, expected in (
        ("text", EMPTY, empty),
        ("text", TEXT, text),
        ("text", ESCAPED, "escaped"),
        ("list", LIST, many),
        ("object", OBJECT, mapping),
    )
]


@pytest.mark.parametrize(("place", "style", "explode", "kind", "value", "expected"), CASES)
def test_the_table(
    api: Twin,
    server: ScriptedServer,
    place: str,
    style: str,
    explode: bool,
    kind: str,
    value: Any,
    expected: str | None,
) -> None:
    name = _name(place, style, explode, kind)
    if expected == "escaped":
        plain = TABLE[place][style, explode][1]
        if style == "cookie":
            value, expected = "a b/c", "c=a b/c"
        elif place == "header":
            value, expected = "a b/c&d=e", "a b/c&d=e"
        else:
            expected = str(plain).replace("blue", QUOTED)
    given = ((value,), {}) if place == "path" else ((), {"c": value})
    method = f"table.{next(m for m in dir(api.client.table) if m == name)}"
    if expected is None:
        with pytest.raises(api.errors.BuildError):
            sent(api, server, method, *given[0], **given[1])
        return
    request = sent(api, server, method, *given[0], **given[1])
    if place == "path":
        assert request.target == f"/{name}/x{expected}y"
    elif place == "query":
        assert request.target == f"/{name}?{expected}"
    else:
        assert request.headers["c" if place == "header" else "cookie"] == expected


@pytest.mark.parametrize("value", [[], {}])
@pytest.mark.parametrize("place", ["query", "cookie"])
def test_an_empty_list_or_object_is_not_written(
    api: Twin, server: ScriptedServer, place: str, value: Any
) -> None:
    kind = "list" if value == [] else "object"
    for explode in (True, False):
        name = _name(place, "form", explode, kind)
        request = sent(api, server, f"table.{name}", c=value)
        assert request.target == f"/{name}" and "cookie" not in request.headers


def test_reserved_characters_stay_where_that_is_allowed(api: Twin, server: ScriptedServer) -> None:
    text = ":/?#[]@!$&'()*+,;=%20 é"
    request = sent(api, server, "more.reserved", text, q=text, l=["a/b", "c&d"])
    path, _, query = request.target.partition("?")
    # A path keeps its segments: no slash, question mark or hash (OpenAPI 3.2, "in: path").
    assert path == "/reserved/:%2F%3F%23%5B%5D@!$%26'()*%2B,;=%20%20%C3%A9"
    assert query == ("l=a/b,c%26d&q=:/?%23%5B%5D@!$%26'()*%2B,;=%20%20%C3%A9")


@pytest.mark.parametrize("value", ["..", ".", "%2e%2E", ".%2e"])
def test_reserved_characters_lead_nowhere_else(
    api: Twin, server: ScriptedServer, value: str
) -> None:
    with pytest.raises(api.errors.BuildError):
        sent(api, server, "more.reserved", value)


def test_defaults_of_each_place(api: Twin, server: ScriptedServer) -> None:
    request = sent(
        api, server, "more.defaults", ["a", "b"], q=["c", "d"], d={"k": {"l": [1, 2]}, "n": None},
        s=["e", "f"], x_h=["g", "h"],
    )  # fmt: skip
    assert request.target == (
        "/defaults/a,b?d%5Bk%5D%5Bl%5D%5B0%5D=1&d%5Bk%5D%5Bl%5D%5B1%5D=2&q=c&q=d&s=e%20f"
    )
    assert request.headers["x-h"] == "g,h"


def test_content_parameters(api: Twin, server: ScriptedServer) -> None:
    request = sent(
        api, server, "more.content", {"a": 1}, j={"a": 2}, v={"a": 3}, t="x y", x="<a/>",
        f={"a": 4, "b": "&"}, x_j={"a": 5}, k={"a": 6},
    )  # fmt: skip
    path, _, query = request.target.partition("?")
    assert path == "/content/%7B%22a%22%3A1%7D"
    assert sorted(query.split("&")) == [
        "f=a%3D4%26b%3D%2526",
        "j=%7B%22a%22%3A2%7D",
        "t=x%20y",
        "v=%7B%22a%22%3A3%7D",
        "x=%3Ca%2F%3E",
    ]
    assert request.headers["x-j"] == '{"a":5}'
    assert request.headers["cookie"] == "k=%7B%22a%22%3A6%7D"


def test_the_whole_query(api: Twin, server: ScriptedServer) -> None:
    assert sent(api, server, "more.whole_form", q={"a": "x&y", "b": [1, 2]}).target == (
        "/whole/form?a=x%26y&b=1&b=2"
    )
    assert sent(api, server, "more.whole_json", q={"a": 1}).target == (
        "/whole/json?%7B%22a%22%3A1%7D"
    )
    assert sent(api, server, "more.whole_text", q="$.a[1:1]").target == (
        "/whole/text?%24.a%5B1%3A1%5D"
    )
    assert sent(api, server, "more.whole_form").target == "/whole/form"


def test_one_name_in_four_places(api: Twin, server: ScriptedServer) -> None:
    request = sent(
        api, server, "more.same", "p", id_query="q", id_header="h", id_cookie="c",
        body="b", options_="o", timeout_=1, self_="s",
    )  # fmt: skip
    path, _, query = request.target.partition("?")
    assert path == "/same/p"
    assert sorted(query.split("&")) == ["body=b", "id=q", "options=o", "self=s", "timeout=1"]
    assert (request.headers["id"], request.headers["cookie"]) == ("h", "id=c")


def test_an_argument_that_does_not_exist(api: Twin, server: ScriptedServer) -> None:
    with pytest.raises(TypeError, match=r"^same: unexpected keyword argument 'idd'"):
        sent(api, server, "more.same", "p", idd="x")


def test_values(api: Twin, server: ScriptedServer) -> None:
    where: BaseModel = api.models.Where(field_name="x", inner={"deepName": 1})
    request = sent(
        api, server, "more.values", n=None, b=False, e=["asc", "desc"], m=where, d=where, f_x="y"
    )
    assert sorted(request.target.partition("?")[2].split("&")) == [
        "b=false",
        "d%5BfieldName%5D=x",
        "d%5Binner%5D%5BdeepName%5D=1",
        "e=asc",
        "e=desc",
        "f%5Bx%5D=y",
        "fieldName=x",
        "inner=%7B%22deepName%22%3A1%7D",
    ]


@pytest.mark.parametrize("value", ["a;b", "a\r\nb", "é", "\x7f"])
def test_cookies_that_are_sent_as_they_are_stay_cookies(
    api: Twin, server: ScriptedServer, value: str
) -> None:
    with pytest.raises(api.errors.BuildError, match="cookie"):
        sent(api, server, "table.cookie_cookie_joined_text", c=value)
