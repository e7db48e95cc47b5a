"""What importing a generated SDK, making a client and reaching its first resource costs.

Each in a fresh process, above importing httpx and pydantic; medians of CPU time.

    python benchmarks/imports.py FOLDER PACKAGE CLIENT RESOURCE
    python benchmarks/imports.py generated/reality-analysis reality_analysis RealityAnalysis jobs
"""

from __future__ import annotations

import statistics
import subprocess
import sys

BASE = "import httpx, pydantic, ssl; httpx.create_ssl_context(); pydantic.BaseModel"
TIMED = "import time; start = time.process_time()\n{}\nprint(time.process_time() - start)"
ROUNDS = 11


def seconds(code: str, folder: str) -> float:
    """The CPU time of some code in a process of its own, without starting Python."""
    run = subprocess.run(
        [sys.executable, "-c", TIMED.format(code)],
        cwd=folder,
        capture_output=True,
        check=True,
        text=True,
    )
    return float(run.stdout)


def main() -> None:
    folder, package, client, resource = sys.argv[1:]
    ours = f"{BASE}\nfrom {package} import {client}\n{client}().{resource}"
    pairs = [(seconds(ours, folder), seconds(BASE, folder)) for _ in range(ROUNDS + 1)][1:]
    whole, base = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    print(f"{package}: {whole:.0f} ms, httpx and pydantic {base:.0f} ms: {whole - base:.0f} ms")


if __name__ == "__main__":
    main()
