"""How much of what the matcher of libphonenumber finds in the texts of its own tests is found here.

python -m tests.benchmarks.matcher_texts CHECKOUT

CHECKOUT is the folder `python/` of a copy of python-phonenumbers. Its tests are run with a matcher that
only notes the texts and regions that it is asked for; then every text is read with the real matcher
(leniency VALID, today's numbers) and with the detector, in the same region. Each number that the matcher
finds in a text must be among those of the detector. What is missing is printed, each number
once: the texts are public.
"""

from __future__ import annotations

import importlib
import importlib.util
import io
import sys
import unittest
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import phonenumbers

from privacy_audit.detectors.phone import find
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Content, Part, Segment

_PACKAGE = "matcher_checkout"
"""The name under which their folder `tests` is imported; ours has that name already."""


def asked_for(checkout: Path) -> tuple[tuple[str, str], ...]:
    """The texts with their regions (ISO 3166) that the tests of a checkout hand to the matcher, each once."""
    module = _tests(checkout / "tests")
    noted: dict[tuple[str, str], None] = {}
    real = phonenumbers.PhoneNumberMatcher

    def noting(text: str | None, region: str | None, *rest: Any, **named: Any) -> object:
        if text and region:
            noted[text, region] = None
        return real(text or "", region, *rest, **named)

    vars(module)["PhoneNumberMatcher"] = noting
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    return tuple(noted)


def _tests(folder: Path) -> ModuleType:
    found = importlib.util.spec_from_file_location(
        _PACKAGE, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if found is None:
        raise SystemExit(f"no tests in {folder}")
    sys.modules[_PACKAGE] = importlib.util.module_from_spec(found)
    return importlib.import_module(f"{_PACKAGE}.phonenumbermatchertest")


def theirs(text: str, region: str) -> Iterator[str]:
    """What the matcher finds, in E.164."""
    for match in phonenumbers.PhoneNumberMatcher(text, region, phonenumbers.Leniency.VALID):
        yield phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)


def ours(text: str, region: str) -> set[str]:
    """What the detector finds, in E.164."""
    content = Content(name="text", segments=(Segment(text=text, part=Part.TEXT),))
    return {finding.value.reveal() for finding in find(read(content, region))}


def main() -> None:
    """Print what is missing, then the share that was found."""
    missing: dict[tuple[str, str], str] = {}
    every = missed = 0
    for text, region in asked_for(Path(sys.argv[1])):
        found = ours(text, region)
        for value in theirs(text, region):
            every += 1
            if value not in found:
                missed += 1
                missing.setdefault((region, value), text)
    for (region, value), text in missing.items():
        print(f"{region} {value} in {text[:120]!r}")
    print(f"found {every - missed} of {every}: {(every - missed) / every:.4f}")


if __name__ == "__main__":
    main()
