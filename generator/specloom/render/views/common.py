"""What views of several kinds have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from msgspec import Struct

from ...pycode import Safe

Extra: TypeAlias = Mapping[str, Any]
"""Values by name, for templates; text in them has to be `Safe` or go through a filter."""


class ImportView(Struct, frozen=True):
    """One `from module import names` line."""

    module: Safe
    """Where the names come from: `..models`."""
    names: tuple[Safe, ...]
    """The names, sorted; `a as b` where one has another name here."""
    gap: bool = False
    """Begins a section: standard library, third party, own package."""
