"""One operation: its parameters, bodies, answers and callbacks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ..diagnostics import Diagnostics, Place
from ..load.pointer import escape, unescape
from ..normalize import vendor
from ..normalize.flatten import Flat
from ..normalize.prose import prose
from .api import (
    Content,
    Event,
    Header,
    Link,
    Operation,
    Parameter,
    PartEncoding,
    Response,
    Server,
)
from .media import kind_of, parameter_kind, read_encodings, report_encodings, sendable
from .read_doc import doc_from, doc_of, together
from .read_schema import SchemaReader
from .read_security import read_requirements
from .read_streaming import STREAMING, with_streaming
from .schemas import MISSING, AliasSchema, Doc, Origin
from .types import AnyType, ListType, MapType, RefType, ScalarType, Type

_SENT_BY_THE_RUNTIME = frozenset({"accept", "content-type", "authorization"})
"""Header parameters that OpenAPI says are to be ignored (3.1, section 4.8.12.2)."""
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class OperationReader:
    """Reads operations with the schemas they hold."""

    def __init__(
        self,
        schemas: SchemaReader,
        resolve: Callable[[str], Any],
        place: Callable[[str], Place],
        diagnostics: Diagnostics,
        data: dict[str, Any],
    ) -> None:
        self.schemas = schemas
        self.resolve = resolve
        self.place = place
        self.diagnostics = diagnostics
        self._root = data
        ignored = data.get("x-specloom-ignore-parameters")
        self._ignored = {str(entry).lower() for entry in ignored or ()}

    def follow(self, node: Any, pointer: str) -> tuple[dict[str, Any], str]:
        """An object of the document, behind any number of `$ref`s; its siblings are added."""
        seen: set[str] = set()
        extra: dict[str, Any] = {}
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            target = node["$ref"].removeprefix("#")
            if target in seen:
                return {}, pointer
            seen.add(target)
            extra = {**{key: node[key] for key in node if key != "$ref"}, **extra}
            node, pointer = self.resolve(target), target
        if not isinstance(node, dict):
            return {}, pointer
        return ({**node, **extra} if extra else node), pointer

    def operation(
        self, path: str, method: str, node: dict[str, Any], item: dict[str, Any], pointer: str
    ) -> Operation:
        declared = node.get("operationId")
        declared_id = declared.strip() if isinstance(declared, str) else ""
        tags = node.get("tags")
        bodies, required, about = self._bodies(node, pointer)
        from .read_api import read_servers

        servers: tuple[Server, ...] = read_servers(node.get("servers") or item.get("servers"))
        return Operation(
            id=declared_id or f"{method.lower()} {path}",
            declared_id=declared_id,
            method=method,
            path=path,
            pointer=pointer,
            tags=tuple(dict.fromkeys(t.strip() for t in tags if isinstance(t, str) and t.strip()))
            if isinstance(tags, list)
            else (),
            doc=doc_from({**item, **node} if "description" not in node else node),
            summary=_text(node.get("summary")) or _text(item.get("summary")),
            parameters=tuple(self._parameters(node, item, pointer, path)),
            bodies=bodies,
            body_required=required,
            body_description=about,
            responses=tuple(
                with_streaming(
                    self._responses(node, pointer),
                    node.get(STREAMING),
                    lambda schema, key: self.schemas.read(
                        schema,
                        f"{pointer}/{STREAMING}/{key}",
                        Origin(parent=pointer, path=("piece",)),
                    ),
                )
            ),
            security=read_requirements(node["security"]) if "security" in node else None,
            servers=servers,
            extensions=vendor.operation_extensions(node, self._root),
        )

    # -- parameters --------------------------------------------------------------------------

    def _parameters(
        self, node: dict[str, Any], item: dict[str, Any], pointer: str, path: str
    ) -> Iterator[Parameter]:
        """Path-level parameters, overridden by the operation's own; path ones in path order."""
        found: dict[tuple[str, str], Parameter] = {}
        item_pointer = pointer.rpartition("/")[0]
        for holder, where in ((item, item_pointer), (node, pointer)):
            entries = holder.get("parameters")
            for index, raw in enumerate(entries if isinstance(entries, list) else ()):
                parameter = self._parameter(raw, f"{where}/parameters/{index}", pointer)
                if parameter is not None:
                    found[parameter.location, parameter.wire] = parameter
        names = _PLACEHOLDER.findall(path)
        for name in dict.fromkeys(names):
            known = found.pop(("path", name), None) or found.pop(("path", name.strip()), None)
            if known is None:
                self.diagnostics.warning(
                    "operation-path-parameter",
                    f"path parameter {name!r} is not declared; it is taken as a string",
                    self.place(pointer),
                )
                known = Parameter(
                    name, "path", ScalarType("string"), True, pointer, Doc(), "simple", False
                )
            yield known
        for parameter in found.values():
            if parameter.location == "path":
                self.diagnostics.warning(
                    "operation-path-parameter",
                    f"path parameter {parameter.wire!r} has no place in the path {path!r}",
                    self.place(parameter.pointer),
                    "add it to the path, or ignore this code with a reason",
                )
                continue
            yield parameter

    def _parameter(self, raw: Any, pointer: str, operation: str) -> Parameter | None:
        node, pointer = self.follow(raw, pointer)
        wire, location = node.get("name"), node.get("in")
        whole = location == "querystring"
        if whole:
            location = "query"
        if not isinstance(wire, str) or not isinstance(location, str) or location not in _STYLES:
            self.diagnostics.error(
                "operation-parameter",
                "a parameter needs a `name` and `in: path, query, header or cookie`",
                self.place(pointer),
            )
            return None
        if location == "header" and wire.lower() in _SENT_BY_THE_RUNTIME:
            return None
        if f"{location}:{wire}".lower() in self._ignored:
            return None
        shared = self._shared(pointer)
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
            inner, at = self.follow(content[key], f"{pointer}/content/{escape(key)}")
            schema, at = inner.get("schema"), f"{at}/schema"
            if media == "text":
                schema = None  # there is nothing that writes it: text is given
        else:
            schema, at = node.get("schema"), f"{pointer}/schema"
        flat = self.schemas.flat(at) if schema is not None else None
        return Parameter(
            wire=wire,
            location=location,
            type=self.schemas.read(schema, at, origin) if schema is not None else _STRING,
            required=location == "path" or node.get("required") is True,
            pointer=pointer,
            doc=self._about_parameter(node, pointer, flat),
            style=str(style),
            explode=explode if isinstance(explode, bool) else style in ("form", "cookie"),
            allow_reserved=node.get("allowReserved") is True,
            media=media,
            whole=whole,
            default=flat.annotations.get("default", MISSING) if flat else MISSING,
            wished=vendor.field_name(node),
        )

    def _about_parameter(self, node: dict[str, Any], pointer: str, flat: Flat | None) -> Doc:
        own = doc_from(node, self._examples(node, pointer))
        doc = together(own, doc_of(flat) if flat else None)
        if node.get("allowEmptyValue") is True:
            doc = replace(doc, limits=(*doc.limits, "May be empty."))
        return doc

    def _shared(self, pointer: str) -> Origin | None:
        """The origin of what stands in a reusable component: named after the component."""
        parts = pointer.split("/")
        if len(parts) >= 4 and parts[-3] == "components":
            return Origin(path=(unescape(parts[-1]),))
        return None

    # -- bodies ------------------------------------------------------------------------------

    def _bodies(
        self, node: dict[str, Any], operation: str
    ) -> tuple[tuple[Content, ...], bool, str]:
        raw = node.get("requestBody")
        if raw is None:
            return (), False, ""
        body, pointer = self.follow(raw, f"{operation}/requestBody")
        origin = self._shared(pointer) or Origin(parent=operation, path=("body",))
        contents = sendable(self._contents(body.get("content"), pointer, origin))
        if not contents:
            self.diagnostics.warning(
                "operation-body-empty",
                "the request body names no media type; the operation is sent without a body",
                self.place(pointer),
                "give its `content` a media type",
            )
        about = prose(_text(body.get("description"))) or next(
            (text for each in contents if (text := each.doc.description or each.doc.title)), ""
        )
        return contents, body.get("required") is True, about

    def _contents(self, node: Any, pointer: str, origin: Origin) -> Iterator[Content]:
        """One `Content` per media type; several JSON-like ones with one schema share its class."""
        for media, raw in (node if isinstance(node, dict) else {}).items():
            at = f"{pointer}/content/{escape(media)}"
            entry, at = self.follow(raw, at)
            key = "itemSchema" if isinstance(entry.get("itemSchema"), dict) else "schema"
            schema = entry.get(key)
            kind = kind_of(media, schema, self.resolve)
            type_: Type | None = None
            if schema is not None:
                type_ = self.schemas.read(schema, f"{at}/{key}", origin)
            elif kind in ("json", "form", "multipart", "lines"):
                type_ = AnyType()
            if kind == "multipart" and isinstance(type_, ScalarType):
                type_ = MapType(AnyType())  # text with parts in it: nobody writes that by hand
            if kind in ("lines", "events") and key == "schema":
                type_ = self._item(type_)
            report_encodings(entry, kind, at, self.diagnostics, self.place, self._only_value)
            own = isinstance(schema, dict) and self.schemas.plain_ref(schema) is None
            said = doc_of(self.schemas.flat(f"{at}/{key}")) if own else None
            yield Content(
                media=media.strip(),
                kind=kind,
                type=type_,
                pointer=at,
                doc=together(doc_from(entry), said),
                encodings=(
                    *read_encodings(entry.get("encoding"), self._only_value),
                    *(self._part_types(schema, entry) if kind == "multipart" else ()),
                ),
                examples=tuple(self._examples(entry, f"{at}")),
                stream_end=_text(entry.get("x-speakeasy-sse-sentinel")),
                whole_events=kind == "events" and key == "itemSchema" and self._is_event(schema),
            )

    def _part_types(self, schema: Any, entry: dict[str, Any]) -> Iterator[PartEncoding]:
        """The content types that properties have by their own schemas (OpenAPI 3.1, section
        4.8.15: the default of `contentType`)."""
        node, _ = self.follow(schema, "")
        properties, encoded = node.get("properties"), entry.get("encoding")
        for name, raw in (properties if isinstance(properties, dict) else {}).items():
            inner, _ = self.follow(raw, "")
            inner, _ = self.follow(inner.get("items", inner), "")
            media = inner.get("contentMediaType")
            known = isinstance(encoded, dict) and name in encoded
            if isinstance(media, str) and not known and media != "application/octet-stream":
                yield PartEncoding(str(name), media)

    def _item(self, type_: Type | None) -> Type | None:
        """The type of one item of a stream whose schema describes all of it (OpenAPI 3.2, section
        4.14.3)."""
        inner = type_
        for _ in range(20):
            named = self.schemas.named.get(inner.pointer) if isinstance(inner, RefType) else None
            if not isinstance(named, AliasSchema):
                break
            inner = named.target
        return inner.item if isinstance(inner, ListType) else type_

    def _is_event(self, schema: Any, depth: int = 0) -> bool:
        """Whether a schema describes the fields of a server-sent event (OpenAPI 3.2, section
        4.14.4): nothing but those, in each of its alternatives."""
        node, _ = self.follow(schema, "")
        properties = node.get("properties")
        own = set(properties) if isinstance(properties, dict) else set()
        if depth > _DEEPEST or not own <= _EVENT_FIELDS:
            return False
        parts = [
            part
            for key in ("allOf", "oneOf", "anyOf")
            for part in (node[key] if isinstance(node.get(key), list) else ())
        ]
        if not parts:
            return "data" in own or "event" in own
        return all(self._is_event(part, depth + 1) for part in parts)

    def _only_value(self, header: Any) -> str:
        """The value of a header of a part, where the document allows only one."""
        node, _ = self.follow(header, "")
        schema, _ = self.follow(node.get("schema"), "")
        values = schema.get("enum")
        value = values[0] if isinstance(values, list) and len(values) == 1 else schema.get("const")
        return _text(value)

    def _examples(self, entry: dict[str, Any], pointer: str) -> Iterator[Any]:
        if "example" in entry:
            yield entry["example"]
        examples = entry.get("examples")
        for name, raw in (examples if isinstance(examples, dict) else {}).items():
            example, _ = self.follow(raw, f"{pointer}/examples/{escape(str(name))}")
            for key in ("value", "dataValue"):
                if key in example:
                    yield example[key]

    # -- answers -----------------------------------------------------------------------------

    def _responses(self, node: dict[str, Any], operation: str) -> Iterator[Response]:
        responses = node.get("responses")
        first = True
        for status, raw in (responses if isinstance(responses, dict) else {}).items():
            status = str(status)
            if status.startswith("x-"):
                continue
            known = _status(status)
            if known is None:
                self.diagnostics.warning(
                    "operation-response-status",
                    f"{status!r:.40} is no status code, range (2XX) or `default`",
                    self.place(f"{operation}/responses/{escape(status)}"),
                )
                continue
            response, pointer = self.follow(raw, f"{operation}/responses/{escape(status)}")
            success = known[0] in "23" or known == "default"
            words = ("response",) if success and first else ("response", known)
            words = words if success else ("error", known)
            first = first and not success
            origin = self._shared(pointer) or Origin(parent=operation, path=words)
            declared = response.get("x-specloom-error-codes")
            declared = {"codes": declared} if isinstance(declared, list) else declared
            codes, details = _codes(declared, "codes"), _codes(declared, "details")
            yield Response(
                status=known,
                description=_both(response.get("summary"), response.get("description")),
                contents=tuple(self._contents(response.get("content"), pointer, origin)),
                headers=tuple(self._headers(response.get("headers"), pointer, origin)),
                error_codes=tuple(codes),
                detail_codes=tuple(details),
                code_texts=tuple((code, text) for code, text in (codes | details).items() if text),
                links=tuple(self._links(response.get("links"), pointer)),
                pointer=pointer,
            )

    def _headers(self, node: Any, pointer: str, origin: Origin) -> Iterator[Header]:
        for wire, raw in (node if isinstance(node, dict) else {}).items():
            header, at = self.follow(raw, f"{pointer}/headers/{escape(wire)}")
            where = self._shared(at) or Origin(
                origin.name, origin.parent, (*origin.path, "header", wire)
            )
            doc = doc_from(header, self._examples(header, at))
            content = header.get("content")
            if isinstance(content, dict) and content:
                key = next(iter(content))
                header, at = self.follow(content[key], f"{at}/content/{escape(key)}")
            schema = header.get("schema")
            type_ = self.schemas.read(schema, f"{at}/schema", where) if schema else _STRING
            doc = together(doc, doc_of(self.schemas.flat(f"{at}/schema")) if schema else None)
            if wire.lower() != "content-type":  # to be ignored (OpenAPI 3.1, section 4.8.17)
                yield Header(wire, type_, doc)

    def _links(self, node: Any, pointer: str) -> Iterator[Link]:
        for name, raw in (node if isinstance(node, dict) else {}).items():
            link, _ = self.follow(raw, f"{pointer}/links/{escape(name)}")
            parameters = link.get("parameters")
            yield Link(
                name,
                _text(link.get("operationId")) or _text(link.get("operationRef")),
                tuple(
                    (str(key), value if isinstance(value, str) else json.dumps(value))
                    for key, value in {
                        **(parameters if isinstance(parameters, dict) else {}),
                        **({"body": link["requestBody"]} if "requestBody" in link else {}),
                    }.items()
                ),
                _both(None, link.get("description")) + self._at_server(link.get("server")),
            )

    def _at_server(self, node: Any) -> str:
        url = node.get("url") if isinstance(node, dict) else None
        return f" (at {url})" if isinstance(url, str) else ""

    # -- events ------------------------------------------------------------------------------

    def callbacks(self, node: dict[str, Any], operation: Operation) -> Iterator[Event]:
        callbacks = node.get("callbacks")
        for name, raw in (callbacks if isinstance(callbacks, dict) else {}).items():
            callback, pointer = self.follow(raw, f"{operation.pointer}/callbacks/{escape(name)}")
            for expression, item_raw in callback.items():
                item, at = self.follow(item_raw, f"{pointer}/{escape(expression)}")
                for method, inner in item.items():
                    if isinstance(inner, dict) and method in _EVENT_METHODS:
                        yield self.event(
                            name, "callback", method.upper(), inner, f"{at}/{method}",
                            (operation.pointer,),
                        )  # fmt: skip

    def event(
        self,
        name: str,
        kind: str,
        method: str,
        node: dict[str, Any],
        pointer: str,
        operations: tuple[str, ...] = (),
    ) -> Event:
        body, at = self.follow(node.get("requestBody"), f"{pointer}/requestBody")
        origin = self._shared(at) or Origin(parent=pointer, path=("payload",))
        for _ in self._responses(node, pointer):
            pass  # their schemas count as part of the document
        parameters = node.get("parameters")
        headers = [
            (entry["name"], prose(_text(entry.get("description"))))
            for index, raw in enumerate(parameters if isinstance(parameters, list) else ())
            for entry, _ in [self.follow(raw, f"{pointer}/parameters/{index}")]
            if entry.get("in") == "header" and isinstance(entry.get("name"), str)
        ]
        return Event(
            name=name,
            kind=kind,
            method=method,
            pointer=pointer,
            doc=doc_from(node),
            summary=_text(node.get("summary")),
            contents=tuple(self._contents(body.get("content"), at, origin)),
            operations=operations,
            headers=tuple(headers),
        )


_STRING = ScalarType("string")
_EVENT_FIELDS = frozenset({"data", "event", "id", "retry"})
_DEEPEST = 20
_EVENT_METHODS = frozenset({"get", "put", "post", "delete", "patch", "options", "head", "query"})


def _status(text: str) -> str | None:
    """A status key in one spelling: "200", "2XX" or "default"."""
    upper = text.strip().upper()
    if upper == "DEFAULT":
        return "default"
    return upper if re.fullmatch(r"[1-5](XX|\d\d)", upper) else None


def _codes(declared: Any, key: str) -> dict[str, str]:
    """Error codes with what they mean; "" where that is not said."""
    found = declared.get(key) if isinstance(declared, dict) else None
    if isinstance(found, dict):
        return {str(code): _text(text) for code, text in found.items()}
    return {str(code): "" for code in found} if isinstance(found, list) else {}


def _both(summary: Any, description: Any) -> str:
    """A summary (OpenAPI 3.2) before its description, where they say different things."""
    first, second = _text(summary), prose(_text(description))
    return f"{first.rstrip('.')}. {second}" if first and second != first else second or first


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
