"""What each module of `models/` is made from, and nothing else: the plan in parts.

What a module's part does not have cannot be in the module. So a module that was made of an equal
part in another run, by the same code, need not be made again (`specloom.pack`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ..ir.schemas import AliasSchema, EnumSchema, Named, ObjectSchema
from ..ir.usage import mentioned
from .member_names import Members
from .model_docs import standing
from .models import ModelPlan, PlannedField
from .types import TypeWriter


class ModelPart(Struct, frozen=True):
    """The plan of one module. What is by pointer or by name is so of what the module needs only."""

    module: str
    schemas: tuple[Named, ...]
    """Those that the module defines, by name."""
    names: Mapping[str, str]
    """By pointer, of what it defines and of what that mentions."""
    homes: Mapping[str, str]
    """The modules of these, by name."""
    fields: Mapping[str, tuple[PlannedField, ...]]
    members: Mapping[str, Members]
    aliases: Mapping[str, AliasSchema]
    """The names for types that lead from what is mentioned to what may be null, by pointer."""
    enums: tuple[str, ...]
    """The pointers of the enums that it defines or mentions."""
    files: tuple[str, ...]
    """The pointers of those classes that are form or multipart bodies."""
    places: Mapping[str, str]
    """Where schemas stand that have no name of their own, in words, by pointer."""

    @property
    def path(self) -> str:
        """Of the module, in the package."""
        return f"models/{self.module}.py"

    @property
    def writer(self) -> TypeWriter:
        """Writes annotations of this module."""
        return TypeWriter(self.names, self.aliases, self.enums)


def model_parts(plan: ModelPlan) -> tuple[ModelPart, ...]:
    """One part per module, sorted by its name."""
    members: dict[str, list[Named]] = {}
    for schema in plan.api.schemas.values():
        members.setdefault(plan.modules[schema.pointer], []).append(schema)
    return tuple(_part(plan, name, members[name]) for name in sorted(members))


def _part(plan: ModelPlan, module: str, schemas: list[Named]) -> ModelPart:
    schemas = sorted(schemas, key=lambda schema: plan.names[schema.pointer])
    own = [schema.pointer for schema in schemas]
    needed = dict.fromkeys([*own, *(p for schema in schemas for p in mentioned(schema))])
    names = {pointer: plan.names[pointer] for pointer in needed}
    return ModelPart(
        module,
        tuple(schemas),
        names,
        {name: plan.homes[name] for name in names.values()},
        {each.pointer: plan.fields[each.pointer] for each in schemas if _is(each, ObjectSchema)},
        {each.pointer: plan.members[each.pointer] for each in schemas if _is(each, EnumSchema)},
        aliases_from(plan, needed),
        tuple(each for each in names if _is(plan.api.schemas.get(each), EnumSchema)),
        tuple(pointer for pointer in own if pointer in plan.api.multipart),
        {each.pointer: place for each in schemas if (place := standing(plan, each))},
    )


def _is(schema: Named | None, kind: type[Named]) -> bool:
    return isinstance(schema, kind)


def aliases_from(plan: ModelPlan, pointers: Iterable[str]) -> dict[str, AliasSchema]:
    """The names for types among some schemas and in what these stand for, by pointer, sorted."""
    found: dict[str, AliasSchema] = {}
    work = list(pointers)
    while work:
        schema = plan.api.schemas.get(work.pop())
        if isinstance(schema, AliasSchema) and schema.pointer not in found:
            found[schema.pointer] = schema
            work += mentioned(schema)
    return dict(sorted(found.items()))
