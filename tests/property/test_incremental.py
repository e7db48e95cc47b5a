"""With what earlier runs remembered, a document yields what it yields without: byte by byte."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.format.cache import Cache
from specloom.generate import generate
from specloom.write import Tree, parse_lock
from support.growing import NAMES, documents, grown

EDITED = ("description", "title", "format", "default", "maxLength", "nullable", "readOnly")


@settings(max_examples=25)
@given(st.data())
def test_an_edited_document_yields_what_it_yields_to_who_never_saw_it(data: st.DataObject) -> None:
    document = data.draw(documents())
    with TemporaryDirectory() as folder:
        root, cache = Path(folder), Cache(Path(folder) / "cache")
        tree = made(root, document, cache, {})
        for _ in range(data.draw(st.integers(1, 3))):
            document = data.draw(st.one_of(grown(document), edited(document)))
            fresh = made(root, document, Cache(None), tree)
            tree = made(root, document, cache, tree)
            assert tree == fresh


def made(root: Path, document: dict[str, Any], cache: Cache, before: Tree) -> Tree:
    """The tree of a document, or what is wrong with it, as one file."""
    (root / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(root=root, name="p", document="openapi.json", package="p", formatter="ruff")
    found = Diagnostics()
    lock = before.get("specloom.lock")
    tree = generate(config, found, cache, names=parse_lock(lock).names if lock else None)
    return {**tree, "found": "\n".join(map(repr, found.items)).encode()}


@st.composite
def edited(draw: st.DrawFn, document: dict[str, Any]) -> dict[str, Any]:
    """The document with one of its schemas changed: a keyword set, a property added, renamed or
    taken away."""
    document = json.loads(json.dumps(document))
    schemas = list(_schemas(document))
    schema = draw(st.sampled_from(schemas)) if schemas else {}
    properties = schema.get("properties")
    if isinstance(properties, dict) and properties and draw(st.booleans()):
        name = draw(st.sampled_from(sorted(properties)))
        what = properties.pop(name)
        if draw(st.booleans()):
            properties[draw(st.sampled_from(NAMES))] = what
    elif isinstance(properties, dict) and draw(st.booleans()):
        properties[draw(st.sampled_from(NAMES))] = {"type": draw(st.sampled_from(TYPES))}
    else:
        schema[draw(st.sampled_from(EDITED))] = draw(st.sampled_from(["date", "Said.", 3, True]))
    return document


TYPES = ("string", "integer", "boolean", "object", "array")


def _schemas(node: Any) -> Any:
    """Everything in a document that says what type it is."""
    if isinstance(node, dict):
        if isinstance(node.get("type"), str) and "in" not in node:
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _schemas(each)
