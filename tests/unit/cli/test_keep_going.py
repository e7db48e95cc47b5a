"""`specloom generate --keep-going`: what errors leave is written, and never taken for the whole."""

from __future__ import annotations

import pytest

from specloom.diagnostics import Place


@pytest.fixture
def broken(generator) -> None:
    generator.finds = lambda diagnostics: diagnostics.error(
        "load-ref-unresolved", "leads nowhere", Place("openapi.json")
    )


def test_without_it_nothing_is_written(project, broken, specloom_) -> None:
    result = specloom_("generate")
    assert (result.code, result.out) == (2, "demo: nothing was written\n")
    assert not (project / "generated").exists()


def test_it_is_offered_where_it_helps(project, generator, specloom_) -> None:
    place = Place("openapi.json", 3, 5, "/paths/~1pets")
    generator.finds = lambda found: found.error("load-ref-unresolved", "leads nowhere", place)
    assert specloom_("generate").out.endswith("with --keep-going\n")
    assert "with --keep-going" not in specloom_("generate", "--keep-going").out


def test_with_it_the_rest_is_written_and_the_exit_code_stays(project, broken, specloom_) -> None:
    result = specloom_("generate", "--keep-going")
    assert result.code == 2 and "load-ref-unresolved" in result.err
    assert "without what the errors are about" in result.out
    assert (project / "generated/demo/a.py").exists()


def test_it_is_not_taken_for_the_whole(project, generator, broken, specloom_) -> None:
    specloom_("generate", "--keep-going")
    runs = generator.runs
    assert specloom_("check").code == 2
    assert generator.runs == runs + 1  # the lock's word is not enough
    generator.finds = lambda diagnostics: None
    assert specloom_("generate").out == "demo: 1 changed, 3 files in generated/demo\n"
    assert specloom_("check").code == 0
