"""The checklists as data for other programs: `networks list`, `show` and `stale` in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

import msgspec

from privacy_audit.checklist import Network, Question
from privacy_audit.guidance import Channel
from privacy_audit.model import Languages, Value
from privacy_audit.outreach import Fact
from privacy_audit.text import clean

Row = TypeVar("Row")

LONGEST = 100_000
"""Characters of one text; what is longer ends in an ellipsis."""


class NetworkRow(Value):
    """One network of the list. `confirmed` counts the questions that are not marked unconfirmed."""

    id: str
    name: Languages
    questions: int
    confirmed: int
    oldest: date
    newest: date


class NetworkList(Value, tag_field="schema", tag="privacy-audit.networks/1"):
    """What `networks list` prints: the networks that have questions."""

    networks: tuple[NetworkRow, ...]


class NetworkCard(Value, tag_field="schema", tag="privacy-audit.network-card/1"):
    """What `networks show NETWORK` prints: the whole network as its file says it.

    The file itself, as somebody writes it, is `privacy-audit.network/1`.
    """

    network: Network


class QuestionCard(Value, tag_field="schema", tag="privacy-audit.question/1"):
    """What `networks show NETWORK/QUESTION` prints. `network` is the id."""

    network: str
    question: Question


class OldQuestion(Value):
    """An instruction that was verified long ago. `question` is the full id."""

    question: str
    prompt: Languages
    verified: date
    confidence: str


class OldChannel(Value):
    """A help channel that was last known long ago. `historical`: whoever ran it is gone or changed."""

    channel: str
    name: Languages
    last_known: date
    confidence: str
    historical: bool


class OldFact(Value):
    """A fact of the texts that spread the warning, verified long ago."""

    fact: str
    text: Languages
    verified: date
    confidence: str


class StaleList(Value, tag_field="schema", tag="privacy-audit.stale/1"):
    """What `networks stale` prints, of each sort the oldest first."""

    questions: tuple[OldQuestion, ...]
    channels: tuple[OldChannel, ...]
    facts: tuple[OldFact, ...]


def overview(networks: Iterable[Network]) -> tuple[NetworkRow, ...]:
    """A row for each network that has questions."""
    return tuple(_row(network) for network in networks if network.questions)


def _row(network: Network) -> NetworkRow:
    dates = [question.verified for question in network.questions]
    return NetworkRow(
        id=network.id,
        name=network.name,
        questions=len(network.questions),
        confirmed=sum(question.confidence != "unconfirmed" for question in network.questions),
        oldest=min(dates),
        newest=max(dates),
    )


def old_questions(networks: Iterable[Network], days: int) -> tuple[OldQuestion, ...]:
    """The instructions that were verified more than so many days ago, oldest first."""
    rows = (
        OldQuestion(
            question=f"{network.id}/{question.id}",
            prompt=question.prompt,
            verified=question.verified,
            confidence=question.confidence,
        )
        for network in networks
        for question in network.questions
    )
    return _old(rows, lambda one: (one.verified, one.question), days)


def old_channels(channels: Iterable[Channel], days: int) -> tuple[OldChannel, ...]:
    """The help channels that were last known more than so many days ago, oldest first."""
    rows = (
        OldChannel(
            channel=f"emergency/{channel.id}",
            name=channel.name,
            last_known=channel.last_known,
            confidence=channel.confidence,
            historical=channel.historical,
        )
        for channel in channels
    )
    return _old(rows, lambda one: (one.last_known, one.channel), days)


def old_facts(facts: Iterable[Fact], days: int) -> tuple[OldFact, ...]:
    """The facts of the texts to spread that were verified more than so many days ago, oldest first."""
    rows = (
        OldFact(
            fact=f"outreach/{fact.id}", text=fact.text, verified=fact.verified, confidence=fact.confidence
        )
        for fact in facts
    )
    return _old(rows, lambda one: (one.verified, one.fact), days)


def _old(rows: Iterable[Row], order: Callable[[Row], tuple[date, str]], days: int) -> tuple[Row, ...]:
    """Those whose day, the first in their order, is more than so many days ago."""
    limit = date.today() - timedelta(days=days)
    return tuple(sorted((one for one in rows if order(one)[0] < limit), key=order))


def overview_json(rows: tuple[NetworkRow, ...]) -> bytes:
    """`networks list` as JSON."""
    return _json(NetworkList(networks=rows))


def stale_json(
    rows: tuple[OldQuestion, ...], channels: tuple[OldChannel, ...], facts: tuple[OldFact, ...]
) -> bytes:
    """`networks stale` as JSON."""
    return _json(StaleList(questions=rows, channels=channels, facts=facts))


def network_json(network: Network) -> bytes:
    """`networks show NETWORK` as JSON: the whole network as its file says it, texts cleaned."""
    return _json(NetworkCard(network=network))


def question_json(network: Network, question: Question) -> bytes:
    """`networks show NETWORK/QUESTION` as JSON."""
    return _json(QuestionCard(network=network.id, question=question))


def _json(printed: NetworkList | NetworkCard | QuestionCard | StaleList) -> bytes:
    shown = _cleaned(msgspec.to_builtins(printed, order="deterministic"))
    return msgspec.json.format(msgspec.json.encode(shown), indent=2) + b"\n"


def _cleaned(content: Any) -> Any:
    """The same content, every text of it safe to show: data files are written by others too."""
    if isinstance(content, str):
        return clean(content, LONGEST)
    if isinstance(content, dict):
        return {name: _cleaned(one) for name, one in content.items()}
    return [_cleaned(one) for one in content] if isinstance(content, list | tuple) else content
