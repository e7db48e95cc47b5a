"""black, in process, on as many processors as it pays to use."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import metadata

from ..processes import mapped, processors
from .bridge import agreed
from .errors import Errors, Reason, reason

LINES_THAT_PAY = 3_000
"""Below it a second process takes longer to start than black needs: some 1,600 lines a second."""

LETTERS_THAT_LEAVE_MUCH = 20_000
"""In a file, from which black leaves megabytes."""


@cache
def identity() -> str:
    """What the result depends on besides the text."""
    return f"black {metadata.version('black')} line-length=100 target-version=py310 agreed=1"


def format_all(files: Mapping[str, str]) -> tuple[dict[str, str], Errors]:
    """Formatted files, and for those that are not Python what is wrong and in which line."""
    import black  # noqa: F401 (a fifth of a second, not spent when all is known; before any fork)

    formatted: dict[str, str] = {}
    errors: Errors = {}
    gc.freeze()  # what is there now is no garbage of black's
    for path, (text, error) in zip(files, _each(list(files.values())), strict=True):
        if error is None:
            formatted[path] = text
        else:
            errors[path] = error
    gc.unfreeze()
    return formatted, errors


def _each(texts: list[str]) -> Iterator[tuple[str, Reason | None]]:
    lines = sum(text.count("\n") for text in texts)
    workers = min(processors(), len(texts), 1 + lines // LINES_THAT_PAY)
    if workers == 1:
        return map(_format_one, texts)
    # The longest files first, so that none of them is left for the end.
    order = sorted(range(len(texts)), key=lambda at: -len(texts[at]))
    longest_first = mapped(_format_one, [texts[at] for at in order], workers)
    done = dict(zip(order, longest_first, strict=True))
    return (done[at] for at in range(len(texts)))


def _format_one(text: str) -> tuple[str, Reason | None]:
    from black import Mode, format_str
    from black.mode import TargetVersion
    from black.parsing import InvalidInput

    mode = Mode(line_length=100, target_versions={TargetVersion.PY310})
    try:
        formatted = format_str(text, mode=mode)
        again = agreed(formatted)
        return (formatted if again == formatted else format_str(again, mode=mode)), None
    except InvalidInput as error:
        return text, reason(text) or (str(error), None)
    except RecursionError:
        return text, ("nested too deeply", None)
    finally:
        if len(text) > LETTERS_THAT_LEAVE_MUCH:
            gc.collect()  # black's trees refer to themselves
