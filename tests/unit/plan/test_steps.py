"""Four times as much of something takes four times as many steps of the interpreter to plan."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import inspect
from specloom.plan.model_views import model_modules
from specloom.plan.parts import parts_of
from specloom.plan.project import api_view
from specloom.plan.readme import readme_view
from specloom.plan.resource_views import resource_views
from specloom.understand import understand

Doc = dict[str, Any]
OK: Doc = {"204": {"description": "Done."}}
PLAN = str(Path("specloom", "plan"))
FEW = 100
MANY = 4 * FEW
HEAD: Doc = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}


def schemes(number: int) -> Doc:
    return {
        "securitySchemes": {
            f"s{n}": {"type": "apiKey", "in": "header", "name": f"X-{n}"} for n in range(number)
        }
    }


SHAPES: dict[str, Callable[[int], Doc]] = {
    "tags": lambda number: {
        "tags": [{"name": f"t{n}"} for n in range(0, number, 2)],
        "paths": {f"/p{n}": {"get": {"tags": [f"t{n}"], "responses": OK}} for n in range(number)},
    },
    "security": lambda number: {
        "security": [{f"s{n}": []} for n in range(number)],
        "paths": {"/a": {"get": {"responses": OK}}},
        "components": schemes(number),
    },
}


@pytest.mark.parametrize("name", SHAPES)
def test_planning_is_linear(name: str, tmp_path: Path) -> None:
    few, many = (steps(SHAPES[name](number), tmp_path) for number in (FEW, MANY))
    assert few > 500 * FEW
    assert many < 4.2 * few


def steps(document: Doc, folder: Path) -> int:
    """How many instructions are run to plan what is in the document."""
    (folder / "openapi.json").write_text(json.dumps(HEAD | document))
    config = SdkConfig(name="t", root=folder, document="openapi.json")
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        if PLAN not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        plan = understand(config, Diagnostics()).plan
        parts = parts_of(plan)
        model_modules(parts.models)
        resource_views(parts.resources)
        api_view(plan)
        readme_view(plan)
        inspect(config, Diagnostics())
    finally:
        sys.settrace(before)
    return count
