"""Every branch of every template is rendered by a golden case, or by the committed SDK.

Each branch (`if`, `elif`, `else`, `for`, `block`, `macro`) of a copy of the templates is given a
call of `mark`, and the copy is used to generate everything.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import pytest

from golden.conftest import CASES
from specloom import generate as pipeline
from specloom import shared_runtime
from specloom.config import SdkConfig, read_config
from specloom.config.shared import SharedRuntime
from specloom.diagnostics import Diagnostics
from specloom.format import Cache
from specloom.render.locations import templates_root

ROOT = Path(__file__).parents[3]
BRANCH = re.compile(r"\{%[-+]?\s*(?:if|elif|else|for|block|macro)\b[^%]*?(-?)%\}")
ELSEWHERE = {"report/report.html.jinja": "specloom diff"}
"""Templates that are no part of an SDK."""
CLIENTS_APART = "an extension puts the sync and the async class into different modules"
NOTHING_SHORT = "an API whose every call needs more than a README can show"
NOT_RENDERED: dict[str, str] = {
    "package/init.py.jinja:11: else": CLIENTS_APART,
    "project/README.md.jinja:39: if not readme.shown": NOTHING_SHORT,
    "project/README.md.jinja:59: if not readme.shown": NOTHING_SHORT,
}
"""`template:line: tag` of branches that no case renders, and why. One that is rendered fails."""


def marked(text: str, name: str, all_marks: set[str]) -> str:
    """The template with a call of `mark` at the beginning of each branch."""

    def with_mark(tag: re.Match[str]) -> str:
        if re.match(r"\{%[-+]?\s*block\s+\w+[^%]*%\}\s*\{%[-+]?\s*endblock", text[tag.start() :]):
            return tag[0]  # empty: for users to fill
        line = text.count("\n", 0, tag.start()) + 1
        mark = f"{name}:{line}: {' '.join(tag[0].strip('{}%-+ ').split())}"
        all_marks.add(mark)
        return f"{tag[0]}{{% if mark({mark!r}) %}}{{% endif {tag[1]}%}}"

    return BRANCH.sub(with_mark, text)


@pytest.fixture(scope="module")
def branches(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """All branches, and those that were rendered."""
    folder = tmp_path_factory.mktemp("templates") / "templates"
    shutil.copytree(templates_root(), folder)
    every: set[str] = set()
    for path in sorted(folder.rglob("*.jinja*")):
        name = path.relative_to(folder).as_posix()
        if name not in ELSEWHERE:
            path.write_text(marked(path.read_text("utf-8"), name, every), "utf-8")
    rendered: set[str] = set()
    render: Callable[..., str] = jinja2.Template.render

    def noting(template: jinja2.Template, *args: Any, **kwargs: Any) -> str:
        rendered.add(template.name or "")
        return render(template, *args, **kwargs, mark=rendered.add)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Template, "render", noting)
        for module in (pipeline, shared_runtime):
            patch.setattr(module, "templates_root", lambda: folder)
        diagnostics = Diagnostics()
        for config in configs():
            pipeline.generate(config, diagnostics, Cache(None))
            if config.runtime == "shared":
                runtime = SharedRuntime(config.runtime_package, (config,))
                shared_runtime.generate_runtime(runtime, (), diagnostics)
        assert not diagnostics.has_errors, diagnostics.items
    return every, rendered


def configs() -> list[SdkConfig]:
    committed = read_config(ROOT / "specloom.toml", Diagnostics()).sdks
    vendored = CASES["jobs"].model_copy(update={"layout": "vendored"})
    shared = {"runtime": "shared", "runtime_package": "common.runtime"}
    sharing = [each.model_copy(update=shared) for each in (CASES["unions"], vendored)]
    return [*CASES.values(), *committed.values(), vendored, *sharing]


def test_every_template_is_rendered(branches: tuple[set[str], set[str]]) -> None:
    names = {
        path.relative_to(templates_root()).as_posix() for path in templates_root().rglob("*.jinja")
    }
    assert names - branches[1] - set(ELSEWHERE) == set()


def test_every_branch_is_rendered(branches: tuple[set[str], set[str]]) -> None:
    every, rendered = branches
    assert len(every) > 150
    missed = sorted(every - rendered)
    assert missed == sorted(NOT_RENDERED), "\n".join(missed)
