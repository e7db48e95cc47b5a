"""How parameters and parts of bodies are written, where it is not in the usual way:
`Style("pipeDelimited", explode=False)`, `Part("application/json")`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from .. import pycode
from ..ir.api import Content, Parameter, PartEncoding
from ..ir.media import parameter_kind
from ..pycode import Expr
from .code import mapping_of, value_of
from .types import RUNTIME


def form_styles(content: Content, lists: str) -> dict[str, Expr]:
    """`"where": DEEP_OBJECT` for each property that is not written in the default way."""
    found: dict[str, Expr] = {}
    for encoding in content.encodings:
        if encoding.content_type and parameter_kind(encoding.content_type) == "json":
            style = pycode.call(pycode.named(RUNTIME, "Style"), pycode.value("json"))
        elif encoding.style in _KNOWN_STYLES["query"] and (
            encoding.style != "form" or not encoding.explode or encoding.allow_reserved
        ):
            style = _written(encoding, lists)
        else:
            continue
        found[encoding.property] = style
    return found


def parts(content: Content, lists: str) -> dict[str, Expr]:
    """`"meta": Part("application/json")` for each property with a content type or a style of its
    own, or with headers that are always the same."""
    found: dict[str, Expr] = {}
    for encoding in content.encodings:
        media = encoding.content_type.partition(",")[0].strip()
        known = bool(media) and "*" not in media
        keywords = {"headers": value_of(dict(encoding.headers))} if encoding.headers else {}
        if encoding.style == "deepObject" and not known:
            keywords = {**keywords, "deep": pycode.value(True), **_item(lists)}
        if known or keywords:
            given = [pycode.value(media)] if known else []
            part = pycode.call(pycode.named(RUNTIME, "Part"), *given, **keywords)
            found[encoding.property] = part
    return found


_USUAL: Mapping[str, tuple[str, bool]] = {
    "path": ("simple", False),
    "query": ("form", True),
    "header": ("simple", False),
    "cookie": ("form", True),
}


def styles(parameters: Iterable[Parameter], lists: str) -> Expr | None:
    """`styles={"query": {"ids": Style("pipeDelimited", explode=False)}}`; None for usual ones."""
    groups: dict[str, dict[str, Expr]] = {location: {} for location in _USUAL}
    for parameter in parameters:
        style = _style(parameter, lists)
        if style is not None:
            groups[parameter.location][parameter.wire] = style
    written = {location: mapping_of(found) for location, found in groups.items() if found}
    return mapping_of(written) if written else None


def _style(parameter: Parameter, lists: str) -> Expr | None:
    if parameter.media:
        name = {"form": "urlencoded"}.get(parameter.media, parameter.media)
        whole = {"whole": pycode.value(True)} if parameter.whole else {}
        return pycode.call(pycode.named(RUNTIME, "Style"), pycode.value(name), **whole)
    style, explode = parameter.style, parameter.explode
    known = _KNOWN_STYLES[parameter.location]
    if style not in known:
        style = _USUAL[parameter.location][0]
    if (style, explode) == _USUAL[parameter.location] and not parameter.allow_reserved:
        return None
    return _written(replace(parameter, style=style), parameter.lists or lists)


def _written(said: Parameter | PartEncoding, lists: str) -> Expr:
    """`DEEP_OBJECT`, `Style("pipeDelimited", explode=False)`: what differs from the defaults."""
    if said.style == "deepObject":  # which is exploded always
        keywords = _item(lists)
    else:
        keywords = {} if said.explode else {"explode": pycode.value(False)}
    if said.allow_reserved:
        keywords["allow_reserved"] = pycode.value(True)
    if said.style == "deepObject" and not keywords:
        return Expr(pycode.named(RUNTIME, "DEEP_OBJECT").parts)
    return pycode.call(pycode.named(RUNTIME, "Style"), pycode.value(said.style), **keywords)


def _item(lists: str) -> dict[str, Expr]:
    """`item="[]"`: what follows the name of a list in style `deepObject`, where not a number."""
    items = {"brackets": "[]", "repeated": ""}
    return {"item": pycode.value(items[lists])} if lists in items else {}


_KNOWN_STYLES = {
    "path": frozenset({"simple", "label", "matrix"}),
    "query": frozenset({"form", "spaceDelimited", "pipeDelimited", "deepObject"}),
    "header": frozenset({"simple"}),
    "cookie": frozenset({"form", "cookie"}),
}
