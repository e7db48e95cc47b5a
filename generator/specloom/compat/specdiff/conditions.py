"""Rules between the parts of a value: kept as text, compared as a whole.

`if`/`then`, `not`, `dependentRequired` and the like say when a combination is allowed. Whether one
such rule is stricter than another cannot be decided in general, so a rule that is not there in the
same words is a new one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

_KEYWORDS: Final = (
    "not",
    "dependentSchemas",
    "dependencies",
    "contains",
    "propertyNames",
    "patternProperties",
    "unevaluatedItems",
    "contentSchema",
)
_DOCS: Final = frozenset(("title", "description", "$comment"))
_NAMING: Final = frozenset(("properties", "patternProperties", "dependentSchemas", "dependencies"))
_CONDITION_KEYS: Final = frozenset(("required", "not", "properties")) | _DOCS


def is_condition(branch: Any) -> bool:
    """Whether a branch of `oneOf`/`anyOf` only says what must be there, and is no type of its own.

    `anyOf: [{required: [a]}, {required: [b]}]` is the usual form.
    """
    return (
        isinstance(branch, dict)
        and bool(branch)
        and not branch.keys() - _CONDITION_KEYS
        and ("required" in branch or "not" in branch)
    )


def conditions(schema: dict[str, Any]) -> Iterator[str]:
    """The conditions of one schema object, each as canonical JSON."""
    for key in _KEYWORDS:
        if key in schema and not _is_plain(key, schema[key]):
            yield _text({key: schema[key]})
    if "if" in schema:
        yield _text({key: schema[key] for key in ("if", "then", "else") if key in schema})
    for name, needed in _mapping(schema.get("dependentRequired")):
        yield _text({"dependentRequired": {name: needed}})
    for kind in ("oneOf", "anyOf"):
        branches = schema.get(kind)
        if isinstance(branches, list) and branches and all(map(is_condition, branches)):
            yield _text({kind: branches})
    rules = schema.get("x-specloom-rules")
    for item in rules if isinstance(rules, list) else ():
        yield _text(item)


def _mapping(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()


def _is_plain(key: str, value: Any) -> bool:
    return key == "unevaluatedItems" and value is True


def _text(value: Any) -> str:
    return json.dumps(_without_docs(value), ensure_ascii=False, sort_keys=True)


def _without_docs(value: Any, names: bool = False) -> Any:
    """`value` without prose. `names` says that the keys are names the vendor chose."""
    if isinstance(value, dict):
        return {
            key: _without_docs(child, not names and key in _NAMING)
            for key, child in value.items()
            if names or key not in _DOCS
        }
    if isinstance(value, list):
        return [_without_docs(child) for child in value]
    return value
