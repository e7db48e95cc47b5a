"""What is taken out of a file before it is formatted, and comes back."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from specloom.format import formatted_files, with_black, with_ruff
from specloom.format.settled import skeleton
from specloom.format.split import split

SETTLED = '''"""Pets."""

from __future__ import annotations

from .._runtime.models import Model


class Pet(Model):
    """A pet.

    With a name.
    """

    __constants__ = frozenset({"kind"})

    name: str
    """Its name."""
    kind: Literal["cat", "dog"] | None = None
    tags: dict[str, list[Tag]] = field(default_factory=lambda: DEFAULT, repr=False)

    async def feed(self, amount: int | None = None, *, often: bool = False) -> Pet:
        """Feed it."""
        return await self._send(FEED, options, path={"name": self.name}, body=-1.5)
'''


def test_what_is_settled_is_not_given_to_the_formatter() -> None:
    made = skeleton(SETTLED)
    assert made is not None
    assert made.lines == [
        '"""zq"""',
        "",
        "from zq import zq",
        "",
        "from zq import zq",
        "",
        "",
        "class zq:",
        '    """zq"""',
        "",
        "    zq",
        "",
        "    zq",
        "",
        "    async def zq():",
        '        """zq"""',
        "        return zq",
        "",
    ]
    assert made.filled(made.text) == SETTLED


def test_items_of_brackets_are_settled_one_by_one() -> None:
    made = skeleton('NAMES: dict[str, str] = {\n    "a": "b",\n    "c": x + 1,\n    "d": f(),\n}\n')
    assert made is not None
    assert made.lines == [
        "NAMES: dict[str, str] = {",
        "    zq: zq,",
        '    "c": x + 1,',
        "    zq: zq,",
        "}",
        "",
    ]


def test_a_skeleton_that_came_back_otherwise_is_not_filled() -> None:
    made = skeleton("x = 1\ny = a+b\nz = 2\n")
    assert made is not None
    assert made.lines == ["zq", "y = a+b", "zq", ""]
    assert made.filled("zq\ny = a + b\nzq\n") == "x = 1\ny = a + b\nz = 2\n"
    assert made.filled("zq\ny = a + b\n") is None
    assert made.filled("zq\nif zq:\n    y = a + b\n") is None
    assert made.filled("zq\ny = a + b\n    zq\n") is None


SNIPPETS = Path(__file__).with_name("settled.txt").read_text("utf-8")
FILES = {
    name: text for name, _, text in (each.partition("\n") for each in SNIPPETS.split("=== ")[1:])
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("backend", [with_black, with_ruff], ids=["black", "ruff"])
def test_the_formatter_alone_writes_the_same(name: str, backend: ModuleType) -> None:
    files = {f"{name}.py": FILES[name]}
    whole, wrong = backend.format_all(files)
    assert not wrong
    assert formatted_files(files, backend.format_all) == (whole, {})
    assert formatted_files(whole, backend.format_all) == (whole, {})


def test_what_can_be_split_in_one_way_only() -> None:
    name = "n" * 40
    assert split(f"    x: int = self.f({name}, {name}, a={{1: 2}})") == [
        "    x: int = self.f(",
        f"        {name}, {name}, a={{1: 2}}",
        "    )",
    ]
    assert split(f"def f({name}: dict[str, int], *, {name}{name}: int) -> None:") == [
        "def f(",
        f"    {name}: dict[str, int],",
        "    *,",
        f"    {name}{name}: int,",
        ") -> None:",
    ]
    assert split(f"from .a import b, {name}, {name}{name}") == [
        "from .a import (",
        "    b,",
        f"    {name},",
        f"    {name}{name},",
        ")",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "x = f(a, b)",
        f"x = f({'n' * 100}, b)",
        f"x = f({'n' * 97})",
        f"x = f({'n' * 60})[{'n' * 60}]",
        f"def f({'n' * 100}):",
        f"def f({'n' * 50}, {'n' * 50}, /):",
    ],
)
def test_what_is_for_the_formatter_to_split(line: str) -> None:
    assert split(line) == []


def test_a_formatter_runs_once_over_what_has_a_skeleton_and_what_has_none() -> None:
    files = {"a.py": "x = 1\n" * 40 + "y = [1,2]\n", "b.pyi": "x : int\n"}
    runs: list[set[str]] = []

    def format_all(given):
        runs.append(set(given))
        return with_black.format_all(given)

    assert formatted_files(files, format_all) == with_black.format_all(files)
    assert runs == [{"a.py", "b.pyi"}]
