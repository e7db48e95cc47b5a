"""What the document demands of parameters besides their types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .errors import BuildError
from .operation import Thunk

KINDS = (
    *("greater_than", "greater_than_equal", "less_than", "less_than_equal", "multiple_of"),
    *("string_too_short", "string_too_long", "string_pattern_mismatch"),
    *("too_short", "too_long", "fits"),
)
"""What pydantic calls a value beyond a limit. Its type is up to type checkers: the text that an ID
is may be given as a number."""


class Bounds:
    """The parameters of an operation that have limits.

    Args:
        places: ``path``, ``query``, ``headers``, ``cookies`` → name on the wire → type with limits.
    """

    def __init__(self, **places: Mapping[str, Thunk]) -> None:
        self._places = places

    @cached_property
    def _validators(self) -> list[tuple[str, str, Any]]:
        # with pydantic's machinery: not before it is needed
        from .fit import adapter

        return [
            (place, name, adapter(shape()).validator)
            for place, shapes in self._places.items()
            for name, shape in shapes.items()
        ]

    def check(self, given: Mapping[str, Any]) -> None:
        """Look at the arguments of a call; None is left out.

        Raises:
            BuildError: Some are beyond their limits; lists every one.
        """
        broken: list[str] = []
        for place, name, validator in self._validators:
            value = given.get(place, {}).get(name)
            if value is not None:
                try:
                    validator.validate_python(value)
                except ValueError as error:
                    broken += _told(f"{place.removesuffix('s')} parameter {name}", error)
        if broken:
            rules = f"{len(broken)} rule{'s' * (len(broken) > 1)}"
            raise BuildError(f"the request: {rules} broken", broken)


def _told(label: str, error: Any) -> list[str]:
    from .models import describe

    return [
        f"{label}{''.join(f'[{step}]' for step in found['loc'])}: "
        f"{found['msg'].removeprefix('Input ')} (got {describe(found['input'], depth=1)})"
        for found in error.errors(include_url=False, include_context=False)
        if found["type"] in KINDS
    ]
