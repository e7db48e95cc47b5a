"""What was understood of a document, as plain data: `specloom inspect`.

Its shape is published as `docs/inspect.schema.json`, and other tools drive SDKs by it: keys are
added, never renamed.
"""

from __future__ import annotations

from typing import Any

from ..config import SdkConfig
from ..ir.schemas import EnumSchema, ObjectSchema
from .arguments import Argument
from .build import Plan
from .credentials import CredentialArgument
from .operations import OperationPlan
from .types import MODELS


def facts(plan: Plan, config: SdkConfig) -> dict[str, Any]:
    """Everything a caller can reach, and where it comes from in the document."""
    schemes: dict[CredentialArgument, list[str]] = {}
    for key, needed in plan.credentials.needs.items():
        for argument in needed:
            schemes.setdefault(argument, []).append(key)
    return {
        "sdk": config.name,
        "package": plan.names.package,
        "distribution": config.distribution,
        "version": plan.names.version,
        "client": plan.names.client,
        "async_client": f"Async{plan.names.client}",
        "auth": [
            {
                "argument": argument.name,
                "environment": argument.env,
                "schemes": schemes[argument],
            }
            for argument in plan.credentials.arguments
        ],
        "operations": sorted(
            (_operation(plan, each) for each in plan.resources.operations.values()),
            key=lambda entry: (entry["call"], entry["path"]),
        ),
        "models": _models(plan),
        "builders": [
            {
                "name": each.name,
                "module": f"builders.{each.module}",
                "body": plan.models.names[each.body],
                "tag": each.tag,
            }
            for each in plan.builders
        ],
        "errors": _errors(plan),
    }


def _operation(plan: Plan, planned: OperationPlan) -> dict[str, Any]:
    operation = planned.operation
    homes = plan.resources.names.homes[operation.pointer]
    calls = [f"{plan.resources.names.resources[key]}.{planned.method}" for key in homes]
    own = planned.paging.own_parameters if planned.paging else ()
    raised: dict[str, None] = {}
    for response in operation.responses:
        if response.is_error:
            raised.update((name, None) for name, _ in plan.errors.raised_by(response))
    body = next((each for each in planned.arguments if each.location == "body"), None)
    return {
        "operationId": operation.declared_id or None,
        "method": operation.method,
        "path": operation.path,
        "pointer": operation.pointer,
        "call": calls[0],
        "also": calls[1:],
        "parameters": [
            _parameter(each)
            for each in planned.arguments
            if each.parameter is not None and each.wire not in own
        ],
        "body": None if body is None else _body(planned, body),
        "returns": spelled(planned.returns),
        "result": "pages" if planned.paging else planned.result.kind,
        "paging": planned.paging.style if planned.paging else None,
        "paging_source": planned.paging.source if planned.paging else None,
        "paging_why": planned.paging_why or None,
        "alternatives": _alternatives(planned),
        "errors": list(raised),
        "deprecated": operation.doc.deprecated,
    }


def _alternatives(planned: OperationPlan) -> list[dict[str, Any]]:
    choice = planned.choice
    return [
        {
            "argument": choice.argument,
            "value": True if choice.argument == "stream" else other.result.accept,
            "returns": spelled(other.returns),
            "result": other.result.kind,
        }
        for other in planned.others
        if choice is not None
    ]


def _parameter(argument: Argument) -> dict[str, Any]:
    return {
        "location": argument.location,
        "wire_name": argument.wire,
        "argument": argument.name,
        "required": argument.required,
        "positional": argument.positional,
        "type": spelled(argument.annotation),
    }


def _body(planned: OperationPlan, argument: Argument) -> dict[str, Any]:
    return {
        "argument": argument.name,
        "required": argument.required,
        "positional": argument.positional,
        "media_types": list(dict.fromkeys(each.media for each in planned.operation.bodies)),
        "type": spelled(argument.annotation),
    }


def spelled(type_: Any) -> str:
    """An annotation with model classes as `models.Job`, as the generated code spells it."""
    return "".join(
        (f"models.{part.name}" if part.module == MODELS else part.name)
        if hasattr(part, "module")
        else str(part)
        for part in type_.parts
    )


def _models(plan: Plan) -> list[dict[str, Any]]:
    entries = []
    for pointer, name in plan.models.names.items():
        schema = plan.api.schemas[pointer]
        kind = "class" if isinstance(schema, ObjectSchema) else "alias"
        entry: dict[str, Any] = {
            "name": name,
            "pointer": pointer,
            "module": f"models.{plan.models.modules[pointer]}",
            "kind": "enum" if isinstance(schema, EnumSchema) else kind,
        }
        if isinstance(schema, ObjectSchema):
            entry["fields"] = {each.field.wire: each.name for each in plan.models.fields[pointer]}
        entries.append(entry)
    return sorted(entries, key=lambda entry: str(entry["name"]))


def _errors(plan: Plan) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"name": each.name, "statuses": [each.status], "code": None}
        for each in plan.errors.statuses
    ]
    found += [
        {"name": each.name, "statuses": list(each.statuses), "code": each.code}
        for each in plan.errors.codes
    ]
    return found
