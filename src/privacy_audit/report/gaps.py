"""What was not seen, in words: why, what helps, and what was looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from string import Formatter

from privacy_audit.errors import mark
from privacy_audit.model import Status
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

LOOKED = {
    Status.SEEN: mark("{target}: seen, pages read: {pages}"),
    Status.PARTLY_SEEN: mark("{target}: partly seen, pages read: {pages}"),
}
NOT_LOOKED = mark("{target}: not seen")
LOOKED_EARLIER = {
    Status.SEEN: mark("{target}: seen on {moment} and not looked at again this time, pages read: {pages}"),
    Status.PARTLY_SEEN: mark(
        "{target}: partly seen on {moment} and not looked at again this time, pages read: {pages}"
    ),
}
NOT_LOOKED_EARLIER = mark("{target}: not seen on {moment} and not looked at again this time")


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
