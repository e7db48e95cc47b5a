"""Where credentials come from and where they are put; how long a token is used."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs

import pytest
from sdk_runtime import auth, oauth
from sdk_runtime._http import httpx
from sdk_runtime.call import Call
from sdk_runtime.driver import finish
from sdk_runtime.errors import BuildError, ErrorTable
from sdk_runtime.operation import Operation
from sdk_runtime.options import ClientConfig

URL = "https://api.test/v1"
KEY = "k/ y"


@pytest.mark.parametrize(
    ("made", "fields", "url", "placed"),
    [
        (lambda: auth.APIKey(KEY, "X-Key"), {}, URL, ({"x-key": KEY}, URL)),
        (lambda: auth.APIKey(KEY, "X-Key"), {"x-key": "mine"}, URL, ({"x-key": "mine"}, URL)),
        (lambda: auth.APIKey(KEY, "k", "cookie"), {}, URL, ({"cookie": "k=k%2F%20y"}, URL)),
        (lambda: auth.APIKey(KEY, "k", "cookie"), {"cookie": "a=1"}, URL,
         ({"cookie": "a=1; k=k%2F%20y"}, URL)),
        (lambda: auth.APIKey(KEY, "K", "query"), {}, URL, ({}, f"{URL}?K=k%2F%20y")),
        (lambda: auth.APIKey(KEY, "K", "query"), {}, f"{URL}?a=1", ({}, f"{URL}?a=1&K=k%2F%20y")),
        (lambda: auth.Bearer("t"), {}, URL, ({"authorization": "Bearer t"}, URL)),
        (lambda: auth.Bearer("bearer t"), {}, URL, ({"authorization": "bearer t"}, URL)),
        (lambda: auth.Basic("u", "p"), {}, URL, ({"authorization": "Basic dTpw"}, URL)),
        (lambda: auth.Basic("u", None), {}, URL, ({"authorization": "Basic dTo="}, URL)),
    ],
)  # fmt: skip
def test_where_they_are_put(
    made: Callable[[], Any], fields: dict[str, str], url: str, placed: tuple[dict[str, str], str]
) -> None:
    credential, fields = made(), dict(fields)
    url = credential.place(fields, url, credential.fixed)
    assert (fields, url) == placed


@pytest.mark.parametrize("secret", ["a\r\nb", "dvě", "a\tb", 5, None, b"a"])
def test_what_is_no_credential(secret: Any) -> None:
    with pytest.raises(BuildError, match="printable ASCII"):
        auth.Credential.checked(secret)


def test_a_user_name_with_a_colon_would_be_another_one() -> None:
    with pytest.raises(BuildError, match="colon"):
        auth.Basic("a:b", "p")


def test_the_environment_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("A", "B"):
        monkeypatch.setenv(name, name.lower())
    assert auth.APIKey(None, "X", env="A").fixed == "a"
    assert auth.APIKey("given", "X", env="A").fixed == "given"
    basic = auth.Basic(None, None, env=("A", "B"))
    assert (basic.fixed, basic.env) == ("YTpi", "A and B")
    assert auth.Basic("x", "y", env=("A", "B")).fixed == "eDp5"
    assert (auth.Basic(None, "p").fixed, auth.Basic(None, None).fixed) == ("OnA=", "")
    found = oauth.ClientCredentials(None, None, "/t", env=("A", "B"))
    assert (found._id, found._key, found.fixed, found.env) == ("a", "b", None, "A and B")
    for half in (("A", ""), ("", "B")):
        assert oauth.ClientCredentials(None, None, "/t", env=half).fixed == ""


def test_the_first_alternative_of_which_all_are_given() -> None:
    given = {
        "a": auth.Bearer("t"),
        "b": auth.APIKey("k", "X"),
        "c": auth.Bearer(None, env="C"),
        "d": auth.Bearer(None, env="D"),
        "e": auth.Bearer(None),
    }
    config = ClientConfig(
        name="n", version="1", base_url=URL, errors=ErrorTable(), security=(("a",),)
    )
    keys = auth.Keyring(config, given)

    def needed(*alternatives: tuple[str, ...]) -> tuple[Any, ...]:
        return keys._needed(Operation("GET", "/", security=alternatives))

    assert keys._needed(Operation("GET", "/")) == (given["a"],)
    assert needed() == ()
    assert needed(("c",), ("b",), ("a",)) == (given["b"],)
    assert needed(("a", "c"), ("a", "b")) == (given["a"], given["b"])
    assert needed(("c",), ()) == ()
    assert needed((), ("b",)) == (given["b"],)
    assert keys.free == (("a",),)
    config = replace(config, security=())
    assert auth.Keyring(config, given).free == tuple((name,) for name in given)
    hints = [
        keys.hint(Operation("GET", "/", security=(("c",), ("e",))), s) for s in (401, 403, 404)
    ]
    assert [("set C" in hint, bool(hint)) for hint in hints] == [(True, True)] * 2 + [
        (False, False)
    ]
    assert keys.hint(Operation("GET", "/", security=(("a",),)), 401) == ""
    assert keys.hint(Operation("GET", "/", security=()), 401) == ""
    assert hints[0] == " (sent without credentials: give them to the client or set C)"
    both = keys.hint(Operation("GET", "/", security=(("d", "c"), ("c",), ("e", "x"))), 401)
    assert both.endswith(": give them to the client or set C or set C and D)")


def asked(
    tokens: oauth.ClientCredentials, status: int = 200, **answer: Any
) -> tuple[str, httpx.Request]:
    """The token that an endpoint gives which answers so, and what it was asked."""
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(status, **answer)

    client = SimpleNamespace(
        _base_url=URL, _config=SimpleNamespace(errors=ErrorTable()), _asynchronous=False
    )
    call: Any = Call(
        client, Operation("GET", "/"), None, {"deadline": 9.0, "max_retries": 0, "timeout": 2.0}
    )
    with httpx.Client(transport=httpx.MockTransport(handler)) as http:
        token = finish(tokens._asked(call, http))
    (request,) = seen
    return token, request


@pytest.mark.parametrize(
    ("expires_in", "used_for"),
    [(3600, 3570), ("120", 90), (40, 20), (0.5, 0.25), (None, 3570)],
)
def test_a_token_is_used_until_shortly_before_its_end(
    expires_in: Any, used_for: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    tokens = oauth.ClientCredentials("id", "key", "/token")
    body = {"access_token": "t1", **({} if expires_in is None else {"expires_in": expires_in})}
    assert asked(tokens, json=body)[0] == "t1"
    now += used_for - 0.001
    assert tokens._current() == "t1"
    now += 0.001
    assert tokens._current() == ""


def test_only_the_token_that_was_refused_is_forgotten() -> None:
    tokens = oauth.ClientCredentials("id", "key", "/token")
    asked(tokens, json={"access_token": "t2"})
    assert tokens.forget("t1")
    assert tokens._current() == "t2"
    assert tokens.forget("t2")
    assert tokens._current() == ""


@pytest.mark.parametrize("in_body", [False, True])
def test_how_a_token_is_asked_for(in_body: bool) -> None:
    tokens = oauth.ClientCredentials("i d", "k:y", "/token", ["a", "b"], in_body=in_body)
    _, request = asked(tokens, json={"access_token": "t"})
    secret = {"client_id": ["i d"], "client_secret": ["k:y"]} if in_body else {}
    form = parse_qs(request.content.decode())
    assert form == {"grant_type": ["client_credentials"], "scope": ["a b"], **secret}
    # Both parts are form-encoded first (RFC 6749, section 2.3.1).
    basic = f"Basic {b64encode(b'i%20d:k%3Ay').decode()}"
    assert request.headers.get("authorization") == (None if in_body else basic)
    assert (request.method, str(request.url)) == ("POST", "https://api.test/token")
    assert request.headers["accept"] == "application/json"
    times = request.extensions["timeout"]
    assert all(0 < seconds <= 9.0 for seconds in times.values()) and times["read"] <= 2.0
    bare = oauth.ClientCredentials("i", "k", "token")
    _, request = asked(bare, json={"access_token": "t"})
    assert (str(request.url), b"scope" in request.content) == (f"{URL}/token", False)


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 400, "json": {"access_token": "t"}},
        {"status": 307, "json": {"access_token": "t"}, "headers": {"location": "https://x.test"}},
        {"json": {"access_token": 5}},
        {"json": {"access_token": ""}},
        {"json": {"access_token": "t", "expires_in": "soon"}},
        {"json": ["t"]},
        {"content": b"<html>"},
    ],
)
def test_answers_that_give_no_token(answer: dict[str, Any]) -> None:
    tokens = oauth.ClientCredentials("id", "s3cret", "/token")
    with pytest.raises(ErrorTable().status, match="POST /token") as caught:
        asked(tokens, **answer)
    assert "s3cret" not in str(caught.value)
    assert tokens._current() == ""
