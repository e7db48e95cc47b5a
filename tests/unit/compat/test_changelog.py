"""The section of a version in CHANGELOG.md."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from specloom.compat.changelog import changelog_section, insert_section
from specloom.compat.reconcile import reconcile
from specloom.compat.surface.lines import parse_surface
from specloom.compat.surfacediff import compare_surfaces
from support.reports import EDITS, report


def section() -> str:
    found = report()
    assert found.advice is not None
    return changelog_section(found.advice.next, found.document)


def test_the_worst_comes_first_and_says_what_to_do() -> None:
    text = section()
    titles = [line for line in text.splitlines() if line.startswith("#")]
    assert titles[:2] == ["## 2.0.0", "### Breaking"]
    assert "- `GET /boats` query parameter limit: became required. Pass this argument" in text
    assert "Nothing." not in text


def test_what_the_document_brought_about_is_not_told_twice() -> None:
    found = report()
    old = parse_surface("a.models.Arrival(Model)  [class]\na.models.Arrival.at: datetime = None\n")
    new = parse_surface(
        "a.models.Arrival(Model)  [class]\na.models.Arrival.at: str = None\nb.g() -> int\n"
    )
    surface = reconcile(found.document, compare_surfaces(old, new))
    assert found.advice is not None
    text = changelog_section(found.advice.next, found.document, surface)
    assert "a.models.Arrival.at" not in text
    assert "b.g" in text


def test_what_is_sent_and_received_has_one_entry() -> None:
    found = report([["remove", "/components/schemas/State/enum/0"]])
    rules = [each.rule.id for each in found.document if "removed" in each.rule.id]
    assert rules == ["request-enum-value-removed", "response-enum-value-removed"]
    (entry,) = re.findall("- `State`: enum value .*", changelog_section("2.0.0", found.document))
    assert "Stop giving this value" in entry and "Stop naming this enum member" in entry


def test_classes_that_moved_are_one_entry() -> None:
    def surface(module: str, names: str) -> str:
        return "".join(
            f"shop.models.{module}.{name}(Model)  [class]\n"
            f"shop.models.{name} = shop.models.{module}.{name}  [import]\n"
            for name in names
        )

    def told(names: str) -> list[str]:
        sides = (parse_surface(surface(module, names)) for module in ("old", "new"))
        text = changelog_section("1.1.0", (), compare_surfaces(*sides))
        return [line for line in text.splitlines() if line.startswith("- ")]

    todo = "Import it from the package that passes it on, not from its module."
    assert told("AB") == [f"- 2 classes moved: `A`, `B`. {todo}"]
    (one,) = told("A")
    assert one.startswith("- `shop.models.new.A`: moved from ")


def test_text_of_the_document_stays_text() -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(section())
    assert "<script" not in html and "<img" not in html and "href" not in html
    assert html.count("<h2>") == 1


def test_nothing_to_tell() -> None:
    text = changelog_section("1.0.0", ())
    assert "No change that users of the SDK notice." in text


OLD = "# Changelog\n\nAll of it.\n\n## 1.1.0\n\n- b\n\n## 1.0.0\n\n- a\n"


def test_a_section_goes_above_the_versions_that_are_there() -> None:
    assert insert_section(OLD, "## 1.2.0\n\n- c\n") == OLD.replace(
        "## 1.1.0", "## 1.2.0\n\n- c\n\n## 1.1.0"
    )


def test_a_section_takes_the_place_of_the_same_version() -> None:
    once = insert_section(OLD, "## 1.2.0\n\n- c\n")
    twice = insert_section(once, "## 1.2.0\n\n- d\n")
    assert twice == once.replace("- c", "- d")
    assert insert_section(twice, "## 1.2.0\n\n- d\n") == twice
    assert insert_section(OLD, "## 1.0.0\n\n- z\n") == OLD.replace("- a", "- z")


@pytest.mark.parametrize("before", ["", "\n", "# Changelog\n", "# Changelog\n\nNotes.\n"])
def test_a_changelog_without_versions(before: str) -> None:
    text = insert_section(before, "## 1.0.0\n\n- a\n")
    assert text.startswith("# Changelog\n")
    assert text.endswith("\n\n## 1.0.0\n\n- a\n")
    assert insert_section(text, "## 1.0.0\n\n- a\n") == text


def test_what_is_unreleased_stays_on_top() -> None:
    text = "# Changelog\n\n## Unreleased\n\n- x\n\n## 1.0.0\n\n- a\n"
    assert insert_section(text, "## 1.1.0\n\n- b\n") == text.replace(
        "## 1.0.0", "## 1.1.0\n\n- b\n\n## 1.0.0"
    )
    only = "# Changelog\n\n## Unreleased\n\n- x\n"
    assert insert_section(only, "## 1.0.0\n\n- b\n") == f"{only}\n## 1.0.0\n\n- b\n"


def test_the_edits_of_these_tests_are_not_few() -> None:
    assert len(report().document) >= len(EDITS)
