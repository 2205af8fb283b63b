"""The walk on a terminal: what is asked before it (which networks, which device), the walk, its end."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import Level, Network, Platform
from privacy_audit.cli.asking import Asker
from privacy_audit.cli.drawing import minutes, wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import answers_of_last, current, finish_audit, open_history
from privacy_audit.cli.keys import read_key, read_line
from privacy_audit.cli.library import library_of
from privacy_audit.cli.speaking import say, say_error
from privacy_audit.errors import Interrupted, PrivacyAuditError, WrongUsage, mark
from privacy_audit.history import History
from privacy_audit.model import Value
from privacy_audit.walk import Asked, identifier_of, is_open, questions_of, reading_minutes, walk
from privacy_audit.words import Words

if TYPE_CHECKING:
    from privacy_audit.scan import Scan

PLATFORMS = {
    "android": mark("an Android phone (Samsung, Oppo, Xiaomi …)"),
    "ios": mark("an iPhone or iPad"),
    "web": mark("a computer"),
}
DEPTHS = {
    "quick": mark("quick: what matters most"),
    "standard": mark("standard: the sensible set"),
    "full": mark("full: everything"),
}


class Wishes(Value):
    """What was typed; the rest is asked or remembered."""

    networks: tuple[str, ...] = ()
    level: str | None = None
    platform: str | None = None
    todo: bool = False
    pages: bool = False
    """Whether to offer a look at the person's public pages after the questions."""


def check_on_terminal(settings: Settings, wishes: Wishes) -> int:
    """Ask everything, keep the audit, print its report. Leaving early keeps the answers."""
    library = library_of(settings)
    with open_history(settings) as history:
        wishes = _complete(settings, history, library, wishes)
        asked = _asked(library, history, wishes)
        if not asked:
            say(settings.words(_nothing_to_ask(wishes)))
            return 0
        if not _walk(settings, library, history, asked, cast(Platform, wishes.platform)):
            say(settings.words("Your answers are kept. To go on: privacy-audit check"))
            return 0
        given = tuple(current(library, history.answers().values()).values())
        found = ask_pages(settings, library) if wishes.pages else None
        return finish_audit(
            settings, history, wishes.networks, str(wishes.level), str(wishes.platform), given, found
        )


def _complete(settings: Settings, history: History, library: Library, wishes: Wishes) -> Wishes:
    """Fill in what was not typed: go on where the person stopped, else ask; remember it."""
    words = settings.words
    under_way = bool(history.answers())
    known = library.network_ids()
    remembered = tuple(one for one in (history.choice("networks") or "").split() if one in known)
    networks = wishes.networks or (remembered if under_way or wishes.todo else ())
    networks = networks or ask_networks(words, library, remembered)
    platform = wishes.platform or _one_of(PLATFORMS, history.choice("platform")) or ask_platform(words)
    level = wishes.level or (_one_of(DEPTHS, history.choice("level")) if under_way or wishes.todo else None)
    if not level:
        level = ask_level(words, library, networks) if wishes.pages else "standard"
    history.choose("networks", " ".join(networks))
    history.choose("platform", platform)
    history.choose("level", level)
    return replace(wishes, networks=networks, platform=platform, level=level)


def _one_of(known: Collection[str], remembered: str | None) -> str | None:
    return remembered if remembered in known else None


def _nothing_to_ask(wishes: Wishes) -> str:
    if wishes.todo:
        return mark("Nothing is left to do here. Thank you.")
    return mark("There are no questions for this yet. Its pages can be scanned: privacy-audit scan https://…")


def _asked(library: Library, history: History, wishes: Wishes) -> tuple[Asked, ...]:
    networks = library.networks(wishes.networks).values()
    asked = questions_of(networks, cast(Level, wishes.level))
    if not wishes.todo:
        return asked
    last, held = answers_of_last(history, library), _held(history, library)
    return tuple(
        one
        for one in asked
        if identifier_of(*one) not in held and is_open(one[1], last.get(identifier_of(*one)))
    )


def _held(history: History, library: Library) -> set[str]:
    """The questions whose risk the person accepted and whose day is not over, by their names of today."""
    renamed, today = library.renamed(), date.today()
    decisions = (one for one in history.accepted().sound if not one.is_over(today))
    return {renamed.get(one.risk, one.risk) for one in decisions}


def _walk(
    settings: Settings, library: Library, history: History, asked: Sequence[Asked], platform: Platform
) -> bool:
    words = settings.words
    given = current(library, history.answers().values())
    left = sum(identifier_of(*one) not in given for one in asked)
    say()
    if given and left < len(asked):
        say(
            words.count(
                "You go on where you stopped: {number} question left.",
                "You go on where you stopped: {number} questions left.",
                left,
            )
        )
    else:
        estimate = minutes(words, reading_minutes(left))
        for line in wrapped(
            words(
                "{number} questions, about {minutes}. You can stop at any time: every answer is kept.",
                number=left,
                minutes=estimate,
            )
        ):
            say(line)
    try:
        return walk(asked, given, answers_of_last(history, library), Asker(settings, platform), history.put)
    except KeyboardInterrupt:
        raise Interrupted(mark("Stopped. Your answers are kept. To go on: privacy-audit check")) from None


