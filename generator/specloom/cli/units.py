"""What is generated, compared and written together: an SDK, or SDKs with the runtime they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from ..config import Config, SdkConfig
from ..config.shared import SharedRuntime, shared_runtimes
from ..diagnostics import Diagnostics
from ..format import Cache
from ..write import (
    Goal,
    Lock,
    Published,
    Replacement,
    Tree,
    finish_interrupted,
    is_unchanged,
    keep_written,
    publish_all,
    read_lock,
    staging_folder,
    template_folders,
)
from .yielded import generated, is_known, last_lock, lock_in, lock_of

CHANGELOG = "CHANGELOG.md"
"""What changed from version to version of an SDK: made when it is released, the user's since."""


class Group(Struct, frozen=True):
    """SDKs that share a runtime; or one that has its own."""

    sdks: tuple[SdkConfig, ...]
    config: Path
    """The configuration file."""
    runtime: SharedRuntime | None = None

    def targets(self) -> Iterator[Path]:
        """Everything that a run may write: output folders, and the files that change with them."""
        if self.runtime is not None:
            yield self.runtime.output_folder
        for sdk in self.sdks:
            yield sdk.output_folder
            yield (sdk.output_folder / CHANGELOG).resolve()
            if "://" not in sdk.document:
                yield (sdk.root / sdk.document).resolve()
        yield self.config.resolve()


class Unit(Struct, frozen=True):
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
    file = project.root / project.file
    found: dict[str, Group] = {}
    for sdk in chosen:
        if sdk.runtime == "shared":
            runtime = runtimes[sdk.runtime_package]
            found.setdefault(f"runtime {runtime.package}", Group(runtime.sdks, file, runtime))
        else:
            found[sdk.name] = Group((sdk,), file)
    return tuple(found.values())


def units_of(
    group: Group,
    diagnostics: Diagnostics,
    *,
    given: Mapping[str, Tree] | None = None,
    documents: Mapping[str, bytes] | None = None,
    full: bool = False,
    force: bool = False,
    allow_downgrade: bool = False,
    keep_going: bool = False,
    fresh_names: bool = False,
) -> tuple[Unit, ...] | None:
    """Every output folder of a group, the runtime's first; None when one cannot be generated.

    Args:
        group: The SDKs.
        diagnostics: Takes what is found.
        given: Trees of SDKs that are generated already.
        documents: Contents of documents, by label, in place of what is on disk.
        full: Take no lock's word for it.
        force: Whether a damaged lock counts as none.
        allow_downgrade: Whether what a newer specloom wrote may be overwritten.
        keep_going: Whether what errors in a document leave is enough.
        fresh_names: Whether everything is named as if it was all new.

    Raises:
        SpecloomError: A lock is damaged, or of a newer specloom; a runtime cannot be made.
    """
    given = given or {}
    units: list[Unit] = []
    finish_interrupted(*group.targets())
    for sdk in group.sdks:
        lock = last_lock(sdk, force=force, allow_downgrade=allow_downgrade)
        tree = given.get(sdk.name)
        new = documents is not None and any(label in documents for label in _read(lock))
        if tree is None and (full or fresh_names or new or not is_known(sdk, lock)):
            tree = generated(
                sdk, diagnostics, documents, keep_going=keep_going, fresh_names=fresh_names
            )
            if tree is None:
                return None
        units.append(Unit(sdk.name, sdk.output, sdk.output_folder, lock, tree, sdk))
    if group.runtime is None:
        return tuple(units)
    shared = group.runtime
    lock = lock_of(shared.output_folder, shared.output, shared.package, force, allow_downgrade)
    runtime = _runtime_unit(shared, lock, _needs(units), full, diagnostics)
    return None if runtime is None else (runtime, *units)


def _read(lock: Lock | None) -> Iterable[str]:
    """The labels of what an SDK was made from."""
    return (*lock.inputs.documents, *lock.inputs.overlays) if lock is not None else ()


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
    beside: Iterable[Replacement] = (),
    force: bool = False,
    merge: bool = False,
    dry_run: bool = False,
) -> tuple[tuple[Unit, Published], ...] | None:
    """Writes all units and the files beside them, or nothing when one of them is refused.

    Raises:
        SpecloomError: The file system refuses, or another process is writing.
        Raced: Another process wrote since the units were generated.
    """
    fresh = [(unit, unit.tree) for unit in units if unit.tree is not None]
    goals = [Goal(tree, unit.folder, unit.output, (unit.lock,)) for unit, tree in fresh]
    done = publish_all(goals, diagnostics, beside=beside, force=force, merge=merge, dry_run=dry_run)
    if done is None:
        return None
    for _, tree in fresh if not dry_run else ():
        keep_written(tree)
    return tuple((unit, published) for (unit, _), published in zip(fresh, done, strict=True))


def is_steady(units: Iterable[Unit]) -> bool:
    """Whether nobody writes or wrote since the locks were read: what was seen of the folders since
    is of one run."""
    return not any(
        staging_folder(unit.folder).exists() or read_lock(unit.folder, unit.output) != unit.lock
        for unit in units
    )
