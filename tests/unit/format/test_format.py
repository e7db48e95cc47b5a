"""Formatting gives one result, however it is reached."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostics, SpecloomError
from specloom.format import Cache, format_tree, with_black, with_ruff
from specloom.format.cache import user_cache
from specloom.render.locations import templates_root

UGLY = b"x = {  'a':1 }\ndef f( a,b ):\n  return   a\n"
PRETTY = b'x = {"a": 1}\n\n\ndef f(a, b):\n    return a\n'


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_python_is_formatted_and_the_rest_is_not(formatter) -> None:
    diagnostics = Diagnostics()
    tree = {"b/x.py": UGLY, "a.toml": b"x   =  1\n", "c.pyi": b"x : int\n", "empty.py": b""}
    done = format_tree(tree, formatter=formatter, diagnostics=diagnostics)
    assert done == {
        "b/x.py": PRETTY,
        "a.toml": b"x   =  1\n",
        "c.pyi": b"x: int\n",
        "empty.py": b"",
    }
    assert list(done) == list(tree)
    assert diagnostics.items == ()


@pytest.mark.parametrize("formatter", ["black", "ruff"])
@pytest.mark.parametrize("text", [b"def f(:\n", b"x = 1\ny = (\n", b"a b\n"])
def test_what_is_not_python_is_reported_and_the_rest_is_formatted(formatter, text: bytes) -> None:
    diagnostics = Diagnostics()
    done = format_tree({"bad.py": text, "x.py": UGLY}, formatter=formatter, diagnostics=diagnostics)
    assert done == {"bad.py": text, "x.py": PRETTY}
    (found,) = diagnostics.items
    assert found.code == "format-syntax"
    assert found.place is not None
    assert (found.place.file, found.place.line is None) == ("bad.py", False)


def test_several_processes_give_the_same_files_in_the_same_order(monkeypatch) -> None:
    tree = {f"{n}.py": UGLY.replace(b"x", b"x%d" % n) * (n + 1) for n in range(8)}
    alone = format_tree(tree, diagnostics=Diagnostics())
    monkeypatch.setattr(with_black, "LINES_THAT_PAY", 10)
    monkeypatch.setattr(with_black, "processors", lambda: 2)
    together = format_tree({**tree, "bad.py": b"("}, diagnostics=(found := Diagnostics()))
    assert list(together.items())[:-1] == list(alone.items())
    assert [item.code for item in found.items] == ["format-syntax"]


def test_what_is_known_is_not_formatted_again(tmp_path: Path, monkeypatch) -> None:
    cache = Cache(tmp_path)
    assert format_tree({"a.py": UGLY}, diagnostics=Diagnostics(), cache=cache)["a.py"] == PRETTY
    monkeypatch.setattr(with_black, "format_all", lambda files: pytest.fail("formatted again"))
    assert format_tree({"b.py": UGLY}, diagnostics=Diagnostics(), cache=cache)["b.py"] == PRETTY


def test_a_damaged_cache_does_no_harm(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    format_tree({"a.py": UGLY}, diagnostics=Diagnostics(), cache=cache)
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    for damage in (b"", b"garbage", entry.read_bytes()[:-3], b"0" * 64 + b"\nevil()\n"):
        entry.write_bytes(damage)
        done = format_tree({"a.py": UGLY}, diagnostics=Diagnostics(), cache=cache)
        assert done["a.py"] == PRETTY


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache")
    cache.prune()
    done = format_tree({"a.py": UGLY}, diagnostics=Diagnostics(), cache=cache)
    assert done["a.py"] == PRETTY


def test_old_entries_are_removed_and_used_ones_stay(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("k", "old", "o")
    cache.put("k", "used", "u")
    for path in tmp_path.glob("??/*"):
        os.utime(path, (0, 0))
    assert cache.get("k", "used") == "u"
    cache.prune()
    assert cache.get("k", "used") == "u"
    assert cache.get("k", "old") is None


def test_the_environment_decides_where_the_cache_is(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache() == tmp_path / "specloom"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_cache() == tmp_path / ".cache" / "specloom"
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    assert user_cache() is None


def test_ruff_that_is_not_there_is_a_diagnostic(monkeypatch) -> None:
    with_ruff.identity.cache_clear()
    monkeypatch.setattr(with_ruff.metadata, "version", _missing)
    with pytest.raises(SpecloomError) as caught:
        format_tree({"a.py": UGLY}, formatter="ruff", diagnostics=Diagnostics())
    assert caught.value.diagnostics[0].code == "format-no-ruff"


def _missing(name: str) -> str:
    raise with_ruff.metadata.PackageNotFoundError(name)


def test_a_run_with_everything_known_does_not_load_black(tmp_path: Path) -> None:
    format_tree({"a.py": UGLY}, diagnostics=Diagnostics(), cache=Cache(tmp_path))
    program = (
        "import sys; from pathlib import Path; from specloom.format import *\n"
        "from specloom.diagnostics import Diagnostics\n"
        f"tree, cache = {{'a.py': {UGLY!r}}}, Cache(Path(sys.argv[1]))\n"
        "format_tree(tree, diagnostics=Diagnostics(), cache=cache)\n"
        "assert 'black' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)


LONG = (
    "models.QuiteALongNameForAModel | models.AnotherQuiteLongNameForAModel | Mapping[str, object]"
)
DISPUTED = f'''"""Everything that black and ruff lay out differently in generated code."""
from a import b


X: TypeAlias = {LONG}
A = Operation("GET", "/x", returns=lambda: {LONG} | None, also=lambda: int | None)
B = {{"auth": ClientCredentials(client_id, client_secret, "https://api.example.com/oauth2/token") if client_id else Bearer(token), "x": 1 if a else 2}}

class C:
    def f(self, body: {LONG} | None = None, x: int | None = None, *, y: {LONG}, **options: Unpack[RequestOptions]) -> None:
        """from a import b


        text"""
        from a import b


        value = self.send(A, options, body={{"a_rather_long_key": body}} if body is not None else None)
        return first_value_of_many_that_are_given if first_value_of_many_that_are_given else second
from c import (d,
  e)



if TYPE_CHECKING:
    from f import g


    h = 1
'''  # noqa: E501 (as a template prints it)


def test_both_formatters_give_the_same_file() -> None:
    tree = {"disputed.py": DISPUTED.encode()}
    done = [
        format_tree(tree, formatter=formatter, diagnostics=Diagnostics())["disputed.py"].decode()
        for formatter in ("black", "ruff")
    ]
    assert done[0] == done[1]
    assert "returns=lambda: (\n" in done[0]
    assert "body: (\n" in done[0]
    assert '"auth": (\n' in done[0]
    assert ast.dump(ast.parse(done[0])) == ast.dump(ast.parse(done[1]))


def test_what_is_formatted_stays_as_it_is() -> None:
    tree = {"disputed.py": DISPUTED.encode()}
    once = format_tree(tree, diagnostics=Diagnostics())
    assert format_tree(once, diagnostics=Diagnostics()) == once
    assert format_tree(once, formatter="ruff", diagnostics=Diagnostics()) == once


def _copied() -> dict[str, bytes]:
    """What is copied into SDKs as it is."""
    folders = [templates_root() / name for name in ("runtime", "testing")]
    return {p.name: p.read_bytes() for folder in folders for p in sorted(folder.glob("*.py"))}


def test_both_formatters_give_the_same_runtime() -> None:
    black = format_tree(_copied(), formatter="black", diagnostics=Diagnostics())
    ruff = format_tree(_copied(), formatter="ruff", diagnostics=Diagnostics())
    assert [path for path in black if black[path] != ruff[path]] == []


@pytest.mark.parametrize("formatter", ["black", "ruff"])
def test_the_runtime_is_laid_out_already(formatter) -> None:
    """So it is copied without being formatted: see `copied_runtime`."""
    tree = _copied()
    assert format_tree(tree, formatter=formatter, diagnostics=Diagnostics()) == tree


def test_finished_files_are_passed_on_as_they_are() -> None:
    done = format_tree({"a.py": UGLY, "b.py": UGLY}, diagnostics=Diagnostics(), finished={"a.py"})
    assert done == {"a.py": UGLY, "b.py": PRETTY}
