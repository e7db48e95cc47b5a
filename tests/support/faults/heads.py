"""Status lines and header fields (RFC 9112, sections 4 to 6; RFC 9110)."""

from __future__ import annotations

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
    answer,
    dripping,
    endless,
    head,
)

FIELD = b"X-More: " + b"a" * 990 + b"\r\n"
BYTES = 90_000
"""Of one field: near the most that the HTTP library takes."""


def silly(name: str, field: str, **more: Any) -> Row:
    """A field of an answer that is good, and stays so."""
    return Row(name, [answer(OWN, field)], gives="p1", **more)


HEADS = (
    Row("nothing at all", CLOSE, CONNECTION),
    Row("a reset", (Do.RESET,), CONNECTION),
    Row("silence", STALL, TIMEOUT, options={"timeout": 0.2}),
    Row("silence until the deadline", STALL, TIMEOUT, "the deadline of 0.3 s", options=SOON),
    Row("TLS", (b"\x16\x03\x01\x00\x00", Do.CLOSE), CONNECTION),
    Row("SSH", (b"SSH-2.0-OpenSSH_9.6\r\n", Do.CLOSE), CONNECTION),
    Row("HTTP/0.9", (OWN, Do.CLOSE), CONNECTION),
    Row("HTTP/2 preface", (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", Do.CLOSE), CONNECTION),
    Row("a status of letters", (b"HTTP/1.1 abc OK\r\n\r\n", Do.CLOSE), CONNECTION),
    Row("a status of 4 digits", (b"HTTP/1.1 2000 OK\r\n\r\n", Do.CLOSE), CONNECTION),
    Row("a negative status", (b"HTTP/1.1 -200 OK\r\n\r\n", Do.CLOSE), CONNECTION),
    Row("status 000", (b"HTTP/1.1 000 Nil\r\nContent-Length: 0\r\n\r\n",), CONNECTION),
    Row("status 999", [answer(b"{}", status="999 Denied")], "APIStatusError", "999"),
    Row("HTTP/9.9", (b"HTTP/9.9 200 OK\r\n\r\n", Do.CLOSE), UNFIT, "is empty"),
    Row("no empty line", (b"HTTP/1.1 200 OK\r\nX: y\r\n", Do.CLOSE), CONNECTION),
    Row("a status line that stops", (b"HTTP/1.1 20", *STALL), TIMEOUT, options={"timeout": 0.2}),
    Row("a head that stops", (b"HTTP/1.1 200 OK\r\nX", *STALL), TIMEOUT, options=SOON),
    Row("a head that drips", dripping(b"X: y\r\n", b"HTTP/1.1 200 OK\r\n"), TIMEOUT, options=SOON),
    Row("an endless status line", endless(b"a" * 1000, b"HTTP/1.1 200 "), CONNECTION),
    Row("endless fields", endless(FIELD, b"HTTP/1.1 200 OK\r\n"), CONNECTION),
    Row("a field of 1 MB", [answer(OWN, "X: " + "a" * 2**20)], CONNECTION),
    Row("a name of 1 MB", [answer(OWN, "X" * 2**20 + ": a")], CONNECTION),
    Row("a field without a name", [answer(OWN, ": a")], CONNECTION),
    Row("a field with spaces in its name", [answer(OWN, "X y: a")], CONNECTION),
    Row("a field that is folded", [answer(OWN, "X: a\r\n b")], gives="p1"),
    Row("a field with a NUL", [answer(OWN, "X: \0")], CONNECTION),
    Row("a field with a lone CR", [answer(OWN, "X: a\rSet-Cookie: b=c")], CONNECTION),
    Row("100 without an end", endless(head(status="100 Continue") * 50), TIMEOUT, options=SOON),
    Row("103 without an end", endless(head(status="103 Hints") * 50), TIMEOUT, options=SOON),
    Row("100, 102, 103", [*(head(status=f"{n} x") for n in (100, 102, 103)), answer(OWN)],
        gives="p1"),
    Row("100 for no body", [head(status="100 Continue"), answer(OWN)], gives="p1"),
    Row("101 that nobody asked for", (head("Upgrade: h2c", status="101 Switching"), Do.CLOSE),
        CONNECTION),
    silly("RateLimit of letters", "RateLimit: x;" + "a" * BYTES),
    silly("RateLimit of digits", "RateLimit: x;r=" + "9" * BYTES),
    silly("RateLimit without an end", "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 1e308"),
    silly("Deprecation never", "Deprecation: @" + "9" * 30),
    silly("Sunset never", "Sunset: Mon, 99999999999999 Jan 2020 99:99:99 GMT"),
    silly("Sunset without a year", "Sunset: Mon, 01 Jan 99999999999999999999 00:00:00 GMT"),
    silly("Date is nonsense", "Date: yesterday\r\nAge: -1\r\nExpires: 0"),
    silly("Link of brackets", "Link: " + "<" * BYTES),
    Row("Link of brackets, in pages", [answer(b"[]", "Link: " + "<" * BYTES)], gives=[],
        call="list_by_header"),
    Row("Link of quotes, in pages", [answer(b"[]", "Link: <a>" + ';a="' * (BYTES // 4))], gives=[],
        call="list_by_header", memory=40 * MB),
    Row("Link of spaces, in pages", [answer(b"[]", "Link: <a>;a" + " " * BYTES + "=")], gives=[],
        call="list_by_header"),
    silly("Set-Cookie for another host", "Set-Cookie: a=b; Domain=example.com"),
    silly("Set-Cookie for all hosts", "Set-Cookie: a=b; Domain=.; Path=/; Secure; HttpOnly"),
    silly("Set-Cookie of 90 kB", "Set-Cookie: a=" + "b" * BYTES),
    silly("Set-Cookie of spaces", "Set-Cookie: a=b; Expires=" + " " * BYTES + "!"),
    silly("Set-Cookie that is empty", "Set-Cookie: ;;=;=\r\nSet-Cookie:"),
    silly("Set-Cookie that names the credentials", "Set-Cookie: Authorization=x\\\"; Path=/"),
    silly("Set-Cookie, 3,000 of them", "\r\n".join(f"Set-Cookie: a{n}=b" for n in range(3000))),
)  # fmt: skip
