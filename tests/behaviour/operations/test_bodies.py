"""Request bodies of every media type, as the SDK of a document sends them."""

from __future__ import annotations

import email.policy
import io
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from support.scripted_server import Received, ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin


def _post(name: str, content: str, *, required: bool = True) -> str:
    return f"""
  /{name}:
    post:
      operationId: {name}
      tags: [send]
      requestBody:
        required: {str(required).lower()}
        content:
          {content.strip()}
      responses: {{"204": {{description: Fine.}}}}"""


A = "{schema: {$ref: '#/components/schemas/A'}}"
EMPTY = "{type: object, properties: {}, additionalProperties: false}"
DOCUMENT = f"""
openapi: 3.1.0
info: {{title: Bodies, version: "1"}}
servers: [{{url: https://bodies.example.com}}]
paths:
{_post("vendor", f'"application/vnd.api+json; version=1": {A}')}
{_post("optional", f"application/json: {A}", required=False)}
{_post("nothing", f"application/json: {{schema: {EMPTY}}}", required=False)}
{_post("nothing_required", f"application/json: {{schema: {EMPTY}}}")}
{_post("null_or_text", "application/json: {schema: {type: [string, 'null']}}")}
{_post("named_null", "application/json: {schema: {$ref: '#/components/schemas/Maybe'}}")}
{_post("merge", "application/merge-patch+json: {schema: {type: object}}")}
{_post("numbers", "application/json: {schema: {type: array, items: {type: integer}}}")}
{
    _post(
        "form",
        '''
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [text]
              properties:
                text: {type: string}
                many: {type: array, items: {type: string}}
                joined: {type: array, items: {type: string}}
                piped: {type: array, items: {type: string}}
                deep: {type: object, additionalProperties: true}
                rows: {type: array, items: {$ref: "#/components/schemas/A"}}
                json: {type: object, additionalProperties: true}
                typed: {type: array, items: {type: integer}}
                link: {type: string}
                flag: {type: boolean}
                when: {type: string, format: date-time}
                free: {type: object, additionalProperties: {type: integer}}
            encoding:
              joined: {explode: false}
              piped: {style: pipeDelimited, explode: false}
              deep: {style: deepObject, explode: true}
              rows: {style: deepObject}
              json: {contentType: application/json}
              typed: {contentType: "application/json; charset=utf-8"}
              link: {allowReserved: true}
''',
    )
}
{
    _post(
        "free_form",
        '''
          application/x-www-form-urlencoded:
            schema: {type: object, additionalProperties: {type: string}}
''',
    )
}
{_post("list_form", "application/x-www-form-urlencoded: {schema: {type: array, items: {}}}")}
{_post("bytes_in_json", "application/json: {schema: {$ref: '#/components/schemas/Blob'}}")}
{
    _post(
        "multipart",
        '''
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties:
                file: {type: string, format: binary}
                files: {type: array, items: {type: string, format: binary}}
                picture: {type: string, contentMediaType: image/png}
                info: {$ref: "#/components/schemas/A"}
                infos: {type: array, items: {$ref: "#/components/schemas/A"}}
                tags: {type: array, items: {type: string}}
                number: {type: integer}
                flag: {type: boolean}
                when: {type: string, format: date-time}
                note: {type: string}
                deep: {type: object, additionalProperties: true}
                rows: {type: array, items: {$ref: "#/components/schemas/A"}}
            encoding:
              deep: {style: deepObject, explode: true}
              rows: {style: deepObject}
              files:
                contentType: image/png, image/*
                headers:
                  X-Kind: {schema: {type: string, const: scan}}
                  X-Free: {schema: {type: string}}
              note: {contentType: application/xml}
''',
    )
}
{
    _post(
        "parts", "multipart/mixed: {schema: {type: array, items: {$ref: '#/components/schemas/A'}}}"
    )
}
{
    _post(
        "related",
        '''
          multipart/related:
            schema:
              type: object
              properties:
                info: {$ref: "#/components/schemas/A"}
                media: {type: string, format: binary}
''',
    )
}
{_post("untyped_multipart", "multipart/form-data: {}")}
{_post("bytes", "application/octet-stream: {schema: {type: string, format: binary}}")}
{_post("pdf", "application/pdf: {}")}
{_post("any_image", "image/*: {schema: {type: string, format: binary}}")}
{_post("anything", "'*/*': {}")}
{_post("text", "text/plain: {schema: {type: string}}")}
{_post("xml", f"application/xml: {A}")}
{_post("yaml", f"application/yaml: {A}")}
{_post("lines", f"application/x-ndjson: {A}")}
{_post("array_lines", "application/jsonl: {schema: {type: array, items: {type: integer}}}")}
{_post("sequence", f"application/json-seq: {A}")}
{
    _post(
        "several",
        f'''
          application/json: {A}
          application/x-www-form-urlencoded: {A}
          multipart/form-data: {A}
          text/csv: {{schema: {{type: string}}}}
          application/octet-stream: {{}}
''',
        required=False,
    )
}
components:
  schemas:
    A: {{type: object, properties: {{a: {{type: integer}}, camelCase: {{type: string}}}}}}
    Blob: {{type: object, properties: {{raw: {{type: string, format: binary}}}}}}
    Maybe: {{type: [object, "null"], properties: {{a: {{type: integer}}}}}}
"""


