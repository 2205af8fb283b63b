"""`emergency evidence`: keeps a dated list of the proof on this computer. Nothing is sent anywhere."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated

import typer

from privacy_audit.cli.confirming import say_wrapped
from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup, Settings, settings_of
from privacy_audit.cli.evidence_adding import add, evidence_of, note
from privacy_audit.cli.home import evidence_folder
from privacy_audit.cli.speaking import deliver, masked
from privacy_audit.cli.training_guard import NO_EXPORT, refuse_in_training

if TYPE_CHECKING:
    from privacy_audit.guidance import Checked, Manifest
    from privacy_audit.report.document import Document

FOUND, BAD_FILE, NOT_SEEN = 1, 2, 3


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


# --- looking ---------------------------------------------------------------------------------


def list_evidence(context: typer.Context) -> int:
    """Print the list, masked; a damaged line ends with exit code 2, after all that can be read."""
    from privacy_audit.cli.hiding import hidden
    from privacy_audit.report.evidence import compose_evidence

    settings = settings_of(context)
    manifest = hidden(evidence_of(settings).read())
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
    evidence = evidence_of(settings)
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
    evidence = evidence_of(settings)
    manifest = evidence.read()
    if not settings.quiet:
        say_wrapped(settings.words("Nothing is hidden on this page. Please give it to the police alone."))
    if settings.format == "json":
        _deliver_json(settings, manifest, masked_values=False)
    else:
        _deliver(settings, compose_statement(manifest, evidence.verify(manifest)))
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
    evidence = evidence_of(settings)
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
