"""`testing/answers.json`: what the document shows of the answers of each operation."""

from __future__ import annotations

import json
from typing import Any

from .. import pycode
from ..ir.aliases import object_behind, resolved
from ..ir.api import Response
from ..ir.schemas import ObjectSchema
from ..ir.types import ScalarType
from .build import Plan
from .models import ModelPlan
from .operations import OperationPlan
from .samples import NoSample, fields_of

_LARGEST = 20_000
"""Characters of an example above which the fake makes an answer from the schema instead."""
_MESSAGES = ("message", "detail", "title", "error_description", "errorMessage", "msg")
"""What services call the text of an error."""
_TOLD = "The fake was told to answer this."


def answers(plan: Plan) -> str:
    """The answers of each operation by its id; the usual success first.

    Errors without a status of their own, `4XX`, `5XX` and `default`, have 4, 5 and 0.
    """
    found = {
        each.operation.id: _answers(plan.models, each, works=pointer in plan.resources.starts)
        for pointer, each in plan.resources.operations.items()
    }
    return pycode.json_text(found)


def _answers(plan: ModelPlan, planned: OperationPlan, *, works: bool) -> list[dict[str, Any]]:
    usual = _success_status(planned)
    successes: list[dict[str, Any]] = []
    errors: list[dict[str, Any]] = []
    for response in planned.operation.responses:
        if response.status == usual:
            successes.insert(0, _answer(response, 200))
        elif works and response.status == "202":
            successes.append(_answer(response, 202))
        elif response.status == "default" or response.status[0] in "45":
            errors += _errors(plan, response)
    return [*(successes or [{"status": 200}]), *errors]


def _answer(response: Response, fallback: int) -> dict[str, Any]:
    status = int(response.status) if response.status.isdecimal() else fallback
    body = _example(response)
    return {"status": status} if body is None else {"status": status, "body": body}


def _errors(plan: ModelPlan, response: Response) -> list[dict[str, Any]]:
    """One entry per documented code; the example goes with the first one. Without an example the
    body is made as the schema says, where no code has to be in it."""
    first = _answer(response, int(response.status[0]) if response.status != "default" else 0)
    made = None if "body" in first or response.error_codes else _made(plan, response)
    if made:
        first["body"] = made
    codes = response.error_codes
    if codes:
        first["code"] = codes[0]
    return [first, *({"status": first["status"], "code": code} for code in codes[1:])]


def _example(response: Response) -> Any:
    for content in response.contents:
        for example in content.examples:
            if content.kind != "json" or example is None:
                continue
            if len(json.dumps(example)) <= _LARGEST:
                return example
    return None


def _success_status(planned: OperationPlan) -> str:
    """The status that the fake answers with."""
    main = planned.result.main
    statuses = [success.status for success in planned.result.successes]
    return main.status if main else (statuses[0] if statuses else "")


def _made(plan: ModelPlan, response: Response) -> dict[str, Any] | None:
    """An error body as the schema says: what is required of it, and a message."""
    for content in response.contents:
        schema = object_behind(plan.api.schemas, content.type)
        if content.kind == "json" and schema is not None:
            try:
                return fields_of(plan, schema) | _said(plan, schema)
            except NoSample:
                return None
    return None


def _said(plan: ModelPlan, schema: ObjectSchema, *, within: bool = False) -> dict[str, Any]:
    """The message of an error body, at the top or in its `error`."""
    inner = {each.wire: each.type for each in schema.fields}
    if not within and (nested := object_behind(plan.api.schemas, inner.get("error"))):
        return {"error": fields_of(plan, nested) | _said(plan, nested, within=True)}
    text = (name for name in _MESSAGES if resolved(plan.api.schemas, inner.get(name)) == _TEXT)
    return {name: _TOLD for name in [next(text, "")] if name}


_TEXT = ScalarType("string")
