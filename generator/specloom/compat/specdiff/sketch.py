"""A change as the Python that a caller writes: one line for each side."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from itertools import takewhile
from typing import Final

from ...pycode import literal
from ..rule import Area
from .flatten import Flattener
from .kinds import TYPED_FORMATS
from .listing import Listed, operations
from .names import Names
from .parameters import schema_of
from .pointer import join, split
from .pytypes import PythonTypes
from .view import METHODS, Node, View
from .walk import Spot

_CLIENT: Final = "client"
_FIELD: Final = re.compile(r"[^\W\d]\w*")
_MODEL: Final = "a model"
_ENUM_RULES: Final = ("enum-value-added", "enum-value-removed")


class Sketcher:
    """Sketches of the things of one document. `names` are those of the SDK made from it."""

    def __init__(self, view: View, shapes: Flattener, names: Names) -> None:
        self._view = view
        self._shapes = shapes
        self._names = names
        self._types = PythonTypes(view, shapes, names)
        self._class_places = sorted(names.classes)
        self._calls = {item.node.pointer: item for item in operations(view)}

    def code(self, spot: Spot, area: Area, rule: str) -> str:
        """What stands at `spot`, as Python; empty when nobody writes code for it."""
        pointer = spot.subject
        tokens = split(pointer)
        if area in (Area.SECURITY, Area.DOCUMENT):
            return ""
        if area is Area.SERVER:
            return self._server(pointer)
        if tokens[:1] == ["paths"] and len(tokens) >= 3 and tokens[2] in METHODS:
            return self._in_operation(tokens, spot, rule)
        if tokens[:2] == ["components", "schemas"] and len(tokens) >= 3:
            return self._in_component(tokens, spot.pointer, rule)
        if tokens[:1] == ["components"] and (holder := self._holder(tokens)):
            # What several operations send or get has a class of its own, when its form is inline.
            name = self._names.classes[join("", *tokens[:holder])]
            return self._value(name, tokens, holder, spot.pointer, rule)
        return ""

    def symbols(self, pointer: str) -> tuple[str, ...]:
        """The short names of what stands at `pointer`: `jobs.cancel`, or `Job` and `Job.state`.

        A field has one in each class that inherits it.
        """
        tokens = split(pointer)
        found: list[str] = []
        item = self._calls.get(join("", *tokens[:3]))
        if item is not None:
            call = self._names.call(item)
            homes = self._names.homes.get(item.node.pointer, ())
            also = [f"{home}.{call.rpartition('.')[2]}" for home in homes]
            found += dict.fromkeys((call, *also))
        if len(tokens) > 3 or item is not None:
            found += self._classes_below(pointer)
        holder = self._holder(tokens)
        if holder:
            way, _ = self._way(tokens, holder)
            inner = self._member(tokens) if tokens[-2:-1] == ["enum"] else way.removeprefix(".")
            field = _FIELD.match(inner)  # also of what stands in it, `tags[0]`, as far as no class
            inside = tokens[holder : holder + 2] if field and field[0] != inner else tokens[-2:]
            wire = inside[1] if inside[:1] == ["properties"] and len(inside) == 2 else ""
            for name in self._class_names(tokens, holder):
                found += [name, f"{name}.{field[0]}"] if field else [name]
                # The twin for plain data has the names of the API.
                found += [f"{name}Dict", f"{name}Dict.{wire}"] if wire else [f"{name}Dict"]
        return tuple(found)

    def _classes_below(self, pointer: str) -> list[str]:
        """The classes made of what stands at `pointer` or in it."""
        start = bisect_left(self._class_places, pointer)
        below = takewhile(lambda at: at.startswith(pointer), self._class_places[start:])
        kept = (at for at in below if at[len(pointer) :][:1] in ("", "/"))
        names = [self._names.classes[at] for at in kept]
        return [twin for name in names for twin in (name, f"{name}Dict")]

    def _holder(self, tokens: list[str]) -> int:
        """How many of the tokens lead to the innermost class; 0 when none does."""
        known = range(len(tokens), 2, -1)
        inner = (n for n in known if join("", *tokens[:n]) in self._names.classes)
        component = 3 if tokens[:2] == ["components", "schemas"] and len(tokens) > 2 else 0
        # The property itself may be a class: what is said of it is said of its holder too.
        return next((n for n in inner if n < len(tokens) or n == 3), component)

    def _class_names(self, tokens: list[str], holder: int) -> tuple[str, ...]:
        """The class at the first `holder` tokens, and those that inherit from it."""
        pointer = join("", *tokens[:holder])
        first = self._class(tokens) if holder == 3 else self._names.classes[pointer]
        waiting, seen = [pointer], {pointer: first}
        while waiting:
            for heir in self._view.heirs(waiting.pop()):
                if heir.pointer not in seen:
                    seen[heir.pointer] = self._class(split(heir.pointer))
                    waiting.append(heir.pointer)
        return tuple(seen.values())

    def _in_operation(self, tokens: list[str], spot: Spot, rule: str) -> str:
        base = join("", *tokens[:3])
        item = self._calls.get(base)
        if item is None:
            return ""
        match tokens[3:]:
            case ["parameters", index, *_]:
                return self._parameter(item, Node(*self._at(f"{base}/parameters/{index}")))
            case ["requestBody", *rest] if "schema" in rest:
                start = 3 + rest.index("schema") + 2
                return self._value("body", tokens, start, spot.pointer, rule)
            case ["responses", _, *rest] if "schema" in rest and "headers" not in rest:
                start = 3 + 1 + rest.index("schema") + 2
                return self._value("result", tokens, start, spot.pointer, rule)
            case _:
                return self._call(item)

    def _call(self, item: Listed) -> str:
        """The call with what it cannot do without."""
        place = item.node.pointer
        parts = [self._names.argument(place, "path", name) for name in item.variables]
        body = item.node.get("requestBody")
        if body is not None and self._view.resolve(body).flag("required"):
            parts.append("body")
        for holder in (item.item, item.node):
            children = holder.get("parameters")
            for child in children.elements() if children else ():
                node = self._view.resolve(child)
                if node.flag("required") and node.text("in") == "query":
                    parts.append(f"{self._argument(item, node)}=…")
        call = f"{_CLIENT}.{self._names.call(item)}({', '.join(parts)})"
        return f"{call}  # deprecated" if item.node.flag("deprecated") else call

    def _parameter(self, item: Listed, node: Node) -> str:
        node = self._view.resolve(node)
        name = self._argument(item, node)
        required = node.flag("required") or node.text("in") == "path"
        note = self._note(schema_of(node), required)
        if node.flag("deprecated"):
            note += ", deprecated"
        argument = name if node.text("in") == "path" else f"{name}=…"
        return f"{_CLIENT}.{self._names.call(item)}({argument})  # {note}"

    def _argument(self, item: Listed, node: Node) -> str:
        location, wire = node.text("in") or "", node.text("name") or ""
        pinned = node.text("x-specloom-name")
        return pinned or self._names.argument(item.node.pointer, location, wire)

    def _in_component(self, tokens: list[str], actual: str, rule: str) -> str:
        return self._value(self._class(tokens), tokens, 3, actual, rule)

    def _class(self, tokens: list[str]) -> str:
        pointer = join("", *tokens[:3])
        node = Node(self._view.lookup(pointer), pointer)
        return node.text("x-specloom-name") or self._names.class_name(pointer, tokens[2])

    def _member(self, tokens: list[str]) -> str:
        value = self._view.lookup(join("", *tokens))
        return self._names.member(value) if isinstance(value, str) else ""

    def _value(self, root: str, tokens: list[str], start: int, actual: str, rule: str) -> str:
        """The way from a variable or class to the value at the end of `tokens`, and its type.

        `actual` is where the value is declared, when that is another place.
        """
        if rule.endswith(_ENUM_RULES):
            return self._enum_member(root, tokens, start)
        way, end = self._way(tokens, start)
        node = self._found(tokens[:end], actual)
        if node is None:
            return ""
        text, note = root + way, self._note(node, self._is_required(tokens, end))
        if not way and note.startswith((_MODEL, root)):
            note = note.partition(", ")[2]
            text = f"{root}(…)"
        return f"{text}  # {note}" if note else text

    def _found(self, tokens: list[str], actual: str) -> Node | None:
        """The schema at `tokens`, be it inherited, or else the one at `actual`."""
        pointer = join("", *tokens)
        value = self._view.lookup(pointer)
        if value is not None:
            return Node(value, pointer)
        if len(tokens) > 2 and tokens[-2] == "properties":
            holder = tokens[:-2]
            while holder[-2:-1] == ["allOf"]:
                holder = holder[:-2]
            heir = join("", *holder)
            shape = self._shapes.shape(Node(self._view.lookup(heir), heir))
            if tokens[-1] in shape.properties:
                return shape.properties[tokens[-1]]
        value = self._view.lookup(actual)
        return None if value is None else Node(value, actual)

    def _way(self, tokens: list[str], start: int) -> tuple[str, int]:
        """The Python that leads into a value, and how many tokens that took."""
        text, index = "", start
        while index < len(tokens):
            match tokens[index:]:
                case ["properties", name, *_]:
                    value = self._view.lookup(join("", *tokens[: index + 2]))
                    pinned = Node(value, "").text("x-specloom-name")
                    holder = join("", *tokens[:index])
                    text += f".{pinned or self._names.field(holder, name)}"
                    index += 2
                case ["items", *_]:
                    text += "[0]"
                    index += 1
                case ["additionalProperties", *_]:
                    text += '["…"]'
                    index += 1
                case ["prefixItems", number, *_]:
                    text += f"[{number}]"
                    index += 2
                case ["oneOf" | "anyOf" | "allOf", _, *_]:
                    index += 2
                case _:
                    break
        return text, index

    def _enum_member(self, root: str, tokens: list[str], start: int) -> str:
        value = self._view.lookup(join("", *tokens))
        if not isinstance(value, str | int | float):
            return ""
        if len(tokens) == start + 2 and isinstance(value, str):
            return f"{root}.{self._names.member(value)}  # {literal(value)}"
        return str(literal(value))

    def _is_required(self, tokens: list[str], end: int) -> bool | None:
        """Whether the property at the end is required; None when this is no property."""
        if end < 2 or tokens[end - 2] != "properties":
            return None
        holder = join("", *tokens[: end - 2])
        value = self._view.lookup(holder)
        if value is None:
            return None
        return tokens[end - 1] in self._shapes.shape(Node(value, holder)).required

    def _note(self, schema: Node, required: bool | None) -> str:
        """The type and what else a caller has to know."""
        shape = self._shapes.shape(schema)
        component = schema.pointer.startswith("/components/schemas/")
        inside = component and schema.pointer.count("/") == 3
        words = [self._types.text(schema, inside=inside)]
        if required is not None:
            words.append("required" if required else "optional")
        if shape.default is not None:
            words.append(f"default {json.dumps(shape.default.value, ensure_ascii=False)[:80]}")
        words += [f"{name} {limit}" for name, limit in sorted(shape.limits.items())]
        words += [f"pattern {pattern[:80]}" for pattern in shape.patterns]
        if shape.format and shape.format not in TYPED_FORMATS:
            words.append(f"format {shape.format}")
        if shape.closed:
            words.append("no other fields")
        if shape.deprecated_at:
            words.append("deprecated")
        return ", ".join(words)

    def _server(self, pointer: str) -> str:
        value = self._view.lookup(pointer)
        first = value[0] if isinstance(value, list) and value else value
        url = first.get("url") if isinstance(first, dict) else None
        return f"base_url={literal(url)}" if isinstance(url, str) else ""

    def _at(self, pointer: str) -> tuple[object, str]:
        return self._view.lookup(pointer), pointer
