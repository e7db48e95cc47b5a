"""Checking what the user writes against pydantic models, with errors a user can act on."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from .pointer import join


class Strict(BaseModel):
    """A model that refuses unknown keys, and says which known one was likely meant."""

    model_config = ConfigDict(
        extra="ignore",
        strict=True,
        defer_build=True,  # start-up time: most runs need few of the models
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )

    @model_validator(mode="before")
    @classmethod
    def _refuse_unknown_keys(cls, value: Any) -> Any:
        if isinstance(value, dict):
            known = [field.alias or name for name, field in cls.model_fields.items()]
            for key in value:
                if key not in known and not cls.is_extension(key):
                    close = difflib.get_close_matches(key, known, n=1)
                    hint = f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"
                    raise PydanticCustomError(
                        "unknown_key", "unknown key {key}; {hint}", {"key": key, "hint": hint}
                    )
        return value

    @classmethod
    def is_extension(cls, key: str) -> bool:
        """Whether an unknown key is let through."""
        return False


class Complaint(Struct, frozen=True):
    """One thing wrong with a value: where in it (a JSON Pointer), and what."""

    pointer: str
    message: str


def explain(error: ValidationError) -> Iterator[Complaint]:
    """What is wrong, in words."""
    for item in error.errors(include_url=False):
        parts = [part for part in item["loc"] if isinstance(part, (str, int))]
        key = item.get("ctx", {}).get("key") if item["type"] == "unknown_key" else None
        where = ".".join(str(part) for part in parts)
        message = item["msg"].removeprefix("Value error, ")
        if item["type"] == "model_type":
            message = "an object is needed here"  # not what our class for it is called
        yield Complaint(
            join(parts if key is None else [*parts, key]),
            f"{where}: {message}" if where else message,
        )
