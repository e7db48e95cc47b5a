"""What a method gives to the runtime: its arguments, by where they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import pycode
from ..pycode import Ident, Safe
from .code import value_of

if TYPE_CHECKING:
    from .operations import OperationPlan


def fixed_query(planned: OperationPlan) -> dict[str, tuple[str, ...]]:
    """What the path says of the query: the values of each key. A parameter of the same name comes
    before it, and is that value when it is not given."""
    found: dict[str, tuple[str, ...]] = {}
    for wire, value in planned.path.query:
        found[wire] = (*found.get(wire, ()), value)
    return found


def call_arguments(planned: OperationPlan) -> Safe:
    """`path={"id": id}, query={"$top": top}, body=body`, in that order."""
    groups: dict[str, list[Safe]] = {}
    plain: list[Safe] = []
    fixed = {wire: _value(values) for wire, values in fixed_query(planned).items()}
    for argument in planned.arguments:
        if planned.paging and argument.wire in planned.paging.own_parameters:
            continue
        name: Safe = Ident(argument.name)
        if argument.location == "body":
            plain.append(pycode.code("body={name}", name=name))
        elif argument.location == "content-type":
            plain.append(pycode.code("content_type={name}", name=name))
        else:
            key = _GROUPS[argument.location]
            usual = fixed.pop(argument.wire) if key == "query" and argument.wire in fixed else None
            if usual is not None and not argument.required:
                name = pycode.code("{a} if {b} is None else {b}", a=usual, b=name)
            entry = pycode.literal(argument.wire) + pycode.code(": ") + name
            groups.setdefault(key, []).append(entry)
    for wire, value in fixed.items():
        groups.setdefault("query", []).append(pycode.literal(wire) + pycode.code(": ") + value)
    parts = [
        pycode.code(
            "{name}={{{entries}}}", name=Ident(key), entries=pycode.code(", ").join(groups[key])
        )
        for key in ("path", "query", "headers", "cookies")
        if key in groups
    ]
    return pycode.code(", ").join([*parts, *plain])


def _value(values: tuple[str, ...]) -> Safe:
    return value_of(values).code if len(values) > 1 else pycode.literal(*values)


_GROUPS = {"path": "path", "query": "query", "header": "headers", "cookie": "cookies"}
