"""Resolving URI references (RFC 3986, section 5)."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin, urlsplit

from ..diagnostics import fatal


def join_uri(base: str, reference: str) -> str:
    """`reference` resolved against `base`, which may be a relative path itself; no fragment.

    Raises:
        SpecloomError: The reference is not a URI reference.
    """
    try:
        return urldefrag(urljoin(base, reference)).url
    except ValueError as error:
        raise _malformed(reference, error) from None


def scheme_of(reference: str) -> str:
    """The scheme of a URI reference in lower case, "" for a relative one.

    Raises:
        SpecloomError: It is not a URI reference.
    """
    try:
        return urlsplit(reference).scheme
    except ValueError as error:
        raise _malformed(reference, error) from None


def _malformed(reference: str, error: ValueError) -> Exception:
    return fatal("load-ref-syntax", f"{reference!r} is not a URI reference: {error}")
