"""The committed document: the whole API, nothing of ours, what is published letter for letter."""

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
DOCUMENT = json.loads((ROOT / "spec/reality-analysis/openapi.json").read_text("utf-8"))
SEED = json.loads((ROOT / "tests/data/reality-analysis.seed.openapi.json").read_text("utf-8"))


def letters(value: Any) -> str:
    """The value as text, the order of members included."""
    return json.dumps(value, indent=1, ensure_ascii=False)


def without_notes(value: Any) -> Any:
    """The seed marks what the page does not say; the marks are not the vendor's."""
    if isinstance(value, dict):
        return {k: without_notes(v) for k, v in value.items() if k not in NOTES}
    return [without_notes(item) for item in value] if isinstance(value, list) else value


NOTES = {"x-inferred", "x-inferred-what"}


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_it_is_the_whole_api() -> None:
    operations = [
        operation["operationId"]
        for item in DOCUMENT["paths"].values()
        for operation in item.values()
    ]
    assert len(operations) == len(set(operations)) == 18
    assert len(DOCUMENT["components"]["schemas"]) == 97


def test_it_holds_nothing_of_ours() -> None:
    assert [key for key in keys(DOCUMENT) if key.startswith("x-")] == []
    for word in ("inferred", "SDK", "specloom"):
        assert word not in letters(DOCUMENT)


@pytest.mark.parametrize("name", SEED["components"]["schemas"])
def test_a_published_schema_is_kept_letter_for_letter(name: str) -> None:
    assert letters(DOCUMENT["components"]["schemas"][name]) == letters(
        SEED["components"]["schemas"][name]
    )


def test_there_are_46_published_schemas() -> None:
    assert len(SEED["components"]["schemas"]) == 46


def test_the_published_operation_is_kept_letter_for_letter() -> None:
    path = "/reality-analysis/jobs/{id}"
    expected = without_notes(SEED["paths"][path]["delete"])
    assert letters(DOCUMENT["paths"][path]["delete"]) == letters(expected)
    assert expected["operationId"] == "jobs-cancel"


def test_the_security_scheme_is_the_published_one() -> None:
    expected = without_notes(SEED["components"]["securitySchemes"])
    assert letters(DOCUMENT["components"]["securitySchemes"]) == letters(expected)


def test_the_readme_names_every_operation() -> None:
    readme = (ROOT / "spec/reality-analysis/README.md").read_text("utf-8")
    for item in DOCUMENT["paths"].values():
        for operation in item.values():
            assert f"| `{operation['operationId']}` |" in readme
