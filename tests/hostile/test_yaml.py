"""YAML and JSON that mean more, or other things, than they seem to (19)."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.yields import import_all, yielded

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join('*' + chr(97 + n) for _ in range(9))}]\n"
    for n in range(9)
)

REFUSED = {
    "bomb": HEAD + BOMB,
    "python-object": HEAD + "x: !!python/object/apply:os.system ['echo']\n",
    "python-name": HEAD + "x: !!python/name:os.system\n",
    "self-alias": HEAD + "x: &x [*x]\n",
    "unknown-alias": HEAD + "x: *nothing\n",
    "two-documents": HEAD + "---\n" + HEAD,
    "mapping-as-key": HEAD + "? {a: b}\n: c\n",
    "tabs": "openapi: 3.1.0\n\tinfo: {}\n",
    "nested": HEAD + "x: " + "[" * 50_000,
    "nested-blocks": HEAD + "x:\n" + "".join(" " * (n + 1) + f"k{n}:\n" for n in range(2000)),
    "utf-16": (HEAD).encode("utf-16"),
    "latin-1": HEAD.encode() + b"# \xe9\n",
    "nul": HEAD.encode() + b"x: \x00\n",
    "empty": "",
    "a-list": "- openapi: 3.1.0\n",
    "a-string": "openapi",
    "merge-of-text": HEAD + "x:\n  <<: text\n",
    "json-nested": '{"openapi": "3.1.0", "x": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "json-truncated": '{"openapi": "3.1.0", "info": {"title": ',
    "json-trailing": '{"openapi": "3.1.0"} {"openapi": "3.1.0"}',
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_place(name: str, tmp_path: Path) -> None:
    made = yielded(REFUSED[name], tmp_path)
    assert made.exit_code == 2
    assert made.tree == {}
    assert all(item.place is not None for item in made.items)


@pytest.mark.parametrize("text", ['{"a": 1, "a": 2}', '{"\\u0061": 1, "a": 2}'])
def test_duplicate_keys_are_found(text: str, tmp_path: Path) -> None:
    json = '{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}, "x-y": %s}'
    made = yielded(json % text, tmp_path, name="openapi.json")
    assert made.codes == ["load-duplicate-key"]
    assert made.items[0].place is not None and made.items[0].place.line == 1


def test_scalars_are_those_of_yaml_1_2(tmp_path: Path) -> None:
    """`no`, `on`, `1.10`, `12:30:45` and dates as text; sexagesimal and octal ones too."""
    values = ["no", "on", "yes", "off", "y", "12:30:45", "2020-01-02", "0o17", "0x1F", "1_000"]
    schema = "components: {schemas: {A: {type: string, enum: [" + ", ".join(values) + "]}}}\n"
    made = yielded(HEAD + schema, tmp_path)
    assert made.exit_code == 0, made.items
    assert {"no", "on", "yes", "off", "y", "12:30:45", "2020-01-02", "1_000"} <= made.strings()


def test_keys_that_look_like_other_things(tmp_path: Path) -> None:
    text = HEAD + (
        "components:\n  schemas:\n    no: {type: string}\n    1.10: {type: string}\n"
        "    2020-01-02: {type: object, properties: {on: {}, 12:30:45: {}, null: {}, ~: {}}}\n"
    )
    made = yielded(text, tmp_path)
    assert made.exit_code == 0 or all(item.place for item in made.items)
    if made.exit_code == 0:
        import_all(made.write(tmp_path / "out"), "sdk")
        assert {"12:30:45"} <= made.strings()


def test_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    plain = yielded(HEAD, tmp_path / "a")
    odd = yielded(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode(), tmp_path / "b")
    assert plain.exit_code == odd.exit_code == 0
    same = {path for path in plain.tree if path != "specloom.lock"}
    assert all(plain.tree[path] == odd.tree[path] for path in same)
