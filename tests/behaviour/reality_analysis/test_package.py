"""What is in the distribution, and what of the HTTP library shows in the public API."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[3]
SDK = ROOT / "generated" / "reality-analysis"
SURFACES = [SDK / "API.txt", *sorted((ROOT / "tests" / "golden").glob("*/expected/API.txt"))]


def test_the_wheel_has_every_file_of_the_package_and_says_that_it_is_typed(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(SDK)).build(directory=str(tmp_path), versions=["standard"])
    with ZipFile(wheel) as opened:
        names = {name for name in opened.namelist() if ".dist-info/" not in name}
        (metadata,) = (name for name in opened.namelist() if name.endswith("/METADATA"))
        text = opened.read(metadata).decode()
        assert opened.read("reality_analysis/py.typed") == b""
    package = (path for path in (SDK / "reality_analysis").rglob("*") if path.is_file())
    ours = {path.relative_to(SDK).as_posix() for path in package if path.suffix != ".pyc"}
    assert names == ours
    assert "Classifier: Typing :: Typed\n" in text and "Requires-Python: >=3.10\n" in text


@pytest.mark.parametrize("surface", SURFACES, ids=lambda path: path.parents[1].name)
def test_the_http_library_shows_only_where_a_client_of_it_is_given(surface: Path) -> None:
    text = surface.read_text("utf-8")
    assert text.count("http_client: httpx.Client | None") == 1
    rest = re.sub(r"http_client: httpx\.\w+( \| httpx\.\w+)? \| None", "", text)
    assert "httpx" not in rest and "httpcore" not in rest
