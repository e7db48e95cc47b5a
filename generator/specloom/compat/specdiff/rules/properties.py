"""Properties of objects: there or not, required or not, readable or writable."""

from __future__ import annotations

from typing import Final

from ...level import Level
from ...rule import Action, Area, Direction, Side, pair, rule

PROPERTIES: Final = (
    *pair(
        "required-property-added",
        Area.SCHEMA,
        Action.ADDED,
        "required property added",
        request=Side(Level.ERR, "Give the new field whenever you make this model."),
        response=Side(Level.INFO, "Nothing. A new field can be read."),
    ),
    *pair(
        "optional-property-added",
        Area.SCHEMA,
        Action.ADDED,
        "optional property added",
        request=Side(Level.INFO, "Nothing. A new field can be given."),
        response=Side(Level.INFO, "Nothing. A new field can be read."),
    ),
    *pair(
        "property-removed",
        Area.SCHEMA,
        Action.REMOVED,
        "property removed{renamed}",
        request=Side(Level.ERR, "Stop giving this field."),
        response=Side(Level.ERR, "Stop reading this field: the class does not have it any more."),
    ),
    *pair(
        "property-became-required",
        Area.SCHEMA,
        Action.CHANGED,
        "became required",
        request=Side(Level.ERR, "Give this field whenever you make the model."),
        response=Side(Level.INFO, "Nothing. The field is always there."),
    ),
    *pair(
        "property-became-optional",
        Area.SCHEMA,
        Action.CHANGED,
        "became optional",
        request=Side(Level.INFO, "Nothing. The field may be left out."),
        response=Side(Level.ERR, "Handle None: the field may be missing."),
    ),
    rule(
        "request-property-became-read-only",
        Level.ERR,
        Area.SCHEMA,
        Action.CHANGED,
        "became read-only",
        "Stop giving this field: the service sets it.",
        direction=Direction.REQUEST,
        mirror="response-property-became-write-only",
    ),
    rule(
        "response-property-became-write-only",
        Level.ERR,
        Area.SCHEMA,
        Action.CHANGED,
        "became write-only",
        "Stop reading this field: the service does not return it any more.",
        direction=Direction.RESPONSE,
        mirror="request-property-became-read-only",
    ),
    rule(
        "request-property-became-writable",
        Level.INFO,
        Area.SCHEMA,
        Action.CHANGED,
        "no longer read-only",
        "Nothing, unless the field is required: then give it.",
        direction=Direction.REQUEST,
        mirror="response-property-became-readable",
    ),
    rule(
        "response-property-became-readable",
        Level.INFO,
        Area.SCHEMA,
        Action.CHANGED,
        "no longer write-only",
        "Nothing. The field can be read.",
        direction=Direction.RESPONSE,
        mirror="request-property-became-writable",
    ),
    *pair(
        "schema-closed",
        Area.SCHEMA,
        Action.CHANGED,
        "no longer takes properties other than those it lists",
        request=Side(Level.ERR, "Stop giving fields that are not listed."),
        response=Side(Level.INFO, "Nothing."),
    ),
    *pair(
        "schema-opened",
        Area.SCHEMA,
        Action.CHANGED,
        "takes properties other than those it lists",
        request=Side(Level.INFO, "Nothing."),
        response=Side(Level.INFO, "Nothing: unknown fields were kept before."),
    ),
)
