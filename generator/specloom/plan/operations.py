"""What is decided about operations, and the methods that call them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from .. import pycode
from ..ir.api import Operation
from ..ir.paths import WirePath, wire_path
from ..naming import avoid, screaming, unique, words
from ..pycode import Ident, Safe, TypeExpr
from ..render.views import ArgumentView, OperationView
from .alternatives import Choice, plan_choice
from .arguments import Argument, ArgumentNames, plan_arguments
from .call_arguments import call_arguments
from .declaration import Shared, declaration
from .models import ModelPlan
from .operation_docs import operation_doc
from .paging import HABIT, PagingPlan, Whole, plan_paging
from .results import Result, plan_result, result_type
from .spelling import Spelling
from .types import RUNTIME


class OperationPlan(Struct, frozen=True):
    """Everything decided about one operation."""

    operation: Operation
    method: str
    constant: str
    arguments: tuple[Argument, ...]
    result: Result
    paging: PagingPlan | None
    path: WirePath
    returns: TypeExpr
    """What the method returns; the item for a paged one, the event for a stream."""
    choice: Choice | None = None
    """What else it can answer with."""
    others: tuple[OperationPlan, ...] = ()
    """The same operation with each of the other answers."""
    streamed: bool | None = None
    """What the body's `stream` is to say."""
    paging_why: str = ""
    """Why it was taken for a list in pages, or was not though it is much like one."""


def plan_operation(
    plan: ModelPlan,
    operation: Operation,
    method: str,
    names: ArgumentNames,
    classes: Collection[str],
    constants: Collection[str],
    *,
    whole: Whole | None = None,
) -> OperationPlan:
    """`names` are those of the arguments; `classes` those of the resources, which stand beside the
    constants: `A` is both. `constants` are those that other operations may have. `whole` is what
    habits do not turn into a list in pages (`plan.paging_kept`)."""
    arguments = plan_arguments(plan, operation, names)
    result = plan_result(plan, operation)
    paging, why = plan_paging(plan, operation, result, arguments)
    if whole and paging and paging.source == HABIT and (whole == "always" or paging.late):
        why = f"it stays answered as a whole, though it has pages ({paging.style})"
        paging = None
    # A habit says less than a document that shows another answer.
    certain = paging is not None and (paging.source != HABIT or operation.method == "GET")
    choice = None if certain else plan_choice(plan, operation, result, arguments)
    if choice is not None and paging is not None:
        paging, why = None, "it can answer with something else, too"
    planned = OperationPlan(
        operation,
        method,
        avoid(screaming(words(method)), classes),
        arguments,
        result,
        paging,
        wire_path(operation.path),
        paging.item if paging else _returns(plan, result),
        paging_why=why,
    )
    if choice is None:
        return planned
    return replace(
        planned,
        choice=choice,
        others=tuple(_others(plan, planned, choice, {*classes, *constants})),
        streamed=False if choice.switched_off else None,
    )


def _others(
    plan: ModelPlan, planned: OperationPlan, choice: Choice, taken: Collection[str]
) -> Iterator[OperationPlan]:
    """The operation with each of its other answers; the constant says which: `CREATE_STREAM`."""
    wishes = {
        other.media: [
            f"{planned.constant}_{screaming(words(word))}"
            for word in (
                *(["stream"] if choice.argument == "stream" else []),
                other.media.partition("/")[2],
                other.media,
            )
        ]
        for other in choice.alternatives
    }
    names: dict[str, str] = {}
    for media, (first, *more) in wishes.items():
        names[media] = unique(first, {*taken, *names.values()}, more)
    for other in choice.alternatives:
        yield replace(
            planned,
            constant=names[other.media],
            result=other.result,
            returns=_returns(plan, other.result),
            streamed=True if choice.argument == "stream" else None,
            choice=choice,
        )


def _returns(plan: ModelPlan, result: Result) -> TypeExpr:
    type_ = result_type(result)
    return plan.writer.plain(type_) if type_ is not None else pycode.NONE


Raised: TypeAlias = tuple[tuple[tuple[str, str], ...], ...]
"""For each answer of an operation, the errors that it stands for: class and why."""


def operation_view(
    plan: ModelPlan,
    planned: OperationPlan,
    raised: Raised,
    spell: Spelling,
    *,
    wait: Safe,
    once: Shared,
    begin: str = "",
) -> OperationView:
    """The view of one operation for the resource template.

    `wait` is the code of its `Wait`, if it has one; `once` what the module keeps in constants;
    `begin` the method that gives a poller, if there is one.
    """
    kind = call_kind(planned)
    returns, async_returns = returned(planned)
    return OperationView(
        constant=Ident(planned.constant),
        declaration=spell(declaration(plan, planned, wait, once)),
        result=spell(planned.returns),
        method=Ident(planned.method),
        arguments=shown_arguments(planned, spell),
        returns=spell(returns),
        async_returns=spell(async_returns),
        doc=operation_doc(planned, raised, sends=kind == "send", begin=begin),
        call=call_arguments(planned),
        kind=kind,
        wrapper=wrapper(planned),
        deprecated=planned.operation.doc.deprecated,
        id=planned.operation.id,
        http_method=planned.operation.method,
        path=planned.operation.path,
        summary=planned.operation.summary,
    )


def call_kind(planned: OperationPlan) -> str:
    """How a method calls: send, pages, events, lines or download."""
    if planned.paging:
        return "pages"
    if planned.result.kind == "binary":
        return "download"
    return planned.result.kind if planned.result.kind in ("events", "lines") else "send"


def returned(planned: OperationPlan) -> tuple[TypeExpr, TypeExpr]:
    """What the method returns, and what that of the async client does."""
    kind = call_kind(planned)
    if kind == "send":
        return planned.returns, planned.returns
    names = [f"{prefix}{wrapper(planned)}" for prefix in ("", "Async")]
    sync, asynchronous = (pycode.named(RUNTIME, name) for name in names)
    if kind == "download":
        return sync, asynchronous
    return pycode.generic(sync, planned.returns), pycode.generic(asynchronous, planned.returns)


def wrapper(planned: OperationPlan) -> Ident:
    """The runtime's class that a result is walked with; of no meaning where it is sent."""
    return Ident(_WRAPPERS.get(call_kind(planned), "Download"))


_WRAPPERS = {"pages": "Pages", "events": "EventStream", "lines": "JSONLines"}
"""The runtime's classes for results that are walked; the async ones have `Async` before them."""


def argument_view(argument: Argument, spell: Spelling) -> ArgumentView:
    return ArgumentView(
        Ident(argument.name),
        spell(argument.annotation),
        Safe() if argument.required else pycode.code("None"),
        {"path": "position", "body": "either"}.get(argument.location, "name"),
    )


def shown_arguments(planned: OperationPlan, spell: Spelling) -> tuple[ArgumentView, ...]:
    """The arguments that a caller gives."""
    return tuple(
        argument_view(argument, spell)
        for argument in planned.arguments
        if not (planned.paging and argument.wire in planned.paging.own_parameters)
    )