def sent(api: Twin, server: ScriptedServer, method: str, *args: Any, **arguments: Any) -> Received:
    server.script(reply(204))
    api.run(getattr(api.client.send, method)(*args, **arguments))
    return server.requests[-1]


def parts(request: Received) -> list[EmailMessage]:
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    found = email.message_from_bytes(head + request.body, policy=email.policy.HTTP)
    assert isinstance(found, EmailMessage) and not found.defects
    return [part for part in found.iter_parts() if isinstance(part, EmailMessage)]


def content(part: EmailMessage) -> bytes:
    found = part.get_payload(decode=True)
    assert isinstance(found, bytes)
    return found


@pytest.mark.parametrize(
    ("method", "body", "media", "expected"),
    [
        ("vendor", {"a": 1}, "application/vnd.api+json; version=1", b'{"a":1}'),
        ("merge", {"x": None}, "application/merge-patch+json", b'{"x":null}'),
        ("numbers", (1, 2), "application/json", b"[1,2]"),
        ("null_or_text", "x", "application/json", b'"x"'),
        ("null_or_text", None, "application/json", b"null"),
        ("named_null", None, "application/json", b"null"),
        ("named_null", {"a": 1}, "application/json", b'{"a":1}'),
        ("optional", {"a": 1}, "application/json", b'{"a":1}'),
        ("bytes", b"\x00\xff", "application/octet-stream", b"\x00\xff"),
        ("bytes", lambda: io.BytesIO(b"abc"), "application/octet-stream", b"abc"),
        ("pdf", b"%PDF", "application/pdf", b"%PDF"),
        ("any_image", ("x.png", b"png"), "image/png", b"png"),
        ("anything", ("x.json", b"{}", "application/x-own"), "application/x-own", b"{}"),
        ("text", "žluť", "text/plain", "žluť".encode()),
        ("text", b"bytes", "text/plain", b"bytes"),
        ("xml", "<a/>", "application/xml", b"<a/>"),
        ("xml", b"<a/>", "application/xml", b"<a/>"),
        ("yaml", b"a: 1", "application/yaml", b"a: 1"),
        ("lines", [{"a": 1}, {"a": 2}], "application/x-ndjson", b'{"a":1}\n{"a":2}\n'),
        ("array_lines", lambda: iter([1, 2]), "application/jsonl", b"1\n2\n"),
        ("sequence", [{"a": 1}], "application/json-seq", b'\x1e{"a":1}\n'),
        ("list_form", "0=1&1=2", "application/x-www-form-urlencoded", b"0=1&1=2"),
        ("bytes_in_json", {"raw": b"\xfb\xff"}, "application/json", b'{"raw":"+/8="}'),
        ("free_form", {"a b": "c&d"}, "application/x-www-form-urlencoded", b"a%20b=c%26d"),
    ],
)
def test_one_media_type(
    api: Twin, server: ScriptedServer, method: str, body: Any, media: str, expected: bytes
) -> None:
    request = sent(api, server, method, body() if callable(body) else body)
    assert (request.headers["content-type"], request.body) == (media, expected)


