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
from typing import Any

from msgspec import Struct

from ..diagnostics import Diagnostic, Diagnostics, Severity, SpecloomError
from . import grammar
from .flaws import flaws
from .limits import Limits
from .misspelled import misspelled
from .places import FILES_KEY, Finding, Origin, Places
from .pointer import escape, join
from .resolve import File, Resolver, Resource, Target, Unresolved
from .rewrite import check_size, rewrite
from .shapes import misfits
from .source import Reader
from .uses import Trail, Use


class Bundle(Struct, frozen=True):
    """The outcome: where things come from, what is wrong with references, and what with values.

    What is wrong with values is for whoever knows that no overlay mends it.
    """

    origins: dict[str, Origin]
    findings: tuple[Finding, ...]
    misfits: tuple[Finding, ...]

    def report(self, places: Places, diagnostics: Diagnostics) -> None:
        """Adds what is wrong, with its place in the document as it is now."""
        for finding in self.findings:
            diagnostics.add(finding.placed(places))


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

    Raises:
        SpecloomError: What comes of it is over the limits.
    """
    resolver = Resolver(reader, diagnostics, limits, json_schema=json_schema)
    bundler = _Bundler(File(label, data, ""), resolver, json_schema)
    bundler.run(limits)
    return Bundle(bundler.origins, tuple(bundler.findings), tuple(bundler.misfits))


class _Bundler:
    def __init__(self, root: File, resolver: Resolver, json_schema: bool) -> None:
        self._root = root
        self._resolver = resolver
        self._json_schema = json_schema
        self._uses: list[Use] = []
        self._kinds: dict[int, grammar.Kind] = {}
        self._scope = resolver.add_file(root)
        self.findings: list[Finding] = []
        self.misfits: list[Finding] = []
        self.origins: dict[str, Origin] = {"": Origin(root.label, "")}

    def run(self, limits: Limits) -> None:
        top = Trail(None, ())
        scope = self._scope
        if self._json_schema:
            scope = self._named(self._root.data, "$self", top, scope)
        self._walk(self._root.data, "openapi", top, scope)
        self._resolve_all()
        self._break_cycles(limits.depth)
        result = rewrite(self._uses, self._root)
        for use in result.endless:
            self._cycle(use, f"{use.pointer} would hold itself, again and again")
        files = {}
        for file in self._resolver.files:
            self.origins[file.prefix] = Origin(file.label, "")
            if file in result.used and file is not self._root:
                files[file.label] = file.data
        for pointer, target in result.inlined.items():
            self.origins[pointer] = Origin(target.file.label, target.pointer)
        if files:
            self._root.data[FILES_KEY] = files
        if result.inlined:
            check_size(self._root.data, limits)

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
            for keys, diagnostic in (
                *misfits(node, kind),
                *flaws(node, kind),
                *misspelled(node, kind),
            ):
                at = scope.file.prefix + trail.pointer() + join(keys)
                self.misfits.append(Finding(diagnostic, at))
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
            use.take_out()

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
            self._walk(target.node, kind, Trail.to(target.pointer), scope)
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
        use.take_out()

    def _break_cycles(self, longest: int) -> None:
        """Reports references that lead only to each other, once per cycle, and the first that is
        followed by too many others in a row; what follows takes each of them in turn."""
        references = (use for use in self._uses if use.key == "$ref" and use.target is not None)
        following = {id(use.holder): use for use in references}
        lengths: dict[int, int] = {}
        told = False
        for use in list(following.values()):
            path: dict[int, Use] = {}
            step: Use | None = use
            while step is not None and step.target is not None and id(step.holder) not in lengths:
                if id(step.holder) in path:
                    reference = step.holder["$ref"]
                    self._cycle(step, f"{reference!r} leads back to itself and never to a value")
                    step.take_out()
                    told = told or len(path) > longest  # which is no other mistake
                    break
                path[id(step.holder)] = step
                step = following.get(id(step.target.node))
            length = lengths.get(id(step.holder), 0) if step is not None else 0
            for each in reversed(path.values()):
                length += 1
                lengths[id(each.holder)] = length
                if length <= longest:
                    continue
                if not told:
                    message = f"more than {longest} references in a row, each to the next"
                    self._find(each, Diagnostic("load-too-large", Severity.ERROR, message))
                    told = True
                each.take_out()

    def _cycle(self, use: Use, message: str) -> None:
        self._find(use, Diagnostic("load-ref-cycle", Severity.ERROR, message))

    def _find(self, use: Use, *diagnostics: Diagnostic) -> None:
        at = f"{use.pointer}/{escape(use.key)}"
        self.findings.extend(Finding(diagnostic, at) for diagnostic in diagnostics)


def _mappings(node: dict[str, Any], trail: Trail, scope: Resource) -> Iterator[Use]:
    mapping = node.get("mapping")
    if isinstance(mapping, dict):
        for name, value in mapping.items():
            if isinstance(value, str):
                yield Use(mapping, name, "mapping", scope, Trail(trail, ("mapping",)))
