"""`report --what-if`: what other answers would change."""

from __future__ import annotations

from collections.abc import Sequence

from privacy_audit.answers import UNANSWERED, AnswersFile, answers_of
from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import local_zone
from privacy_audit.cli.keeping import shelved
from privacy_audit.cli.rendering import draw
from privacy_audit.cli.speaking import deliver
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.model import Answer
from privacy_audit.text import clean

OPTION = "--what-if"


def print_what_if(settings: Settings, number: int | None, typed: Sequence[str]) -> int:
    """Judge an audit with these answers and print what changes. Nothing is kept."""
    from privacy_audit.record.supposed import what_if_json
    from privacy_audit.rejudging import suppose
    from privacy_audit.report.material import Material
    from privacy_audit.report.supposed import compose_what_if

    kept, library, catalog = shelved(settings, number)
    answers = _answers(typed, catalog, library)
    record = suppose(kept.record, answers, catalog, library.renamed(), kept.number)
    if settings.format == "json":
        deliver(what_if_json(record), settings)
        return 0
    material = Material(record=kept.record, catalog=catalog, words=settings.words, zone=local_zone())
    deliver(draw(compose_what_if(material, record), settings), settings)
    return 0


def _answers(typed: Sequence[str], catalog: Catalog, library: Library) -> tuple[Answer, ...]:
    """What was typed as answers; everything unknown is named at once."""
    renamed = library.renamed()
    given = {renamed.get(name, name): choice for name, choice in map(_pair, typed)}
    known = {name: question for name in given if (question := catalog.question(name))}
    if unknown := [name for name in given if name not in known]:
        sentence = mark(
            "There is no question called {names}. To see them: privacy-audit networks show NETWORK"
        )
        raise WrongUsage(sentence, names=", ".join(f"“{name}”" for name in unknown))
    for name, choice in given.items():
        possible = [*(one.id for one in known[name].choices), *UNANSWERED]
        if choice not in possible:
            sentence = mark("“{value}” is no answer to {name}. Possible are: {allowed}")
            raise WrongUsage(sentence, value=choice, name=name, allowed=", ".join(possible))
    return answers_of(AnswersFile(answers=given), OPTION, known)


def _pair(typed: str) -> tuple[str, str]:
    question, sign, choice = (part.strip() for part in clean(typed, 200).partition("="))
    if not (question and sign and choice):
        raise WrongUsage(
            mark("“{typed}” is not QUESTION=CHOICE. For example: {example}"),
            typed=clean(typed, 60),
            example="--what-if zalo/find-by-phone=off",
        )
    return question, choice
