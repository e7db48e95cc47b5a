"""The Jinja environment: it prints what came through the door, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateRuntimeError
from markupsafe import Markup

from ..pycode import Safe


@lru_cache(maxsize=8)
def environment(templates: Path, loader: BaseLoader | None = None) -> Environment:
    """An environment over a template folder.

    A template can print `Safe` values, and the output of its own macros and blocks. Anything else,
    above all a plain string that may come from the document, ends the rendering with an error.
    Filters that would make a string safe, or take one apart, are not there. Made once per folder:
    it keeps the compiled templates.
    """
    made = Environment(
        loader=loader or FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,  # so that the output of macros is marked as such
        finalize=_checked,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    kept = ("first", "last", "length", "reject", "rejectattr", "select", "selectattr", "sort")
    made.filters = {name: made.filters[name] for name in kept}
    made.filters["join"] = _join
    made.globals = {"range": range}
    return made


def _checked(value: Any) -> Any:
    if isinstance(value, Safe):
        return Markup(value)
    return value if isinstance(value, Markup) else _refuse(value)


def _refuse(value: Any) -> NoReturn:
    raise TemplateRuntimeError(
        f"a template prints a {type(value).__name__} that did not come through specloom.pycode: "
        f"{str(value)!r:.80}"
    )


def _join(parts: Iterable[Any], separator: str = "") -> Safe:
    """Safe parts with a separator that stands in the template."""
    safe = [part if isinstance(part, Safe) else _refuse(part) for part in parts]
    if separator.strip(", |\n"):
        _refuse(separator)
    return Safe(separator).join(safe)
