"""Redirects (RFC 9110, section 15.4): where to, and with what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from support.raw_server import Do, Move

from .row import CONNECTION, OWN, UNFIT, Row, Site, answer, head

LOST = "APIStatusError"
"""A redirect that is not followed is an answer as any other."""
EITHER = f"{LOST}|{CONNECTION}"
"""The libraries do not agree on what is a URL."""


def to(location: str, status: int = 302, *more: str) -> Any:
    """A redirect; ``HERE`` and ``ELSEWHERE`` stand for the origins."""

    def moves(site: Site) -> Iterator[Move]:
        url = location.replace("ELSEWHERE", site.elsewhere).replace("HERE", site.here)
        yield head(f"Location: {url}", "Content-Length: 0", *more, status=f"{status} Moved")

    return moves


def once(location: str, status: int = 302) -> Any:
    """A redirect of the first request; then the pet."""

    def moves(site: Site) -> Iterator[Move]:
        if site.asked:
            yield answer(OWN)
        else:
            yield from to(location, status)(site)

    return moves


def deeper(site: Site) -> Iterator[Move]:
    """Never the same place twice."""
    yield head(f"Location: /v1/pets/{site.asked}", "Content-Length: 0", status="302 Moved")


REDIRECTS = (
    Row("to itself", to("/v1/pets/p1"), CONNECTION, "more than 10 redirects"),
    Row("to itself, by an empty URL", to(""), CONNECTION, "more than 10 redirects"),
    Row("on and on", deeper, CONNECTION, "more than 10 redirects"),
    Row("on and on, with retries", deeper, CONNECTION, options={"max_retries": 2}),
    Row("to a relative URL", once("../pets/p1?x=1#y"), gives="p1"),
    Row("above the root", once("/../../../pets/p1"), gives="p1"),
    Row("to the same origin", once("HERE/v1/pets/p1"), gives="p1"),
    Row("to the same origin as somebody",
        lambda site: once(site.here.replace("//", "//eve:pw@") + "/v1/pets/p1")(site), gives="p1"),
    *(Row(f"elsewhere, {status}", to("ELSEWHERE/v1/pets/p1", status), gives="p1", elsewhere=True)
      for status in (301, 302, 303, 307, 308)),
    Row("elsewhere as somebody", to("ELSEWHERE/p1?x=1"), gives="p1", elsewhere=True),
    Row("elsewhere without a scheme", lambda site: to(site.elsewhere[5:] + "/p1")(site),
        gives="p1", elsewhere=True),
    Row("elsewhere with our name as user",
        lambda site: to(site.elsewhere.replace("//", "//127.0.0.1@") + "/p1")(site), gives="p1",
        elsewhere=True),
    Row("there and back", to("ELSEWHERE/back"), gives="after-p1", elsewhere=True),
    Row("elsewhere with a key in the URL", to("ELSEWHERE/p1"), UNFIT, call="nearby",
        elsewhere=True),
    *(Row(f"elsewhere with a body, {status}", to("ELSEWHERE/p1", status), LOST, call="create")
      for status in (307, 308)),
    *(Row(f"elsewhere after a POST, {status}", to("ELSEWHERE/p1", status), gives="p1",
          call="create", elsewhere=True) for status in (301, 302, 303)),
    Row("a body once more, 307", once("/v1/pets/p1", 307), gives="p1", call="create"),
    *(Row(f"to {location[:30]}", to(location), error) for location, error in (
        ("file:///etc/passwd", LOST), ("javascript:alert(1)", EITHER),
        ("data:text/html,x", EITHER),
        ("ftp://127.0.0.1/x", LOST), ("gopher://127.0.0.1:70/_x", LOST), ("HTTPX://a/", LOST),
        ("http://", CONNECTION), ("http:///x", CONNECTION), ("http://[::1", CONNECTION),
        ("http://127.0.0.1:99999/", CONNECTION), ("http://127.0.0.1:-1/", CONNECTION),
        ("http://127.0.0.1:port/", CONNECTION), ("//", CONNECTION), ("http://a b/", CONNECTION),
        ("http://\xe9.\xff/", CONNECTION), ("http://xn--/", CONNECTION), ("/\x01", CONNECTION),
        ("/" + "a" * 70_000, CONNECTION), ("http://" + "a" * 300 + "/", CONNECTION),
        ("http://127.0.0.1:1/", CONNECTION), ("http://..../", CONNECTION))),
    Row("with a line in it, encoded", once("/v1/pets/p1%0d%0aX-Evil:%201"), gives="p1"),
    Row("in two fields", to("/a", 302, "Location: ELSEWHERE/b"), CONNECTION),
    Row("with a body without an end", (head("Location: file:///x", status="302 x"), b"x" * 9999,
        Do.CLOSE), LOST),
    Row("300", [answer(OWN, "Location: /v1/pets/p1", status="300 Choices")], LOST, "300"),
    Row("without a Location", [head("Content-Length: 0", status="302 Found")], LOST, "302"),
    Row("a cookie on the way", to("ELSEWHERE/p1", 302, "Set-Cookie: session=s3cret; Path=/"),
        gives="p1", elsewhere=True),
)  # fmt: skip
