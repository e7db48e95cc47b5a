"""Bodies: how long they are, how they are cut and compressed (RFC 9112, section 6 and 7)."""

from __future__ import annotations

import gzip
import zlib

from support.raw_server import Do

from .row import (
    CHUNKED,
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
    chunk,
    dripping,
    endless,
    head,
    many,
)  # fmt: skip

BLANK = b" " * 65536
BOMB = gzip.compress(b" " * (64 * MB))
TWICE = gzip.compress(gzip.compress(b" " * (200 * MB)))
"""Of 600 bytes the second layer makes all at once."""
SMALL = {"max_response_bytes": 100_000}


def length(value: str) -> bytes:
    return head("Content-Type: application/json", f"Content-Length: {value}")


def coded(coding: str, body: bytes, status: str = "200 OK") -> bytes:
    return answer(body, f"Content-Encoding: {coding}", status=status)


BODIES = (
    Row("closed after the head", (length("10"), Do.CLOSE), CONNECTION),
    Row("closed in the body", (length("99"), OWN, Do.CLOSE), CONNECTION),
    Row("reset in the body", (length("99"), OWN, Do.RESET), CONNECTION),
    Row("stalls after the head", (length("10"), *STALL), TIMEOUT, options={"timeout": 0.2}),
    Row("stalls in the body", (length("99"), OWN, *STALL), TIMEOUT, options=SOON),
    Row("drips", dripping(b" ", length("100000")), TIMEOUT, options=SOON),
    Row("drips in chunks", dripping(b"1\r\n \r\n", head(CHUNKED)), TIMEOUT, options=SOON),
    Row("drips a chunk size", dripping(b"0", head(CHUNKED)), TIMEOUT, options=SOON),
    Row("Content-Length too short", [length("4") + OWN], UNFIT, "not JSON"),
    Row("Content-Length twice, other", (length("5\r\nContent-Length: 6") + OWN, Do.CLOSE),
        CONNECTION),
    Row("Content-Length twice, same", [length("26\r\nContent-Length: 26") + OWN], gives="p1"),
    Row("Content-Length as a list", [length("26, 26") + OWN], gives="p1"),
    Row("Content-Length negative", (length("-1") + OWN, Do.CLOSE), CONNECTION),
    Row("Content-Length plus", (length("+26") + OWN, Do.CLOSE), CONNECTION),
    Row("Content-Length hexadecimal", (length("0x1a") + OWN, Do.CLOSE), CONNECTION),
    Row("Content-Length huge", (length("9" * 30) + OWN, Do.CLOSE), CONNECTION),
    Row("Content-Length of 5,000 digits", (length("9" * 5000) + OWN, Do.CLOSE), CONNECTION),
    Row("Content-Length empty", (length("") + OWN, Do.CLOSE), CONNECTION),
    Row("Content-Length and chunks", [head(CHUNKED, "Content-Length: 3"), chunk(OWN), b"0\r\n\r\n"],
        gives="p1"),
    Row("neither, until it closes", (head(), OWN, Do.CLOSE), gives="p1"),
    Row("chunks", [head(CHUNKED), chunk(OWN[:9]), chunk(OWN[9:]), b"0\r\n\r\n"], gives="p1"),
    Row("a chunk of no size", (head(CHUNKED), b"\r\n", Do.CLOSE), CONNECTION),
    Row("a chunk of size zz", (head(CHUNKED), b"zz\r\n{}", Do.CLOSE), CONNECTION),
    Row("a chunk of size -1", (head(CHUNKED), b"-1\r\n{}", Do.CLOSE), CONNECTION),
    Row("a chunk of 2**64", (head(CHUNKED), b"f" * 16 + b"\r\n{}", Do.CLOSE), CONNECTION),
    Row("a chunk of 21 digits", (head(CHUNKED), b"f" * 21 + b"\r\n{}", Do.CLOSE), CONNECTION),
    Row("a chunk longer than it says", (head(CHUNKED), b"1\r\n" + OWN, Do.CLOSE), CONNECTION),
    Row("a chunk shorter than it says", (head(CHUNKED), b"99\r\n" + OWN, Do.CLOSE), CONNECTION),
    Row("chunks without an end", (head(CHUNKED), chunk(OWN), Do.CLOSE), CONNECTION),
    Row("chunks of nothing but extensions", endless(b";a" * 5000, head(CHUNKED) + b"1"),
        CONNECTION),
    Row("trailers", [head(CHUNKED), chunk(OWN), b"0\r\nX-More: a\r\n\r\n"], gives="p1"),
    Row("trailers without an end", endless(b"X: a\r\n" * 500, head(CHUNKED) + b"0\r\n"),
        CONNECTION),
    Row("trailers that are secrets", [head(CHUNKED), chunk(OWN), b"0\r\nSet-Cookie: a=b\r\n\r\n"],
        gives="p1"),
    Row("Transfer-Encoding gzip", (head("Transfer-Encoding: gzip, chunked"), Do.CLOSE), CONNECTION),
    Row("Transfer-Encoding nonsense", (head("Transfer-Encoding: x"), Do.CLOSE), CONNECTION),
    Row("too long", many(BLANK, 64 * MB, length(str(64 * MB))), UNFIT,
        "max_response_bytes=100000", options=SMALL),
    Row("without an end", endless(BLANK, head()), UNFIT, "max_response_bytes", options=SMALL),
    Row("chunks without number", endless(chunk(BLANK), head(CHUNKED)), UNFIT,
        "max_response_bytes", options=SMALL),
    Row("an error without an end", endless(BLANK, head(status="500 Odd")), "InternalServerError"),
    Row("gzip", [coded("gzip", gzip.compress(OWN))], gives="p1"),
    Row("deflate", [coded("deflate", zlib.compress(OWN))], gives="p1"),
    Row("deflate without a head", [coded("deflate", zlib.compress(OWN)[2:-4])], gives="p1"),
    Row("GZIP in capitals", [coded("GZIP", gzip.compress(OWN))], gives="p1"),
    Row("gzip that is none", [coded("gzip", OWN)], UNFIT, "cannot be decompressed"),
    Row("deflate that is none", [coded("deflate", OWN)], UNFIT, "cannot be decompressed"),
    Row("gzip cut short", [coded("gzip", gzip.compress(OWN)[:-9])], UNFIT,
        "cannot be decompressed"),
    Row("gzip that has a wrong sum", [coded("gzip", gzip.compress(OWN)[:-8] + b"\0" * 8)], UNFIT),
    Row("gzip in two members", [coded("gzip", gzip.compress(OWN[:9]) + gzip.compress(OWN[9:]))],
        gives="p1"),
    Row("gzip with something after it", [coded("gzip", gzip.compress(OWN) + b"more")], UNFIT,
        "cannot be decompressed"),
    Row("gzip of nothing", [coded("gzip", b"")], UNFIT, "the body is empty"),
    Row("a gzip bomb", [coded("gzip", BOMB)], UNFIT, "max_response_bytes", options=SMALL),
    Row("a deflate bomb", [coded("deflate", zlib.compress(b" " * (64 * MB)))], UNFIT,
        "max_response_bytes", options=SMALL),
    Row("a gzip bomb in an error", [coded("gzip", BOMB, "500 Odd")], "InternalServerError"),
    Row("gzip twice", [coded("gzip, gzip", TWICE)], UNFIT, "compressed as 'gzip, gzip'"),
    Row("gzip twice, in two fields", [coded("gzip\r\nContent-Encoding: gzip", TWICE)], UNFIT,
        "compressed as 'gzip, gzip'"),
    Row("gzip twice in an error", [coded("gzip, gzip", TWICE, "404 Odd")], "NotFoundError"),
    Row("br, which was not asked for", [coded("br", b"\x8b\x06\x80" + OWN + b"\x03")], UNFIT,
        "compressed as 'br'"),
    Row("zstd, which was not asked for", [coded("zstd", b"\x28\xb5\x2f\xfd" + OWN)], UNFIT,
        "compressed as 'zstd'"),
    Row("br in an error", [coded("br", b"\x8b", "404 Odd")], "NotFoundError"),
    Row("a coding that is a charset", [coded("UTF-8", OWN)], gives="p1"),
    Row("a coding that is none", [coded("none", OWN)], gives="p1"),
    Row("identity", [coded("identity", OWN)], gives="p1"),
    Row("204 for a body that was promised", [head(status="204 No Content")], UNFIT, "is empty"),
    Row("no body at all", [head("Content-Length: 0")], UNFIT, "the body is empty"),
    Row("304 that nobody asked for", [head(status="304 Not Modified")], "APIStatusError", "304"),
    Row("205", [head("Content-Length: 0", status="205 Reset")], UNFIT, "is empty"),
    Row("206 of nothing", [answer(OWN, "Content-Range: bytes 0-25/9", status="206 Partial")],
        gives="p1"),
    *(
        Row(f"{status} that breaks off", (head("Content-Length: 99", status=f"{status} x"),
            b'{"error"', Do.CLOSE), error)
        for status, error in ((404, "NotFoundError"), (503, "InternalServerError"))
    ),
    Row("an error that stalls", (head("Content-Length: 99", status="404 x"), *STALL),
        "NotFoundError", options={"timeout": 1.0}),
    Row("an error that is closed", (head(status="404 x"), *CLOSE), "NotFoundError"),
)  # fmt: skip
