"""What an SDK's next version would change, compared with what its lock says was generated last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from msgspec import Struct, field

from ..compat.assess import Moved, Side, assess
from ..compat.judge import Policy
from ..compat.report import Report
from ..compat.specdiff import Names
from ..compat.surface import Line, parse_surface, surface
from ..config import SdkConfig
from ..diagnostics import Diagnostics, SpecloomError
from ..load import Document, read
from ..naming import Kept
from ..plan.facts import facts
from ..understand import understand_document
from ..write import Disk, Lock, Tree, digest, moved_keys, original, recall
from .yielded import kept_names

API = "API.txt"

Given = Mapping[str, bytes]
"""Contents of documents by label, in place of what is on disk."""


class Version(Struct, frozen=True):
    """One version of an SDK: what it is made from, and what it is when that is known.

    `given` are documents that are not on disk. `document` is the one that is loaded already, if
    any. `surface` is empty when it is not known.
    """

    label: str
    given: Given = field(default_factory=dict)
    document: Document | None = None
    surface: tuple[Line, ...] = ()


def last_version(sdk: SdkConfig, lock: Lock) -> Version:
    """What was generated last.

    Raises:
        SpecloomError: The document of then is not to be found.
    """
    given = recall(lock, sdk.root)
    label = f"{sdk.name} {lock.version or sdk.version}"
    return Version(label, given, surface=last_surface(sdk, lock))


def next_version(
    sdk: SdkConfig, tree: Tree, given: Given | None = None, label: str = ""
) -> Version:
    """What would be written now."""
    return Version(label or sdk.document, given or {}, surface=surface_of(sdk, tree))


def surface_of(sdk: SdkConfig, tree: Tree) -> tuple[Line, ...]:
    """The public surface of a tree, from `API.txt` or, when vendored, from the code itself."""
    if sdk.layout == "project":
        return _parsed(tree.get(API, b""))
    folder = sdk.package.replace(".", "/")
    try:
        return surface({f"{folder}/{path}": data for path, data in tree.items()}, sdk.package)
    except SyntaxError:
        return ()


def assessed(
    sdk: SdkConfig,
    old: Version,
    new: Version,
    diagnostics: Diagnostics,
    *,
    today: date,
    lock: Lock | None = None,
    now: Lock | None = None,
    policy: Policy | None = None,
    current: str | None = None,
) -> Report:
    """Everything that changes between two versions of an SDK, with advice for its version.

    Args:
        sdk: Its configuration, which decides overlays, names, levels and ignores.
        old: What there was.
        new: What there is to be.
        diagnostics: Takes what is wrong with the documents and the configuration.
        today: Decides which sunset dates and ignores are past.
        lock: The lock of the old version: configuration, templates and tools are compared too.
        now: The lock of the new version.
        policy: Levels and ignores, when not those of the configuration.
        current: The version to go on from, when not that of the lock or configuration.
    """
    before = lock.names if lock else kept_names(sdk)
    return assess(
        _side(sdk, old, before),
        _side(sdk, new, now.names if now else before),
        today=today,
        diagnostics=diagnostics,
        policy=policy or sdk.diff.policy(sdk.place),
        current=current or (lock.version if lock else "") or sdk.version,
        moved=_moved(lock, now) if lock and now else None,
    )


def _side(sdk: SdkConfig, version: Version, kept: Kept | None) -> Side:
    document = version.document or read_document(sdk, version.given)
    return Side(version.label, document, version.surface, names_of(sdk, document, kept))


def read_document(sdk: SdkConfig, given: Given) -> Document:
    """The document of an SDK with its overlays. What is wrong with it is not reported: generating
    does that."""
    return read(
        sdk.document,
        *sdk.overlays,
        base=sdk.root,
        diagnostics=Diagnostics(),
        allowed_origins=sdk.allowed_origins,
        allowed_folders=tuple(sdk.root / folder for folder in sdk.allowed_folders),
        allow_private_addresses=sdk.allow_private_addresses,
        given=given,
    )


def names_of(sdk: SdkConfig, document: Document, kept: Kept | None = None) -> Names:
    """The names of the SDK that a document yields; guessed where it yields none. `kept` are those
    that things had before."""
    words = tuple(sdk.words)
    try:
        plan = understand_document(sdk, document, Diagnostics(), kept).plan
    except SpecloomError:
        return Names(vocabulary=words)
    return Names.of_inspect(facts(plan, sdk), words)


def _moved(old: Lock, new: Lock) -> Moved:
    before, after = ({"specloom": lock.specloom, **lock.tools} for lock in (old, new))
    tools = {key: (before.get(key, ""), after.get(key, "")) for key in moved_keys(before, after)}
    keys = moved_keys(old.inputs.config, new.inputs.config)
    config = tuple(key for key in keys if key != "version")  # that is what the advice is about
    return Moved(config, tools, old.inputs.templates != new.inputs.templates)


def last_surface(sdk: SdkConfig, lock: Lock) -> tuple[Line, ...]:
    """The surface as it was generated, whatever was done to the files since."""
    if sdk.layout == "project":
        wanted = [API] if API in lock.files else []
    else:
        wanted = [path for path in lock.files if PurePosixPath(path).suffix == ".py"]
    disk = Disk(sdk.output_folder)
    tree: dict[str, bytes] = {}
    for path in wanted:
        found = disk.read(path)
        if not isinstance(found, bytes) or digest(found) != lock.files[path]:
            found = original(path, lock, sdk.output_folder)
        if found is None:
            return ()
        tree[path] = found
    return surface_of(sdk, tree)


def _parsed(data: bytes) -> tuple[Line, ...]:
    try:
        return parse_surface(data.decode())
    except ValueError:
        return ()
