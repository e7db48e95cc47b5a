"""Docstrings and comments: prose that may say anything and changes nothing."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from .characters import escape_hidden, is_plain
from .safe import Safe

LINE_LENGTH = 100
MIN_WIDTH = 40

SPACE = re.compile(r"[^\S\n]")
# Lines that mean something by where they begin: Markdown lists, quotes, headings, tables, fences,
# and anything indented. Paragraphs with such a line are not filled.
STRUCTURE = re.compile(r"\s|[-*+>|#=]|\d{1,9}[.)]\s|```|~~~|:\w+:")
BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
FENCE = re.compile(r"\s*(```|~~~)")
# doctest runs what follows such a prompt: `pytest --doctest-modules` on a vendored SDK would run
# the document's text. In Markdown the backslash shows as nothing.
PROMPT = re.compile(r"^(\s*)>>>(?=\s|$)", re.MULTILINE)
QUOTES = re.compile('"{3,}')
# Where a sentence ends inside a paragraph: not after "e.g." or an initial.
SENTENCE_END = re.compile(r"(?<!\b[A-Za-z])(?<!\betc)(?<!\bvs)[.!?]['\")`]*\s+(?=[\"'(`\[*]*[A-Z])")
# A line of prose that its author broke in the middle of a sentence.
BROKEN = re.compile(r".{24,}[^\s.!?:;]$")
SURROGATE = re.compile("[\ud800-\udfff]")


class Section(Struct, frozen=True):
    """A section in Google's docstring style, such as ``Args:``.

    Attributes:
        title: The word before the colon.
        entries: Name and text of each entry, the name may be empty; the text is laid out with a
            hanging indent.
    """

    title: str
    entries: tuple[tuple[str, str], ...]


@lru_cache(maxsize=16_384)  # documents say the same of every field of the same name
def docstring(*parts: str | Section, indent: int = 4, summary: bool = False) -> Safe:
    """A whole docstring literal, quotes included, to be printed at a column.

    The parts are its paragraphs, kept apart by an empty line. Prose that is too long, or broken in
    the middle of a sentence, is wrapped to 100 columns and ends in a full stop; lists, tables and
    code blocks keep their lines. What it evaluates to, cleaned by ``inspect.cleandoc``, is
    :func:`laid_out` of the parts, character by character (one line that ends in a quotation mark
    has a space after it).

    Args:
        parts: A ``str`` is the document's text, or specloom's own; a :class:`Safe` is an example,
            which keeps its lines and may hold ``>>>`` prompts; a :class:`Section` lists arguments
            or errors. Empty ones are left out.
        indent: The column of the opening quotes; the lines after the first are indented to it.
        summary: Whether the first sentence stands by itself (PEP 257) where what follows it in its
            paragraph does not fit on the first line.
    """
    width = max(LINE_LENGTH - indent - 3, MIN_WIDTH)  # the opening quotes stand before the text
    text = laid_out(*parts, width=width, summary=summary)
    if "\n" not in text and len(text) > width - 3:  # the closing quotes after it
        text = laid_out(*parts, width=width - 3, summary=summary)
    if not text:
        return Safe('""" """')
    body = escape_hidden_lines(QUOTES.sub(_escaped_quotes, text.replace("\\", "\\\\")))
    if body.startswith('"'):
        body = " " + body  # as black and ruff write it
    if "\n" not in body:
        return Safe(f'"""{body} """' if body.endswith('"') else f'"""{body}"""')
    margin = " " * indent
    lines = [margin + line if line and n else line for n, line in enumerate(body.split("\n"))]
    return Safe('"""' + "\n".join(lines) + f'\n{margin}"""')


def laid_out(*parts: str | Section, width: int, summary: bool = False) -> str:
    """The text of a docstring as a reader sees it: cleaned paragraphs wrapped to a width.

    Halves of surrogate pairs are U+FFFD: a class with one in its docstring cannot be made.
    """
    given = [part for part in parts if part]
    if summary and given and type(given[0]) is str:
        given[:1] = _summarized(given[0], width)
    laid = (_part(part, width) for part in given)
    return SURROGATE.sub("\ufffd", inspect.cleandoc("\n\n".join(part for part in laid if part)))


def _part(part: str | Section, width: int) -> str:
    if isinstance(part, Section):
        return _section(part, width) if part.entries else ""
    text = cleaned(part)
    if isinstance(part, Safe):
        return text
    return "\n".join(_wrapped(PROMPT.sub(r"\1\\>>>", sentence(text)), width))


def sentence(text: str) -> str:
    """Prose with a full stop, where its last line lacks one; lists, code and addresses get none."""
    last = text[text.rfind("\n") + 1 :]
    ends = bool(last) and last.isascii() and (last[-1].isalnum() or last[-1] in "`'\")]%")
    if not ends or STRUCTURE.match(last) or "://" in last[last.rfind(" ") + 1 :]:
        return text
    return f"{text}." if text.count("```") % 2 == text.count("~~~") % 2 == 0 else text


def _summarized(text: str, width: int) -> list[str]:
    """The text, its first sentence apart where the first paragraph takes more than one line."""
    first, gap, rest = cleaned(text).partition("\n\n")
    lines = first.split("\n")
    joined = " ".join(lines)
    end = SENTENCE_END.search(joined)
    if len(joined) <= width or any(map(STRUCTURE.match, lines)) or not end or end.end() > width:
        return [text]
    return [joined[: end.end()].rstrip(), f"{joined[end.end() :]}{gap}{rest}"]


def cleaned(text: str) -> str:
    """Line breaks of every kind as newlines, odd spaces as spaces, no common indentation.

    No line ends in a space, and no two empty lines follow each other.
    """
    if is_plain(text):  # one line of printable ASCII, as most are
        return text.strip()
    lines = (
        (line if is_plain(line) else SPACE.sub(" ", line)).rstrip()
        for line in text.expandtabs(4).splitlines()
    )
    return re.sub(r"\n{3,}", "\n\n", inspect.cleandoc("\n".join(lines)))


def _escaped_quotes(run: re.Match[str]) -> str:
    # The last one stays bare: black puts a space after an escaped quote at the end, ruff does not.
    return '\\"' * (len(run[0]) - 1) + '"'


def escape_hidden_lines(text: str) -> str:
    """The text with its hidden characters escaped, line by line: newlines stay."""
    return "\n".join(escape_hidden(line) for line in text.split("\n"))


def _section(section: Section, width: int) -> str:
    lines = [f"{section.title}:"]
    for name, text in section.entries:
        words = PROMPT.sub(r"\1\\>>>", sentence(" ".join(cleaned(text).split())))
        entry = ": ".join(filter(None, (name, words)))
        lines += _fill(entry, width, first="    ", rest="        " if name else "    ")
    return "\n".join(lines)


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Lines no longer than the width where words allow it, structure kept."""
    fenced = False
    for paragraph in _paragraphs(text):
        if fenced or any(STRUCTURE.match(line) for line in paragraph):
            for line in paragraph:
                fence = FENCE.match(line) is not None
                yield from [line] if fenced or fence else _wrapped_line(line, width)
                fenced ^= fence
        elif any(len(line) > width for line in paragraph) or _is_broken(paragraph):
            yield from _fill(" ".join(paragraph), width)
        else:
            yield from paragraph


