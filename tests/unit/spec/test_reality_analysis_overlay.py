"""The overlay: applies without a word, and its rules judge as the prose says."""

import itertools
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from specloom.diagnostics import Diagnostics
from specloom.load import Document, read
from specloom.load.extensions import (
    BUILDERS,
    ERROR_CODES,
    ERROR_SHAPE,
    METHOD,
    PAGING,
    RESOURCE,
    RULES,
    WAIT,
)
from specloom.normalize.json_schema import to_json_schema

ROOT = Path(__file__).parents[3]

TYPES = {
    "Objects2D": "Objects2D",
    "Segmentation2D": "Segmentation2D",
    "Segmentation3D": "Segmentation3D",
    "SegmentationOrthophoto": "SegmentationOrthophoto",
    "ChangeDetection": "ChangeDetection",
    "EvalO2D": "EvalO2D",
    "EvalO3D": "EvalO3D",
    "EvalS2D": "EvalS2D",
    "EvalS3D": "EvalS3D",
    "EvalSOrtho": "EvalSOrtho",
    "ClearanceCalculation": "Clearance",
}
"""Job types, and what the names of their schemas begin with."""

INPUTS = {
    "Objects2D": {"photos": "p", "photoObjectDetector": "d"},
    "Segmentation2D": {"photos": "p", "photoSegmentationDetector": "d"},
    "Segmentation3D": {"pointCloudSegmentationDetector": "d", "model3D": "m"},
    "SegmentationOrthophoto": {"orthophoto": "o", "orthophotoSegmentationDetector": "d"},
    "ChangeDetection": {"model3dA": "a", "model3dB": "b"},
    "ClearanceCalculation": {"model3D": "m", "clearanceFootprint": "c"},
    **{
        name: {"reference": "r", "prediction": "p"}
        for name in ("EvalO2D", "EvalO3D", "EvalS2D", "EvalS3D", "EvalSOrtho")
    },
}
"""Minimal inputs that are valid."""

METHODS = {
    "jobs": ["list", "create", "get", "cancel", "messages", "progress"],
    "buckets": ["get"],
    "files": ["list"],
    "detectors": [
        "list",
        "create",
        "get",
        "update",
        "delete",
        "create_version",
        "delete_version",
        "complete_version",
        "publish_version",
        "unpublish_version",
    ],
}


@cache
def overlaid() -> Document:
    diagnostics = Diagnostics()
    folder = "spec/reality-analysis"
    document = read(
        f"{folder}/openapi.json", f"{folder}/overlay.yaml", base=ROOT, diagnostics=diagnostics
    )
    assert diagnostics.items == ()
    return document


@cache
def validator(schema: str) -> Draft202012Validator:
    lowered = to_json_schema(overlaid(), f"/components/schemas/{schema}")
    Draft202012Validator.check_schema(lowered)
    return Draft202012Validator(lowered)


def accepts(schema: str, value: object) -> bool:
    return validator(schema).is_valid(value)


def published(schema: str) -> dict[str, Any]:
    document = json.loads((ROOT / "spec/reality-analysis/openapi.json").read_text("utf-8"))
    return document["components"]["schemas"][schema]


def operations() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, item in overlaid().data["paths"].items()
        for method, operation in item.items()
    ]


def test_every_operation_has_a_resource_and_a_method() -> None:
    found: dict[str, list[str]] = {}
    for _, operation in operations():
        found.setdefault(RESOURCE.of(operation) or "", []).append(METHOD.of(operation) or "")
    assert {name: sorted(methods) for name, methods in found.items()} == {
        name: sorted(methods) for name, methods in METHODS.items()
    }


def test_every_example_fits_its_schema() -> None:
    count = 0
    for name, operation in operations():
        bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
        for body in bodies:
            for media in body.get("content", {}).values():
                if "example" in media:
                    schema = media["schema"]["$ref"].rpartition("/")[2]
                    errors = list(validator(schema).iter_errors(media["example"]))
                    assert errors == [], name
                    count += 1
    assert count > 60


