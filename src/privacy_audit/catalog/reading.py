"""Reads one file of `checklists/` into its type, strictly: it is right, or refused with all its mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec
import tomli

from privacy_audit.errors import BadData, Mistake, Said, mark
from privacy_audit.files import read_small_file

if TYPE_CHECKING:
    from privacy_audit.catalog.shape import Document

T = TypeVar("T")
LARGEST_FILE = 2_000_000
"""Bytes of a data file; the largest shipped one has 80,000."""
TOO_MUCH = mark("a number in it is too long, or its parts stand too deep in each other")


def read_file(path: Path, shape: type[T]) -> T:
    """Read one data file into its type. All its mistakes come together in one `BadData`."""
    document = _read_toml(path)
    try:
        value = msgspec.convert(document, shape)
    except msgspec.ValidationError as error:
        from privacy_audit.catalog.shape import mistakes_of_shape

        first = Mistake(path.name, mark("{reason}"), {"reason": error})
        raise BadData(tuple(mistakes_of_shape(path.name, document, shape)) or (first,)) from None
    from privacy_audit.catalog.rules import mistakes_of_sense

    if mistakes := tuple(mistakes_of_sense(path.name, document, value)):
        raise BadData(mistakes)
    return value


def _read_toml(path: Path) -> Document:
    content = read_small_file(path, LARGEST_FILE)
    sentence = mark("this is not valid TOML: {reason}")
    try:
        document = tomli.loads(content.decode("utf-8"))
        str(document)  # what Python would not write, no message about it could say
    except UnicodeDecodeError as error:
        raise BadData((Mistake(path.name, mark("this is not a text file in UTF-8"), {}),)) from error
    except tomli.TOMLDecodeError as error:
        raise BadData((Mistake(path.name, sentence, {"reason": error}),)) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, tables in tables
        raise BadData((Mistake(path.name, sentence, {"reason": Said(TOO_MUCH)}),)) from error
    return document
