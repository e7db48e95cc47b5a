"""A vendor with a small API, and a repository with the SDK for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from support.ci_steps import git

SPECLOOM = Path(sys.executable).with_name("specloom")


def document(
    *,
    title: str = "Shop",
    parameters: tuple[dict[str, Any], ...] = (),
    properties: dict[str, Any] | None = None,
    summary: str = "All items",
) -> str:
    """The vendor's document, as JSON."""
    item = {"$ref": "#/components/schemas/Item"}
    answer = {"description": "ok", "content": {"application/json": {"schema": item}}}
    listing = {
        "operationId": "listItems",
        "tags": ["items"],
        "summary": summary,
        "parameters": list(parameters),
        "responses": {"200": answer},
    }
    schema = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}, **(properties or {})},
    }
    data = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "servers": [{"url": "https://shop.example"}],
        "paths": {"/items": {"get": listing}},
        "components": {"schemas": {"Item": schema}},
    }
    return json.dumps(data, indent=2) + "\n"


NEEDED = {"name": "shop", "in": "query", "required": True, "schema": {"type": "string"}}
"""A parameter whose coming breaks callers."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def vendor(folder: Path) -> Iterator[str]:
    """Publishes the files of a folder on this machine; gives the origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def repository(folder: Path, origin: str, **more: str) -> Path:
    """A repository with a configuration and the document; nothing is generated or committed."""
    folder.mkdir(parents=True)
    lines = {
        "document": "openapi.json",
        "url": f"{origin}/openapi.json",
        "formatter": "ruff",
        "version": "1.2.0",
        **more,
    }
    text = "".join(f"{key} = {json.dumps(value)}\n" for key, value in lines.items())
    text += f"allowed-origins = [{json.dumps(origin)}]\nallow-private-addresses = true\n"
    (folder / "specloom.toml").write_text(f"# ours\n[sdks.shop]\n{text}", "utf-8")
    (folder / "openapi.json").write_text(document(), "utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "config", "core.autocrlf", "false")
    return folder


def commit(folder: Path, message: str) -> None:
    """Commits everything."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


def specloom(
    folder: Path, *arguments: str, cache: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs the command as its users do; without a cache of its own it has none."""
    env = {key: value for key, value in os.environ.items() if key != "SPECLOOM_NO_CACHE"}
    own = {"SPECLOOM_NO_CACHE": "1"} if cache is None else {"XDG_CACHE_HOME": str(cache)}
    return subprocess.run(
        [SPECLOOM, *arguments],
        cwd=folder,
        env={**env, **own, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
