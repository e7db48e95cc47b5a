"""Methods that wait until a resource has come to an end (`x-specloom-wait`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import pycode
from ..naming import snake, words
from ..pycode import Expr, Ident
from ..render.views import WaitView
from .code import tuple_of, value_of
from .docs import series
from .operations import OperationPlan, argument_view
from .spelling import Spelling
from .types import RUNTIME


def wait_expression(planned: OperationPlan, siblings: Mapping[str, OperationPlan]) -> Expr | None:
    """`Wait(state=…, terminal=…)` of an operation; None when it declares none.

    `siblings` are the operations of the same resource by operationId: the progress operation and
    the one that cancels are referred to by their constants.
    """
    declared = planned.operation.extensions.get("x-specloom-wait")
    if not isinstance(declared, Mapping):
        return None
    keywords: dict[str, Expr] = {
        "state": pycode.value(declared["state"]),
        "terminal": value_of(tuple(declared.get("terminal", ()))),
        "success": value_of(tuple(declared.get("success", ()))),
    }
    schedule = declared.get("schedule")
    if isinstance(schedule, list):
        keywords["schedule"] = _seconds(schedule)
    if isinstance(declared.get("restart-on"), str):
        keywords["restart_on"] = pycode.value(declared["restart-on"])
    if isinstance(declared.get("timeout"), int | float):
        keywords["timeout"] = pycode.value(float(declared["timeout"]))
    progress = declared.get("progress")
    if isinstance(progress, Mapping) and progress.get("operation") in siblings:
        other = siblings[progress["operation"]]
        keywords["progress"] = Expr((Ident(other.constant),))
        if isinstance(progress.get("state"), str) and progress["state"] != "state":
            keywords["progress_state"] = pycode.value(progress["state"])
        keywords["progress_value"] = pycode.value(progress["value"])
    cancel = _cancel(planned, siblings)
    if cancel is not None:
        keywords["cancel"] = Expr((Ident(cancel.constant),))
    return pycode.call(pycode.named(RUNTIME, "Wait"), **keywords)


def _cancel(planned: OperationPlan, siblings: Mapping[str, OperationPlan]) -> OperationPlan | None:
    """The operation that stops the work: called `cancel`, with the same path arguments."""
    path = [argument.wire for argument in planned.arguments if argument.location == "path"]
    for other in siblings.values():
        same = [argument.wire for argument in other.arguments if argument.location == "path"]
        if other.method == "cancel" and same == path and not other.operation.body_required:
            return other
    return None


def _seconds(values: list[Any]) -> Expr:
    return tuple_of(pycode.value(float(value)) for value in values)


def wait_view(
    planned: OperationPlan, siblings: Mapping[str, OperationPlan], spell: Spelling
) -> WaitView | None:
    """The `wait` method beside an operation that declares how it ends."""
    expression = wait_expression(planned, siblings)
    if expression is None:
        return None
    declared = planned.operation.extensions["x-specloom-wait"]
    progress = declared.get("progress")
    result = planned.returns
    watched = [result]
    if isinstance(progress, Mapping) and progress.get("operation") in siblings:
        watched.append(siblings[progress["operation"]].returns)
    path = [argument for argument in planned.arguments if argument.location == "path"]
    method = snake(words(str(declared.get("method", "wait"))))
    entries = pycode.code(", ").join(
        pycode.literal(argument.wire) + pycode.code(": ") + Ident(argument.name)
        for argument in path
    )
    return WaitView(
        method=Ident(method),
        poller=Ident("poll" if method == "wait" else f"{method}_poller"),
        resume=Ident("resume" if method == "wait" else f"{method}_resume"),
        constant=Ident(planned.constant),
        arguments=tuple(argument_view(argument, spell) for argument in path),
        call=pycode.code("path={{{entries}}}", entries=entries),
        wait=spell(expression),
        result=spell(result),
        watched=spell(pycode.union_of(*watched)),
        doc=_doc(declared, planned),
        poll_doc=pycode.docstring(_POLL, indent=8),
    )


_POLL = "Watch it: ``status()``, ``done()``, ``result()``, ``continuation_token()``."


def _doc(declared: Mapping[str, Any], planned: OperationPlan) -> pycode.Safe:
    success = [str(state) for state in declared.get("success", ())]
    ends = [str(state) for state in declared.get("terminal", ())]
    failures = [state for state in ends if state not in success]
    steps = "/".join(f"{step:g}" for step in declared.get("schedule", ()))
    again = declared.get("restart-on")
    timing = f"Looks after {steps} s" if steps else "Looks from time to time"
    timing += f", again from the start when ``{again}`` changes." if again else "."
    arguments = [
        (a.name, a.description) for a in planned.arguments if a.location == "path" and a.description
    ]
    return pycode.docstring(
        f"Wait until the state is {series(ends, 'or')}.",
        timing,
        pycode.Section(
            "Args",
            (
                *arguments,
                ("on_progress", "Called with what was seen at each look."),
                ("max_wait", "Seconds to wait at most."),
                ("schedule", "Seconds between looks, instead of the documented ones."),
                ("**options", "Timeout, retries, extra headers and the like, for each look."),
            ),
        ),
        pycode.Section(
            "Raises",
            (
                (
                    "WaitError",
                    f"It ended as {series(failures, 'or')}." if success and failures else "",
                ),
                ("WaitTimeoutError", "It had not ended in time."),
            ),
        ),
        indent=8,
    )
