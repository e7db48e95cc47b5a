"""ChatBody."""

from __future__ import annotations

from .._runtime.models import Model


class ChatBody(Model):
    """Chat body."""

    prompt: str
