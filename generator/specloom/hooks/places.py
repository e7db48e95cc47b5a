"""Where in the user's files something of an extension stands."""

from __future__ import annotations

import traceback
from pathlib import Path
from types import ModuleType

from ..diagnostics import Place

FAILURES = (Exception, SystemExit)
"""What the code of an extension can raise that is no wish of the person at the keyboard."""


def place_in(error: BaseException, module: str) -> Place | None:
    """The innermost line of the module that led to an error; None where there is none."""
    if isinstance(error, SyntaxError) and error.filename and _is_of(error.filename, module):
        return Place(_label(error.filename, module), error.lineno)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if _is_of(frame.filename, module):
            return Place(_label(frame.filename, module), frame.lineno)
    return None


def place_of(part: object, module: ModuleType) -> Place:
    """Where a function of the module begins; the module's file for anything else."""
    code = getattr(part, "__code__", None)
    file = getattr(module, "__file__", None)
    if code is not None and _is_of(code.co_filename, module.__name__):
        return Place(_label(code.co_filename, module.__name__), code.co_firstlineno)
    return Place(_label(file, module.__name__) if file else module.__name__)


def _is_of(file: str, module: str) -> bool:
    stem = Path(file).with_suffix("").as_posix().removesuffix("/__init__")
    return f"/{stem}".endswith(f"/{module.replace('.', '/')}")


def _label(file: str, module: str) -> str:
    """The file as imports find it, `acme/ext.py`: no path of a machine."""
    parts = module.count(".") + (2 if Path(file).stem == "__init__" else 1)
    return "/".join(Path(file).parts[-parts:])
