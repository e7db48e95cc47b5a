"""Every name of a planned SDK that its users can write, by what it is the name of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.naming import Kept
from specloom.plan.build import Plan
from specloom.understand import understand


def planned(folder: Path, document: dict[str, Any], names: Kept | None = None) -> Plan:
    """The plan of a document, with the names that things had before."""
    (folder / "openapi.json").write_text(json.dumps(document, default=str), "utf-8")
    config = SdkConfig(root=folder, name="sdk", document="openapi.json")
    return understand(config, Diagnostics(), names=names).plan


def public_names(plan: Plan) -> dict[tuple[str, ...], str]:
    """Each name, by its kind and the place of the thing in the document."""
    names: dict[tuple[str, ...], str] = {}
    models = plan.models
    for pointer, name in models.names.items():
        names["class", pointer] = name
    for pointer, name in models.twins.items():
        names["dict", pointer] = name
    for pointer, fields in models.fields.items():
        names |= {("field", pointer, entry.field.wire): entry.name for entry in fields}
    for pointer, members in models.members.items():
        names |= {("member", pointer, str(value)): name for name, value in members}
    for pointer, operation in plan.resources.operations.items():
        for key in plan.resources.names.homes[pointer]:
            resource = plan.resources.names.resources[key]
            names["call", pointer, resource] = f"{resource}.{operation.method}"
        start = plan.resources.starts.get(pointer)
        if start is not None:
            names["begin", pointer], names["resume", pointer] = start.method, start.resume
        names |= {
            ("argument", pointer, each.location, each.wire): each.name
            for each in operation.arguments
        }
    names |= {("resource", key): name for key, name in plan.resources.names.classes.items()}
    names |= {("error", code): name for code, name in plan.errors.by_code.items()}
    # A code that comes with one status has one class; one that comes with more has one for each,
    # which derive from that: who catches it catches them.
    names |= {
        ("error", str(key)): name
        for key, name in plan.errors.by_key.items()
        if name != plan.errors.by_code[key[1]]
    }
    names |= {("status", str(each.status)): each.name for each in plan.errors.statuses}
    names |= {("event", pointer): name for pointer, name in plan.events.items()}
    names |= {("builder", each.body, each.tag): each.name for each in plan.builders}
    names |= {
        ("credential", key, str(number)): each.name
        for key, arguments in plan.credentials.needs.items()
        for number, each in enumerate(arguments)
    }
    return names
