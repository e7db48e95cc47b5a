"""The lines of one definition: a class with its members, a function, a constant."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from .expressions import annotation, plain_name, value
from .lines import Line, Tag
from .signature import signature_of
from .typed_dicts import is_typed_dict, typed_dict

_DUNDERS: Final = frozenset(
    f"__{name}__"
    for name in (
        *("init", "call", "enter", "exit", "aenter", "aexit", "iter", "aiter", "next", "anext"),
        *("await", "len", "getitem", "setitem", "delitem", "contains", "bool", "or", "and", "add"),
    )
)
"""Special methods that callers use without naming them."""

_NOT_API: Final = frozenset(("model_config", "model_fields", "model_computed_fields"))
_MACHINERY: Final = frozenset(("Operation", "TypeVar", "ParamSpec", "TypeVarTuple", "getLogger"))
"""What a module keeps under a public name though it is no use to a caller: the facts of an
operation, which are data for the runtime, and type variables."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Definition(Struct, frozen=True):
    """What one name of a module stands for, without its syntax tree.

    `lines` are those of `API.txt` without the path of the name itself, `as_enum` the same for an
    Enum, where it has what would be a member then: something with a value and no type. `bases` are
    the base classes as (module alias or "", name).
    """

    lines: tuple[str, ...]
    bases: tuple[tuple[str, str], ...] = ()
    as_enum: tuple[str, ...] = ()


def definition_of(statements: list[ast.stmt]) -> Definition:
    """What the statements that bind one name define; the last one counts."""
    last = statements[-1]
    match last:
        case ast.ClassDef() if is_typed_dict(last):
            return Definition(_texts(typed_dict("", last)))
        case ast.ClassDef():
            lines = tuple(_class("", last))
            assigned = {f".{name}" for node in last.body for name in _assigned_names(node)}
            members = (
                replace(line, tags=(Tag.MEMBER, *line.tags)) if line.path in assigned else line
                for line in lines
            )
            return Definition(
                _texts(lines),
                tuple(filter(None, map(_base, last.bases))),
                _texts(members) if assigned else (),
            )
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            functions = [node for node in statements if isinstance(node, Function)]
            return Definition(_texts(_functions("", functions, in_class=False)))
        case ast.AnnAssign():
            return Definition(_texts(_annotated("", last)))
        case ast.Assign():
            return Definition(_texts(_assigned("", last)))
        case _:
            return Definition(())


def _texts(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(map(str, lines))


def _base(node: ast.expr) -> tuple[str, str] | None:
    inner = node.value if isinstance(node, ast.Subscript) else node
    match inner:
        case ast.Name(id=name):
            return "", name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return owner, name
        case _:
            return None


def _assigned_names(node: ast.stmt) -> list[str]:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]) if _is_public(name):
            return [name]
        case _:
            return []


def _class(path: str, node: ast.ClassDef) -> Iterator[Line]:
    bases = [annotation(base) for base in node.bases]
    bases += [f"{key.arg}={annotation(key.value)}" for key in node.keywords if key.arg]
    tags = (Tag.CLASS, *_deprecation(node.decorator_list))
    yield Line(path, f"({', '.join(bases)})" if bases else "", tags)
    functions: dict[str, list[Function]] = {}
    for statement in node.body:
        match statement:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                functions.setdefault(statement.name, []).append(statement)
            case ast.AnnAssign(target=ast.Name(id=name)) if _is_public(name):
                yield Line(f"{path}.{name}", _field(statement))
            case ast.Assign(targets=[ast.Name(id=name)]) if _is_public(name):
                yield Line(f"{path}.{name}", f" = {value(statement.value)}")
            case ast.ClassDef() if _is_public(statement.name):
                yield from _class(f"{path}.{statement.name}", statement)
    for name, definitions in functions.items():
        if _is_public(name) or name in _DUNDERS:
            yield from _functions(f"{path}.{name}", definitions, in_class=True)
    yield from _instance_attributes(path, node)


def _is_public(name: str) -> bool:
    return not name.startswith("_") and name not in _NOT_API


