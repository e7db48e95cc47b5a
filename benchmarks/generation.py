"""What generation costs: `python benchmarks/generation.py LARGE SMALL [--peer PATH] [--black]`.

LARGE is GitHub's document as JSON, SMALL a pet store; `--peer` is the executable of
openapi-python-client, which then runs on both. All figures are seconds of CPU (user and system, the
processes it starts included), each command in a fresh process; ratios hold within one run on one
machine. The exit code is 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from measured import Measured, measure
from projects import project, specloom, with_another_field


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and the most it may be; `unit` says of what."""

    name: str
    ran: Measured
    figure: float
    target: float
    unit: str

    def __str__(self) -> str:
        verdict = "ok" if self.figure <= self.target else "OVER"
        return (
            f"{self.name:<44} {self.ran.seconds:8.2f} s {self.ran.peak_mb:6.0f} MB"
            f"   {self.figure:8.2f} {self.unit:<12} target {self.target:g}  {verdict}"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("large", type=Path)
    parser.add_argument("small", type=Path)
    parser.add_argument("--peer", type=Path, help="openapi-python-client's executable")
    parser.add_argument("--black", action="store_true", help="with black too, which takes a while")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="specloom-bench-") as name:
        rows = list(_rows(options, Path(name)))
    return int(any(row.figure > row.target for row in rows))


def _rows(options: argparse.Namespace, work: Path) -> list[Row]:
    rows: list[Row] = []

    def show(*row: Any) -> None:
        rows.append(Row(*row))
        print(rows[-1], flush=True)

    large, small = options.large.resolve(), options.small.resolve()
    peers = {each: _peer(options.peer, each, work) for each in (large, small) if options.peer}
    for formatter, cap, times in (("ruff", 35.0, 1.0), ("black", 120.0, 2.0)):
        if formatter == "black" and not options.black:
            continue
        folder = _copied(work / formatter, large, formatter)
        cold = specloom(folder, "generate")
        show(f"large document, cold, {formatter}", cold, cold.seconds, cap, "s")
        show("  memory", cold, cold.peak_mb, 600.0, "MB")
        if peer := peers.get(large):
            show("  against the peer", cold, cold.seconds / peer.seconds, times, "x its CPU")
            show("  against the peer", cold, cold.wall / peer.wall, times, "x its wall")
        folder = _copied(work / f"{formatter}-small", small, formatter)
        tiny = specloom(folder, "generate", cache=work / f"cache-{formatter}-small")
        if peer := peers.get(small):
            show(f"small, cold, {formatter}", tiny, tiny.seconds / peer.seconds, 1.0, "x its CPU")
        document = folder / small.name
        document.write_bytes(document.read_bytes() + b"\n")
        tiny = specloom(folder, "generate", cache=work / f"cache-{formatter}-small")
        if peer := peers.get(small):
            ratio = tiny.seconds / peer.seconds
            show(f"small, warm cache, {formatter}", tiny, ratio, 1.0, "x its CPU")
    for name, ran, figure, target, unit in _again(work / "again", large):
        show(name, ran, figure, target, unit)
    helped = specloom(work, "--help")
    show("--help", helped, helped.seconds, 0.15, "s")
    return rows


def _again(folder: Path, large: Path) -> list[tuple[str, Measured, float, float, str]]:
    """The large document a second time: with nothing changed, and with one schema changed."""
    cache = folder / "cache"
    original = json.loads(large.read_bytes())
    project(folder, "openapi.json", "ruff")
    document = folder / "openapi.json"
    document.write_text(json.dumps(original, indent=1), "utf-8")
    cold = specloom(folder, "generate", cache=cache)
    same = specloom(folder, "check", cache=cache)
    document.write_text(json.dumps(with_another_field(original), indent=1), "utf-8")
    changed = specloom(folder, "generate", cache=cache)
    (folder / "old.json").write_text(json.dumps(original, indent=1), "utf-8")
    compared = specloom(folder, "diff", "old.json", "openapi.json")
    return [
        ("nothing changed, check", same, same.seconds, 1.0, "s"),
        ("one schema changed", changed, changed.seconds / cold.seconds, 0.1, "x cold"),
        ("diff of the two documents", compared, compared.seconds, 10.0, "s"),
    ]


def _copied(folder: Path, document: Path, formatter: str) -> Path:
    project(folder, document.name, formatter)
    shutil.copyfile(document, folder / document.name)
    return folder


def _peer(executable: Path, document: Path, work: Path) -> Measured:
    """openapi-python-client with the ruff that stands beside it, into a new folder."""
    command = [str(executable), "generate", "--path", str(document), "--meta", "none"]
    path = f"{executable.resolve().parent}{os.pathsep}{os.environ['PATH']}"
    folder = work / f"peer-{document.stem}"
    ran = measure([*command, "--output-path", str(folder)], cwd=work, environment={"PATH": path})
    print(f"peer on {document.name:<36} {ran.seconds:8.2f} s {ran.peak_mb:6.0f} MB", flush=True)
    return ran


if __name__ == "__main__":
    sys.exit(main())
