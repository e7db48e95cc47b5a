"""Text in files that are not Python: JSON, TOML and Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from .characters import HIDDEN
from .docstring import FENCE, cleaned
from .safe import Safe

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def toml_string(text: str) -> Safe:
    """A TOML basic string, quotes included; lone surrogates, which TOML cannot hold, become U+FFFD.

    Source: TOML 1.0, section String.
    """
    import tomlkit  # only files outside Python need it, and it takes time to load

    whole = "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in text)
    written = tomlkit.string(whole).as_string()
    return Safe(HIDDEN.sub(lambda match: _toml_escape(match[0]), written))


def _toml_escape(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04X}" if point < 0x10000 else f"\\U{point:08X}"


def json_text(data: Mapping[str, object]) -> Safe:
    """A JSON file with sorted keys, whose lines are those that a reader sees: hidden characters are
    escaped, letters of any script are not (RFC 8259 section 7).
    """
    text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
    if not text.isascii() or "\x7f" in text:  # json.dumps escapes the other control characters
        text = HIDDEN.sub(lambda match: _json_escape(match[0]), text)
    return Safe(text + "\n")


def _json_escape(character: str) -> str:
    return character if character == "\n" else json.dumps(character)[1:-1]  # \n: between values


# Every character that can begin a construct of CommonMark or GFM inside a line, and those that
# begin a block when they stand first. A backslash makes any ASCII punctuation plain (CommonMark
# section 2.4).
INLINE = re.compile(r"[\\`*_\[\]<>&|~#!$]|(?<=\w):(?=//)|@(?=\w)|(?<=\b[wW]{3})\.")
BLOCK = re.compile(r"^(?:[-+=]|(?P<number>\d{1,9})(?P<mark>[.)]))")


def markdown(text: str) -> Safe:
    """One line of plain text in Markdown: it opens no link, HTML, code, list or table cell.

    Line breaks and runs of spaces become one space; hidden characters become U+FFFD.
    Bare URLs and mail addresses do not become links either (GFM section 6.9).
    """
    line = _line(text)
    line = INLINE.sub(lambda match: "\\" + match[0], line)
    return Safe(BLOCK.sub(_plain_start, line))


def markdown_text(text: str) -> Safe:
    """Text of several paragraphs in Markdown, as safe as `markdown`: lists and code stay, headings
    are bold, tables are blocks of code."""
    return Safe("\n\n".join(filter(None, map(_block, _blocks(cleaned(text))))))


def _blocks(text: str) -> Iterator[list[str]]:
    """Runs of lines between empty ones; code between fences is one, without them."""
    run: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fence = FENCE.match(line) is not None
        if fence or not (line or fenced):
            if run:
                yield run
            fenced ^= fence
            run = [_CODE] if fenced else []
        else:
            run.append(line)
    if run:
        yield run


_CODE = "\0"
"""In no line of a document: what begins a block of code."""


def _block(lines: list[str]) -> str:
    if lines[0] == _CODE or all(line.startswith("|") for line in lines):
        code = "\n".join(HIDDEN.sub(REPLACEMENT, line) for line in lines if line != _CODE)
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
        return f"{fence}\n{code}\n{fence}" if code.strip() else ""
    made: list[str] = []
    plain: list[str] = []
    items = False
    for line in [*lines, ""]:
        item, heading = ITEM.match(line), HEADING.match(line)
        if (item or heading or not line) and plain:
            made.append(_spans(" ".join(plain)))
            plain = []
        if item:
            margin = " " * min(len(item["margin"]), 6) if items else ""
            lead = "- " if item["number"] is None else f"{int(item['number'])}. "
            made += [""] if made and not items else []
            made.append(margin + lead + _spans(item["rest"]))
        elif heading:
            made += [f"**{markdown(heading['rest'])}**", ""] if heading["rest"] else []
        elif line and items:
            made[-1] += " " + _spans(line.strip())
        elif line:
            plain.append(line)
        items = item is not None or (items and heading is None)
    return "\n".join(made).strip("\n")


ITEM = re.compile(r"(?P<margin> *)(?:[-*+]|(?P<number>\d{1,9})[.)]) +(?P<rest>.*)")
HEADING = re.compile(r"#{1,6} +(?P<rest>.*?)[ #]*$")
SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")


def _spans(line: str) -> str:
    """A line with its code spans."""
    return "".join(
        (markdown_code(part) if at % 2 else _between(part))
        for at, part in enumerate(SPAN.split(line))
    )


def _between(text: str) -> str:
    lead, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return (
        f"{' ' if lead else ''}{markdown(text)}{' ' if end else ''}"
        if text.strip()
        else " " * bool(text)
    )


def _plain_start(match: re.Match[str]) -> str:
    if match["number"] is not None:
        return f"{match['number']}\\{match['mark']}"
    return "\\" + match[0]


def markdown_code(text: str, *, cell: bool = False) -> Safe:
    """A code span with the text in it, whatever backticks it holds (CommonMark section 6.1).

    Args:
        text: What to show; line breaks become spaces.
        cell: Inside a table, where a pipe has to be escaped even in code (GFM section 4.10).
    """
    line = _line(text)
    if cell:
        line = line.replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if not line or line[0] == "`" or line[-1] == "`" else ""
    return Safe(f"{fence}{pad}{line}{pad}{fence}")


def _line(text: str) -> str:
    return HIDDEN.sub(REPLACEMENT, " ".join(text.split()))


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
