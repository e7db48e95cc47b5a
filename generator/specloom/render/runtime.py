"""The runtime's modules that generated files need: inside the package, or in one that is shared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..plan.runtime import needed_files
from .custom import Own

NAME = "_runtime"
TESTING = "testing"
"""Where the modules of the fake are: in the SDK beside its own; in a runtime that is shared, below
it."""
_IMPORT = re.compile(rf"\.{NAME}(?:\.([\w.]+))? import (.+)")
_BESIDE = re.compile(r"^from \.(\w+) import ", re.MULTILINE)
ALWAYS = frozenset({"__init__", "client"})


def runtime_roots(files: Mapping[str, str], builtin: Path) -> frozenset[str]:
    """The runtime's modules that files name, by path without suffix, before formatting."""
    known = runtime_sources(builtin)
    roots = set(ALWAYS)
    for path, text in files.items():
        if path.endswith(f"{TESTING}/__init__.py"):
            roots.update(f"{TESTING}/{module}" for module in _BESIDE.findall(text))
        for module, names in _IMPORT.findall(text) if path.endswith(".py") else ():
            roots.update([module.replace(".", "/")] if module else re.findall(r"\w+", names))
    return frozenset(each for each in roots if each in known or f"{each}/__init__" in known)


def runtime_files(
    roots: Iterable[str], builtin: Path, own: Mapping[str, Own], http: str
) -> dict[str, str]:
    """The modules, and what they import, by path: the runtime's, and ``testing/`` of the fake.

    Args:
        roots: What generated files name.
        builtin: specloom's templates.
        own: Modules of the user in place of specloom's.
        http: The library that the SDK sends with, httpx or httpx2.
    """
    sources = runtime_sources(builtin)
    sources.update((name, each.text[each.header.length :]) for name, each in own.items())
    files = {f"{name}.py": sources[name] for name in sorted(needed_files(sources, roots))}
    if http != "httpx":
        files["_http.py"] = files["_http.py"].replace(
            "\nimport httpx\n", f"\nimport {http} as httpx\n"
        )
    return files


def runtime_sources(builtin: Path) -> dict[str, str]:
    """specloom's runtime modules by path without suffix."""
    return {
        path.relative_to(root).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for root, folder in ((builtin / "runtime", ""), (builtin, TESTING))
        for path in sorted((root / folder).glob("*.py"))
    }


def place(path: str) -> str:
    """Where a module is in an SDK that has its own runtime, from the package."""
    return path if path.startswith(f"{TESTING}/") else f"{NAME}/{path}"
