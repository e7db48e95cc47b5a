"""Where the templates are: inside the wheel, or at the root of a checkout."""

from __future__ import annotations

from pathlib import Path


def templates_root() -> Path:
    """The folder of the built-in templates.

    Raises:
        FileNotFoundError: The installation is not complete.
    """
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "_templates", package.parent.parent / "templates"):
        if (candidate / "models").is_dir():
            return candidate
    raise FileNotFoundError("specloom's templates are missing: install it again")
