"""The classes of documented error codes, and what is said of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.plan.build import Plan
from specloom.plan.errors import first_sentence
from specloom.understand import understand


def plan(
    folder: Path,
    *responses: dict[str, Any],
    root: dict[str, Any] | None = None,
    operation: dict[str, Any] | None = None,
    diagnostics: Diagnostics | None = None,
) -> Plan:
    """Of a document with one operation for each table of error responses; `root` and `operation`
    are what it and they have besides."""
    paths = {
        f"/things{n}": {
            "delete": {"operationId": f"delete{n}", "responses": table} | (operation or {})
        }
        for n, table in enumerate(responses)
    }
    document: dict[str, Any] = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    document |= {"paths": paths} | (root or {})
    (folder / "openapi.json").write_text(json.dumps(document))
    config = SdkConfig(name="things", root=folder, document="openapi.json")
    diagnostics = Diagnostics() if diagnostics is None else diagnostics
    made = understand(config, diagnostics).plan
    assert not diagnostics.has_errors, diagnostics.items
    return made


def response(codes: Any, description: str = "No. It cannot be done.") -> dict[str, Any]:
    return {"description": description, "x-specloom-error-codes": codes}


def raised(made: Plan, operation: str = "delete0") -> dict[str, str]:
    found = next(each for each in made.api.operations if each.id == operation)
    return {name: why for each in found.responses for name, why in made.errors.raised_by(each)}


def test_a_code_says_what_it_means(tmp_path: Path) -> None:
    made = plan(tmp_path, {"404": response({"codes": {"Gone": "It is gone."}})})
    assert raised(made) == {"GoneError": "It is gone."}


def test_what_is_said_once_holds_everywhere(tmp_path: Path) -> None:
    made = plan(
        tmp_path,
        {"404": response(["Gone"]), "409": response(["Busy"])},
        {"404": response({"codes": {"Gone": "It is gone."}})},
    )
    assert raised(made) == {"GoneError": "It is gone.", "BusyError": "No."}


def test_statuses_are_named_as_the_rfc_does_on_every_python(tmp_path: Path) -> None:
    made = plan(tmp_path, {status: {"description": "No."} for status in ("413", "414", "416")})
    named = {each.status: each.name for each in made.errors.statuses}
    assert named[413] == "ContentTooLargeError"
    assert named[414] == "URITooLongError"
    assert named[416] == "RangeNotSatisfiableError"


def test_a_code_of_two_statuses_is_caught_by_one_class(tmp_path: Path) -> None:
    made = plan(
        tmp_path,
        {
            "400": response({"codes": {"Late": "Too late to begin."}}),
            "422": response({"codes": {"Late": "Too late to end."}}),
        },
    )
    assert [*raised(made)] == ["LateError"]
    classes = {each.name: each for each in made.errors.codes}
    assert classes["LateError"].statuses == (400, 422)
    assert classes["LateError"].doc == "Too late to begin. Too late to end."
    assert classes["Late422Error"].bases == ("LateError", "UnprocessableEntityError")
    assert classes["Late422Error"].doc == "Too late to end."


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("Malformed, e.g. JSON. More.", "Malformed, e.g. JSON."),
        ("See v1.2 of it", "See v1.2 of it"),
        ("A line\nthat goes on.\n\nA paragraph.", "A line that goes on."),
        ("", ""),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_codes_leave_our_own_names_alone(tmp_path: Path) -> None:
    """`WaitError` and `SignatureError` are ours where there is work to wait for, or a signature."""
    responses = {"404": response(["Wait", "Signature"])}
    bare = plan(tmp_path, responses)
    assert set(raised(bare)) == {"WaitError", "SignatureError"}
    hook = {"post": {"responses": {"204": {"description": "Thanks."}}}}
    root = {"x-specloom-webhook-signature": {"header": "X-Sign"}, "webhooks": {"hook": hook}}
    wait = {"state": "state", "terminal": ["Done"], "schedule": [1]}
    made = plan(tmp_path, responses, root=root, operation={"x-specloom-wait": wait})
    assert set(raised(made)) == {"WaitErrorCode", "SignatureErrorCode"}


def test_a_signature_of_nothing_is_told(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    plan(
        tmp_path,
        root={"x-specloom-webhook-signature": "standard-webhooks"},
        diagnostics=diagnostics,
    )
    (item,) = diagnostics.items
    assert item.code == "extension-place" and item.place is not None
    assert item.place.pointer == "/x-specloom-webhook-signature"
