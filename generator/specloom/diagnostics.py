"""What specloom has to say about its input: one record per fact, with a code and a place.

Expected failures are diagnostics, never tracebacks. A stage adds to the `Diagnostics` it is given
and goes on; only when nothing sensible can follow does it raise `SpecloomError`. Every code is
listed in `specloom.codes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Severity(StrEnum):
    """How much a diagnostic weighs. An error makes the exit code non-zero."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(Struct, frozen=True):
    """Where in the input something stands.

    `file` is the label of a source file: a path relative to the project, or a URL. `line` and
    `column` count from 1 and are None when the text is not at hand. `pointer` is a JSON Pointer
    (RFC 6901) into the loaded document; "" is its root.
    """

    file: str
    line: int | None = None
    column: int | None = None
    pointer: str = ""

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


class Diagnostic(Struct, frozen=True):
    """One finding: a registered code, its weight, a sentence, a place and what to do about it."""

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    hint: str = ""


class Ignore(Struct, frozen=True):
    """The user's decision to live with a finding, and why.

    `code` is the diagnostic's code. `at` limits it to a JSON Pointer and everything below it.
    `place` is where the decision is written down.
    """

    code: str
    reason: str
    at: str = ""
    place: Place | None = None

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Whether this is the finding that the user decided to live with."""
        if diagnostic.code != self.code:
            return False
        if not self.at:
            return True
        pointer = diagnostic.place.pointer if diagnostic.place else ""
        return pointer == self.at or pointer.startswith(self.at + "/")


class Diagnostics:
    """Collects what the stages find. Add-only; the same finding is kept once."""

    def __init__(self, items: Iterable[Diagnostic] = ()) -> None:
        self._items: dict[Diagnostic, None] = dict.fromkeys(items)

    def add(self, *items: Diagnostic) -> None:
        """Adds findings made elsewhere, for example those a `SpecloomError` carries."""
        self._items.update(dict.fromkeys(items))

    def error(self, code: str, message: str, place: Place | None = None, hint: str = "") -> None:
        """Adds a finding that makes the run fail."""
        self.add(Diagnostic(code, Severity.ERROR, message, place, hint))

    def warning(self, code: str, message: str, place: Place | None = None, hint: str = "") -> None:
        """Adds a finding that the user should look at."""
        self.add(Diagnostic(code, Severity.WARNING, message, place, hint))

    def info(self, code: str, message: str, place: Place | None = None, hint: str = "") -> None:
        """Adds a note: a choice that specloom made."""
        self.add(Diagnostic(code, Severity.INFO, message, place, hint))

    @property
    def items(self) -> tuple[Diagnostic, ...]:
        """All findings, in the order of the input: the same whatever order they were added in."""
        return tuple(sorted(self._items, key=_order))

    @property
    def has_errors(self) -> bool:
        """Whether the run fails."""
        return any(item.severity is Severity.ERROR for item in self._items)

    def apply_ignores(self, ignores: Iterable[Ignore]) -> Diagnostics:
        """Returns a collector in which ignored findings are notes that give the user's reason.

        An ignore that covers nothing is an error itself, so that the list cannot outlive its use.
        """
        ignores = tuple(ignores)
        used: set[Ignore] = set()
        kept = []
        for item in self._items:
            match = next((ignore for ignore in ignores if ignore.covers(item)), None)
            if match is not None:
                used.add(match)
                item = replace(item, severity=Severity.INFO, hint=f"ignored: {match.reason}")
            kept.append(item)
        result = Diagnostics(kept)
        for ignore in ignores:
            if ignore not in used:
                where = f" at {ignore.at}" if ignore.at else ""
                result.error(
                    "config-unused-ignore",
                    f"nothing to ignore: there is no '{ignore.code}'{where}",
                    ignore.place,
                    hint="remove this entry from the list of ignores",
                )
        return result


class SpecloomError(Exception):
    """Ends a stage that cannot go on; carries the findings that say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(item.message for item in diagnostics))
        self.diagnostics = diagnostics


def fatal(code: str, message: str, place: Place | None = None, hint: str = "") -> SpecloomError:
    """The exception for a single error: `raise fatal("load-not-found", ...)`."""
    return SpecloomError(Diagnostic(code, Severity.ERROR, message, place, hint))


def _order(item: Diagnostic) -> tuple[str, int, int, str, str, str, str]:
    place = item.place or Place("")
    return (
        place.file,
        place.line or 0,
        place.column or 0,
        place.pointer,
        item.code,
        item.message,
        item.severity,
    )
