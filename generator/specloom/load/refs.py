"""Bundling: every file a document refers to becomes part of it, and every reference internal.

The document is walked by its grammar; what its references lead to is read, walked in turn, and put
under `x-specloom-files`. Nothing here recurses over the data and every reference is resolved once,
so cycles and chains of any length are harmless.

Where a reference stands in place of an object that cannot be referred to (`paths: {$ref: …}`), and
where a path item or a named component is in a file of its own, the object takes the place of the
reference: the component keeps its name and everybody else's references lead to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from ..diagnostics import Diagnostic, Diagnostics, Severity, SpecloomError
from . import grammar
from .limits import Limits
from .places import FILES_KEY, Origin, Places
from .pointer import ancestors, escape, join, split
from .resolve import File, Resolver, Resource, Target, Unresolved
from .source import Reader

_COMPONENT: Final = 3
"""Number of keys that lead to a named component: components, schemas, Pet."""


@dataclass(slots=True)
class Trail:
    """The way to an object from the root of its file, without building its pointer."""

    parent: Trail | None
    keys: tuple[str, ...]

    def pointer(self) -> str:
        keys: list[str] = []
        trail: Trail | None = self
        while trail is not None:
            keys += reversed(trail.keys)
            trail = trail.parent
        return join(reversed(keys))


@dataclass(eq=False, slots=True)
class Use:
    """A reference where it is used: `holder[key]` is its text, `kind` what must be there."""

    holder: dict[str, Any]
    key: str
    kind: grammar.Kind
    scope: Resource
    trail: Trail
    target: Target | None = None

    @property
    def pointer(self) -> str:
        """Where the holder is in the bundled document."""
        return self.scope.file.prefix + self.trail.pointer()


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic whose place is yet to be looked up, by a pointer into the bundled document."""

    diagnostic: Diagnostic
    pointer: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """The outcome: where things come from, and what is wrong with references."""

    origins: dict[str, Origin]
    findings: tuple[Finding, ...]

    def report(self, places: Places, diagnostics: Diagnostics) -> None:
        """Adds what is wrong, with its place in the document as it is now."""
        for finding in self.findings:
            item = finding.diagnostic
            place = item.place or places.at(finding.pointer)
            diagnostics.add(replace(item, place=place))


def bundle(
    label: str,
    data: dict[str, Any],
    reader: Reader | None,
    diagnostics: Diagnostics,
    limits: Limits,
    *,
    json_schema: bool = False,
) -> Bundle:
    """Brings everything that `data`, the content of file `label`, refers to into it, in place.

    Without a reader, references may lead to the document only. `json_schema` says that schemas are
    JSON Schema 2020-12 (OpenAPI 3.1 and later), where `$id`, `$anchor` and `$dynamicRef` mean
    something. A reference that leads nowhere is reported and taken out, so that all those left can
    be followed.
    """
    bundler = _Bundler(File(label, data, ""), Resolver(reader, diagnostics, limits), json_schema)
    bundler.run()
    return Bundle(bundler.origins, tuple(bundler.findings))


