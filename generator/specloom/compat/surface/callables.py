"""Two versions of a function or method: what its callers notice."""

from __future__ import annotations

from collections.abc import Iterator

from ..level import Level
from .lines import Line, Tag
from .rules import RULES
from .signature import Parameter, ParameterKind, Signature, parse_signature
from .types import union_members

Change = tuple[str, dict[str, str]]
"""A rule's id, and the values of its message."""

_CALLED_AS = {Tag.STATICMETHOD: "static method", Tag.CLASSMETHOD: "class method"}


def compare_callables(olds: tuple[Line, ...], news: tuple[Line, ...]) -> Iterator[Change]:
    """The rules that apply, with the values of their messages."""
    match olds, news:
        case (old,), (new,):
            yield from _compare(old, new)
        case _:
            yield from _overloads(olds, news)


def _compare(old: Line, new: Line) -> Iterator[Change]:
    before, after = parse_signature(old.rest), parse_signature(new.rest)
    answers = _answer(old, before), _answer(new, after)
    if answers[0][0] != answers[1][0]:
        words = ["async" if awaited else "not async" for awaited, _ in answers]
        yield "sdk-async-changed", {"old": words[0], "new": words[1]}
    called = _called(old), _called(new)
    if called[0] != called[1]:
        yield "sdk-call-changed", {"old": called[0], "new": called[1]}
    yield from _parameters(before, after)
    yield from _returns(answers[0][1], answers[1][1])


_COROUTINE = "Coroutine[Any, Any, "


def _answer(line: Line, signature: Signature) -> tuple[bool, str]:
    """Whether callers await what comes back, and its type then.

    `async def f() -> T` and `def f() -> Coroutine[Any, Any, T]` are the same to them.
    """
    if Tag.ASYNC not in line.tags and signature.returns.startswith(_COROUTINE):
        return True, signature.returns.removeprefix(_COROUTINE)[:-1]
    return Tag.ASYNC in line.tags, signature.returns


def _called(line: Line) -> str:
    return next((word for tag, word in _CALLED_AS.items() if tag in line.tags), "method")


def _overloads(olds: tuple[Line, ...], news: tuple[Line, ...]) -> Iterator[Change]:
    """As many ways to call it as before are compared in their order, and what changes in several of
    them is told once. Otherwise each old way is compared with the first new one that takes all its
    calls, which is the one that type checkers choose; where there is none, it is gone."""
    if len(olds) == len(news):
        pairs = list(zip(olds, news, strict=True))
    else:
        ways = [(old, _taken_by(old, news)) for old in olds]
        pairs = [(old, new) for old, new in ways if new is not None]
        for _ in range(len(olds) - len(pairs)):
            yield "sdk-overload-removed", {"renamed": ""}
        for _ in range(len(news) - len({new for _, new in pairs})):
            yield "sdk-overload-added", {}
    told: list[Change] = []
    for change in (change for old, new in pairs for change in _compare(old, new)):
        if change not in told:
            told.append(change)
    yield from told


def _taken_by(old: Line, news: tuple[Line, ...]) -> Line | None:
    """The first of several ways to call something in which all calls of an old way are made."""
    before = parse_signature(old.rest)
    for new in news:
        changes = _parameters(before, parse_signature(new.rest))
        if all(RULES[rule].level is Level.INFO for rule, _ in changes):
            return new
    return None


def _parameters(old: Signature, new: Signature) -> Iterator[Change]:
    before = {parameter.name: parameter for parameter in old.parameters}
    after = {parameter.name: parameter for parameter in new.parameters}
    renamed = dict(_renamed(old, new, before, after))
    for name, parameter in before.items():
        twin = after.get(renamed.get(name, name))
        if twin is None:
            if not _swallowed(parameter, new):
                yield "sdk-parameter-removed", {"old": name, "renamed": ""}
            continue
        if name in renamed:
            by_name = "" if parameter.keyword else "positional-"
            yield f"sdk-{by_name}parameter-renamed", {"old": name, "new": twin.name}
        yield from _parameter(parameter, twin)
    for name, parameter in after.items():
        if name not in before and name not in renamed.values():
            kind = "required" if parameter.required else "optional"
            yield f"sdk-{kind}-parameter-added", {"new": name}
    yield from _places(old, new, renamed)


def _renamed(
    old: Signature,
    new: Signature,
    before: dict[str, Parameter],
    after: dict[str, Parameter],
) -> Iterator[tuple[str, str]]:
    """Parameters with another name in the same place, of the same kind and type."""
    for left, right in zip(old.parameters, new.parameters, strict=False):
        if (
            left.name != right.name
            and left.name not in after
            and right.name not in before
            and (left.kind, left.type, left.default) == (right.kind, right.type, right.default)
        ):
            yield left.name, right.name


def _swallowed(parameter: Parameter, new: Signature) -> bool:
    """Whether the arguments are still taken, by `*args` or `**kwargs`."""
    kinds = {item.kind for item in new.parameters}
    if parameter.kind is ParameterKind.KEYWORD_ONLY:
        return ParameterKind.VAR_KEYWORD in kinds and not _typed_options(new)
    return {ParameterKind.VAR_POSITIONAL, ParameterKind.VAR_KEYWORD} <= kinds


def _typed_options(new: Signature) -> bool:
    """Whether `**options` takes only the names that a TypedDict lists (PEP 692)."""
    return any(
        item.kind is ParameterKind.VAR_KEYWORD and item.type.startswith("Unpack[")
        for item in new.parameters
    )


def _parameter(old: Parameter, new: Parameter) -> Iterator[Change]:
    name = new.name
    if old.kind is not new.kind:
        lost = (old.positional and not new.positional) or (old.keyword and not new.keyword)
        rule = "sdk-parameter-kind-changed" if lost else "sdk-parameter-kind-widened"
        yield rule, {"name": name, "old": old.kind.value, "new": new.kind.value}
    if old.required != new.required:
        word = "required" if new.required else "optional"
        yield f"sdk-parameter-became-{word}", {"name": name}
    elif old.default != new.default:
        yield (
            "sdk-parameter-default-changed",
            {"name": name, "old": old.default, "new": new.default},
        )
    if old.type != new.type:
        before, after = set(union_members(old.type)), set(union_members(new.type))
        if before != after:
            widened = not new.type or (bool(old.type) and before < after)
            rule = "sdk-parameter-type-widened" if widened else "sdk-parameter-type-changed"
            yield rule, {"name": name, "old": old.type or "any", "new": new.type or "any"}


def _places(old: Signature, new: Signature, renamed: dict[str, str]) -> Iterator[Change]:
    """Positional parameters that stand in another place among those that stayed or came before."""
    before = [item.name for item in old.parameters if item.positional]
    after = [item.name for item in new.parameters if item.positional]
    for place, name in enumerate(before):
        twin = renamed.get(name, name)
        if twin in after and after.index(twin) != place:
            values = {"name": twin, "old": str(place + 1), "new": str(after.index(twin) + 1)}
            yield "sdk-parameter-moved", values


def _returns(old: str, new: str) -> Iterator[Change]:
    before, after = set(union_members(old)), set(union_members(new))
    if before == after:
        return
    narrowed = bool(new) and (not old or after < before)
    rule = "sdk-return-type-narrowed" if narrowed else "sdk-return-type-changed"
    yield rule, {"old": old or "any", "new": new or "any"}
