"""Paths, servers, headers and media types that would say something else on the wire (12, 14-16)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support.yields import import_all, yielded

from .places import Doc

PATHS = [
    '/a"+x+"/{id}',
    "/{id}{id}",
    "/{id",
    "/id}",
    "/{ id }",
    "/{id:.*}",
    "//evil.example/a",
    "/?x=1",
    "/a?x=1&y={z}",
    "/a#f",
    "/a b/ç/\U0001f980",
    "/{self.__class__}",
    "/{}",
    "/{{id}}",
    "/%s/%(id)s/{0}",
    "/a\nb\r\n: c",
    "/a%2F..%2f",
    "",
    "a",
    "https://evil.example/",
]

SERVERS = [
    "javascript:alert(1)",
    "https://user:secret@zoo.example",
    "https://{undefined}.zoo.example",
    "https://zoo.example#",
    "https://zoo.example?x=",
    "https://zoo.example\nHost: evil",
    "file:///etc/passwd",
    "//zoo.example",
    "/v1",
    ".",
    "",
    "https://",
    "ht\ttps://zoo.example",
    "https://zoo.example/{a}/{a}",
    'https://zoo.example/"+x+"',
]


def document(path: str = "/a", **more: Any) -> Doc:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {path: {"get": {"operationId": "one", "responses": {"200": {"description": ""}}}}},
        **more,
    }


SEND = """
import inspect, sys
sys.path.insert(0, sys.argv[1])
import httpx, sdk

seen = []


def answer(request):
    seen.append((request.url.scheme, request.url.host))
    return httpx.Response(200, json={})


http = httpx.Client(transport=httpx.MockTransport(answer))
client = sdk.Sdk(base_url="https://zoo.example/v1", http_client=http)
for name in [name for name in dir(type(client)) if not name.startswith("_")]:
    resource = getattr(client, name)
    for call in (getattr(resource, each) for each in dir(resource) if each.startswith("one")):
        path = [p for p in inspect.signature(call).parameters.values() if p.default is p.empty]
        call(*("evil.example" for p in path if p.kind is not p.VAR_KEYWORD))
print(len(seen), set(seen))
"""


def test_paths_stay_at_the_host(tmp_path: Path) -> None:
    """Whatever the template, a call goes to the API's host."""
    doc = document(servers=[{"url": "https://zoo.example"}])
    doc["paths"] = {
        path: {"get": {"operationId": f"one{n}", "tags": [f"t{n}"], "responses": {}}}
        for n, path in enumerate(PATHS)
    }
    made = yielded(doc, tmp_path)
    assert made.exit_code == 0, made.items
    folder = made.write(tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "-c", SEND, str(folder)], capture_output=True, text=True, check=False
    )
    assert done.stdout == f"{len(PATHS)} {{('https', 'zoo.example')}}\n", done.stderr


@pytest.mark.parametrize("path", ["/a/../b", "/..", "/./a", "/a/%2e%2e/b", "/%2E%2E"])
def test_a_path_that_leads_elsewhere_is_refused(path: str, tmp_path: Path) -> None:
    made = yielded(document(path), tmp_path)
    assert made.codes == ["operation-path"]
    assert made.items[0].place is not None


@pytest.mark.parametrize("url", SERVERS)
def test_servers(url: str, tmp_path: Path) -> None:
    made = yielded(document(servers=[{"url": url}]), tmp_path)
    assert made.exit_code == 0 or all(item.place for item in made.items)
    assert "secret" not in "".join(made.strings())


ODD = [
    "X-A\r\nX-B: 1",
    "X A",
    "",
    "Ünï",
    "X:A",
    '"',
    "x" * 1000,
    "Content-Length",
    "Host",
    "Cookie",
]


def test_header_and_cookie_names(tmp_path: Path) -> None:
    doc = document()
    doc["paths"]["/a"]["get"]["parameters"] = [
        {"name": name, "in": location, "schema": {"type": "string"}}
        for location in ("header", "cookie")
        for name in ODD
    ]
    made = yielded(doc, tmp_path)
    assert made.exit_code == 0 or all(item.place for item in made.items)
    import_all(made.write(tmp_path / "out"), "sdk")


MEDIA = [
    "application/json\r\nX-A: 1",
    '"',
    "multipart/form-data; boundary=x",
    'a/b; c="d\\"',
    "",
    "*/*",
    "application/json; charset=utf-8",
    "text/\x00plain",
    "é/ü",
    "x" * 3000 + "/y",
]


def test_media_types(tmp_path: Path) -> None:
    doc = document()
    for number, media in enumerate(MEDIA):
        content = {media: {"schema": {"type": "object", "properties": {'a"\r\nb': {}}}}}
        doc["paths"][f"/b{number}"] = {
            "post": {
                "operationId": f"post{number}",
                "requestBody": {"content": content},
                "responses": {"200": {"description": "", "content": content}},
            }
        }
    made = yielded(doc, tmp_path)
    assert made.exit_code == 0, made.items
    import_all(made.write(tmp_path / "out"), "sdk")
