"""The lines of a `TypedDict`: one per key, whether a class body or a call makes it.

A key that has to be given is `Required[…]` in its line, whatever `total` says. A key
that is no name stands in quotes, with its dots escaped.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from .expressions import annotation, plain_name
from .lines import Line, Tag


def is_typed_dict(node: ast.expr | ast.ClassDef | None) -> bool:
    """Whether a class, or the call behind a name, is a `TypedDict`."""
    match node:
        case ast.ClassDef():
            return any(plain_name(base) == "TypedDict" for base in node.bases)
        case ast.Call(args=[_, ast.Dict()]):
            return plain_name(node.func) == "TypedDict"
        case _:
            return False


def typed_dict(path: str, node: ast.ClassDef | ast.Call) -> Iterator[Line]:
    """The lines of a `TypedDict` at a path."""
    bases = [annotation(base) for base in node.bases] if isinstance(node, ast.ClassDef) else []
    more = [f"{each.arg}={annotation(each.value)}" for each in node.keywords]
    yield Line(path, f"({', '.join([*(bases or ['TypedDict']), *more])})", (Tag.CLASS,))
    total = not any(
        each.arg == "total" and isinstance(each.value, ast.Constant) and each.value.value is False
        for each in node.keywords
    )
    for key, type_ in _keys(node):
        text = annotation(type_)
        needed = total and plain_name(type_) not in ("Required", "NotRequired")
        yield Line(f"{path}.{_shown(key)}", f": Required[{text}]" if needed else f": {text}")


def _keys(node: ast.ClassDef | ast.Call) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.ClassDef):
        for statement in node.body:
            match statement:
                case ast.AnnAssign(target=ast.Name(id=name)):
                    yield name, statement.annotation
        return
    for each in node.args:
        if isinstance(each, ast.Dict):
            for key, value in zip(each.keys, each.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield str(key.value), value


def _shown(key: str) -> str:
    return key if key.isidentifier() else repr(key).replace(".", "\\x2e")
