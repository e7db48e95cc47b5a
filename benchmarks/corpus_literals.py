"""Bodies as dict literals for type checkers to judge: right ones, and the same with a wrong key.

Run as `python corpus_literals.py FOLDER PACKAGE`, it prints a Python file. Each JSON body, and
form, of the SDK's operations stands in it once as the SDK's own fake would make it, which has to be
right, and once with each key of the outermost object misspelled, where its annotation knows the
keys; those lines end with `# wrong`. Nothing of specloom is imported.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def written(folder: Path, package: str) -> str:
    """The file for the SDK of that name in a folder."""
    sys.path.insert(0, str(folder))
    sample = importlib.import_module(f"{package}.testing.sample").sample
    annotations: dict[str, Any] = {}
    for path in sorted((folder / package.replace(".", "/") / "resources").glob("*.py")):
        module = importlib.import_module(f"{package}.resources.{path.stem}")
        for annotation, shape in _bodies(module):
            annotations.setdefault(annotation, shape)
    lines = [
        "from __future__ import annotations\n",
        "from collections.abc import Mapping, Sequence",
        "from datetime import date, datetime",
        "from decimal import Decimal",
        "from typing import Any, Literal",
        "from uuid import UUID\n",
        f"from {package} import models",
        f"from {package}._runtime.files import FileInput" if "FileInput" in annotations else "",
        "",
    ]
    for number, (annotation, shape) in enumerate(annotations.items()):
        data = sample(shape)
        lines.append(f"right_{number}: {annotation} = {data!r}")
        if isinstance(data, dict) and "Dict" in annotation and "Mapping[" not in annotation:
            for index, key in enumerate(data):
                spelled = {(f"{k}_x" if k == key else k): v for k, v in data.items()}
                lines.append(f"wrong_{number}_{index}: {annotation} = {spelled!r}  # wrong")
    return "\n".join(lines) + "\n"


def _bodies(module: Any) -> Iterator[tuple[str, Any]]:
    """The annotation and the type of each JSON body, by the methods of a module of resources."""
    for value in vars(module).values():
        if not (inspect.isclass(value) and value.__module__ == module.__name__):
            continue
        for method in vars(value).values():
            if not inspect.isfunction(method) or "body" not in method.__annotations__:
                continue
            for name in method.__code__.co_names:
                bodies = getattr(getattr(module, name, None), "body", ())
                if len(bodies) == 1 and type(bodies[0]).__name__ in ("Body", "FormBody"):
                    shape = bodies[0].shape
                    if shape is not None:
                        yield method.__annotations__["body"], shape()


if __name__ == "__main__":
    print(written(Path(sys.argv[1]), sys.argv[2]), end="")