def test_a_range_is_no_media_type(api: Twin, server: ScriptedServer) -> None:
    for method in ("any_image", "anything"):
        request = sent(api, server, method, b"of a kind that nobody said")
        assert "content-type" not in request.headers
    assert sent(api, server, "anything", "text").headers["content-type"] == "text/plain"


def test_no_body_is_none(api: Twin, server: ScriptedServer) -> None:
    for request in (sent(api, server, "optional"), sent(api, server, "several")):
        assert request.body == b"" and "content-type" not in request.headers


@pytest.mark.parametrize(
    ("method", "body"),
    [
        ("lines", {"a": 1}),
        ("lines", [{"a": "x"}]),
        ("array_lines", ["x"]),
        ("numbers", ["x"]),
        ("vendor", {"b": 1, "a": "x"}),
        ("form", {}),
        ("bytes_in_json", {"raw": io.BytesIO(b"x")}),
        ("multipart", {"number": 1}),
        ("multipart", {"file": b"x", "number": "one"}),
        ("parts", "x"),
    ],
)
def test_what_the_document_does_not_allow_is_not_sent(
    api: Twin, server: ScriptedServer, method: str, body: Any
) -> None:
    with pytest.raises(api.errors.BuildError):
        sent(api, server, method, body)
    assert server.requests == []


@pytest.mark.parametrize("body", [{"file": "/tmp/x"}, {"file": b"x", "files": ["/tmp/x"]}])
def test_text_is_no_file(api: Twin, server: ScriptedServer, body: Any) -> None:
    with pytest.raises(api.errors.BuildError, match=r"text is no file: give a pathlib\.Path"):
        sent(api, server, "multipart", body)
    assert server.requests == []


def test_forms_with_encoding(api: Twin, server: ScriptedServer) -> None:
    request = sent(
        api, server, "form",
        {
            "text": "a b&c", "many": ["x", "y"], "joined": ["x", "y,z"], "piped": ["x", "y"],
            "deep": {"k": {"l": 1}}, "rows": [{"a": 1}, api.models.A(a=2)],
            "json": {"k": [1]}, "typed": [1, 2], "link": "/a?b:c",
            "flag": True, "when": datetime(2026, 1, 2, tzinfo=UTC), "free": {"p": 1, "q": 2},
        },
    )  # fmt: skip
    assert sorted(request.body.decode().split("&")) == sorted(
        [
            "text=a%20b%26c",
            "many=x",
            "many=y",
            "joined=x,y%2Cz",
            "piped=x%7Cy",
            "deep%5Bk%5D%5Bl%5D=1",
            "rows%5B0%5D%5Ba%5D=1",
            "rows%5B1%5D%5Ba%5D=2",
            "json=%7B%22k%22%3A%5B1%5D%7D",
            "typed=%5B1%2C2%5D",
            "link=/a?b:c",
            "flag=true",
            "when=2026-01-02T00%3A00%3A00Z",
            "p=1",
            "q=2",
        ]
    )


def test_multipart(api: Twin, server: ScriptedServer, tmp_path: Path) -> None:
    path = tmp_path / "one.jpg"
    path.write_bytes(b"jpeg")
    file = __import__(f"{api.package.__name__}._runtime.files", fromlist=["File"]).File
    request = sent(
        api, server, "multipart",
        {
            "file": ("plän.txt", b"text"),
            "files": [path, b"raw", file(b"own", "o.gif", headers={"X-Free": "f"})],
            "picture": b"png",
            "info": {"a": 1},
            "infos": [api.models.A(a=2), {"a": 3}],
            "tags": ["x", "y"],
            "number": 5,
            "flag": False,
            "when": datetime(2026, 1, 2, tzinfo=UTC),
            "note": "<n/>",
        },
    )  # fmt: skip
    found = [
        (part["content-disposition"].params["name"], part.get_filename(),
         part["content-type"] and part["content-type"].strip(), content(part))
        for part in parts(request)
    ]  # fmt: skip
    assert found == [
        ("file", "plän.txt", "text/plain", b"text"),
        ("files", "one.jpg", "image/jpeg", b"jpeg"),
        ("files", "files", "image/png", b"raw"),
        ("files", "o.gif", "image/gif", b"own"),
        ("picture", "picture", "image/png", b"png"),
        ("info", None, "application/json", b'{"a":1}'),
        ("infos", None, "application/json", b'{"a":2}'),
        ("infos", None, "application/json", b'{"a":3}'),
        ("tags", None, None, b"x"),
        ("tags", None, None, b"y"),
        ("number", None, None, b"5"),
        ("flag", None, None, b"false"),
        ("when", None, None, b"2026-01-02T00:00:00Z"),
        ("note", None, "application/xml", b"<n/>"),
    ]
    assert [part["x-kind"] for part in parts(request)[:4]] == [None, "scan", "scan", "scan"]
    assert [part["x-free"] for part in parts(request)[:4]] == [None, None, None, "f"]


