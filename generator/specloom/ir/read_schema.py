"""Schemas of the document to types: what needs a class, an enum or an alias, and what does not.

`SchemaReader` reads each schema once. A reference gives a `RefType` at once and puts its target on
a work list, so recursion in the document is never recursion here.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from ..diagnostics import Diagnostics, Place
from ..normalize import vendor
from ..normalize.canonical import At, written_at
from ..normalize.flat import Flat
from ..normalize.flatten import flatten
from .loops import without_loops
from .origins import component_at, inside, origin_of, owner_of
from .read_checks import checked
from .read_containers import read_array, read_map_value
from .read_doc import doc_of
from .read_enum import read_enum
from .read_object import read_object
from .read_rules import choice_rule
from .read_scalar import read_scalar
from .read_several import read_several
from .read_tag import is_heir
from .read_union import UnionReader
from .references import adds_null, is_class_or_null, plain_ref
from .schemas import AliasSchema, Field, Named, ObjectSchema, Origin
from .types import AnyType, MapType, NullType, RefType, Type, nullable, size, union_of

_MAX_DEPTH = 40
"""Types inside each other (a list of lists) before one is left open."""
_MAX_SIZE = 60
"""Parts of a type before a second mention of it gets a name instead."""


class SchemaReader:
    """Reads schemas on demand and remembers every named one it met.

    `named` is complete once `finish` has returned.
    """

    def __init__(
        self,
        resolve: Callable[[str], Any],
        place: Callable[[str], Place],
        diagnostics: Diagnostics,
        *,
        ref_siblings: bool,
    ) -> None:
        self._lookup = resolve
        self._place = place
        self.diagnostics = diagnostics
        self.ref_siblings = ref_siblings
        self.named: dict[str, Named] = {}
        self._known: set[str] = set()
        self._pending: deque[Callable[[], None]] = deque()
        self._depth = 0
        self._inlining: dict[str, Type | None] = {}
        """The types of references to the inside of schemas; None of those that are being read."""
        self._holding: set[str] = set()
        """What lists and maps hold that are being read."""
        self._joined: dict[str, At] = {}
        """Joined schemas by their pointers, which lead nowhere in the document."""
        self.unions = UnionReader(self)
        self._flat: dict[str, Flat] = {}
        self._null: dict[str, bool] = {}
        self._grounded: set[str] = set()
        """Schemas from which references lead to something."""
        self.plain_fields: dict[str, Field] = {}
        """Fields of scalars by all that is said of them."""
        self.shared_enums: dict[tuple[str, tuple[Any, ...]], str] = {}
        """Where the enum stands that has a name (`x-ms-enum`) and values."""

    # -- entrances ---------------------------------------------------------------------------

    def component(self, name: str) -> None:
        """Read a schema of `components`, whether anything refers to it or not."""
        self._define(component_at(name), Origin(name=name))

    def finish(self) -> None:
        """Read everything that is still on the work list."""
        while self._pending:
            self._pending.popleft()()
        self.named = without_loops(self.named, union_of, self.report_loop)

    def resolve(self, pointer: str) -> Any:
        return self._joined[pointer] if pointer in self._joined else self._lookup(pointer)

    def place(self, pointer: str) -> Place:
        return self._place(written_at(pointer))

    def flat(self, pointer: str) -> Flat:
        """The schema at `pointer`, flattened; its own `$ref` followed."""
        if pointer not in self._flat:
            self._flat[pointer] = flatten(self.resolve(pointer), pointer, self.resolve)
        return self._flat[pointer]

    def read(self, node: Any, pointer: str, origin: Origin) -> Type:
        """The type of the schema `node` at `pointer`; `origin` names it if it needs a name."""
        if isinstance(node, At):
            pointer = node.pointer
            if node.is_joined:
                self._joined[pointer] = node
        if self._depth > _MAX_DEPTH:
            self.too_deep(pointer)
            return AnyType()
        self._depth += 1
        try:
            target = self.plain_ref(node)
            if target is None:
                return self.shape(flatten(node, pointer, self.resolve), origin)
            type_ = self.reference(target)
            return nullable(type_) if adds_null(node) else type_
        finally:
            self._depth -= 1

    def held(self, node: At, origin: Origin) -> Type:
        """The type of what a list or a map holds.

        Where that leads back to itself with nothing named between, it gets a name.
        """
        if node.pointer in self._holding and self.plain_ref(node) is None:
            self._define(node.pointer, origin)
            return RefType(node.pointer)
        again = node.pointer in self._holding
        self._holding.add(node.pointer)
        try:
            with self.unions.interrupted():
                return self.read(node, node.pointer, origin)
        finally:
            if not again:
                self._holding.discard(node.pointer)

    def reference(self, target: str) -> Type:
        """The type of a `$ref` to `target`."""
        origin = origin_of(target)
        if origin is None:
            return self._inline(target)
        self._define(target, origin)
        return nullable(RefType(target)) if self._null_class(target) else RefType(target)

    def plain_ref(self, node: Any) -> str | None:
        """The pointer a schema refers to, when it is a reference and nothing more."""
        return plain_ref(node, siblings=self.ref_siblings)

    # -- named schemas -----------------------------------------------------------------------

    def _define(self, pointer: str, origin: Origin) -> None:
        if pointer in self._known:
            return
        self._known.add(pointer)
        self._pending.append(lambda: self._define_now(pointer, origin))

    def _define_now(self, pointer: str, origin: Origin) -> None:
        node = self.resolve(pointer)
        wished = vendor.class_name(node, component=True)
        origin = Origin(origin.name, origin.parent, origin.path, wished)
        target = self.plain_ref(node)
        if target is not None and not is_heir(self, node, pointer, target):
            if self._leads_to(target, pointer):
                self.report_loop(pointer)
                type_: Type = AnyType()
            else:
                type_ = self.read(node, pointer, origin)
        else:
            type_ = self.shape(self.flat(pointer), origin, component=True)
        if pointer not in self.named:
            self.named[pointer] = AliasSchema(pointer, origin, doc_of(self.flat(pointer)), type_)

    def _leads_to(self, target: str, pointer: str) -> bool:
        """Whether references go on for ever from here."""
        seen = {pointer}
        following: str | None = target
        while following is not None and following not in self._grounded:
            if following in seen:
                return True
            seen.add(following)
            following = self.plain_ref(self.resolve(following))
        self._grounded |= seen
        return False

    def report_loop(self, pointer: str) -> None:
        self.diagnostics.error(
            "schema-reference-loop",
            f"schema {pointer!r} refers only to itself",
            self.place(pointer),
            "give one schema of the loop a type",
        )

    def _inline(self, target: str) -> Type:
        """A reference to the inside of another schema: the same type as there."""
        if target not in self._inlining:
            self._inlining[target] = None
            owner, path = owner_of(target)
            if owner:
                self.reference(owner)  # its class is what the name of this one begins with
            node = self.resolve(target)
            self._inlining[target] = self.read(node, target, Origin(parent=owner, path=path))
        type_ = self._inlining[target]
        if type_ is None or size(type_) > _MAX_SIZE:
            self._define(target, Origin(name=target.rpartition("/")[2]))
            return RefType(target)
        return type_

    def _null_class(self, pointer: str) -> bool:
        if pointer not in self._null:
            self._null[pointer] = is_class_or_null(self.resolve(pointer))
        return self._null[pointer]

    # -- shapes ------------------------------------------------------------------------------

    def shape(self, flat: Flat, origin: Origin, *, component: bool = False) -> Type:
        wished = vendor.class_name(flat.annotations)
        if wished and wished != origin.wished:
            origin = Origin(origin.name, origin.parent, origin.path, wished)
        for conflict in flat.conflicts:
            self.report_conflict(conflict, flat)
        if flat.cut:
            self.too_deep(flat.pointer)
        may_be_null = (
            flat.nullable
            or "null" in (flat.types or ())
            or (flat.enum is not None and None in flat.enum)
        )
        inner = checked(self, flat, self.shape_not_null(flat, origin, component))
        return nullable(inner) if may_be_null else inner

    def shape_not_null(self, flat: Flat, origin: Origin, component: bool) -> Type:
        types = [name for name in flat.types or () if name != "null"]
        if flat.enum is not None:
            return read_enum(self, flat, origin, component=component)
        rules_only = [union for union in flat.unions if choice_rule(union) is not None]
        variants = [union for union in flat.unions if union not in rules_only]
        if variants:
            return self.unions.read(flat, variants, origin)
        if flat.types == ["null"]:
            return NullType()
        if flat.properties or (
            "object" in types and flat.additional is False and not flat.patterns
        ):
            if len(types) > 1:
                return read_several(self, flat, types, origin)
            return self._object(flat, origin)
        if len(types) > 1:
            return read_several(self, flat, types, origin)
        if not types:
            return AnyType()
        match types[0]:
            case "object":
                return MapType(read_map_value(self, flat, inside(flat, origin)("value")))
            case "array":
                return read_array(self, flat, inside(flat, origin))
            case _:
                return read_scalar(self, flat, types[0])

    def report_conflict(self, what: str, flat: Flat) -> None:
        self.diagnostics.warning(
            "schema-allof-conflict",
            f"allOf joins {what}: no value fits both; the first one is used",
            self.place(flat.pointer),
        )

    def too_deep(self, pointer: str) -> None:
        self.diagnostics.warning(
            "schema-too-deep",
            "schemas stand too deep inside each other here; the innermost ones are left open",
            self.place(pointer),
        )

    def _object(self, flat: Flat, origin: Origin) -> Type:
        """An object with named properties gets a class, keyed by its pointer."""
        pointer = flat.pointer
        if pointer in self.named and not isinstance(self.named[pointer], AliasSchema):
            return RefType(pointer)
        if pointer in self._known and origin.parent and pointer in self.named:
            return RefType(pointer)
        self._known.add(pointer)
        # the class is registered before its fields are read, so that they may refer to it
        self.named[pointer] = ObjectSchema(pointer, origin, doc_of(flat), (), None, False)
        self._pending.append(lambda: self._fill(flat, origin))
        return RefType(pointer)

    def _fill(self, flat: Flat, origin: Origin) -> None:
        if flat.pointer in self.named:
            self.named[flat.pointer] = read_object(self, flat, origin, inside(flat, origin))

    def forget(self, pointer: str) -> None:
        """Take back a schema that was met where nothing is made of it after all."""
        del self.named[pointer]
        self._known.discard(pointer)
