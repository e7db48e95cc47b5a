"""Answers that are read while they come: events (WHATWG HTML, 9.2), JSON lines, files."""

from __future__ import annotations

import gzip
from typing import Any

from support.raw_server import Do

from .bodies import BOMB
from .row import (
    CHUNKED,
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
    chunk,
    endless,
    head,
    many,
)  # fmt: skip

KIND = "Content-Type: text/event-stream"
BEGIN = head(KIND)
SMALL = {"max_response_bytes": 100_000}
EVENT = b"data: " + OWN + b"\n\n"
IDLE = {"timeout": 0.2}
CLOSED = (Do.CLOSE,)


def events(name: str, *moves: Any, **more: Any) -> Row:
    return Row(name, (BEGIN, *moves, Do.CLOSE), call="events", **more)


def lines(name: str, *moves: Any, **more: Any) -> Row:
    return Row(name, (head(), *moves, Do.CLOSE), call="lines", **more)


def torn(site: Site) -> Any:
    """Half an event, then the stream breaks off; then it goes on with another one."""
    first = b"id: 1\nretry: 0\n" + EVENT + b'data: {"id": "half",\n'
    more = b"data: " + OWN + b"\n\n"
    data = more if site.asked else first
    return (head(KIND, CHUNKED) + chunk(data) + (b"0\r\n\r\n" if site.asked else b""), Do.CLOSE)


def grown(site: Site) -> Any:
    """A file of which the rest is another one's."""
    if site.asked:
        return [answer(b"EVIL", "Content-Range: bytes 0-3/9", status="206 Partial")]
    return (head("Accept-Ranges: bytes", 'ETag: "a"', "Content-Length: 9") + b"12345", Do.CLOSE)


def packed(site: Site) -> Any:
    """A file that comes compressed, though that was not asked for; ranges are of what is sent."""
    whole = gzip.compress(b"1" * 5000)
    kind = ("Content-Encoding: gzip", "Accept-Ranges: bytes", 'ETag: "a"')
    if site.asked:
        return [answer(whole, *kind)]
    return (head(*kind, "Content-Length: 999"), whole, Do.CLOSE)


STREAMS = (
    events("an event", EVENT, gives=["p1"]),
    events("no events", gives=[]),
    events("an event without its end", EVENT[:-1], gives=[]),
    events("a page", b"<html>Sign in</html>", error=UNFIT, says="no stream of events"),
    events("an event that does not fit", b"data: [1]\n\n", error=UNFIT),
    events("an event of 10**5 levels", b"data: " + b"[" * 99_999 + b"\n\n", error=UNFIT),
    events("an event of 5,000 digits", b'data: {"id": "p1", "name": "x", "a": ' + b"1" * 5000
           + b"}\n\n", gives=["p1"]),
    events("fields that nobody knows", b"a\n:\n\0\xff: x\nid: \0\nretry: -1\nretry: " + b"9" * 5000
           + b"\n" + EVENT, gives=["p1"]),
    events("silence instead of events", *STALL, error=TIMEOUT, options=IDLE),
    Row("a million comments", many(b":\n" * 5000, 2 * MB, BEGIN, CLOSED), gives=[], call="events"),
    Row("a line without an end", endless(b"a" * 65536, BEGIN), UNFIT, "a line is longer",
        call="events", options=SMALL),
    Row("a line of 40 MB", many(b"a" * 8192, 40 * MB, BEGIN, CLOSED), gives=[],
        call="events", memory=150 * MB),
    Row("an event without an end", endless(b"data: aaaaaaaaaa\n" * 1000, BEGIN), UNFIT,
        "an event is longer", call="events", options=SMALL),
    Row("names without an event", many(b"event: a\nid: b\n" * 1000, 2 * MB, BEGIN, CLOSED),
        gives=[], call="events"),
    Row("events broken off", (head(KIND, CHUNKED), chunk(EVENT), Do.CLOSE), CONNECTION,
        call="events"),
    Row("an event torn in two", torn, gives=["p1", "p1"], call="events",
        options={"max_retries": 2}),
    Row("events twice compressed", [head(KIND, "Content-Encoding: gzip, gzip"), Do.CLOSE],
        UNFIT, "compressed as 'gzip, gzip'", call="events"),
    Row("events in gzip that is none", [head(KIND, "Content-Encoding: gzip"), EVENT, Do.CLOSE],
        UNFIT, "cannot be decompressed", call="events", options={"max_retries": 2}),
    Row("a gzip bomb of events", [head(KIND, "Content-Encoding: gzip"), BOMB, Do.CLOSE], UNFIT,
        "a line is longer", call="events", options=SMALL),
    Row("events that are refused", [answer(b"{}", status="404 x")], "NotFoundError", call="events"),
    lines("a value", OWN + b"\n", gives=["p1"]),
    lines("values and blanks", b"\n\r\n \x1e" + OWN + b"\r\n\n" + OWN, gives=["p1", "p1"]),
    lines("half a value", OWN[:9], error=UNFIT),
    lines("a page of lines", b"<html>\n</html>", error=UNFIT),
    Row("a value of 1 GB", many(b" " * 65536, 1024 * MB, head()), UNFIT, "a line is longer",
        call="lines", options=SMALL),
    Row("lines cut off", (head(CHUNKED), chunk(OWN + b"\n"), Do.CLOSE), CONNECTION, call="lines"),
    Row("lines that stall", (head(CHUNKED), chunk(OWN + b"\n"), *STALL), TIMEOUT, call="lines",
        options=IDLE),
    Row("a stream before it begins", STALL, TIMEOUT, call="lines", options=SOON),
    Row("a file", [answer(b"123456789")], gives=b"123456789", call="save"),
    Row("a file cut off", (head("Content-Length: 9"), b"1234", Do.CLOSE), CONNECTION, call="save"),
    Row("a file whose rest is another", grown, UNFIT, "another range", call="save",
        options={"max_retries": 2}),
    Row("a file that comes compressed", packed, CONNECTION, call="save",
        options={"max_retries": 2}),
    Row("a file that is refused", [answer(b"{}", status="404 x")], "NotFoundError", call="save"),
)  # fmt: skip
