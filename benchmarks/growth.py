"""How generation grows: `python benchmarks/growth.py DOCUMENT [--largest 64]`.

The document is put beside itself 1, 4, 16 … times, every copy with names of its own, and generated
in a fresh process without a cache. Between two sizes, time grows with an exponent: 1 is linear, 2
means four times the time for twice the size. The exit code is 1 when one is above 1.1. Seconds are
CPU time, children included; memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from pathlib import Path
from typing import Any

from corpus_document import read
from measured import Measured
from projects import project, specloom

TARGET = 1.1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", type=Path)
    parser.add_argument("--largest", type=int, default=64)
    options = parser.parse_args()
    original = read(options.document)
    sizes = [1]
    while sizes[-1] * 4 <= options.largest:
        sizes.append(sizes[-1] * 4)
    print("  times   CPU s    wall s      MB   exponent of time   of memory")
    last: tuple[int, Measured] | None = None
    worst = 0.0
    for times in sizes:
        ran = _generated(multiplied(original, times))
        exponents = ""
        if last is not None:
            step = math.log(times / last[0])
            in_time = math.log(ran.seconds / last[1].seconds) / step
            in_memory = math.log(ran.peak_mb / last[1].peak_mb) / step
            worst = max(worst, in_time, in_memory)
            exponents = f"{in_time:19.2f} {in_memory:11.2f}"
        print(
            f"{times:7} {ran.seconds:7.2f} {ran.wall:9.2f} {ran.peak_mb:7.0f}{exponents}",
            flush=True,
        )
        last = times, ran
    print(f"largest exponent {worst:.2f}, target {TARGET}")
    return int(worst > TARGET)


def multiplied(document: dict[str, Any], times: int) -> dict[str, Any]:
    """The document with all of its paths, webhooks, tags and components `times` over."""
    copies = [_renamed(document, f"Copy{number}") for number in range(times)]
    paths = {
        f"/copy{number}{path}": item
        for number, each in enumerate(copies)
        for path, item in each.get("paths", {}).items()
    }
    webhooks = {
        f"{name}Copy{number}": item
        for number, each in enumerate(copies)
        for name, item in each.get("webhooks", {}).items()
    }
    components: dict[str, dict[str, Any]] = {}
    for number, each in enumerate(copies):
        for section, entries in each.get("components", {}).items():
            for name, entry in entries.items():
                key = name if section == "securitySchemes" else f"{name}Copy{number}"
                components.setdefault(section, {})[key] = entry
    parts = {
        "paths": paths,
        "components": components,
        **({"webhooks": webhooks} if webhooks else {}),
    }
    return {**document, "tags": [], **parts}


def _renamed(node: Any, suffix: str, key: str = "") -> Any:
    """A copy whose references, operation ids and tags have a suffix."""
    if isinstance(node, dict):
        return {name: _renamed(each, suffix, name) for name, each in node.items()}
    if isinstance(node, list):
        if key == "tags":
            return [f"{each} {suffix}" if isinstance(each, str) else each for each in node]
        return [_renamed(each, suffix) for each in node]
    if isinstance(node, str):
        local = node.startswith("#/components/") and "/securitySchemes/" not in node
        if key == "operationId" or local:
            return f"{node}{suffix}"
    return node


def _generated(document: dict[str, Any]) -> Measured:
    with tempfile.TemporaryDirectory(prefix="specloom-growth-") as name:
        folder = project(Path(name), "openapi.json", "ruff")
        (folder / "openapi.json").write_text(json.dumps(document), "utf-8")
        return specloom(folder, "generate")


if __name__ == "__main__":
    sys.exit(main())
