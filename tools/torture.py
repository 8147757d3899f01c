"""The torture: ``uv run --group dev python tools/torture.py [--short] [part ...]`` prints what was tried, failed, lost.

Parts: models, readers, activities, kills, stores, people, pages; all of them if none is named. ``--short`` is what CI
runs: 1,000 or more inputs a function as far as the time goes, 3 loads and 6,000 ticks; kills are the same. Two parts
run at a time, each in a process of its own, with a record of its own. Ends with 1 if anything failed or was lost.
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
# What each part is called with: seconds a function, or how many things; in full, and short.
PARTS: dict[str, tuple[tuple[int, ...], tuple[float, ...]]] = {
    "pages": ((100, 36_000, 60), (3, 6_000, 10)),
    "models": ((30,), (0.3,)),
    "activities": ((30,), (0.5,)),
    "kills": ((200, 10), (200, 10)),
    "readers": ((30,), (1.0,)),
    "stores": ((100,), (20,)),
    "people": ((500,), (50,)),
}


def run(part: str, short: bool) -> list[dict[str, Any]]:
    """Run one part in a process of its own; one that dies is a failure."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [sys.executable, __file__, "--inside", part, *map(str, PARTS[part][short])]
        paths = [str(ROOT), str(ROOT / "tests" / "torture")]
        environment = os.environ | {"ALLIANCES_DATA_DIR": folder, "PYTHONPATH": os.pathsep.join(paths)}
        begun = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        try:
            return json.loads(done.stdout.splitlines()[-1])
        except (ValueError, IndexError):
            end = done.stderr.strip().splitlines()[-3:]
            return [dict(what=part, tried=1, failed=1, lost=0, seconds=time.perf_counter() - begun, note="", said=end)]


def inside(part: str, *numbers: str) -> None:
    """Run one part here, and print its rows as JSON."""
    module = importlib.import_module(part)
    print("\n" + json.dumps([row.plain() for row in module.rows(*(float(n) if "." in n else int(n) for n in numbers))]))


def _merged(rows: list[dict[str, Any]], mark: str, name: str) -> list[dict[str, Any]]:
    """Make one row of the many whose name holds a mark; what went wrong is told by function all the same."""
    found = [row for row in rows if mark in row["what"]]
    if not found:
        return []
    sums = {key: sum(row[key] for row in found) for key in ("tried", "failed", "lost", "seconds")}
    tried = [row["tried"] for row in found]
    return [{**sums, "what": f"{name} ({len(found)})", "note": f"{min(tried):,} to {max(tried):,} inputs each"}]


def main(arguments: list[str]) -> int:
    """Run the parts, print the table and what went wrong."""
    if arguments[:1] == ["--inside"]:
        inside(*arguments[1:])
        return 0
    short = "--short" in arguments
    parts = [name for name in arguments if name != "--short"] or list(PARTS)
    if unknown := [name for name in parts if name not in PARTS]:
        print(f"There is no part '{unknown[0]}'; there are {', '.join(PARTS)}.")
        return 2
    begun = time.perf_counter()
    with ThreadPoolExecutor(2) as lanes:
        rows = [row for found in lanes.map(lambda part: run(part, short), parts) for row in found]
    print("| what | tried | failed | lost | seconds | |\n| --- | ---: | ---: | ---: | ---: | --- |")
    for row in (
        _merged(rows, "models.", "models")
        + _merged(rows, ": act", "Activity.act, activities and demos")
        + [row for row in rows if not ("models." in row["what"] or ": act" in row["what"])]
    ):
        cells = (row["what"], f"{row['tried']:,}", row["failed"], row["lost"], f"{row['seconds']:.1f}", row["note"])
        print("| " + " | ".join(map(str, cells)) + " |")
    whole = [sum(row[name] for row in rows) for name in ("tried", "failed", "lost")]
    print(f"| all | {whole[0]:,} | {whole[1]} | {whole[2]} | {time.perf_counter() - begun:.0f} | |")
    for row in rows:
        for said in row["said"]:
            print(f"{row['what']}: {said}")
    return 1 if whole[1] or whole[2] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
