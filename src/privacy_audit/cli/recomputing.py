"""`report --vector`: the string of a kept score, or the score that a string gives."""

from __future__ import annotations

from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keeping import number_of, shelved
from privacy_audit.cli.library import library_of
from privacy_audit.cli.speaking import deliver
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.record.planned import VectorRecord, plan_json


def print_vector(settings: Settings, given: list[str]) -> int:
    """Print the string of an audit, or recompute the one that was typed."""
    if settings.format not in ("terminal", "json"):
        raise WrongUsage(mark("--vector prints one line; it can be had as terminal or json."))
    if given and not given[0].isdecimal():
        return _recomputed(settings, "".join("".join(given).split()))
    kept, *_ = shelved(settings, number_of(given))
    score, ruler = kept.record.score, kept.record.tool.ruler
    _print(
        settings, VectorRecord(vector=score.vector, ruler=ruler, low=score.low, high=score.high), score.vector
    )
    return 0


def _recomputed(settings: Settings, text: str) -> int:
    """A string that a terminal broke into lines comes in pieces, or with the ends of its lines in it."""
    from privacy_audit.assess import score_of_vector
    from privacy_audit.report.material import Speaker

    catalog = library_of(settings).catalog(())
    low, high = score_of_vector(text, catalog.ruler)
    speaker = Speaker(catalog=catalog, words=settings.words)
    said = settings.words(
        "{range} of 100 (ruler {ruler})", range=speaker.range(low, high), ruler=catalog.ruler.version
    )
    _print(settings, VectorRecord(vector=text, ruler=catalog.ruler.version, low=low, high=high), said)
    return 0


def _print(settings: Settings, record: VectorRecord, line: str) -> None:
    deliver(plan_json(record) if settings.format == "json" else line + "\n", settings)
