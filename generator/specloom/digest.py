"""The hash by which files are told apart."""

from __future__ import annotations

import hashlib


def digest(data: bytes) -> str:
    """The SHA-256 of a file's text in hexadecimal.

    Line ends count as LF: git may check files out with CRLF, and nobody edited them. A text with LF
    has the hash that `sha256sum` gives it.
    """
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
