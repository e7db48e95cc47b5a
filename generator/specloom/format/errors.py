"""What is wrong with a file that no formatter can read."""

from __future__ import annotations

import warnings
from typing import TypeAlias

Reason: TypeAlias = tuple[str, int | None]
Errors: TypeAlias = dict[str, Reason]


def reason(text: str) -> Reason | None:
    """Python's own words and the line, or None if it is Python.

    Formatters speak of their grammar, which helps nobody.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "generated", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return str(getattr(error, "msg", error)), getattr(error, "lineno", None)
    except RecursionError:
        return "nested too deeply", None
    return None
