"""`specloom check`: 0 clean, 1 drift, 2 bad input."""

import json

import pytest

from specloom.write import digest


def test_a_clean_tree(project, generator, specloom_) -> None:
    specloom_("generate")
    done = specloom_("check")
    assert (done.code, done.out, done.err) == (0, "demo: up to date, 3 files\n", "")


def test_drift_is_shown_with_its_reason_and_its_repair(project, generator, specloom_) -> None:
    specloom_("generate")
    (project / "openapi.json").write_text("{ }")
    generator.files = {"a.py": b"a = 2\n", "c.py": b"c = 1\n"}
    done = specloom_("check")
    assert done.code == 1
    assert "--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-a = 1\n+a = 2\n" in done.out
    assert "4 files are not what the document yields: 1 missing, 1 extra, 2 differs" in done.out
    assert "  because document openapi.json changed\n" in done.out
    assert done.out.endswith("  repair it with: specloom generate demo\n")
    assert "generated/demo/a.py: error: it would be written differently today" in done.err
    assert (project / "generated/demo/a.py").read_bytes() == b"a = 1\n"


def test_a_hand_edit_is_told_apart(project, generator, specloom_) -> None:
    specloom_("generate")
    (project / "generated/demo/a.py").write_bytes(b"by \x1b]0;hand\n")
    done = specloom_("check")
    assert done.code == 1
    assert "[drift-hand-edited]" in done.err
    assert "because" not in done.out
    assert "-by \\x1b]0;hand\n" in done.out
    assert "specloom generate demo --force   (this loses what was changed by hand" in done.out
    (project / "openapi.json").write_text("{ }")
    generator.files["b.py"] = b"b = 2\n"
    assert "specloom generate demo --merge" in specloom_("check").out


def test_a_change_of_specloom_itself_is_named(project, generator, specloom_, monkeypatch) -> None:
    specloom_("generate")
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    generator.files["a.py"] = b"a = 2\n"
    changed = specloom_("check")
    assert "because specloom itself changed" in changed.out
    assert "b/a.py" in changed.out and "b/specloom.lock" not in changed.out
    assert "specloom.lock: error: it would be written differently" in changed.err
    (project / "generated/demo/a.py").write_text("a = 2\n")
    assert "b/specloom.lock" in specloom_("check").out  # nothing else is there to show
    with (project / "specloom.toml").open("a") as file:
        file.write('extensions = ["acme.ext"]\n')
    specloom_("generate")
    generator.files["a.py"] = b"a = 3\n"
    assert "because acme.ext or specloom itself changed" in specloom_("check").out


def test_nothing_was_generated_yet(project, generator, specloom_) -> None:
    done = specloom_("check")
    assert done.code == 1
    assert "3 missing" in done.out
    assert "there is no specloom.lock" in done.out


def test_bad_input_weighs_more_than_drift(project, generator, specloom_) -> None:
    generator.finds = lambda found: found.error("schema-odd", "odd")
    assert specloom_("check").code == 2
    (project / "generated/demo").mkdir(parents=True)
    (project / "generated/demo/specloom.lock").write_text("<<<<<<< ours\n")
    done = specloom_("check")
    assert (done.code, "[write-lock]" in done.err) == (2, True)
    assert "specloom.lock:1: error: a merge left both sides in it" in done.err
    assert "specloom generate --force: names are kept" in done.err


def test_drift_in_every_format(project, generator, specloom_) -> None:
    found = json.loads(specloom_("check", "--format", "json").out)["diagnostics"]
    assert [each["file"] for each in found] == [
        "generated/demo/a.py",
        "generated/demo/b.py",
        "generated/demo/specloom.lock",
    ]
    github = specloom_("check", "--format", "github")
    assert github.out.startswith("::error file=generated/demo/a.py,title=drift-missing::")
    sarif = json.loads(specloom_("check", "--format", "sarif").out)
    assert sarif["runs"][0]["results"][0]["ruleId"] == "drift-missing"


def test_nothing_changed_is_told_without_reading_the_document(
    project, generator, specloom_, monkeypatch
) -> None:
    specloom_("generate")
    for name in ("generate", "inspect"):
        monkeypatch.setattr(f"specloom.generate.{name}", None)
    assert specloom_("check").code == 0
    monkeypatch.undo()


