"""Runs in forks, and places in which a writer is about to write; one of each for a test module."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.stores.forking import Ended, Forks, Place
from tests.stores.writers import FILES, Writer

Prepared = Callable[[Writer, Path], Place]


@pytest.fixture(scope="module")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Forks:
    return Forks(tmp_path_factory.mktemp("forks"))


@pytest.fixture
def quick() -> Iterator[Path]:
    """A folder in memory where there is one: nothing here asks for what a loss of power leaves."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory, prefix="stores-") as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def prepared(forks: Forks, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A copy of the place as the commands before it leave it, which are run once."""
    known: dict[object, Place] = {}

    def prepare(writer: Writer, base: Path) -> Place:
        key = (writer.before, writer.changed)
        if key not in known:
            known[key] = place = Place(tmp_path_factory.mktemp("before") / "place")
            prepare_place(writer, place, lambda arguments: forks.run(arguments, place))
        shutil.copytree(known[key].base, base, symlinks=True)
        return Place(base)

    return prepare


def prepare_place(writer: Writer, place: Place, run: Callable[[tuple[str, ...]], Ended]) -> None:
    """Make the person's files, and do what comes before."""
    place.base.mkdir(parents=True)
    for name, content in FILES.items():
        (place.base / name).write_text(content, encoding="utf-8")
    for arguments in writer.before:
        ended = run(arguments)
        assert ended.code in (0, 3), (arguments, ended.err)
    if writer.changed:
        writer.changed(place.home)
