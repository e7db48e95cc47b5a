"""Everything that a new version of an SDK changes, in one report with version advice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from ..diagnostics import Diagnostics
from .judge import Policy, judge
from .reconcile import reconcile
from .report.model import Report
from .semver import advise
from .specdiff import RULES, Names, Source, compare
from .surface.lines import Line
from .surface.rules import RULES as SURFACE_RULES
from .surfacediff import compare_surfaces


class Side(Struct, frozen=True):
    """One version of an SDK.

    `label` names it in the report. `surface` and `names` are empty when only the document is known.
    """

    label: str
    document: Source
    surface: tuple[Line, ...] = ()
    names: Names = field(default_factory=Names)


class Moved(Struct, frozen=True):
    """What an SDK is made from besides its document, as far as it is not what it was.

    `config` are keys of the configuration, `tools` the old and new version of specloom and its
    libraries by name; `templates` tells whether any template changed.
    """

    config: tuple[str, ...] = ()
    tools: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    templates: bool = False


def assess(
    old: Side,
    new: Side,
    *,
    today: date,
    diagnostics: Diagnostics,
    policy: Policy | None = None,
    current: str | None = None,
    moved: Moved | None = None,
) -> Report:
    """Compares documents and, when both are known, surfaces; judges; advises a version.

    Args:
        old: The version that was released last.
        new: What would be released.
        today: Decides which sunset dates and ignores are past.
        diagnostics: Gets what is wrong with the policy.
        policy: The user's say.
        current: The SDK's version; without it there is no advice.
        moved: What else changed besides the document.

    Raises:
        SpecloomError: `current` is no version.
    """
    moved = moved or Moved()
    document = compare(old.document, new.document, today=today, names=(old.names, new.names))
    known = old.surface and new.surface
    surface = compare_surfaces(old.surface, new.surface) if known else ()
    judged = judge(
        (*document, *reconcile(document, surface, (old.surface, new.surface))),
        policy or Policy(),
        known=(*RULES, *SURFACE_RULES),
        today=today,
        diagnostics=diagnostics,
    )
    document, surface = judged[: len(document)], judged[len(document) :]
    advice = None
    if current is not None:
        advice = advise(
            current,
            document=document,
            surface=surface,
            config=moved.config,
            tools=moved.tools,
            templates=moved.templates,
            api_versions=(_api_version(old.document), _api_version(new.document)),
        )
    return Report(old.label, new.label, document, surface, advice)


def _api_version(document: Source) -> str:
    info = document.data.get("info")
    return str(info.get("version", "")) if isinstance(info, dict) else ""
