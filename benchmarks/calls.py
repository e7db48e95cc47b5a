"""What a call of a generated SDK costs beside the HTTP library and pydantic-core by themselves.

Prints ratios of CPU time, measured in turns in one process: one call (sync and async) against raw
httpx with `TypeAdapter.validate_json` of the same model, 1,000 decoded objects against
pydantic-core alone, and `build()` of a builder against making the same model without its checks.
The server answers from a process of its own.

    python benchmarks/calls.py [--rounds 7] [--calls 400]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PET = {
    "id": 7,
    "name": "Rex",
    "tag": None,
    "bornOn": "2020-02-29",
    "weight": 12.5,
    "vaccinated": True,
    "createdAt": "2024-05-06T07:08:09.123456Z",
    "owner": {"name": "Ann", "email": "ann@example.com"},
    "notes": {f"note{number}": "x" * 60 for number in range(10)},
}
SERVER = """
import asyncio, sys
body = sys.argv[1].encode()
head = b"HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n"
answer = head % len(body) + body
class Answering(asyncio.Protocol):
    def connection_made(self, transport): self.transport, self.data = transport, b""
    def data_received(self, data):
        self.data += data
        while b"\\r\\n\\r\\n" in self.data:
            self.data = self.data.partition(b"\\r\\n\\r\\n")[2]
            self.transport.write(answer)
async def main():
    server = await asyncio.get_running_loop().create_server(Answering, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""


def cpu(work: Callable[[], Any]) -> float:
    """Seconds of CPU that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compared(rounds: int, one: Callable[[], Any], other: Callable[[], Any]) -> tuple[float, float]:
    """The median CPU seconds of two pieces of work, done in turns."""
    one(), other()  # warm up
    pairs = [(cpu(one), cpu(other)) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def shown(what: str, pair: tuple[float, float], count: int) -> None:
    ours, theirs = (seconds / count * 1e6 for seconds in pair)
    print(f"{what:28} {ours:9.1f} us  raw {theirs:9.1f} us  ratio {ours / theirs:.3f}")


def measured(url: str, rounds: int, calls: int) -> None:
    import httpx
    from petstore import AsyncPetstore, Petstore, models
    from pydantic import TypeAdapter

    adapter = TypeAdapter(models.Pet)
    adapter.rebuild()
    client, http = Petstore(base_url=url), httpx.Client()

    def ours() -> None:
        for _ in range(calls):
            client.pets.get(7)

    def raw() -> None:
        for _ in range(calls):
            adapter.validate_json(http.get(f"{url}/pets/7").content)

    shown("one call, sync", compared(rounds, ours, raw), calls)

    async def async_ours(client: Any) -> None:
        for _ in range(calls):
            await client.pets.get(7)

    async def async_raw(http: Any) -> None:
        for _ in range(calls):
            adapter.validate_json((await http.get(f"{url}/pets/7")).content)

    with asyncio.Runner() as runner:
        async_client, async_http = AsyncPetstore(base_url=url), httpx.AsyncClient()
        pair = compared(
            rounds,
            lambda: runner.run(async_ours(async_client)),
            lambda: runner.run(async_raw(async_http)),
        )
        shown("one call, async", pair, calls)

    many = json.dumps([PET] * 1000).encode()
    from petstore._runtime.decode import Decoder

    decoder: Any = Decoder(list[models.Pet])
    validator = TypeAdapter(list[models.Pet])
    pair = compared(
        rounds, lambda: decoder.decode(many), lambda: validator.validator.validate_json(many)
    )
    shown("1,000 objects decoded", pair, 1)


def building(rounds: int, count: int) -> None:
    """A body with two rules across its fields, from the committed SDK."""
    sys.path.insert(0, str(ROOT / "generated" / "reality-analysis"))
    from reality_analysis import builders, models

    photos, found, itwin = "a" * 36, "b" * 36, "c" * 36
    names = models.Objects2DOutputsCreate
    outputs = [names.OBJECTS_2D, names.OBJECTS_3D, names.LOCATIONS_3D_AS_GEOJSON]
    builder = (
        builders.Objects2DBuilder(photos=photos, objects_2d=found)
        .outputs("objects2D", "objects3D", "locations3DAsGeoJSON")
        .options(crs="EPSG:32631", max_dist=50.0)
    )

    def direct() -> Any:
        return models.JobCreate(
            type=models.JobTypes.OBJECTS_2D,
            name="night run",
            itwin_id=itwin,
            specifications=models.Objects2DSpecificationsCreate(
                inputs=models.Objects2DInputs(photos=photos, objects_2d=found),
                outputs=outputs,
                options=models.Objects2DOptions(crs="EPSG:32631", max_dist=50.0),
            ),
        )

    def built() -> Any:
        return builder.build(name="night run", itwin_id=itwin)

    assert built() == direct()

    def repeated(make: Callable[[], Any]) -> None:
        for _ in range(count):
            make()

    pair = compared(rounds, lambda: repeated(built), lambda: repeated(direct))
    shown("one body built", pair, count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--calls", type=int, default=400)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        generated(Path(folder))
        sys.path.insert(0, folder)
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, json.dumps(PET)], stdout=subprocess.PIPE, text=True
        )
        assert server.stdout is not None
        try:
            measured(
                f"http://127.0.0.1:{server.stdout.readline().strip()}", given.rounds, given.calls
            )
        finally:
            server.terminate()
    building(given.rounds, 10 * given.calls)


def generated(folder: Path) -> None:
    """Writes the SDK of the pet store of the golden cases."""
    document = ROOT / "tests" / "golden" / "petstore" / "openapi.yaml"
    config = f'[sdks.petstore]\ndocument = "{document.name}"\noutput = "."\nformatter = "ruff"\n'
    (folder / "specloom.toml").write_text(config)
    (folder / document.name).write_text(document.read_text("utf-8"), "utf-8")
    command = [Path(sys.executable).with_name("specloom"), "generate", "--config", "specloom.toml"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
