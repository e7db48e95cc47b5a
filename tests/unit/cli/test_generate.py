"""`specloom generate`: what it writes, what it refuses, what it says."""

import json

import pytest

from specloom.diagnostics import Place, fatal
from specloom.write.holding import JOURNAL, staging_folder


def test_it_writes_and_then_finds_nothing_to_do(project, generator, specloom_) -> None:
    first = specloom_("generate")
    assert (first.code, first.out, first.err) == (
        0,
        "demo: 3 added, 3 files in generated/demo\n",
        "",
    )
    assert (project / "generated/demo/a.py").read_bytes() == b"a = 1\n"
    second = specloom_("generate", "demo")
    assert second.out == "demo: 0 changes, 3 files in generated/demo\n"
    assert generator.runs == 1


def test_a_changed_document_or_output_is_generated_anew(project, generator, specloom_) -> None:
    specloom_("generate")
    (project / "openapi.json").write_text("{ }")
    generator.files = {"a.py": b"a = 2\n", "c.py": b""}
    again = specloom_("generate")
    assert again.out == "demo: 1 added, 2 changed, 1 deleted, 3 files in generated/demo\n"
    (project / "generated/demo/c.py").unlink()
    assert specloom_("generate").out == "demo: 1 added, 3 files in generated/demo\n"


def test_a_checkout_without_a_cache_generates_to_be_sure(
    project, generator, specloom_, monkeypatch
) -> None:
    specloom_("generate")
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    assert specloom_("generate").out == "demo: 0 changes, 3 files in generated/demo\n"
    assert generator.runs == 2


def test_a_checkout_whose_code_changed_generates_to_be_sure(
    project, generator, specloom_, tmp_path
) -> None:
    specloom_("generate")
    (tmp_path / "code/module.py").write_text("new = 1\n")
    assert "0 changes" in specloom_("generate").out
    assert generator.runs == 2
    assert "0 changes" in specloom_("generate").out
    assert generator.runs == 2


def test_an_installed_specloom_takes_the_locks_word(
    project, generator, specloom_, tmp_path, monkeypatch
) -> None:
    (tmp_path / "code/_templates").mkdir()
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    specloom_("generate")
    assert specloom_("check").code == 0
    assert generator.runs == 1


def test_changed_templates_are_named(project, generator, specloom_, tmp_path) -> None:
    specloom_("generate")
    (tmp_path / "templates/client.jinja").write_text("x")
    assert "because specloom's templates changed" in specloom_("check").out


def test_a_dry_run_writes_nothing(project, generator, specloom_) -> None:
    done = specloom_("generate", "--dry-run")
    assert (done.code, "dry run" in done.out) == (0, True)
    assert not (project / "generated").exists()


def test_hand_edited_files_are_kept_until_forced(project, generator, specloom_) -> None:
    specloom_("generate")
    edited = project / "generated/demo/a.py"
    edited.write_bytes(b"by hand\n")
    refused = specloom_("generate")
    assert (refused.code, refused.out) == (2, "demo: nothing was written\n")
    assert refused.err.startswith(
        "generated/demo/a.py: error: changed by hand since it was generated"
    )
    assert "specloom generate --force" in refused.err
    assert edited.read_bytes() == b"by hand\n"
    assert specloom_("generate", "--force").code == 0
    assert edited.read_bytes() == b"a = 1\n"


def test_errors_keep_it_from_writing_and_warnings_do_not(project, generator, specloom_) -> None:
    place = Place("openapi.json", 3, 5, "/paths")
    generator.finds = lambda found: found.error("schema-odd", "odd\x1b[31m\nforged: error", place)
    refused = specloom_("generate")
    assert refused.code == 2
    assert "openapi.json:3:5: error: odd\\x1b[31m\\nforged: error [schema-odd]\n" in refused.err
    assert not (project / "generated").exists()
    generator.finds = lambda found: found.warning("schema-odd", "odd", place)
    assert specloom_("generate").code == 0


def test_an_ignored_error_is_none_and_an_unused_ignore_is_one(
    project, generator, specloom_
) -> None:
    with (project / "specloom.toml").open("a") as file:
        file.write('ignore = [{ code = "schema-odd", reason = "nobody sends it" }]\n')
    generator.finds = lambda found: found.error("schema-odd", "odd")
    assert specloom_("generate").code == 0
    generator.finds = lambda found: None
    generator.files["a.py"] = b"a = 3\n"
    (project / "openapi.json").write_text("{ }")
    refused = specloom_("generate")
    assert (refused.code, "config-unused-ignore" in refused.err) == (2, True)


def test_a_stage_that_cannot_go_on_costs_only_its_sdk(project, generator, specloom_) -> None:
    with (project / "specloom.toml").open("a") as file:
        file.write('[sdks.other]\ndocument = "openapi.json"\n')

    def fails_once(found) -> None:
        if generator.runs == 1:
            raise fatal("load-not-openapi", "not OpenAPI", Place("openapi.json"))

    generator.finds = fails_once
    done = specloom_("generate")
    assert done.code == 2
    assert done.out.splitlines() == [
        "demo: nothing was written",
        "other: 3 added, 3 files in generated/other",
    ]
    assert done.err == "openapi.json: error: not OpenAPI [load-not-openapi]\n"


@pytest.mark.parametrize("report", ["json", "sarif"])
def test_a_report_is_all_there_is_on_standard_output(
    project, generator, specloom_, report: str
) -> None:
    generator.finds = lambda found: found.warning("schema-odd", "odd")
    done = specloom_("generate", "--format", report)
    assert "schema-odd" in json.dumps(json.loads(done.out))
    assert done.err == ""


def test_an_interrupted_run_is_finished_first(project, generator, specloom_, monkeypatch) -> None:
    specloom_("generate")
    generator.files["a.py"] = b"a = 2\n"
    (project / "openapi.json").write_text("{ }")
    with monkeypatch.context() as patched:
        patched.setattr("specloom.write.staging._apply", _killed)
        assert specloom_("generate").code == 2
    staging = staging_folder(project / "generated/demo")
    assert (staging / JOURNAL).exists()
    assert specloom_("check").code == 0
    assert (project / "generated/demo/a.py").read_bytes() == b"a = 2\n"
    assert not staging.exists()


def _killed(*_: object) -> None:
    raise OSError(5, "Input/output error", "/home/somebody/secret/a.py")


def test_what_a_newer_specloom_wrote_is_not_overwritten(project, generator, specloom_) -> None:
    specloom_("generate")
    lock = project / "generated/demo/specloom.lock"
    lock.write_text(lock.read_text().replace('"specloom": "', '"specloom": "99.'))
    for command in ("generate", "check"):
        refused = specloom_(command)
        assert (refused.code, "[write-newer]" in refused.err) == (2, True)
    assert specloom_("generate", "--allow-downgrade").code == 0
