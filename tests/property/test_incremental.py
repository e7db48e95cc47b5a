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
    document, options = data.draw(documents()), data.draw(configured)
    with TemporaryDirectory() as folder:
        root, cache = Path(folder), Cache(Path(folder) / "cache")
        tree = made(root, document, options, cache, {})
        for _ in range(data.draw(st.integers(1, 3))):
            document = data.draw(st.one_of(grown(document), edited(document), told(document)))
            options = {**options, **data.draw(configured)}
            if data.draw(st.booleans()):
                damage(cache, data.draw(st.integers(0)), data.draw(st.binary(max_size=3)))
            fresh = made(root, document, options, Cache(None), tree)
            tree = made(root, document, options, cache, tree)
            assert tree == fresh


configured = st.fixed_dictionaries(
    {},
    optional={
        "package": st.sampled_from(["p", "q"]),
        "client": st.sampled_from(["Bar", "Foo"]),
        "layout": st.sampled_from(["project", "vendored"]),
        "runtime": st.just("shared"),
        "http": st.sampled_from(["httpx", "httpx2"]),
        "decoding": st.sampled_from(["lenient", "strict"]),
        "words": st.sampled_from([(), ("fooBar",)]),
        "version": st.sampled_from(["0.1.0", "0.2.0"]),
    },
)


def damage(cache: Cache, number: int, data: bytes) -> None:
    """Overwrites one of the cache's files from somewhere on."""
    folder = cache._folder
    assert folder is not None
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    file = files[number % len(files)]
    text = file.read_bytes()
    at = number % (len(text) + 1)
    file.write_bytes(text[:at] + data + text[at + len(data) + number % 2 :])


def made(
    root: Path, document: dict[str, Any], options: dict[str, Any], cache: Cache, before: Tree
) -> Tree:
    """The tree of a document, or what is wrong with it, as one file."""
    (root / "openapi.json").write_text(json.dumps(document))
    given = {"package": "p", **options}
    if "runtime" in given:
        given["runtime-package"] = "shared_runtime"
    config = SdkConfig(root=root, name="p", document="openapi.json", formatter="ruff", **given)
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


def told(document: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """The document with something else said of the whole of it."""
    said = {
        "x-specloom-idempotency-header": st.sampled_from(["Idempotency-Key", "X-Once", False]),
        "x-specloom-unwrap": st.sampled_from(["data", "foo"]),
        "x-acme": st.integers(),
        "servers": st.just([{"url": "https://example.com/v2"}]),
    }
    return st.fixed_dictionaries({}, optional=said).map(lambda more: {**document, **more})


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
