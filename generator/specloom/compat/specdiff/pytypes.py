"""A schema as the Python type that a caller sees, for reports."""

from __future__ import annotations

import json
from typing import Final

from ...pycode import literal
from .classes import named_component
from .flatten import Flattener
from .names import Names
from .pointer import split
from .view import Node, View
from .walk import behind

_SCALARS: Final = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "None",
}
_FORMATS: Final = {
    "date-time": "datetime",
    "date": "date",
    "time": "time",
    "duration": "timedelta",
    "uuid": "UUID",
    "binary": "bytes",
    "byte": "bytes",
    "base64": "bytes",
    "decimal": "Decimal",
}
_DEEPEST: Final = 4
_MOST: Final = 12


class PythonTypes:
    """The Python types of the schemas of one document."""

    def __init__(self, view: View, shapes: Flattener, names: Names) -> None:
        self._view = view
        self._shapes = shapes
        self._names = names

    def text(self, node: Node, depth: int = 0, *, inside: bool = False) -> str:
        """The type of a value, such as `list[Job] | None`. `inside` shows what a component is."""
        component = named_component(self._view, node)
        if component is not None and not inside and self._shapes.shape(component).named:
            name = self._names.class_name(component.pointer, split(component.pointer)[-1])
            return self._or_none(name, self._shapes.shape(node).nullable)
        target = behind(self._view, node)
        shape = self._shapes.shape(target)
        if depth > _DEEPEST:
            return "…"
        if shape.unions:
            parts = [self.text(branch, depth + 1) for branch in shape.unions[0].branches[:_MOST]]
            return self._or_none(_joined(parts, len(shape.unions[0].branches)), shape.nullable)
        if shape.enum:
            values = [str(literal(json.loads(text))) for text in list(shape.enum)[:_MOST]]
            listed = ", ".join(values) + (", …" if len(shape.enum) > _MOST else "")
            return self._or_none(f"Literal[{listed}]", shape.nullable)
        if shape.types is None:
            return "Any"
        parts = [self._one(name, target, depth) for name in sorted(shape.types)]
        return self._or_none(_joined(parts, len(parts)) or "None", shape.nullable and bool(parts))

    def _one(self, name: str, node: Node, depth: int) -> str:
        shape = self._shapes.shape(node)
        match name:
            case "string":
                return _FORMATS.get(shape.format or "", "str")
            case "array" if shape.items is not None:
                return f"list[{self.text(shape.items, depth + 1)}]"
            case "array" if shape.prefix:
                return f"tuple[{', '.join(self.text(x, depth + 1) for x in shape.prefix[:_MOST])}]"
            case "array":
                return "list[Any]"
            case "object" if shape.properties:
                title = node.text("title")
                return self._names.class_name(node.pointer, title) if title else "a model"
            case "object" if shape.additional and isinstance(shape.additional.value, dict):
                return f"dict[str, {self.text(shape.additional, depth + 1)}]"
            case "object":
                return "dict[str, Any]"
            case _:
                return _SCALARS.get(name, "Any")

    @staticmethod
    def _or_none(text: str, nullable: bool) -> str:
        return f"{text} | None" if nullable else text


def _joined(parts: list[str], count: int) -> str:
    text = " | ".join(dict.fromkeys(parts))
    return f"{text} | …" if count > len(parts) else text
