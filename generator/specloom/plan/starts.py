"""Methods that start work which the service goes on with (`x-ms-long-running-operation`)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from .. import pycode
from ..ir.api import Operation
from ..ir.schemas import ObjectSchema
from ..ir.types import RefType, Type
from ..naming import avoid
from ..pycode import Expr, Ident, TypeExpr
from ..render.views import StartView
from .call_arguments import call_arguments
from .declaration import thunk
from .models import ModelPlan
from .operations import OperationPlan, call_kind, shown_arguments
from .results import Success
from .spelling import Spelling
from .types import RUNTIME

_KEY = "x-ms-long-running-operation"
_FINAL = {
    "location": "location",
    "original-uri": "original-uri",
    "azure-async-operation": "status",
    "operation-location": "status",
}


class Start(Struct, frozen=True):
    """The two methods of an operation that starts work."""

    method: str
    resume: str
    result: Type | None
    """What the work comes to; None for nothing."""
    returns: TypeExpr
    expression: Expr
    """`LongRunning(…)`."""


def is_long_running(operation: Operation) -> bool:
    """Whether an operation may have methods that begin and resume it beside its own."""
    return operation.extensions.get(_KEY) is True


def plan_start(plan: ModelPlan, planned: OperationPlan, taken: Collection[str]) -> Start | None:
    """How to begin an operation and to go on with it; None for one that is over when answered.

    `taken` are the methods of the resources that show it.
    """
    operation = planned.operation
    if not is_long_running(operation) or call_kind(planned) != "send":
        return None
    if "x-specloom-wait" in operation.extensions:
        return None
    options = operation.extensions.get(f"{_KEY}-options")
    options = options if isinstance(options, Mapping) else {}
    result = _result(plan, planned, options)
    keywords: dict[str, Expr] = {}
    if result is not None:
        keywords["returns"] = thunk(plan.writer.field(result))
    final = _FINAL.get(str(options.get("final-state-via", "")))
    if final and result is not None:
        keywords["final"] = pycode.value(final)
    if result is not None and _is_status_document(plan, result):
        keywords["whole"] = pycode.value(True)
    return Start(
        method=avoid(f"begin_{planned.method}", taken),
        resume=avoid(f"resume_{planned.method}", taken),
        result=result,
        returns=plan.writer.plain(result) if result is not None else pycode.NONE,
        expression=pycode.call(pycode.named(RUNTIME, "LongRunning"), **keywords),
    )


def _result(plan: ModelPlan, planned: OperationPlan, options: Mapping[str, Any]) -> Type | None:
    """The type at the end: as `final-state-schema` says, else that of the answer with 200, or 201;
    what comes with 202 is the result only where nothing else is documented."""
    reference = options.get("final-state-schema")
    if isinstance(reference, str) and reference.removeprefix("#") in plan.api.schemas:
        return RefType(reference.removeprefix("#"))
    answers: dict[str, Success] = {each.status: each for each in planned.result.successes}
    for status in ("200", "201", "2XX"):
        if status in answers and answers[status].type is not None:
            return answers[status].type
    others = [each for each in planned.result.successes if each.type is not None]
    done = answers.keys() & {"200", "201", "204"}
    return None if done or not others else others[0].type


def _is_status_document(plan: ModelPlan, type_: Type) -> bool:
    """Whether a result has a status itself, so that it is not within the status document."""
    schema = plan.api.schemas.get(type_.pointer) if isinstance(type_, RefType) else None
    return isinstance(schema, ObjectSchema) and any(f.wire == "status" for f in schema.fields)


def start_view(planned: OperationPlan, start: Start, spell: Spelling) -> StartView:
    """The methods beside the one of the operation itself."""
    return StartView(
        method=Ident(start.method),
        resume=Ident(start.resume),
        constant=Ident(planned.constant),
        arguments=shown_arguments(planned, spell),
        call=call_arguments(planned),
        spec=spell(start.expression),
        result=spell(start.returns),
        doc=pycode.docstring(
            _about(planned.operation),
            f"{_POLL} Its arguments are those of ``{planned.method}``.",
            indent=8,
        ),
    )


_POLL = (
    "Starts the work and gives a poller of it: ``status()``, ``result()``, ``done()``, "
    "``continuation_token()``."
)


def _about(operation: Operation) -> str:
    return operation.summary or operation.doc.description.partition("\n\n")[0]
