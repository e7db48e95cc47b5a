"""Groups."""

from __future__ import annotations

from typing_extensions import TypeAliasType

Groups = TypeAliasType("Groups", "list[str | Groups]")
"""Names of shapes, in groups, in groups of groups."""
