"""The hand-written SDK `petstore_sdk` with the runtime in it, once for each HTTP library."""

from __future__ import annotations

import asyncio
import inspect
import shutil
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from support.folders import kept

SUPPORT = Path(__file__).parent
RUNTIME = SUPPORT.parents[1] / "templates" / "runtime"
LIBRARIES = ("httpx", "httpx2")


def package(library: str) -> ModuleType:
    """The SDK that sends with a library; made at the first use."""
    name = f"petstore_{library}"
    if name not in sys.modules:
        root = kept("petstore-")
        shutil.copytree(SUPPORT / "petstore_sdk", root / name)
        shutil.copytree(
            RUNTIME, root / name / "_runtime", ignore=shutil.ignore_patterns("__pycache__")
        )
        for module in (RUNTIME.parent / "testing").glob("*.py"):
            shutil.copy(module, root / name / "testing")
        http = root / name / "_runtime" / "_http.py"
        given = http.read_text()
        http.write_text(given.replace("\nimport httpx\n", f"\nimport {library} as httpx\n"))
        sys.path.insert(0, str(root))
    return import_module(name)


class Api:
    """One of the two clients, used the same way: ``api.run(api.client.pets.get("x"))``."""

    def __init__(self, kind: str, library: str, url: str) -> None:
        self.kind = kind
        self.library: Any = import_module(library)
        self.package: Any = package(library)
        self.errors: Any = self.package.errors
        self.url = url
        self._made: list[Any] = []
        self._runner = asyncio.Runner()
        self._client: Any = None

    def new(self, **options: Any) -> Any:
        """A new client; closed at the end of the test."""
        options = {"token": "t0ken", "base_url": f"{self.url}/v1", **options}
        made = (self.package.Petstore if self.kind == "sync" else self.package.AsyncPetstore)(
            **options
        )
        self._made.append(made)
        return made

    @property
    def client(self) -> Any:
        """A client with the usual options."""
        if self._client is None:
            self._client = self.new()
        return self._client

    def run(self, result: Any) -> Any:
        """The result, awaited where that is needed."""
        if inspect.isawaitable(result):

            async def awaited() -> Any:
                return await result

            return self._runner.run(awaited())
        return result

    def items(self, many: Any) -> list[Any]:
        """Everything an iterable gives, async or not."""
        if hasattr(many, "__aiter__"):

            async def collected() -> list[Any]:
                return [item async for item in many]

            return self._runner.run(collected())
        return list(many)

    def opened(self, stream: Any, use: Any = None) -> list[Any]:
        """What a stream gives under ``with``: its items, or those of ``use(stream)``."""
        use = use or (lambda stream: stream)
        if hasattr(stream, "__aenter__"):

            async def collected() -> list[Any]:
                async with stream as entered:
                    many = use(entered)
                    if inspect.isawaitable(many):
                        return [await many]
                    return [item async for item in many]

            return self._runner.run(collected())
        with stream as entered:
            many = use(entered)
            return [many] if isinstance(many, bytes) else list(many)

    def close(self) -> None:
        for made in self._made:
            self.run(made.close())
        self._runner.close()
