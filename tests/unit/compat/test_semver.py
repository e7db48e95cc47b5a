"""Version advice: the greatest of the inputs, with a reason for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.version import Version

from specloom.compat.finding import Finding
from specloom.compat.level import Bump
from specloom.compat.semver import advise, next_version
from specloom.compat.specdiff import compare
from specloom.compat.surface.lines import parse_surface
from specloom.compat.surfacediff import compare_surfaces
from specloom.diagnostics import SpecloomError
from support.changes import Plain, changed
from support.reports import BASE, TODAY

DOCS = [["set", "/info/description", "Other words."]]
ADDED = [["set", "/paths/~1new", {"get": {}}]]
BROKEN = [["remove", "/paths/~1boats/get"]]


def document(edits: Sequence[Sequence[Any]]) -> tuple[Finding, ...]:
    return compare(Plain(BASE), Plain(changed(BASE, edits)), today=TODAY)


@pytest.mark.parametrize(
    ("current", "patch", "minor", "major"),
    [
        ("1.2.3", "1.2.4", "1.3.0", "2.0.0"),
        ("0.4.2", "0.4.3", "0.4.3", "0.5.0"),
        ("0.0.1", "0.0.2", "0.0.2", "0.1.0"),
        ("1.0", "1.0.1", "1.1.0", "2.0.0"),
        ("2.0.0rc1", "2.0.0", "2.0.0", "2.0.0"),
        ("2.1.0b2", "2.1.0", "2.1.0", "3.0.0"),
    ],
)
def test_the_next_version(current: str, patch: str, minor: str, major: str) -> None:
    assert next_version(current, Bump.NONE) == current
    assert next_version(current, Bump.PATCH) == patch
    assert next_version(current, Bump.MINOR) == minor
    assert next_version(current, Bump.MAJOR) == major


@given(
    st.tuples(*[st.integers(0, 10**6)] * 3),
    st.sampled_from([Bump.PATCH, Bump.MINOR, Bump.MAJOR]),
)
def test_it_always_goes_up(numbers: tuple[int, int, int], bump: Bump) -> None:
    current = ".".join(map(str, numbers))
    assert Version(next_version(current, bump)) > Version(current)


def test_what_is_no_version_is_refused() -> None:
    with pytest.raises(SpecloomError, match="'latest' is not a version"):
        next_version("latest", Bump.PATCH)


@pytest.mark.parametrize(
    ("edits", "bump", "following"),
    [
        ([], Bump.NONE, "1.4.0"),
        (DOCS, Bump.PATCH, "1.4.1"),
        (ADDED, Bump.MINOR, "1.5.0"),
        ([*DOCS, *ADDED], Bump.MINOR, "1.5.0"),
        ([*DOCS, *ADDED, *BROKEN], Bump.MAJOR, "2.0.0"),
    ],
)
def test_the_document_asks(edits: list[list[object]], bump: Bump, following: str) -> None:
    advice = advise("1.4.0", document=document(edits))
    assert (advice.bump, advice.next) == (bump, following)
    assert [reason.input for reason in advice.reasons] == ["document"] * len(advice.reasons)
    assert bool(advice.reasons) == (bump is not Bump.NONE)


def test_the_surface_asks() -> None:
    old = parse_surface("a.f(x: int) -> int\na.g() -> int\n")
    new = parse_surface("a.f(x: int) -> int\n")
    advice = advise("1.4.0", surface=compare_surfaces(old, new))
    assert (advice.bump, advice.next) == (Bump.MAJOR, "2.0.0")
    assert advice.reasons[0].text == "1 change: sdk-function-removed"


def test_the_configuration_asks() -> None:
    advice = advise("1.4.0", config=["formatter"])
    assert (advice.bump, advice.reasons[0].input) == (Bump.PATCH, "config")
    assert advise("1.4.0", config=["formatter", "package"]).bump is Bump.MAJOR


def test_templates_ask() -> None:
    advice = advise("1.4.0", templates=True)
    assert (advice.next, advice.reasons[0].input) == ("1.4.1", "templates")
    assert advise("1.4.0").reasons == ()


@pytest.mark.parametrize(
    ("tools", "bump"),
    [
        ({"black": ("26.1.0", "26.3.0")}, Bump.PATCH),
        ({"specloom": ("1.2.0", "1.3.0")}, Bump.PATCH),
        ({"specloom": ("1.2.0", "2.0.0")}, Bump.MINOR),
        ({"specloom": ("0.1.0", "0.2.0")}, Bump.MINOR),
        ({"black": ("26.1.0", "26.1.0")}, Bump.NONE),
    ],
)
def test_the_tools_ask(tools: dict[str, tuple[str, str]], bump: Bump) -> None:
    assert advise("1.4.0", tools=tools).bump is bump


def test_the_greatest_wins_and_each_says_why() -> None:
    advice = advise(
        "0.4.2",
        document=document(BROKEN),
        config=["formatter"],
        tools={"black": ("26.1.0", "26.3.0")},
    )
    assert advice.next == "0.5.0"
    assert {reason.input for reason in advice.reasons} == {"document", "config", "tools"}
    assert max(reason.bump for reason in advice.reasons) is advice.bump is Bump.MAJOR


@pytest.mark.parametrize(
    ("versions", "noted"),
    [
        (("1.4.0", "1.4.0"), "left the version of the API at 1.4.0"),
        (("1.4.0", "1.5.0"), "went only from 1.4.0 to 1.5.0"),
        (("1.4.0", "2.0.0"), ""),
        (("0.4.0", "0.5.0"), ""),
        (("v1", "latest"), ""),
    ],
)
def test_a_vendor_who_does_not_tell_gets_a_note(versions: tuple[str, str], noted: str) -> None:
    found = document(BROKEN)
    notes = advise("1.0.0", document=found, api_versions=versions).notes
    assert noted in " ".join(notes)
    assert bool(notes) == bool(noted)
    assert advise("1.0.0", document=document(ADDED), api_versions=versions).notes == ()
