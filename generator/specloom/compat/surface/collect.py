"""From the files of an SDK to its public surface."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...format.cache import Cache
from .lines import Line, Tag, parse_surface
from .members import Definition
from .modules import Module, parse_modules
from .stored import StoredModules

Symbol = tuple[str, str]
"""(module, name) of a definition."""
Exported = tuple[Module, str, Symbol | None]
"""A name that a module exports, and where it is defined."""


def surface(
    files: Mapping[str, bytes], package: str, cache: Cache | None = None
) -> tuple[Line, ...]:
    """The public surface of `package`, sorted: what its users can name.

    A symbol is listed once, where it is defined; a place that only passes it on is listed as an
    import. What a private module defines is listed under the shortest public name for it. Private
    base classes of public classes are listed under their own names, since their members are
    inherited. A pure function: nothing is imported or run. `cache` remembers parsed files.

    Raises:
        SyntaxError: A file is not Python.
    """
    return parse_surface(surface_text(files, package, cache))


def surface_text(files: Mapping[str, bytes], package: str, cache: Cache | None = None) -> str:
    """The same as the text of `API.txt`, as `render_surface` makes it of the lines.

    Raises:
        SyntaxError: A file is not Python.
    """
    return "".join(
        [f"{line}\n" for line in _Collector(files, package, cache or Cache(None)).lines()]
    )


class _Collector:
    """The modules of one package, parsed when they are first asked for."""

    def __init__(self, files: Mapping[str, bytes], package: str, cache: Cache) -> None:
        self._stored = StoredModules(package, cache)
        self._testing = f"{package}.testing."
        self._sources = parse_modules(files, package)
        self._modules: dict[str, Module] = {}

    def lines(self) -> list[str]:
        """The lines, sorted."""
        public = [
            module
            for name in sorted(self._sources)
            if not self._is_private(name) and (module := self._module(name)) is not None
        ]
        exported = [
            (module, name, self._definition((module.name, name)))
            for module in public
            for name in module.exports()
        ]
        homes = self._homes(exported)
        found: set[str] = set()
        for each in exported:
            found.update(self._exported(*each, homes))
        for symbol in self._private_bases(homes):
            found.update(self._defined(symbol, ".".join(symbol)))
        self._stored.keep()
        return sorted(found)

    def _is_private(self, module: str) -> bool:
        """Whether users cannot name what is in a module: one that begins with an underscore, and
        those that the fake is made of, of which `testing` exports what tests need."""
        parts = module.split(".")
        return any(part.startswith("_") for part in parts) or module.startswith(self._testing)

    def _module(self, name: str) -> Module | None:
        if name not in self._modules and name in self._sources:
            self._modules[name] = self._stored.module(name, *self._sources[name])
        return self._modules.get(name)

    def _homes(self, exported: list[Exported]) -> dict[Symbol, str]:
        """Symbol -> the public path under which its lines stand."""
        homes: dict[Symbol, str] = {}
        for module, name, symbol in exported:
            if symbol is None:
                continue
            path = f"{module.name}.{name}"
            if symbol[0] == module.name or not self._is_private(symbol[0]):
                homes[symbol] = f"{symbol[0]}.{symbol[1]}"
            elif symbol not in homes or (len(path), path) < (len(homes[symbol]), homes[symbol]):
                homes[symbol] = path
        return homes

    def _definition(self, symbol: Symbol) -> Symbol | None:
        """Where a name is defined, imports followed; None outside of the package's modules."""
        seen: set[Symbol] = set()
        while symbol not in seen:
            seen.add(symbol)
            module = self._module(symbol[0])
            if module is None:
                return None
            if symbol[1] in module.definitions:
                return symbol
            if symbol[1] in module.imports:
                symbol = module.imports[symbol[1]]
                continue
            behind = [self._definition((source, symbol[1])) for source in module.stars]
            return next((found for found in behind if found is not None), None)
        return None

    def _exported(
        self, module: Module, name: str, symbol: Symbol | None, homes: dict[Symbol, str]
    ) -> list[str]:
        path = f"{module.name}.{name}"
        if symbol is not None and homes[symbol] == path:
            return self._defined(symbol, path)
        if symbol is not None:
            target = homes[symbol]
        elif name not in module.imports:
            return []
        else:
            source, imported = module.imports[name]
            target = f"{source}.{imported}".strip(".")
        return [str(Line(path, f" = {target}", (Tag.IMPORT,)))] if target != path else []

    def _defined(self, symbol: Symbol, path: str) -> list[str]:
        definition = self._look_up(symbol)
        if definition is None:
            return []
        enum = bool(definition.as_enum) and self._is_enum(symbol, frozenset())
        return [path + line for line in (definition.as_enum if enum else definition.lines)]

    def _look_up(self, symbol: Symbol) -> Definition | None:
        module = self._module(symbol[0])
        return module.definitions.get(symbol[1]) if module else None

    def _private_bases(self, homes: dict[Symbol, str]) -> list[Symbol]:
        """The classes of private modules that public classes derive from, however far up."""
        found: set[Symbol] = set()
        waiting = list(homes)
        while waiting:
            for base in self._bases(waiting.pop()):
                if base not in homes and base not in found:
                    found.add(base)
                    waiting.append(base)
        return sorted(found)

    def _bases(self, symbol: Symbol) -> Iterator[Symbol]:
        """The base classes of a class that the package itself defines."""
        module, definition = self._module(symbol[0]), self._look_up(symbol)
        if module is None or definition is None:
            return
        for alias, name in definition.bases:
            source = module.imports.get(alias)
            owner = f"{source[0]}.{source[1]}".strip(".") if source else ""
            found = self._definition((owner if alias else symbol[0], name))
            if found is not None:
                yield found

    def _is_enum(self, symbol: Symbol, seen: frozenset[Symbol]) -> bool:
        definition = self._look_up(symbol)
        if definition is None or symbol in seen:
            return False
        if any(name.endswith(("Enum", "Flag")) for _, name in definition.bases):
            return True
        return any(self._is_enum(base, seen | {symbol}) for base in self._bases(symbol))
