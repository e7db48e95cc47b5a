"""Where the runtime's public names live, and which of its files an SDK needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

CORE: Final = frozenset(
    """
    AsyncClient AsyncMiddleware AsyncResource Body ClientConfig Decoding ErrorTable Middleware
    Operation RawResponse RequestOptions Resource SyncClient
    """.split()
)
"""Names that `_runtime` itself exports: every SDK has their modules."""

HOMES: Final[Mapping[str, str]] = {
    "APIKey": "auth",
    "AsyncToken": "auth",
    "Basic": "auth",
    "Bearer": "auth",
    "Keyring": "auth",
    "Token": "auth",
    "Bounds": "bounds",
    "DEEP_OBJECT": "styles",
    "Style": "styles",
    "AsyncPages": "paging",
    "BodyPaging": "body_paging",
    "Pages": "paging",
    "Paging": "paging",
    "AsyncPoller": "waiting",
    "Poller": "waiting",
    "Wait": "waiting",
    "AsyncOperationPoller": "long_running",
    "LongRunning": "long_running",
    "OperationPoller": "long_running",
    "AsyncEventStream": "sse",
    "EventStream": "sse",
    "Events": "sse",
    "AsyncJSONLines": "jsonlines",
    "JSONLines": "jsonlines",
    "AsyncDownload": "downloads",
    "Download": "downloads",
    "AsyncStream": "streaming",
    "Stream": "streaming",
    "FormBody": "forms",
    "LinesBody": "lines",
    "MultipartBody": "multipart",
    "Part": "multipart",
    "FileInput": "files",
    "RawBody": "files",
    "ClientCredentials": "oauth",
    "AsNumber": "scalars",
    "AsBase64": "scalars",
    "Fits": "keywords",
    "Signature": "signatures",
    "UnknownVariant": "unions",
    "ByTag": "unions",
    "BySibling": "unions",
    "KnownFirst": "known",
}
"""Names from modules that only some SDKs need."""


def runtime_module(name: str) -> str:
    """The module that a name of the runtime is imported from, below the package."""
    return "_runtime" if name in CORE else f"_runtime.{HOMES[name]}"


def needed_files(sources: Mapping[str, str], roots: Iterable[str]) -> frozenset[str]:
    """The runtime's modules that some modules need, themselves included.

    Args:
        sources: Source text of every runtime module, by its path without suffix (`"paging"`,
            `"testing/fake"`).
        roots: Modules and packages that generated files import.
    """
    found: set[str] = set()
    work = [name for root in roots for name in _files(root, sources)]
    while work:
        name = work.pop()
        if name not in found:
            found.add(name)
            work.extend(each for each in imported(name, sources) if each not in found)
    return frozenset(found)


def _files(name: str, sources: Mapping[str, str]) -> list[str]:
    """The file of a module, or of a package."""
    return [each for each in (name, f"{name}/__init__") if each in sources]


def imported(name: str, sources: Mapping[str, str]) -> frozenset[str]:
    """The files of the runtime that one of them imports, at the top or inside functions."""
    folder = name.split("/")[:-1]
    found: set[str] = set()
    for level, module in _relative_imports(sources[name]):
        if level - 1 <= len(folder):
            base = folder[: len(folder) - level + 1]
            path = "/".join([*base, *module.split(".")])
            found.update(_files(path.removeprefix("_runtime/"), sources))
    return frozenset(found)


_IMPORT = re.compile(r"^[ \t]*from (\.+)([\w.]*) import (?:\(([^)]*)\)|([^\n#]*))", re.MULTILINE)


@lru_cache(maxsize=256)
def _relative_imports(source: str) -> tuple[tuple[int, str], ...]:
    """(dots, module) of what a module imports from its own package.

    By its lines: to parse all modules takes longer than all the rest of a small SDK.
    """
    return tuple(
        (len(dots), module)
        for dots, package, enclosed, plain in _IMPORT.findall(source)
        for module in ([package] if package else _names(enclosed or plain))
    )


def _names(imported: str) -> list[str]:
    lines = (line.partition("#")[0] for line in imported.split("\n"))
    return [name.split()[0] for name in "".join(lines).split(",") if name.strip()]
