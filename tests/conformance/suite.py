"""The JSON-Schema-Test-Suite (`tests/data/json-schema-test-suite`) against generated models.

Every schema of a file of the suite is a component of one document; what becomes of each instance,
as a request and as an answer, is an `Outcome`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from property.loaded import models_of, runtime
from property.test_decoding import same
from specloom.diagnostics import Diagnostic
from specloom.normalize.canonical import canonical

SUITE = Path(__file__).parents[1] / "data" / "json-schema-test-suite"
FILES = tuple(sorted(path.relative_to(SUITE).as_posix() for path in SUITE.rglob("*.json")))
REMOTE = (
    *('"$ref": "https://json-schema.org', '"$ref": "tree.json"', "detached-dynamicref.json"),
    '"$ref": "extendible-dynamic-ref.json"',
)
"""What schemas say that are in files of a server which the suite expects to run."""


@dataclass(frozen=True)
class Outcome:
    """What became of an instance.

    Attributes:
        sent: What is wrong with it as a request; empty for one that is taken.
        decoded: What is wrong with it as an answer that is decoded strictly, or how it came out.
        reported: What the generator said of its schema.
    """

    name: str
    schema: Any
    value: Any
    valid: bool
    sent: str
    decoded: str
    reported: tuple[str, ...]

    @property
    def stranger(self) -> bool:
        """Whether it is of another type than its schema, without saying so, is about."""
        schema = self.schema
        if not isinstance(schema, dict) or "type" in schema:
            return False
        types = canonical(schema).get("type")
        return types is not None and KINDS[type(self.value)] not in types


KINDS = {
    **{dict: "object", list: "array", str: "string", int: "number", float: "number"},
    **{bool: "boolean", type(None): "null"},
}


def groups(file: str) -> list[dict[str, Any]]:
    """Schemas with their instances, without those that need other files."""
    found = json.loads((SUITE / file).read_text(encoding="utf-8"))
    return [each for each in found if not any(part in json.dumps(each) for part in REMOTE)]


def outcomes(file: str, folder: Path) -> list[Outcome]:
    """Every instance of a file."""
    found = groups(file)
    schemas = {f"S{n}": with_identity(group["schema"], n) for n, group in enumerate(found)}
    holder = {name: {"$ref": f"#/components/schemas/{name}"} for name in schemas}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {"schemas": {**schemas, "Holder": {"properties": holder}}},
    }
    said: list[Diagnostic] = []
    with models_of(document, folder, said) as (models, names):
        type_ = getattr(models, names["/components/schemas/Holder"])
        return [
            outcome
            for n, group in enumerate(found)
            for outcome in _outcomes(file, f"S{n}", group, type_, said)
        ]


def with_identity(schema: Any, number: int) -> Any:
    """The schema as a document of its own: `#/$defs/a` is looked up in it."""
    if isinstance(schema, dict) and "$id" not in schema:
        return {"$id": f"https://suite.example/{number}", **schema}
    return schema


def _outcomes(
    file: str, key: str, group: dict[str, Any], type_: Any, said: list[Diagnostic]
) -> Iterator[Outcome]:
    where = f"/components/schemas/{key}"
    codes = {each.code for each in said if each.place and is_at(each.place.pointer, where)}
    for test in group["tests"]:
        data = {key: test["data"]}
        _, problems = runtime("strict").examine(type_, json.dumps(data).encode())
        yield Outcome(
            f"{file[:-5]}: {group['description']}: {test['description']}",
            group["schema"],
            test["data"],
            test["valid"],
            "; ".join(f"{each.path}: {each.message}" for each in problems),
            decoded(type_, data),
            tuple(sorted(codes)),
        )


def is_at(pointer: str, where: str) -> bool:
    return pointer == where or pointer.startswith(f"{where}/")


def decoded(type_: Any, data: Any) -> str:
    """What goes wrong with an answer: nothing if it comes out as it was."""
    try:
        answer = runtime("decode").Decoder(type_).decode(json.dumps(data).encode(), "strict")
    except runtime("errors").DecodeFailure as failure:
        return str(failure)
    written = json.loads(runtime("strict").json_bytes(answer))
    return "" if same(moments(written), moments(data)) else f"became {written!r}"


def moments(value: Any) -> Any:
    """The same data with points in time in one spelling."""
    if isinstance(value, dict):
        return {key: moments(item) for key, item in value.items()}
    if isinstance(value, str) and "T" in value.upper():
        try:
            return datetime.fromisoformat(value.upper()).isoformat()
        except ValueError:
            return value
    return value
