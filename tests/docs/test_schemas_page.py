"""Every row of the table of `docs/schemas.md` is so: the schema becomes the type that it shows, and
values are taken, refused and documented as it says."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema_specifications import REGISTRY

from property.loaded import models_of, runtime
from specloom.diagnostics import Diagnostic
from support.yields import yielded

PAGE = Path(__file__).parents[2] / "docs" / "schemas.md"
COLUMNS = ["keyword", "example", "in Python", "taken", "refused"]


@dataclass(frozen=True)
class Row:
    """One row; the example is the schema of the property `pet`."""

    number: int
    keywords: tuple[str, ...]
    schema: Any
    shown: str
    taken: tuple[Any, ...]
    refused: tuple[Any, ...]
    codes: tuple[str, ...]


def cells(line: str) -> list[str]:
    return [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def codes(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


def rows() -> list[Row]:
    found: list[Row] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.count("|") > len(COLUMNS) and line.startswith("| `"):
            keyword, example, shown, taken, refused = cells(line)
            found.append(
                Row(
                    len(found),
                    tuple(codes(keyword)),
                    json.loads(codes(example)[0]),
                    next(iter(codes(shown)), ""),
                    tuple(map(json.loads, codes(taken))),
                    tuple(json.loads(text) for text in codes(refused) if not is_code(text)),
                    tuple(text for text in codes(refused) if is_code(text)),
                )
            )
    return found


def is_code(text: str) -> bool:
    return re.fullmatch(r"[a-z]+(-[a-z]+)+", text) is not None


ROWS = rows()


def document() -> dict[str, Any]:
    schemas: dict[str, Any] = {
        f"Row{row.number}": {
            "type": "object",
            "properties": {"pet": row.schema},
            "required": [] if is_optional(row.schema) else ["pet"],
        }
        for row in ROWS
    }
    schemas["Tree"] = {
        "type": "object",
        "properties": {"left": {"$ref": "#/components/schemas/Tree"}},
        "required": ["left"],
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "components": {"schemas": schemas},
    }


def is_optional(schema: Any) -> bool:
    return schema is False or (isinstance(schema, dict) and "default" in schema)


def annotations(tree: dict[str, bytes]) -> dict[str, str]:
    """The declaration of `pet` in each class of a row, with the names of inline classes short."""
    found: dict[str, str] = {}
    for path, content in tree.items():
        for node in ast.walk(ast.parse(content)) if "/models/row" in path else ():
            if isinstance(node, ast.ClassDef) and re.fullmatch(r"Row\d+", node.name):
                for item in node.body:
                    if isinstance(item, ast.AnnAssign) and ast.unparse(item.target) == "pet":
                        text = ast.unparse(item).removeprefix("pet: ").replace("'", '"')
                        found[node.name] = re.sub(r"\bRow\d+(?=[A-Z])", "", text)
    return found


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return annotations(dict(yielded(document(), tmp_path_factory.mktemp("shown")).tree))


def test_there_are_rows() -> None:
    assert len(ROWS) > 60


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.number} {row.keywords[0]}")
def test_the_type_is_as_shown(row: Row, shown: dict[str, str]) -> None:
    assert shown[f"Row{row.number}"] == row.shown


def test_values_are_taken_and_refused_as_shown(tmp_path: Path) -> None:
    said: list[Diagnostic] = []
    wrong: list[str] = []
    with models_of(document(), tmp_path, said) as (models, names):
        for row in ROWS:
            type_ = getattr(models, names[f"/components/schemas/Row{row.number}"])
            where = f"/components/schemas/Row{row.number}/properties/pet"
            codes = {
                each.code
                for each in said
                if each.place and f"{each.place.pointer}/".startswith(f"{where}/")
            }
            if codes != set(row.codes):
                wrong.append(f"{row.keywords}: {codes} is reported")
            for value, is_right in (
                *((value, True) for value in row.taken),
                *((value, False) for value in row.refused),
            ):
                _, problems = runtime("strict").examine(type_, json.dumps({"pet": value}).encode())
                if bool(problems) is is_right:
                    wrong.append(f"{row.keywords}: {value!r}: {problems}")
    assert wrong == []


META = Path(__file__).parents[1] / "data" / "openapi-meta-schemas"


def test_every_keyword_has_a_row() -> None:
    """Those of JSON Schema 2020-12, by its meta schemas, and of OpenAPI 3.0."""
    keywords = {
        keyword
        for uri in REGISTRY
        if "/draft/2020-12/meta/" in uri
        for keyword in REGISTRY.contents(uri)["properties"]
    }
    openapi = json.loads((META / "3.0.json").read_text())
    keywords |= set(openapi["definitions"]["Schema"]["properties"])
    assert len(keywords) > 60
    assert keywords - {keyword for row in ROWS for keyword in row.keywords} == set()
