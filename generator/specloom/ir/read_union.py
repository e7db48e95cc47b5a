"""`oneOf` and `anyOf`: each member with what stands beside the union, in bounded work.

A value fits a member that leads back to its own union only if it fits another member too, so such
a member is left out. What leads back by way of a list or a map is `SchemaReader.held`'s to name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ..normalize.canonical import At, canonical, joined
from ..normalize.flat import Branches, Flat
from .apart import apart, flat_of
from .hints import Hints
from .read_tag import read_tag
from .schemas import Origin
from .types import AnyType, NullableType, Type, UnionType, nullable, union_of

if TYPE_CHECKING:
    from .read_schema import SchemaReader

_MAX_MEMBERS = 1_000
"""Components that a union may name: Python reads `A | B | …` by recursion, one level for each."""
_MAX_VARIANTS = 400
"""Members of one union that are written out, those of unions inside it among them."""
NO_TYPE = UnionType(())
"""Of a union without members. It has no values, and is never left in what is read."""


class _TooLarge(Exception):
    """A union that would take too many members to write out."""


class UnionReader:
    """Reads unions for `schemas`."""

    def __init__(self, schemas: SchemaReader) -> None:
        self._schemas = schemas
        self._open: list[str] = []
        """Members that are being read, outermost first."""
        self._inside = 0
        """How many unions are being read, lists and maps of unions included."""
        self._count = 0
        """Members that were joined with something in the outermost union."""
        self._apart = True
        """Whether members that no value fits are left out."""
        self._left_out = 0
        self._hints = Hints(schemas)

    def leaves_out(self) -> bool:
        """Whether what is read is a member of a union, which has others: no value fits it."""
        out = self._apart and bool(self._open)
        self._left_out += out
        return out

    @contextmanager
    def interrupted(self) -> Iterator[None]:
        """For what is read inside a list or a map: a way back is no loop there."""
        outer, self._open = self._open, []
        try:
            yield
        finally:
            self._open = outer

    def read(self, flat: Flat, unions: list[Branches], origin: Origin) -> Type:
        """The type of a schema that has unions."""
        if self._inside == 0:
            self._count = 0
        before = len(self._schemas.named)
        left_out = self._left_out
        self._inside += 1
        try:
            type_ = self._written_out(flat, self._affordable(flat, unions), origin)
        except _TooLarge:
            if self._inside > 1:
                raise
            self._too_large(flat)
            for pointer in list(self._schemas.named)[before:]:
                self._schemas.forget(pointer)
            return self._schemas.shape_not_null(replace(flat, unions=[]), origin, component=False)
        finally:
            self._inside -= 1
        if type_ == NO_TYPE and not self._open:
            if self._left_out > left_out:  # no value fits: what the document says, with a warning
                return self._with_all(flat, unions, origin)
            self._schemas.report_loop(flat.pointer)
            return AnyType()
        return type_

    def _with_all(self, flat: Flat, unions: list[Branches], origin: Origin) -> Type:
        self._apart = False
        try:
            return self.read(flat, unions, origin)
        finally:
            self._apart = True

    def _is_itself(self, flat: Flat, branch: At) -> bool:
        """Whether what stands beside a union is one of its members, and nothing else."""
        target = self._schemas.plain_ref(branch)
        if target is None or target not in flat.refs:
            return False
        own = self._schemas.flat(target)
        return all(getattr(own, each) == getattr(flat, each) for each in _SAID)

    def _is_of_no(self, implied: list[str], branch: At) -> bool:
        """Whether a member is of no type that keywords beside the union imply: `items` limit the
        lists among the values, and say nothing about text."""
        types = flat_of(self._schemas, branch).types
        return types is not None and not set(types) & set(implied)

    def _written_out(self, flat: Flat, unions: list[Branches], origin: Origin) -> Type:
        if not unions:
            return self._schemas.shape_not_null(replace(flat, unions=[]), origin, component=False)
        first, others = unions[0], unions[1:]
        base = _base(flat, others)
        implied = canonical(base).get("type", []) if base is not None and not flat.types else []
        null = False
        members: list[Type] = []
        hints = self._hints.of(first.members)
        for branch, hint in zip(first.members, hints, strict=True):
            node = canonical(branch)
            if node.get("type") == ["null"] or node.get("enum") == [None]:
                null = True
                continue
            if branch.pointer in self._open:
                continue
            whole = branch
            if base is not None:
                # of two unions of many kinds, nearly all pairs are so
                if self._apart and apart(self._schemas, flat, flat_of(self._schemas, branch)):
                    self._left_out += 1
                    continue
                if not self._is_itself(flat, branch) and not (
                    implied and self._is_of_no(implied, branch)
                ):
                    whole = joined(branch, base, flat.pointer)
            if self._schemas.plain_ref(whole) is None:
                self._count += 1
                if self._count > _MAX_VARIANTS:
                    raise _TooLarge
            where = _member_origin(flat, origin, hint) if hint else origin
            self._open.append(branch.pointer)
            try:
                type_ = self._schemas.read(whole, whole.pointer, where)
            finally:
                self._open.pop()
            if isinstance(type_, NullableType):
                null, type_ = True, type_.inner
            members.append(type_)
        return self._joined(flat, first, members, null)

    def _joined(self, flat: Flat, union: Branches, members: list[Type], null: bool) -> Type:
        if any(isinstance(type_, AnyType) for type_ in members):
            return AnyType()
        if all(type_ == NO_TYPE for type_ in members):
            return nullable(NO_TYPE) if null else NO_TYPE
        merged = union_of(members)
        if isinstance(merged, UnionType):
            discriminator = union.discriminator or flat.discriminator
            tag = read_tag(self._schemas, merged.members, discriminator, flat.pointer)
            merged = UnionType(merged.members, tag)
        return nullable(merged) if null else merged

    def _affordable(self, flat: Flat, unions: list[Branches]) -> list[Branches]:
        """The unions that can be written out together: each member of one with each of another."""
        kept: list[Branches] = []
        count = 1
        for union in unions:
            size = len(union.members)
            if size > _MAX_MEMBERS or (kept and count * size > _MAX_VARIANTS):
                self._too_large(flat, _MAX_MEMBERS if size > _MAX_MEMBERS else _MAX_VARIANTS)
                continue
            count *= size
            kept.append(union)
        return kept

    def _too_large(self, flat: Flat, most: int = _MAX_VARIANTS) -> None:
        self._schemas.diagnostics.warning(
            "schema-union-too-large",
            f"a union of more than {most:,} variants is too large to be typed",
            self._schemas.place(flat.pointer),
        )


def _member_origin(flat: Flat, origin: Origin, hint: str) -> Origin:
    """That of a member of a union: a component has a name, another union is no class."""
    if origin.name:
        return Origin(parent=flat.pointer, path=(hint,))
    return Origin(
        parent=origin.parent,
        path=(*origin.path, hint),
        argument=origin.argument,
        alone=bool(flat.properties),
    )


def _base(flat: Flat, others: list[Branches]) -> At | None:
    """What each member of a union must fit besides itself; None when that is nothing."""
    node: dict[str, Any] = {}
    types = [name for name in flat.types or () if name != "null"]
    if flat.properties or flat.items is not None or flat.limits or flat.format or others:
        node["properties"] = dict(flat.properties)
        if not flat.properties:
            del node["properties"]
        if flat.required:
            node["required"] = list(flat.required)
        if flat.additional is not None and flat.properties:
            node["additionalProperties"] = flat.additional
        if flat.items is not None:
            node["items"] = flat.items
        if flat.format:
            node["format"] = flat.format
        node.update(flat.limits)
        if others:
            node["allOf"] = [At({u.keyword: u.members}, flat.pointer) for u in others]
    if types and (node or not set(types) <= {"object"}):
        node["type"] = types
    # told from the schema itself by a pointer of its own
    return At(node, flat.pointer, frozenset(map(_base_of, flat.parts))) if node else None


_SAID = (
    *("types", "enum", "properties", "required", "additional", "patterns", "items", "prefix_items"),
    *("limits", "format", "conditions", "dependent", "checks"),
)
"""What a schema says besides unions, by the attribute of `Flat`."""


def _base_of(part: str) -> str:
    return part if part.endswith(_BASE) else part + _BASE


_BASE = "~base"
