"""Which webhooks and callbacks have a helper, and what the helpers are called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.plan.events import events_view
from specloom.understand import understand

CALLBACK = {"{$request.body#/url}": {"post": {"responses": {"204": {"description": "Thanks."}}}}}


def helpers(folder: Path, callbacks: dict[str, dict[str, Any]]) -> list[str]:
    """The names of the events of a document whose operations have these callbacks."""
    paths = {
        f"/{operation}": {
            "post": {
                "operationId": operation,
                "callbacks": found,
                "responses": {"204": {"description": "Done."}},
            }
        }
        for operation, found in callbacks.items()
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"callbacks": {"shared": CALLBACK}},
    }
    (folder / "openapi.json").write_text(json.dumps(document))
    diagnostics = Diagnostics()
    config = SdkConfig(name="t", root=folder, document="openapi.json")
    plan = understand(config, diagnostics).plan
    assert not diagnostics.has_errors, diagnostics.items
    view = events_view(plan.models, plan.events, plan.signature)
    return [str(event.name) for event in view.events] if view else []


def test_a_callback_component_of_several_operations_is_one_event(tmp_path: Path) -> None:
    shared = {"done": {"$ref": "#/components/callbacks/shared"}}
    assert helpers(tmp_path, {"bake": shared, "brew": shared}) == ["done"]


def test_callbacks_of_one_name_are_told_apart_by_their_operations(tmp_path: Path) -> None:
    assert helpers(tmp_path, {"bake": {"done": CALLBACK}, "brew": {"done": CALLBACK}}) == [
        "brew_done",
        "done",
    ]
