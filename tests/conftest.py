"""What all tests share: options of the command line."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# No test fails because the machine has other work; otherwise the profile is hypothesis' own.
settings.register_profile(
    "untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the golden trees under tests/golden instead of comparing with them",
    )
