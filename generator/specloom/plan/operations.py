"""What is decided about operations, and the methods that call them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .. import pycode
from ..ir.api import Operation
from ..naming import avoid, screaming, words
from ..pycode import Expr, Ident, Safe, Symbol, TypeExpr
from ..render.views import ArgumentView, OperationView
from .arguments import Argument, plan_arguments
from .declaration import declaration
from .errors import ErrorPlan
from .model_names import Vocabulary
from .models import ModelPlan
from .operation_docs import operation_doc
from .paging import PagingPlan, plan_paging
from .paths import WirePath, wire_path
from .results import Result, plan_result, result_type
from .types import MODELS, RUNTIME


@dataclass(frozen=True, slots=True)
class OperationPlan:
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


def plan_operation(
    plan: ModelPlan,
    operation: Operation,
    method: str,
    vocabulary: Vocabulary,
    classes: Collection[str],
) -> OperationPlan:
    """`classes` are those of the resources, which stand beside the constants: `A` is both."""
    arguments = plan_arguments(plan, operation, vocabulary)
    result = plan_result(plan, operation)
    paging = plan_paging(plan, operation, result, arguments)
    return OperationPlan(
        operation,
        method,
        avoid(screaming(words(method)), classes),
        arguments,
        result,
        paging,
        wire_path(operation.path),
        paging.item if paging else _returns(plan, result),
    )


def _returns(plan: ModelPlan, result: Result) -> TypeExpr:
    type_ = result_type(result)
    return plan.writer.plain(type_) if type_ is not None else pycode.NONE


class Spelling:
    """How the annotations of one file are spelled, and what they make it import."""

    def __init__(self, hidden: Iterable[str] = ()) -> None:
        self.used: set[Symbol] = set()
        self._hidden = frozenset(hidden)
        """Names that the file hides: methods called `list`."""

    def __call__(self, expression: Expr) -> Safe:
        self.used |= expression.names
        special: dict[Symbol, Safe] = {}
        for symbol in expression.names:
            if symbol.module == MODELS:
                special[symbol] = pycode.dotted_name(f"models.{symbol.name}")
            elif symbol.module == "builtins" and symbol.name in self._hidden:
                special[symbol] = pycode.dotted_name(f"builtins.{symbol.name}")
        return expression.spelled(special)


def operation_view(
    plan: ModelPlan,
    planned: OperationPlan,
    errors: ErrorPlan,
    spell: Spelling,
    *,
    wait: Safe,
    accept: str,
) -> OperationView:
    """The view of one operation for the resource template.

    `wait` is the code of its `Wait`, if it has one; `accept` the media type that the module keeps
    in its constant `_ACCEPT`.
    """
    kind = call_kind(planned)
    result = spell(planned.returns)
    returns, async_returns = result, result
    if kind == "download":
        returns, async_returns = (
            spell(pycode.named(RUNTIME, name)) for name in ("Download", "AsyncDownload")
        )
    elif kind in _WRAPPERS:
        returns, async_returns = (
            spell(pycode.generic(pycode.named(RUNTIME, name), planned.returns))
            for name in (_WRAPPERS[kind], f"Async{_WRAPPERS[kind]}")
        )
    return OperationView(
        constant=Ident(planned.constant),
        declaration=spell(declaration(plan, planned, wait, accept)),
        result=result,
        method=Ident(planned.method),
        arguments=shown_arguments(planned, spell),
        returns=returns,
        async_returns=async_returns,
        doc=operation_doc(planned, errors, sends=kind == "send"),
        call=call_arguments(planned),
        kind=kind,
        wrapper=Ident(_WRAPPERS.get(kind, "Download")),
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
    if planned.result.kind == "binary" and not planned.result.optional:
        return "download"
    return planned.result.kind if planned.result.kind in ("events", "lines") else "send"


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


def call_arguments(planned: OperationPlan) -> Safe:
    """`path={"id": id}, query={"$top": top}, body=body`, in that order."""
    groups: dict[str, list[Safe]] = {}
    plain: list[Safe] = []
    for argument in planned.arguments:
        if planned.paging and argument.wire in planned.paging.own_parameters:
            continue
        name = Ident(argument.name)
        if argument.location == "body":
            plain.append(pycode.code("body={name}", name=name))
        elif argument.location == "content-type":
            plain.append(pycode.code("content_type={name}", name=name))
        else:
            key = _GROUPS[argument.location]
            entry = pycode.literal(argument.wire) + pycode.code(": ") + name
            groups.setdefault(key, []).append(entry)
    for wire, value in planned.path.query:
        fixed = pycode.literal(wire) + pycode.code(": ") + pycode.literal(value)
        groups.setdefault("query", []).append(fixed)
    parts = [
        pycode.code("{name}={{{entries}}}", name=Ident(key),
                    entries=pycode.code(", ").join(groups[key]))
        for key in ("path", "query", "headers", "cookies")
        if key in groups
    ]  # fmt: skip
    return pycode.code(", ").join([*parts, *plain])


_GROUPS = {"path": "path", "query": "query", "header": "headers", "cookie": "cookies"}
