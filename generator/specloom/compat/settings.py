"""What the configuration may say of changes: `[diff]`, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ..diagnostics import Place
from .judge import IgnoredChange, Policy
from .level import Level

LEVELS: Mapping[str, Level] = {
    "breaking": Level.ERR,
    "warn": Level.WARN,
    "info": Level.INFO,
}
"""Levels in the spelling of the configuration and of the command line."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class IgnoreSettings(_Table):
    """A change that the user has decided to live with."""

    reason: str = Field(min_length=1)
    """Why; shown wherever the change would be."""
    rule: str = ""
    """The id of a rule."""
    fingerprint: str = Field(default="", pattern=r"^([0-9a-f]{12})?$")
    """The fingerprint of one change, as reports show it."""
    owner: str = ""
    """Only of this operation (`GET /jobs`) or component (`Job`)."""
    expires: date | None = None
    """The last day on which the entry holds."""

    @model_validator(mode="after")
    def _chooses(self) -> IgnoreSettings:
        if not (self.rule or self.fingerprint):
            raise ValueError("an ignored change needs a rule or a fingerprint")
        return self


class DiffSettings(_Table):
    """Levels of rules, and changes to live with."""

    levels: Mapping[str, Literal["breaking", "warn", "info"]] = Field(default_factory=dict)
    """Rule id -> its level."""
    ignore: tuple[IgnoreSettings, ...] = ()
    """Changes that count for nothing more than a patch."""

    def policy(self, configured: Callable[..., Place | None] = lambda *path: None) -> Policy:
        """The same, for `judge`; `configured` is where a key of the configuration stands."""
        ignores = (
            IgnoredChange(
                reason=entry.reason,
                rule=entry.rule,
                fingerprint=entry.fingerprint,
                owner=entry.owner,
                expires=entry.expires,
                place=configured("diff", "ignore", index),
            )
            for index, entry in enumerate(self.ignore)
        )
        levels = {rule: LEVELS[level] for rule, level in self.levels.items()}
        places = {rule: configured("diff", "levels", rule) for rule in self.levels}
        return Policy(levels, tuple(ignores), places)