class _Bundler:
    def __init__(self, root: File, resolver: Resolver, json_schema: bool) -> None:
        self._root = root
        self._resolver = resolver
        self._json_schema = json_schema
        self._uses: list[Use] = []
        self._kinds: dict[int, grammar.Kind] = {}
        self._scope = resolver.add_file(root)
        self.findings: list[Finding] = []
        self.origins: dict[str, Origin] = {"": Origin(root.label, "")}

    def run(self) -> None:
        top = Trail(None, ())
        scope = self._scope
        if self._json_schema:
            scope = self._named(self._root.data, "$self", top, scope)
        self._walk(self._root.data, "openapi", top, scope)
        self._resolve_all()
        self._break_cycles()
        used = self._rewrite()
        files = {}
        for file in self._resolver.files:
            self.origins[file.prefix] = Origin(file.label, "")
            if file in used and file is not self._root:
                files[file.label] = file.data
        if files:
            self._root.data[FILES_KEY] = files

    # Walking

    def _walk(self, node: Any, kind: grammar.Kind, trail: Trail, scope: Resource) -> None:
        """Visits an object and all in it, and takes down references and JSON Schema identifiers."""
        stack = [(node, kind, trail, scope)]
        kinds = self._kinds
        while stack:
            node, kind, trail, scope = stack.pop()
            if id(node) in kinds:
                continue
            kinds[id(node)] = kind
            if kind == "schema" and self._json_schema:
                scope = self._identify(node, trail, scope)
            if isinstance(node.get("$ref"), str):
                self._uses.append(Use(node, "$ref", kind, scope, trail))
            if kind == "discriminator":
                self._uses.extend(_mappings(node, trail, scope))
            found = [
                (child, inner, Trail(trail, keys), scope)
                for keys, child, inner in grammar.children(node, kind)
            ]
            found.reverse()
            stack += found

    def _identify(self, node: dict[str, Any], trail: Trail, scope: Resource) -> Resource:
        """Notes `$id`, `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12 Core, section 8.2)."""
        scope = self._named(node, "$id", trail, scope)
        for keyword in ("$anchor", "$dynamicAnchor"):
            name = node.get(keyword)
            if isinstance(name, str):
                target = Target(scope.file, trail.pointer(), node)
                self._resolver.add_anchor(scope, name, target, dynamic=keyword[1] == "d")
        if isinstance(node.get("$dynamicRef"), str):
            self._uses.append(Use(node, "$dynamicRef", "schema", scope, trail))
        return scope

    def _named(self, node: dict[str, Any], key: str, trail: Trail, scope: Resource) -> Resource:
        """The resource that an object is by its `$id`, or `$self` (OpenAPI 3.2), if it is one."""
        identifier = node.get(key)
        if not isinstance(identifier, str) or identifier.startswith("#"):
            return scope
        try:
            return self._resolver.add_resource(scope, identifier, trail.pointer(), node)
        except SpecloomError as error:
            self._find(Use(node, key, "schema", scope, trail), *error.diagnostics)
            return scope

    # Resolving

    def _resolve_all(self) -> None:
        """Finds the target of every use; targets may bring in more uses, and more identifiers."""
        failed: list[tuple[Use, Unresolved]] = []
        done = 0
        while True:
            while done < len(self._uses):
                use = self._uses[done]
                done += 1
                if (failure := self._resolve(use)) is not None:
                    failed.append((use, failure))
            # A target walked since may have brought the identifier that was missing.
            again = [(use, failure) for use, failure in failed if self._resolve(use) is not None]
            if len(again) == len(failed):
                break
            failed = again
        for use, failure in failed:
            self._find(use, *failure.diagnostics)
            self._take_out(use)

    def _resolve(self, use: Use) -> Unresolved | None:
        text = use.holder[use.key]
        if use.kind == "mapping" and self._is_name(text):
            return None
        try:
            target = self._resolver.resolve(use.scope, text, mapping=use.kind == "mapping")
        except Unresolved as failure:
            return failure
        kind = "schema" if use.kind == "mapping" else use.kind
        known = self._kinds.get(id(target.node))
        if isinstance(target.node, bool) and kind == "schema":
            pass
        elif not isinstance(target.node, dict) or known not in (None, kind):
            self._wrong_kind(use, kind, known)
            return None
        elif known is None:
            scope = self._resolver.root_of(target.file)
            self._walk(target.node, kind, _trail(target.pointer), scope)
        use.target = target
        if use.key == "$dynamicRef" and self._resolver.is_ambiguous(text):
            message = f"{text!r} may lead to several schemas; the first is taken"
            self._find(use, Diagnostic("load-dynamic-ref", Severity.WARNING, message))
        return None

    def _is_name(self, text: str) -> bool:
        """Whether a mapping names a component, which goes before any other reading of it."""
        components = self._root.data.get("components")
        schemas = components.get("schemas") if isinstance(components, dict) else None
        return isinstance(schemas, dict) and text in schemas

    def _wrong_kind(self, use: Use, kind: grammar.Kind, known: grammar.Kind | None) -> None:
        found = grammar.describe(known) if known else "something else"
        message = f"{use.holder[use.key]!r} leads to {found}, not to {grammar.describe(kind)}"
        self._find(use, Diagnostic("load-ref-kind", Severity.ERROR, message))
        self._take_out(use)

    def _break_cycles(self) -> None:
        """Reports references that lead only to each other, once per cycle."""
        references = (use for use in self._uses if use.key == "$ref" and use.target is not None)
        following = {id(use.holder): use for use in references}
        settled: set[int] = set()
        for use in list(following.values()):
            path: dict[int, Use] = {}
            step: Use | None = use
            while step is not None and step.target is not None and id(step.holder) not in settled:
                if id(step.holder) in path:
                    message = f"{step.holder['$ref']!r} leads back to itself and never to a value"
                    self._find(step, Diagnostic("load-ref-cycle", Severity.ERROR, message))
                    self._take_out(step)
                    break
                path[id(step.holder)] = step
                step = following.get(id(step.target.node))
            settled.update(path)

    def _take_out(self, use: Use) -> None:
        use.holder.pop(use.key, None)
        use.target = None

    def _find(self, use: Use, *diagnostics: Diagnostic) -> None:
        at = f"{use.pointer}/{escape(use.key)}"
        self.findings.extend(Finding(diagnostic, at) for diagnostic in diagnostics)

    # Rewriting

    def _rewrite(self) -> set[File]:
        """Makes all references internal; returns the files that they still lead into."""
        inlined: dict[int, Use] = {}
        moved: dict[str, str] = {}
        for use in self._uses:
            target = use.target
            if target is None or not self._is_inlined(use, target):
                continue
            pointer = target.file.prefix + target.pointer
            if _is_component(use) and pointer in moved:
                continue  # the second name of a component stays a reference to the first
            inlined[id(use.holder)] = use
            self.origins[use.pointer] = Origin(target.file.label, target.pointer)
            if len(use.holder) == 1:
                moved.setdefault(pointer, use.pointer)
        used: set[File] = set()
        for use in self._uses:
            target = use.target
            if target is None or id(use.holder) in inlined:
                continue
            pointer = target.file.prefix + target.pointer
            final = _moved(pointer, moved) if target.file.prefix else pointer
            if final == pointer:
                used.add(target.file)
            _set(use, "#" + final)
        # Last, so that what takes the place of a reference has its own references rewritten.
        contents = [(use.holder, _last(use, inlined).node) for use in inlined.values()]
        for holder, content in contents:
            del holder["$ref"]
            for key, value in content.items():
                holder.setdefault(key, value)
        return used

    def _is_inlined(self, use: Use, target: Target) -> bool:
        if use.key != "$ref" or not isinstance(target.node, dict):
            return False
        if use.kind not in grammar.REFERABLE:
            return True
        if target.file is self._root:
            return False
        # A component in a file of its own, with nothing beside the reference that would be lost.
        return use.kind == "path-item" or (len(use.holder) == 1 and _is_component(use))


