"""One operation: its parameters, bodies, answers and callbacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from ..diagnostics import Diagnostics, Place
from ..load.pointer import escape, unescape
from ..normalize import vendor
from ..normalize.prose import prose
from .api import (
    Event,
    Operation,
    Parameter,
)
from .read_answers import read_responses
from .read_contents import read_bodies, read_contents
from .read_doc import doc_from
from .read_parameters import read_parameters
from .read_schema import SchemaReader
from .read_security import read_requirements
from .read_servers import read_servers
from .read_streaming import STREAMING, with_streaming
from .schemas import Origin
from .values import text_of


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
        self.parameters: dict[str, Parameter] = {}
        """Those of the components that were read, by the references to them."""
        self.ignored = {str(entry).lower() for entry in ignored or ()}

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
        bodies, required, about = read_bodies(self, node, pointer)
        servers = read_servers(node.get("servers") or item.get("servers"))
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
            summary=text_of(node.get("summary")) or text_of(item.get("summary")),
            parameters=tuple(read_parameters(self, node, item, pointer, path)),
            bodies=bodies,
            body_required=required,
            body_description=about,
            responses=tuple(
                with_streaming(
                    read_responses(self, node, pointer),
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

    def shared(self, pointer: str) -> Origin | None:
        """The origin of what stands in a reusable component: named after the component."""
        parts = pointer.split("/")
        if len(parts) >= 4 and parts[-3] == "components":
            return Origin(path=(unescape(parts[-1]),))
        return None

    def examples(self, entry: dict[str, Any], pointer: str) -> Iterator[Any]:
        if "example" in entry:
            yield entry["example"]
        examples = entry.get("examples")
        for name, raw in (examples if isinstance(examples, dict) else {}).items():
            example, _ = self.follow(raw, f"{pointer}/examples/{escape(str(name))}")
            for key in ("value", "dataValue"):
                if key in example:
                    yield example[key]

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
                            name,
                            "callback",
                            method.upper(),
                            described(item, inner),
                            f"{at}/{method}",
                            (operation.pointer,),
                        )

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
        origin = self.shared(at) or Origin(parent=pointer, path=("payload",))
        for _ in read_responses(self, node, pointer):
            pass  # their schemas count as part of the document
        about = prose(text_of(body.get("description")))
        parameters = node.get("parameters")
        headers = [
            (_located(entry), prose(text_of(entry.get("description"))))
            for index, raw in enumerate(parameters if isinstance(parameters, list) else ())
            for entry, _ in [self.follow(raw, f"{pointer}/parameters/{index}")]
            if isinstance(entry.get("name"), str)
        ]
        return Event(
            name=name,
            kind=kind,
            method=method,
            pointer=pointer,
            doc=replace(doc_from(node), limits=(about,) if about else ()),
            summary=text_of(node.get("summary")),
            contents=tuple(read_contents(self, body.get("content"), at, origin)),
            operations=operations,
            headers=tuple(headers),
        )


_EVENT_METHODS = frozenset({"get", "put", "post", "delete", "patch", "options", "head", "query"})


def described(item: Mapping[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """An operation of an event with what its path item says for all operations."""
    about = {key: item[key] for key in ("summary", "description") if key in item}
    given = [item.get("parameters"), node.get("parameters")]
    parameters = [entry for each in given if isinstance(each, list) for entry in each]
    return {**about, **node, **({"parameters": parameters} if parameters else {})}


def _located(parameter: Mapping[str, Any]) -> str:
    """A parameter of an event by its name, and where it is if that is no header."""
    name, location = str(parameter["name"]), str(parameter.get("in"))
    return name if location == "header" else f"{name} ({location})"
