"""How the arguments of a method are shown."""

from __future__ import annotations

from collections.abc import Sequence


def signature(path: Sequence[str], body: Sequence[str], keywords: Sequence[str]) -> str:
    """As in a signature: `id, /, body, *, top=None`.

    Args:
        path: What is given by position only.
        body: What is given by position or by name.
        keywords: What is given by name only.
    """
    first, named = ["/"] if path else [], ["*"] if keywords else []
    return ", ".join([*path, *first, *body, *named, *keywords])
