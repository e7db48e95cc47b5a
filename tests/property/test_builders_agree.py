"""The builders and a JSON Schema validator agree on every job: accepted by one ⇔ by the other.

The validator reads the overlaid document by a way of its own (`to_json_schema`), knows nothing of
builders and models, and has the last word; only `low ≤ high`, which JSON Schema cannot say, is
added by hand.
"""

from __future__ import annotations

import inspect
import json
import os
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from reality_analysis import RealityAnalysis, builders, errors, models

from specloom.diagnostics import Diagnostics
from specloom.load import Document, read
from specloom.normalize.json_schema import to_json_schema
from support.job_types import JOB_TYPES, JobType

ROOT = Path(__file__).parents[2]
EXAMPLES = int(os.environ.get("SPECLOOM_EXAMPLES", "1000"))
"""Inputs per job type and test."""

thorough = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
each_type = pytest.mark.parametrize("kind", JOB_TYPES, ids=lambda kind: kind.tag)


@cache
def document() -> Document:
    folder = "spec/reality-analysis"
    return read(
        f"{folder}/openapi.json",
        f"{folder}/overlay.yaml",
        base=ROOT,
        diagnostics=Diagnostics(),
    )


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(to_json_schema(document(), "/components/schemas/JobCreate"))


def allowed(body: Any) -> bool:
    """The verdict of JSON Schema, and of the one rule that it cannot express."""
    return validator().is_valid(body) and thresholds_are_in_order(body)


def thresholds_are_in_order(body: Mapping[str, Any]) -> bool:
    options = body["specifications"].get("options", {})
    low, high = options.get("filterThreshold"), options.get("threshold")
    return body["type"] != "ChangeDetection" or low is None or high is None or low <= high


@dataclass
class Order:
    """What a user asks of a builder."""

    inputs: dict[str, Any]
    outputs: list[tuple[Any, ...]]
    """The arguments of each call of `outputs`."""
    options: list[dict[str, Any]]
    """The arguments of each call of `options`."""
    ends: dict[str, Any] = field(default_factory=dict)
    """The arguments of `build`."""

    def built(self, kind: JobType) -> models.JobCreate:
        """By the builder."""
        builder = getattr(builders, kind.builder)(**self.inputs)
        for names in self.outputs:
            builder = builder.outputs(*names)
        for options in self.options:
            builder = builder.options(**options)
        body: models.JobCreate = builder.build(**self.ends)
        return body

    def body(self, kind: JobType) -> dict[str, Any]:
        """The same on the wire, by hand: None is left out, what is said later counts."""
        specifications: dict[str, Any] = {"inputs": given_ones(self.inputs, kind, "inputs")}
        if self.outputs:
            specifications["outputs"] = []
            for name in (name for names in self.outputs for name in names):
                if name not in specifications["outputs"]:
                    specifications["outputs"].append(name)
        for options in self.options:
            before = specifications.get("options", {})
            specifications["options"] = {**before, **given_ones(options, kind, "options")}
        ends = {"iTwinId": self.ends["itwin_id"], "name": self.ends["name"]}
        said = {name: value for name, value in ends.items() if value is not None}
        return {"type": kind.tag, **said, "specifications": specifications}


def given_ones(arguments: Mapping[str, Any], kind: JobType, part: str) -> dict[str, Any]:
    """Arguments by their names on the wire, without those that are None."""
    names = wire_names(kind, part)
    return {names[name]: value for name, value in arguments.items() if value is not None}


@cache
def wire_names(kind: JobType, part: str) -> Mapping[str, str]:
    """Names on the wire by Python name, from the hand-written table and from the document."""
    schemas = document().data["components"]["schemas"]
    schema = schemas[f"{kind.stem}{part.capitalize()}"]
    return {
        name: wire
        for wire in schema["properties"]
        for name in arguments(kind, "__init__" if part == "inputs" else "options")
        if name.replace("_", "") == wire.lower()
    }


@cache
def arguments(kind: JobType, method: str) -> Mapping[str, Any]:
    """Types of the arguments of a builder's method; nothing where it has no such method."""
    function: Callable[..., Any] | None = getattr(getattr(builders, kind.builder), method, None)
    if function is None:
        return {}
    hints = get_type_hints(function)
    return {name: hints[name] for name in inspect.signature(function).parameters if name != "self"}


# Inputs

TEXTS = (
    st.sampled_from(["", "x", "abc", "bkt:", "bkt:a", "bkt:\n", "a\nbkt:b", "Objects2D"])
    | st.text()
)
NUMBERS = (
    st.sampled_from([0, -1, 0.1, 0.3, 5.0, -0.0, 1e300, 2**63, 10**30])
    | st.sampled_from([0.1, 0.2, 0.3])
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers()
)
WHOLE = st.sampled_from([0, -1, 5.0, 2**63, -(2**70)]) | st.integers()
ODD = st.sampled_from([True, 0, 1.5, "", "5", "true", [], {}, ["x"], {"a": 1}]).map(deepcopy)
"""Of the wrong type for most arguments: what a user without a type checker may pass."""
NAMES = (
    st.none()
    | st.integers(0, 5).map(lambda n: "n" * n)
    | st.integers(254, 259).map(lambda n: "\U0001f600" * n)
    | st.text(min_size=1, max_size=6)
    | st.text(st.sampled_from('ab "<>|:*?\\/\n\x00\x1f\x7f\u0080é'), min_size=3, max_size=5)
)


def values(annotation: Any, *, odd: bool) -> st.SearchStrategy[Any]:
    """Values for an argument: of its type, or seldom of another one; None where it may be."""
    plain = [each for each in get_args(annotation) or [annotation] if each is not NoneType]
    some = {str: TEXTS, float: NUMBERS, int: WHOLE, bool: st.booleans()}[plain[0]]
    if odd:
        some = some | ODD
    return some | st.none() if len(plain) < len(get_args(annotation)) else some


