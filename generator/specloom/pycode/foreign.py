"""Text in files that are not Python: JSON, TOML and Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from .characters import HIDDEN, is_plain
from .safe import Safe

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def toml_string(text: str) -> Safe:
    """A TOML basic string, quotes included; lone surrogates, which TOML cannot hold, become U+FFFD.

    Source: TOML 1.0, section String.
    """
    whole = "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in text)
    written = json.dumps(whole, ensure_ascii=False)  # JSON has no other escapes than TOML
    return Safe(HIDDEN.sub(lambda match: _toml_escape(match[0]), written))


def _toml_escape(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04X}" if point < 0x10000 else f"\\U{point:08X}"


def json_text(data: Mapping[str, object]) -> Safe:
    """A JSON file with sorted keys, whose lines are those that a reader sees: hidden characters are
    escaped, letters of any script are not (RFC 8259 section 7).
    """
    # Not laid out by msgspec, which is faster, and refuses half of a surrogate pair.
    text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
    if not text.isascii() or "\x7f" in text:  # json.dumps escapes the other control characters
        text = HIDDEN.sub(lambda match: _json_escape(match[0]), text)
    return Safe(text + "\n")


def _json_escape(character: str) -> str:
    return character if character == "\n" else json.dumps(character)[1:-1]  # \n: between values


# What can begin a construct of CommonMark or GFM inside a line, and what begins a block when it
# stands first. A backslash makes any ASCII punctuation plain (CommonMark section 2.4). At the end
# of a text everything counts: another may follow.
INLINE = re.compile(
    r"[\\`*_\[\]|~#$]|<(?![\s\d=])|(?<![-=\s])>|&(?!\s)"
    r"|(?<=\w):(?=//)|@(?=\w)|(?<=\b[wW]{3})\."
)
BLOCK = re.compile(r"[-+=>]|(?P<number>\d{1,9})(?P<mark>[.)])|[*_](?=\s|[*_\s]*$)")


def markdown(text: str) -> Safe:
    """One line of plain text in Markdown: it opens no link, HTML, code, list or table cell.

    Line breaks and runs of spaces become one space; hidden characters become U+FFFD.
    Bare URLs and mail addresses do not become links either (GFM section 6.9).
    """
    return Safe(block(escaped(" ".join(text.split()))))


def escaped(text: str) -> str:
    """Plain text inside a line of Markdown."""
    return INLINE.sub(lambda match: "\\" + match[0], printable(text))


def printable(line: str) -> str:
    """A line with U+FFFD for its hidden characters."""
    return line if is_plain(line) else HIDDEN.sub(REPLACEMENT, line)


def block(line: str) -> str:
    """A line of Markdown whose beginning does not make it another block than a paragraph, if
    nothing but emphasis is in it that is not escaped."""
    start = BLOCK.match(line)
    if start is None:
        return line
    number = start["number"] or ""
    return f"{number}\\{line[len(number) :]}"


def markdown_code(text: str, *, cell: bool = False) -> Safe:
    """A code span with the text in it, whatever backticks it holds (CommonMark section 6.1).

    Args:
        text: What to show; line breaks become spaces.
        cell: Inside a table, where a pipe has to be escaped even in code (GFM section 4.10).
    """
    line = printable(" ".join(text.split()))
    if cell:
        line = line.replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if not line or line[0] == "`" or line[-1] == "`" else ""
    return Safe(f"{fence}{pad}{line}{pad}{fence}")


DISTRIBUTION = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


def distribution_name(name: str) -> Safe:
    """The name of a distribution, as it stands in a command line.

    Source: the packaging specification "Names and normalization".

    Raises:
        ValueError: It is none.
    """
    if not DISTRIBUTION.fullmatch(name):
        raise ValueError(f"not a distribution name: {name!r:.80}")
    return Safe(name)
