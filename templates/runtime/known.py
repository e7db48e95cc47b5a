"""Unions of several open enumerations."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class KnownFirst:
    """The member is the enumeration that lists the value: each of them, being open, takes any.

        status: Annotated[Status | Blank, KnownFirst()]

    A value that none of them lists is one of the first.
    """

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = (getattr(kind, "__members__", {}) for kind in reversed(get_args(source)))
        known = {member.value: member for each in members for member in each.values()}

        def listed(value: Any) -> Any:
            return known.get(value, value) if type(value) in (str, int) else value

        return core_schema.no_info_before_validator_function(listed, handler(source))
