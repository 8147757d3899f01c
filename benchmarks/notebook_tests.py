"""nbval over the lessons beside bare kernel starts: ``uv run --group dev python benchmarks/notebook_tests.py``."""

import subprocess
import sys
import time
from pathlib import Path

from jupyter_client.manager import start_new_kernel
from pages import table

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("**/*.ipynb"))


def kernel_start() -> float:
    """Return the seconds until a kernel has run one empty cell."""
    start = time.perf_counter()
    manager, client = start_new_kernel()
    client.execute_interactive("pass")
    taken = time.perf_counter() - start
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return taken


if __name__ == "__main__":
    rows = []
    for notebook in NOTEBOOKS:
        bare = min(kernel_start() for _ in range(3))
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pytest", "-q", str(notebook)], check=True, capture_output=True)
        whole = time.perf_counter() - start
        rows.append([notebook.name, bare, whole, f"{whole / bare:.1f}"])
    table(["notebook", "bare kernel, s", "nbval with pytest's start, s", "ratio"], rows)
