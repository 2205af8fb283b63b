"""What a person watches while targets are read: a line for each page, a bar where there are many."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.speaking import say

MANY = 12
"""More pages than this would scroll away what the person should read: then it is one bar."""


@contextmanager
def watching(settings: Settings, total: int | None) -> Iterator[Callable[[str], None]]:
    """Give what is told the name of each page; `total` is how many there will be, None if nobody knows.

    Nothing is drawn where nobody watches: in a pipe, with `--quiet`.
    """
    shown = sys.stderr is not None and sys.stderr.isatty() and not settings.quiet
    if not shown:
        yield lambda name: None
    elif settings.plain or total is None or total <= MANY:
        yield lambda name: say(_looking(settings, name))
    else:
        with _bar(settings, total) as tell:
            yield tell


def _looking(settings: Settings, name: str) -> str:
    words = settings.words
    return words("Looking at {name} …", name=words("the text you gave") if name == "-" else name)


@contextmanager
def _bar(settings: Settings, total: int) -> Iterator[Callable[[str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    console = Console(stderr=True, no_color=not settings.color, legacy_windows=False)
    name_column = TextColumn("{task.description}", markup=False)  # a name may hold square brackets
    columns = (BarColumn(bar_width=20), TaskProgressColumn(), TimeRemainingColumn(), name_column)
    lock = Lock()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)

        def tell(name: str) -> None:
            text = Text(_looking(settings, name))
            text.truncate(max(console.width - 42, 10), overflow="ellipsis")
            with lock:
                progress.update(task, advance=1, description=text.plain)

        yield tell