def _is_broken(paragraph: list[str]) -> bool:
    """Whether the lines of a paragraph end where they do for want of space."""
    return any(
        BROKEN.match(line) is not None and (after[0].islower() or after[0] in "`(")
        for line, after in pairwise(paragraph)
    )


def _wrapped_line(line: str, width: int) -> list[str]:
    """One line that keeps its place: what does not fit goes under the text of its bullet."""
    bullet = BULLET.match(line)
    margin = len(bullet[0]) if bullet else len(line) - len(line.lstrip())
    if len(line) <= width or line.lstrip().startswith(("|", "#")):
        return [line]
    return _fill(line[margin:], width, first=line[:margin], rest=" " * margin)


def _fill(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Runs of lines; an empty line is a paragraph of its own."""
    run: list[str] = []
    for line in text.split("\n"):
        if line:
            run.append(line)
            continue
        if run:
            yield run
        yield [""]
        run = []
    if run:
        yield run


# Words that a tool obeys when a comment holds them. PEP 263: `coding:` in the first two lines
# even decides how Python reads the file.
PRAGMA = re.compile(
    r"(?i)(coding|\b(?:type|mypy|pyright|pyre|pytype|ruff|flake8|fmt|yapf|isort|pylint|pragma|noqa"
    r"|nosec|nosonar|sourcery|cython))(\s*)([:=])"
)
BARE_PRAGMA = re.compile(r"(?i)\b(?:noqa|nosec|nosonar|nopep8)\b")


def comment(text: str) -> Safe:
    """One comment on one line, ``# text``: line breaks and runs of spaces become one space.

    Hidden characters are escaped, and so is what would make a tool obey the comment: ``coding:``,
    ``type: ignore``, ``noqa``, another ``#``.
    """
    line = escape_hidden(" ".join(text.split())).replace("#", r"\x23")
    if ":" in line or "=" in line:
        line = PRAGMA.sub(lambda m: f"{m[1]}{m[2]}\\x{ord(m[3]):02x}", line)
    line = BARE_PRAGMA.sub(lambda m: f"\\x{ord(m[0][0]):02x}{m[0][1:]}", line)
    return Safe(f"# {line}" if line else "#")
