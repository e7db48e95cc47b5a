"""The endpoint that gives tokens (RFC 6749, section 5): it is a server as any other."""

from __future__ import annotations

import gzip
import json
from typing import Any

from support.raw_server import Do

from .row import (
    CLOSE,
    CONNECTION,
    MB,
    OWN,
    SOON,
    STALL,
    TIMEOUT,
    UNFIT,
    Row,
    Site,
    answer,
    dripping,
    endless,
    head,
)  # fmt: skip

LOST = "APIStatusError"
OAUTH = {"token": None, "client_id": "me", "client_secret": "s3cret"}
GOOD = b'{"access_token": "t0ken"}'
BOMB = gzip.compress(gzip.compress(b" " * (200 * MB)))


def token(name: str, moves: Any, error: str = LOST, **more: Any) -> Row:
    """The endpoint misbehaves; where the token comes nevertheless, the call is answered."""

    def does(site: Site) -> Any:
        if site.asked:
            return [answer(GOOD if site.name == "token" else OWN)]
        return moves(site) if callable(moves) else moves

    return Row(f"token: {name}", does, error, client=OAUTH, **more)


def given(name: str, error: str = "", **fields: Any) -> Row:
    return token(name, [answer(json.dumps({"access_token": "t0ken", **fields}).encode())], error)


TOKENS = (
    given("a token"),
    *(given(f"for {value!r} s", expires_in=value)
      for value in (-1, 0, 1e308, None, float("nan"), float("inf"), "3600")),
    given("for 400 digits of seconds", LOST, expires_in=10**400),
    *(given(f"for {value!r}", LOST, expires_in=value) for value in ("soon", [1], {"a": 1})),
    *(token(f"{value!r}", [answer(json.dumps({"access_token": value}).encode())], error)
      for value, error in (("", LOST), (None, LOST), (7, LOST), ("a\r\nX-Evil: 1", LOST),
                           ("\u20ac", LOST))),
    token("nothing", [answer(b"{}")]),
    token("no JSON", [answer(b"<html>")]),
    token("a list", [answer(b"[]")]),
    token("60,000 levels", [answer(b"[" * 60_000)]),
    token("an error", [answer(b'{"error": "invalid_client"}', status="401 x")],
          "AuthenticationError", says="invalid_client"),
    token("elsewhere", lambda site: [head(f"Location: {site.elsewhere}/x", "Content-Length: 0",
          status="307 x")], says="307"),
    token("no answer", CLOSE, CONNECTION),
    token("silence", STALL, TIMEOUT, options=SOON),
    token("a drip", dripping(b" ", head("Content-Length: 9999")), TIMEOUT, options=SOON),
    token("without an end", endless(b" " * 65536, head()), UNFIT),
    token("an error without an end", endless(b" " * 65536, head(status="500 x")),
          "InternalServerError"),
    token("a bomb", [answer(BOMB, "Content-Encoding: gzip, gzip")], UNFIT),
    token("cut off", (head("Content-Length: 99"), b"{", Do.CLOSE), CONNECTION),
)  # fmt: skip
