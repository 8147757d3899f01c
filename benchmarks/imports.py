"""What importing the course costs: ``uv run --group dev python benchmarks/imports.py``."""

import subprocess
import sys

from pages import median, table

WAYS = {
    "ipywidgets and plotly": "import ipywidgets, plotly.graph_objects",
    "course_utils": "import course_utils",
    "course_utils and all of its widgets": "import course_utils as c; [getattr(c, name) for name in c.__all__]",
}


def milliseconds(statement: str, runs: int = 15) -> float:
    """Return the median time of the statement in fresh interpreters."""
    code = f"import time; start = time.perf_counter(); {statement}; print(1000 * (time.perf_counter() - start))"
    run = [sys.executable, "-c", code]
    return median([float(subprocess.run(run, capture_output=True, check=True, text=True).stdout) for _ in range(runs)])


if __name__ == "__main__":
    times = {name: milliseconds(statement) for name, statement in WAYS.items()}
    base = next(iter(times.values()))
    table(["import", "median ms", "ratio"], [[name, taken, f"{taken / base:.2f}"] for name, taken in times.items()])
