"""Serve the built site on this machine: ``uv run python tools/serve_site.py [folder] [port]``.

Hands out ``dist/`` as a static host does: each file under its own type, text and code compressed, and asked for again
by its fingerprint, so that a new build is seen at once. No special headers are needed.
"""

import gzip
import hashlib
import sys
from contextlib import suppress
from functools import cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_TYPES = {
    ".ipynb": "application/json",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
_PACKED = (".zip", ".png", ".woff", ".woff2", ".ico")


@cache
def _content(path: Path, _changed: int) -> tuple[bytes, bytes, str]:
    content = path.read_bytes()
    packed = b"" if path.suffix in _PACKED else gzip.compress(content, 6, mtime=0)
    return content, packed, f'"{hashlib.sha256(content).hexdigest()[:32]}"'


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | _TYPES
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def _answer(self, body: bool) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if not path.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content, packed, tag = _content(path, path.stat().st_mtime_ns)
        if self.headers.get("If-None-Match") == tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        small = packed and "gzip" in self.headers.get("Accept-Encoding", "")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(packed if small else content)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", tag)
        self.send_header("Vary", "Accept-Encoding")
        if small:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if body:
            with suppress(ConnectionError):  # the page was left before it had all
                self.wfile.write(packed if small else content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """Return a server of the folder on loopback, on any free port if none is given; `serve_forever` starts it."""

    class Handler(_Handler):
        def __init__(self, *args, **kwargs) -> None:
            super().__init__(*args, directory=str(folder), **kwargs)

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[1] / "dist").resolve()
    if not (folder / "index.html").is_file():
        raise SystemExit("There is no site yet: build it first with 'uv run --extra site python tools/build_site.py'.")
    with server(folder, int(sys.argv[2]) if len(sys.argv) > 2 else 8000) as running:
        print(f"The course is at http://127.0.0.1:{running.server_port}/ (Ctrl+C ends it).")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print()