# --- small menus ---------------------------------------------------------------------------------


def ask_one(words: Words, title: str, options: dict[str, str]) -> str:
    """One of a few things by its digit; `options` are texts in the person's language."""
    say()
    say(title)
    for number, text in enumerate(options.values(), 1):
        say(f"  {number}  {text}")
    while True:
        try:
            key = read_key()
        except (EOFError, KeyboardInterrupt):
            raise Interrupted(mark("Stopped. Nothing was changed.")) from None
        if key.isascii() and key.isdigit() and 0 < int(key) <= len(options):
            return list(options)[int(key) - 1]
        say(words("Please press a number from 1 to {last}.", last=len(options)))


def ask_platform(words: Words) -> str:
    """The device in the person's hand."""
    options = {name: words(sentence) for name, sentence in PLATFORMS.items()}
    return ask_one(words, words("What do you hold in your hand?"), options)


def ask_level(words: Words, library: Library, networks: Sequence[str]) -> str:
    """How thorough, with the number of questions and the time of each level."""
    chosen = library.networks(tuple(networks)).values()
    options = {}
    for level, sentence in DEPTHS.items():
        number = len(questions_of(chosen, cast(Level, level)))
        estimate = minutes(words, reading_minutes(number))
        count = words("{number} questions, about {minutes}", number=number, minutes=estimate)
        options[level] = f"{words(sentence)} ({count})"
    return ask_one(words, words("How thorough shall it be?"), options)


def ask_networks(words: Words, library: Library, remembered: Sequence[str]) -> tuple[str, ...]:
    """Several networks by their numbers or names, typed on one line; Enter alone takes those of last time."""
    networks = library.networks()
    known = sorted((one for one in networks.values() if one.questions), key=lambda one: (one.rank, one.id))
    say()
    say(words("Which of these do you use?"))
    for number, network in enumerate(known, 1):
        say(f"  {number:2}  {words.of(network.name)}")
    before = tuple(one for one in remembered if one in networks)
    if before:
        names = ", ".join(words.of(networks[one].name) for one in before)
        say(words("Last time: {names}. For the same again just press Enter.", names=names))
    while True:
        typed = _typed_line(words("Type their numbers with spaces between, then Enter (q to leave): "))
        if typed.lower() == "q":
            raise Interrupted(mark("Stopped. Nothing was changed."))
        try:
            return before if before and not typed else _picked(typed, known)
        except WrongUsage as error:
            say(words(error.sentence, **error.values))


def _typed_line(question: str) -> str:
    try:
        return read_line(question)
    except (EOFError, KeyboardInterrupt):
        raise Interrupted(mark("Stopped. Nothing was changed.")) from None


def _picked(typed: str, known: Sequence[Network]) -> tuple[str, ...]:
    """The networks of a line such as `1 3` or `zalo, facebook`."""
    by_name = {network.id: network.id for network in known}
    by_name |= {str(number): network.id for number, network in enumerate(known, 1)}
    picked = tuple(dict.fromkeys(typed.lower().replace(",", " ").split()))
    if not picked:
        raise WrongUsage(mark("Please type at least one number."))
    for one in picked:
        if one not in by_name:
            raise WrongUsage(mark("“{typed}” is not in the list."), typed=one)
    return tuple(dict.fromkeys(by_name[one] for one in picked))


def ask_pages(settings: Settings, library: Library) -> Scan | None:
    """Offer to look at the person's public pages, an address a line; None if none was given."""
    words = settings.words
    say()
    for sentence in (
        words("Now let us look at your public pages, as a stranger sees them."),
        words("A page that you saved as a file works too."),
    ):
        for line in wrapped(sentence):
            say(line)
    addresses: list[str] = []
    while typed := _typed_address(words):
        accepted = _accepted(settings, typed)
        addresses += accepted
        if accepted:
            say(words("Noted. Another one, or Enter for the report."))
    if not addresses:
        return None
    from privacy_audit.cli.scan import look_at, options_of

    return look_at(settings, addresses, library.catalog(), options_of(settings))


def _typed_address(words: Words) -> str:
    question = words(
        "Paste the address of a page (https://…) or the path of a saved one; just Enter to go on: "
    )
    try:
        return _unquoted(read_line(question))
    except EOFError:
        return ""
    except KeyboardInterrupt:
        raise Interrupted(mark("Stopped. Your answers are kept. To go on: privacy-audit check")) from None


def _unquoted(typed: str) -> str:
    """Without the quotation marks around a path that was dragged into the window or copied as one."""
    quoted = len(typed) > 2 and typed[0] == typed[-1] and typed[0] in "'\""
    return typed[1:-1] if quoted else typed


def _accepted(settings: Settings, typed: str) -> list[str]:
    from privacy_audit.cli.scan import options_of
    from privacy_audit.sources import check_target

    try:
        check_target(typed, options_of(settings))
    except PrivacyAuditError as error:
        say_error(error)
        return []
    return [typed]