def test_codes_are_those_of_the_examples() -> None:
    """What an example shows is among the codes, at the level where it stands."""
    for name, operation in operations():
        for status, response in operation["responses"].items():
            codes = ERROR_CODES.of(response)
            for media in response.get("content", {}).values():
                if status[0] == "4" and "example" in media:
                    assert codes is not None, f"{name} {status}"
                    error = media["example"]["error"]
                    assert error["code"] in codes.codes
                    details = {item["code"] for item in error.get("details", [])}
                    assert details == set(codes.details)


def test_the_codes_of_a_cancelled_job() -> None:
    delete = overlaid().data["paths"]["/reality-analysis/jobs/{id}"]["delete"]
    codes = {status: ERROR_CODES.of(response) for status, response in delete["responses"].items()}
    assert codes["200"] is None
    assert codes["422"] is not None
    assert [*codes["422"].codes] == ["InvalidRealityAnalysisRequest"]
    assert [*codes["422"].details] == ["InvalidChange"]


def test_details_are_part_of_an_error() -> None:
    detail = {"code": "InvalidChange", "message": "Too late.", "target": ""}
    assert accepts("Error", {"code": "A", "message": "m", "details": [detail]})
    assert not accepts("Error", {"code": "A", "message": "m", "details": [{"code": 1}]})
    shape = ERROR_SHAPE.of(overlaid().data)
    assert shape is not None
    assert shape.details == "error.details"


def test_waiting_and_paging() -> None:
    jobs = overlaid().data["paths"]
    wait = WAIT.of(jobs["/reality-analysis/jobs/{id}"]["get"])
    assert wait is not None
    assert wait.schedule == [15, 30, 60, 120]
    assert set(wait.terminal) < set(published("JobState")["enum"])
    assert wait.progress is not None
    assert wait.progress.operation in [operation["operationId"] for _, operation in operations()]
    paging = PAGING.of(jobs["/reality-analysis/jobs"]["get"])
    assert paging is not None
    assert (paging.items, paging.next_link) == ("jobs", "_links.next.href")


def test_thresholds_and_builders() -> None:
    schemas = overlaid().data["components"]["schemas"]
    (rule,) = RULES.of(schemas["ChangeDetectionOptions"]) or []
    assert rule.at_most == ["filterThreshold", "threshold"]
    assert set(rule.at_most) <= set(schemas["ChangeDetectionOptions"]["properties"])
    builders = BUILDERS.of(schemas["JobCreate"])
    assert builders is not None
    assert builders.enabled


def test_parameters_the_client_sends_itself_exist() -> None:
    parameters = overlaid().data["components"]["parameters"]
    names = {f"{item['in']}:{item['name']}" for item in parameters.values()}
    assert set(overlaid().data["x-specloom-ignore-parameters"]) <= names


# type decides specifications


def job_create(job_type: str, specifications: object) -> dict[str, object]:
    return {"type": job_type, "iTwinId": "i", "name": "a job", "specifications": specifications}


def job(job_type: str, specifications: object) -> dict[str, object]:
    return {
        **job_create(job_type, specifications),
        "id": "j",
        "userId": "u",
        "state": "Queued",
        "executionInfo": {"createdDateTime": "2025-08-05T14:04:56.0000000+00:00"},
    }


def test_the_types_are_those_of_the_document() -> None:
    assert published("JobTypes")["enum"] == list(TYPES)


# Pairs that no value can tell apart: they accept each other's minimal specifications.
ALIKE = [{"EvalO2D", "EvalO3D", "EvalS2D", "EvalS3D", "EvalSOrtho"}]


@pytest.mark.parametrize(("declared", "given"), list(itertools.product(TYPES, TYPES)))
def test_specifications_go_with_the_type(declared: str, given: str) -> None:
    fits = declared == given or any({declared, given} <= group for group in ALIKE)
    create = {"inputs": INPUTS[given], "outputs": []}
    assert accepts("JobCreate", job_create(declared, create)) is fits
    assert accepts("Job", job(declared, {"inputs": INPUTS[given], "outputs": {}})) is fits


@pytest.mark.parametrize(
    ("declared", "given", "output"),
    [
        ("EvalO2D", "EvalS2D", "segmentation2D"),
        ("EvalS2D", "EvalO2D", "objects2d"),
        ("EvalO3D", "EvalO2D", "objects2d"),
        ("EvalS3D", "EvalSOrtho", "segmentedPhotos"),
    ],
)
def test_an_output_tells_what_inputs_do_not(declared: str, given: str, output: str) -> None:
    value = {"inputs": INPUTS[given], "outputs": {output: "id"}}
    assert accepts("Job", job(given, value))
    assert not accepts("Job", job(declared, value))


