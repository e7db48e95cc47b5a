"""Two surfaces in, findings out: what the users of an SDK notice in their Python."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from difflib import get_close_matches

from msgspec.structs import replace

from .finding import Finding, Side, Where
from .surface.changes import compare_keys, compare_lines
from .surface.lines import Kind, Line, Tag
from .surface.replaced import is_renamed, replaced
from .surface.rules import RULES
from .surface.types import default_of, type_of
from .surface.world import World


def compare_surfaces(old: Iterable[Line], new: Iterable[Line]) -> tuple[Finding, ...]:
    """All changes from one public surface to another, sorted by symbol.

    What went with its class is not listed again, and neither is what came with a new one, nor that
    another class stands wherever one that is gone stood.
    """
    before, after = World(old), World(new)
    names = replaced(before, after)
    findings = [
        *_inherited(before, after),
        *_gone(before, after, names),
        *_fresh(before, after),
        *(
            finding
            for path in before.lines.keys() & after.lines.keys()
            if not is_renamed(before.lines[path], after.lines[path], names)
            for finding in _changed(path, before, after)
        ),
    ]
    return tuple(sorted(findings, key=lambda item: (str(item.where), item.rule.id, item.message)))


def _gone(before: World, after: World, names: Mapping[str, str]) -> Iterator[Finding]:
    moved = _moved(before, after)
    fresh = [path for path in after.lines if path not in before.lines]
    for path in before.lines.keys() - after.lines.keys():
        if before.holder(path) is not None and before.holder(path) not in after.lines:
            continue
        line = before.lines[path][0]
        if _is_told_of(line, before, after, moved):
            continue
        if _is_nameless(line) or after.member(path) or _stays_with_heirs(path, before, after):
            continue  # what is lost with a base class, or still there in one: see `_inherited`
        if path in moved:
            target = after.lines[moved[path]][0]
            yield _finding("sdk-class-moved", line, target, old=path, new=moved[path])
            continue
        rule = _removal(line, before)
        likely = names.get(line.name) or _likely(line, fresh, after)
        renamed = f" (perhaps renamed to '{likely}')" if likely else ""
        yield _finding(rule, line, None, renamed=renamed)


def _fresh(before: World, after: World) -> Iterator[Finding]:
    moved = set(_moved(before, after).values())
    for path in after.lines.keys() - before.lines.keys():
        line = after.lines[path][0]
        holder = after.holder(path)
        if path in moved or (holder is not None and holder not in before.lines):
            continue
        if _is_told_of(line, after, before, moved):
            continue
        if _is_nameless(line) or before.member(path) or _stays_with_heirs(path, after, before):
            continue
        if after.is_key(path):
            need = "required" if type_of(line.rest).startswith("Required[") else "optional"
            yield _finding(f"sdk-{need}-parameter-added", None, line, new=line.name)
            continue
        yield _finding(_addition(line, after), None, line)


def _is_told_of(line: Line, world: World, other: World, moved: Container[str]) -> bool:
    """Whether a name is only passed on, and what it stands for comes or goes with it."""
    target = default_of(line.rest)
    if line.kind is not Kind.IMPORT or target not in world.lines:
        return False
    return (
        target not in other.lines
        and target not in moved
        and not _is_nameless(world.lines[target][0])
    )


def _is_nameless(line: Line) -> bool:
    """Whether this is a class that only other classes of the SDK name, as their base."""
    return line.kind is Kind.CLASS and any(part[:1] == "_" for part in line.owner.split("."))


def _stays_with_heirs(path: str, world: World, other: World) -> bool:
    """Whether all that inherit a member from a class that nobody names have it in the other
    surface, too, from another class."""
    holder = world.holder(path)
    if holder is None or not _is_nameless(world.lines[holder][0]):
        return False
    heirs = [
        heir
        for heir, lines in world.lines.items()
        if lines[0].kind is Kind.CLASS
        and not _is_nameless(lines[0])
        and holder in world.bases(heir)
    ]
    name = path.rpartition(".")[2]
    return bool(heirs) and all(other.member(f"{heir}.{name}") for heir in heirs)


def _inherited(before: World, after: World) -> Iterator[Finding]:
    """What a class has in another of its base classes now, has not any more, or has anew, since a
    base class that nobody names came or went."""
    for path in before.lines.keys() & after.lines.keys():
        if before.lines[path][0].kind is not Kind.CLASS:
            continue
        homes = [(path, *world.bases(path)) for world in (before, after)]
        names = {
            name
            for world, own in zip((before, after), homes, strict=True)
            for home in own
            if home == path or not (home in before.lines and home in after.lines)
            for name in world.members_of(home)
        }
        for name in sorted(names):
            member = f"{path}.{name}"
            olds, news = before.member(member), after.member(member)
            if olds and news and olds[0].path == news[0].path:
                continue  # compared where it stands
            if olds and news:
                for rule, values in compare_lines(olds, news):
                    yield _finding(rule, _at(olds[0], member), _at(news[0], member), **values)
            elif olds and olds[0].path != member:
                yield _finding(_removal(olds[0], before), _at(olds[0], member), None, renamed="")
            elif news and news[0].path != member:
                yield _finding(_addition(news[0], after), None, _at(news[0], member))


def _at(line: Line, path: str) -> Line:
    return replace(line, path=path)


_MOVABLE = (Kind.CLASS, Kind.ALIAS)


def _moved(before: World, after: World) -> dict[str, str]:
    """Old path -> new path of the classes and type aliases that another module defines now, while
    every public name that stood for them still does."""
    homes: dict[tuple[Kind, str], list[str]] = {}
    for path, lines in after.lines.items():
        if lines[0].kind in _MOVABLE and path not in before.lines:
            homes.setdefault((lines[0].kind, lines[0].name), []).append(path)
    found = {}
    for path, lines in before.lines.items():
        names = before.imports_of(path)
        if path in after.lines or not names:
            continue
        twins = homes.get((lines[0].kind, lines[0].name), ())
        if home := next((twin for twin in twins if names <= after.imports_of(twin)), None):
            found[path] = home
    return found


def _removal(line: Line, world: World) -> str:
    match line.kind:
        case Kind.CLASS if world.is_error(line.path):
            return "sdk-error-class-removed"
        case Kind.CLASS if world.is_builder(line.path):
            return "sdk-builder-removed"
        case Kind.CALLABLE if world.holder(line.path) is None:
            return "sdk-function-removed"
        case Kind.CALLABLE if Tag.DEPRECATED in line.tags:
            return "sdk-deprecated-method-removed"
        case Kind.CALLABLE if world.is_builder(line.owner):
            return "sdk-builder-method-removed"
        case _:
            return f"sdk-{_WORDS[line.kind]}-removed"


def _addition(line: Line, world: World) -> str:
    match line.kind:
        case Kind.CLASS if world.is_error(line.path):
            return "sdk-error-class-added"
        case Kind.CALLABLE if world.holder(line.path) is None:
            return "sdk-function-added"
        case _:
            return f"sdk-{_WORDS[line.kind]}-added"


_WORDS = {
    Kind.CLASS: "class",
    Kind.CALLABLE: "method",
    Kind.ATTRIBUTE: "attribute",
    Kind.MEMBER: "enum-member",
    Kind.ALIAS: "type-alias",
    Kind.IMPORT: "import",
}


def _likely(line: Line, fresh: list[str], after: World) -> str:
    """The new symbol beside a lost one that is most like it."""
    names = [
        path.rpartition(".")[2]
        for path in fresh
        if path.rpartition(".")[0] == line.owner and after.lines[path][0].kind is line.kind
    ]
    close = get_close_matches(line.name, names, n=1, cutoff=0.6)
    return close[0] if close else ""


def _changed(path: str, before: World, after: World) -> Iterator[Finding]:
    olds, news = before.lines[path], after.lines[path]
    if olds == news:
        return
    old, new = olds[0], news[0]
    flags = Tag.DEPRECATED in old.tags, Tag.DEPRECATED in new.tags
    if flags[0] != flags[1]:
        yield _finding("sdk-deprecated" if flags[1] else "sdk-undeprecated", old, new)
    both_keys = before.is_key(path) and after.is_key(path)
    for rule, values in compare_keys(old, new) if both_keys else compare_lines(olds, news):
        base = values.get("old") or values.get("new") or ""
        if rule in ("sdk-base-removed", "sdk-base-added"):
            world, other = (before, after) if rule == "sdk-base-removed" else (after, before)
            if world.is_shared(base):
                continue  # nobody can name it; what it brings or takes is told by itself
            if other.derives(path, base):
                continue  # by way of another class
        yield _finding(rule, old, new, **values)


def _finding(id: str, old: Line | None, new: Line | None, /, **values: str) -> Finding:
    rule = RULES[id]
    line = new or old
    return Finding(
        rule=rule,
        level=rule.level,
        where=Where(line.path if line else ""),
        message=rule.message.format_map(values),
        todo=rule.todo,
        old=Side(code=str(old) if old else ""),
        new=Side(code=str(new) if new else ""),
    )
