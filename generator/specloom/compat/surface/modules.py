"""The modules of a package as data: what they define, what they import, what they export."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from .members import Definition, definition_of


class Module(Struct):
    """One parsed module.

    `definitions` are what its statements bind, by name. `imports` are local name -> (module, name),
    with name "" for a module itself.
    `exported` is `__all__`, or None without one. `aliased` are names imported `as` themselves,
    which is how stubs and lazy packages mark what they export (PEP 484). `stars` are the modules
    that all names are imported from.
    """

    name: str
    is_package: bool
    definitions: dict[str, Definition] = field(default_factory=dict)
    imports: dict[str, tuple[str, str]] = field(default_factory=dict)
    exported: frozenset[str] | None = None
    aliased: set[str] = field(default_factory=set)
    stars: list[str] = field(default_factory=list)

    @property
    def private(self) -> bool:
        """Whether a part of its name begins with an underscore."""
        return any(part.startswith("_") for part in self.name.split("."))

    def exports(self) -> Iterator[str]:
        """The names that others may import from it; of those behind a `*`, those in `__all__`."""
        for name in self.definitions:
            if self._is_public(name):
                yield name
        for name, (module, _) in self.imports.items():
            if self.exported is not None:
                public = name in self.exported
            elif name in self.aliased:
                public = True
            else:
                # What a package's __init__ takes from its own modules is there to be imported.
                public = self.is_package and module.split(".")[0] == self.name.split(".")[0]
                public = public and not name.startswith("_") and module.startswith(self.name)
            if public and not name.startswith("__"):
                yield name
        if self.stars and self.exported is not None:
            known = self.definitions.keys() | self.imports.keys()
            yield from sorted(name for name in self.exported - known if not name.startswith("__"))

    def _is_public(self, name: str) -> bool:
        if self.exported is not None:
            return name in self.exported and not name.startswith("__")
        return not name.startswith("_")


def parse_modules(files: Mapping[str, bytes], package: str) -> dict[str, tuple[str, bytes]]:
    """Module name -> (path, source) of the Python files of a package."""
    prefix = package.replace(".", "/") + "/"
    found = {}
    for path, source in files.items():
        if path.startswith(prefix) and path.endswith(".py"):
            name = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            found[name] = (path, source)
    return found


def parse_module(name: str, path: str, source: bytes) -> Module:
    """Reads one module. Raises SyntaxError when it is not Python."""
    module = Module(name, path.endswith("/__init__.py"))
    bound: dict[str, list[ast.stmt]] = {}
    for statement in _statements(ast.parse(source, path).body):
        _read(module, statement, bound)
    # The tree is not kept: thousands of them would keep the garbage collector busy.
    module.definitions.update((name, definition_of(nodes)) for name, nodes in bound.items())
    return module


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a module, those under `if` and `try` too: one of the branches will run."""
    for statement in body:
        match statement:
            case ast.If():
                yield from _statements([*statement.body, *statement.orelse])
            case ast.Try():
                inner = [*statement.body, *statement.orelse, *statement.finalbody]
                yield from _statements(inner)
                for handler in statement.handlers:
                    yield from _statements(handler.body)
            case _:
                yield statement


def _read(module: Module, statement: ast.stmt, bound: dict[str, list[ast.stmt]]) -> None:
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            bound.setdefault(statement.name, []).append(statement)
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            module.exported = _names(statement.value)
        case ast.AugAssign(target=ast.Name(id="__all__")):
            module.exported = (module.exported or frozenset()) | (
                _names(statement.value) or frozenset()
            )
        case ast.Assign():
            for target in statement.targets:
                if isinstance(target, ast.Name):
                    bound.setdefault(target.id, []).append(statement)
        case ast.AnnAssign(target=ast.Name(id=name)):
            bound.setdefault(name, []).append(statement)
        case ast.Import():
            for alias in statement.names:
                local = alias.asname or alias.name.split(".")[0]
                module.imports[local] = (alias.name if alias.asname else local, "")
        case ast.ImportFrom():
            source = _source(module, statement)
            for alias in statement.names:
                if alias.name == "*":
                    module.stars.append(source)
                    continue
                local = alias.asname or alias.name
                module.imports[local] = (source, alias.name)
                if alias.asname == alias.name:
                    module.aliased.add(local)


def _source(module: Module, statement: ast.ImportFrom) -> str:
    """The absolute name of the module of a `from` import."""
    if not statement.level:
        return statement.module or ""
    parts = module.name.split(".")
    drop = statement.level - 1 if module.is_package else statement.level
    base = parts[: len(parts) - drop] if drop else parts
    return ".".join([*base, *([statement.module] if statement.module else [])])


def _names(node: ast.expr) -> frozenset[str] | None:
    """The strings of a literal list; None when it is computed."""
    if not isinstance(node, ast.List | ast.Tuple):
        return None
    found = [item.value for item in node.elts if isinstance(item, ast.Constant)]
    return frozenset(name for name in found if isinstance(name, str))
