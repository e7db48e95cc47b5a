"""What a run has decided to do to one target, written down before it is done.

A target is an output folder, or a single file. A run that changes several targets leads from the
first one: the journals of the others point to it, and hold only as long as its own does. So one
file, put in place at one moment, decides for all of them.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from msgspec import Struct

from ..diagnostics import fatal
from .tree import problem

JOURNAL = "journal.json"


class Step(Struct, frozen=True):
    """One file to replace or delete.

    Attributes:
        path: Relative to the target; "" is the target itself, when that is a file.
        staged: The staged file's name; None to delete.
        was: `digest` of what is replaced; None when nothing is there. A file that is neither this
            nor the new one when the journal is carried out was changed since, and is left alone.
        becomes: `digest` of the new file; None to delete.
    """

    path: str
    staged: str | None
    was: str | None
    becomes: str | None


class Journal(Struct, frozen=True):
    """The steps for a target, in order; and the targets that go with it or lead it, from its
    folder."""

    steps: tuple[Step, ...]
    others: tuple[str, ...] = ()
    leader: str | None = None

    def write(self, staging: Path) -> None:
        """Puts it into a staging folder: all of it at one moment."""
        steps = [[s.path, s.staged, s.was, s.becomes] for s in self.steps]
        data = {"steps": steps, "others": self.others, "leader": self.leader}
        fresh = staging / f"{JOURNAL}.new"
        fresh.write_text(json.dumps(data), "utf-8")
        fresh.replace(staging / JOURNAL)

    def companions(self, target: Path) -> tuple[Path, ...]:
        """The targets that go with this one, or lead it."""
        names = (*self.others, *([self.leader] if self.leader is not None else []))
        return tuple(Path(os.path.normpath(target.parent / name)) for name in names)


def read_journal(staging: Path) -> Journal | None:
    """The journal in a staging folder; None when nothing was decided.

    Raises:
        SpecloomError: It is not a journal of specloom.
    """
    try:
        found = json.loads((staging / JOURNAL).read_text("utf-8"))
        steps = tuple(Step(*entry) for entry in found.pop("steps"))
        journal = Journal(steps, tuple(found.pop("others")), found.pop("leader"))
        names = (*journal.others, journal.leader or "")
        if found or not all(isinstance(name, str) for name in names):
            raise ValueError("not what specloom writes")
        if any(
            (s.path and problem(s.path)) or (s.staged or "0").strip("0123456789") for s in steps
        ):
            raise ValueError("a path that specloom never writes")
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise fatal(
            "write-staging",
            f"{staging.name}/{JOURNAL} is not a journal of specloom",
            hint="look at what is in the folder, and remove it",
        ) from None
    return journal
