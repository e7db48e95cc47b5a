"""Signatures: made from a function definition, and read back from a line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from .expressions import annotation, value


class ParameterKind(StrEnum):
    """How an argument may be given (Python Language Reference, 8.7)."""

    POSITIONAL_ONLY = "positional only"
    EITHER = "positional or keyword"
    VAR_POSITIONAL = "*"
    KEYWORD_ONLY = "keyword only"
    VAR_KEYWORD = "**"


class Parameter(Struct, frozen=True):
    """One parameter. `default` is "" when an argument must be given."""

    name: str
    kind: ParameterKind
    type: str
    default: str

    @property
    def required(self) -> bool:
        """Whether a call without it is an error."""
        return not self.default and self.kind not in (
            ParameterKind.VAR_POSITIONAL,
            ParameterKind.VAR_KEYWORD,
        )

    @property
    def positional(self) -> bool:
        """Whether it may be given by position."""
        return self.kind in (ParameterKind.POSITIONAL_ONLY, ParameterKind.EITHER)

    @property
    def keyword(self) -> bool:
        """Whether it may be given by name."""
        return self.kind in (ParameterKind.KEYWORD_ONLY, ParameterKind.EITHER)

    def __str__(self) -> str:
        star = self.kind.value if self.kind.value.startswith("*") else ""
        text = f"{star}{self.name}: {self.type}" if self.type else f"{star}{self.name}"
        if not self.default:
            return text
        return f"{text} = {self.default}" if self.type else f"{text}={self.default}"


class Signature(Struct, frozen=True):
    """What a callable takes and returns; `returns` is "" when it does not say."""

    parameters: tuple[Parameter, ...]
    returns: str

    def __str__(self) -> str:
        arrow = f" -> {self.returns}" if self.returns else ""
        return f"({', '.join(_parts(self.parameters))}){arrow}"


def signature_of(node: ast.FunctionDef | ast.AsyncFunctionDef, *, bound: bool) -> Signature:
    """The signature of a definition. `bound` leaves out the first parameter: self or cls."""
    found = list(_parameters(node.args))
    if bound and found and found[0].positional:
        del found[0]
    return Signature(tuple(found), annotation(node.returns))


def parse_signature(text: str) -> Signature:
    """The signature of a line's rest: `(id: str, /) -> Job`.

    Raises:
        ValueError: The text is no signature.
    """
    try:
        (definition,) = ast.parse(f"def _{text}: ...").body
    except (SyntaxError, ValueError):
        raise ValueError(f"not a signature: {text[:80]!r}") from None
    if not isinstance(definition, ast.FunctionDef):
        raise ValueError(f"not a signature: {text[:80]!r}")
    return signature_of(definition, bound=False)


def _parameters(args: ast.arguments) -> Iterator[Parameter]:
    positional = [*args.posonlyargs, *args.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(args.defaults))
    for index, (arg, default) in enumerate(
        zip(positional, [*defaults, *args.defaults], strict=True)
    ):
        only = index < len(args.posonlyargs)
        kind = ParameterKind.POSITIONAL_ONLY if only else ParameterKind.EITHER
        yield Parameter(arg.arg, kind, annotation(arg.annotation), value(default))
    if args.vararg:
        yield _variadic(args.vararg, ParameterKind.VAR_POSITIONAL)
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        kind = ParameterKind.KEYWORD_ONLY
        yield Parameter(arg.arg, kind, annotation(arg.annotation), value(default))
    if args.kwarg:
        yield _variadic(args.kwarg, ParameterKind.VAR_KEYWORD)


def _variadic(arg: ast.arg, kind: ParameterKind) -> Parameter:
    return Parameter(arg.arg, kind, annotation(arg.annotation), "")


def _parts(parameters: tuple[Parameter, ...]) -> Iterator[str]:
    """The parameters with the `/` and `*` that tell their kinds."""
    starred = False
    for index, parameter in enumerate(parameters):
        kind = parameter.kind
        if kind is ParameterKind.VAR_POSITIONAL:
            starred = True
        elif kind is ParameterKind.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        yield str(parameter)
        following = parameters[index + 1].kind if index + 1 < len(parameters) else None
        if kind is ParameterKind.POSITIONAL_ONLY and following is not ParameterKind.POSITIONAL_ONLY:
            yield "/"
