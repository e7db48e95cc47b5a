"""Which credentials a request has: every kind of scheme, alternatives, combinations, none."""

from __future__ import annotations

from typing import Any

import pytest

from support.scripted_server import Answer, Received, ScriptedServer, reply
from support.twin import Twin

FINE = '{"204": {description: Fine.}}'


def _get(name: str, security: str) -> str:
    return f"  /{name}: {{get: {{operationId: {name}, tags: [x], {security} responses: {FINE}}}}}"


DOCUMENT = f"""
openapi: 3.1.0
info: {{title: Security, version: "1"}}
servers: [{{url: https://security.example.com}}]
security: [{{header_key: []}}]
paths:
{_get("usual", "")}
{_get("none", "security: [],")}
{_get("optional", "security: [{}, {header_key: []}],")}
{_get("either", "security: [{login: []}, {bearer: []}],")}
{_get("both", "security: [{query_key: [], cookie_key: []}],")}
{_get("mixed", "security: [{query_key: [], login: []}, {cookie_key: []}],")}
{_get("oauth", "security: [{oauth: [read, write]}],")}
{_get("open_id", "security: [{open_id: [read]}],")}
{_get("digest", "security: [{digest: []}],")}
{_get("certificate", "security: [{certificate: []}],")}
{_get("certificate_and_key", "security: [{certificate: [], header_key: []}],")}
components:
  securitySchemes:
    header_key: {{type: apiKey, in: header, name: X-Key}}
    query_key: {{type: apiKey, in: query, name: "key[]"}}
    cookie_key: {{type: apiKey, in: cookie, name: session}}
    login: {{type: http, scheme: Basic}}
    bearer: {{type: http, scheme: BEARER, bearerFormat: JWT}}
    digest: {{type: http, scheme: digest}}
    oauth:
      type: oauth2
      flows: {{implicit: {{authorizationUrl: https://a.example.com, scopes: {{}}}}}}
    open_id: {{type: openIdConnect, openIdConnectUrl: https://a.example.com/.well-known}}
    certificate: {{type: mutualTLS}}
"""
ALL = {
    "header_key": "hk", "query_key": "q k", "cookie_key": "c;k", "username": "u", "password": "p",
    "bearer": "b", "oauth": "o", "open_id": "i", "authorization": "Digest d",
}  # fmt: skip


def sent(api: Twin, server: ScriptedServer, name: str, **given: Any) -> Received:
    server.script(reply(204))
    api.run(getattr(api.new(**given).x, name)())
    return server.requests[-1]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("usual", {"x-key": "hk"}),
        ("none", {}),
        ("optional", {"x-key": "hk"}),
        ("either", {"authorization": "Basic dTpw"}),
        ("both", {"query": "key%5B%5D=q%20k", "cookie": "session=c%3Bk"}),
        ("mixed", {"query": "key%5B%5D=q%20k", "authorization": "Basic dTpw"}),
        ("oauth", {"authorization": "Bearer o"}),
        ("open_id", {"authorization": "Bearer i"}),
        ("digest", {"authorization": "Digest d"}),
        ("certificate", {}),
        ("certificate_and_key", {"x-key": "hk"}),
    ],
)
def test_with_everything_at_hand(
    api: Twin, server: ScriptedServer, name: str, expected: dict[str, str]
) -> None:
    assert credentials(sent(api, server, name, **ALL)) == expected


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("either", {"bearer": "b"}, {"authorization": "Bearer b"}),
        ("mixed", {"cookie_key": "c", "query_key": "q"}, {"cookie": "session=c"}),
        ("both", {"cookie_key": "c"}, {}),
        ("optional", {}, {}),
        ("usual", {}, {}),
    ],
)
def test_with_some(
    api: Twin,
    server: ScriptedServer,
    name: str,
    given: dict[str, str],
    expected: dict[str, str],
) -> None:
    assert credentials(sent(api, server, name, **given)) == expected


def credentials(request: Received) -> dict[str, str]:
    found = {
        name: request.headers[name]
        for name in ("x-key", "cookie", "authorization")
        if name in request.headers
    }
    query = request.target.partition("?")[2]
    return {**found, **({"query": query} if query else {})}


def test_a_session_that_a_login_begins(api: Twin, server: ScriptedServer) -> None:
    """Cookies that are no documented credentials are not kept: a service may set ever new ones."""
    client = api.new()
    server.script(
        Answer(204, b"", [("Set-Cookie", "session=s1; Path=/"), ("Set-Cookie", "seen=1; Path=/")]),
        reply(204),
        reply(204, None, Set_Cookie="session=s2; Path=/elsewhere"),
        reply(204),
        reply(204, None, Set_Cookie="session=; Path=/; Max-Age=0"),
        reply(204),
    )
    for _ in range(6):
        api.run(client.x.none())
    seen = [request.headers.get("cookie") for request in server.requests]
    assert seen == [None, *["session=s1"] * 4, None]
    server.script(reply(204, None, Set_Cookie="session=s3; Path=/"), reply(204))
    client = api.new(cookie_key="mine", query_key="k")
    for _ in range(2):
        api.run(client.x.both())
    assert server.requests[-1].headers["cookie"] == "session=mine"