@st.composite
def orders(draw: st.DrawFn, kind: JobType) -> Order:
    """Orders of which a fair part is good: few things are wrong at a time."""
    odd = draw(st.integers(0, 3)) == 0
    inputs: dict[str, Any] = {}
    for name, annotation in arguments(kind, "__init__").items():
        usual = name in kind.minimal or (name in kind.more and draw(st.booleans()))
        if usual is not (draw(st.integers(0, 9)) == 0):
            good = draw(st.integers(0, 5))
            inputs[name] = "bkt:x" if good else draw(values(annotation, odd=odd))
        elif NoneType not in get_args(annotation):
            inputs[name] = None  # no type checker lets it pass
    names = literal_names(kind)
    some = st.sampled_from(names)
    if odd:
        some = some | st.sampled_from(["nonsense", names[0].lower(), "", 5, None, names[:1]])
    outputs = [
        tuple(draw(st.lists(some, max_size=6)))
        for _ in range(draw(st.sampled_from([1, 1, 1, 1, 1, 1, 2, 0])))
    ]
    if outputs and draw(st.integers(0, 4)):
        outputs[-1] = completed(kind, outputs[-1])
    known = arguments(kind, "options")
    options = [
        {
            name: draw(values(annotation, odd=odd))
            for name, annotation in known.items()
            if draw(st.booleans())
        }
        for _ in range(draw(st.integers(0, 2)) if known else 0)
    ]
    itwin = draw(st.sampled_from(["t", "", None, 5])) if odd else "t"
    name_ = "night run" if draw(st.integers(0, 3)) else draw(NAMES)
    return Order(inputs, outputs, options, {"itwin_id": itwin, "name": name_})


@cache
def literal_names(kind: JobType) -> list[str]:
    """The output names in the type of the argument of `outputs`."""
    annotation = get_type_hints(getattr(builders, kind.builder).outputs)["names"]
    assert get_origin(annotation) is Literal
    return list(get_args(annotation))


def completed(kind: JobType, names: tuple[Any, ...]) -> tuple[Any, ...]:
    """With all names that others begin with: what they need is among them."""
    return (*names, *(each for each in literal_names(kind) if "As" not in each))


# The tests


def refused(order: Order, kind: JobType) -> bool:
    """Whether the builder refuses, which must be by the one error that is meant for it."""
    try:
        body = order.built(kind)
    except errors.BuildError as error:
        assert error.violations
        return True
    sent = body.model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert as_doubles(sent) == as_doubles(order.body(kind))
    return False


def as_doubles(value: Any) -> Any:
    """Data with every number as JSON's readers commonly take it (RFC 8259, section 6)."""
    if isinstance(value, dict):
        return {key: as_doubles(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_doubles(item) for item in value]
    return float(value) if type(value) is int else value


@each_type
def test_a_builder_accepts_what_the_schema_accepts(kind: JobType) -> None:
    seen = {True: 0, False: 0}

    @thorough
    @given(orders(kind))
    def agree(order: Order) -> None:
        accepted = allowed(order.body(kind))
        seen[accepted] += 1
        assert refused(order, kind) is not accepted

    agree()
    print(kind.tag, seen)
    # Otherwise it would say nothing.
    assert min(seen.values()) > EXAMPLES / 20, seen


class Sent(Exception):
    """A request got so far."""


@cache
def client() -> RealityAnalysis:
    """A client that sends nothing: what would be sent is raised instead."""

    def stop(request: Any, call_next: Any) -> Any:
        raise Sent(request.content)

    return RealityAnalysis(token="t0ken", middleware=[stop])


KEYS = st.sampled_from(
    "type name iTwinId specifications inputs outputs options photos extent threshold colour".split()
)


@st.composite
def bodies(draw: st.DrawFn, kind: JobType) -> Any:
    """Bodies as plain data: a right one, changed in up to three places."""
    body: Any = kind.request(full=draw(st.booleans()))
    for _ in range(draw(st.integers(0, 3))):
        holder: Any = body
        while True:
            steps = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            step = draw(st.sampled_from(steps)) if steps else None
            if step is None or not isinstance(holder[step], dict | list) or draw(st.booleans()):
                break
            holder = holder[step]
        change = draw(st.sampled_from(["text", "drop", "odd", "null", "add", "other"]))
        if change == "add" and isinstance(holder, dict):
            holder[draw(KEYS)] = draw(ODD)
        elif change == "add":
            holder.append(draw(st.sampled_from(literal_names(kind)) | ODD))
        elif step is not None and change == "drop":
            del holder[step]
        elif step is not None and change == "other" and holder is body:
            other = draw(st.sampled_from(JOB_TYPES)).request(full=draw(st.booleans()))
            if step in other:
                holder[step] = other[step]
        elif step is not None and change == "text" and isinstance(holder[step], str):
            holder[step] = draw(TEXTS)
        elif step is not None:
            holder[step] = None if change == "null" else draw(ODD | NUMBERS)
    return body


@each_type
def test_a_call_sends_what_the_schema_accepts(kind: JobType) -> None:
    """Plain data as a body is judged by the same rules."""
    seen = {True: 0, False: 0}

    @thorough
    @given(bodies(kind))
    def agree(body: Any) -> None:
        accepted = validator().is_valid(body) and thresholds_are_in_order(body)
        seen[accepted] += 1
        try:
            client().jobs.create(body)
        except errors.BuildError:
            assert not accepted
        except Sent as sent:
            assert accepted
            assert as_doubles(json.loads(sent.args[0])) == as_doubles(body)

    agree()
    print(kind.tag, seen)
    assert min(seen.values()) > EXAMPLES / 20, seen
