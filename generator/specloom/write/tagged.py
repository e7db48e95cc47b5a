"""A document as it was fetched last, and what the server called that version: its entity tag.

Tags are kept in the user's cache. They only save a download: without one the document is fetched in
full.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from msgspec import Struct

from ..format.cache import user_cache


class Tagged(Struct, frozen=True):
    """A content and, in a file, the tag under which it was fetched (RFC 9110, section 8.8.3)."""

    content: bytes
    file: Path | None
    """None keeps nothing."""

    @classmethod
    def of_user(cls, url: str, content: bytes) -> Tagged:
        """What is at hand of a URL, with the tag in the user's cache."""
        base = user_cache()
        name = hashlib.sha256(url.encode()).hexdigest()
        return cls(content, base / "fetched" / f"{name}.json" if base else None)

    @property
    def etag(self) -> str:
        """The tag under which exactly this content was fetched; empty when that is not known."""
        if self.file is None:
            return ""
        try:
            known = json.loads(self.file.read_text("utf-8"))
            etag, sha256 = known["etag"], known["sha256"]
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        same = sha256 == hashlib.sha256(self.content).hexdigest()
        return etag if same and isinstance(etag, str) and _is_plain(etag) else ""

    def keep(self, content: bytes, etag: str) -> None:
        """Remembers the tag of a content. Never fails."""
        if self.file is None:
            return
        data = {"etag": etag, "sha256": hashlib.sha256(content).hexdigest()}
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.file.write_text(json.dumps(data), "utf-8")


def _is_plain(etag: str) -> bool:
    """Whether it may stand in a header: visible ASCII, and of a sensible length."""
    return 0 < len(etag) <= 1000 and all("!" <= char <= "~" for char in etag)
