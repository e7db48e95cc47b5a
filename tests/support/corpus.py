"""Documents to prove SDKs with: the one of this repository, and public ones where they are at hand.

The public ones are in the folder ``SPECLOOM_CORPUS``; without it there are none.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from specloom.config import SdkConfig, read_config
from specloom.diagnostics import Diagnostics
from specloom.format.cache import Cache
from specloom.generate import generate, inspect
from specloom.load import Document, read
from support.folders import kept

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("SPECLOOM_CORPUS", "nowhere"))
FILES = (
    "discord.json box.json qdrant.json spotify.yaml adyen-checkout.json petstore30.yaml "
    "petstore-expanded.yaml swagger-petstore.yaml link-example.yaml uspto.yaml tictactoe31.yaml "
    "museum31.yaml"
).split()
"""Those whose every operation is called; the slowest first, for workers that take them in order."""


@dataclass(frozen=True)
class Subject:
    """A document and its SDK, which is importable.

    Attributes:
        facts: What `specloom inspect` says.
        document: What is served: without overlays.
    """

    name: str
    path: Path
    facts: dict[str, Any]
    document: Document

    @property
    def operations(self) -> list[dict[str, Any]]:
        operations: list[dict[str, Any]] = self.facts["operations"]
        return operations


@cache
def reality_analysis() -> Subject:
    """The committed SDK."""
    config = read_config(ROOT / "specloom.toml", Diagnostics()).sdks["reality-analysis"]
    path = ROOT / config.document
    return Subject(config.name, path, inspect(config, Diagnostics()), loaded(path))


@cache
def overlaid() -> Subject:
    """The same, with the overlay on its document."""
    subject = reality_analysis()
    return replace(subject, document=loaded(subject.path, "overlay.yaml"))


@cache
def public(file: str) -> Subject:
    """A public document, and the SDK made of it for this run."""
    path = CORPUS / file
    name = path.stem.replace("-", "_").replace(".", "_")
    config = SdkConfig(
        root=CORPUS, name=name, document=file, package=f"corpus_{name}", formatter="ruff"
    )
    found = Diagnostics()
    folder = kept(f"specloom-{name}-")
    for target, content in generate(config, found, Cache(folder / "cache")).items():
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        (folder / target).write_bytes(content)
    assert not found.has_errors, found.items
    sys.path.insert(0, str(folder))
    return Subject(name, path, inspect(config, Diagnostics()), loaded(path))


def loaded(path: Path, *overlays: str) -> Document:
    """A document, with overlays that stand beside it."""
    return read(path.name, *overlays, base=path.parent, diagnostics=Diagnostics())
