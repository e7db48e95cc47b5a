"""Annotations and defaults as text that does not depend on how a formatter wrote them."""

from __future__ import annotations

import ast
from itertools import islice
from typing import Final

_LONGEST: Final = 60


def annotation(node: ast.expr | None) -> str:
    """A type as text: without the metadata of `Annotated`, without quotes around names."""
    if node is None:
        return ""
    return _text(node, quoted=True)


def value(node: ast.expr | None) -> str:
    """A default or constant as text; `...` when it is too long for a line."""
    match node:
        case None:
            return ""
        case ast.Constant():
            return repr(node.value)
        case ast.Name() | ast.Attribute():
            return _text(node, quoted=False)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=number)):
            return f"-{number!r}"
        case _ if _is_long(node):
            return "..."
        case _:
            text = ast.unparse(node)
            return text if len(text) <= _LONGEST else "..."


def _is_long(node: ast.expr) -> bool:
    """Whether an expression is longer than a line by the number of its names and values alone:
    tables have thousands, and to write them only to count the characters takes a while."""
    leaves = (each for each in ast.walk(node) if isinstance(each, ast.Name | ast.Constant))
    return next(islice(leaves, _LONGEST, None), None) is not None


def plain_name(node: ast.expr) -> str:
    """`Name` of `Name`, `module.Name`, `Name[...]`; "" for anything else."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case ast.Subscript():
            return plain_name(node.value)
        case ast.Call():
            return plain_name(node.func)
        case _:
            return ""


def _text(node: ast.expr, *, quoted: bool) -> str:
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{_text(node.value, quoted=quoted)}.{node.attr}"
        case ast.Constant(value=str() as text) if quoted:
            return _unquoted(text)
        case ast.Constant(value=None):
            return "None"
        case ast.Constant():
            return "..." if node.value is ... else repr(node.value)
        case ast.BinOp(op=ast.BitOr()):
            members = [node.right]
            left = node.left
            while isinstance(left, ast.BinOp) and isinstance(left.op, ast.BitOr):  # thousands
                members.append(left.right)
                left = left.left
            return " | ".join(_text(each, quoted=quoted) for each in (left, *reversed(members)))
        case ast.Subscript():
            return _subscript(node, quoted)
        case ast.Tuple():
            return ", ".join(_text(item, quoted=quoted) for item in node.elts)
        case ast.List():
            return f"[{', '.join(_text(item, quoted=quoted) for item in node.elts)}]"
        case _:
            return ast.unparse(node)


def _subscript(node: ast.Subscript, quoted: bool) -> str:
    head = plain_name(node.value)
    if head == "Annotated" and isinstance(node.slice, ast.Tuple) and node.slice.elts:
        return _text(node.slice.elts[0], quoted=quoted)
    inner = _text(node.slice, quoted=quoted and head != "Literal")
    return f"{_text(node.value, quoted=quoted)}[{inner}]"


def _unquoted(text: str) -> str:
    try:
        return _text(ast.parse(text, mode="eval").body, quoted=True)
    except SyntaxError:
        return repr(text)
