"""Writing into the user's folder of templates, when a command asks for it."""

from __future__ import annotations

from pathlib import Path

from ..diagnostics import Place, fatal


def write_override(folder: Path, name: str, text: str, base: str) -> None:
    """An override and, below `.base`, the original that it was made from.

    Raises:
        SpecloomError: The file system refuses.
    """
    for path, content in ((folder / name, text), (folder / ".base" / name, base)):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8", newline="\n")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise fatal("write-failed", f"cannot write: {reason}", Place(name)) from None
