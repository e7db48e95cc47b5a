"""Any small document generates, imports, and decodes what its schemas allow without loss.

The documents are made of every keyword; a JSON Schema validator, which reads the document by a way
of its own (`to_json_schema`), says which values are valid.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from specloom.diagnostics import Diagnostics
from specloom.ir.defaults import moment
from specloom.load import load
from specloom.normalize.json_schema import to_json_schema

from .loaded import models_of, runtime
from .schemas import HOLDER, documents
from .values import Maker

EXAMPLES = int(os.environ.get("SPECLOOM_DOCUMENTS", "60"))
VALUES = 12
"""Values that are tried for each component."""

FORMATS = FormatChecker(formats=("date",))
"""Formats that are types of Python are checked, like types."""


@FORMATS.checks("date-time")
def is_moment(value: object) -> bool:
    return not isinstance(value, str) or moment("date-time", value) is not None


thorough = settings(
    max_examples=EXAMPLES,
    derandomize="SPECLOOM_DOCUMENTS" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@thorough
@given(document=documents(), seed=st.integers(0, 2**16))
def test_valid_values_survive(
    tmp_path_factory: pytest.TempPathFactory, document: dict[str, Any], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("sdk")
    with models_of(document, folder) as (models, names):
        loaded = load("names.json", base=folder, diagnostics=Diagnostics())
        holder = getattr(models, names[f"/components/schemas/{HOLDER}"])
        for component in document["components"]["schemas"]:
            schema = to_json_schema(loaded, f"/components/schemas/{component}")
            if component == HOLDER or runs_in_circles(schema):
                continue
            # valid whether formats are judged or, as in conditions, only told
            validators = [
                Draft202012Validator(schema),
                Draft202012Validator(schema, format_checker=FORMATS),
            ]
            maker = Maker(schema, random.Random(seed))
            for value in (maker.make(schema) for _ in range(VALUES)):
                if all(each.is_valid(value) for each in validators):
                    survives(holder, {component: value})


def runs_in_circles(schema: Any) -> bool:
    """Whether some schema asks for itself, without a value inside the value between: there no
    validator comes to an end."""
    try:
        TopologicalSorter(
            {name: set(in_place(node)) for name, node in schema["$defs"].items()}
        ).prepare()
    except CycleError:
        return True
    return False


def in_place(node: Any) -> Iterator[str]:
    """The definitions that a value must fit to fit the schema, as far as it says."""
    if isinstance(node, dict):
        if "$ref" in node:
            yield node["$ref"].rpartition("/")[2]
        for each in (*(node.get("allOf", ())), *node.get("anyOf", ()), *node.get("oneOf", ())):
            yield from in_place(each)
        yield from in_place(node.get("not"))


def survives(type_: Any, value: Any) -> None:
    """Decodes a value without a complaint, and writes the same value again."""
    decoder = runtime("decode").Decoder(type_)
    decoded = decoder.decode(json.dumps(value).encode(), "strict")
    written = json.loads(runtime("strict").json_bytes(decoded))
    assert same(written, value), (value, decoded, written)


def same(left: Any, right: Any) -> bool:
    """Equality of JSON values: true is not 1, and 1.0 is."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)
