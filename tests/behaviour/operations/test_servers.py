"""Where requests go: servers of the document, of a path and of an operation, absolute or not."""

from __future__ import annotations

from typing import Any

import pytest

from support.scripted_server import ScriptedServer, reply
from support.small_sdk import SmallSdk
from support.twin import Twin

FINE = '{"204": {description: Fine.}}'
DOCUMENT = f"""
openapi: 3.1.0
info: {{title: Servers, version: "1"}}
servers:
  - url: https://{{region}}.example.com/{{stage}}
    description: Production
    variables:
      region: {{default: eu, enum: [eu, us], description: Where the data is.}}
      stage: {{default: v1}}
  - {{url: "https://sandbox.example.com", description: Sandbox}}
security: [{{key: []}}]
paths:
  /api: {{get: {{operationId: api, tags: [x], responses: {FINE}}}}}
  /path:
    servers: [{{url: https://path.example.com/p}}]
    get: {{operationId: path, tags: [x], responses: {FINE}}}
    put:
      operationId: own
      tags: [x]
      servers: [{{url: "https://{{name}}.example.com/o/", variables: {{name: {{default: own}}}}}}]
      responses: {FINE}
  /below:
    get: {{operationId: rooted, tags: [x], servers: [{{url: /v2}}], responses: {FINE}}}
    put: {{operationId: beside, tags: [x], servers: [{{url: ../v3/}}], responses: {FINE}}}
    post: {{operationId: root, tags: [x], servers: [{{url: /}}], responses: {FINE}}}
components:
  securitySchemes: {{key: {{type: apiKey, in: header, name: X-Key}}}}
"""


class NotSent(Exception):
    """Nothing goes to real hosts from here."""


@pytest.fixture
def targets(api: Twin) -> dict[str, str]:
    """Where each operation goes when the document alone says so."""
    found: dict[str, str] = {}

    def note(request: Any, call_next: Any) -> Any:
        found[request.method] = request.url
        raise NotSent

    client = api.new(base_url=None, middleware=[api.function(note)])
    for name in ("api", "path", "own", "rooted", "beside", "root"):
        with pytest.raises(NotSent):
            api.run(getattr(client.x, name)())
        found[name] = found.popitem()[1]
    return found


def test_as_the_document_says(targets: dict[str, str]) -> None:
    assert targets == {
        "api": "https://eu.example.com/v1/api",
        "path": "https://path.example.com/p/path",
        "own": "https://own.example.com/o/path",
        "rooted": "https://eu.example.com/v2/below",
        "beside": "https://eu.example.com/v3/below",
        "root": "https://eu.example.com/below",
    }


def test_a_base_url_takes_everything_to_its_host(api: Twin, server: ScriptedServer) -> None:
    client = api.new(base_url=f"{server.url}/base/v1", api_key="k")
    for name in ("api", "path", "own", "rooted", "beside", "root"):
        server.script(reply(204))
        api.run(getattr(client.x, name)())
    assert [request.target for request in server.requests] == [
        "/base/v1/api", "/base/v1/path", "/base/v1/path", "/v2/below", "/base/v3/below", "/below",
    ]  # fmt: skip
    assert {request.headers["x-key"] for request in server.requests} == {"k"}


def test_the_servers_are_documented(sdk: SmallSdk) -> None:
    text = " ".join(sdk.text("client.py").split())
    assert "Where the API is; https://eu.example.com/v1 by default." in text
    where = "``https://{region}.example.com/{stage}``"
    assert f"{where} (Production; region: Where the data is (eu or us))" in text
    assert "``https://sandbox.example.com`` (Sandbox)" in text


@pytest.mark.parametrize("servers", ["", "servers: [{url: /v1}]"])
def test_no_absolute_server(servers: str) -> None:
    text = DOCUMENT[: DOCUMENT.index("servers:")] + servers + DOCUMENT[DOCUMENT.index("\nsec") :]
    made = SmallSdk(text)
    with made.running() as server:
        for kind in ("sync", "async"):
            twin = made.twin(server, kind, base_url=None)
            with pytest.raises(ValueError, match="base_url must be like"):
                twin.new()
            twin.close()
        assert "so it has to be given" in " ".join(made.text("client.py").split())
    made.close()
