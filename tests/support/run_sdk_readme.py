"""Runs Python that calls an API, against the fake of its SDK.

    python -m support.run_sdk_readme PACKAGE README    the blocks of the SDK's README
    python -m support.run_sdk_readme PACKAGE           a program on standard input

In a README, text is `"..."` and a number is 1, so the fake is given objects with these as their
keys. Blocks stand for themselves, or use the `client` of the first one.
"""

from __future__ import annotations

import dataclasses
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .markdown import blocks

NO_SERVER = "https://..."
"""What stands for the server of a document that names none."""
MAKERS = ("Bodies", "Builders")
"""Sections whose blocks make the objects themselves."""


@contextmanager
def instead_of_the_service(package: str, *, seeded: bool) -> Iterator[str]:
    """Whatever a client of the SDK sends by default reaches its fake; gives its URL."""
    client_module = import_module(f"{package}.client")
    config = client_module.CONFIG
    testing = find_spec(f"{package}.testing") and import_module(f"{package}.testing")
    fakes = [name for name in getattr(testing, "__all__", ()) if name.startswith("Fake")]
    if not fakes:  # an API without operations
        yield "https://example.com"
        return
    (name,) = fakes
    with getattr(testing, name)() as fake, fake.serve() as url:
        if seeded:
            seed(fake, import_module(f"{package}.testing.sample").sample)
        client_module.CONFIG = dataclasses.replace(config, base_url=url)
        try:
            yield url
        finally:
            client_module.CONFIG = config


def seed(fake: Any, sample: Any) -> None:
    """Gives every collection the objects that a README names."""
    for store in fake._stores.values():
        collection = store.collection
        endpoint = next(each for each in fake._endpoints if each.id == collection.read)
        for key in ("...", "1"):
            item = sample(endpoint.result_type, {collection.key: key})
            if collection.machine:
                item[collection.machine.state] = collection.machine.steps[0][0]
            store.items[(), key] = item


def run_readme(package: str, readme: str) -> None:
    """Runs every block, and prints its line and section."""
    Path("data.bin").write_bytes(b"data")
    first, *others = blocks(Path(readme), "python")
    # The first call without its block: the others go on with this client.
    imports, _, call = first.code.partition("\nwith ")
    prelude = f"{imports}\nclient = {call.partition(' as client:')[0]}\n"
    for block in (first, *others):
        names: dict[str, Any] = {"__name__": "readme"}
        with instead_of_the_service(package, seeded=block.heading not in MAKERS) as url:
            if block is not first:
                exec(prelude.replace(NO_SERVER, url), names)
            code = block.code.replace(NO_SERVER, url)
            exec(compile("\n" * (block.line - 1) + code, readme, "exec"), names)
        if "client" in names:  # an API that only sends has none
            names["client"].close()
        print(f"{block.line}: {block.heading}")


def main(package: str, *readmes: str) -> None:
    time.sleep = lambda seconds: None  # what waits, waits as long as the vendor asks for
    for readme in readmes:
        run_readme(package, readme)
    if not readmes:
        with instead_of_the_service(package, seeded=False):
            exec(compile(sys.stdin.read(), "stdin", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    main(*sys.argv[1:])
