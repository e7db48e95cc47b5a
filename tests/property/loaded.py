"""Generated models in this process: hundreds of packages over one copy of the runtime."""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from hypothesis import reject

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostic, Diagnostics, Severity
from specloom.understand import understand
from support.yields import yielded

Names: TypeAlias = Mapping[str, str]

LOOPS = frozenset({"load-ref-cycle", "schema-reference-loop"})
"""What is reported of schemas that refer to nothing but themselves."""
NUMBERS = itertools.count()
SHARED = "property_runtime"


@contextmanager
def models_of(
    document: Mapping[str, Any], folder: Path, found: list[Diagnostic] | None = None
) -> Iterator[tuple[ModuleType, Names]]:
    """The `models` of a document, and the names in it by JSON Pointer; `found` takes what was
    said."""
    package = f"property_{next(NUMBERS)}"
    made = yielded(document, folder / package, package=package, layout="vendored")
    if found is not None:
        found += made.items
    errors = {item.code for item in made.items if item.severity is Severity.ERROR}
    assert errors <= LOOPS, made.items
    if errors:  # such a document says nothing; that it is reported is enough
        reject()
    root = made.write(folder / package / "out")
    _runtime()
    # Only the models are imported: as the package itself stands an empty module.
    parent = ModuleType(package)
    parent.__path__ = [str(root)]
    sys.modules[package] = parent
    for name in [name for name in sys.modules if name.startswith(f"{SHARED}._runtime")]:
        sys.modules[name.replace(SHARED, package, 1)] = sys.modules[name]
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(f"{package}.models"), names_in(document, folder)
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == package]:
            del sys.modules[name]


def names_in(document: Mapping[str, Any], folder: Path) -> Names:
    """The Python names of all schemas."""
    (folder / "names.json").write_text(json.dumps(document))
    config = SdkConfig(root=folder, name="sdk", document="names.json")
    return understand(config, Diagnostics()).plan.models.names


def _runtime() -> None:
    """The runtime, as the package of no SDK in particular."""
    if SHARED not in sys.modules:
        source = Path(__file__).parents[2] / "templates" / "runtime"
        shared = ModuleType(SHARED)
        shared.__path__ = []
        sys.modules[SHARED] = shared
        spec = importlib.util.spec_from_file_location(
            f"{SHARED}._runtime", source / "__init__.py", submodule_search_locations=[str(source)]
        )
        assert spec is not None and spec.loader is not None
        runtime = importlib.util.module_from_spec(spec)
        sys.modules[f"{SHARED}._runtime"] = runtime
        spec.loader.exec_module(runtime)
    for name in (
        *("models", "enums", "unions", "files", "rules", "keywords", "fit", "decode", "strict"),
    ):
        importlib.import_module(f"{SHARED}._runtime.{name}")


def runtime(name: str) -> Any:
    """A module of the shared runtime."""
    _runtime()
    return importlib.import_module(f"{SHARED}._runtime.{name}")
