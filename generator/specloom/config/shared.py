"""Runtimes that several SDKs share: `runtime = "shared"`, `runtime-package = "acme.runtime"`."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from .model import SdkConfig

SAME = ("layout", "http")
"""What SDKs that share a runtime have in common: it decides the runtime's bytes."""


class SharedRuntime(Struct, frozen=True):
    """A runtime with a folder and a lock of its own."""

    package: str
    """Its import package."""
    sdks: tuple[SdkConfig, ...]
    """The SDKs that share it, in the order of the configuration."""

    @property
    def first(self) -> SdkConfig:
        """Whose settings count, where all have the same."""
        return self.sdks[0]

    @property
    def output(self) -> str:
        """Its folder from the configuration file's: the package, or its project."""
        return runtime_output(self.first)

    @property
    def output_folder(self) -> Path:
        """Its folder, absolute."""
        return self.first.root / self.output

    @property
    def distribution(self) -> str:
        """The name on a package index of a runtime that is a project."""
        return distribution_of(self.package)

    @property
    def is_whole(self) -> bool:
        """Whether it has every module, also those that none of its SDKs needs today: as a
        distribution its version is specloom's, and says which modules are in it."""
        return self.first.layout == "project"

    def digests(self, needs: Iterable[str]) -> dict[str, str]:
        """The beginnings of the SHA-256, in hexadecimal, of what decides its bytes, by name."""
        data = {
            "http": self.first.http,
            "layout": self.first.layout,
            "modules": "all" if self.is_whole else sorted(needs),
            "runtime-package": self.package,
        }
        return {
            key: hashlib.sha256(json.dumps(value).encode()).hexdigest()[:16]
            for key, value in data.items()
        }


def distribution_of(package: str) -> str:
    """The distribution of a runtime package."""
    return package.replace("_", "-").strip("-")


def shared_runtimes(sdks: Mapping[str, SdkConfig]) -> tuple[SharedRuntime, ...]:
    """The shared runtimes of a project."""
    groups: dict[str, list[SdkConfig]] = {}
    for sdk in sdks.values():
        if sdk.runtime == "shared":
            groups.setdefault(sdk.runtime_package, []).append(sdk)
    return tuple(SharedRuntime(package, tuple(group)) for package, group in groups.items())


def runtime_output(sdk: SdkConfig) -> str:
    """Where the shared runtime of an SDK is written; "" when that cannot be told.

    Beside a project, as another project. For a vendored package where its imports look: relative
    ones from its own folder, absolute ones from the folder that its import package begins in.
    """
    output = PurePosixPath(sdk.output)
    own, shared = sdk.package.split("."), sdk.runtime_package.split(".")
    if sdk.layout == "project":
        return (output.parent / distribution_of(sdk.runtime_package)).as_posix()
    if is_relative(sdk):
        same = next(
            n for n, parts in enumerate(zip(own, shared, strict=False)) if len({*parts}) > 1
        )
        up = len(own) - same
    elif list(output.parts[-len(own) :]) == own:
        same, up = 0, len(own)
    else:
        return ""
    return posixpath.normpath(output.joinpath(*[".."] * up, *shared[same:]).as_posix())


def is_relative(sdk: SdkConfig) -> bool:
    """Whether an SDK reaches its shared runtime by relative imports: both lie in one package."""
    return sdk.package.partition(".")[0] == sdk.runtime_package.partition(".")[0]


def runtime_problems(runtime: SharedRuntime) -> Iterator[tuple[SdkConfig, str, str]]:
    """What keeps SDKs from sharing a runtime, as (SDK, key, message)."""
    first = runtime.first
    for sdk in runtime.sdks:
        if not runtime_output(sdk):
            folder = sdk.package.replace(".", "/")
            yield (
                sdk,
                "output",
                f"does not end with '{folder}': nothing says where '{runtime.package}' is then",
            )
        elif runtime_output(sdk) != runtime.output:
            yield (
                sdk,
                "runtime-package",
                f"would be in two places, '{runtime.output}' and '{runtime_output(sdk)}'",
            )
        for key in SAME:
            mine, other = getattr(sdk, key), getattr(first, key)
            if mine != other:
                yield (
                    sdk,
                    key,
                    f"has to be '{other}', as for '{first.name}', which shares its runtime",
                )