# "X output must be defined"

RULE = re.compile(r"`(\w+)` output must be defined")


def stated_rules() -> list[tuple[str, str, str]]:
    """The rules as the descriptions state them, with the names put right: schema, A, B."""
    rules = []
    for prefix in TYPES.values():
        properties = published(f"{prefix}Outputs")["properties"]
        for name, schema in properties.items():
            found = RULE.search(schema["description"])
            if found:
                (needed,) = (p for p in properties if p.lower() == found[1].lower())
                rules.append((prefix, name, needed))
    return rules


def test_there_are_24_rules() -> None:
    assert len(stated_rules()) == 24


def test_the_overlay_has_exactly_the_stated_rules() -> None:
    schemas = overlaid().data["components"]["schemas"]
    answered = [
        (prefix, name, needed)
        for prefix in TYPES.values()
        for name, names in schemas[f"{prefix}Outputs"].get("dependentRequired", {}).items()
        for needed in names
    ]
    asked = [
        (prefix, rule["if"]["contains"]["const"], rule["then"]["contains"]["const"])
        for prefix in TYPES.values()
        for rule in schemas[f"{prefix}SpecificationsCreate"]["properties"]["outputs"].get(
            "allOf", []
        )
    ]
    assert sorted(answered) == sorted(asked) == sorted(stated_rules())


@pytest.mark.parametrize(("prefix", "name", "needed"), stated_rules())
def test_an_output_needs_another_in_an_answer(prefix: str, name: str, needed: str) -> None:
    schema = f"{prefix}Outputs"
    assert accepts(schema, {name: "a", needed: "b"})
    assert accepts(schema, {needed: "b"})
    assert not accepts(schema, {name: "a"})
    # About presence, as JSON Schema has it: null is there.
    assert accepts(schema, {name: "a", needed: None})
    assert not accepts(schema, {name: None})


@pytest.mark.parametrize(("prefix", "name", "needed"), stated_rules())
def test_an_output_needs_another_in_a_request(prefix: str, name: str, needed: str) -> None:
    schema = f"{prefix}SpecificationsCreate"
    inputs = INPUTS[prefix]
    assert accepts(schema, {"inputs": inputs, "outputs": [name, needed]})
    assert accepts(schema, {"inputs": inputs, "outputs": [needed, name]})
    assert accepts(schema, {"inputs": inputs, "outputs": [needed]})
    assert not accepts(schema, {"inputs": inputs, "outputs": [name]})


def test_other_outputs_need_nothing() -> None:
    stated = {(prefix, name) for prefix, name, _ in stated_rules()}
    for job_type, prefix in TYPES.items():
        for name in published(f"{prefix}OutputsCreate")["enum"]:
            value = {"inputs": INPUTS[job_type], "outputs": [name]}
            fits = (prefix, name) not in stated
            assert accepts(f"{prefix}SpecificationsCreate", value) is fits


# "This input replaces X"


@pytest.mark.parametrize(
    ("schema", "one", "other"),
    [
        ("Objects2DInputs", "objects2D", "photoObjectDetector"),
        ("Segmentation2DInputs", "segmentation2D", "photoSegmentationDetector"),
    ],
)
def test_exactly_one_of_two_inputs(schema: str, one: str, other: str) -> None:
    for first, second in itertools.product(("given", None, "absent"), repeat=2):
        inputs: dict[str, str | None] = {"photos": "p"}
        if first != "absent":
            inputs[one] = first
        if second != "absent":
            inputs[other] = second
        assert accepts(schema, inputs) is ((first == "given") != (second == "given")), inputs


def test_segmentation_3d_takes_one_input_or_the_two_others() -> None:
    names = ("segmentation3D", "pointCloudSegmentationDetector", "model3D")
    for values in itertools.product(("given", None, "absent"), repeat=3):
        inputs = {
            name: value for name, value in zip(names, values, strict=True) if value != "absent"
        }
        one = values[0] == "given"
        both = values[1] == values[2] == "given"
        assert accepts("Segmentation3DInputs", inputs) is (one != both), inputs
