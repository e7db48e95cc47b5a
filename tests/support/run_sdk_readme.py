"""Runs the Python blocks of an SDK's README against the SDK's own fake.

    python run_sdk_readme.py PACKAGE README

Blocks stand for themselves, or use the `client` of the first call. Text is `"..."` and a number is
1 in them, so the fake is given objects with these as their keys.
"""

from __future__ import annotations

import dataclasses
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from .markdown import blocks


def seed(fake: Any, sample: Any) -> None:
    """Gives every collection the objects that the README names."""
    for store in fake._stores.values():
        collection = store.collection
        endpoint = next(each for each in fake._endpoints if each.id == collection.read)
        for key in ("...", "1"):
            item = sample(endpoint.result_type, {collection.key: key})
            if collection.machine:
                item[collection.machine.state] = collection.machine.steps[0][0]
            store.items[(), key] = item


def main(package: str, readme: str) -> None:
    time.sleep = lambda seconds: None  # what waits, waits as long as the vendor asks for
    Path("data.bin").write_bytes(b"data")
    client_module = import_module(f"{package}.client")
    config = client_module.CONFIG
    testing = import_module(f"{package}.testing")
    (fake_name,) = (name for name in testing.__all__ if name.startswith("Fake"))
    first, *others = blocks(Path(readme), "python")
    # The first call without its block: the others go on with this client.
    imports, _, call = first.code.partition("\nwith ")
    prelude = f"{imports}\nclient = {call.partition(' as client:')[0]}\n"
    for block in (first, *others):
        names: dict[str, Any] = {"__name__": "readme"}
        with getattr(testing, fake_name)() as fake, fake.serve() as url:
            client_module.CONFIG = dataclasses.replace(config, base_url=url)
            if block.heading not in ("Bodies", "Builders"):  # these make the objects themselves
                seed(fake, import_module(f"{package}._runtime.testing.sample").sample)
            if block is not first:
                exec(prelude, names)
            exec(compile("\n" * (block.line - 1) + block.code, readme, "exec"), names)
            names["client"].close()
        print(f"{block.line}: {block.heading}")


if __name__ == "__main__":
    main(*sys.argv[1:])
