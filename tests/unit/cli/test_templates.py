"""`specloom templates`: from ejecting a block to taking over what changed since."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.render.contract import CONTRACT

CONFIG = '[sdks.demo]\ndocument = "openapi.json"\ntemplates = "mine"\n'
NAME = "resources/resource.py.jinja"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of templates of a project, which is the current folder."""
    (tmp_path / "specloom.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "mine"


def test_a_block_is_ejected_and_fits(folder: Path, specloom_) -> None:
    assert specloom_("templates", "eject", NAME, "--block", "members").code == 0
    text = (folder / NAME).read_text()
    assert text.startswith(f'{{#- specloom\ncontract = {CONTRACT}\n-#}}\n{{% extends "base:{NAME}"')
    assert "{% block members scoped %}" in text and "{% block method" not in text
    assert specloom_("templates", "check").out == f"demo: 1 template fits contract {CONTRACT}\n"
    listed = specloom_("templates", "list").out
    assert "members *" in listed and f"-> mine/{NAME}" in listed
    second = specloom_("templates", "eject", NAME, "--block", "constants")
    assert second.code == 0 and "{% block constants %}" in (folder / NAME).read_text()
    assert specloom_("templates", "check").code == 0


def test_a_runtime_module_and_a_whole_template(folder: Path, specloom_) -> None:
    assert specloom_("templates", "eject", "runtime/retry.py").code == 0
    assert specloom_("templates", "eject", "project/README.md.jinja").code == 0
    first = (folder / "runtime/retry.py").read_text().splitlines()[0]
    assert first == f"# specloom: contract = {CONTRACT}"
    assert specloom_("templates", "check").out == f"demo: 2 templates fit contract {CONTRACT}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("resources/resorce.py.jinja",), f"did you mean '{NAME}'?"),
        ((NAME, "--block", "methods"), "did you mean 'method'?"),
    ],
)
def test_what_is_not_there_cannot_be_ejected(
    folder: Path, specloom_, arguments: tuple[str, ...], message: str
) -> None:
    result = specloom_("templates", "eject", *arguments)
    assert result.code == 2 and message in result.err
    assert not folder.exists()


def test_nothing_of_the_users_is_overwritten(folder: Path, specloom_) -> None:
    specloom_("templates", "eject", NAME)
    (folder / NAME).write_text((folder / NAME).read_text() + "{# mine #}")
    assert "overridden already" in specloom_("templates", "eject", NAME).err
    assert (folder / NAME).read_text().endswith("{# mine #}")


NOW, BEFORE = "_ACCEPT = {{ resource.accept }}\n", "_ACCEPTED = {{ resource.accept }}\n"


def ejected_before(folder: Path, specloom_) -> None:
    """As if the original had been another one when it was ejected."""
    specloom_("templates", "eject", NAME, "--block", "constants")
    for path in (folder / NAME, folder / ".base" / NAME):
        assert NOW in path.read_text()
        path.write_text(path.read_text().replace(NOW, BEFORE))


def test_what_changed_upstream_is_shown_and_taken_over(folder: Path, specloom_) -> None:
    ejected_before(folder, specloom_)
    mine = folder / NAME
    mine.write_text(mine.read_text().replace("{% endblock %}", "# mine\n{% endblock %}"))
    checked = specloom_("templates", "check")
    assert checked.code == 1 and "[template-upstream]" in checked.err
    assert f"-{BEFORE}" in checked.out and f"+{NOW}" in checked.out
    shown = specloom_("templates", "diff", NAME)
    assert (shown.code, "+# mine" in shown.out) == (1, True)
    merged = specloom_("templates", "merge", NAME)
    assert merged.code in (0, 1)
    text = mine.read_text()
    assert NOW in text and "# mine" in text
    if merged.code == 0:
        assert specloom_("templates", "check").code == 0


def test_a_conflict_is_marked(folder: Path, specloom_) -> None:
    ejected_before(folder, specloom_)
    mine = folder / NAME
    mine.write_text(mine.read_text().replace(BEFORE, "_MINE = {{ resource.accept }}\n"))
    merged = specloom_("templates", "merge", NAME)
    assert (merged.code, merged.out) == (
        1,
        f"{NAME}: 1 conflict to solve between the markers in mine/{NAME}\n",
    )
    assert "<<<<<<< mine/" in mine.read_text() and "_MINE = " in mine.read_text()
