"""Bodies that come compressed, opened bit by bit.

The HTTP library would open each piece at once, and a piece can hold a thousand times its size.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

from ._http import httpx

CHUNK = 65536
GZIP, ZLIB, BARE = zlib.MAX_WBITS | 16, zlib.MAX_WBITS, -zlib.MAX_WBITS


async def unpacked(pieces: AsyncIterator[bytes], coding: str) -> AsyncIterator[bytes]:
    """A body as it was before ``gzip`` or ``deflate`` (RFC 9110, section 8.4.1).

    Gives at most ``CHUNK`` bytes at a time.

    Raises:
        httpx.DecodingError: It is no such body, or ends too early.
    """
    form, unpack = GZIP, None
    try:
        async for piece in pieces:
            while piece:
                if unpack is None and coding == "deflate":
                    # With the head of RFC 1950, which begins so, or without, as many have it.
                    form = ZLIB if piece[0] & 15 == zlib.DEFLATED else BARE
                if unpack is None or unpack.eof:  # or one more member: RFC 1952, section 2.2
                    unpack = zlib.decompressobj(form)
                if data := unpack.decompress(piece, CHUNK):
                    yield data
                piece = unpack.unconsumed_tail or unpack.unused_data
    except zlib.error as problem:
        raise httpx.DecodingError(str(problem)) from None
    if unpack and not unpack.eof:
        raise httpx.DecodingError("it ends too early")
