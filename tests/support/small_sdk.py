"""SDKs of small documents, written in a test and called through both clients over a real socket."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import generate, inspect
from support.making import importable
from support.scripted_server import ScriptedServer
from support.twin import Twin

_NUMBERS = itertools.count(1)


class SmallSdk:
    """One document as an SDK, with a server to talk to.

    Attributes:
        files: What was generated, by path.
        facts: What `specloom inspect` says.
        codes: The codes of the diagnostics, each with its message.
    """

    def __init__(self, document: str, **config: Any) -> None:
        self.package = f"small_sdk_{next(_NUMBERS)}"
        self._folder = TemporaryDirectory(prefix="specloom-small-")
        root = Path(self._folder.name)
        (root / "openapi.yaml").write_text(document, "utf-8")
        sdk = SdkConfig(
            root=root, name="small", document="openapi.yaml", package=self.package,
            **{"client": "Small", "formatter": "ruff", **config},
        )  # fmt: skip
        found = Diagnostics()
        self.files = {str(path): data.decode() for path, data in generate(sdk, found).items()}
        self.codes = [(item.code, item.message) for item in found.items]
        if found.has_errors:
            self.close()
            raise AssertionError(found.items)
        self.facts = inspect(sdk, Diagnostics())
        self.root = root
        for name, text in self.files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, "utf-8")

    def text(self, name: str) -> str:
        """A file of the package."""
        return self.files[f"{self.package}/{name}"]

    @contextmanager
    def running(self) -> Iterator[ScriptedServer]:
        """The package importable, and a server for its clients."""
        with importable(self.root, self.package), ScriptedServer() as server:
            yield server

    def twin(self, server: ScriptedServer, kind: str, **options: Any) -> Twin:
        """One of its clients, sending to the server."""
        return Twin(self.package, "Small", kind, **{"base_url": server.url, "max_retries": 0,
                                                    **options})  # fmt: skip

    def close(self) -> None:
        self._folder.cleanup()
