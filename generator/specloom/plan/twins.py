"""The modules of `models/dicts/`: the twins of `plan.inputs`, ready to be rendered."""

from __future__ import annotations

import keyword

from .. import pycode
from ..ir.graph import components
from ..ir.schemas import AliasSchema, ObjectSchema
from ..ir.types import NullType, references
from ..pycode import Expr, Ident, Safe, Symbol, TypeExpr
from ..render.views import AliasView, DictKeyView, DictModuleView, DictView
from .imports import sorted_imports
from .inputs import argument_type, twin_target
from .models import ModelPlan
from .types import MODELS, RUNTIME

_REQUIRED = pycode.named("typing_extensions", "Required")
_TYPED_DICT = pycode.named("typing_extensions", "TypedDict")
_FILES = "files"
"""The runtime's module of the one name that twins use of it: `FileInput`."""


def twin_modules(plan: ModelPlan) -> tuple[DictModuleView, ...]:
    """One view per module, sorted by name; a twin's module is called as that of its model."""
    members: dict[str, list[str]] = {}
    for pointer in plan.twins:
        members.setdefault(plan.modules[pointer], []).append(pointer)
    return tuple(_module(plan, name, members[name]) for name in sorted(members))


def _module(plan: ModelPlan, module: str, pointers: list[str]) -> DictModuleView:
    pointers = sorted(pointers, key=lambda pointer: plan.twins[pointer])
    spell = _Spelling(plan, module)
    schemas = [plan.api.schemas[pointer] for pointer in pointers]
    dicts = tuple(_twin(plan, each, spell) for each in schemas if isinstance(each, ObjectSchema))
    aliases = _aliases(plan, [each for each in schemas if isinstance(each, AliasSchema)], spell)
    return DictModuleView(
        name=Ident(module),
        doc=pycode.docstring("What can be given instead of models, as plain data.", indent=0),
        imports=sorted_imports(spell.lines),
        dicts=dicts,
        aliases=aliases,
    )


class _Spelling:
    """How expressions are spelled in one module, and what they make it import.

    Models are reached as `models.Pet`, so that a class of any name stands beside the names of
    `typing`, and loading a twin loads no model.
    """

    def __init__(self, plan: ModelPlan, module: str) -> None:
        self.lines: dict[str, set[str]] = {}
        self._homes = {name: plan.modules[pointer] for pointer, name in plan.twins.items()}
        self._module = module

    def __call__(self, expression: Expr) -> Safe:
        special: dict[Symbol, Safe] = {}
        for symbol in expression.uses:
            if symbol.module == MODELS and symbol.name not in self._homes:
                special[symbol] = pycode.dotted_name(f"models.{symbol.name}")
                self._add("...", "models")
            elif symbol.module == MODELS:
                if self._homes[symbol.name] != self._module:
                    self._add(f".{self._homes[symbol.name]}", symbol.name)
            elif symbol.module == RUNTIME:
                self._add(f"..._runtime.{_FILES}", symbol.name)
            else:
                self._add(symbol.module, symbol.name)
        return expression.spelled(special)

    def _add(self, module: str, name: str) -> None:
        self.lines.setdefault(module, set()).add(name)


def _twin(plan: ModelPlan, schema: ObjectSchema, spell: _Spelling) -> DictView:
    fields = [
        (entry.field, entry.default is None or entry.constant)
        for entry in plan.fields[schema.pointer]
    ]
    total = all(required for _, required in fields)
    files = schema.pointer in plan.api.multipart
    types: list[tuple[str, TypeExpr]] = []
    for field, required in fields:
        type_ = argument_type(plan, field.type, inside=True, files=files)
        if required and not total:
            type_ = pycode.generic(_REQUIRED, type_)
        types.append((field.wire, type_))
    keys = {wire for wire, _ in types}
    used = {symbol.name for _, type_ in types for symbol in type_.names} | {"models"}
    functional = bool(keys & used) or not all(map(_is_attribute, keys))
    spell(_TYPED_DICT)
    return DictView(
        name=Ident(plan.twins[schema.pointer]),
        doc=pycode.docstring(f"``{plan.names[schema.pointer]}`` as plain data.", indent=4),
        total=total,
        functional=functional,
        keys=tuple(
            DictKeyView(pycode.literal(wire), pycode.literal(str(spell(type_))))
            if functional
            else DictKeyView(Ident(wire), spell(type_))
            for wire, type_ in types
        ),
    )


def _is_attribute(key: str) -> bool:
    """Whether a class body can name the key: two underscores at its start would be mangled."""
    return (
        key.isidentifier()
        and key.isascii()
        and not (keyword.iskeyword(key) or key.startswith("__"))
    )


def _aliases(
    plan: ModelPlan, schemas: list[AliasSchema], spell: _Spelling
) -> tuple[AliasView, ...]:
    """Aliases after those they mention; one that mentions itself is a `TypeAliasType`."""
    by_pointer = {schema.pointer: schema for schema in schemas}

    def needs(pointer: str) -> tuple[str, ...]:
        return tuple(p for p in references(by_pointer[pointer].target) if p in by_pointer)

    views: list[AliasView] = []
    for group in components(by_pointer, needs):
        for pointer in sorted(group, key=lambda p: plan.twins[p]):
            target = by_pointer[pointer].target
            recursive = len(group) > 1 or pointer in needs(pointer) or isinstance(target, NullType)
            type_ = spell(twin_target(plan, target))
            spell(
                pycode.named("typing_extensions", "TypeAliasType")
                if recursive
                else pycode.named("typing", "TypeAlias")
            )
            views.append(
                AliasView(
                    name=Ident(plan.twins[pointer]),
                    expression=pycode.literal(str(type_)) if recursive else type_,
                    doc=pycode.docstring(f"``{plan.names[pointer]}`` as plain data.", indent=0),
                    recursive=recursive,
                    pointer=pycode.comment(pointer),
                )
            )
    return tuple(views)
