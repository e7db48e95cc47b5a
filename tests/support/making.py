"""SDKs made by the whole pipeline for one test, formatted by ruff because it is quick."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from specloom.config import SdkConfig, read_config
from specloom.diagnostics import Diagnostics
from specloom.generate import generate
from specloom.write import publish

GOLDEN = Path(__file__).parents[1] / "golden"


def configured(root: Path, text: str, name: str = "pets") -> SdkConfig:
    """The SDK of that name in a configuration; `document` defaults to the pet store's."""
    document = root / "openapi.yaml"
    if not document.exists():
        document.write_bytes((GOLDEN / "petstore" / "openapi.yaml").read_bytes())
    file = root / "specloom.toml"
    file.write_text(text)
    diagnostics = Diagnostics()
    config = read_config(file, diagnostics)
    assert not diagnostics.items, diagnostics.items
    return config.sdks[name]


def tree_of(sdk: SdkConfig) -> Mapping[str, bytes]:
    """What is generated; nothing may be found wrong with it."""
    diagnostics = Diagnostics()
    tree = generate(sdk, diagnostics)
    assert not diagnostics.has_errors, diagnostics.items
    return tree


def made(sdk: SdkConfig) -> Path:
    """Generates an SDK and writes it; gives its folder."""
    diagnostics = Diagnostics()
    assert publish(tree_of(sdk), sdk.output_folder, diagnostics) is not None, diagnostics.items
    return sdk.output_folder


@contextmanager
def importable(folder: Path, *names: str) -> Iterator[None]:
    """Packages that can be imported from a folder, and are forgotten afterwards."""
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for module in list(sys.modules):
            if module.split(".")[0] in names:
                del sys.modules[module]
