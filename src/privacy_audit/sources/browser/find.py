"""Which browser of this computer can draw a page, and what to do when there is none.

Nothing is downloaded: the person's own Chrome, Edge, Chromium or Brave is used, with an empty profile.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from privacy_audit.errors import WrongUsage, mark

# The names under which the packages of Linux put browsers on the PATH.
_COMMANDS = (
    "google-chrome-stable",
    "google-chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "chromium",
    "chromium-browser",
    "brave-browser",
)
# Where the installers of Windows put them, below one of the folders for programs.
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
# Where they are on a Mac, below / or the person's own folder.
_MAC = (
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
    "Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
)


def find_browser(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path | None:
    """The program of an installed browser, None if there is none.

    `CHROME_PATH`, as other programs know it, comes first and then stands alone.
    """
    if named := environment.get("CHROME_PATH"):
        return Path(named) if _is_program(Path(named)) else None
    return next(filter(_is_program, _places(environment, system)), None)


def check_browser(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """The program that will draw pages. Raises `WrongUsage`, which says what to install."""
    if find_spec("playwright") is None:
        raise WrongUsage(
            mark("--browser needs a part that is not installed yet. Install it with: {command}"),
            command="pip install 'privacy-audit[browser]'",
        )
    if found := find_browser(environment, system):
        return found
    if "CHROME_PATH" in environment:
        raise WrongUsage(
            mark("CHROME_PATH names no program. Let it name your browser, or take it out of the environment.")
        )
    raise WrongUsage(
        mark(
            "--browser finds no Chrome, Edge, Chromium or Brave on this computer. Install one of them, "
            "or name its program in the environment variable CHROME_PATH."
        )
    )


def _places(environment: Mapping[str, str], system: str) -> Iterator[Path]:
    """Where a browser may be, the best known first."""
    match system:
        case "win32":
            folders = [Path(environment[name]) for name in _WINDOWS_FOLDERS if environment.get(name)]
            yield from (folder / place for place in _WINDOWS for folder in folders)
        case "darwin":
            own = environment.get("HOME")
            folders = [Path("/"), *([Path(own)] if own else [])]
            yield from (folder / place for place in _MAC for folder in folders)
    for command in _COMMANDS:
        if found := shutil.which(command, path=environment.get("PATH")):
            yield Path(found)


def _is_program(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)
