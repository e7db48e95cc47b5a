"""Run as a script: the digests of everything that the golden documents yield, one line per file.

    python digest.py FOLDER [--reversed]

`FOLDER` is that of the golden cases.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from specloom.config import read_config
from specloom.diagnostics import Diagnostics
from specloom.generate import generate


def main() -> None:
    config = read_config(Path(sys.argv[1]) / "specloom.toml", Diagnostics())
    cases = sorted(config.sdks, reverse="--reversed" in sys.argv)
    lines = []
    for case in cases:
        found = Diagnostics()
        tree = generate(config.sdks[case].model_copy(update={"formatter": "ruff"}), found)
        lines += [f"{case} {path} {hashlib.sha256(tree[path]).hexdigest()}" for path in tree]
        lines += [f"{case} diagnostics {item.code} {item.message}" for item in found.items]
    print("\n".join(sorted(lines)).encode("ascii", "backslashreplace").decode())


if __name__ == "__main__":
    main()
