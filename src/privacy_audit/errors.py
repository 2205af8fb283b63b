"""What can go wrong, each with a stable code and a sentence that can be translated.

A library's error becomes one of these at the edge where it happens; the command line catches the
base class, says the sentence in the person's language and ends with the error's exit code.
"""

from __future__ import annotations

import errno
from typing import NamedTuple


def mark(sentence: str) -> str:
    """Mark a sentence for translation without translating it here."""
    return sentence


class Said(str):
    """A value that is itself a sentence, to be said in the person's language."""

    __slots__ = ()


_REASONS = {
    errno.ENOENT: mark("there is no such file or folder"),
    errno.EACCES: mark("you have no permission for that"),
    errno.EPERM: mark("you have no permission for that"),
    errno.EISDIR: mark("it is a folder"),
    errno.ENOTDIR: mark("a part of its path is not a folder"),
    errno.ENAMETOOLONG: mark("its name is too long"),
    errno.ENOSPC: mark("the disk is full"),
    errno.EDQUOT: mark("the disk is full"),  # or what this person may use of it
    errno.EIO: mark("the disk reports an error"),
    errno.EROFS: mark("it can only be read, not written"),
    errno.ELOOP: mark("it is a link, or leads in a circle"),  # also where we follow none
    errno.EAGAIN: mark("it does not answer"),
}


def reason_of(error: Exception) -> Said:
    """Why the system refused, in a few words."""
    number = getattr(error, "errno", None)
    return Said(_REASONS.get(number or 0) or getattr(error, "strerror", None) or str(error))


class PrivacyAuditError(Exception):
    """The base. `sentence` is an English template, `values` fill it; neither is ever personal."""

    code = "error"
    exit_code = 2

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format_map(self.values)


class WrongUsage(PrivacyAuditError):
    """An argument that cannot be used: unknown network, an address without scheme, …"""

    code = "wrong-usage"


class UnreadableInput(PrivacyAuditError):
    """A file or folder of the person that is missing, unreadable or not what it should be."""

    code = "unreadable-input"


class Mistake(NamedTuple):
    """One mistake in a data or input file: where it stands (file and key) and what is wrong."""

    where: str
    sentence: str
    values: dict[str, object]


class BadData(PrivacyAuditError):
    """A file of `checklists/` or of answers with mistakes: all of them at once."""

    code = "bad-data"

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(
            mark("The data files have mistakes ({number}). Please mend them and try again."),
            number=len(mistakes),
        )
        self.mistakes = mistakes


class CannotWrite(PrivacyAuditError):
    """Something that was asked for could not be written."""

    code = "cannot-write"
    exit_code = 4


class CannotKeep(CannotWrite):
    """The data folder cannot be used: read-only, damaged, or written by a newer version."""

    code = "cannot-keep"


class Interrupted(PrivacyAuditError):
    """The person stopped; what was answered so far is kept."""

    code = "interrupted"
    exit_code = 130
