"""What a document yields today, for `generate` and `check`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..config import SdkConfig
from ..diagnostics import Diagnostics, SpecloomError, fatal
from ..format import Cache
from ..naming import Kept
from ..write import (
    LOCK_FILE,
    Disk,
    Lock,
    Tree,
    finish_interrupted,
    is_newer,
    is_unchanged,
    marked_incomplete,
    names_of_both,
    parse_lock,
    read_lock,
    remember,
    template_folders,
)


def last_lock(sdk: SdkConfig, *, force: bool = False, allow_downgrade: bool = False) -> Lock | None:
    """The lock in the SDK's folder, once an interrupted run is finished.

    Raises:
        SpecloomError: It is damaged, or a newer specloom wrote it and that is not allowed.
    """
    return lock_of(sdk.output_folder, sdk.output, sdk.name, force, allow_downgrade)


def lock_of(output: Path, label: str, name: str, force: bool, allow_downgrade: bool) -> Lock | None:
    """The same for an output folder; `label` and `name` are what messages call it and the SDK."""
    finish_interrupted(output)
    try:
        lock = read_lock(output, label)
    except SpecloomError:
        if not force:
            raise
        return None
    if lock is not None and is_newer(lock) and not allow_downgrade:
        raise fatal(
            "write-newer",
            f"'{name}' was written by specloom {lock.specloom}, which is newer than this one",
            hint="upgrade specloom, or go back with: specloom generate --allow-downgrade",
        )
    return lock


def is_known(sdk: SdkConfig, lock: Lock | None) -> bool:
    """Whether hashes alone say that nothing changed."""
    if lock is None or sdk.extensions:  # the code of extensions may be anywhere
        return False
    return is_unchanged(
        lock,
        root=sdk.root,
        output=sdk.output_folder,
        formatter=sdk.formatter,
        config=sdk.digests(),
        templates=template_folders(sdk),
    )


def generated(
    sdk: SdkConfig,
    diagnostics: Diagnostics,
    given: Mapping[str, bytes] | None = None,
    *,
    keep_going: bool = False,
    fresh_names: bool = False,
) -> Tree | None:
    """The tree with its lock; None when there are errors that the user did not decide to ignore.

    All findings are in `diagnostics` afterwards, those ignored as notes. `given` are contents of
    documents in place of what is on disk. With `keep_going` the tree is what errors in parts of the
    document leave, and its lock says that it is incomplete. Things keep the names that the last
    lock says, unless all are to be named afresh (`fresh_names`).
    """
    from ..generate import generate

    found = Diagnostics()
    tree: Tree | None = None
    names = None if fresh_names else kept_names(sdk)
    try:
        cache = Cache.of_user()
        tree = generate(sdk, found, cache, given=given, names=names, have_read=remember)
    except SpecloomError as error:
        found.add(*error.diagnostics)
        diagnostics.add(*found.items)  # an unused ignore means nothing when a stage did not run
        return None
    found = found.apply_ignores(sdk.ignores)
    diagnostics.add(*found.items)
    if not found.has_errors:
        return tree
    return marked_incomplete(tree, names) if keep_going and tree is not None else None


def kept_names(sdk: SdkConfig) -> Kept | None:
    """The names that the last lock remembers, on both sides of a merge if it has conflicts; None
    when there is no lock that can be read."""
    try:
        lock = read_lock(sdk.output_folder)
    except SpecloomError:  # whoever asks for the lock itself is told
        data = Disk(sdk.output_folder).read(LOCK_FILE)
        return names_of_both(data) if isinstance(data, bytes) else None
    return lock.names if lock is not None else None


def lock_in(tree: Tree) -> Lock:
    """The lock that a generated tree brings."""
    return parse_lock(tree[LOCK_FILE])
