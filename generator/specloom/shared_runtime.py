"""The files of a runtime that several SDKs share: a pure function, as `generate` is."""

from __future__ import annotations

from collections.abc import Iterable

from . import __version__
from .config.shared import SharedRuntime
from .diagnostics import Diagnostics, Place, fatal
from .format import Cache, format_tree
from .render.contract import OF_SHARED_RUNTIME
from .render.custom import Folder, Own, read_folder
from .render.environment import environment
from .render.locations import templates_root
from .render.long_imports import with_split_imports
from .render.marker import marked
from .render.project import render_runtime
from .render.repoint import Move, repointed_tree
from .render.runtime import ALWAYS, NAME, runtime_files, runtime_sources
from .write import Inputs, template_folders, templates_digest, with_lock


def generate_runtime(
    runtime: SharedRuntime,
    needs: Iterable[str],
    diagnostics: Diagnostics,
    cache: Cache | None = None,
) -> dict[str, bytes]:
    """Every file of a shared runtime, by path, formatted, with its lock. Writes nothing.

    Args:
        runtime: The runtime.
        needs: The modules that its SDKs name (`Lock.runtime`).
        diagnostics: Takes what is wrong.
        cache: What was made of texts before.

    Raises:
        SpecloomError: Two SDKs replace the same module by different ones.
    """
    roots = runtime_sources(templates_root()) if runtime.is_whole else ALWAYS | frozenset(needs)
    own = _own(runtime)
    cache = cache or Cache(None)
    modules = runtime_files(roots, templates_root(), own.runtime, runtime.first.http)
    here = Move(
        f"{runtime.package}.{NAME}", runtime.package, True, runtime.package.partition(".")[0]
    )
    modules = repointed_tree(modules, here, runtime.package)
    within = f"{runtime.package}/" if runtime.first.layout == "project" else ""
    text = {f"{within}{path}": source for path, source in {**modules, "py.typed": ""}.items()}
    if runtime.first.layout == "vendored":
        text = {path: with_split_imports(source) for path, source in text.items()}
    text |= render_runtime(runtime, environment(own))
    tree = {path: source.encode() for path, source in text.items()}
    formatter = runtime.first.formatter
    tree = format_tree(tree, formatter=formatter, diagnostics=diagnostics, cache=cache)
    return with_lock(
        marked(tree),
        sdk=runtime.package,
        version=__version__,
        formatter=formatter,
        inputs=runtime_inputs(runtime, needs),
    )


def runtime_inputs(runtime: SharedRuntime, needs: Iterable[str]) -> Inputs:
    """What decides a shared runtime besides the versions of tools."""
    folders = dict.fromkeys(each for sdk in runtime.sdks for each in template_folders(sdk))
    return Inputs({}, {}, runtime.digests(needs), templates_digest(folders))


def _own(runtime: SharedRuntime) -> Folder:
    """The templates of all its SDKs; what is wrong with them is said with the SDKs."""
    found: dict[str, Own] = {}
    for sdk in runtime.sdks:
        folder = read_folder(templates_root(), sdk.root, sdk.templates, Diagnostics())
        for name, own in folder.own.items():
            if name not in OF_SHARED_RUNTIME and not name.endswith(".py"):
                continue
            other = found.setdefault(name, own)
            if other.text != own.text:
                raise fatal(
                    "template-shared",
                    f"it replaces a part of '{runtime.package}' that {other.label} replaces too",
                    Place(own.label),
                    hint="SDKs that share a runtime replace its parts by the same ones",
                )
    return Folder(templates_root(), found)
