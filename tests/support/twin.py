"""A generated SDK behind one of its two clients, so that a test is written once for both."""

from __future__ import annotations

import asyncio
import inspect
from importlib import import_module
from typing import Any


class Twin:
    """``api.run(api.client.jobs.get("x"))``, whichever client it is.

    Args:
        package: Import name of the SDK.
        client: Name of its sync client; the async one has ``Async`` before it.
        kind: ``sync`` or ``async``.
        options: What every client gets, unless ``new`` says otherwise.
    """

    def __init__(self, package: str, client: str, kind: str, **options: Any) -> None:
        self.kind = kind
        self.package: Any = import_module(package)
        self.errors: Any = import_module(f"{package}.errors")
        self.models: Any = import_module(f"{package}.models")
        self._class = getattr(self.package, client if kind == "sync" else f"Async{client}")
        self._options = options
        self._made: list[Any] = []
        self._runner = asyncio.Runner()
        self._client: Any = None

    def new(self, **options: Any) -> Any:
        """A new client; closed with this object."""
        made = self._class(**{**self._options, **options})
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
        if not inspect.isawaitable(result):
            return result

        async def awaited() -> Any:
            return await result

        return self._runner.run(awaited())

    def items(self, many: Any) -> list[Any]:
        """Everything an iterable gives, async or not."""
        if not hasattr(many, "__aiter__"):
            return list(many)

        async def collected() -> list[Any]:
            return [item async for item in many]

        return self._runner.run(collected())

    def read(self, download: Any) -> bytes:
        """Everything a binary answer holds."""

        async def all_of_it() -> bytes:
            async with download:
                found: bytes = await download.read()
                return found

        if self.kind == "async":
            return self._runner.run(all_of_it())
        with download:
            found: bytes = download.read()
            return found

    def function(self, plain: Any) -> Any:
        """A function as the client wants its callbacks: an async one for the async client."""
        if self.kind == "sync":
            return plain

        async def function(*args: Any) -> Any:
            result = plain(*args)
            return await result if inspect.isawaitable(result) else result

        return function

    def close(self) -> None:
        for made in self._made:
            self.run(made.close())
        self._runner.close()
