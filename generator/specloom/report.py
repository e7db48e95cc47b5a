"""Printing diagnostics: for people, for programs, for GitHub and for code scanning.

What diagnostics quote comes from the input and is not trusted: nothing that steers a terminal or
forges a line of a log gets through, and no message is longer than a reader would read.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from msgspec.structs import replace

from . import __version__
from .codes import CODES
from .diagnostics import Diagnostic, Place, Severity

MESSAGE_LENGTH: Final = 1_000
"""Characters of a message or hint that are printed."""

_PLACE_LENGTH: Final = 300
_PLACES: Final = 5
# Control, format (bidirectional marks, zero-width), surrogate, unassigned and separator characters.
_UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})


def printable(text: str, length: int = MESSAGE_LENGTH) -> str:
    """Text on one line, with everything that is not printed escaped, and shortened to a length."""
    if len(text) > length:
        text = text[: length - 1] + "…"
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in _UNPRINTABLE
        else character
        for character in text
    )


def text_report(items: Iterable[Diagnostic], most: int | None = None) -> str:
    """Lines like those of compilers: `openapi.yaml:3:5: error: … [load-duplicate-key]`.

    What is found at several lines in the same words is said once, with the other places below.
    `most` is how many different findings are said; the rest is counted.
    """
    said: dict[Diagnostic, list[Diagnostic]] = {}
    for item in items:
        same = replace(item, place=None) if item.place and item.place.line else item
        said.setdefault(same, []).append(item)
    lines = []
    for item, *others in islice(said.values(), most):
        where = f"{_where(item)}: " if item.place else ""
        lines.append(f"{where}{item.severity}: {printable(item.message)} [{item.code}]")
        if item.place and item.place.pointer:
            lines.append(f"    at {printable(item.place.pointer, _PLACE_LENGTH)}")
        if others:
            more = len(others) - _PLACES
            shown = ", ".join(_where(other) for other in others[:_PLACES])
            lines.append(f"    and at {shown}" + (f" and {more} more places" * (more > 0)))
        if item.hint:
            lines.append(f"    hint: {printable(item.hint)}")
    if most is not None and len(said) > most:
        lines.append(f"… and {len(said) - most} more; --format json has all")
    return "".join(f"{line}\n" for line in lines)


def _where(item: Diagnostic) -> str:
    return printable(str(item.place), _PLACE_LENGTH)


def json_report(items: Iterable[Diagnostic]) -> str:
    """An object with the list `diagnostics`; text is complete, and ASCII by JSON escapes."""
    listed = [
        {
            "code": item.code,
            "severity": item.severity.value,
            "message": item.message,
            "hint": item.hint,
            "file": item.place.file if item.place else None,
            "line": item.place.line if item.place else None,
            "column": item.place.column if item.place else None,
            "pointer": item.place.pointer if item.place else None,
        }
        for item in items
    ]
    return json.dumps({"diagnostics": listed}, indent=2) + "\n"


def github_report(items: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub Actions shows as annotations."""
    commands = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    lines = []
    for item in items:
        place = item.place or Place("")
        properties = {
            "file": place.file,
            "line": place.line,
            "col": place.column,
            "title": item.code,
        }
        given = ",".join(
            f"{name}={_github(str(value), ':,')}" for name, value in properties.items() if value
        )
        message = item.message + (f" ({item.hint})" if item.hint else "")
        lines.append(f"::{commands[item.severity]} {given}::{_github(message)}\n")
    return "".join(lines)


def _github(text: str, more: str = "") -> str:
    text = printable(text)
    for character in "%" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def sarif_report(items: Iterable[Diagnostic]) -> str:
    """A SARIF 2.1.0 log (OASIS), as code scanning services read it."""
    items = tuple(items)
    used = sorted({item.code for item in items})
    driver = {
        "name": "specloom",
        "version": __version__,
        "rules": [
            {"id": code, "shortDescription": {"text": CODES.get(code, code)}} for code in used
        ],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_sarif(item) for item in items]}],
    }
    return json.dumps(log, indent=2) + "\n"


def _sarif(item: Diagnostic) -> dict[str, Any]:
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    text = printable(item.message) + (f" ({printable(item.hint)})" if item.hint else "")
    result: dict[str, Any] = {
        "ruleId": item.code,
        "level": levels[item.severity],
        "message": {"text": text},
    }
    if item.place is not None:
        label = item.place.file
        uri = label if label.startswith(("http://", "https://")) else quote(label, errors="replace")
        location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
        if item.place.line is not None:
            region = {"startLine": item.place.line, "startColumn": item.place.column or 1}
            location["physicalLocation"]["region"] = region
        if item.place.pointer:
            location["logicalLocations"] = [{"fullyQualifiedName": item.place.pointer}]
        result["locations"] = [location]
    return result


REPORTS: Final[Mapping[str, Callable[[Iterable[Diagnostic]], str]]] = MappingProxyType(
    {
        "text": text_report,
        "json": json_report,
        "github": github_report,
        "sarif": sarif_report,
    }
)
"""The formats of `--format`, by name."""
