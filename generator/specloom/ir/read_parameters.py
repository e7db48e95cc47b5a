"""The parameters of an operation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ..load.extensions import DEEP_OBJECT_LISTS
from ..load.headers import IGNORED, OF_THE_CONNECTION
from ..load.pointer import escape
from ..normalize import vendor
from ..normalize.flat import Flat
from .api import Parameter
from .media import parameter_kind
from .read_doc import doc_from, doc_of, together
from .schemas import MISSING, Doc, Origin
from .types import ScalarType

if TYPE_CHECKING:
    from .read_operation import OperationReader

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_STRING = ScalarType("string")


def read_parameters(
    reader: OperationReader, node: dict[str, Any], item: dict[str, Any], pointer: str, path: str
) -> Iterator[Parameter]:
    """Path-level parameters, overridden by the operation's own; path ones in path order."""
    found: dict[tuple[str, str], Parameter] = {}
    item_pointer = pointer.rpartition("/")[0]
    for holder, where in ((item, item_pointer), (node, pointer)):
        here: set[tuple[str, str]] = set()
        entries = holder.get("parameters")
        for index, raw in enumerate(entries if isinstance(entries, list) else ()):
            parameter = _parameter(reader, raw, f"{where}/parameters/{index}", pointer)
            if parameter is not None:
                key = parameter.location, parameter.wire
                if key in here:
                    reader.diagnostics.warning(
                        "operation-parameter",
                        f"parameter {parameter.wire!r:.60} stands here twice; the last one counts",
                        reader.place(f"{where}/parameters/{index}"),
                    )
                here.add(key)
                found[key] = parameter
    names = _PLACEHOLDER.findall(path)
    for name in dict.fromkeys(names):
        known = found.pop(("path", name), None) or found.pop(("path", name.strip()), None)
        if known is None:
            reader.diagnostics.warning(
                "operation-path-parameter",
                f"path parameter {name!r} is not declared; it is taken as a string",
                reader.place(pointer),
            )
            known = Parameter(
                name, "path", ScalarType("string"), True, pointer, Doc(), "simple", False
            )
        yield known
    for parameter in found.values():
        if parameter.location == "path":
            reader.diagnostics.warning(
                "operation-path-parameter",
                f"path parameter {parameter.wire!r} has no place in the path {path!r}",
                reader.place(parameter.pointer),
                "add it to the path, or ignore this code with a reason",
            )
            continue
        yield parameter


def _parameter(reader: OperationReader, raw: Any, pointer: str, operation: str) -> Parameter | None:
    """A parameter. One of the components is the same wherever nothing but a reference leads to it,
    and read once."""
    alone = raw.get("$ref") if isinstance(raw, dict) and len(raw) == 1 else None
    if not isinstance(alone, str):
        return _read(reader, raw, pointer, operation)
    if alone in reader.parameters:
        return reader.parameters[alone]
    found = _read(reader, raw, pointer, operation)
    if found is not None and reader.shared(found.pointer):
        reader.parameters[alone] = found
    return found


def _read(reader: OperationReader, raw: Any, pointer: str, operation: str) -> Parameter | None:
    node, pointer = reader.follow(raw, pointer)
    wire, location = node.get("name"), node.get("in")
    whole = location == "querystring"
    if whole:
        location = "query"
    if not isinstance(wire, str) or not isinstance(location, str) or location not in _STYLES:
        reader.diagnostics.error(
            "operation-parameter",
            "a parameter needs a `name` and `in: path, query, header or cookie`",
            reader.place(pointer),
        )
        return None
    if location == "header" and wire.lower() in IGNORED:
        return None
    if location == "header" and wire.lower() in OF_THE_CONNECTION:
        reader.diagnostics.info(
            "operation-header",
            f"{wire} is sent as the request needs it, and is no argument",
            reader.place(pointer),
        )
        return None
    if f"{location}:{wire}".lower() in reader.ignored:
        return None
    shared = reader.shared(pointer)
    origin = Origin(
        parent="" if shared else operation,
        path=shared.path if shared else (wire,),
        argument=True,
    )
    style = node.get("style") if isinstance(node.get("style"), str) else _STYLES[location]
    explode = node.get("explode")
    content = node.get("content")
    media = ""
    if isinstance(content, dict) and content:
        key = next(iter(content))
        media = parameter_kind(key)
        inner, at = reader.follow(content[key], f"{pointer}/content/{escape(key)}")
        schema, at = inner.get("schema"), f"{at}/schema"
        if media == "text":
            schema = None  # there is nothing that writes it: text is given
    else:
        schema, at = node.get("schema"), f"{pointer}/schema"
    flat = reader.schemas.flat(at) if schema is not None else None
    return Parameter(
        wire=wire,
        location=location,
        type=reader.schemas.read(schema, at, origin) if schema is not None else _STRING,
        required=location == "path" or node.get("required") is True,
        pointer=pointer,
        doc=_about_parameter(reader, node, pointer, flat),
        style=str(style),
        explode=explode if isinstance(explode, bool) else style in ("form", "cookie"),
        allow_reserved=node.get("allowReserved") is True,
        media=media,
        whole=whole,
        default=flat.annotations.get("default", MISSING) if flat else MISSING,
        wished=vendor.field_name(node),
        lists=DEEP_OBJECT_LISTS.of(node) or "",
    )


def _about_parameter(
    reader: OperationReader, node: dict[str, Any], pointer: str, flat: Flat | None
) -> Doc:
    own = doc_from(node, reader.examples(node, pointer))
    doc = together(own, doc_of(flat) if flat else None)
    if node.get("allowEmptyValue") is True:
        doc = replace(doc, limits=(*doc.limits, "May be empty."))
    return doc
