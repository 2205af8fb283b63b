"""`report --what-if`: what steps of the plan would change, or other answers."""

from __future__ import annotations

from collections.abc import Sequence

from privacy_audit.answers import UNANSWERED, AnswersFile, answers_of
from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.cli.done_steps import actions_of_steps, recommended
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import exit_code, local_zone
from privacy_audit.cli.keeping import shelved
from privacy_audit.cli.rendering import draw
from privacy_audit.cli.speaking import deliver
from privacy_audit.cli.step_numbers import OPTION, is_numbers, numbers_of
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.model import Answer
from privacy_audit.text import clean


def print_what_if(settings: Settings, number: int | None, typed: Sequence[str]) -> int:
    """Judge an audit as if these steps were done and with these answers, and print what changes.

    Nothing is kept. Exit codes are those of a report on the audit as it is.
    """
    from privacy_audit.record.supposed import what_if_json
    from privacy_audit.report.material import Material
    from privacy_audit.report.supposed import compose_what_if
    from privacy_audit.supposing import suppose

    kept, library, catalog = shelved(settings, number)
    record, renamed = kept.record, library.renamed()
    actions = actions_of_steps(
        settings.words, record, catalog, renamed, numbers_of(filter(is_numbers, typed))
    )
    answers = _answers([one for one in typed if not is_numbers(one)], catalog, library)
    typed_too = {one.question for one in answers}
    done = tuple(one for one in recommended(actions, catalog) if one.question not in typed_too)
    removed = tuple(one for one in actions if catalog.question(one) is None)
    supposed = suppose(record, (*done, *answers), catalog, renamed, kept.number, removed)
    if settings.format == "json":
        deliver(what_if_json(supposed), settings)
        return exit_code(record, catalog, settings.fail_on)
    material = Material(
        record=record,
        catalog=catalog,
        words=settings.words,
        zone=local_zone(),
        home=settings.home_in_report,
    )
    deliver(draw(compose_what_if(material, supposed), settings), settings)
    return exit_code(record, catalog, settings.fail_on)


def _answers(typed: Sequence[str], catalog: Catalog, library: Library) -> tuple[Answer, ...]:
    """What was typed as answers; everything unknown is named at once."""
    renamed = library.renamed()
    given = {renamed.get(name, name): choice for name, choice in map(_pair, typed)}
    known = {name: question for name in given if (question := catalog.question(name))}
    if unknown := [name for name in given if name not in known]:
        raise _no_question(unknown, catalog)
    for name, choice in given.items():
        possible = [*(one.id for one in known[name].choices), *UNANSWERED]
        if choice not in possible:
            sentence = mark("“{value}” is no answer to {name}. Possible are: {allowed}")
            raise WrongUsage(sentence, value=choice, name=name, allowed=", ".join(possible))
    return answers_of(AnswersFile(answers=given), OPTION, known)


def _no_question(unknown: Sequence[str], catalog: Catalog) -> WrongUsage:
    """What to say of names that no question has: the likeliest ones, and what may be typed instead."""
    from difflib import get_close_matches

    known = [f"{network.id}/{one.id}" for network in catalog.networks.values() for one in network.questions]
    near = [close for name in unknown for close in get_close_matches(name.lower(), known, 1)]
    names = ", ".join(f"“{name}”" for name in unknown)
    if near:
        sentence = mark(
            "There is no question called {names}. Did you mean {near}? Or give the number of a step of your "
            "plan: --what-if 1"
        )
        return WrongUsage(sentence, names=names, near=", ".join(dict.fromkeys(near)))
    sentence = mark(
        "There is no question called {names}. Give the number of a step of your plan (--what-if 1), or the "
        "name of a question, as this shows it: privacy-audit networks show zalo"
    )
    return WrongUsage(sentence, names=names)


def _pair(typed: str) -> tuple[str, str]:
    question, sign, choice = (part.strip() for part in clean(typed, 200).partition("="))
    if not (question and sign and choice):
        raise WrongUsage(
            mark(
                "“{typed}” is neither the number of a step of your plan nor QUESTION=CHOICE. For example: "
                "{step} or {example}"
            ),
            typed=clean(typed, 60),
            step="--what-if 1",
            example="--what-if zalo/find-by-phone=off",
        )
    return question, choice
