"""Two trees that differ in every way, and what is on disk after publishing one."""

from pathlib import Path

from specloom.write import LOCK_FILE, Inputs, parse_lock, with_lock

INPUTS = Inputs({"openapi.json": "d1"}, {"overlay.yaml": "o1"}, {"client": "c1"}, "t1")


def locked(files: dict[str, bytes], inputs: Inputs = INPUTS) -> dict[str, bytes]:
    return with_lock(files, sdk="demo", version="1.0.0", formatter="black", inputs=inputs)


OLD = locked(
    {
        "README.md": b"old\n",
        "same.py": b"same\n",
        "gone.py": b"gone\n",
        "gone/deep/file.py": b"gone too\n",
        "becomes_folder": b"a file\n",
        **{f"many/{n}.py": b"old %d\n" % n for n in range(20)},
    }
)
NEW = locked(
    {
        "README.md": b"new\n",
        "same.py": b"same\n",
        "added/deep/file.py": b"added\n",
        "becomes_folder/file.py": b"in a folder\n",
        **{f"many/{n}.py": b"new %d\n" % n for n in range(20)},
    },
    Inputs({"openapi.json": "d2"}, {}, {"client": "c1"}, "t1"),
)


def on_disk(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()]


def lock_of(tree: dict[str, bytes]):
    return parse_lock(tree[LOCK_FILE])
