"""The JSON Schemas of `docs/`, for what specloom prints as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

DOCS = Path(__file__).parents[2] / "docs"


def mistakes(name: str, data: Any) -> list[str]:
    """In what data is not what `docs/NAME.schema.json` says, or more than it says."""
    schema = json.loads((DOCS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    found = Draft202012Validator(_closed(schema)).iter_errors(data)
    return [f"{each.json_path}: {each.message}" for each in found]


def _closed(schema: Any) -> Any:
    """The schema where nothing may be there that it does not describe."""
    if isinstance(schema, list):
        return [_closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _closed(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict):
        made["additionalProperties"] = False
    return made
