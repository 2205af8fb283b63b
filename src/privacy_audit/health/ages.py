"""The checklists: whether they can be read, how old their instructions are, and the person's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from privacy_audit.checklist import Network, Question
from privacy_audit.errors import BadData, UnreadableInput, mark
from privacy_audit.health.finding import Check, Outcome, broken, not_needed, told, works
from privacy_audit.health.machine import Machine
from privacy_audit.model import Severity
from privacy_audit.record.health import Condition

OLD = timedelta(days=180)
"""As `networks stale`."""
VERY_OLD = timedelta(days=400)
"""Networks move their settings about once a year: most ways would then be wrong."""
_UPDATE = mark("Get a newer privacy-audit. Until then: if a way is not as described, look nearby.")


def shipped_networks() -> tuple[Network, ...]:
    """The networks that came with the program, none if they cannot be read."""
    from privacy_audit.catalog import Library

    try:
        return tuple(Library().networks().values())
    except (BadData, UnreadableInput, OSError, ValueError):
        return ()


def data_date(networks: tuple[Network, ...]) -> date | None:
    """The day of the checklists, None if there are none."""
    return max((network.updated for network in networks), default=None)


def _shipped(_machine: Machine) -> Iterator[Outcome]:
    """Every file that came with the program, read as the commands read it."""
    from privacy_audit.catalog import Library

    library = Library()
    number = library.check()
    library.catalog(())
    for read in (library.emergency, library.outreach, library.message_rules, library.letters, library.quiz):
        read()
    library.wall()
    yield works(mark("{number} files, no mistakes."), number=number)


def _ages(machine: Machine) -> Iterator[Outcome]:
    """How old the instructions are, and how many of them nobody confirmed."""
    from privacy_audit.catalog import Library

    networks = machine.networks or tuple(Library().networks().values())  # why they cannot be read, if so
    asked = [question for network in networks for question in network.questions]
    newest = max(network.updated for network in networks)
    says = mark(
        "Instructions for settings: {number}, from {oldest} to {newest}; {old} of them older than half a "
        "year ({days} days), {unconfirmed} without a sure source. Each shows its month."
    )
    values = _values(asked, machine.today)
    age = machine.today - newest
    if age > OLD:
        severity = Severity.MEDIUM if age > VERY_OLD else Severity.LOW
        yield Outcome(Condition.IN_PART, told(says, **values), told(_UPDATE), severity)
    else:
        yield works(says, **values)


def _values(asked: list[Question], today: date) -> dict[str, object]:
    return {
        "oldest": f"{min(one.verified for one in asked):%m/%Y}",
        "newest": f"{max(one.verified for one in asked):%m/%Y}",
        "number": len(asked),
        "days": OLD.days,
        "old": sum(_is_old(one, today) for one in asked),
        "unconfirmed": sum(one.confidence == "unconfirmed" for one in asked),
    }


def _is_old(question: Question, today: date) -> bool:
    return today - question.verified > OLD


def _own(machine: Machine) -> Iterator[Outcome]:
    """Checklists of the person or the organisation, each folder for itself."""
    from privacy_audit.catalog import Library

    if not machine.own:
        yield not_needed(mark("You have no checklists of your own."))
    for folder in machine.own:
        command = f'privacy-audit networks lint "{folder}"'
        try:
            number = Library(folder).check(folder)
        except (BadData, UnreadableInput):
            sentence = mark("The checklists in {folder} have mistakes, so commands refuse or overlook them.")
            mend = told(mark("See every mistake: {command}"), command=command)
            yield broken(sentence, mend=mend, severity=Severity.MEDIUM, folder=folder)
        else:
            one = mark("1 file in {folder}, no mistakes.")
            several = mark("{number} files in {folder}, no mistakes.")
            yield works(one if number == 1 else several, number=number, folder=folder)


CHECKS: tuple[Check, ...] = (
    Check("checklists", "checklists", mark("The checklists of the program"), _shipped, Severity.CRITICAL),
    Check("age", "checklists", mark("The age of the instructions"), _ages, Severity.HIGH),
    Check("own", "checklists", mark("Your own checklists"), _own, Severity.MEDIUM),
)
