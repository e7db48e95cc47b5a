"""Names in one file: how annotations are spelled where it hides some, and what it imports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import pycode
from ..pycode import Expr, Ident, Safe, Symbol
from ..render.views import ImportView
from .types import MODELS


class Spelling:
    """How the annotations of one file are spelled, and what they make it import."""

    def __init__(self, hidden: Iterable[str] = ()) -> None:
        self.used: set[Symbol] = set()
        self._hidden = frozenset(hidden)
        """Names that the file hides: methods called `list`, `date` or `models`."""

    def here(self, name: str) -> str:
        """What an imported name is called in the file."""
        return f"_{name}" if name in self._hidden else name

    def __call__(self, expression: Expr) -> Safe:
        self.used |= expression.names
        special: dict[Symbol, Safe] = {}
        for symbol in expression.names:
            if symbol.module == MODELS:
                special[symbol] = pycode.dotted_name(f"{self.here(MODELS)}.{symbol.name}")
            elif symbol.name in self._hidden:
                builtin = symbol.module == "builtins"
                here = f"builtins.{symbol.name}" if builtin else self.here(symbol.name)
                special[symbol] = pycode.dotted_name(here)
        return expression.spelled(special)


def renamed(lines: Iterable[ImportView], spell: Spelling) -> Iterator[ImportView]:
    """Import lines, with one more for each name of annotations that a method hides:
    `from datetime import date as _date`."""
    spelled = {MODELS, *(symbol.name for symbol in spell.used)}
    for line in lines:
        hidden = [n for n in line.names if str(n) in spelled and spell.here(n) != n]
        shown = tuple(name for name in line.names if name not in hidden)
        gap = line.gap
        for name in hidden:
            here = Ident(spell.here(name))
            names = (pycode.code("{name} as {here}", name=name, here=here),)
            yield ImportView(line.module, names, gap)
            gap = False
        if shown:
            yield ImportView(line.module, shown, gap)
