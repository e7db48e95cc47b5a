"""Console blocks of the documentation: commands, and what they print."""

from __future__ import annotations

import re
from dataclasses import dataclass

ANY = "…"
"""In expected output: any text within a line; on a line of its own, any lines."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command; `output` is what the documentation shows of it, or None."""

    line: str
    output: str | None


def commands(block: str) -> list[Command]:
    """The commands of a block: with `$ ` before each and output below it, or one per line."""
    if not block.startswith("$ "):
        plain = (line.partition("  #")[0].strip() for line in block.splitlines())
        return [Command(line, None) for line in plain if line]
    found = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        found.append(Command(line.partition("  #")[0].strip(), output or None))
    return found


def matches(expected: str, printed: str) -> bool:
    """Whether output is as shown."""
    pattern = "".join(
        r"(?:.*\n)*?"
        if line.strip() == ANY
        else r".*".join(map(re.escape, line.split(ANY))) + r"\n"
        for line in expected.rstrip("\n").split("\n")
    )
    return (
        re.fullmatch(pattern + r"(?:.*\n)*" * expected.rstrip().endswith(ANY), printed) is not None
    )
