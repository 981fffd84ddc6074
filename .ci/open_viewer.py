"""Opens the viewer on a free port of this machine and says where; `make run` ends here.

PORT=9000 asks for that port and no other. A browser window opens where there is a screen.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

APP = Path(__file__).resolve().parent.parent / "app.py"
HOST = "127.0.0.1"
FIRST = 8501
TRIES = 50


def main() -> None:
    """Become Streamlit: one process, so that Ctrl-C or a kill ends exactly the viewer."""
    if not APP.exists():
        sys.exit(f"evigraph: there is no {APP.name} in {APP.parent}.")
    port = choose_port(os.environ.get("PORT", "").strip())
    print(f"evigraph: the viewer opens at http://{HOST}:{port} (Ctrl-C ends it)", flush=True)
    os.chdir(APP.parent)  # Streamlit reads .streamlit/config.toml from here.
    settings = {"address": HOST, "port": str(port), "headless": "false" if has_screen() else "true"}
    flags = [f"--server.{name}={value}" for name, value in settings.items()]
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", str(APP), *flags])  # noqa: S606 - no shell wanted


def choose_port(asked: str) -> int:
    """The port asked for, or the first free one from 8501 on."""
    if asked:
        if not (asked.isascii() and asked.isdigit() and 0 < int(asked) < 2**16):
            sys.exit(f"evigraph: PORT={asked} is not a port; give a number from 1 to 65535.")
        if not is_free(int(asked)):
            sys.exit(f"evigraph: port {asked} is taken or not allowed. Choose another: make run PORT=9000")
        return int(asked)
    found = next((port for port in range(FIRST, FIRST + TRIES) if is_free(port)), None)
    if found is None:
        sys.exit(f"evigraph: ports {FIRST} to {FIRST + TRIES - 1} are all taken. Choose another: make run PORT=9000")
    if found != FIRST:
        print(f"evigraph: port {FIRST} is taken; using {found}.")
    return found


def is_free(port: int) -> bool:
    """Whether the viewer could listen there now."""
    with socket.socket() as probe:
        # As the server itself does: a port that was closed a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def has_screen() -> bool:
    """Whether a person at this machine would see a browser window."""
    if os.environ.get("CI") or os.environ.get("SSH_CONNECTION") or not sys.stdout.isatty():
        return False
    return sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    main()
