"""Laying out generated Python: black in process, or ruff, with the same tree as the result.

Templates write code that is correct, not code that is pretty; this stage makes it pretty. What was
formatted before is taken from a cache that holds nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Literal, TypeAlias

from ..diagnostics import Diagnostics, Place
from . import with_black, with_ruff
from .cache import Cache
from .errors import Errors
from .settled import skeleton
from .split import LINE_LENGTH

Formatter: TypeAlias = Callable[[Mapping[str, str]], tuple[dict[str, str], Errors]]
"""Of files by path: those formatted, and what is wrong with those that are not Python."""


def format_tree(
    tree: Mapping[str, bytes],
    *,
    formatter: Literal["black", "ruff"] = "black",
    diagnostics: Diagnostics,
    cache: Cache | None = None,
    finished: Container[str] = (),
) -> dict[str, bytes]:
    """The tree with every `.py` and `.pyi` file formatted; other files are passed on as they are.

    The result does not depend on the cache, the number of processes or the order of the files. A
    file that is not Python is reported as `format-syntax` and passed on unformatted.

    Args:
        tree: Files by path, UTF-8 with LF.
        formatter: black needs nothing else; ruff is faster and has to be installed.
        diagnostics: Takes files that cannot be parsed: a mistake in a template, not in the input.
        cache: Where formatted text is kept between runs; None formats everything.
        finished: Paths of files that are laid out already, which are passed on as they are.

    Raises:
        SpecloomError: ruff is chosen and not installed.
    """
    python = {
        path: text.decode()
        for path, text in tree.items()
        if path.endswith((".py", ".pyi")) and path not in finished
    }
    backend = with_black if formatter == "black" else with_ruff
    cache = cache or Cache(None)
    key = f"{backend.identity()} settled=1"
    looked_up = {path: cache.get(key, text) for path, text in python.items()}
    known = {path: found for path, found in looked_up.items() if found is not None}
    fresh = {path: text for path, text in python.items() if path not in known}
    formatted, errors = formatted_files(fresh, backend.format_all)
    for path, text in formatted.items():
        cache.put(key, fresh[path], text)
    for path, (message, line) in sorted(errors.items()):
        diagnostics.error(
            "format-syntax",
            f"the generated file is not Python: {message}",
            Place(path, line),
            hint="this is a mistake in a template, or in specloom: please report it",
        )
    done = {**known, **formatted}
    return {path: done[path].encode() if path in done else data for path, data in tree.items()}


def formatted_files(
    files: Mapping[str, str], format_all: Formatter
) -> tuple[dict[str, str], Errors]:
    """The files as a formatter leaves them, which it is given without what is settled."""
    skeletons = {
        path: made
        for path, text in files.items()
        if path.endswith(".py") and (made := skeleton(text)) is not None
    }
    once = {made.text: path for path, made in skeletons.items()}
    unlike = {path: text for path, text in files.items() if path not in skeletons}
    given = {**{path: text for text, path in once.items()}, **unlike}
    done, errors = format_all(given) if given else ({}, {})
    formatted = {path: done[path] for path in unlike.keys() & done.keys()}
    for path, made in skeletons.items():
        laid_out = done.get(once[made.text])
        filled = None if laid_out is None else made.filled(laid_out)
        if filled is not None:
            formatted[path] = filled
    whole = {path: files[path] for path in skeletons if path not in formatted}
    more, wrong = format_all(whole) if whole else ({}, {})
    errors = {path: found for path, found in errors.items() if path in unlike} | wrong
    return {**formatted, **more}, errors


__all__ = ["LINE_LENGTH", "Cache", "format_tree"]
