"""What importing a generated SDK, making a client and reaching its first resource costs.

Each in a fresh process, above importing httpx and pydantic; medians of CPU time and of resident
memory. Modules are compiled, as pip leaves them: the first round writes what is missing.

    python benchmarks/imports.py FOLDER PACKAGE CLIENT RESOURCE
    python benchmarks/imports.py generated/reality-analysis reality_analysis RealityAnalysis jobs
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys

BASE = "import httpx, pydantic, ssl; httpx.create_ssl_context(); pydantic.BaseModel"
MEASURED = """import time; start = time.process_time()
{}
seconds = time.process_time() - start
import resource
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"""
ROUNDS = 11


def cost(code: str, folder: str) -> tuple[float, float]:
    """CPU milliseconds of some code in a process of its own, without starting Python, and the MB
    that the process has held."""
    run = subprocess.run(
        [sys.executable, "-c", MEASURED.format(code)],
        cwd=folder,
        env={name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        capture_output=True,
        check=True,
        text=True,
    )
    seconds, memory = map(float, run.stdout.split())
    return seconds * 1000, memory


def main() -> None:
    folder, package, client, resource = sys.argv[1:]
    ours = f"{BASE}\nfrom {package} import {client}\n{client}().{resource}"
    rounds = [(*cost(ours, folder), *cost(BASE, folder)) for _ in range(ROUNDS + 1)][1:]
    time, memory, base, held = map(statistics.median, zip(*rounds, strict=True))
    print(
        f"{package}: {time:.0f} ms, httpx and pydantic {base:.0f} ms: {time - base:.0f} ms, "
        f"{memory - held:.1f} MB"
    )


if __name__ == "__main__":
    main()
