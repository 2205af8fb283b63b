"""What was not seen, in words: why, what helps, and what was looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from string import Formatter

from privacy_audit.errors import mark
from privacy_audit.model import TARGET, UNTOLD, Status
from privacy_audit.record.medium import medium_of
from privacy_audit.record.shapes import AuditRecord, GapRecord, TargetRecord
from privacy_audit.report.gap_codes import CODES
from privacy_audit.text import clean
from privacy_audit.words import Words

STATUSES = {
    Status.SEEN: mark("What a stranger sees there was read."),
    Status.PARTLY_SEEN: mark("Only a part of it was read; there is more that could not be seen."),
    Status.LOGIN_WALL: mark("Strangers are asked to log in there, so nothing of the profile was seen."),
    Status.CHALLENGE: mark("The site wants to make sure that a person is visiting, so nothing was seen."),
    Status.CONSENT: mark("The site first asks for consent to cookies, so nothing of the page was seen."),
    Status.SCRIPT_SHELL: mark("The page stays empty until a browser runs its scripts, so nothing was seen."),
    Status.NOT_FOUND: mark("There is no such page: the address may be wrong, or the page was removed."),
    Status.REFUSED: mark("privacy-audit does not open this address, to protect you and your network."),
    Status.UNREACHABLE: mark("The page could not be reached."),
    Status.UNSUPPORTED: mark("It is neither a page nor a text nor a picture that privacy-audit can read."),
}

# What helps with an address. Where None stands, the network's own text tells how one looks as a stranger.
ADVICE: dict[Status, str | None] = {
    Status.SEEN: None,
    Status.PARTLY_SEEN: None,
    Status.LOGIN_WALL: None,
    Status.CHALLENGE: None,
    Status.CONSENT: None,
    Status.SCRIPT_SHELL: None,
    Status.NOT_FOUND: mark("Open the address in a private window of your browser and compare it exactly."),
    Status.REFUSED: mark("If it is a page of your own, save it in the browser and scan the saved file."),
    Status.UNREACHABLE: mark("Try again later, or save the page in the browser and scan the saved file."),
    Status.UNSUPPORTED: mark("Save the page in the browser as a web page (.html) and scan the saved file."),
}

_AGAIN = mark(
    "What to do: open the page in the browser, wait until all of it is there, and only then save it again."
)
SAVED: dict[Status, str | None] = {
    Status.SEEN: None,
    Status.PARTLY_SEEN: None,
    Status.LOGIN_WALL: mark(
        "What to do: this saved page is the login page itself, not the profile behind it. Look again, or "
        "leave it out, as is said below."
    ),
    Status.CHALLENGE: mark(
        "What to do: this saved page is itself the question whether you are a person. Answer it in the "
        "browser, and save the page behind it."
    ),
    Status.CONSENT: mark(
        "What to do: this saved page is itself the question about cookies. Answer it in the browser, and "
        "save the page behind it."
    ),
    Status.SCRIPT_SHELL: _AGAIN,
    Status.NOT_FOUND: mark(
        "What to do: this saved page only says that there is no such page. Compare the address exactly."
    ),
    Status.REFUSED: _AGAIN,
    Status.UNREACHABLE: _AGAIN,
    Status.UNSUPPORTED: mark(
        "What to do: give a saved page (.html, .mhtml), a text, a picture, a folder or a .zip archive."
    ),
}
"""What helps with what lies on this computer already: nobody is told to save what is saved."""

DRAWN = mark(
    "Let your own browser draw it: {command}. Or save the page in the browser and scan the saved file."
)
"""What helps with a page of no known network that only its scripts draw."""

SEEN: dict[Status, str] = {
    Status.SEEN: mark("{target}: seen"),
    Status.PARTLY_SEEN: mark("{target}: partly seen"),
}
PAGES_SEEN: dict[Status, str] = {
    Status.SEEN: mark("{target}: seen, pages read: {pages}"),
    Status.PARTLY_SEEN: mark("{target}: partly seen, pages read: {pages}"),
}
NOT_SEEN = mark("{target}: not seen")
SEEN_EARLIER: dict[Status, str] = {
    Status.SEEN: mark("{target}: seen on {moment} and not looked at again this time"),
    Status.PARTLY_SEEN: mark("{target}: partly seen on {moment} and not looked at again this time"),
}
PAGES_SEEN_EARLIER: dict[Status, str] = {
    Status.SEEN: mark("{target}: seen on {moment} and not looked at again this time, pages read: {pages}"),
    Status.PARTLY_SEEN: mark(
        "{target}: partly seen on {moment} and not looked at again this time, pages read: {pages}"
    ),
}
NOT_SEEN_EARLIER = mark("{target}: not seen on {moment} and not looked at again this time")


def looked(target: TargetRecord, *, earlier: bool) -> str:
    """The sentence for a target. Pages are counted where it has some: a picture has none, a text is none."""
    has_pages = target.pages > 0 and medium_of(target.target) != "text"
    if earlier:
        return (PAGES_SEEN_EARLIER if has_pages else SEEN_EARLIER).get(target.status, NOT_SEEN_EARLIER)
    return (PAGES_SEEN if has_pages else SEEN).get(target.status, NOT_SEEN)


BESIDES = mark("What was not seen here is not in the score.")
"""What the score makes of a gap beside the pages: nothing."""


def counted_gaps(record: AuditRecord) -> frozenset[int]:
    """The positions of the gaps that the score counts as unknown, as `audit` judges: a target or a page that
    nobody saw, and pictures of which nobody knows whether they show the person.

    A page that was seen in part counts as seen, and so does one beside which a picture was not read.
    """
    filled = {name for line in record.score.lines for name in line.items if name.startswith(TARGET)}
    return frozenset(
        number
        for number, gap in enumerate(record.gaps)
        if gap.code == UNTOLD
        or not record.targets[gap.target].status.was_seen
        or (f"{TARGET}{gap.target}" in filled and _is_unseen_page(record, gap))
    )


def _is_unseen_page(record: AuditRecord, gap: GapRecord) -> bool:
    """Whether a gap is a page that was not seen, or a target that holds such pages."""
    target = record.targets[gap.target]
    if gap.page == target.target and gap.status is target.status:
        return True
    return not gap.status.was_seen and gap.status not in (Status.REFUSED, Status.UNSUPPORTED)


def say_gap(words: Words, status: Status, code: str, values: Mapping[str, str]) -> str:
    """One sentence for what was not seen: of the finer code if there is one, else of the status."""
    chosen = CODES.get(code)
    if chosen is None or not fields_of(chosen) <= values.keys():
        return words(STATUSES[status])
    return words(chosen, **{name: clean(value, 120) for name, value in values.items()})


def saying(words: Words) -> Callable[[Status, str, Mapping[str, str]], str]:
    """`say_gap` in one language, as `recording` wants it."""
    return partial(say_gap, words)


def fields_of(sentence: str) -> set[str]:
    """The names in braces that a sentence needs."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
