"""`specloom generate --merge` from the command line."""

import subprocess
from pathlib import Path


def commit(folder: Path) -> None:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com"]
    for arguments in (["init", "-q"], ["add", "."], ["commit", "-qm", "all"]):
        subprocess.run([*command, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_conflict_exits_with_1_and_names_the_file(project, generator, specloom_) -> None:
    specloom_("generate")
    commit(project)
    (project / "generated/demo/a.py").write_bytes(b"a = 'mine'\n")
    generator.files = {"a.py": b"a = 2\n", "b.py": b"b = 1\n"}
    (project / "openapi.json").write_text("{ }")
    done = specloom_("generate", "--merge")
    assert done.code == 1
    assert "generated/demo/a.py: error:" in done.err and "[write-conflict]" in done.err
    assert b"<<<<<<< by hand" in (project / "generated/demo/a.py").read_bytes()


def test_a_merged_file_is_still_reported_as_changed(project, generator, specloom_) -> None:
    generator.files = {"a.py": b"1\n2\n3\n4\n5\n6\n7\n"}
    specloom_("generate")
    commit(project)
    edited = project / "generated/demo/a.py"
    edited.write_bytes(edited.read_bytes() + b"mine\n")
    generator.files = {"a.py": b"0\n2\n3\n4\n5\n6\n7\n"}
    (project / "openapi.json").write_text("{ }")
    done = specloom_("generate", "--merge")
    assert (done.code, done.err) == (0, "")
    assert edited.read_bytes() == b"0\n2\n3\n4\n5\n6\n7\nmine\n"
    checked = specloom_("check")
    assert checked.code == 1
    assert "[drift-hand-edited]" in checked.err and "specloom.lock" not in checked.err
    assert "--merge" not in checked.out  # it did what it can
    assert "generate demo --force   (this loses what was changed by hand: keep it in" in checked.out
    assert specloom_("generate").code == 2
    assert specloom_("generate", "--force").code == 0
    assert specloom_("check").code == 0


def test_force_and_merge_exclude_each_other(project, generator, specloom_) -> None:
    done = specloom_("generate", "--force", "--merge")
    assert done.code == 2 and "[write-merge]" in done.err


def test_a_merge_needs_no_git_where_the_sdk_was_written(project, generator, specloom_) -> None:
    """What was generated last is in the user's cache, until the cache is turned off."""
    generator.files = {"a.py": b"1\n2\n3\n4\n5\n6\n7\n", "b.bin": b"\xff\n\x00"}
    specloom_("generate")
    edited = project / "generated/demo/a.py"
    for n in range(2):  # the second one starts from what the first one wrote
        edited.write_bytes(edited.read_bytes() + b"mine %d\n" % n)
        generator.files["a.py"] = generator.files["a.py"].replace(b"%d\n" % (n + 1), b"new\n")
        (project / "openapi.json").write_text("{%s}" % (" " * n))
        done = specloom_("generate", "--merge")
        assert (done.code, done.err) == (0, "")
    assert edited.read_bytes() == b"new\nnew\n3\n4\n5\n6\n7\nmine 0\nmine 1\n"


def test_without_git_cache_and_lock_there_is_nothing_to_merge_from(
    project, generator, specloom_, monkeypatch
) -> None:
    specloom_("generate")
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    (project / "generated/demo/a.py").write_bytes(b"mine\n")
    generator.files["a.py"] = b"a = 2\n"
    (project / "openapi.json").write_text("{ }")
    done = specloom_("generate", "--merge")
    assert done.code == 2 and "[write-merge-base]" in done.err
    assert (project / "generated/demo/a.py").read_bytes() == b"mine\n"
