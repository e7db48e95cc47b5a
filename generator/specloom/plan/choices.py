"""Methods whose result depends on an argument: the overloads, and what each of them calls."""

from __future__ import annotations

from dataclasses import replace

from .. import pycode
from ..pycode import Expr, Ident, Safe, TypeExpr
from ..render.views import ArgumentView, ChoiceView, OperationView, OverloadView
from .declaration import Shared, declaration
from .models import ModelPlan
from .operations import OperationPlan, Spelling, call_kind, returned, wrapper

_BOOL = pycode.named("builtins", "bool")


def with_choices(
    plan: ModelPlan, planned: OperationPlan, view: OperationView, spell: Spelling, once: Shared
) -> OperationView:
    """The view of an operation with the argument that chooses, where it has one."""
    choice = planned.choice
    if choice is None:
        return view
    switched = choice.argument == "stream"
    medias = [choice.usual, *(each.media for each in choice.alternatives)]
    values: list[bool | str] = [False, True] if switched else [*medias]
    kinds = [_returned(each) for each in (planned, *planned.others)]
    overloads = [
        (pycode.literal_of(value), value if index == 0 else None, kinds[index])
        for index, value in enumerate(values)
    ]
    whole = pycode.union_of(*(sync for sync, _ in kinds)), pycode.union_of(*(a for _, a in kinds))
    any_of = _BOOL if switched else pycode.literal_of(*medias)
    if switched:
        overloads.append((any_of, None, whole))

    def given(annotation: TypeExpr, default: bool | str | None) -> tuple[ArgumentView, ...]:
        chosen = Safe() if default is None else pycode.literal(default)
        name = Ident(choice.argument)
        return (*view.arguments, ArgumentView(name, spell(annotation), chosen, "name"))

    return replace(
        view,
        arguments=given(any_of, values[0]),
        returns=spell(whole[0]),
        async_returns=spell(whole[1]),
        overloads=tuple(
            OverloadView(given(annotation, default), spell(sync), spell(asynchronous))
            for annotation, default, (sync, asynchronous) in overloads
        ),
        choices=tuple(
            ChoiceView(
                test=_test(choice.argument, value),
                constant=Ident(other.constant),
                declaration=spell(declaration(plan, other, Safe(), once)),
                result=spell(other.returns),
                kind=call_kind(other),
                wrapper=wrapper(other),
            )
            for value, other in zip(values[1:], planned.others, strict=True)
        ),
    )


def _returned(planned: OperationPlan) -> tuple[TypeExpr, TypeExpr]:
    """What a method gives that is no coroutine itself, so that it can give a stream too."""
    sync, asynchronous = returned(planned)
    if call_kind(planned) == "send":
        coroutine = pycode.named("collections.abc", "Coroutine")
        asynchronous = pycode.generic(coroutine, pycode.ANY, pycode.ANY, asynchronous)
    return sync, asynchronous


def _test(argument: str, value: bool | str) -> Safe:
    """`stream`, or `accept == "text/csv"`."""
    name: Expr = Expr((Ident(argument),))
    if value is True:
        return name.code
    return name.code + pycode.code(" == ") + pycode.literal(value)
