"""The golden cases, and their trees."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from specloom.config import SdkConfig, read_config
from specloom.diagnostics import Diagnostics
from specloom.format import Cache
from specloom.generate import generate
from specloom.report import text_report

collect_ignore_glob = ["*/expected/*"]  # the SDKs bring tests of their own
FOLDER = Path(__file__).parent
CASES = read_config(FOLDER / "specloom.toml", Diagnostics()).sdks

Tree = dict[str, bytes]


@cache
def generated(case: str) -> Tree:
    """The whole tree of a case, runtime and lock included, and what specloom says about it."""
    diagnostics = Diagnostics()
    tree = generate(CASES[case], diagnostics, Cache(None))
    assert not diagnostics.has_errors, text_report(diagnostics.items)
    report = text_report(diagnostics.items).encode()
    return tree | ({"report.txt": report} if report else {})


@pytest.fixture(params=sorted(CASES))
def case(request: pytest.FixtureRequest) -> SdkConfig:
    return CASES[request.param]


@pytest.fixture(scope="session")
def write_cases() -> Callable[[Path], None]:
    """Writes the packages of all cases into a folder, complete."""

    def write(folder: Path) -> None:
        for case, config in CASES.items():
            for path, content in generated(case).items():
                if path.startswith(f"{config.package}/"):
                    target = folder / path
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(content)

    return write