def _is_component(use: Use) -> bool:
    pointer = use.pointer
    return pointer.startswith("/components/") and pointer.count("/") == _COMPONENT


def _mappings(node: dict[str, Any], trail: Trail, scope: Resource) -> Iterator[Use]:
    mapping = node.get("mapping")
    if isinstance(mapping, dict):
        for name, value in mapping.items():
            if isinstance(value, str):
                yield Use(mapping, name, "mapping", scope, Trail(trail, ("mapping",)))


def _trail(pointer: str) -> Trail:
    return Trail(None, tuple(split(pointer)))


def _last(use: Use, inlined: dict[int, Use]) -> Target:
    """What a chain of references that are all replaced by their objects ends at."""
    while True:
        assert use.target is not None
        following = inlined.get(id(use.target.node))
        if following is None:
            return use.target
        use = following


def _moved(pointer: str, moved: dict[str, str]) -> str:
    """Where a pointer leads now. What was moved may be in something that was moved itself."""
    while True:
        parent = next((parent for parent in ancestors(pointer) if parent in moved), None)
        if parent is None:
            return pointer
        pointer = moved[parent] + pointer[len(parent) :]


def _set(use: Use, reference: str) -> None:
    if use.key != "$dynamicRef":
        use.holder[use.key] = reference
        return
    del use.holder["$dynamicRef"]
    if "$ref" in use.holder:
        use.holder["allOf"] = [*use.holder.get("allOf", ()), {"$ref": reference}]
    else:
        use.holder["$ref"] = reference
