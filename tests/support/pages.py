"""Pages of the documentation that are made from the code they are about."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from specloom.codes import CODES
from specloom.config import Filter, IgnoreEntry, Override, SdkConfig
from specloom.config.read import NOT_KEYS

SHAPES = {"relative_path": "path", "source": "path or URL", "url": "URL"}
"""Names of checks that say less than these words."""

DIAGNOSTICS = """# Diagnostics

What specloom says about its input: a code, a weight, a sentence, a place (`file:line:column` and a
JSON Pointer) and what to do about it. An error makes the exit code 2; a warning does not.

```console
$ specloom generate --format json    # or github, sarif
```

[diagnostics.schema.json](diagnostics.schema.json) is the JSON Schema of that output, which `check`
and `update` have, too. Keys are added, never renamed or removed.

A finding that you decide to live with is ignored by its code, with a reason:

```toml
[[sdks.shop.ignore]]
code = "schema-union-too-large"
pointer = "/components/schemas/Legacy"
reason = "nobody uses it"
expires = 2027-01-01
```

An entry that matches nothing, or is past its day, is an error itself.

After an error nothing is written. `specloom generate --keep-going` writes what errors in parts of
the document leave; the exit code stays 2, and `check` fails until they are mended or ignored.
"""
CONFIG = """# Configuration

`specloom.toml`, with a table `[sdks.NAME]` for each SDK; or `pyproject.toml`, with
`[tool.specloom.sdks.NAME]`. The nearest one upwards counts. Paths are relative to it and have
forward slashes. A key that does not exist is an error, with a suggestion.
"""


def diagnostics_page() -> str:
    """`docs/diagnostics.md`."""
    lines = [DIAGNOSTICS]
    groups: dict[str, list[str]] = {}
    for code in CODES:
        groups.setdefault(code.partition("-")[0], []).append(code)
    for group, codes in groups.items():
        lines += [f"\n## {group}\n", "| code | meaning |", "|---|---|"]
        lines += [f"| `{code}` | {CODES[code]} |" for code in codes]
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def config_page() -> str:
    """`docs/config.md`."""
    lines = [CONFIG, "## An SDK\n", *_table(SdkConfig)]
    for name, table in (
        ("include, exclude", Filter),
        ("[[ignore]]", IgnoreEntry),
        ('overrides."/pointer"', Override),
    ):
        lines += [f"\n## {name}\n", f"{table.__doc__}\n", *_table(table)]
    return "\n".join(lines) + "\n"


def config_rows(table: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """(key, row of the reference table) of every key that can be written."""
    about = _docs(table)
    for name, field in table.model_fields.items():
        if table is SdkConfig and name in NOT_KEYS:
            continue
        key = str(field.alias)
        shape = " \\| ".join(_shapes(field.annotation, field.metadata))
        row = f"| `{key}` | {shape} | {_default(field)} | {about[name]} |"
        yield key, row


def _table(table: type[BaseModel]) -> list[str]:
    return [
        "| key | value | default | meaning |",
        "|---|---|---|---|",
        *(row for _, row in config_rows(table)),
    ]


def _docs(table: type[BaseModel]) -> dict[str, str]:
    """The docstrings of attributes."""
    (tree,) = ast.parse(inspect.getsource(table)).body
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for field, text in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
            assert isinstance(field.target, ast.Name)
            found[field.target.id] = " ".join(str(ast.literal_eval(text.value)).split())
    return found


def _shapes(annotation: Any, marks: Any = ()) -> list[str]:
    """What may be written, in words."""
    for mark in marks:
        if isinstance(mark, AfterValidator):
            name = mark.func.__name__
            return [SHAPES.get(name, name.replace("_", " "))]
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shapes(args[0], args[1:])
    if origin in (Union, UnionType):
        return [text for arg in args if arg is not type(None) for text in _shapes(arg)]
    if origin is Literal:
        return [f'`"{value}"`' for value in args]
    if origin is tuple:
        return [f"list of {' or '.join(_shapes(args[0]))}"]
    if origin is not None and issubclass(origin, Mapping):
        return [f"table of {' or '.join(_shapes(args[1]))}"]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return ["table"]
    return {bool: ["`true`", "`false`"], str: ["text"]}.get(annotation, [annotation.__name__])


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "(required)"
    value = field.default
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f'`"{value}"`' if isinstance(value, str) and value else ""
