"""The code blocks of Markdown files, with their lines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of code (CommonMark, section 4.5)."""

    language: str
    code: str
    line: int
    """Of its first line, from 1."""
    heading: str
    """The last heading above it."""


def blocks(path: Path, *languages: str) -> list[Block]:
    """The blocks in these languages; all of them when none is named."""
    found: list[Block] = []
    heading, inside = "", False
    for token in MarkdownIt().parse(path.read_text(encoding="utf-8")):
        if token.type in ("heading_open", "heading_close"):
            inside = token.type == "heading_open"
        elif token.type == "inline" and inside:
            heading = token.content
        elif token.type == "fence" and (not languages or token.info in languages):
            assert token.map is not None
            found.append(Block(token.info, token.content, token.map[0] + 2, heading))
    return found
