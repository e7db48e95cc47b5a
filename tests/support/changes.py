"""Documents to compare in tests, and a small language for changing them."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from specloom.diagnostics import Place
from specloom.load.pointer import ancestors, split


@dataclass(frozen=True)
class Plain:
    """A document without a file: the place of a pointer is the nearest part that exists."""

    data: Any
    label: str = "openapi.yaml"

    def place(self, pointer: str) -> Place:
        for candidate in ancestors(pointer):
            try:
                value_at(self.data, candidate)
            except (LookupError, ValueError):
                continue
            return Place(self.label, pointer=candidate)
        raise AssertionError("the root exists")


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)


def value_at(data: Any, pointer: str) -> Any:
    for part in split(pointer):
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data


def changed(data: Any, edits: Sequence[Sequence[Any]]) -> Any:
    """A copy of `data` after `edits`, each one of

    - `[set, pointer, value]`: sets or adds; missing parents are made; index "-" appends;
    - `[merge, pointer, object]`: sets several keys;
    - `[remove, pointer]`;
    - `[rename, pointer, key]`: gives the last key another name, at the same place;
    - `[reverse, pointer]`: turns a list around;
    - `[swap, text, text]`: replaces a text everywhere in the document.
    """
    data = copy.deepcopy(data)
    for verb, pointer, *rest in edits:
        if verb == "swap":
            data = json.loads(json.dumps(data).replace(json.dumps(pointer)[1:-1], rest[0]))
            continue
        *parents, last = split(pointer)
        holder = data
        for part in parents:
            if isinstance(holder, dict) and part not in holder and verb in ("set", "merge"):
                holder[part] = {}
            holder = holder[int(part)] if isinstance(holder, list) else holder[part]
        if isinstance(holder, list) and verb == "set":
            if last == "-":
                holder.append(rest[0])
            else:
                holder[int(last)] = rest[0]
            continue
        key = int(last) if isinstance(holder, list) else last
        match verb:
            case "set":
                holder[key] = rest[0]
            case "merge":
                if isinstance(holder, dict):
                    holder.setdefault(key, {})
                holder[key].update(rest[0])
            case "remove":
                del holder[key]
            case "rename":
                items = [
                    (rest[0] if name == key else name, value) for name, value in holder.items()
                ]
                holder.clear()
                holder.update(items)
            case "reverse":
                holder[key] = holder[key][::-1]
            case _:
                raise AssertionError(f"no such edit: {verb}")
    return data
