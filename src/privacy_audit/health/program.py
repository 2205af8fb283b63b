"""Python, the packages that the program is made of, and the extras: what each gives and how to get it."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from functools import partial
from importlib import metadata
from importlib.util import find_spec

from privacy_audit.errors import mark
from privacy_audit.health.finding import REINSTALL, Check, Outcome, broken, in_part, not_needed, told, works
from privacy_audit.health.machine import Machine
from privacy_audit.model import Severity
from privacy_audit.record.health import Told

NAME = "privacy-audit"
# A requirement as the metadata of a package hold it: name, bounds, `; extra == "name"` or
# `; platform_machine != "name"` (PEP 508; this package has no addresses and no other markers).
_REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9._-]{1,80})\s{0,4}(?P<bounds>[0-9.<>=!~, ]{0,80})"
    r"(?:;\s{0,4}extra\s{0,4}==\s{0,4}['\"](?P<extra>[a-z]{1,20})['\"]"
    r"|;\s{0,4}platform_machine\s{0,4}!=\s{0,4}['\"](?P<but>[A-Za-z0-9_]{1,20})['\"])?"
)
_BOUND = re.compile(r"(>=|<=|==|<|>)\s{0,4}([0-9]{1,8}(?:\.[0-9]{1,8}){0,5})")
_NUMBERS = re.compile(r"[0-9]{1,8}(?:\.[0-9]{1,8}){0,5}")
PARTS: dict[str, tuple[str, ...]] = {
    "browser": ("playwright",),
    "faces": ("dlib", "numpy"),
    "qr": ("zxingcpp",),
    "room": ("starlette", "uvicorn", "h11"),
}
"""The extras and what can be imported where they are installed."""
GIVES = {
    "browser": mark("It opens pages that only scripts draw (scan --browser) and prints PDF."),
    "faces": mark("It counts the faces in photos (scan --faces)."),
    "qr": mark("It reads QR codes in pictures."),
    "room": mark("It lets the phones in a training room answer (session serve)."),
}


def _command(extra: str) -> str:
    return f'pip install "{NAME}[{extra}]"'


INSTALL: dict[str, Told] = {
    extra: told(mark("Install it with: {command}"), command=_command(extra)) for extra in PARTS
}
REINSTALL_EXTRA: dict[str, Told] = {
    extra: told(
        mark("Install it again with: {command}"),
        command=_command(extra).replace("install", "install --force-reinstall"),
    )
    for extra in PARTS
}


class Requirement:
    """A package that is needed, with the versions that fit; not on a processor named in `but`."""

    def __init__(self, written: str) -> None:
        match = _REQUIREMENT.match(written)
        if match is None:
            raise ValueError(written)
        self.name, self.extra, self.but = match["name"], match["extra"], match["but"]
        self._bounds = _BOUND.findall(match["bounds"])
        self.bounds = ",".join(sign + version for sign, version in self._bounds)

    def fits(self, version: str) -> bool:
        """Whether a version is within the bounds; only the numbers before its letters count."""
        found = numbers(version)
        return all(_holds(found, sign, numbers(bound)) for sign, bound in self._bounds)


def numbers(version: str) -> tuple[int, ...]:
    """`8.2.1rc2` as (8, 2, 1), without zeros at the end, so that 8.2 is 8.2.0."""
    match = _NUMBERS.match(version)
    found = [int(one) for one in match[0].split(".")] if match else []
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _holds(found: tuple[int, ...], sign: str, bound: tuple[int, ...]) -> bool:
    match sign:
        case ">=":
            return found >= bound
        case "<=":
            return found <= bound
        case "<":
            return found < bound
        case ">":
            return found > bound
        case _:
            return found == bound


def requirements(extra: str | None) -> tuple[Requirement, ...]:
    """What the program itself needs, or an extra of it; nothing where it was not installed as a package."""
    try:
        written = metadata.requires(NAME) or []
    except metadata.PackageNotFoundError:
        return ()
    needed = (one for one in map(Requirement, written) if one.but != platform.machine())
    return tuple(one for one in needed if one.extra == extra)


def unfit(needed: tuple[Requirement, ...]) -> Iterator[tuple[Requirement, str | None]]:
    """Those that are missing (None) or have a version that does not fit."""
    for one in needed:
        try:
            version = metadata.version(one.name)
        except metadata.PackageNotFoundError:
            yield one, None
            continue
        if not one.fits(version):
            yield one, version


def _python(_machine: Machine) -> Iterator[Outcome]:
    version = platform.python_version()
    try:
        wanted = metadata.metadata(NAME)["Requires-Python"]
    except (metadata.PackageNotFoundError, KeyError):
        yield works(mark("Python {version}"), version=version)
        return
    if Requirement(f"Python {wanted}").fits(version):
        yield works(mark("Python {version}"), version=version)
    else:
        sentence = mark("Python {version} is here; {wanted} is needed.")
        mend = told(mark("Install a newer Python from python.org, then privacy-audit again."))
        yield broken(sentence, mend=mend, version=version, wanted=wanted)


def _packages(_machine: Machine) -> Iterator[Outcome]:
    needed = requirements(None)
    if not needed:
        sentence = mark("The program runs from a folder and was not installed, so nobody can tell.")
        yield in_part(sentence, mend=None, severity=Severity.LOW)
        return
    wrong = tuple(unfit(needed))
    for one, version in wrong:
        yield _unfit(one, version)
    if not wrong:
        yield works(mark("All {number} packages are there, in versions that fit."), number=len(needed))


def _unfit(one: Requirement, version: str | None) -> Outcome:
    wanted = f"{one.name}{one.bounds}"
    mend = told(mark("Install it with: {command}"), command=f'pip install "{wanted}"')
    if version is None:
        outcome = broken(mark("{name} is missing."), mend=mend, name=one.name)
    else:
        sentence = mark("{name} {version} is here; {wanted} is needed.")
        outcome = in_part(sentence, mend=mend, name=one.name, version=version, wanted=wanted)
    return outcome._replace(id=f"package-{one.name}", title=told(mark("Package {name}"), name=one.name))


def _translations(_machine: Machine) -> Iterator[Outcome]:
    from gettext import find

    from privacy_audit.words import DOMAIN, LANGUAGES, LOCALES

    missing = [one for one in LANGUAGES if one != "en" and find(DOMAIN, str(LOCALES), [one]) is None]
    if missing:
        yield broken(mark("A language is missing: {names}"), mend=REINSTALL, names=", ".join(missing))
    else:
        yield works(mark("Vietnamese and English are there."))


def _schemas(_machine: Machine) -> Iterator[Outcome]:
    from importlib.resources import files

    import msgspec

    from privacy_audit.record.published import published_schemas

    folder = files("privacy_audit") / "schemas"
    wanted = sorted(published_schemas())
    missing = [name for name in wanted if not (folder / name).is_file()]
    if missing:
        sentence = mark("Descriptions of the data formats are missing: {names}")
        yield in_part(sentence, mend=REINSTALL, severity=Severity.LOW, names=", ".join(missing))
        return
    for name in wanted:
        msgspec.json.decode((folder / name).read_bytes())
    yield works(mark("All {number} are there."), number=len(wanted))


def _extra(extra: str, _machine: Machine) -> Iterator[Outcome]:
    """An extra: there, not there, or there in a version that does not fit."""
    if any(find_spec(name) is None for name in PARTS[extra]):
        yield not_needed(GIVES[extra], mend=INSTALL[extra])
        return
    wrong = tuple(unfit(requirements(extra)))
    for one, version in wrong:
        if version is not None:
            sentence = mark("{name} {version} is here; {wanted} is needed.")
            values = {"name": one.name, "version": version, "wanted": f"{one.name}{one.bounds}"}
            yield in_part(sentence, mend=INSTALL[extra], severity=Severity.LOW, **values)
            return
    yield works(GIVES[extra])


TITLES = {
    "browser": mark("Extra: pages drawn by scripts, and PDF"),
    "faces": mark("Extra: faces in photos"),
    "qr": mark("Extra: QR codes in pictures"),
    "room": mark("Extra: phones in a training room"),
}
CHECKS: tuple[Check, ...] = (
    Check("python", "program", mark("Python"), _python),
    Check("packages", "program", mark("Packages"), _packages),
    Check("translations", "program", mark("Languages"), _translations),
    Check("schemas", "program", mark("Descriptions of the data formats"), _schemas, Severity.LOW),
)
EXTRAS: tuple[Check, ...] = tuple(
    Check(f"extra-{extra}", "extras", title, partial(_extra, extra), Severity.LOW)
    for extra, title in TITLES.items()
)
