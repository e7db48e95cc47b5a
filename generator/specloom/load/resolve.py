"""Following a URI reference to a value, in any file of a document.

OpenAPI 3.0 resolves references against the URL of the file they are in. From 3.1 on a schema may
also be a resource of its own, with `$id` and anchors (JSON Schema 2020-12 Core, section 8.2).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import unquote

from msgspec import Struct, field
from msgspec.structs import replace

from ..diagnostics import Diagnostic, Diagnostics, Severity, SpecloomError
from .limits import Limits
from .parse import parse
from .places import FILES_KEY
from .pointer import escape, index_in, join, split
from .source import Reader
from .uri import join_uri

_HOPS: Final = 100
"""References followed inside one pointer; more is taken for a cycle."""

_SUGGESTIONS: Final = 20
"""Broken references that get a suggestion; comparing names is slow."""


class File(Struct, eq=False):
    """The content of a file. `prefix` is the pointer of its root in the bundled document."""

    label: str
    data: Any
    prefix: str


class Resource(Struct, eq=False):
    """A file, or a schema with an `$id`: what the references in it are relative to."""

    file: File
    uri: str
    pointer: str
    data: Any
    anchors: dict[str, Target] = field(default_factory=dict)


class Target(Struct, eq=False):
    """What a reference leads to: a value, and where it is in its file."""

    file: File
    pointer: str
    node: Any


class Unresolved(SpecloomError):
    """A reference leads nowhere."""


class Resolver:
    """Knows the files and resources of a document, and reads the files that are asked for."""

    def __init__(
        self, reader: Reader | None, diagnostics: Diagnostics, limits: Limits, *, json_schema: bool
    ) -> None:
        self._json_schema = json_schema
        self._reader = reader
        self._diagnostics = diagnostics
        self._limits = limits
        self._resources: dict[str, Resource] = {}
        self._roots: dict[str, Resource | SpecloomError] = {}
        self._dynamic: dict[str, int] = {}
        self._known: dict[tuple[int, str], Target] = {}
        self._suggestions = _SUGGESTIONS

    @property
    def files(self) -> list[File]:
        """All files, the document itself first."""
        return [root.file for root in self._roots.values() if isinstance(root, Resource)]

    def add_file(self, file: File) -> Resource:
        """Makes the content of a file known and returns it as a resource."""
        resource = Resource(file, file.label, "", file.data)
        self._roots[file.label] = resource
        return resource

    def add_resource(self, scope: Resource, identifier: str, pointer: str, data: Any) -> Resource:
        """Makes a schema known by its `$id`, which is relative to the resource it is in.

        Raises:
            SpecloomError: The identifier is not a URI reference.
        """
        uri = join_uri(scope.uri, identifier)
        resource = Resource(scope.file, uri, pointer, data)
        return self._resources.setdefault(uri, resource)

    def add_anchor(self, scope: Resource, name: str, target: Target, *, dynamic: bool) -> None:
        """Makes a schema known by its `$anchor` or `$dynamicAnchor`."""
        scope.anchors.setdefault(name, target)
        if dynamic:
            self._dynamic[name] = self._dynamic.get(name, 0) + 1

    def is_ambiguous(self, reference: str) -> bool:
        """Whether several schemas carry the `$dynamicAnchor` that a `$dynamicRef` names."""
        return self._dynamic.get(reference.partition("#")[2], 0) > 1

    def root_of(self, file: File) -> Resource:
        """The whole of a file, as a resource."""
        root = self._roots[file.label]
        assert isinstance(root, Resource)
        return root

    def resolve(self, scope: Resource, reference: str, *, mapping: bool = False) -> Target:
        """What a reference in `scope` leads to.

        Raises:
            Unresolved: It leads nowhere, or to where specloom does not read.
        """
        key = (id(scope), reference)
        if key not in self._known:
            if mapping and not _is_reference(reference):
                raise self._unknown_name(reference)
            self._known[key] = self._follow(scope, reference, 0)
        return self._known[key]

    def _follow(self, scope: Resource, reference: str, hops: int) -> Target:
        if hops > _HOPS:
            raise _unresolved(f"{reference!r} leads back to itself", code="load-ref-cycle")
        uri, _, fragment = reference.partition("#")
        resource = self._resource(scope, uri) if uri else scope
        if fragment and not fragment.startswith(("/", "%2F", "%2f")):
            return self._anchor(resource, reference, unquote(fragment))
        failure: Unresolved | None = None
        # Usually encoded as a URI fragment (RFC 6901, section 6), sometimes written plainly; and
        # relative to the resource, sometimes written as if there were no `$id` around it.
        roots = [resource] if not resource.pointer else [resource, self.root_of(resource.file)]
        for root in roots:
            for pointer in dict.fromkeys((unquote(fragment), fragment)):
                try:
                    return self._step(root, reference, pointer, hops)
                except Unresolved as error:
                    failure = failure or error
        assert failure is not None
        raise failure

    def _resource(self, scope: Resource, uri: str) -> Resource:
        try:
            known = self._resources.get(join_uri(scope.uri, uri))
            if known is not None:
                return known
            if self._reader is None:
                raise _unresolved(f"{uri!r} is not in the document", "begin it with '#/'")
            label = self._reader.locate(scope.file.label, uri)
            if label not in self._roots:
                self._roots[label] = self._read(self._reader, label)
        except SpecloomError as error:
            raise Unresolved(*error.diagnostics) from None
        root = self._roots[label]
        if isinstance(root, SpecloomError):
            raise Unresolved(*root.diagnostics)
        return root

    def _read(self, reader: Reader, label: str) -> Resource | SpecloomError:
        prefix = f"/{FILES_KEY}/{escape(label)}"
        found = Diagnostics()
        try:
            data = parse(reader.read(label), found, self._limits)
        except SpecloomError as error:
            return error
        for item in found.items:
            place = item.place and replace(item.place, pointer=prefix + item.place.pointer)
            self._diagnostics.add(replace(item, place=place))
        return Resource(File(label, data, prefix), label, "", data)

    def _step(self, root: Resource, reference: str, pointer: str, hops: int) -> Target:
        file, node, at = root.file, root.data, root.pointer
        for part in split(pointer):
            while True:
                if isinstance(node, dict) and part in node:
                    node, at = node[part], at + join((part,))
                    break
                if isinstance(node, list) and (index := index_in(node, part)) is not None:
                    node, at = node[index], f"{at}/{part}"
                    break
                # A pointer may lead through an object that is itself a reference.
                if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
                    names = [str(name) for name in node] if isinstance(node, dict) else ()
                    missing = f"there is no {part!r} in {at or 'the root'}"
                    raise _unresolved(
                        f"{reference!r} leads to nothing: {missing}",
                        self._did_you_mean(part, names),
                    )
                hops += 1
                target = self._follow(self.root_of(file), node["$ref"], hops)
                file, node, at = target.file, target.node, target.pointer
        return Target(file, at, node)

    def _anchor(self, resource: Resource, reference: str, name: str) -> Target:
        found = resource.anchors.get(name)
        if found is None and self._json_schema:
            found = _search_anchor(resource, name)
        if found is not None:
            return found
        raise _unresolved(
            f"{reference!r} leads to nothing: there is no anchor {name!r}",
            self._did_you_mean(name, resource.anchors),
        )

    def _unknown_name(self, name: str) -> Unresolved:
        document = next(iter(self.files)).data
        components = document.get("components")
        schemas = components.get("schemas") if isinstance(components, dict) else None
        return _unresolved(
            f"the mapping leads to no schema: {name!r}",
            self._did_you_mean(name, schemas if isinstance(schemas, dict) else ()),
            code="load-mapping",
        )

    def _did_you_mean(self, name: str, names: Iterable[str]) -> str:
        self._suggestions -= 1
        close = difflib.get_close_matches(name, names, n=1) if self._suggestions >= 0 else ()
        return f"did you mean {close[0]!r}?" if close else ""


def _is_reference(text: str) -> bool:
    """Whether a mapping that names no component is meant as a URI reference."""
    return "/" in text or "#" in text or text.lower().endswith((".json", ".yaml", ".yml"))


def _search_anchor(resource: Resource, name: str) -> Target | None:
    """Looks for an anchor in what has not been walked, because nothing led there yet."""
    stack: list[tuple[Any, str]] = [(resource.data, resource.pointer)]
    while stack:
        node, at = stack.pop()
        if isinstance(node, dict):
            if name in (node.get("$anchor"), node.get("$dynamicAnchor")):
                return Target(resource.file, at, node)
            stack += [(child, at + join((key,))) for key, child in node.items()]
        elif isinstance(node, list):
            stack += [(child, f"{at}/{index}") for index, child in enumerate(node)]
    return None


def _unresolved(message: str, hint: str = "", code: str = "load-ref-unresolved") -> Unresolved:
    return Unresolved(Diagnostic(code, Severity.ERROR, message, None, hint))
