"""What a document holds: operations and component schemas, counted without specloom.

Run as `python corpus_document.py FILE`, it prints a JSON object; `null` for a file that is no
OpenAPI document.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


class _Loader(yaml.CSafeLoader):
    """YAML as the specification of OpenAPI asks for it: dates are text."""


_Loader.yaml_implicit_resolvers = {
    first: [entry for entry in entries if entry[0] != "tag:yaml.org,2002:timestamp"]
    for first, entries in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    """The data of a JSON or YAML file."""
    text = path.read_text("utf-8-sig")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, _Loader)


def describe(path: Path) -> dict[str, Any] | None:
    """The version, the operations as `METHOD /path`, and the names of the component schemas."""
    try:
        data = read(path)
    except (ValueError, yaml.YAMLError, RecursionError, UnicodeDecodeError):
        data = None
    if not isinstance(data, dict) or not ("openapi" in data or "swagger" in data):
        return None
    components = _mapping(data.get("components"))
    return {
        "version": str(data.get("openapi", data.get("swagger"))),
        "operations": [
            f"{method.upper()} {template}"
            for template, item in _mapping(data.get("paths")).items()
            if str(template).startswith("/")
            for method in _methods(_followed(item, data, path))
        ],
        "schemas": [str(name) for name in _mapping(components.get("schemas"))],
    }


def _methods(item: dict[str, Any]) -> list[str]:
    found = [method for method in METHODS if isinstance(item.get(method), dict)]
    return [*found, *_mapping(item.get("additionalOperations"))]


def _followed(item: Any, root: Any, path: Path) -> dict[str, Any]:
    """A path item behind any number of references, local or to other files."""
    for _ in range(20):
        if not isinstance(item, dict) or not isinstance(item.get("$ref"), str):
            break
        file, _, fragment = item["$ref"].partition("#")
        if file:
            path = path.parent / unquote(file)
            try:
                root = read(path)
            except (OSError, ValueError, yaml.YAMLError):
                return {}  # specloom says what is wrong with the reference
        item = root
        for part in unquote(fragment).split("/")[1:]:
            item = _mapping(item).get(part.replace("~1", "/").replace("~0", "~"))
    return _mapping(item)


def _mapping(node: Any) -> dict[str, Any]:
    return node if isinstance(node, dict) else {}


if __name__ == "__main__":
    json.dump(describe(Path(sys.argv[1])), sys.stdout)
