"""From a config to a tree of files: the whole pipeline as one pure function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment
from msgspec.structs import replace

from .compat.surface import surface_text
from .config import SdkConfig
from .config.shared import is_relative
from .diagnostics import Diagnostics, Severity, SpecloomError
from .format import format_tree
from .format.cache import Cache
from .hooks.run import Hooks
from .load import SourceFile
from .naming import Kept
from .plan.facts import facts
from .plan.parts import parts_of
from .render.build import build_views
from .render.custom import Folder, read_folder
from .render.custom.check import check_folder, report_unused
from .render.custom.extras import render_extras
from .render.environment import environment
from .render.handwritten import with_custom
from .render.locations import templates_root
from .render.long_imports import with_split_imports
from .render.made import Made
from .render.marker import marked
from .render.package import copied_runtime, render_package
from .render.project import render_project, render_vendored
from .render.repoint import Move, in_order, repointed_tree
from .render.runtime import (
    NAME,
    TESTING,
    place,
    runtime_files,
    runtime_roots,
    runtime_sources,
)
from .understand import Understood, understand
from .write import check_paths, inputs_of, with_lock


def generate(
    config: SdkConfig,
    diagnostics: Diagnostics,
    cache: Cache | None = None,
    *,
    given: Mapping[str, bytes] | None = None,
    names: Kept | None = None,
    have_read: Callable[[Iterable[SourceFile]], None] | None = None,
) -> dict[str, bytes]:
    """Every file of the SDK, by path, formatted, with its lock. Writes nothing.

    Args:
        config: The SDK's.
        diagnostics: Takes what was found.
        cache: Remembers formatted files.
        given: Contents by label that are read in place of files (`specloom.load.load`).
        names: The names that things had before, which they keep: those of the last lock.
        have_read: Is told the documents and overlays that were read.

    Raises:
        SpecloomError: the document cannot be read at all.
    """
    understood = understand(config, diagnostics, given, names)
    if have_read is not None:
        have_read(understood.document.files)
    folder, env = own_templates(config, understood.hooks, diagnostics)
    cache = cache or Cache(None)
    text = _rendered(config, understood, folder, env, diagnostics, cache)
    roots = runtime_roots(text, folder.builtin)
    runtime = runtime_files(roots, folder.builtin, folder.runtime, config.http)
    report_unused(folder, env, runtime, diagnostics)
    if config.runtime == "inline":
        text |= {_within(config, place(path)): source for path, source in runtime.items()}
    else:
        for move in moves_out(config):
            text = repointed_tree(text, move, _prefix(config))
    text |= _own_relative(text, config)
    if config.layout == "vendored":
        text = {path: _split(path, source) for path, source in text.items()}
    tree = {path: source.encode() for path, source in text.items()}
    tree = format_tree(
        tree,
        formatter=config.formatter,
        diagnostics=diagnostics,
        cache=cache,
        finished=copied_runtime(tree, folder),
    )
    tree = understood.hooks.files(marked(tree))
    if config.layout == "project":
        tree["API.txt"] = _surface(tree, config, runtime, cache)
    check_paths(tree, diagnostics)
    inputs = inputs_of(config, understood.document.files)
    return with_lock(
        tree,
        sdk=config.name,
        version=config.version,
        formatter=config.formatter,
        inputs=inputs,
        names=understood.plan.kept,
        runtime=roots if config.runtime == "shared" else (),
    )


def own_templates(
    config: SdkConfig, hooks: Hooks, diagnostics: Diagnostics
) -> tuple[Folder, Environment]:
    """The templates of an SDK, checked.

    Raises:
        SpecloomError: One does not fit the template contract, and the user does not ignore that.
    """
    found = Diagnostics()
    folder = read_folder(
        templates_root(), config.root, config.templates, found, config.place("templates")
    )
    env = environment(folder, hooks.filters)
    check_folder(folder, env, found)
    if any(
        item.severity is Severity.ERROR and not any(each.covers(item) for each in config.ignores)
        for item in found.items
    ):
        raise SpecloomError(*found.items)
    diagnostics.add(*found.items)
    return folder, env


def _rendered(
    config: SdkConfig,
    understood: Understood,
    folder: Folder,
    env: Environment,
    diagnostics: Diagnostics,
    cache: Cache,
) -> dict[str, str]:
    """Every file but the runtime, `API.txt` and the lock, unformatted."""
    plan = understood.plan
    alone = not (understood.hooks or folder.own)
    memory = cache if alone else Cache(None)
    made = Made(parts_of(plan), memory, f"{config.name} in {config.root}", folder.builtin)
    views = build_views(plan, made)
    classes = {plan.models.names[pointer] for pointer in plan.models.fields}
    views = with_custom(views, config.custom, classes, diagnostics, config.place("custom"))
    views = understood.hooks.views(views)
    package = render_package(
        plan, views, made, env, folder, diagnostics, cache, shared=config.runtime == "shared"
    )
    made.keep()
    for path in ("__init__.py", "client.py") if config.custom else ():
        package[path] = in_order(package[path], config.package.partition(".")[0])
    if config.layout == "project":
        around = render_project(plan, config, env)
    else:
        around = render_vendored(plan, config, understood.document.files[0].sha256, env)
    tree = {_within(config, path): text for path, text in package.items()} | around
    runtime = {_within(config, place(f"{name}.py")) for name in runtime_sources(folder.builtin)}
    within = config.package if config.layout == "project" else ""
    return tree | render_extras(folder, views, env, {*tree, *runtime}, within, diagnostics)


def _own_relative(text: Mapping[str, str], config: SdkConfig) -> dict[str, str]:
    """The modules of the package that name types of its own by where it is now, which would keep it
    from being moved: with relative imports."""
    package = config.package
    named = {
        path: source
        for path, source in text.items()
        if path.startswith(_within(config, "")) and f"\nfrom {package}." in source
    }
    here = Move(package, package, True, package.partition(".")[0], inside=True)
    return repointed_tree(named, here, _prefix(config))


def _split(path: str, text: str) -> str:
    return with_split_imports(text) if path.endswith(".py") else text


def _within(config: SdkConfig, path: str) -> str:
    """A path in the package, from the output folder."""
    return f"{config.package}/{path}" if config.layout == "project" else path


def _prefix(config: SdkConfig) -> str:
    """The package that the output folder itself is; empty when it holds the package."""
    return "" if config.layout == "project" else config.package


def moves_out(config: SdkConfig) -> tuple[Move, Move]:
    """The way from the runtime that templates name, and the modules of the fake, to the runtime
    that is shared."""
    package, shared, top = config.package, config.runtime_package, config.package.partition(".")[0]
    relative = is_relative(config)
    return (
        Move(f"{package}.{NAME}", shared, relative, top),
        Move(f"{package}.{TESTING}", f"{shared}.{TESTING}", relative, top, inside=True),
    )


def _surface(
    tree: Mapping[str, bytes], config: SdkConfig, runtime: Mapping[str, str], cache: Cache
) -> bytes:
    """`API.txt`, the same wherever the runtime is; empty when a file is not Python, which is
    reported elsewhere."""
    if config.runtime == "shared":
        text = {path: data.decode() for path, data in tree.items() if path.endswith(".py")}
        for out in reversed(moves_out(config)):
            text = repointed_tree(text, replace(out, old=out.new, new=out.old, relative=False), "")
        text |= {_within(config, place(path)): source for path, source in runtime.items()}
        tree = {path: source.encode() for path, source in text.items()}
    try:
        return surface_text(tree, config.package, cache).encode()
    except SyntaxError:
        return b""


def inspect(
    config: SdkConfig, diagnostics: Diagnostics, names: Kept | None = None
) -> dict[str, Any]:
    """What is understood of the document, as plain data (`docs/inspect.schema.json`).

    `names` are those that things had before.

    Raises:
        SpecloomError: the document cannot be read at all.
    """
    return facts(understand(config, diagnostics, names=names).plan, config)
