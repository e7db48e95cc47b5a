"""What specloom makes of a document that a test holds in its hands."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostic, Diagnostics, SpecloomError
from specloom.format import Cache
from specloom.generate import generate
from support.folders import kept

PACKAGE = "sdk"

IMPORT_ALL = """
import contextlib, importlib, pkgutil, sys
from typing_extensions import is_typeddict
with contextlib.suppress(ImportError):
    import resource
    resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
sys.path.insert(0, sys.argv[1])
for package in sys.argv[2:]:
    importlib.import_module(package)
    for module in pkgutil.walk_packages([f"{sys.argv[1]}/{package}"], f"{package}."):
        importlib.import_module(module.name)
    models = importlib.import_module(f"{package}.models")
    adapter = importlib.import_module(f"{package}._runtime.fit").adapter
    for found in (getattr(models, name) for name in models.__all__):
        if not is_typeddict(found):  # those are for type checkers alone
            adapter(found)
"""


@dataclass(frozen=True)
class Yield:
    """A tree, or none, and everything that was said about it."""

    tree: Mapping[str, bytes]
    found: Diagnostics
    package: str = PACKAGE

    @property
    def items(self) -> tuple[Diagnostic, ...]:
        return self.found.items

    @property
    def codes(self) -> list[str]:
        """The codes of what was found, notes left out."""
        return [item.code for item in self.items if item.severity != "info"]

    @property
    def exit_code(self) -> int:
        """That of `specloom generate`."""
        return 2 if self.found.has_errors else 0

    @cached_property
    def own(self) -> dict[str, ast.Module]:
        """The modules made from the document, parsed; the runtime is copied and left out."""
        return {
            path: ast.parse(content)
            for path, content in self.tree.items()
            if path.endswith(".py") and f"{self.package}/_runtime/" not in path
        }

    def nodes(self) -> Iterator[ast.AST]:
        """Every node of every module."""
        for tree in self.own.values():
            yield from ast.walk(tree)

    def strings(self) -> set[str]:
        """Every string that the code holds, docstrings among them."""
        return {
            node.value
            for node in self.nodes()
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }

    def write(self, folder: Path) -> Path:
        """Writes the tree; nothing checks where its paths lead, so look at them before."""
        for path, content in self.tree.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return folder


def yielded(
    document: Mapping[str, Any] | str | bytes, folder: Path, *, name: str = "", **settings: Any
) -> Yield:
    """What `specloom generate` makes of a document. Failures that specloom knows are in the result,
    as they are in its output; any other exception is a bug and passes through."""
    folder.mkdir(parents=True, exist_ok=True)
    name = name or ("openapi.json" if isinstance(document, Mapping) else "openapi.yaml")
    data = json.dumps(document) if isinstance(document, Mapping) else document
    (folder / name).write_bytes(
        data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    )
    given = {"package": PACKAGE, "formatter": "ruff", **settings}
    found = Diagnostics()
    tree: Mapping[str, bytes] = {}
    try:
        tree = generate(SdkConfig(root=folder, name="sdk", document=name, **given), found, _CACHE)
    except SpecloomError as error:
        found.add(*error.diagnostics)
    return Yield(tree, found, str(given["package"]))


_CACHE = Cache(kept("specloom-tests-"))
"""The runtime is the same in all of them: it is formatted once."""


def import_all(folder: Path, *packages: str) -> str:
    """Imports every module, and builds every model, of some packages; gives what that prints.

    In a fresh process, which is ended after two minutes of CPU: an endless loop is a failure.
    """
    command = [sys.executable, "-W", "error", "-c", IMPORT_ALL, str(folder), *packages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or f"ended by signal {-done.returncode}"
    return done.stdout
