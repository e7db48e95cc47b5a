"""Operations, webhooks and callbacks that come, go or move."""

from __future__ import annotations

from typing import Final

from ...level import Bump, Level
from ...rule import Action, Area, rule

OPERATIONS: Final = (
    rule(
        "operation-removed",
        Level.ERR,
        Area.OPERATION,
        Action.REMOVED,
        "operation removed",
        "Stop calling this method: it is gone from the SDK, and the service may answer 404.",
    ),
    rule(
        "operation-removed-before-sunset",
        Level.ERR,
        Area.OPERATION,
        Action.REMOVED,
        "deprecated operation removed before its sunset date {sunset}",
        "Stop calling this method now: it went earlier than the vendor had announced.",
    ),
    rule(
        "operation-removed-after-sunset",
        Level.INFO,
        Area.OPERATION,
        Action.REMOVED,
        "deprecated operation removed after its sunset date {sunset}",
        "Nothing, if the deprecation warning was heeded; else stop calling this method.",
    ),
    rule(
        "operation-added",
        Level.INFO,
        Area.OPERATION,
        Action.ADDED,
        "operation added",
        "Nothing. A new method can be used.",
    ),
    rule(
        "operation-moved",
        Level.WARN,
        Area.OPERATION,
        Action.CHANGED,
        "moved from {old} to {new}",
        "Nothing after the update: the method keeps its name. Older versions of the SDK stop "
        "working when the service drops the old address.",
    ),
    rule(
        "operation-deprecated",
        Level.INFO,
        Area.OPERATION,
        Action.CHANGED,
        "operation deprecated{sunset}",
        "Plan to stop using this method: it warns once per process from now on.",
    ),
    rule(
        "operation-undeprecated",
        Level.INFO,
        Area.OPERATION,
        Action.CHANGED,
        "operation no longer deprecated",
        "Nothing. The method no longer warns.",
    ),
    rule(
        "operation-sunset-changed",
        Level.WARN,
        Area.OPERATION,
        Action.CHANGED,
        "sunset date changed from {old} to {new}",
        "Check that you stop using this method before the new date.",
        bump=Bump.PATCH,
    ),
    rule(
        "webhook-removed",
        Level.ERR,
        Area.WEBHOOK,
        Action.REMOVED,
        "webhook removed",
        "Drop the handler: the event does not come any more and its parser is gone.",
    ),
    rule(
        "webhook-added",
        Level.INFO,
        Area.WEBHOOK,
        Action.ADDED,
        "webhook added",
        "Nothing, unless your endpoint refuses events it does not know.",
    ),
    rule(
        "callback-removed",
        Level.ERR,
        Area.WEBHOOK,
        Action.REMOVED,
        "callback removed",
        "Drop the handler: the service does not call back any more.",
    ),
    rule(
        "callback-added",
        Level.INFO,
        Area.WEBHOOK,
        Action.ADDED,
        "callback added",
        "Nothing, unless your endpoint refuses events it does not know.",
    ),
    rule(
        "callback-address-changed",
        Level.WARN,
        Area.WEBHOOK,
        Action.CHANGED,
        "sent to {new}, no longer to {old}",
        "Nothing to change in the handler: check that it stands where the service calls now.",
    ),
)