@pytest.mark.parametrize("options", [(), ("--full",)])
def test_a_checkout_with_other_line_ends_is_the_same(
    project, generator, specloom_, options
) -> None:
    (project / "openapi.json").write_bytes(b"{\n}\n")
    specloom_("generate")
    lock = (project / "generated/demo/specloom.lock").read_bytes()
    for path in (project / "openapi.json", *(project / "generated/demo").iterdir()):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert specloom_("check", *options).code == 0
    (project / "generated/demo/a.py").unlink()
    assert specloom_("generate").code == 0
    written = (project / "generated/demo/specloom.lock").read_bytes()
    assert written.replace(b"\r\n", b"\n") == lock


def test_a_full_check_does_not_take_the_locks_word(project, generator, specloom_) -> None:
    specloom_("generate")
    edited, lock = (project / "generated/demo" / name for name in ("a.py", "specloom.lock"))
    old, new = digest(edited.read_bytes()), digest(b"evil()\n")
    edited.write_bytes(b"evil()\n")
    lock.write_text(lock.read_text().replace(old, new))
    done = specloom_("check", "--full")
    assert (done.code, "[drift-differs]" in done.err) == (1, True)


def test_a_flood_of_findings_is_cut(project, generator, specloom_) -> None:
    generator.files = {f"{n}.py": b"x = 1\n" * 50 for n in range(150)}
    done = specloom_("check")
    assert done.err.count("[drift-missing]") == 100
    assert "… and 51 more" in done.err
    assert len(done.out.splitlines()) < 420
    assert len(json.loads(specloom_("check", "--format", "json").out)["diagnostics"]) == 151


def test_every_input_and_output_counts(project, generator, specloom_) -> None:
    touches = [
        lambda: (project / "openapi.json").write_text("{  }"),
        lambda: (project / "generated/demo/b.py").write_bytes(b"b = 2\n"),
        lambda: (project / "specloom.toml").write_text(
            '[sdks.demo]\ndocument = "openapi.json"\nversion = "2.0"\n'
        ),
    ]
    for number, touch in enumerate(touches, 1):
        specloom_("generate", "--force")
        runs = generator.runs
        assert specloom_("check").code == 0
        assert generator.runs == runs
        touch()
        assert specloom_("check").code == 1, number
        assert generator.runs == runs + 1


def test_a_lock_that_was_changed_is_not_called_a_change_of_specloom(
    project, generator, specloom_
) -> None:
    specloom_("generate")
    lock = project / "generated/demo/specloom.lock"
    lock.write_text(lock.read_text().replace('"sdk": "demo"', '"sdk": "other"'))
    done = specloom_("check")
    assert done.code == 1
    assert "because specloom.lock itself is not as it was written" in done.out
    assert specloom_("generate").code == 0
    assert specloom_("check").code == 0


@pytest.mark.parametrize("kind", ["file", "dangling", "folder"])
def test_what_is_in_the_way_is_to_be_moved_away(
    project, generator, specloom_, tmp_path, kind: str
) -> None:
    generator.files = {"a.py": b"a = 1\n", "models/b.py": b"b = 1\n"}
    specloom_("generate")
    folder = project / "generated/demo"
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.py").write_bytes(b"precious\n")
    if kind == "folder":
        (folder / "models/b.py").unlink()
        (folder / "models").rmdir()
        (folder / "models").symlink_to(outside)
    else:
        (folder / "a.py").unlink()
        (folder / "a.py").symlink_to(outside / ("b.py" if kind == "file" else "nothing"))
    done = specloom_("check")
    assert done.code == 1
    assert "repair it with: move away what is in the way, then specloom generate demo" in done.out
    path = "models/b.py" if kind == "folder" else "a.py"
    refused = specloom_("generate")
    assert refused.code == 2
    assert f"generated/demo/{path}: error: a " in refused.err
    assert "[write-symlink]" in refused.err
    assert (outside / "b.py").read_bytes() == b"precious\n"
    assert [each.name for each in outside.iterdir()] == ["b.py"]
