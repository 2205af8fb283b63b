"""`emergency evidence add` and `note`: what goes into the list of the proof, with its details."""

from __future__ import annotations

import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privacy_audit.cli.confirming import say_wrapped
from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.home import evidence_folder
from privacy_audit.cli.keys import read_line
from privacy_audit.cli.speaking import masked, on_terminal
from privacy_audit.errors import Interrupted, UnreadableInput, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.guidance import Details
    from privacy_audit.guide.evidence import Evidence

LONGEST_NOTE = 100_000
"""Bytes of a note; what is longer is a file."""

When = Annotated[str | None, typer.Option(metavar="TEXT", help=_("When the threat came."))]
Account = Annotated[
    str | None, typer.Option(metavar="TEXT", help=_("The account it came from, or where money should go."))
]
Number = Annotated[str | None, typer.Option(metavar="TEXT", help=_("The phone number it came from."))]
Link = Annotated[str | None, typer.Option(metavar="TEXT", help=_("A link that was sent, or a profile."))]
Wallet = Annotated[
    str | None, typer.Option(metavar="TEXT", help=_("The address of a cryptocurrency wallet."))
]
Demanded = Annotated[str | None, typer.Option(metavar="TEXT", help=_("What was demanded."))]
Given = Annotated[str | None, typer.Option(metavar="TEXT", help=_("What you sent or paid, if anything."))]


def evidence_of(settings: Settings) -> Evidence:
    """The person's evidence on this computer."""
    from privacy_audit.guide.evidence import Evidence

    return Evidence(evidence_folder(settings.home, settings.profile))


def add(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Screenshots, letters, exports."))],
    copy: Annotated[
        bool, typer.Option("--copy", help=_("Keep a copy of each file in the evidence folder too."))
    ] = False,
    when: When = None,
    account: Account = None,
    number: Number = None,
    link: Link = None,
    wallet: Wallet = None,
    demanded: Demanded = None,
    given: Given = None,
) -> int:
    """Add all files or none, and say what was added."""
    from privacy_audit.guidance import FileEntry

    settings = settings_of(context)
    details = _details(when, account, number, link, wallet, demanded, given)
    added = evidence_of(settings).add_files(files, details, copy=copy)
    if settings.quiet:
        return 0
    words = settings.words
    for entry in added.new:
        if isinstance(entry, FileEntry):
            say_wrapped(
                words("Noted as number {number}: {name}", number=entry.number, name=masked(entry.name))
            )
    for known in added.known:
        say_wrapped(
            words("Already there as number {number}: {name}", number=known.number, name=masked(known.name))
        )
    stays = mark("Your files stay where they are; please do not change or move them.")
    copied = mark("A copy of each lies in {folder}. Your own files stay where they are.")
    say_wrapped(
        words(copied if copy else stays, folder=masked(str(evidence_folder(settings.home, settings.profile))))
    )
    say_wrapped(words("Nothing was sent anywhere."))
    return 0


def note(
    context: typer.Context,
    text: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]...", help=_("The note; without it, you are asked."))
    ] = None,
    when: When = None,
    account: Account = None,
    number: Number = None,
    link: Link = None,
    wallet: Wallet = None,
    demanded: Demanded = None,
    given: Given = None,
) -> int:
    """Keep a note: typed as arguments, asked for on a terminal, or read from standard input."""
    settings = settings_of(context)
    details = _details(when, account, number, link, wallet, demanded, given)
    has_details = any(getattr(details, name) for name in details.__struct_fields__)
    written = " ".join(text or ())
    if not written and not has_details:
        written = _asked(settings) if on_terminal() else _piped()
    written = _cleaned(written)
    if not written and not has_details:
        raise WrongUsage(mark("The note is empty: nothing was kept."))
    kept = evidence_of(settings).add_note(written, details)
    if not settings.quiet:
        say_wrapped(
            settings.words("Noted as number {number}. Nothing was sent anywhere.", number=kept.number)
        )
    return 0


def _details(*values: str | None) -> Details:
    from privacy_audit.guidance import Details

    names = Details.__struct_fields__
    return Details(
        **{name: _cleaned(value) or None for name, value in zip(names, values, strict=True) if value}
    )


def _cleaned(text: str) -> str:
    """A text without what a terminal acts on, its lines kept."""
    from privacy_audit.text import clean

    lines = (clean(line, LONGEST_NOTE) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _asked(settings: Settings) -> str:
    say_wrapped(settings.words("Write what happened, on one line, then Enter:"))
    try:
        return read_line("> ", LONGEST_NOTE)
    except (EOFError, KeyboardInterrupt):
        raise Interrupted(mark("Stopped. Nothing was changed.")) from None


def _piped() -> str:
    content = sys.stdin.buffer.read(LONGEST_NOTE + 1) if sys.stdin is not None else b""
    if len(content) > LONGEST_NOTE:
        sentence = mark("The note is too long: more than {limit} kB. Please add it as a file.")
        raise UnreadableInput(sentence, limit=LONGEST_NOTE // 1000)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableInput(mark("The note is not text. Please add it as a file.")) from None
