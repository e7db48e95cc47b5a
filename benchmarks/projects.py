"""Projects that benchmarks generate: a document, a configuration, and the commands in them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from measured import Measured, measure

PACKAGE = "bench_sdk"


def project(folder: Path, document: str, formatter: str) -> Path:
    """A folder with a configuration for a document that stands in it."""
    table = {
        "document": document,
        "output": "sdk",
        "package": PACKAGE,
        "distribution": "bench-sdk",
        "client": "Client",
        "formatter": formatter,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "specloom.toml").write_text(tomlkit.dumps({"sdks": {"bench": table}}), "utf-8")
    return folder


def specloom(folder: Path, *arguments: str, cache: Path | None = None) -> Measured:
    """The command line in a fresh process, with a cache of its own or none.

    Raises:
        RuntimeError: It failed; 1 is no failure, `diff` and `check` say so that they found changes.
    """
    environment = {"XDG_CACHE_HOME": str(cache)} if cache else {"SPECLOOM_NO_CACHE": "1"}
    if cache:
        environment["SPECLOOM_NO_CACHE"] = ""
    command = [sys.executable, "-c", "from specloom.cli import main; main()", *arguments]
    ran = measure(command, cwd=folder, environment=environment)
    if ran.exit_code not in (0, 1) and "--keep-going" not in arguments:
        raise RuntimeError(
            f"specloom {' '.join(arguments)}: {ran.stdout[-500:]}{ran.stderr[-1500:]}"
        )
    return ran


def with_another_field(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with one more text field in the middle one of its plain component schemas."""
    schemas = document["components"]["schemas"]
    plain = [name for name, each in schemas.items() if isinstance(each.get("properties"), dict)]
    name = plain[len(plain) // 2]
    properties = {**schemas[name]["properties"], "added_by_the_benchmark": {"type": "string"}}
    changed = {**schemas, name: {**schemas[name], "properties": properties}}
    return {**document, "components": {**document["components"], "schemas": changed}}
