"""Makes or repairs .venv from the hash-pinned lock, and leaves it alone when it is right.

`setup.py ready run|dev`, run by .venv's own Python, exits 0 when nothing is to do.
`setup.py make run|dev`, run by any Python 3.11+, makes it so. Standard library only: nothing is installed yet.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "evigraph-ready.json"
HALF_MADE = VENV / "evigraph-half-made"
LOCKS = {"run": ROOT / ".ci" / "requirements.lock", "dev": ROOT / ".ci" / "requirements-dev.lock"}
# One module a package that matters: a look whether it is there costs a millisecond, an import a second.
MODULES = {
    "run": ("graph", "click", "networkx", "pydantic", "pyvis", "rdflib", "streamlit", "yaml"),
    "dev": (
        "hypothesis",
        "importlinter",
        "mypy",
        "playwright",
        "pytest",
        "pytest_cov",
        "pytest_timeout",
        "ruff",
        "xdist",
    ),
}


def main() -> None:
    """Answer `ready` with the exit code; do `make`."""
    if len(sys.argv) != 3 or sys.argv[1] not in ("ready", "make") or sys.argv[2] not in LOCKS:
        sys.exit("usage: .ci/setup run|dev")
    if sys.argv[1] == "ready":
        sys.exit(not is_ready(sys.argv[2]))
    make(sys.argv[2])


def is_ready(what: str) -> bool:
    """Whether the Python that runs this has all that `what` asks for. True of nothing but .venv's own Python."""
    if sys.version_info < (3, 11) or Path(sys.prefix) != VENV or HALF_MADE.exists() or not STAMP.exists():
        return False
    stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    wanted = MODULES["run"] + (MODULES["dev"] if what == "dev" else ())
    return fingerprint(what) == stamp.get(what) and all(importlib.util.find_spec(name) for name in wanted)


def make(what: str) -> None:
    """Set up .venv, from nothing if what is there cannot be mended."""
    held = os.open(ROOT / ".ci", os.O_RDONLY)
    # Two calls of make at once: the second waits, then finds the work done.
    fcntl.flock(held, fcntl.LOCK_EX)
    if asks_nothing_more(what):
        return
    old = VENV.exists() or VENV.is_symlink()
    if old and not is_mendable():
        remove()
        old = False
    if not install(what) and (not old or not again(what)):
        sys.exit("evigraph: .venv could not be set up; the lines above say why. Nothing outside .venv was changed.")


def is_mendable() -> bool:
    """Whether .venv is a working environment made in this place, so that installing into it is enough."""
    if HALF_MADE.exists() or VENV.is_symlink():
        return False
    try:
        made_by = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
        check = "import pip, sys; sys.exit(sys.version_info < (3, 11))"
        works = subprocess.run([PYTHON, "-I", "-c", check], check=False, capture_output=True).returncode == 0
    except OSError:
        return False
    # A copied or moved environment still starts the commands of the place that it comes from.
    return works and any(line.startswith("command") and line.endswith(str(VENV)) for line in made_by.splitlines())


def remove() -> None:
    """Take away a broken .venv, but nothing that is not one."""
    if VENV.is_symlink() or not VENV.is_dir() or not ((VENV / "pyvenv.cfg").exists() or HALF_MADE.exists()):
        sys.exit(f"evigraph: {VENV} is not a virtual environment of this project. Move it away and try again.")
    print("evigraph: .venv is broken or half made; making it anew.", flush=True)
    shutil.rmtree(VENV)


def again(what: str) -> bool:
    """Start from nothing after mending failed."""
    remove()
    return install(what)


def install(what: str) -> bool:
    """Install the lock, then the project itself; the mark of a half-made .venv stays until all is done."""
    lock = LOCKS[what].relative_to(ROOT)
    print(f"evigraph: setting up .venv from {lock} (the first time takes a minute or two) …", flush=True)
    VENV.mkdir(exist_ok=True)
    HALF_MADE.touch()
    pip = [PYTHON, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "-qq", "install"]
    steps = [
        *([] if PYTHON.exists() else [[sys.executable, "-I", "-m", "venv", VENV]]),
        # The lock names all there is to install. Left to itself, pip 23 takes the newest of a package that another asks
        # for with an extra (coverage[toml]), and stops because the lock has no hash of that.
        [*pip, "--require-hashes", "--no-deps", "--requirement", lock],
        [*pip, "--no-deps", "--no-build-isolation", "--editable", "."],
        [PYTHON, "-I", "-m", "pip", "--disable-pip-version-check", "check", "-qq"],
    ]
    if any(subprocess.run(step, check=False, cwd=ROOT).returncode for step in steps):
        return False
    done = ("run", "dev") if what == "dev" else ("run",)
    STAMP.write_text(json.dumps({name: fingerprint(name) for name in done}), encoding="utf-8")
    HALF_MADE.unlink()
    return asks_nothing_more(what)


def asks_nothing_more(what: str) -> bool:
    """Whether .venv's own Python says that it is ready."""
    try:
        return subprocess.run([PYTHON, "-I", __file__, "ready", what], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def fingerprint(what: str) -> str:
    """Changes with the place, the lock and what pip reads of pyproject.toml; not with a linter's setting."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    read_by_pip = json.dumps([about["build-system"], about["project"], about["tool"]["hatch"]], sort_keys=True)
    return hashlib.sha256(LOCKS[what].read_bytes() + f"{read_by_pip} {VENV}".encode()).hexdigest()


if __name__ == "__main__":
    main()
