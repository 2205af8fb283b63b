"""What a made-up person is: public pages at three stages of exposure, and the key of what a scan must find.

A value stands once, in the module of its person (`people/`). The pages are written with it, and the key is
made of it by the functions here, which bring it into the form that a scan reports (README, "Values").
"""

from __future__ import annotations

from typing import Literal, get_args

from msgspec.structs import replace

from privacy_audit.model import Certainty, Kind, Languages, Value

Stage = Literal["open", "middle", "closed"]
STAGES: tuple[Stage, ...] = get_args(Stage)
OPEN: tuple[Stage, ...] = ("open",)
UNTIL_MIDDLE: tuple[Stage, ...] = ("open", "middle")
PICTURES = "/pictures/"
"""Where the pictures of all made-up people lie on their sites."""


class Expected(Value):
    """What a scan must find at some stages, and nowhere else: the value in the form that it reports.

    Of a photo the value is its path. `organisation` says that it is nobody's own (a switchboard).
    """

    kind: Kind
    value: str
    stages: tuple[Stage, ...]
    at_least: Certainty = Certainty.CONFIRMED
    organisation: bool = False


class PublicPage(Value):
    """A page that anybody can open: its path, what it is called in a room, its document by stage."""

    path: str
    title: Languages
    documents: dict[Stage, str]


class MadeUp(Value):
    """A made-up person. `role` is said in a sentence; `networks` are those of the checklist they answer.

    `key` is complete: whatever a scan finds beside it is wrong. `decoys` stand on the pages and only look
    like something personal; nothing that is found may hold one.
    """

    id: str
    name: str
    role: Languages
    networks: tuple[str, ...]
    pages: tuple[PublicPage, ...]
    key: tuple[Expected, ...]
    decoys: tuple[str, ...]


def same(
    kind: Kind, written: str, stages: tuple[Stage, ...], at_least: Certainty = Certainty.CONFIRMED
) -> Expected:
    """What is reported as it is written: an address on one line, a workplace, a name."""
    return Expected(kind=kind, value=written, stages=stages, at_least=at_least)


def phone(written: str, stages: tuple[Stage, ...]) -> Expected:
    """A Vietnamese number, reported in E.164."""
    national = _digits(written).removeprefix("0")
    return Expected(kind=Kind.PHONE, value=f"+84{national}", stages=stages)


def office_phone(written: str, stages: tuple[Stage, ...]) -> Expected:
    """A number of an organisation, reported like any other but as nobody's own."""
    return replace(phone(written, stages), organisation=True)


def mail(written: str, stages: tuple[Stage, ...], at_least: Certainty = Certainty.CONFIRMED) -> Expected:
    """A mailbox, reported in lower case."""
    return Expected(kind=Kind.EMAIL, value=written.lower(), stages=stages, at_least=at_least)


def number(
    kind: Kind, written: str, stages: tuple[Stage, ...], at_least: Certainty = Certainty.CONFIRMED
) -> Expected:
    """A number of a paper or an account, reported as its digits."""
    return Expected(kind=kind, value=_digits(written), stages=stages, at_least=at_least)


def plate(written: str, stages: tuple[Stage, ...]) -> Expected:
    """A number plate, reported as its letters and digits."""
    return Expected(kind=Kind.VEHICLE_PLATE, value="".join(filter(str.isalnum, written)), stages=stages)


def birth_date(written: str, stages: tuple[Stage, ...]) -> Expected:
    """A date written as `14/02/1985`, reported as ISO 8601 has it."""
    day, month, year = written.split("/")
    return Expected(kind=Kind.BIRTH_DATE, value=f"{year}-{month}-{day}", stages=stages)


def photos(names: tuple[str, ...], stages: tuple[Stage, ...], at_least: Certainty) -> tuple[Expected, ...]:
    """Pictures of the person, by the names of their files."""
    return tuple(
        Expected(kind=Kind.PHOTO, value=picture(name), stages=stages, at_least=at_least) for name in names
    )


def picture(name: str) -> str:
    """The path of a picture on the site."""
    return f"{PICTURES}{name}.jpg"


def _digits(written: str) -> str:
    return "".join(filter(str.isdigit, written))
