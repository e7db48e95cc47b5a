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
    fixed = fixed_query(planned)
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
            values = fixed.pop(argument.wire, None) if key == "query" else None
            if values and not argument.required:
                literal = pycode.literal(values[0])
                name = pycode.code("{a} if {b} is None else {b}", a=literal, b=name)
            entry = pycode.literal(argument.wire) + pycode.code(": ") + name
            groups.setdefault(key, []).append(entry)
    for wire, values in fixed.items():
        given = value_of(values).code if len(values) > 1 else pycode.literal(values[0])
        entry = pycode.literal(wire) + pycode.code(": ") + given
        groups.setdefault("query", []).append(entry)
    parts = [
        pycode.code(
            "{name}={{{entries}}}", name=Ident(key), entries=pycode.code(", ").join(groups[key])
        )
        for key in ("path", "query", "headers", "cookies")
        if key in groups
    ]
    return pycode.code(", ").join([*parts, *plain])


_GROUPS = {"path": "path", "query": "query", "header": "headers", "cookie": "cookies"}
