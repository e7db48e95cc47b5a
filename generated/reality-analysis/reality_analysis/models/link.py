"""Link."""

from __future__ import annotations

from .._runtime.models import Model


class Link(Model):
    """Hyperlink."""

    __closed__ = True

    href: str
    """URL."""
