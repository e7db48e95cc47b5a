"""Classes written without the engine: those that it cannot digest, or that an extension changed.

Every part is `Safe` already; this only puts them below each other, as the engine's templates do.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..pycode import Safe, code
from ..render.views import ClassView, EnumView

_LINE = code("\n")
_INDENT = code("    ")


def plain_class(view: ClassView | EnumView) -> Safe:
    """The source of a class, unformatted."""
    if isinstance(view, EnumView):
        head = code("class {name}({base}):", name=view.name, base=view.base)
        body = [view.doc, *_members(view)]
    else:
        bases = code(", ").join(view.bases)
        head = code("class {name}({bases}):", name=view.name, bases=bases)
        body = [view.doc, *view.facts, *_fields(view)]
    return _LINE.join([head, *(_INDENT + line for line in body if line)])


def _members(view: EnumView) -> Iterator[Safe]:
    for member in view.members:
        yield code("{name} = {value}", name=member.name, value=member.value)
        yield member.doc


def _fields(view: ClassView) -> Iterator[Safe]:
    if view.extra:
        yield code("__pydantic_extra__: {extra}", extra=view.extra)
    for field in view.fields:
        line = code("{name}: {annotation}", name=field.name, annotation=field.annotation)
        yield line + code(" = {value}", value=field.default) if field.default else line
        yield field.doc
