"""Methods whose result depends on an argument: the overloads, and what each of them calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from .. import pycode
from ..pycode import Expr, Ident, Safe, TypeExpr
from ..render.views import ArgumentView, ChoiceView, ChosenView, OperationView, OverloadView
from .alternatives import Choice
from .declaration import Shared, declaration
from .models import ModelPlan
from .operations import OperationPlan, call_kind, returned, shown_arguments, wrapper
from .spelling import Spelling
from .types import RUNTIME

_BOOL = pycode.named("builtins", "bool")


def with_choices(
    plan: ModelPlan, planned: OperationPlan, view: OperationView, spell: Spelling, once: Shared
) -> OperationView:
    """The view of an operation with the argument that chooses, where it has one."""
    choice = planned.choice
    if choice is None:
        return view
    any_of = _BOOL if choice.argument == "stream" else pycode.literal_of(*_values(choice))
    sync, asynchronous = _any_of_them(planned, _plain)
    return replace(
        view,
        arguments=_with(view.arguments, choice, any_of, _values(choice)[0], spell),
        returns=spell(sync),
        async_returns=spell(asynchronous),
        overloads=_overloads(planned, choice, view.arguments, _plain, spell),
        choices=tuple(
            ChoiceView(
                test=_test(choice.argument, value),
                constant=Ident(other.constant),
                declaration=spell(declaration(plan, other, Safe(), once)),
                result=spell(other.returns),
                kind=call_kind(other),
                wrapper=wrapper(other),
            )
            for value, other in zip(_values(choice)[1:], planned.others, strict=True)
        ),
    )


def chosen_view(planned: OperationPlan, choice: Choice, spell: Spelling) -> ChosenView:
    """The same method in the views of a resource."""
    arguments = shown_arguments(planned, spell)
    return ChosenView(
        Ident(planned.method),
        _overloads(planned, choice, arguments, _raw, spell),
        _overloads(planned, choice, arguments, _streamed, spell),
    )


def _values(choice: Choice) -> list[bool | str]:
    """What the argument may be; the first is the default."""
    if choice.argument == "stream":
        return [False, True]
    return [choice.usual, *(each.media for each in choice.alternatives)]


def _overloads(
    planned: OperationPlan,
    choice: Choice,
    arguments: tuple[ArgumentView, ...],
    given: Given,
    spell: Spelling,
) -> tuple[OverloadView, ...]:
    """A way to call it for each value, and for a switch that is not known beforehand."""
    ways: list[tuple[TypeExpr, bool | str | None, tuple[TypeExpr, TypeExpr]]] = [
        (pycode.literal_of(value), value if index == 0 else None, given(each))
        for index, (value, each) in enumerate(
            zip(_values(choice), (planned, *planned.others), strict=True)
        )
    ]
    if choice.argument == "stream":
        ways.append((_BOOL, None, _any_of_them(planned, given)))
    return tuple(
        OverloadView(
            _with(arguments, choice, annotation, default, spell), spell(sync), spell(asynchronous)
        )
        for annotation, default, (sync, asynchronous) in ways
    )


def _with(
    arguments: tuple[ArgumentView, ...],
    choice: Choice,
    annotation: TypeExpr,
    default: bool | str | None,
    spell: Spelling,
) -> tuple[ArgumentView, ...]:
    """The arguments, and the one that chooses."""
    chosen = Safe() if default is None else pycode.literal(default)
    return (*arguments, ArgumentView(Ident(choice.argument), spell(annotation), chosen, "name"))


Given: TypeAlias = Callable[[OperationPlan], tuple[TypeExpr, TypeExpr]]
"""What a method gives: that of the sync client, and that of the async one, which is no coroutine
itself, so that it can give a stream too."""


def _any_of_them(planned: OperationPlan, given: Given) -> tuple[TypeExpr, TypeExpr]:
    sync, asynchronous = zip(*map(given, (planned, *planned.others)), strict=True)
    return pycode.union_of(*sync), pycode.union_of(*asynchronous)


def _plain(planned: OperationPlan) -> tuple[TypeExpr, TypeExpr]:
    sync, asynchronous = returned(planned)
    return sync, _coroutine(sync) if call_kind(planned) == "send" else asynchronous


def _raw(planned: OperationPlan) -> tuple[TypeExpr, TypeExpr]:
    if call_kind(planned) != "send":  # it has status and headers itself
        return returned(planned)
    raw = pycode.generic(pycode.named(RUNTIME, "RawResponse"), planned.returns)
    return raw, _coroutine(raw)


def _streamed(planned: OperationPlan) -> tuple[TypeExpr, TypeExpr]:
    sync, asynchronous = returned(planned)
    if call_kind(planned) == "send":
        sync, asynchronous = (
            pycode.generic(pycode.named(RUNTIME, name), planned.returns)
            for name in ("Stream", "AsyncStream")
        )
    opened = pycode.named("contextlib", "AbstractAsyncContextManager")
    return sync, pycode.generic(opened, asynchronous)


def _coroutine(result: TypeExpr) -> TypeExpr:
    return pycode.generic(
        pycode.named("collections.abc", "Coroutine"), pycode.ANY, pycode.ANY, result
    )


def _test(argument: str, value: bool | str) -> Safe:
    """`stream`, or `accept == "text/csv"`."""
    name: Expr = Expr((Ident(argument),))
    if value is True:
        return name.code
    return name.code + pycode.code(" == ") + pycode.literal(value)
