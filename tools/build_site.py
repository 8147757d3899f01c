"""Build the course for a browser tab: ``uv run --extra site python tools/build_site.py [folder]``.

Makes a static site in ``dist/`` (or the folder given): the lessons, the demos and the library in JupyterLite, with a
Python that runs in the page. Any web server can hand it out; ``tools/serve_site.py`` does so on this machine.
Building needs Node.js with npm, and a network for what is not yet in the cache; the site itself asks no outside host.
"""

import sys
import tempfile
from pathlib import Path

from sitebuild import lessons, lite, page, release, runtime

ROOT = Path(__file__).parents[1]


def build(out: Path, root: Path = ROOT) -> list[tuple[str, int]]:
    """Build the site of the course at `root` into `out`, which is replaced; return each part's name and bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        contents = Path(scratch) / "contents"
        found = lessons.prepare(root / "notebooks", contents)
        kernel = runtime.build(root, Path(scratch) / "kernel")
        lite.build(contents, kernel, out)
        facts = page.build(root / "site", kernel, found, out)
    release.seal(root / "site", facts, out)
    return release.sizes(out)


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").resolve()
    parts = build(target)
    width = max(len(name) for name, _ in parts)
    for name, size in parts:
        print(f"{name:{width}}  {size / 1e6:6.1f} MB")
    print(f"{'all':{width}}  {sum(size for _, size in parts) / 1e6:6.1f} MB in {target}")
