"""The made-up people of the demo, each a module: the values, the pages, the key."""

from __future__ import annotations

from privacy_audit.demo.people.doctor import DOCTOR
from privacy_audit.demo.people.official import OFFICIAL
from privacy_audit.demo.people.shop_owner import SHOP_OWNER
from privacy_audit.demo.people.student import STUDENT
from privacy_audit.demo.people.teacher import TEACHER
from privacy_audit.demo.person import MadeUp

PEOPLE: tuple[MadeUp, ...] = (OFFICIAL, TEACHER, STUDENT, SHOP_OWNER, DOCTOR)


def made_up(identifier: str) -> MadeUp:
    """The person of that id; `KeyError` if there is none."""
    return {person.id: person for person in PEOPLE}[identifier]
