"""Pages of `docs/` that are made from the code. `make golden` rewrites them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from specloom.render.custom.reference import reference
from support.pages import config_page, diagnostics_page

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    ("file", "page"), [("diagnostics.md", diagnostics_page), ("config.md", config_page)]
)
def test_the_page_is_the_committed_one(
    file: str, page: Callable[[], str], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--update-golden"):
        (DOCS / file).write_text(page(), encoding="utf-8")
    assert (DOCS / file).read_text(encoding="utf-8") == page(), "`make golden` rewrites it"


def test_the_template_contract_is_the_committed_one(request: pytest.FixtureRequest) -> None:
    page = DOCS / "templates.md"
    about, mark, shown = page.read_text(encoding="utf-8").partition("<!-- reference -->\n\n")
    if request.config.getoption("--update-golden"):
        page.write_text(about + mark + reference(), encoding="utf-8")
        return
    assert shown == reference(), "`make golden` rewrites it"
