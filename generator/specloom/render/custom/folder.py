"""The folder of the user's templates, read once.

client/client.py.jinja     replaces the built-in template of that name, whole or by blocks
runtime/retry.py           replaces a module of the runtime
testing/sample.py          replaces a module of the fake
extra/anything.jinja       adds files
.base/…                    the originals of what was ejected (`specloom templates eject`)
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from ...diagnostics import Diagnostics, Place
from ..contract import CONTRACT, TEMPLATES
from .header import Header, python_header, read_header, template_header

BASE: Final = ".base"
EXTRA: Final = "extra/"
RUNTIME: Final = "runtime/"
_IGNORED: Final = frozenset({"README.md", ".gitignore", ".gitattributes", ".DS_Store"})


class Own(Struct, frozen=True):
    """A template of the user."""

    name: str
    """Its path in the folder."""
    label: str
    """The same from the project's root, for messages."""
    text: str
    header: Header
    base: str | None
    """The built-in text at the time it was ejected."""


class Folder(Struct, frozen=True):
    """Built-in templates, and those of the user."""

    builtin: Path
    own: Mapping[str, Own]
    """By name."""

    @property
    def overrides(self) -> Mapping[str, Own]:
        """Templates that replace built-in ones."""
        return {name: each for name, each in self.own.items() if name in TEMPLATES}

    @property
    def extras(self) -> tuple[Own, ...]:
        """Templates that add files."""
        return tuple(each for name, each in self.own.items() if name.startswith(EXTRA))

    @property
    def runtime(self) -> Mapping[str, Own]:
        """Modules of the runtime that are replaced, by their path in it without suffix."""
        return {
            name.removeprefix(RUNTIME).removesuffix(".py"): each
            for name, each in self.own.items()
            if name.endswith(".py")
        }

    def original(self, name: str) -> str | None:
        """The built-in text of a template or of a runtime module."""
        if name not in TEMPLATES and not name.endswith(".py"):
            return None
        path = self.builtin / name
        return path.read_text("utf-8") if path.is_file() else None


def names(builtin: Path) -> tuple[str, ...]:
    """Everything that can be replaced."""
    runtime = (
        path.relative_to(builtin).as_posix()
        for folder in ("runtime", "testing")
        for path in sorted((builtin / folder).glob("*.py"))
    )
    return (*sorted(TEMPLATES), *runtime)


def read_folder(
    builtin: Path,
    root: Path,
    templates: str | None,
    diagnostics: Diagnostics,
    place: Place | None = None,
) -> Folder:
    """The templates of an SDK. Reports files that replace nothing, and headers that are wrong.

    Args:
        builtin: specloom's own templates.
        root: The project's folder.
        templates: The user's folder, relative to it; None for none.
        diagnostics: Takes what is wrong.
        place: Where the folder is configured.
    """
    if templates is None:
        return Folder(builtin, {})
    folder = root / templates
    if not folder.is_dir():
        diagnostics.error(
            "template-unknown",
            f"templates: there is no folder {templates}",
            place or Place(templates),
            hint="make it, for example with: specloom templates eject NAME",
        )
        return Folder(builtin, {})
    known = names(builtin)
    own: dict[str, Own] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        hidden = name.startswith(f"{BASE}/") or "__pycache__" in path.parts
        if not path.is_file() or hidden or path.name in _IGNORED:
            continue
        label = f"{templates}/{name}"
        if name not in known and not (name.startswith(EXTRA) and name.endswith(".jinja")):
            _unknown(name, label, known, diagnostics)
            continue
        if (found := _read(path, folder / BASE / name, name, label, diagnostics)) is not None:
            own[name] = found
    return Folder(builtin, own)


def _unknown(name: str, label: str, known: tuple[str, ...], diagnostics: Diagnostics) -> None:
    close = difflib.get_close_matches(name, known, 1, 0.6)
    diagnostics.error(
        "template-unknown",
        "it replaces nothing: no template has this name",
        Place(label),
        hint=f"did you mean '{close[0]}'?" if close else "templates that add files go into extra/",
    )


def _beginning(name: str) -> str:
    """What a template has to begin with."""
    if name.endswith(".py"):
        lines = python_header(CONTRACT)
    elif name.startswith(EXTRA):
        keys = 'each = "resource"\npath = "docs/{resource}.md"\n'
        lines = template_header(CONTRACT).replace("-#}", f"{keys}-#}}")
    else:
        lines = template_header(CONTRACT)
    shown = "; ".join(f"`{line}`" for line in lines.splitlines())
    return f"begin it with the lines {shown}" if "; " in shown else f"begin it with {shown}"


def _read(path: Path, base: Path, name: str, label: str, diagnostics: Diagnostics) -> Own | None:
    try:
        text = path.read_text("utf-8").replace("\r\n", "\n")
        original = base.read_text("utf-8").replace("\r\n", "\n") if base.is_file() else None
    except (OSError, UnicodeDecodeError) as error:
        diagnostics.error("template-unknown", f"cannot be read: {error}", Place(label))
        return None
    python = name.endswith(".py")
    header = read_header(text, python=python)
    hint = _beginning(name)
    if isinstance(header, Header) and header.contract > CONTRACT:
        header = f"it was written for contract {header.contract}; this specloom has {CONTRACT}"
        hint = "upgrade specloom, or fit the template to the contract of this one"
    if isinstance(header, Header) and (header.each is None) == name.startswith(EXTRA):
        adds = header.each is None
        header = (
            "it adds files, so its header needs 'each' and 'path'"
            if adds
            else "'each' and 'path' are for templates in extra/"
        )
        hint = hint if adds else "take them out, or move the template into extra/"
    if isinstance(header, str):
        diagnostics.error("template-header", header, Place(label, 1), hint=hint)
        return None
    return Own(name, label, text, header, original)
