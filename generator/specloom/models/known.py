"""What the engine reads of the types that nearly every document has, as it is known beforehand.

To start the engine takes longer than all the rest of a small document. So specloom comes with what
it made of these types, in `known.json`; a test has the engine read them again, and `make golden`
writes them anew. They hold for the version of the engine that read them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from .strip import SCALARS, Stripped, ref

FILE = Path(__file__).with_name("known.json")


def usual_types() -> Iterator[Stripped]:
    """Everything plain, every class, lists and maps of them, and all of these or null."""
    plain: list[Stripped] = [Stripped(schema) for schema in ({}, *SCALARS.values())]
    for inner in (*plain, Stripped(ref(0), mentions=("Stub0",))):
        items: dict[str, Any] = {"type": "array", "items": inner.schema}
        values: dict[str, Any] = {
            "type": "object",
            "additionalProperties": inner.schema or True,
        }
        nested: dict[str, Any] = {"type": "array", "items": items}
        for schema in (inner.schema, items, values, nested):
            for optional in (False, True):
                yield Stripped(schema, optional, inner.mentions)


def known_hints() -> Mapping[str, str]:
    """What the engine reads of them, by their keys; nothing when it is of another version."""
    known = json.loads(FILE.read_text("utf-8"))
    hints: dict[str, str] = known["hints"]
    return hints if known["engine"] == metadata.version("datamodel-code-generator") else {}


def rendered(hints: Mapping[str, str]) -> str:
    """The file that `known_hints` reads."""
    known = {"engine": metadata.version("datamodel-code-generator"), "hints": dict(hints)}
    return json.dumps(known, indent=1) + "\n"
