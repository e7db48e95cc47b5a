"""The Jinja environment: it prints what came through the door, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateRuntimeError
from markupsafe import Markup

from .. import pycode
from ..diagnostics import Place, fatal
from ..pycode import Ident, Safe
from .compiled import compiled_templates
from .custom.folder import Folder
from .custom.yielded import must_be_python

BASE = "base:"
"""Begins the name of a built-in template that a template of the user extends."""
DOOR: Mapping[str, Callable[..., Safe]] = {
    "comment": pycode.comment,
    "docstring": pycode.docstring,
    "ident": Ident,
    "literal": pycode.literal,
    "markdown": pycode.markdown,
    "markdown_code": pycode.markdown_code,
    "toml_string": pycode.toml_string,
}
"""Filters that make text of the document safe, each for one kind of place."""


def environment(
    folder: Folder, filters: Mapping[str, Callable[..., Any]] | None = None
) -> Environment:
    """An environment over the built-in templates and those of the user.

    A template can print `Safe` values, and the output of its own macros and blocks. Anything else,
    above all a plain string that may come from the document, ends the rendering with an error.
    Filters that would make a string safe without encoding it, or take a safe one apart, are not
    there.
    """
    return _made(folder, filters or {}) if folder.own or filters else _builtin(folder.builtin)


@lru_cache(maxsize=8)
def _builtin(templates: Path) -> Environment:
    """Made once per folder: it keeps the compiled templates, and so does a folder beside them."""
    made = _made(Folder(templates, {}), {})
    code = Path(__file__).parent, Path(pycode.__file__).parent
    made.bytecode_cache = compiled_templates(templates, *code)
    return made


def _made(folder: Folder, filters: Mapping[str, Callable[..., Any]]) -> Environment:
    made = Environment(
        loader=FunctionLoader(lambda name: _source(folder, name)),
        undefined=StrictUndefined,
        autoescape=True,  # so that the output of macros is marked as such
        finalize=_checked,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    kept = ("first", "last", "length", "reject", "rejectattr", "select", "selectattr", "sort")
    made.filters = {name: made.filters[name] for name in kept}
    made.filters |= {"join": _join, **DOOR, **filters}
    made.globals = {"range": range}
    return made


def render(env: Environment, name: str, context: Mapping[str, Any], path: str = "") -> str:
    """The text of a template.

    Args:
        env: The templates.
        name: The template's.
        context: Its variables.
        path: The file that is made, when the template's name does not tell.

    Raises:
        SpecloomError: It prints what did not come through the door, it cannot be rendered, or a
            template of the user makes a Python file that is not Python; with its file and line.
    """
    try:
        template = env.get_template(name)
        text = template.render(context)
    except Exception as error:
        place = _place(error)
        builtin = place is None or place.file.startswith(BASE)
        if builtin and not isinstance(error, TemplateError):
            raise  # a mistake of specloom's own
        known = isinstance(error, TemplateError)
        reason = str(error) if known else f"{type(error).__name__}: {error}"
        raise fatal(
            "template-failed",
            reason,
            place or Place(name, getattr(error, "lineno", None)),
            hint=_HINT if isinstance(error, UnsafeTextError) else "",
        ) from error
    label = template.filename or ""
    own = not label.startswith(BASE)
    if own and (path or name.removesuffix(".jinja")).endswith(".py"):
        source = env.loader.get_source(env, name)[0] if env.loader else ""
        must_be_python(text, source, label)
    return text


_HINT = f"pass it through a filter for the place it stands in: {', '.join(DOOR)}"


def _source(folder: Folder, name: str) -> tuple[str, str, None] | None:
    """(text, label, None) of a template."""
    own = folder.own.get(name)
    if own is not None:
        # The header stays, as a comment, so that lines keep their numbers.
        return own.text, own.label, None
    text = folder.original(name.removeprefix(BASE))
    return None if text is None else (text, f"{BASE}{name.removeprefix(BASE)}", None)


def _place(error: BaseException) -> Place | None:
    """The innermost template on the way to an error. Jinja gives its frames the right lines."""
    found: Place | None = None
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".jinja"):
            found = Place(file, trace.tb_lineno)
        trace = trace.tb_next
    return found


class UnsafeTextError(TemplateRuntimeError):
    """A template prints text that did not come through the door."""


def _checked(value: Any) -> Any:
    if isinstance(value, Safe):
        return Markup(value)
    return value if isinstance(value, Markup) else _refuse(value)


def _refuse(value: Any) -> NoReturn:
    raise UnsafeTextError(
        f"a template prints a {type(value).__name__} that did not come through specloom.pycode: "
        f"{str(value)!r:.80}"
    )


def _join(parts: Iterable[Any], separator: str = "") -> Safe:
    """Safe parts with a separator that stands in the template."""
    safe = [part if isinstance(part, Safe) else _refuse(part) for part in parts]
    if separator.strip(", |\n"):
        _refuse(separator)
    return Safe(separator).join(safe)
