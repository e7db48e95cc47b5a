"""What a generated SDK holds: counted in its code, by importing all of it.

Run as `python corpus_sdk.py FOLDER PACKAGE` with `{"schemas": {pointer: name}}` on standard input,
it prints a JSON object. Nothing of specloom is imported.
"""

from __future__ import annotations

import ast
import importlib
import json
import sys
import traceback
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

from typing_extensions import is_typeddict


def look(folder: Path, package: str, schemas: dict[str, str]) -> dict[str, Any]:
    """Compiles and imports every module; counts what can be reached and used.

    An operation counts when its constant is an `Operation` and a method of both the sync and the
    async class of its module uses it. A schema counts when its name is an attribute of `models`.
    Every type of `models`, and every type that an operation sends or returns, is built as it is at
    its first use.
    """
    files = sorted((folder / package.replace(".", "/")).rglob("*.py"))
    compile_errors = [error for path in files for error in _compile_error(path)]
    modules: dict[str, ModuleType] = {}
    import_errors: list[str] = []
    sys.path.insert(0, str(folder))
    for path in files:
        name = _module_name(path.relative_to(folder))
        try:
            modules[name] = importlib.import_module(name)
        except BaseException:
            import_errors.append(f"{name}: {traceback.format_exc(limit=-2)}")
    operations = [
        operation
        for path in files
        if path.parent.name == "resources"
        for operation in _operations(path, modules.get(_module_name(path.relative_to(folder))))
    ]
    models = modules.get(f"{package}.models")
    types = {
        f"models.{name}": getattr(models, name, None) for name in getattr(models, "__all__", ())
    }
    for operation in operations:
        types.update(_types(operation))
    lines = sum(len(path.read_bytes().splitlines()) for path in files)
    return {
        "compile_errors": compile_errors,
        "import_errors": import_errors,
        "build_errors": [
            error for name, type_ in types.items() for error in _build_error(package, name, type_)
        ],
        # one has several constants where `accept` or `stream` chooses what comes back
        "operations": [
            f"{method} {path}"
            for method, path, _ in dict.fromkeys((op.method, op.path, op.id) for op in operations)
        ],
        "schemas": [pointer for pointer, name in schemas.items() if hasattr(models, name)],
        "files": len(files),
        "lines": lines,
    }


def _compile_error(path: Path) -> list[str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compile(path.read_bytes(), str(path), "exec")
    except (SyntaxError, ValueError, Warning) as error:
        return [f"{path}: {error}"]
    return []


def _types(operation: Any) -> dict[str, Any]:
    """The types that an operation sends and returns."""
    where = f"{operation.method} {operation.path}"
    thunks = {f"{where} returns": operation.returns}
    thunks.update({f"{where} {status}": thunk for status, thunk in operation.responses.items()})
    for body in operation.body:
        thunks[f"{where} {body.media_type}"] = getattr(body, "shape", None)
    return {name: thunk() for name, thunk in thunks.items() if callable(thunk)}  # not "text"


def _build_error(package: str, name: str, type_: Any) -> list[str]:
    if is_typeddict(type_):
        return []  # for type checkers alone
    try:
        importlib.import_module(f"{package}._runtime.fit").adapter(type_)
    except Exception as error:
        return [f"{name}: {type(error).__name__}: {error}"]
    return []


def _module_name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _operations(path: Path, module: ModuleType | None) -> list[Any]:
    """The operations of a module that callers of both clients reach."""
    if module is None:
        return []
    used: dict[str, set[bool]] = {}
    classes = [node for node in ast.parse(path.read_bytes()).body if isinstance(node, ast.ClassDef)]
    twins = {f"Async{node.name}" for node in classes}  # a resource can be called Async... itself
    for node in classes:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Name):
                used.setdefault(inner.id, set()).add(node.name in twins)
    found = {
        id(value): value
        for name, value in vars(module).items()
        if type(value).__name__ == "Operation" and used.get(name) == {False, True}
    }
    return list(found.values())


if __name__ == "__main__":
    given = json.load(sys.stdin)
    json.dump(look(Path(sys.argv[1]), sys.argv[2], given["schemas"]), sys.stdout)
