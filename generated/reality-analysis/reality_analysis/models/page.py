"""PageLinks."""

from __future__ import annotations

from .._runtime.models import Model
from .link import Link


class PageLinks(Model):
    """Paging links."""

    __closed__ = True

    next: Link | None = None
