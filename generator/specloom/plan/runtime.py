"""Where the runtime's public names live, and which of its files an SDK needs."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from typing import Final

CORE: Final = frozenset(
    {
        "APIKey", "AsyncClient", "AsyncMiddleware", "AsyncResource", "AsyncToken", "Basic", "Bearer",
        "Body", "ClientConfig", "Decoding", "ErrorShape", "ErrorTable", "Middleware", "Operation",
        "RawResponse", "RequestOptions", "Resource", "Style", "SyncClient", "Token", "async_raw",
        "raw",
    }
)  # fmt: skip
"""Names that `_runtime` itself exports: every SDK has their modules."""

HOMES: Final[Mapping[str, str]] = {
    "AsyncPages": "paging",
    "Pages": "paging",
    "Paging": "paging",
    "AsyncPoller": "waiting",
    "Poller": "waiting",
    "Wait": "waiting",
    "AsyncEventStream": "streaming",
    "AsyncJSONLines": "streaming",
    "EventStream": "streaming",
    "Events": "streaming",
    "JSONLines": "streaming",
    "AsyncDownload": "downloads",
    "Download": "downloads",
    "FormBody": "forms",
    "MultipartBody": "multipart",
    "Part": "multipart",
    "FileInput": "files",
    "RawBody": "files",
    "ClientCredentials": "oauth",
    "UnknownVariant": "unions",
    "ByTag": "unions",
    "BySibling": "unions",
}
"""Names from modules that only some SDKs need."""


def runtime_module(name: str) -> str:
    """The module that a name of the runtime is imported from, below the package."""
    return "_runtime" if name in CORE else f"_runtime.{HOMES[name]}"


def needed_files(sources: Mapping[str, str], roots: Iterable[str]) -> frozenset[str]:
    """The runtime's modules that some modules need, themselves included.

    Args:
        sources: Source text of every runtime module, by name (`"paging"`).
        roots: Modules that generated files import.
    """
    found: set[str] = set()
    work = [name for name in roots if name in sources]
    while work:
        name = work.pop()
        if name not in found:
            found.add(name)
            work.extend(n for n in imported(sources[name]) if n in sources and n not in found)
    return frozenset(found)


def imported(source: str) -> frozenset[str]:
    """The sibling modules a runtime module imports, at the top or inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            if node.module:
                names.add(node.module.split(".")[0])
            else:
                names.update(alias.name for alias in node.names)
    return frozenset(names)
