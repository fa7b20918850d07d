"""Virtual environments with nothing but the standard library, also where parts of it are missing.

Some systems ship Python without ensurepip, and refuse pip outside a virtual environment; then the
environment is made without pip, and filled from outside by the system's pip, or by uv.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

OLDEST = (3, 11)


def require_python() -> None:
    """Leave with a clear line where this Python is too old."""
    if sys.version_info < OLDEST:
        have = ".".join(map(str, sys.version_info[:3]))
        sys.exit(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {have}")


def clean_variables() -> dict[str, str]:
    """The process's variables without those that lead to some other Python's packages."""
    foreign = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
    return {key: value for key, value in os.environ.items() if key not in foreign}


def captured(command: list[str], *, folder: Path) -> tuple[int, str]:
    """The exit code of a command run in a folder, and what it printed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=clean_variables(),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    return done.returncode, done.stdout


class Environment:
    """A virtual environment in one folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._programs = folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.program("python")

    def program(self, name: str) -> Path:
        """Where an installed command lies."""
        return self._programs / (f"{name}.exe" if os.name == "nt" else name)

    def create(self) -> None:
        """Make the folder, unless a working Python stands there already."""
        if self._works("-c", "pass"):
            return
        has_pip = importlib.util.find_spec("ensurepip") is not None
        venv.create(self.folder, clear=True, with_pip=has_pip, symlinks=os.name != "nt")

    def install(self, *wanted: str) -> None:
        """Install packages, as pip names them. Leaves with pip's exit code where that fails."""
        command = [*self._installer(), *wanted]
        code = subprocess.run(command, env=clean_variables(), check=False).returncode
        if code:
            sys.exit(code)

    def _installer(self) -> list[str]:
        options = ["install", "--quiet", "--disable-pip-version-check"]
        if self._works("-m", "pip", "--version"):
            return [str(self.python), "-m", "pip", *options]
        if importlib.util.find_spec("pip") is not None:
            return [sys.executable, "-m", "pip", "--python", str(self.python), *options]
        if uv := shutil.which("uv"):
            return [uv, "pip", "install", "--quiet", "--python", str(self.python)]
        sys.exit("this Python has no ensurepip and no pip: install your system's python3-venv")

    def _works(self, *arguments: str) -> bool:
        if not self.python.exists():
            return False
        run = subprocess.run(
            [self.python, *arguments], env=clean_variables(), capture_output=True, check=False
        )
        return run.returncode == 0
