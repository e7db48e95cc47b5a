"""What both formatters leave as it is, taken out before they run.

Nine lines of ten of generated code are short and simple: a field with its type, a docstring, a
call. A formatter takes each of them apart to find nothing to do. So files are formatted without
them: a placeholder stands for a run of them, and what is left, the skeleton, is short, and the same
for many files. Afterwards the lines are put back.

A line is settled when it has one of a few forms that say every token and every space: there is
nothing to join, to split, to quote or to space in another way. Of the lines that are too long,
those are settled that can be split in one way only (`specloom.format.split`). The formatter gets
all others, and the whole file when anything in it is strange.
"""

from __future__ import annotations

import keyword
import re
from functools import lru_cache

from msgspec import Struct, field

from .split import LINE_LENGTH, split

MARK = "zq"
"""The name in placeholders; a file that has it is formatted as a whole."""
DOC = f'"""{MARK}"""'
ITEM, PAIR = f"{MARK},", f"{MARK}: {MARK},"
IMPORT = f"from {MARK} import {MARK}"

_STRANGE = re.compile(rf"{MARK}|# fmt|yapf|\\\n|[\t\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# The tokens of a line: `""` is a string, `N` a name or a number; keywords stay as they are.
_STRING = re.compile(r'"[^"\\]*"')
_KEYWORDS = "|".join(sorted({*keyword.kwlist} - {"None", "True", "False"}))
_NAME = re.compile(
    rf"\b(?!(?:{_KEYWORDS})\b)[A-Za-z_]\w*\b|(?<![\w.])(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?![\w.])"
)
# Calls, subscripts and displays in them become `N`, from the inside out.
_OPERAND = r'(?:-?N(?:\.N)*|""|\.\.\.)'
_VALUE = rf"{_OPERAND}(?: \| {_OPERAND})*"
_TWO = rf"{_OPERAND}: (?:lambda: )?{_VALUE}"
_ARGUMENT = rf"(?:\*{{0,2}}|N=)(?:lambda: )?{_VALUE}"


def _several(one: str) -> str:
    return rf"{one}(?:, {one})*"


_INNERMOST = re.compile(
    rf"N\((?:{_several(_ARGUMENT)})?\)|N\[{_several(_VALUE)}\]"
    rf"|(?<![N\"\)\]\}}])(?:\[(?:{_several(_VALUE)})?\]"
    rf"|\{{(?:{_several(_TWO)}|{_several(_VALUE)})?\}})"
)
_TARGET = r"N(?:\.N)*"
_FROM = rf"from (?:\.*{_TARGET}|\.+) import "
_PARAMETERS = _several(rf"(?:\*{{0,2}}N(?:: {_VALUE}(?: = {_VALUE})?|={_VALUE})?|/|\*)")
_DEF = rf"def N(?:\({_PARAMETERS}\))?(?: -> {_VALUE})?:"  # without types it looks like a call
_FORMS = {
    MARK: rf"{_TARGET}(?:: {_VALUE})?(?: = (?:await )?{_VALUE})?|(?:await )?{_VALUE}",
    f"return {MARK}": rf"return (?:await )?{_VALUE}",
    f"@{MARK}": rf"@{_TARGET}",
    f"class {MARK}:": r"class N:",
    f"def {MARK}():": _DEF,
    f"async def {MARK}():": f"async {_DEF}",
    IMPORT: _FROM + _several("N"),
    f"import {MARK}": f"import {_TARGET}",
    # one to a line between brackets, with a comma after the last, which both keep so
    ITEM: f"{_VALUE},",
    PAIR: f"{_TWO},",
}
_SETTLED = [(re.compile(form), placeholder) for placeholder, form in _FORMS.items()]
_OPENING = re.compile(rf"(?:{_TARGET}(?:: {_VALUE})? = N?|{_FROM})[(\[{{]")
_DOC = re.compile(r'"""(?![" ])(?:(?!""")[^\\])*(?<![" ])"""')
_PLACEHOLDER = re.compile(
    rf"^( *)(?:{'|'.join(re.escape(each) for each in (*_FORMS, DOC))})\n", re.MULTILINE
)
_BRACKET = re.compile(r'"""|"(?:[^"\\]|\\.)*"|' r"'(?:[^'\\]|\\.)*'|#.*|[()\[\]{}\"']")


class Skeleton(Struct):
    """A file without what is settled, by its lines; `runs` are what each placeholder stands for."""

    lines: list[str] = field(default_factory=list)
    runs: list[list[str]] = field(default_factory=list)
    _last: str = ""

    @property
    def text(self) -> str:
        """What the formatter gets."""
        return "\n".join(self.lines)

    def keep(self, lines: list[str]) -> None:
        """Lines for the formatter."""
        self.lines += lines
        self._last = ""

    def settle(self, kind: str, lines: list[str]) -> None:
        """Lines that it leaves as they are; their placeholder."""
        line = " " * _margin(lines[0]) + kind
        if kind == DOC and self._last.strip() == MARK and _margin(self._last) == _margin(line):
            line = self._last  # the docstring of a field
        if line == self._last and line.strip() in (MARK, IMPORT, ITEM, PAIR):
            self.runs[-1] += lines
        else:
            self.lines.append(line)
            self.runs.append(list(lines))
        self._last = line

    def filled(self, formatted: str) -> str | None:
        """The file, from its skeleton as it was formatted; None when that cannot be told."""
        if formatted.count(MARK) != self.text.count(MARK):
            return None
        places = list(_PLACEHOLDER.finditer(formatted))
        if len(places) != len(self.runs):
            return None
        parts: list[str] = []
        end = 0
        for place, run in zip(places, self.runs, strict=True):
            if len(place[1]) != _margin(run[0]):
                return None
            parts += [formatted[end : place.start()], "\n".join(run), "\n"]
            end = place.end()
        return "".join([*parts, formatted[end:]])


def skeleton(text: str) -> Skeleton | None:
    """A file without what is settled; None when it is to be formatted as a whole."""
    if _STRANGE.search(text):
        return None
    made = Skeleton()
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        kind, end = _statement(lines, at)
        if kind in (ITEM, PAIR):
            kind = ""
        items = [] if kind else _items(lines, at)
        if items:
            made.keep(lines[at : at + 1])
            for kind, start, end in items:
                made.settle(kind, lines[start:end]) if kind else made.keep(lines[start:end])
        elif kind:
            made.settle(kind, (end == at + 1 and split(lines[at])) or lines[at:end])
        elif end:
            made.keep(lines[at:end])
        else:
            return None
        at = end
    return made


def _statement(lines: list[str], at: int) -> tuple[str, int]:
    """The placeholder of what begins in a line, empty if it is not settled, and the line after
    it; 0 when no end is found."""
    line = lines[at]
    margin = _margin(line)
    if line.startswith('"""', margin):
        end = _end(lines, at)
        return (DOC if _is_settled(lines[at:end], margin) else ""), end
    kind = _kind(line[margin:])
    if kind and len(line) > LINE_LENGTH and not split(line):
        kind = ""
    return kind, at + 1 if kind else _end(lines, at)


def _items(lines: list[str], at: int) -> list[tuple[str, int, int]]:
    """What stands between brackets that a line opens, one item to a line, and the line that closes
    them: placeholders, empty for what is not settled, and lines. Nothing when they are not of that
    form."""
    line = lines[at]
    margin = _margin(line)
    if line[-1:] not in ("(", "[", "{") or not _OPENING.fullmatch(_reduced(_tokens(line[margin:]))):
        return []
    found: list[tuple[str, int, int]] = []
    at += 1
    while at < len(lines):
        line = lines[at]
        if line[margin:] in (")", "]", "}") and _margin(line) == margin:
            return [*found, ("", at, at + 1)] if lines[at - 1].endswith(",") else []
        kind, end = _statement(lines, at)
        if not line or not end or _margin(line) != margin + 4:
            return []
        found.append((kind if kind in (ITEM, PAIR) else "", at, end))
        at = end
    return []


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@lru_cache(maxsize=262_144)  # fields of the same name and type
def _kind(line: str) -> str:
    """The placeholder of a line without its margin; empty if it is not settled."""
    return _form(_tokens(line)) if line.isascii() else ""


def _tokens(line: str) -> str:
    return _NAME.sub("N", _STRING.sub('""', line))


@lru_cache(maxsize=65_536)
def _form(tokens: str) -> str:
    reduced = _reduced(tokens)
    return next((kind for form, kind in _SETTLED if form.fullmatch(reduced)), "")


def _reduced(tokens: str) -> str:
    before = ""
    while before != tokens:
        before, tokens = tokens, _INNERMOST.sub("N", tokens)
    return tokens


def _is_settled(doc: list[str], margin: int) -> bool:
    """Whether lines from one with three quotation marks on are a docstring as it is to be."""
    if len(doc) == 1:
        line = doc[0]
        return len(line) <= LINE_LENGTH and line.isascii() and bool(_DOC.fullmatch(line, margin))
    if not doc or doc[-1] != " " * margin + '"""' or not doc[-2]:
        return False
    text = "\n".join(doc)[margin:]
    first = text[3:4]
    if first in ('"', "\n") or first.isspace() or '"""' in text[3:-3] or "\\" in text:
        return False
    inner = [line for line in doc[1:-1] if line]
    return all(line == line.rstrip() for line in doc) and (
        min((len(line) - len(line.lstrip()) for line in inner), default=margin) == margin
    )


def _end(lines: list[str], at: int) -> int:
    """The line after the logical line that begins in one; 0 when there is none."""
    depth = 0
    string = False
    for number in range(at, len(lines)):
        line = lines[number]
        start = 0
        while True:
            if string:
                close = line.find('"""', start)
                if close < 0:
                    break
                string, start = False, close + 3
            token = _BRACKET.search(line, start)
            if token is None:
                break
            start = token.end()
            match token[0]:
                case '"""':
                    string = True
                case "(" | "[" | "{":
                    depth += 1
                case ")" | "]" | "}":
                    depth -= 1
                case '"' | "'":
                    return 0
        if depth <= 0 and not string:
            return number + 1 if depth == 0 else 0
    return 0
