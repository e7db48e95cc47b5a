"""The table of what servers do wrong (`support.faults`), on a real socket: the right typed error in
bounded time and memory, no secret elsewhere, nothing of it in the next call, nothing left open."""

from __future__ import annotations

import gc
import threading
import tracemalloc
from collections.abc import Callable, Iterable
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest

from support.faults import ROWS, Row
from support.faults.row import Site, answer, head, pet
from support.petstore import Api
from support.raw_server import Asked, Move, RawServer

SECRETS = (b"t0ken", b"s3cret", b"4dmin", b"authorization", b"cookie")
GUARD = 120
"""Seconds after which a call is taken to hang: none takes a twentieth of that."""


def guarded(work: Callable[[], Any]) -> Any:
    """What work gives or raises; it fails if it never ends."""
    outcome: list[Any] = []

    def run() -> None:
        try:
            outcome.append((work(), None))
        except BaseException as error:
            outcome.append((None, error))

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(GUARD)
    assert outcome, "it hangs"
    result, error = outcome[0]
    if error is not None:
        raise error
    return result


class Rogue:
    """A server that misbehaves in one call, and another origin beside it."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.elsewhere = RawServer(self._elsewhere)
        self.here = RawServer(self._here)
        self._count = count()

    def _here(self, asked: Asked) -> Iterable[Move]:
        if asked.name.startswith("after"):
            return [answer(pet(asked.name))]
        return self.row.does(Site(self.here.url, self.elsewhere.url, asked.name, next(self._count)))

    def _elsewhere(self, asked: Asked) -> Iterable[Move]:
        if asked.name == "back":
            target = f"{self.here.url}/v1/pets/after-p1"
            return [head(f"Location: {target}", "Content-Length: 0", status="302 x")]
        return [answer(pet("p1"))]


def some(api: Api, many: Any, most: int = 50) -> list[Any]:
    """The names of the first items of a list that may not end."""
    if not hasattr(many, "__aiter__"):
        return [item.id for item in islice(many, most)]

    async def collected() -> list[Any]:
        found: list[Any] = []
        async for item in many:
            found.append(item.id)
            if len(found) == most:
                break
        return found

    return list(api.run(collected()))


def saved(api: Api, client: Any, folder: Path, options: dict[str, Any]) -> bytes:
    """A file; when it cannot be had, nothing of it stays on the disk."""
    target = folder / "file"
    try:
        api.run(client.files.download("f", **options).save(target))
    finally:
        assert {each.name for each in folder.iterdir()} <= {target.name}
    return target.read_bytes()


def called(api: Api, client: Any, row: Row, folder: Path) -> Any:
    """The call of a row: what it gives, in short."""
    pets, files, options = client.pets, client.files, {"max_retries": 0, **row.options}
    match row.call:
        case "get":
            return api.run(pets.get("p1", **options)).id
        case "create":
            return api.run(pets.create({"name": "x"}, **options)).id
        case "delete":
            return api.run(pets.delete("p1", **options))
        case "nearby":
            return len(api.run(pets.nearby(**options)))
        case "upload":
            return api.run(files.put("early", b"x" * 3_000_000, **options))
        case "save":
            return saved(api, client, folder, options)
        case "streamed":
            stream = files.with_streaming_response.describe("f", **options)
            return b"".join(api.opened(stream, lambda stream: stream.iter_bytes()))
        case "events" | "lines":
            return [item.id for item in api.opened(getattr(files, row.call)(**options))]
    return some(api, getattr(pets, row.call)(**options))


def tried(api: Api, row: Row, rogue: Rogue, folder: Path) -> None:
    client = api.new(**{"base_url": f"{rogue.here.url}/v1", "api_key": "4dmin", **row.client})
    given, error = None, None
    gc.collect()
    tracemalloc.start()
    try:
        given = called(api, client, row, folder)
    except api.errors.PetstoreError as raised:
        error = raised
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert type(error).__name__ in (row.error or "NoneType").split("|"), str(error)
    assert row.says in str(error) and len(str(error)) < 2000
    assert row.gives in (None, given)
    assert peak < row.memory
    rogue.here.at_rest()
    for name in ("after-1", "after-2"):
        assert api.run(client.pets.get(name, max_retries=0)).id == name
    api.run(client.close())


@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_a_server_does_wrong(api: Api, row: Row, tmp_path: Path) -> None:
    rogue = Rogue(row)
    with rogue.here, rogue.elsewhere:
        guarded(lambda: tried(api, row, rogue, tmp_path))
        assert rogue.here.left_open() == rogue.elsewhere.left_open() == 0
    assert bool(rogue.elsewhere.asked) == row.elsewhere
    for asked in rogue.elsewhere.asked:
        assert not [secret for secret in SECRETS if secret in asked.head.lower()]


def test_names_of_rows_are_different() -> None:
    names = [row.name for row in ROWS]
    assert sorted(names) == sorted(set(names))
