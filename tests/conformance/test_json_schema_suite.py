"""The JSON-Schema-Test-Suite, draft 2020-12: what it calls valid is taken as it is, and what it
calls invalid is refused, but for what `docs/schemas.md` says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance.differences import REFUSED, TAKEN
from conformance.suite import FILES, Outcome, outcomes


@pytest.mark.parametrize("file", FILES)
def test_schemas_mean_what_the_suite_says(file: str, tmp_path: Path) -> None:
    found = outcomes(file, tmp_path)
    assert found
    wrong = [
        f"{each.name}: {each.sent or each.decoded or 'is taken'}"
        for each in found
        if differs(each) and not excused(each)
    ]
    assert wrong == []


def differs(each: Outcome) -> bool:
    """Whether the SDK and the suite disagree."""
    if each.valid:
        return bool(each.sent or each.decoded) and not each.stranger
    # what is not enforced is at least said when the SDK is generated
    return not each.sent and not any(code in REPORTED for code in each.reported)


REPORTED = ("schema-keyword-not-enforced", "schema-pattern-not-enforced", "load-dynamic-ref")


def excused(each: Outcome) -> bool:
    entry = entry_of(each)
    return bool(entry)


def entry_of(each: Outcome) -> str:
    return next((k for k in (REFUSED if each.valid else TAKEN) if each.name.startswith(k)), "")


def test_no_difference_is_listed_that_is_none(tmp_path: Path) -> None:
    listed = {*REFUSED, *TAKEN}
    needed = set()
    for file in {f"{entry.partition(':')[0]}.json" for entry in listed}:
        folder = tmp_path / file
        folder.mkdir(parents=True)
        needed |= {entry_of(each) for each in outcomes(file, folder) if differs(each)}
    assert listed == needed
