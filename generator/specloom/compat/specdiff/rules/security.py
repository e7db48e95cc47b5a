"""Who may call: security requirements and schemes."""

from __future__ import annotations

from typing import Final

from ...level import Bump, Level
from ...rule import Action, Area, rule

SECURITY: Final = (
    rule(
        "security-required",
        Level.ERR,
        Area.SECURITY,
        Action.CHANGED,
        "needs credentials now: {new}",
        "Give the client credentials.",
    ),
    rule(
        "security-dropped",
        Level.INFO,
        Area.SECURITY,
        Action.CHANGED,
        "no longer needs credentials",
        "Nothing.",
    ),
    rule(
        "security-alternative-removed",
        Level.ERR,
        Area.SECURITY,
        Action.CHANGED,
        "{old} is not enough any more",
        "Give the client other credentials: {new}.",
    ),
    rule(
        "security-alternative-added",
        Level.INFO,
        Area.SECURITY,
        Action.CHANGED,
        "{new} is enough too",
        "Nothing. Other credentials can be used.",
    ),
    rule(
        "security-scope-added",
        Level.WARN,
        Area.SECURITY,
        Action.CHANGED,
        "needs the scope {new} of {scheme} now",
        "Check that your tokens have the scope.",
    ),
    rule(
        "security-scope-removed",
        Level.INFO,
        Area.SECURITY,
        Action.CHANGED,
        "no longer needs the scope {old} of {scheme}",
        "Nothing.",
        bump=Bump.PATCH,
    ),
    rule(
        "security-scheme-removed",
        Level.ERR,
        Area.SECURITY,
        Action.REMOVED,
        "security scheme removed",
        "Stop giving the client these credentials: its argument is gone.",
    ),
    rule(
        "security-scheme-added",
        Level.INFO,
        Area.SECURITY,
        Action.ADDED,
        "security scheme added",
        "Nothing. The client takes another kind of credentials.",
    ),
    rule(
        "security-scheme-type-changed",
        Level.ERR,
        Area.SECURITY,
        Action.CHANGED,
        "security scheme changed from {old} to {new}",
        "Give the client the new kind of credentials.",
    ),
    rule(
        "security-scheme-details-changed",
        Level.WARN,
        Area.SECURITY,
        Action.CHANGED,
        "{detail} changed from {old} to {new}",
        "Nothing after the update: the SDK follows. Older versions use the old way.",
    ),
)
