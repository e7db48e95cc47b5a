"""What was sent, said again in the answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from .._runtime.fit import unwrapped
from .._runtime.models import Model, wire_name
from .sample import fits, is_model


def echoed(tp: Any, shown: Any, sent: Any) -> Any:
    """What an answer shows, with what was sent in the place of what is called the same, in any
    spelling, where that fits the type."""
    cls = class_of(tp, shown)
    if cls is None or not isinstance(shown, dict) or not isinstance(sent, dict):
        return sent if fits(tp, sent) else shown
    fields = {wire_name(cls, name): field for name, field in cls.model_fields.items()}
    for wire, value in renamed(cls, sent).items():
        if wire in fields:
            said = echoed(fields[wire].rebuild_annotation(), shown.get(wire), value)
            changed = {**shown, wire: said}
            if (said is not None or value is None) and fits(cls, changed):
                shown = changed
    return shown


def class_of(tp: Any, data: Any = None) -> type[Model] | None:
    """The class of the document that a type comes to; of several the first that data fits."""
    base = unwrapped(tp)[0]
    kinds = [arg for each in (base, *get_args(base)) if is_model(arg := unwrapped(each)[0])]
    return next((kind for kind in kinds if len(kinds) == 1 or fits(kind, data)), None)


def renamed(cls: type[Model] | None, data: Mapping[str, Any]) -> dict[str, Any]:
    """Properties by the names of a class, where it spells them otherwise."""
    wires = [wire_name(cls, name) for name in cls.model_fields] if cls else []
    names = {plain(wire): wire for wire in wires}
    return {k if k in wires else names.get(plain(k), k): value for k, value in data.items()}


def plain(name: str) -> str:
    """``FriendlyName`` and ``friendly_name`` as one."""
    return re.sub(r"[\W_]", "", name).lower()
