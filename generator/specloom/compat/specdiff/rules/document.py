"""What stands once in a document: title, version, servers, prose."""

from __future__ import annotations

from typing import Final

from ...level import Bump, Level
from ...rule import Action, Area, Contract, rule

DOCUMENT: Final = (
    rule(
        "api-title-changed",
        Level.WARN,
        Area.DOCUMENT,
        Action.CHANGED,
        "title changed from {old} to {new}: names made from it change unless the config sets them",
        "Check the names of the package and of the client class.",
        contract=Contract.SDK,
    ),
    rule(
        "api-version-changed",
        Level.INFO,
        Area.DOCUMENT,
        Action.CHANGED,
        "version of the API changed from {old} to {new}",
        "Nothing.",
        bump=Bump.PATCH,
    ),
    rule(
        "api-version-decreased",
        Level.WARN,
        Area.DOCUMENT,
        Action.CHANGED,
        "version of the API went back from {old} to {new}",
        "Check that this is the document you want.",
        bump=Bump.PATCH,
    ),
    rule(
        "openapi-version-changed",
        Level.INFO,
        Area.DOCUMENT,
        Action.CHANGED,
        "document is written in OpenAPI {new} instead of {old}",
        "Nothing.",
        bump=Bump.PATCH,
    ),
    rule(
        "server-default-changed",
        Level.WARN,
        Area.SERVER,
        Action.CHANGED,
        "default server changed from {old} to {new}",
        "Check that your network and your tests know the new address, or set base_url.",
    ),
    rule(
        "server-removed",
        Level.WARN,
        Area.SERVER,
        Action.REMOVED,
        "server {old} removed",
        "If you set this address as base_url, choose another one.",
    ),
    rule(
        "server-added",
        Level.INFO,
        Area.SERVER,
        Action.ADDED,
        "server {new} added",
        "Nothing.",
    ),
    rule(
        "server-variable-changed",
        Level.WARN,
        Area.SERVER,
        Action.CHANGED,
        "server variable {name} changed from {old} to {new}",
        "If you set this variable, check its value.",
    ),
    rule(
        "docs-changed",
        Level.INFO,
        Area.DOCUMENT,
        Action.CHANGED,
        "descriptions, titles or examples changed in {places}",
        "Nothing.",
        bump=Bump.PATCH,
    ),
)
