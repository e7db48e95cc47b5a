"""The rules of the surface comparison. What griffe calls breaking is breaking here too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..level import Bump, Level
from ..rule import Action, Area, Contract, Rule, rule, table

_NOTHING: Final = "Nothing."


def _sdk(
    id: str, level: Level, action: Action, message: str, todo: str, bump: Bump | None = None
) -> Rule:
    return rule(id, level, Area.SDK, action, message, todo, contract=Contract.SDK, bump=bump)


def _removed(what: str, level: Level, todo: str) -> Rule:
    name = what.replace(" ", "-")
    return _sdk(f"sdk-{name}-removed", level, Action.REMOVED, f"{what} removed{{renamed}}", todo)


def _added(what: str, level: Level = Level.INFO, todo: str = _NOTHING) -> Rule:
    name = what.replace(" ", "-")
    return _sdk(f"sdk-{name}-added", level, Action.ADDED, f"{what} added", todo)


def _changed(id: str, level: Level, message: str, todo: str, bump: Bump | None = None) -> Rule:
    return _sdk(f"sdk-{id}", level, Action.CHANGED, message, todo, bump)


RULES: Final[Mapping[str, Rule]] = table(
    (
        _removed("class", Level.ERR, "Stop using this class."),
        _added("class"),
        _changed(
            "class-moved",
            Level.WARN,
            "moved from {old} to {new}",
            "Import it from the package that passes it on, not from its module.",
        ),
        _removed("error class", Level.ERR, "Catch one of its base classes instead."),
        _added("error class"),
        _removed("builder", Level.ERR, "Make the model directly, or use another builder."),
        _changed(
            "base-removed",
            Level.ERR,
            "no longer derives from {old}",
            "Check `isinstance`, `except` and type annotations that name this base class.",
        ),
        _changed("base-added", Level.INFO, "derives from {new} too", _NOTHING, Bump.PATCH),
        _removed("method", Level.ERR, "Stop calling this method."),
        _removed("deprecated method", Level.WARN, "Stop calling this method, as it had warned."),
        _removed("builder method", Level.ERR, "Stop calling this method of the builder."),
        _added("method"),
        _removed("function", Level.ERR, "Stop calling this function."),
        _added("function"),
        _changed(
            "kind-changed", Level.ERR, "was a {old}, is a {new}", "Adapt the code that uses it."
        ),
        _changed(
            "async-changed",
            Level.ERR,
            "was {old}, is {new}",
            "Add or drop `await` where this is called.",
        ),
        _changed(
            "call-changed",
            Level.ERR,
            "no longer called as a {old} but as a {new}",
            "Call it on the class, or on an instance, as it wants to be called now.",
        ),
        _changed(
            "parameter-removed",
            Level.ERR,
            "parameter {old} removed{renamed}",
            "Stop passing this argument.",
        ),
        _changed(
            "parameter-renamed",
            Level.ERR,
            "parameter {old} renamed to {new}",
            "Pass the argument by its new name.",
        ),
        _changed(
            "required-parameter-added",
            Level.ERR,
            "required parameter {new} added",
            "Pass the new argument in every call.",
        ),
        _changed(
            "positional-parameter-renamed",
            Level.INFO,
            "parameter {old} renamed to {new}; it is given by position only",
            _NOTHING,
            Bump.PATCH,
        ),
        _changed(
            "optional-parameter-added", Level.INFO, "optional parameter {new} added", _NOTHING
        ),
        _changed(
            "parameter-moved",
            Level.ERR,
            "positional parameter {name} moved from place {old} to {new}",
            "Swap the arguments, or pass them by name.",
        ),
        _changed(
            "parameter-kind-changed",
            Level.ERR,
            "parameter {name} is {new}, was {old}",
            "Pass the argument the new way.",
        ),
        _changed(
            "parameter-kind-widened",
            Level.INFO,
            "parameter {name} is {new}, was {old}",
            _NOTHING,
        ),
        _changed(
            "parameter-became-required",
            Level.ERR,
            "parameter {name} became required",
            "Pass this argument in every call.",
        ),
        _changed(
            "parameter-became-optional", Level.INFO, "parameter {name} became optional", _NOTHING
        ),
        _changed(
            "parameter-default-changed",
            Level.ERR,
            "default of the parameter {name} changed from {old} to {new}",
            "Check calls that leave this argument out.",
        ),
        _changed(
            "parameter-type-changed",
            Level.ERR,
            "type of the parameter {name} changed from {old} to {new}",
            "Pass a value of the new type.",
        ),
        _changed(
            "parameter-type-widened",
            Level.INFO,
            "type of the parameter {name} widened from {old} to {new}",
            _NOTHING,
        ),
        _changed(
            "return-type-changed",
            Level.ERR,
            "return type changed from {old} to {new}",
            "Adapt the code that uses the result.",
        ),
        _changed(
            "return-type-narrowed",
            Level.INFO,
            "return type narrowed from {old} to {new}",
            _NOTHING,
        ),
        _removed("overload", Level.ERR, "Call it in one of the ways that are left."),
        _added("overload"),
        _removed("attribute", Level.ERR, "Stop using this attribute."),
        _added("attribute"),
        _changed(
            "attribute-type-changed",
            Level.ERR,
            "type changed from {old} to {new}",
            "Adapt the code that reads or sets it.",
        ),
        _changed(
            "attribute-value-changed",
            Level.ERR,
            "value or default changed from {old} to {new}",
            "Check code that relies on the old value.",
        ),
        _changed(
            "attribute-became-required",
            Level.ERR,
            "has no default any more",
            "Give this field whenever you make the object.",
        ),
        _changed(
            "attribute-became-optional",
            Level.INFO,
            "has the default {new} now",
            _NOTHING,
        ),
        _removed("enum member", Level.ERR, "Stop naming this member."),
        _added("enum member"),
        _changed(
            "enum-value-changed",
            Level.ERR,
            "value of the member changed from {old} to {new}",
            "Check code that compares or stores the plain value.",
        ),
        _removed("type alias", Level.ERR, "Stop using this name."),
        _added("type alias"),
        _changed(
            "type-alias-changed",
            Level.ERR,
            "means {new} instead of {old}",
            "Adapt the code that uses this type.",
        ),
        _changed(
            "union-member-removed",
            Level.ERR,
            "union member {old} removed",
            "Stop giving and handling this member.",
        ),
        _changed(
            "union-member-added",
            Level.WARN,
            "union member {new} added",
            "Check code that handles every member.",
        ),
        _removed("import", Level.ERR, "Import the name from where it is defined."),
        _added("import"),
        _changed(
            "import-changed",
            Level.WARN,
            "means {new} instead of {old}",
            "Check that it still is what you want.",
        ),
        _changed("deprecated", Level.INFO, "deprecated", "Plan to stop using this."),
        _changed("undeprecated", Level.INFO, "no longer deprecated", _NOTHING),
    )
)
