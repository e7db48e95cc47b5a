"""The user's say: levels and ignores."""

from __future__ import annotations

from datetime import date

from specloom.compat.finding import Finding
from specloom.compat.judge import IgnoredChange, Policy, judge
from specloom.compat.level import Bump, Level
from specloom.compat.specdiff import RULES, compare
from specloom.diagnostics import Diagnostics, Severity
from support.changes import Plain, changed
from support.reports import BASE, TODAY

REMOVED = "request-parameter-removed"
FOUND = compare(
    Plain(BASE),
    Plain(
        changed(
            BASE,
            [["remove", "/paths/~1boats/get/parameters/0"], ["set", "/info/title", "Marina"]],
        )
    ),
    today=TODAY,
)


def judged(policy: Policy, today: date = TODAY) -> tuple[dict[str, Finding], Diagnostics]:
    diagnostics = Diagnostics()
    found = judge(FOUND, policy, known=RULES, today=today, diagnostics=diagnostics)
    return {item.rule.id: item for item in found}, diagnostics


def codes(diagnostics: Diagnostics) -> list[tuple[str, Severity]]:
    return [(item.code, item.severity) for item in diagnostics.items]


def test_without_a_policy_nothing_changes() -> None:
    found, diagnostics = judged(Policy())
    assert tuple(found.values()) == FOUND
    assert not diagnostics.items


def test_a_rule_gets_another_level_and_asks_for_another_version() -> None:
    found, _ = judged(Policy({REMOVED: Level.INFO, "api-title-changed": Level.ERR}))
    assert (found[REMOVED].level, found[REMOVED].bump) == (Level.INFO, Bump.PATCH)
    title = found["api-title-changed"]
    assert (title.level, title.bump) == (Level.ERR, Bump.MAJOR)


def test_an_ignored_change_keeps_its_reason_and_asks_for_a_patch_at_most() -> None:
    found, diagnostics = judged(Policy(ignores=(IgnoredChange("we never pass it", rule=REMOVED),)))
    assert found[REMOVED].ignored == "we never pass it"
    assert found[REMOVED].bump is Bump.PATCH
    assert not found["api-title-changed"].ignored
    assert not diagnostics.items


def test_an_ignore_can_name_one_change() -> None:
    (removed,) = [item for item in FOUND if item.rule.id == REMOVED]
    for ignore in (
        IgnoredChange("x", fingerprint=removed.fingerprint),
        IgnoredChange("x", rule=REMOVED, owner="GET /boats"),
    ):
        found, diagnostics = judged(Policy(ignores=(ignore,)))
        assert found[REMOVED].ignored
        assert not diagnostics.items
    found, _ = judged(Policy(ignores=(IgnoredChange("x", rule=REMOVED, owner="POST /boats"),)))
    assert not found[REMOVED].ignored


def test_an_ignore_without_a_choice_covers_nothing() -> None:
    found, diagnostics = judged(Policy(ignores=(IgnoredChange("everything"),)))
    assert not any(item.ignored for item in found.values())
    assert codes(diagnostics) == [("diff-unused-ignore", Severity.WARNING)]


def test_an_ignore_expires() -> None:
    policy = Policy(ignores=(IgnoredChange("x", rule=REMOVED, expires=date(2026, 9, 1)),))
    found, diagnostics = judged(policy, today=date(2026, 9, 1))
    assert found[REMOVED].ignored and not diagnostics.items
    found, diagnostics = judged(policy, today=date(2026, 9, 2))
    assert not found[REMOVED].ignored
    assert codes(diagnostics) == [("diff-expired-ignore", Severity.WARNING)]


def test_an_ignore_of_what_did_not_happen_is_told() -> None:
    _, diagnostics = judged(Policy(ignores=(IgnoredChange("x", rule="operation-removed"),)))
    assert codes(diagnostics) == [("diff-unused-ignore", Severity.WARNING)]


def test_unknown_rules_are_errors_with_a_suggestion() -> None:
    policy = Policy({"operation-remove": Level.INFO}, (IgnoredChange("x", rule="no-such-thing"),))
    _, diagnostics = judged(policy)
    errors = [item for item in diagnostics.items if item.severity is Severity.ERROR]
    assert [item.code for item in errors] == ["diff-unknown-rule"] * 2
    assert "did you mean 'operation-removed'?" in {item.hint for item in errors}
