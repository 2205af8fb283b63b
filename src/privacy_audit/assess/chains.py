"""Combinations that a blackmailer needs: which are complete, and the cheapest way to break them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from privacy_audit.assess.items import Item
from privacy_audit.assess.vector import STRENGTH
from privacy_audit.checklist import ChainNeed, ChainRule
from privacy_audit.model import RiskClass

Bundle = tuple[Item, ...]


def forges(item: Item, need: ChainNeed) -> bool:
    """Whether an item makes a link: of its class and kind, open to strangers, strong enough."""
    return (
        item.open
        and need.risk_class in (None, item.risk_class)
        and need.kind in (None, item.kind)
        and item.strongest >= round(need.at_least * STRENGTH)
    )


def may_forge(need: ChainNeed, unseen: Container[RiskClass]) -> bool:
    """Whether a target that was not seen may make a link, given the classes that it may fill.

    Never a link of a single kind: nothing hints at that kind, and the full class already counts it.
    """
    return need.kind is None and need.risk_class in unseen


def complete(
    chains: Iterable[ChainRule], items: Sequence[Item], unseen: Container[RiskClass]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the chains that hold for certain, and of those that only the unknown would complete."""
    certain, possible = [], []
    for rule in chains:
        links = [[item.known for item in items if forges(item, need)] for need in rule.needs]
        if all(any(link) for link in links):
            certain.append(rule.id)
        elif all(link or may_forge(need, unseen) for need, link in zip(rule.needs, links, strict=True)):
            possible.append(rule.id)
    return tuple(certain), tuple(possible)


def cut(need: ChainNeed, items: Iterable[Item], only_known: bool) -> Bundle:
    """The items whose actions break a link (only what is known of it, or all); empty if they cannot."""
    forging = tuple(item for item in items if forges(item, need) and (item.known or not only_known))
    return forging if all(_breaks(item, need) for item in forging) else ()


def _breaks(item: Item, need: ChainNeed) -> bool:
    """Whether an item's action takes it out of a link."""
    return item.can_improve and not forges(item.done(), need)


def cuts_of(
    rule: ChainRule, items: Sequence[Item], certain: bool, unseen: Container[RiskClass]
) -> tuple[tuple[str, ...], ...]:
    """All ways to break a chain, each as the subjects of its actions, the quickest first; empty if none can.

    A certain chain is broken when it no longer holds for certain, a possible one when it cannot hold.
    """
    needs = [need for need in rule.needs if certain or not may_forge(need, unseen)]
    bundles = [bundle for need in needs if (bundle := cut(need, items, only_known=certain))]
    ranked = sorted((sum(item.minutes for item in bundle), subjects_of(bundle)) for bundle in bundles)
    return tuple(subjects for _, subjects in ranked)


def subjects_of(bundle: Iterable[Item]) -> tuple[str, ...]:
    """The subjects of some items, in their order."""
    return tuple(item.subject for item in bundle)
