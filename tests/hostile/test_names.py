"""Names that cannot be Python names, that collide, or that are ours (5, 7-10)."""

from __future__ import annotations

import ast
import keyword
import unicodedata
from pathlib import Path
from typing import Any

from support.yields import Yield, import_all, yielded

from .names import NAMES, OURS, pointer
from .places import Doc


def identifiers(made: Yield) -> dict[str, list[str]]:
    """For every class: the names that its body binds."""
    found: dict[str, list[str]] = {}
    for path, tree in made.own.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.ClassDef):
                continue
            names: list[str] = []
            for item in node.body:
                if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                    names.append(item.target.id)
                elif isinstance(item, ast.Assign):
                    names += [target.id for target in item.targets if isinstance(target, ast.Name)]
                elif isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef):
                    names.append(item.name)
            found[f"{path}:{node.name}"] = names
    return found


def check(made: Yield, folder: Path) -> None:
    assert made.exit_code == 0, made.items
    for where, names in identifiers(made).items():
        assert len(set(names)) == len(names), (where, names)
        for name in names:
            assert name.isidentifier() and not keyword.iskeyword(name), (where, name)
            assert unicodedata.normalize("NFKC", name) == name, (where, name)
            assert len(name.encode()) < 200, (where, name)
    files = [path.casefold() for path in made.tree]
    assert len(set(files)) == len(files)
    assert import_all(made.write(folder / "out"), "sdk") == ""


def operation(identifier: str, **more: Any) -> Doc:
    return {
        "operationId": identifier,
        "responses": {"200": {"description": "d", "content": {"application/json": {"schema": {}}}}},
        **more,
    }


def document(paths: Doc, schemas: Doc) -> Doc:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def test_properties(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in NAMES}}
    typed = {
        "type": "object",
        "properties": {name: {"type": "array", "items": {}} for name in NAMES},
    }
    made = yielded(document({}, {"Odd": schema, "Typed": typed}), tmp_path)
    check(made, tmp_path)
    assert {name for name in NAMES if not name.isidentifier()} <= made.strings()


def test_enum_members(tmp_path: Path) -> None:
    made = yielded(
        document({}, {"Odd": {"type": "string", "enum": [*NAMES, "GMT+0", "GMT-0", "asc", "ASC"]}}),
        tmp_path,
    )
    check(made, tmp_path)
    assert set(NAMES) <= made.strings()


def test_schemas(tmp_path: Path) -> None:
    schemas = {
        name: {"type": "object", "minProperties": 1, "properties": {"a": {"type": "string"}}}
        for name in [*NAMES, *OURS]
    }
    refs = {
        f"r{n}": {"$ref": f"#/components/schemas/{pointer(name)}"} for n, name in enumerate(OURS)
    }
    schemas["Holder"] = {"type": "object", "properties": refs}
    made = yielded(document({}, schemas), tmp_path)
    check(made, tmp_path)
    classes = [name.partition(":")[2] for name in identifiers(made) if "/models/" in name]
    assert len(classes) == len(set(classes)) == len(schemas)


def test_arguments(tmp_path: Path) -> None:
    parameters = [
        {"name": name, "in": location, "schema": {"type": "string"}}
        for location in ("query", "cookie")
        for name in NAMES
    ]
    paths = {"/a": {"post": operation("a", parameters=parameters, requestBody=_BODY)}}
    check(yielded(document(paths, {}), tmp_path), tmp_path)


def test_tags_and_operation_ids(tmp_path: Path) -> None:
    paths: Doc = {}
    for number, name in enumerate([*NAMES, *OURS]):
        paths[f"/a{number}"] = {"get": operation(name, tags=[name])}
        paths[f"/b{number}"] = {"get": operation(f"{name} again", tags=["all", name])}
        paths[f"/c{number}"] = {"post": operation(f"{name} all", tags=["all"], requestBody=_BODY)}
    made = yielded(document(paths, {}), tmp_path)
    check(made, tmp_path)
    constants = [
        node
        for path, tree in made.own.items()
        if "/resources/" in path
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
    ]
    assert len(constants) == len(paths)


def test_security_schemes(tmp_path: Path) -> None:
    flow = {"clientCredentials": {"tokenUrl": "https://a.example/token", "scopes": {}}}
    schemes: Doc = {
        "basic": {"type": "http", "scheme": "basic"},
        "flow": {"type": "oauth2", "flows": flow},
    }
    for name in ("username", "password", "client_id", "client_secret", "token", "self", "timeout"):
        schemes[name] = {"type": "apiKey", "in": "header", "name": name}
    doc = document({"/a": {"get": operation("a")}}, {})
    doc["components"]["securitySchemes"] = schemes
    doc["security"] = [{name: []} for name in schemes]
    check(yielded(doc, tmp_path), tmp_path)


_BODY = {"content": {"application/json": {"schema": {"type": "object"}}}}
