"""Arguments are shown as they can be given."""

import pytest

from specloom.plan.signature import signature


@pytest.mark.parametrize(
    ("path", "body", "named", "shown"),
    [
        ([], [], [], ""),
        (["id"], [], [], "id, /"),
        ([], ["body"], [], "body"),
        ([], [], ["top=None"], "*, top=None"),
        (["id", "no"], ["body=None"], ["top"], "id, no, /, body=None, *, top"),
    ],
)
def test_signature(path: list[str], body: list[str], named: list[str], shown: str) -> None:
    assert signature(path, body, named) == shown
