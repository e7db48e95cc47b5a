"""What the pages of `docs/` say about the code is so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from golden.conftest import CASES
from specloom.config import read_config
from specloom.diagnostics import Diagnostics
from specloom.generate import inspect
from specloom.load import extension_values
from specloom.load.extensions import EXTENSIONS, PREFIX
from support.markdown import blocks
from support.published import mistakes

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md")), *sorted((ROOT / "spec").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def links(page: Path) -> list[str]:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    return [link for link in LINK.findall(text) if "://" not in link]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


def test_every_page_is_linked() -> None:
    for index in (DOCS / "index.md", DOCS / "decisions" / "index.md"):
        linked = {(index.parent / link).resolve() for link in links(index)}
        assert set(index.parent.glob("*.md")) - {index} <= linked


def test_every_path_of_the_file_map_exists() -> None:
    text = (DOCS / "how-it-works.md").read_text()
    paths = re.findall(r"`((?:generator|templates|spec|generated|tests)/[\w./-]*)`", text)
    assert len(paths) > 15
    assert [path for path in paths if not (ROOT / path).exists()] == []
    root = ROOT / "generator" / "specloom"
    packages = {path.parent.name for path in root.glob("*/__init__.py")}
    assert [name for name in packages if f"`generator/specloom/{name}/" not in text] == []


# -- extensions ----------------------------------------------------------------------------------

PLACES = {"openapi": "root"}


def test_every_extension_is_documented_with_its_places() -> None:
    text = (DOCS / "extensions.md").read_text()
    rows = re.findall(rf"^\| `{PREFIX}([\w-]+)` \| ([\w, ]+) \|", text, re.MULTILINE)
    documented = {name: set(places.split(", ")) for name, places in rows}
    assert documented == {
        each.name: {PLACES.get(kind, kind) for kind in each.kinds} for each in EXTENSIONS
    }


def test_every_key_of_an_extension_is_documented() -> None:
    text = (DOCS / "extensions.md").read_text()
    models = [
        value
        for value in vars(extension_values).values()
        if isinstance(value, type) and issubclass(value, BaseModel) and value.model_fields
    ]
    assert len(models) > 8
    for model in models:
        for field in model.model_fields.values():
            assert re.search(rf"[`{{ ]{field.alias}[`:]", text), f"{model.__name__}.{field.alias}"


def test_every_example_of_an_extension_is_valid() -> None:
    known = {each.key: each for each in EXTENSIONS}
    found: list[tuple[str, Any]] = []

    def walk(node: Any) -> None:
        for key, value in node.items() if isinstance(node, dict) else ():
            if key in known:
                found.append((key, value))
            walk(value)
        for item in node if isinstance(node, list) else ():
            walk(item)

    for block in blocks(DOCS / "extensions.md", "yaml"):
        walk(yaml.safe_load(block.code))
    assert len(found) > 4
    for key, value in found:
        known[key].adapter.validate_python(value)


# -- inspect -------------------------------------------------------------------------------------


def understood() -> dict[str, Any]:
    """What is understood of the golden documents, and of Reality Analysis, by name."""
    committed = read_config(ROOT / "specloom.toml", Diagnostics()).sdks
    return {name: inspect(config, Diagnostics()) for name, config in {**CASES, **committed}.items()}


def test_inspect_is_what_its_schema_says_and_nothing_else() -> None:
    facts = understood()
    for name, each in facts.items():
        assert mistakes("inspect", each) == [], name
    for part in ("auth", "operations", "models", "builders", "errors"):
        assert any(each[part] for each in facts.values()), part


def test_the_example_of_inspect_is_real() -> None:
    (block,) = blocks(DOCS / "inspect.md", "json")
    committed = read_config(ROOT / "specloom.toml", Diagnostics()).sdks["reality-analysis"]
    assert json.loads(block.code) in inspect(committed, Diagnostics())["operations"]
