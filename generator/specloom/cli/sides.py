"""What the two arguments of `specloom diff` stand for."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from ..compat.judge import Policy
from ..compat.report import Report
from ..config import Config, SdkConfig, find_config
from ..diagnostics import Diagnostics, SpecloomError, fatal
from ..load import Document, apply_overlay, load
from ..load.git import PREFIX, checked_out, path_in
from .changes import Version, assessed, last_version, next_version
from .project import chosen, open_project
from .yielded import generated, is_known, last_lock, lock_in

SetPolicy = Callable[[Policy], Policy]


class Asked(Struct, frozen=True):
    """What the command line says besides both sides (`specloom.cli.diff.run`)."""

    base: Path
    today: date
    overlays: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    sdk: str | None = None
    config: Path | None = None
    current: str | None = None


def compared(
    old: str,
    new: str | None,
    asked: Asked,
    policy: SetPolicy,
    stack: ExitStack,
    diagnostics: Diagnostics,
) -> Report:
    """The report on two documents, or on an SDK and its lock.

    Raises:
        SpecloomError: One of them cannot be read, or is not to be found.
    """
    project = _project(asked)
    from_sdk = _sdk_called(old, project, asked.base)
    to_sdk = from_sdk if new is None else _sdk_called(new, project, asked.base)
    if new is None and from_sdk is None:
        raise fatal(
            "diff-sides",
            f"'{old}' is not an SDK of the configuration, and there is no second document",
            hint="give two documents, or the name of one SDK",
        )
    sources = [old, *([new] if new is not None else [])]
    sdk = from_sdk or to_sdk or _meant(sources, project, asked)
    if from_sdk is not None and to_sdk in (None, from_sdk):
        return _since_lock(from_sdk, new, to_sdk, asked, policy, stack, diagnostics)
    sides = [
        Version(
            source,
            document=_load(
                own.document if (own := _sdk_called(source, project, asked.base)) else source,
                own.root if own else asked.base,
                sdk,
                asked,
                stack,
                diagnostics,
            ),
        )
        for source in sources
    ]
    context = sdk or SdkConfig(root=asked.base, name="sdk", document="openapi.yaml")
    report = assessed(
        context,
        sides[0],
        sides[1],
        diagnostics,
        today=asked.today,
        policy=policy(context.diff.policy(context.place)),
        current=asked.current or context.version,
    )
    return report if sdk or asked.current else report.without_advice()


def _since_lock(
    sdk: SdkConfig,
    new: str | None,
    to_sdk: SdkConfig | None,
    asked: Asked,
    policy: SetPolicy,
    stack: ExitStack,
    diagnostics: Diagnostics,
) -> Report:
    """From what an SDK was generated from last to its document today, or to another document."""
    lock = last_lock(sdk)
    if lock is None:
        raise fatal(
            "diff-no-past",
            f"'{sdk.name}' was not generated yet: there is no lock to compare with",
            hint=f"write it with: specloom generate {sdk.name}",
        )
    before = last_version(sdk, lock)
    now = None
    if to_sdk is None:
        assert new is not None
        document = _load(new, asked.base, sdk, asked, stack, diagnostics)
        after = Version(new, document=document)
    elif is_known(sdk, lock):
        after, now = Version(sdk.document, before.given, surface=before.surface), lock
    else:
        tree = generated(sdk, diagnostics)
        if tree is None:
            raise SpecloomError()
        after, now = next_version(sdk, tree), lock_in(tree)
    return assessed(
        sdk,
        before,
        after,
        diagnostics,
        today=asked.today,
        lock=lock,
        now=now,
        policy=policy(sdk.diff.policy(sdk.place)),
        current=asked.current,
    )


def _project(asked: Asked) -> Config | None:
    """The configuration; None when there is none, which documents do not need."""
    if asked.config is not None or asked.sdk is not None:
        return open_project(asked.config)
    try:
        path = find_config(asked.base)
    except SpecloomError as error:
        if error.diagnostics[0].code == "config-not-found":
            return None
        raise
    return open_project(path)


def _sdk_called(text: str, project: Config | None, base: Path) -> SdkConfig | None:
    """The SDK of that name, unless there is a file of that name."""
    if project is None or text not in project.sdks or (base / text).is_file():
        return None
    return project.sdks[text]


def _meant(sources: list[str], project: Config | None, asked: Asked) -> SdkConfig | None:
    """The SDK that is asked for, or else the one that is made from one of the documents."""
    if project is None:
        return None
    if asked.sdk is not None:
        return chosen(project, (asked.sdk,))[0]
    for sdk in project.sdks.values():
        own = os.path.realpath(sdk.root / sdk.document)
        for source in sources:
            if source in (sdk.document, sdk.url) and "://" in source:
                return sdk
            path = path_in(source, asked.base) if source.startswith(PREFIX) else asked.base / source
            if path is not None and "://" not in source and os.path.realpath(path) == own:
                return sdk
    return None


def _may_be_private(asked: Asked) -> bool:
    """Whether all origins of the command line are this machine or a private address by name: then
    somebody has typed that this is meant."""
    hosts = [urlsplit(origin).hostname or "" for origin in asked.origins]
    return bool(hosts) and all(_is_private(host) for host in hosts)


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost"


def _load(
    source: str,
    base: Path,
    sdk: SdkConfig | None,
    asked: Asked,
    stack: ExitStack,
    diagnostics: Diagnostics,
) -> Document:
    """A document with the overlays of the SDK, if one is meant, and those of the command line."""
    folder, path = base, source
    origins = (*asked.origins, *(sdk.allowed_origins if sdk else ()))
    if source.startswith(PREFIX):
        folder, path = stack.enter_context(checked_out(source, base=base))
    document = load(
        path,
        base=folder,
        diagnostics=diagnostics,
        allowed_origins=origins,
        allow_private_addresses=_may_be_private(asked) or bool(sdk and sdk.allow_private_addresses),
    )
    overlays = [*((name, sdk.root) for name in sdk.overlays)] if sdk else []
    for overlay, root in (*overlays, *((name, asked.base) for name in asked.overlays)):
        document = apply_overlay(document, overlay, diagnostics, base=root, allowed_origins=origins)
    return document