def _functions(path: str, nodes: list[Function], *, in_class: bool) -> Iterator[Line]:
    """One line, or one for each overload; the implementation of overloads is not for callers."""
    overloads = [node for node in nodes if "overload" in _decorators(node)]
    for node in overloads or nodes[-1:]:
        names = _decorators(node)
        tags = _deprecation(node.decorator_list)
        if in_class and names & {"property", "cached_property"}:
            text = annotation(node.returns)
            yield Line(path, f": {text}" if text else "", (Tag.PROPERTY, *tags))
            continue
        if in_class and names & {"setter", "deleter", "getter"}:
            continue
        for tag in (Tag.OVERLOAD, Tag.STATICMETHOD, Tag.CLASSMETHOD):
            if tag.value in names:
                tags = (tag, *tags)
        if isinstance(node, ast.AsyncFunctionDef):
            tags = (Tag.ASYNC, *tags)
        bound = in_class and "staticmethod" not in names
        yield Line(path, str(signature_of(node, bound=bound)), tags)


def _decorators(node: Function) -> set[str]:
    return {plain_name(decorator) for decorator in node.decorator_list}


def _deprecation(decorators: list[ast.expr]) -> tuple[Tag, ...]:
    names = {plain_name(decorator) for decorator in decorators}
    return (Tag.DEPRECATED,) if "deprecated" in names else ()


def _field(node: ast.AnnAssign) -> str:
    """The type of a field, and its default if it has one."""
    text = f": {annotation(node.annotation)}"
    default = node.value
    if isinstance(default, ast.Call) and plain_name(default.func) in ("Field", "field"):
        keywords = {keyword.arg: keyword.value for keyword in default.keywords}
        if "default_factory" in keywords:
            return f"{text} = ..."
        given = default.args[0] if default.args else keywords.get("default")
        if given is None or (isinstance(given, ast.Constant) and given.value is ...):
            return text
        default = given
    return f"{text} = {value(default)}" if default is not None else text


def _annotated(path: str, node: ast.AnnAssign) -> Iterator[Line]:
    kind = plain_name(node.annotation)
    if kind == "TypeAlias":
        yield Line(path, f" = {annotation(node.value)}", (Tag.ALIAS,))
    elif kind not in _MACHINERY:
        text = annotation(node.annotation)
        shown = value(node.value)
        yield Line(path, f": {text}" + (f" = {shown}" if shown not in ("", "...") else ""))


def _assigned(path: str, node: ast.Assign) -> Iterator[Line]:
    call = plain_name(node.value) if isinstance(node.value, ast.Call) else ""
    if call in _MACHINERY:
        return
    if isinstance(node.value, ast.Call) and is_typed_dict(node.value):
        yield from typed_dict(path, node.value)
        return
    if call == "TypeAliasType" and isinstance(node.value, ast.Call) and len(node.value.args) > 1:
        yield Line(path, f" = {annotation(node.value.args[1])}", (Tag.ALIAS,))
    elif isinstance(node.value, ast.Subscript | ast.BinOp):
        yield Line(path, f" = {annotation(node.value)}", (Tag.ALIAS,))
    else:
        yield Line(path, f" = {value(node.value)}")


def _instance_attributes(path: str, node: ast.ClassDef) -> Iterator[Line]:
    """What `__init__` sets on self and the class does not declare."""
    declared = {
        target.id
        for statement in node.body
        for target in _targets(statement)
        if isinstance(target, ast.Name)
    }
    for definition in node.body:
        if not isinstance(definition, ast.FunctionDef) or definition.name != "__init__":
            continue
        for statement in definition.body:
            match statement:
                case ast.Assign(targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)]):
                    text = ""
                case ast.AnnAssign(target=ast.Attribute(value=ast.Name(id="self"), attr=name)):
                    text = f": {annotation(statement.annotation)}"
                case _:
                    continue
            if _is_public(name) and name not in declared:
                declared.add(name)
                yield Line(f"{path}.{name}", text)


def _targets(statement: ast.stmt) -> list[ast.expr]:
    match statement:
        case ast.AnnAssign():
            return [statement.target]
        case ast.Assign():
            return statement.targets
        case _:
            return []
