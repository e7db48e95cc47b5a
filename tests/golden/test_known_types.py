"""`known.json`: what the models engine reads of the usual types, read by it again."""

from __future__ import annotations

import pytest

from specloom.models.build import hints_of
from specloom.models.known import FILE, rendered, usual_types
from specloom.render.locations import templates_root


def test_the_engine_reads_the_usual_types_as_is_known(request: pytest.FixtureRequest) -> None:
    usual = {each.key: each for each in usual_types()}
    hints = hints_of(usual.values(), templates_root() / "models" / "engine")
    assert hints.keys() == usual.keys()
    if request.config.getoption("--update-golden"):
        FILE.write_text(rendered(hints), "utf-8")
    assert FILE.read_text("utf-8") == rendered(hints)
