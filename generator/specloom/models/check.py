"""What the engine wrote, held against the plan."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from ..render.views import ClassView, EnumView
from .engine import EngineClass
from .strip import Stripped


def differences(
    written: EngineClass | None, view: ClassView | EnumView, stripped: Stripped
) -> Iterable[str]:
    """What is not as planned in the engine's class; nothing when all is well. `stripped` is what
    the engine was given of it."""
    if written is None:
        yield "the class is missing"
        return
    try:
        tree = ast.parse(written.text)
    except SyntaxError as error:
        yield f"the class is not Python: {error.msg}"
        return
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    if [node.name for node in classes] != [str(view.name)] or len(tree.body) != 1:
        yield "it is not exactly one class of the planned name"
        return
    if isinstance(view, ClassView):
        yield from _fields(written, classes[0], view, stripped)
    else:
        yield from _members(classes[0], view)


def _fields(
    written: EngineClass, node: ast.ClassDef, view: ClassView, stripped: Stripped
) -> Iterable[str]:
    names = [
        item.target.id
        for item in node.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    ]
    planned = [str(field.name) for field in view.fields]
    if [name for name in names if not name.startswith("__")] != planned:
        yield "its fields are not the planned ones"
    understood = dict(written.fields)
    for field in view.fields:
        hint = stripped.read(understood, str(field.name))
        if hint != field.engine:
            yield f"field {field.name}: the engine read {hint or 'nothing'}, planned {field.engine}"


def _members(node: ast.ClassDef, view: EnumView) -> Iterable[str]:
    names = [
        target.id
        for item in node.body
        if isinstance(item, ast.Assign)
        for target in item.targets
        if isinstance(target, ast.Name)
    ]
    if names != [str(member.name) for member in view.members]:
        yield "its members are not the planned ones"
