"""Bytes to plain JSON data, whether they hold JSON or YAML."""

from __future__ import annotations

import re
from typing import Any

from ..conflict import CHOOSE, SAYS, conflict_line
from ..diagnostics import Diagnostics, Place, SpecloomError, fatal
from .limits import Limits
from .parse_json import parse_json
from .parse_yaml import parse_yaml
from .source import SourceFile

_PAGE = re.compile(r"\s*<(?:!doctype\s+)?html", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def decode(file: SourceFile) -> str:
    """The text of a file. JSON and YAML are read as UTF-8, with or without a byte order mark.

    Raises:
        SpecloomError: The bytes are not UTF-8.
    """
    content = file.content
    # Text in UTF-16 or UTF-32 starts with a mark or, being ASCII at the start, holds NULs there.
    if content.startswith(_WIDE) or b"\0" in content[:4]:
        raise fatal(
            "load-encoding",
            f"{file.label} looks like UTF-16 or UTF-32",
            Place(file.label),
            hint="save it as UTF-8",
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        raise fatal(
            "load-encoding",
            f"{file.label} is not UTF-8: byte 0x{content[error.start]:02x}",
            Place(file.label, line, error.start - before.rfind(b"\n")),
            hint="save it as UTF-8",
        ) from None


def is_json(file: SourceFile, text: str) -> bool:
    """Whether to read a file as JSON. Anything that starts like JSON is tried as JSON first."""
    return file.label.lower().endswith(".json") or text.lstrip()[:1] in ("{", "[")


def parse(file: SourceFile, diagnostics: Diagnostics, limits: Limits) -> Any:
    """The data of a file.

    A file that looks like JSON and is not may still be YAML in flow style, unless its name ends in
    `.json`; JSON itself is read by the JSON parser because it is several times faster.

    Raises:
        SpecloomError: The text is neither, or is over the limits.
    """
    text = decode(file)
    if not text.strip():
        raise fatal("load-empty", f"{file.label} is empty", Place(file.label))
    if _PAGE.match(text):
        raise fatal(
            "load-not-openapi",
            "this is a page of HTML, not JSON or YAML",
            Place(file.label, 1, 1),
            hint="a page that shows an API reads its document from an address of its own, often "
            "openapi.json: give that one",
        )
    try:
        return _parsed(file, text, diagnostics, limits)
    except SpecloomError as error:
        code, line = error.diagnostics[0].code, conflict_line(text)
        if line is None or not code.endswith("-syntax"):
            raise
        raise fatal(code, SAYS, Place(file.label, line, 1), hint=CHOOSE) from None


def _parsed(file: SourceFile, text: str, diagnostics: Diagnostics, limits: Limits) -> Any:
    name = file.label.lower()
    if not is_json(file, text):
        return parse_yaml(file.label, text, diagnostics, limits)
    try:
        return parse_json(file.label, text, diagnostics, limits)
    except SpecloomError as not_json:
        if name.endswith(".json") or not_json.diagnostics[0].code != "load-json-syntax":
            raise
        try:
            return parse_yaml(file.label, text, diagnostics, limits)
        except SpecloomError:
            if name.endswith((".yaml", ".yml")):
                raise
            raise not_json from None
