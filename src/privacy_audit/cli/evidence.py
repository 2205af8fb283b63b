"""`emergency evidence`: keeps a dated list of the proof on this computer. Nothing is sent anywhere."""

from __future__ import annotations

import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privacy_audit.cli.confirming import say_wrapped
from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup, Settings, settings_of
from privacy_audit.cli.home import evidence_folder
from privacy_audit.cli.keys import read_line
from privacy_audit.cli.speaking import deliver, masked, on_terminal
from privacy_audit.cli.training_guard import NO_EXPORT, refuse_in_training
from privacy_audit.errors import Interrupted, UnreadableInput, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.guidance import Checked, Details, Manifest
    from privacy_audit.guide.evidence import Evidence
    from privacy_audit.report.document import Document

FOUND, BAD_FILE, NOT_SEEN = 1, 2, 3
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


def evidence_group() -> typer.Typer:
    """The command group, its help in the language that was bound before."""
    group = typer.Typer(cls=EverywhereGroup, rich_markup_mode=None, no_args_is_help=True)
    for name, command, text in (
        ("add", add, _("Note files with time and checksum; they stay where they are.")),
        ("note", note, _("Write something down: a call, a number, what was said.")),
        ("list", list_evidence, _("What was kept, personal values hidden.")),
        ("verify", verify, _("Whether the files are still as they were.")),
        ("export", export, _("A statement for the police, in Vietnamese, nothing hidden.")),
        ("delete", delete, _("Delete the list and the copies; your own files stay.")),
    ):
        group.command(name, cls=EverywhereCommand, help=text)(command)
    return group


# --- keeping ---------------------------------------------------------------------------------


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
    added = _evidence(settings).add_files(files, details, copy=copy)
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
    kept = _evidence(settings).add_note(written, details)
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


# --- looking ---------------------------------------------------------------------------------


def list_evidence(context: typer.Context) -> int:
    """Print the list, masked; a damaged line ends with exit code 2, after all that can be read."""
    from privacy_audit.cli.hiding import hidden
    from privacy_audit.report.evidence import compose_evidence

    settings = settings_of(context)
    manifest = hidden(_evidence(settings).read())
    if settings.format == "json":
        _deliver_json(settings, manifest, masked_values=True)
    else:
        _deliver(settings, compose_evidence(manifest, settings.words))
    return BAD_FILE if manifest.damages else 0


def verify(context: typer.Context) -> int:
    """Exit code 2: the list is damaged; 1: a file has changed; 3: a file is gone and there is no copy."""
    from privacy_audit.cli.hiding import hidden, hidden_entry
    from privacy_audit.report.evidence import compose_checked

    settings = settings_of(context)
    evidence = _evidence(settings)
    manifest = evidence.read()
    checked = tuple(
        one.__class__(entry=hidden_entry(one.entry), original=one.original, copy=one.copy)
        for one in evidence.verify(manifest)
    )
    if settings.format == "json":
        _deliver_json(settings, hidden(manifest), masked_values=True, checked=checked)
    else:
        _deliver(settings, compose_checked(checked, manifest.damages, settings.words))
    return BAD_FILE if manifest.damages else _code(checked)


def _code(checked: tuple[Checked, ...]) -> int:
    """A file counts as safe if it or our copy is unchanged."""
    unsafe = [one for one in checked if "unchanged" not in (one.original, one.copy)]
    if any("changed" in (one.original, one.copy) for one in unsafe):
        return FOUND
    return NOT_SEEN if unsafe else 0


def export(context: typer.Context) -> int:
    """Print the statement, unmasked: the only command that shows what was kept as it is."""
    from privacy_audit.report.statement import compose_statement

    settings = settings_of(context)
    refuse_in_training(settings, NO_EXPORT)
    manifest = _evidence(settings).read()
    if not settings.quiet:
        say_wrapped(settings.words("Nothing is hidden on this page. Please give it to the police alone."))
    if settings.format == "json":
        _deliver_json(settings, manifest, masked_values=False)
    else:
        _deliver(settings, compose_statement(manifest))
    return BAD_FILE if manifest.damages else 0


def _deliver(settings: Settings, document: Document) -> None:
    from privacy_audit.cli.rendering import draw

    deliver(draw(document, settings), settings)


def _deliver_json(
    settings: Settings,
    manifest: Manifest,
    *,
    masked_values: bool,
    checked: tuple[Checked, ...] | None = None,
) -> None:
    from privacy_audit.record.emergency import record_evidence, to_json

    deliver(to_json(record_evidence(manifest, masked=masked_values, checked=checked)), settings)


# --- deleting --------------------------------------------------------------------------------


def delete(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help=_("Delete without asking."))] = False,
) -> int:
    """Say what lies there, ask, delete, say what was left."""
    from privacy_audit.cli.purging import agreed
    from privacy_audit.guide.deleting import delete_evidence

    settings = settings_of(context)
    folder = evidence_folder(settings.home, settings.profile)
    evidence = _evidence(settings)
    words = settings.words
    if not folder.is_dir():
        say_wrapped(words("No evidence is kept."))
        return 0
    manifest = evidence.read()
    there = words(
        "Evidence in {folder}: {number}. Your own files stay; the list and the copies would go.",
        folder=masked(str(folder)),
        number=len(manifest.entries) + sum(one.fault == "unreadable" for one in manifest.damages),
    )
    if not agreed(settings, yes, there):
        return 0
    removed = delete_evidence(folder)
    if not settings.quiet:
        say_wrapped(words("The evidence is deleted. It cannot be brought back."))
        if removed.others:
            names = ", ".join(masked(path.name) for path in removed.others)
            say_wrapped(words("Left as it is, because privacy-audit did not make it: {files}.", files=names))
    return 0


def _evidence(settings: Settings) -> Evidence:
    from privacy_audit.guide.evidence import Evidence

    return Evidence(evidence_folder(settings.home, settings.profile))
