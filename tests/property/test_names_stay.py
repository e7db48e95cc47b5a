"""What is in a document keeps its names when something is added."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specloom.naming import parse_kept
from support.growing import documents, grown
from support.public_names import planned, public_names

MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@MANY
@given(st.data())
def test_nothing_is_renamed_by_what_is_added(data: st.DataObject) -> None:
    document = data.draw(documents())
    with TemporaryDirectory() as folder:
        root = Path(folder)
        before = planned(root, document)
        for _ in range(data.draw(st.integers(1, 2))):
            document = data.draw(grown(document))
            after = planned(root, document, before.kept)
            assert renamed(public_names(before), public_names(after)) == {}
            before = after


@MANY
@given(documents())
def test_what_is_kept_gives_the_same_names_again(document: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        first = planned(Path(folder), document)
        again = planned(Path(folder), document, parse_kept(first.kept.render()))
    assert public_names(again) == public_names(first)
    assert again.kept == first.kept


def renamed(
    old: dict[tuple[str, ...], str], new: dict[tuple[str, ...], str]
) -> dict[tuple[str, ...], tuple[str, str]]:
    """What has another name; where a place in a list moved, what is not there any more."""
    gone = set(old.values()) - set(new.values())
    return {
        key: (name, new.get(key, ""))
        for key, name in old.items()
        if (new.get(key, name) != name and not any("oneOf" in part for part in key)) or name in gone
    }
