"""Which module of `models/` each named schema lives in.

Names with the same first word share a module (`Job`, `JobState`, `JobProgress` in `job`); a group
that grows too large is split by the next word. Imports between the modules are ordinary ones, so no
two modules may need each other: where groups do, the classes that need each other move together.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..ir.graph import components
from ..ir.schemas import Named
from ..ir.usage import mentioned
from ..naming import MODULE_RESERVED, Ledger, Wish, avoid, snake, words

_LARGE = 48
"""Schemas in one module before it is split by another word of their names."""


def assign_modules(
    schemas: Mapping[str, Named], names: Mapping[str, str], ledger: Ledger
) -> dict[str, str]:
    """The module of every named schema, by pointer. The same for any order of the schemas."""
    pointers = sorted(names, key=lambda pointer: (names[pointer], pointer))
    edges = {
        pointer: tuple(sorted({p for p in mentioned(schemas[pointer]) if p in names}))
        for pointer in pointers
    }
    groups = _by_words(pointers, names)
    groups = _without_cycles(groups, pointers, edges, names)
    keys = sorted(set(groups.values()))
    taken = _TAKEN | set(names.values())  # in scripts without case a class may be called alike
    modules = ledger.assign(
        "modules",
        {key: Wish((avoid(snake(key), taken),), ("", " ".join(key)), steady=True) for key in keys},
        reserved=_TAKEN,
        fold=str.casefold,
    )
    return {pointer: modules[groups[pointer]] for pointer in pointers}


# `models/__init__.py` names these, and importing a module sets its name there.
_TAKEN = (
    MODULE_RESERVED
    | {"models", "dicts", "__init__"}
    | {"dict", "getattr", "globals", "import_module", "list", "sorted", "str"}
)

Key = tuple[str, ...]


def _by_words(pointers: list[str], names: Mapping[str, str]) -> dict[str, Key]:
    """Each schema's group: the first word of its name, or more words in a large group."""
    split = {p: tuple(map(str.lower, words(names[p]))) for p in pointers}
    groups: dict[str, Key] = {}
    work: list[tuple[list[str], int]] = [(pointers, 1)]
    while work:
        members, depth = work.pop()
        buckets: dict[Key, list[str]] = {}
        for pointer in members:
            buckets.setdefault(split[pointer][:depth], []).append(pointer)
        for key, bucket in buckets.items():
            if len(bucket) > _LARGE and any(len(split[p]) > depth for p in bucket):
                work.append((bucket, depth + 1))
            else:
                groups.update((pointer, key) for pointer in bucket)
    return groups


def _without_cycles(
    groups: dict[str, Key],
    pointers: list[str],
    edges: Mapping[str, tuple[str, ...]],
    names: Mapping[str, str],
) -> dict[str, Key]:
    """Groups that need each other are taken apart: schemas that need each other stay together,
    each of the others gets the module of its own name."""
    members: dict[Key, list[str]] = {}
    for pointer in pointers:
        members.setdefault(groups[pointer], []).append(pointer)
    needs = {
        key: tuple(sorted({groups[t] for p in bucket for t in edges[p]} - {key}))
        for key, bucket in members.items()
    }
    result = dict(groups)
    for cycle in components(sorted(members), lambda key: needs[key]):
        if len(cycle) == 1:
            continue
        tangled = sorted(p for key in cycle for p in members[key])
        inside = frozenset(tangled)
        needed = {p: tuple(t for t in edges[p] if t in inside) for p in tangled}
        for together in components(tangled, needed.__getitem__):
            first = min(together, key=lambda pointer: (len(names[pointer]), names[pointer]))
            key = tuple(word.lower() for word in words(names[first]))
            for pointer in together:
                result[pointer] = key
    return result
