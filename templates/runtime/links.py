"""Web links (RFC 8288)."""

from __future__ import annotations

import re

_PARAMETER = r"""\s*;\s*([^\s=;,]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?"""
_LINK = re.compile(rf"<([^<>]*)>((?:{_PARAMETER})*)")


def next_link(field: str) -> str | None:
    """The target with relation ``next`` in a ``Link`` header (RFC 8288, section 3)."""
    for link in _LINK.finditer(field):
        for name, quoted, bare in re.findall(_PARAMETER, link[2]):
            if name.lower() == "rel" and "next" in (quoted or bare).lower().split():
                return link[1]
    return None
