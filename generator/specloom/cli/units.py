"""What is generated, compared and written together: an SDK, or SDKs with the runtime they share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..config import Config, SdkConfig
from ..config.shared import SharedRuntime, shared_runtimes
from ..diagnostics import Diagnostics
from ..format import Cache
from ..write import LOCK_FILE, Disk, Lock, Published, Tree, is_unchanged, publish, template_folders
from .yielded import generated, is_known, last_lock, lock_in, lock_of


@dataclass(frozen=True, slots=True)
class Group:
    """SDKs that share a runtime; or one that has its own."""

    sdks: tuple[SdkConfig, ...]
    runtime: SharedRuntime | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One output folder, and what belongs there."""

    name: str
    """The SDK's name, or the import package of a shared runtime."""
    output: str
    """The folder, from the configuration file's."""
    folder: Path
    lock: Lock | None
    """What was written there last."""
    tree: Tree | None
    """What belongs there; None when hashes alone say that nothing changed."""
    sdk: SdkConfig | None
    """None for a runtime."""


def groups(project: Config, chosen: Iterable[SdkConfig]) -> tuple[Group, ...]:
    """The chosen SDKs, each with those that share its runtime: what one of them needs changes the
    runtime of all."""
    runtimes = {runtime.package: runtime for runtime in shared_runtimes(project.sdks)}
    found: dict[str, Group] = {}
    for sdk in chosen:
        if sdk.runtime == "shared":
            runtime = runtimes[sdk.runtime_package]
            found.setdefault(f"runtime {runtime.package}", Group(runtime.sdks, runtime))
        else:
            found[sdk.name] = Group((sdk,))
    return tuple(found.values())


def units_of(
    group: Group,
    diagnostics: Diagnostics,
    *,
    given: Mapping[str, Tree] | None = None,
    full: bool = False,
    force: bool = False,
    allow_downgrade: bool = False,
    keep_going: bool = False,
) -> tuple[Unit, ...] | None:
    """Every output folder of a group, the runtime's first; None when one cannot be generated.

    Args:
        group: The SDKs.
        diagnostics: Takes what is found.
        given: Trees of SDKs that are generated already.
        full: Take no lock's word for it.
        force: Whether a damaged lock counts as none.
        allow_downgrade: Whether what a newer specloom wrote may be overwritten.
        keep_going: Whether what errors in a document leave is enough.

    Raises:
        SpecloomError: A lock is damaged, or of a newer specloom; a runtime cannot be made.
    """
    given = given or {}
    units: list[Unit] = []
    for sdk in group.sdks:
        lock = last_lock(sdk, force=force, allow_downgrade=allow_downgrade)
        tree = given.get(sdk.name)
        if tree is None and (full or not is_known(sdk, lock)):
            tree = generated(sdk, diagnostics, keep_going=keep_going)
            if tree is None:
                return None
        units.append(Unit(sdk.name, sdk.output, sdk.output_folder, lock, tree, sdk))
    if group.runtime is None:
        return tuple(units)
    lock = lock_of(group.runtime.output_folder, group.runtime.package, force, allow_downgrade)
    runtime = _runtime_unit(group.runtime, lock, _needs(units), full, diagnostics)
    return None if runtime is None else (runtime, *units)


def _needs(units: Iterable[Unit]) -> frozenset[str]:
    """The modules of a shared runtime that SDKs name."""
    locks = [unit.lock if unit.tree is None else lock_in(unit.tree) for unit in units]
    return frozenset(name for lock in locks if lock is not None for name in lock.runtime)


def _runtime_unit(
    runtime: SharedRuntime,
    lock: Lock | None,
    needs: frozenset[str],
    full: bool,
    diagnostics: Diagnostics,
) -> Unit | None:
    from ..shared_runtime import generate_runtime

    tree: Tree | None = None
    if full or lock is None or not _is_known(runtime, lock, needs):
        found = Diagnostics()
        tree = generate_runtime(runtime, needs, found, Cache.of_user())
        diagnostics.add(*found.items)
        if found.has_errors:
            return None
    return Unit(runtime.package, runtime.output, runtime.output_folder, lock, tree, None)


def _is_known(runtime: SharedRuntime, lock: Lock, needs: frozenset[str]) -> bool:
    return is_unchanged(
        lock,
        root=runtime.first.root,
        output=runtime.output_folder,
        formatter=runtime.first.formatter,
        config=runtime.digests(needs),
        templates=dict.fromkeys(each for sdk in runtime.sdks for each in template_folders(sdk)),
    )


def write(
    units: tuple[Unit, ...],
    diagnostics: Diagnostics,
    *,
    force: bool = False,
    merge: bool = False,
    dry_run: bool = False,
) -> tuple[tuple[Unit, Published], ...] | None:
    """Writes all units, or none when one of them is refused.

    A shared runtime comes first and keeps what only the old SDKs need until the new ones are
    there, so that at no moment an SDK stands beside a runtime without its modules.

    Raises:
        SpecloomError: The file system refuses, or another process is writing.
    """

    def published(unit: Unit, found: Diagnostics, dry_run: bool) -> Published | None:
        assert unit.tree is not None
        return publish(unit.tree, unit.folder, found, force=force, merge=merge, dry_run=dry_run)

    fresh = [unit for unit in units if unit.tree is not None]
    if len(units) > 1:
        for unit in fresh:
            found = Diagnostics()
            if published(unit, found, dry_run=True) is None:
                diagnostics.add(*found.items)
                return None
    done: list[tuple[Unit, Published]] = []
    deferred: list[tuple[int, Unit]] = []
    for unit in fresh:
        first = unit if dry_run or unit.sdk is not None else _keeping(unit)
        result = published(first, diagnostics, dry_run)
        if result is None:
            return None
        if first is not unit:
            deferred.append((len(done), unit))
        done.append((unit, result))
    for at, unit in deferred:
        last = published(unit, diagnostics, dry_run=False)
        if last is None:
            return None
        first_result = done[at][1]
        done[at] = (unit, replace(first_result, deleted=last.deleted, unchanged=last.unchanged))
    return tuple(done)


def _keeping(unit: Unit) -> Unit:
    """The unit with the files that were written before and are not to be there any more; the same
    unit when there are none."""
    assert unit.tree is not None
    if unit.lock is None:
        return unit
    disk = Disk(unit.folder)
    old = {path: disk.read(path) for path in unit.lock.files.keys() - unit.tree.keys()}
    kept = {path: data for path, data in old.items() if isinstance(data, bytes)}
    if not kept:
        return unit
    lock = lock_in(unit.tree)
    files = {**lock.files, **{path: unit.lock.files[path] for path in kept}}
    tree = {**unit.tree, **kept, LOCK_FILE: replace(lock, files=files).render()}
    return replace(unit, tree=tree)
