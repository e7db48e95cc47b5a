"""The last step of bundling: references become internal, and some give way to what they lead to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from ..diagnostics import fatal
from . import grammar
from .limits import Limits
from .pointer import ancestors
from .resolve import File, Target
from .uses import Use


class Rewritten(Struct, frozen=True):
    """What came of it.

    `inlined` are the references whose place was taken by what they led to; `endless` are those
    where that would never end, now without their reference; `used` are the files that references
    still lead into.
    """

    inlined: dict[str, Target]
    endless: tuple[Use, ...]
    used: frozenset[File]


def rewrite(uses: Iterable[Use], root: File) -> Rewritten:
    """Rewrites the references of a document and its files, in place."""
    uses = [use for use in uses if use.target is not None]
    inlined, moved = _choose(uses, root)
    endless = []
    for use in _endless(inlined):
        del inlined[id(use.holder)]
        if moved.get(_leads_to(use)) == use.pointer:
            del moved[_leads_to(use)]
        if use.kind not in grammar.REFERABLE:
            endless.append(use)
            use.take_out()
    used: set[File] = set()
    for use in uses:
        if use.target is None or id(use.holder) in inlined:
            continue
        final = _moved(_leads_to(use), moved)
        if final == _leads_to(use):
            used.add(use.target.file)
        _set(use, "#" + final)
    # Last, so that what takes the place of a reference has its own references rewritten.
    ends = [(use, _end(use, inlined)) for use in inlined.values()]
    for use, end in ends:
        del use.holder["$ref"]
        for key, value in end.node.items():
            use.holder.setdefault(key, value)
    replaced = {use.pointer: _target(use) for use in inlined.values()}
    return Rewritten(replaced, tuple(endless), frozenset(used))


def check_size(data: Any, limits: Limits) -> None:
    """Refuses a document that is too large when what several references lead to is counted anew.

    Raises:
        SpecloomError: It has more values than the limits allow.
    """
    sizes: dict[int, int] = {}
    stack = [(data, False)]
    while stack:
        node, entered = stack.pop()
        if id(node) in sizes:
            continue
        inner = list(node.values() if isinstance(node, dict) else node)
        containers = [child for child in inner if isinstance(child, (dict, list))]
        if not entered:
            stack.append((node, True))
            stack += [(child, False) for child in containers]
            continue
        plain = len(inner) - len(containers)
        sizes[id(node)] = 1 + plain + sum(sizes[id(child)] for child in containers)
    if sizes[id(data)] > limits.values:
        raise fatal(
            "load-too-large",
            f"more than {limits.values:,} values once references are replaced by what they lead to",
        )


def _target(use: Use) -> Target:
    assert use.target is not None
    return use.target


def _leads_to(use: Use) -> str:
    """The pointer that a reference leads to, below the file it is in."""
    return _target(use).file.prefix + _target(use).pointer


def _choose(uses: Iterable[Use], root: File) -> tuple[dict[int, Use], dict[str, str]]:
    """The references to replace by what they lead to, and where that is to be found then."""
    inlined: dict[int, Use] = {}
    moved: dict[str, str] = {}
    for use in uses:
        if not _is_replaced(use, root) or (use.is_component and _leads_to(use) in moved):
            continue  # the second name of a component stays a reference to the first
        inlined[id(use.holder)] = use
        if len(use.holder) == 1:
            moved.setdefault(_leads_to(use), use.pointer)
    return inlined, moved


def _is_replaced(use: Use, root: File) -> bool:
    target = _target(use)
    if use.key != "$ref" or not isinstance(target.node, dict):
        return False
    if use.kind not in grammar.REFERABLE:
        return True
    if target.file is root:
        return False
    # A component in a file of its own, with nothing beside the reference that would be lost.
    return use.kind == "path-item" or (len(use.holder) == 1 and use.is_component)


def _endless(inlined: dict[int, Use]) -> list[Use]:
    """References to something that, directly or through others, holds the reference itself."""
    targets = dict.fromkeys(_leads_to(use) for use in inlined.values())
    inside: dict[str, dict[str, list[Use]]] = {target: {} for target in targets}
    for use in inlined.values():
        for parent in ancestors(use.pointer):
            if parent in inside:
                inside[parent].setdefault(_leads_to(use), []).append(use)
    found: list[Use] = []
    finished: set[str] = set()
    for start in inside:
        path: dict[str, None] = {}
        stack = [(start, False)]
        while stack:
            target, leaving = stack.pop()
            if leaving:
                del path[target]
                finished.add(target)
            elif target not in finished and target not in path:
                path[target] = None
                stack.append((target, True))
                for following, through in inside[target].items():
                    if following in path:
                        found += through
                    stack.append((following, False))
    return list(dict.fromkeys(found))


def _end(use: Use, inlined: dict[int, Use]) -> Target:
    """What a chain of references that are all replaced ends at."""
    while (following := inlined.get(id(_target(use).node))) is not None:
        use = following
    return _target(use)


def _moved(pointer: str, moved: dict[str, str]) -> str:
    """Where a pointer leads now. What was moved may be in something that was moved itself."""
    while moved:
        parent = next((parent for parent in ancestors(pointer) if parent in moved), None)
        if parent is None:
            break
        pointer = moved[parent] + pointer[len(parent) :]
    return pointer


def _set(use: Use, reference: str) -> None:
    if use.key != "$dynamicRef":
        use.holder[use.key] = reference
        return
    del use.holder["$dynamicRef"]
    if "$ref" in use.holder:
        use.holder["allOf"] = [*use.holder.get("allOf", ()), {"$ref": reference}]
    else:
        use.holder["$ref"] = reference
