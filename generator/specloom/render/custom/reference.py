"""The reference of the template contract, made from the views themselves."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache

from .. import views
from ..contract import CHANGES, CONTRACT, EXTRAS, TEMPLATES, Context
from ..environment import DOOR
from .kinds import is_view


def reference() -> str:
    """Templates with their variables, views with their fields, and what changed: Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f"Template contract {CONTRACT}."
    yield from ("", "### Templates", "", "| template | variables |", "|---|---|")
    for name in sorted(TEMPLATES):
        yield f"| `{name}` | {_variables(TEMPLATES[name])} |"
    yield from ("", "### Templates that add files", "", "| `each` | variables |", "|---|---|")
    for scope, context in EXTRAS.items():
        yield f"| `{scope}` | {_variables(context)} |"
    yield from ("", "### Filters", "", "| filter | what it makes |", "|---|---|")
    for name, function in sorted(DOOR.items()):
        first = (inspect.getdoc(function) or "").partition("\n\n")[0]
        yield f"| `{name}` | {' '.join(first.split()).replace('|', chr(92) + '|')} |"
    yield from ("", "### Views")
    for name, (doc, fields) in sorted(documented().items()):
        yield from ("", f"#### {name}", "", doc, "", "| field | type | meaning |", "|---|---|---|")
        for field, (type_, meaning) in fields.items():
            yield f"| `{field}` | `{type_}` | {meaning} |"
    yield from ("", "### What changed", "", "| contract | where | what |", "|---|---|---|")
    for change in CHANGES:
        yield f"| {change.contract} | `{change.holder}`: `{change.name}` | {change.advice} |"


def _variables(context: Context) -> str:
    shown = (f"`{name}`: `{_spelled(kind)}`" for name, kind in context.items())
    return ", ".join(shown) or "none"


def _spelled(kind: object) -> str:
    text = (
        kind.__name__ if isinstance(kind, type) and not hasattr(kind, "__origin__") else str(kind)
    )
    return re.sub(r"specloom\.(?:render\.views\.\w+|pycode\.safe)\.", "", text)


@cache
def documented() -> Mapping[str, tuple[str, Mapping[str, tuple[str, str]]]]:
    """Each view's docstring and, for each field, its annotation and the text below it."""
    found: dict[str, tuple[str, Mapping[str, tuple[str, str]]]] = {}
    modules = {view.__module__ for view in vars(views).values() if is_view(view)}
    sources = [inspect.getsource(sys.modules[name]) for name in sorted(modules)]
    for node in (node for source in sources for node in ast.parse(source).body):
        if isinstance(node, ast.ClassDef):
            fields: dict[str, tuple[str, str]] = {}
            last = ""
            for item in node.body:
                if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                    last = item.target.id
                    fields[last] = (ast.unparse(item.annotation), "")
                elif isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant) and last:
                    text = " ".join(str(item.value.value).split())
                    fields[last] = (fields[last][0], text.replace("|", "\\|"))
            found[node.name] = (" ".join((ast.get_docstring(node) or "").split()), fields)
    return found
