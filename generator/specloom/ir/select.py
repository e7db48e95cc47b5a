"""Partial generation: keep some operations, and only the schemas they need."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from msgspec import Struct
from msgspec.structs import replace

from ..diagnostics import Diagnostics
from .api import Api, Operation
from .overrides import Configured
from .types import Type
from .usage import reachable


class Selection(Struct, frozen=True):
    """Patterns (shell-style: `*`, `?`, `[..]`) of what to keep or leave out; empty = everything."""

    tags: Sequence[str] = ()
    paths: Sequence[str] = ()
    methods: Sequence[str] = ()
    operation_ids: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.tags or self.paths or self.methods or self.operation_ids)

    def matches(self, operation: Operation) -> bool:
        """Whether the operation fits one pattern of each kind that there are patterns of; with no
        patterns at all, none does."""
        return (
            bool(self)
            and (not self.tags or any(_any(self.tags, tag) for tag in operation.tags))
            and (not self.paths or _any(self.paths, operation.path))
            and (not self.methods or _any(self.methods, operation.method.lower()))
            and (not self.operation_ids or _any(self.operation_ids, operation.declared_id))
        )


def select(
    api: Api,
    include: Selection,
    exclude: Selection,
    diagnostics: Diagnostics,
    configured: Configured = lambda *path: None,
) -> Api:
    """`api` without the operations that are not wanted, and without the schemas nothing else uses.

    With no selection at all, everything stays, schemas that no operation uses included. A pattern
    that matches nothing is an error: it would hide a renamed operation. `configured` is where a key
    of the configuration stands.
    """
    if not include and not exclude:
        return api
    for name, selection in (("include", include), ("exclude", exclude)):
        _check(name, selection, api, diagnostics, configured)
    kept = tuple(
        operation
        for operation in api.operations
        if (not include or include.matches(operation)) and not exclude.matches(operation)
    )
    pointers = {operation.pointer for operation in kept}
    events = tuple(
        event
        for event in api.events
        if event.kind == "webhook" or not pointers.isdisjoint(event.operations)
    )
    roots: list[Type] = []
    for operation in kept:
        roots += [parameter.type for parameter in operation.parameters]
        roots += [content.type for content in operation.bodies if content.type]
        for response in operation.responses:
            roots += [content.type for content in response.contents if content.type]
            roots += [header.type for header in response.headers]
    for event in events:
        roots += [content.type for content in event.contents if content.type]
    needed = reachable(api.schemas, roots)
    tags = {tag for operation in kept for tag in operation.tags}
    return replace(
        api,
        operations=kept,
        events=events,
        tags=tuple(entry for entry in api.tags if entry[0] in tags),
        schemas={key: schema for key, schema in api.schemas.items() if key in needed},
    )


def _check(
    name: str, selection: Selection, api: Api, diagnostics: Diagnostics, configured: Configured
) -> None:
    kinds = ("tags", "paths", "methods", "operation_ids")
    for kind in kinds:
        for pattern in getattr(selection, kind):
            one = Selection(**{kind: (pattern,)})
            if not any(one.matches(operation) for operation in api.operations):
                diagnostics.error(
                    "config-selection-unused",
                    f"{name}.{kind}: {pattern!r} matches no operation",
                    configured(name, kind.replace("_", "-")),
                )


def _any(patterns: Sequence[str], text: str) -> bool:
    return any(fnmatchcase(text, pattern) for pattern in patterns)
