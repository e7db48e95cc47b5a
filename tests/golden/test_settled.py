"""Lines that formatters are not given would have come back from them as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from specloom import generate as pipeline
from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.format import Formatter, formatted_files, with_black, with_ruff
from specloom.format.settled import skeleton
from support.corpus import CORPUS

from .conftest import CASES

DOCUMENTS = sorted(path.name for path in CORPUS.glob("*.*") if path.suffix in (".json", ".yaml"))


def unformatted(config: SdkConfig, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The Python files of an SDK before they are formatted."""
    files: dict[str, str] = {}

    def noted(tree: dict[str, bytes], **rest: Any) -> dict[str, bytes]:
        for path, data in tree.items():
            if path.endswith(".py") and path not in rest["finished"]:
                files[path] = data.decode()
        return tree

    monkeypatch.setattr(pipeline, "format_tree", noted)
    found = Diagnostics()
    pipeline.generate(config, found)
    assert not found.has_errors
    return files


def agree(files: dict[str, str], format_all: Formatter) -> None:
    assert files
    whole, wrong = format_all(files)
    assert formatted_files(files, format_all) == (whole, wrong)
    assert not wrong
    again, _ = formatted_files(whole, format_all)
    assert again == whole, "what is formatted stays as it is"


FORMATTERS: dict[str, Callable[..., Any]] = {
    "black": with_black.format_all,
    "ruff": with_ruff.format_all,
}


@pytest.mark.parametrize("formatter", FORMATTERS)
@pytest.mark.parametrize("name", sorted(CASES))
def test_of_golden_trees(name: str, formatter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    files = unformatted(CASES[name], monkeypatch)
    agree(files, FORMATTERS[formatter])
    left = [made.text for text in files.values() if (made := skeleton(text))]
    assert sum(map(len, left)) < 0.6 * sum(map(len, files.values())), "hardly any was settled"


@pytest.mark.parametrize("formatter", FORMATTERS)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_of_public_documents(
    document: str, formatter: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = document.partition(".")[0].replace("-", "_")
    config = SdkConfig(root=CORPUS, name=name, document=document, package=f"corpus_{name}")
    agree(unformatted(config, monkeypatch), FORMATTERS[formatter])
