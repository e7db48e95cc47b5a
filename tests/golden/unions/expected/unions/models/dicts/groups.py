"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import TypeAliasType

from ... import models

GroupsDict = TypeAliasType("GroupsDict", "Sequence[str | models.Groups | GroupsDict]")
"""``Groups`` as plain data."""
