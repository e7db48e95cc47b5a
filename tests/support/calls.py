"""A few calls of an operation, the same each time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from .driver import Call, Maker


def calls(maker: Maker, operation: Mapping[str, Any], count: int) -> list[Call]:
    """Up to `count` calls of an operation, with other arguments each."""
    found: list[Call] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(maker.calls(operation))
    def collect(call: Call) -> None:
        found.append(call)

    collect()
    return found
