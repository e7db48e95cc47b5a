"""Where credentials come from and where they are put; how long a token is used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from sdk_runtime import auth, oauth
from sdk_runtime._http import httpx
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


def call() -> Any:
    """As much of a call as a token endpoint needs."""
    return SimpleNamespace(
        client=SimpleNamespace(_base_url=URL, _config=SimpleNamespace(errors=ErrorTable())),
        steps=lambda: {"connect": 1.0, "read": 2.0, "write": 3.0, "pool": 4.0},
    )


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
    assert tokens._taken(httpx.Response(200, json=body), call()) == "t1"
    now += used_for - 0.001
    assert tokens._current() == "t1"
    now += 0.001
    assert tokens._current() == ""


def test_only_the_token_that_was_refused_is_forgotten() -> None:
    tokens = oauth.ClientCredentials("id", "key", "/token")
    tokens._taken(httpx.Response(200, json={"access_token": "t2"}), call())
    assert tokens.forget("t1")
    assert tokens._current() == "t2"
    assert tokens.forget("t2")
    assert tokens._current() == ""


@pytest.mark.parametrize("in_body", [False, True])
def test_how_a_token_is_asked_for(in_body: bool) -> None:
    tokens = oauth.ClientCredentials("i d", "k:y", "/token", ["a", "b"], in_body=in_body)
    asked = tokens._request(call())
    secret = {"client_id": "i d", "client_secret": "k:y"} if in_body else {}
    assert asked["data"] == {"grant_type": "client_credentials", "scope": "a b", **secret}
    assert isinstance(asked["auth"], httpx.BasicAuth) is not in_body
    assert (asked["url"], asked["headers"]) == (
        "https://api.test/token",
        {"accept": "application/json"},
    )
    assert asked["follow_redirects"] is False  # the secret goes nowhere else
    assert asked["timeout"] == httpx.Timeout(connect=1.0, read=2.0, write=3.0, pool=4.0)
    bare = oauth.ClientCredentials("i", "k", "token")._request(call())
    assert (bare["url"], "scope" in bare["data"]) == (f"{URL}/token", False)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(400, json={"access_token": "t"}),
        httpx.Response(307, json={"access_token": "t"}, headers={"location": "https://x.test"}),
        httpx.Response(200, json={"access_token": 5}),
        httpx.Response(200, json={"access_token": "t", "expires_in": "soon"}),
        httpx.Response(200, json=["t"]),
        httpx.Response(200, content=b"<html>"),
    ],
)
def test_answers_that_give_no_token(answer: Any) -> None:
    tokens = oauth.ClientCredentials("id", "s3cret", "/token")
    with pytest.raises(ErrorTable().status, match="POST /token") as caught:
        tokens._taken(answer, call())
    assert "s3cret" not in str(caught.value)
    assert tokens._current() == ""