def test_a_part_for_each_value_where_the_style_says_so(api: Twin, server: ScriptedServer) -> None:
    request = sent(
        api, server, "multipart",
        {"file": b"x", "deep": {"k": {"l": [True, None]}}, "rows": [{"a": 1}, api.models.A(a=2)]},
    )  # fmt: skip
    found = [
        (part["content-disposition"].params["name"], part["content-type"], content(part))
        for part in parts(request)
    ]
    assert found[1:] == [
        ("deep[k][l][0]", None, b"true"),
        ("rows[0][a]", None, b"1"),
        ("rows[1][a]", None, b"2"),
    ]


def test_multipart_of_a_list(api: Twin, server: ScriptedServer) -> None:
    request = sent(api, server, "parts", [{"a": 1}, api.models.A(a=2)])
    assert request.headers["content-type"].startswith("multipart/mixed; boundary=")
    assert [(part["content-disposition"], content(part)) for part in parts(request)] == [
        (None, b'{"a":1}'),
        (None, b'{"a":2}'),
    ]


def test_other_multipart(api: Twin, server: ScriptedServer) -> None:
    request = sent(api, server, "related", {"info": {"a": 1}, "media": b"bytes"})
    assert [part["content-type"] for part in parts(request)] == [
        "application/json",
        "application/octet-stream",
    ]
    request = sent(api, server, "untyped_multipart", {"x": "1", "f": b"2"})
    assert [content(part) for part in parts(request)] == [b"1", b"2"]


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ({"a": 1}, "application/json"),
        ({"a": 1}, "application/x-www-form-urlencoded"),
        ({"a": 1}, "multipart/form-data"),
        ("a,b", "text/csv"),
        (b"\x00", "application/octet-stream"),
    ],
)
def test_several_media_types(api: Twin, server: ScriptedServer, body: Any, media: str) -> None:
    request = sent(api, server, "several", body, content_type=media)
    assert request.headers["content-type"].partition(";")[0] == media
    with pytest.raises(api.errors.BuildError, match="content_type must be one of"):
        sent(api, server, "several", body, content_type="application/nothing")


def test_names_of_python_and_of_the_wire(api: Twin, server: ScriptedServer) -> None:
    for media in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data"):
        for body in ({"camel_case": "x"}, {"camelCase": "x"}, api.models.A(camel_case="x")):
            request = sent(api, server, "several", body, content_type=media)
            assert b"camelCase" in request.body and b"camel_case" not in request.body


def test_the_signatures(sdk: SmallSdk) -> None:
    text = sdk.text("resources/send.py")
    assert "self, body: Iterable[models.A | models.ADict], **options" in text
    assert "    picture: FileInput | None" in sdk.text("models/multipart.py")
    assert "def null_or_text(self, body: str | None, **options" in text


def test_a_body_that_can_hold_nothing_is_no_argument(api: Twin, server: ScriptedServer) -> None:
    server.script(reply(204), reply(204))
    api.run(api.client.send.nothing())
    api.run(api.client.send.nothing_required({}))
    assert [request.body for request in server.requests] == [b"", b"{}"]
    with pytest.raises(TypeError, match="positional argument"):
        api.client.send.nothing({})
