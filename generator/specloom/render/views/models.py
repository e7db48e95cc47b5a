"""What templates see of models: classes, enums, aliases, and their twins for plain data."""

from __future__ import annotations

from msgspec import Struct, field

from ...pycode import Ident, Safe
from .common import Extra, ImportView


class FieldView(Struct, frozen=True):
    """A field of a model class."""

    name: Ident
    """Its name."""
    annotation: Safe
    """Its type, as code; limits are in it."""
    default: Safe
    """The right-hand side; empty for a required field."""
    doc: Safe
    """A docstring literal; empty when the document says nothing."""
    engine: Safe
    """The plain type the models engine must have found."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


class ClassView(Struct, frozen=True):
    """A model class."""

    name: Ident
    """Its name."""
    bases: tuple[Safe, ...]
    """The classes it derives from, `Model` last."""
    doc: Safe
    """A docstring literal; empty when there is nothing to say."""
    facts: tuple[Safe, ...]
    """Class attributes: `__closed__ = True` and the like."""
    extra: Safe
    """Annotation of the properties that are not named; empty when any are kept as they come."""
    fields: tuple[FieldView, ...]
    """Its fields, in the order of the document."""
    pointer: Safe
    """A comment-safe JSON pointer of the schema."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


class EnumMemberView(Struct, frozen=True):
    """A member of an enum; `doc` is empty when the document says nothing of it."""

    name: Ident
    """Its name."""
    value: Safe
    """Its value, as a literal."""
    doc: Safe
    """A docstring literal; empty when the document says nothing."""


class EnumView(Struct, frozen=True):
    """An enum class."""

    name: Ident
    """Its name."""
    base: Ident
    """The class it derives from: `OpenEnum` or `OpenIntEnum`."""
    doc: Safe
    """A docstring literal; empty when there is nothing to say."""
    members: tuple[EnumMemberView, ...]
    """Its members, in the order of the document."""
    pointer: Safe
    """A comment-safe JSON pointer of the schema."""
    added: Extra = field(default_factory=dict)
    """What extensions add."""


class AliasView(Struct, frozen=True):
    """A name for a type that is no class."""

    name: Ident
    """The name of the type."""
    expression: Safe
    """The type, as code."""
    doc: Safe
    """A docstring literal; empty when there is nothing to say."""
    recursive: bool
    """The type holds itself, so it is made by `TypeAliasType`."""
    pointer: Safe
    """A comment-safe JSON pointer of the schema."""


class ModelModuleView(Struct, frozen=True):
    """One module of `models/`."""

    name: Ident
    """The module: `job`."""
    doc: Safe
    """The docstring literal of the module."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    enums: tuple[EnumView, ...]
    """Its enums."""
    classes: tuple[ClassView, ...]
    """Its model classes, those first that others derive from."""
    aliases: tuple[AliasView, ...]
    """Its names for types that are no classes."""
    rebuild: tuple[Ident, ...] = field(default=())
    """Always empty: models are completed when they are first used."""


class DictKeyView(Struct, frozen=True):
    """A key of a `TypedDict`; both parts are string literals in one that is made by a call."""

    name: Safe
    """The key."""
    annotation: Safe
    """The type of its value, as code."""


class DictView(Struct, frozen=True):
    """The plain-data twin of a model class."""

    name: Ident
    """The class: `JobDict`."""
    doc: Safe
    """A docstring literal; empty when there is nothing to say."""
    total: bool
    """Every key is required."""
    functional: bool
    """Made by a call, because of a key that a class body cannot name."""
    keys: tuple[DictKeyView, ...]
    """Its keys, in the order of the document."""


class DictModuleView(Struct, frozen=True):
    """One module of `models/dicts/`."""

    name: Ident
    """The module: `job`."""
    doc: Safe
    """The docstring literal of the module."""
    imports: tuple[ImportView, ...]
    """What the module imports, sorted."""
    dicts: tuple[DictView, ...]
    """Its classes."""
    aliases: tuple[AliasView, ...]
    """Its names for types that are no classes."""


class ModelsIndexView(Struct, frozen=True):
    """`models/__init__.py`."""

    entries: tuple[tuple[Ident, Safe], ...]
    """Every public name and its module, by name."""
    imports: tuple[tuple[Safe, tuple[Ident, ...]], ...]
    """The modules with their names, as an import statement each."""
