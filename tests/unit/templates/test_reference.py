"""The reference of the template contract, `docs/templates.md`, leaves no question open."""

from __future__ import annotations

import pytest

from specloom.render.custom.reference import documented


@pytest.mark.parametrize("view", documented())
def test_every_view_and_every_field_has_a_meaning(view: str) -> None:
    about, fields = documented()[view]
    assert about
    assert [name for name, (_, meaning) in fields.items() if not meaning] == []
