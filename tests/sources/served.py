"""Recorded replies of registries, served from this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = tuple[int, bytes]


@dataclass
class Served:
    """Where the replies are, and what was asked for: each path with the name that the asker gave."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)


@contextmanager
def served(replies: Mapping[str, list[Reply]]) -> Iterator[Served]:
    """A server that gives, for a path that holds a key, its replies in turn and the last one for ever; else 404."""
    told = Served()
    left = {key: list(found) for key, found in replies.items()}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, self.headers["User-Agent"]))
            found = next((found for key, found in left.items() if key in self.path), [(404, b"")])
            status, content = found.pop(0) if len(found) > 1 else found[0]
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    told.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
