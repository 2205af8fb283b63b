"""Fits the weights of words in `message-signs.toml` on the labelled messages that are not held.

python -m tests.benchmarks.fitting [english]

A logistic regression with a penalty on large weights, in steps of a quarter. Words of one message alone
are left out: they would be learnt by heart.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log, sqrt
from pathlib import Path
from textwrap import fill

from privacy_audit.catalog import Library
from privacy_audit.guide.message import Judge
from privacy_audit.suspicion import Wording
from tests.corpus.messages import labelled

FILE = Path(__file__).parents[2] / "checklists/message-signs.toml"
CONSTANT = "#constant"
ENGLISH = "english-"
"""How the ids of messages begin that teach English words; what a Vietnamese message weighs stays as it is."""
WORDS_OF_SCRIPT = 60
ROUNDS, PACE, LOOSENESS, STEP, FEWEST = 400, 0.12, 30.0, 0.25, 2
# English words that stand in every story; those that are Vietnamese words too (`me`, `an`) must stay.
SAYING_NOTHING = frozenset(
    [
        "i", "am", "is", "are", "was", "were", "be", "you", "your", "our", "we", "us", "they", "them", "it",
        "this", "that", "the", "and", "of", "or", "if", "for", "from", "with", "by", "at", "on", "will",
        "have", "has", "my", "all", "please", "when",
    ]
)  # fmt: skip
Example = tuple[Mapping[str, float], bool]


def known_terms(examples: Iterable[Example]) -> frozenset[str]:
    """The terms that stand in several messages."""
    counts = Counter(term for found, _label in examples for term in found)
    return frozenset(term for term, count in counts.items() if count >= FEWEST)


def fitted(examples: Sequence[Example], given: Mapping[str, float]) -> dict[str, float]:
    """The weights that tell the examples apart, found by Adam (Kingma and Ba, 2015) on all at once.

    What is `given` stays as it is and is not among them.
    """
    known = known_terms(examples).difference(given)
    free = () if CONSTANT in given else ((CONSTANT, 1.0),)
    data = [
        (
            [(term, value) for term, value in found.items() if term in known] + [*free],
            label,
            given.get(CONSTANT, 0.0) + sum(given.get(term, 0.0) * value for term, value in found.items()),
        )
        for found, label in examples
    ]
    weights = dict.fromkeys((*sorted(known), *(name for name, _value in free)), 0.0)
    first, second = dict.fromkeys(weights, 0.0), dict.fromkeys(weights, 0.0)
    for number in range(1, ROUNDS + 1):
        slope = {term: 0.0 if term == CONSTANT else weight / LOOSENESS for term, weight in weights.items()}
        for terms, label, fixed in data:
            error = 1 / (1 + exp(-fixed - sum(weights[term] * value for term, value in terms))) - label
            for term, value in terms:
                slope[term] += error * value
        for term, steep in slope.items():
            first[term] += 0.1 * (steep - first[term])
            second[term] += 0.001 * (steep * steep - second[term])
            mean, spread = first[term] / (1 - 0.9**number), second[term] / (1 - 0.999**number)
            weights[term] -= PACE * mean / (sqrt(spread) + 1e-8)
    return weights


def words_of_scripts(examples: Iterable[tuple[Mapping[str, float], str]]) -> dict[str, list[str]]:
    """The words and pairs that are much oftener in one script than in the others."""
    counts: dict[str, Counter[str]] = {}
    for found, script in examples:
        plain = (
            term for term in found if term[0] not in "#=" and not SAYING_NOTHING.issuperset(term.split())
        )
        counts.setdefault(script, Counter()).update(plain)
    every = Counter[str]()
    for several in counts.values():
        every.update(several)
    total = sum(every.values())
    chosen: dict[str, list[str]] = {}
    for script, several in sorted(counts.items()):
        share = sum(several.values()) / total
        worth = {
            term: count * log(count / (every[term] * share)) for term, count in several.items() if count > 1
        }
        chosen[script] = sorted(sorted(worth), key=lambda term: -worth[term])[:WORDS_OF_SCRIPT]
    return chosen


def as_toml(weights: Mapping[str, float]) -> str:
    """The weights by their step, the heaviest first."""
    steps: dict[float, list[str]] = {}
    for term, weight in sorted(weights.items()):
        step = round(weight / STEP) * STEP
        if step and term != CONSTANT:
            steps.setdefault(step, []).append(f'"{term}"')
    lines = [f'"{step:+.2f}" = [\n{_wrapped(steps[step])}\n]' for step in sorted(steps, reverse=True)]
    return "\n".join(lines) + "\n"


def _scripts_as_toml(words: Mapping[str, Sequence[str]]) -> str:
    quoted = {script: _wrapped(f'"{term}"' for term in terms) for script, terms in words.items()}
    return "\n".join(f"{script} = [\n{lines}\n]" for script, lines in quoted.items()) + "\n"


def _wrapped(terms: Iterable[str]) -> str:
    # Blanks inside a term must not be broken at: they are tied while the lines are made.
    tied = ", ".join(term.replace(" ", "\0") for term in terms)
    return fill(tied, 110, initial_indent="  ", subsequent_indent="  ", break_long_words=False,
                break_on_hyphens=False).replace("\0", " ")  # fmt: skip


def main() -> None:
    """Fit and write the weights; with `english` those of English words alone, all others stay."""
    rules = Library().message_rules()
    judge = Judge(rules)
    read = [(judge.features(one.text), one) for one in labelled() if not one.held]
    others = [(found, one.label == "signs") for found, one in read if not one.id.startswith(ENGLISH)]
    english = [(found, one.label == "signs") for found, one in read if one.id.startswith(ENGLISH)]
    weights = _kept(rules.wording, others) if sys.argv[1:] == ["english"] else fitted(others, {})
    weights |= fitted(english, weights)
    scripts = words_of_scripts((found, one.script) for found, one in read if one.script)
    before = FILE.read_text(encoding="utf-8")
    head = before[: before.index("[wording]\n")]
    settings = before[len(head) : before.index("[wording.weights]\n")].splitlines()[2:]
    rest = "\n".join(settings).strip()
    text = f"{head}[wording]\nconstant = {weights[CONSTANT]:.2f}\n{rest}\n\n[wording.weights]\n{as_toml(weights)}"
    text += f"\n[wording.scripts]\n{_scripts_as_toml(scripts)}"
    FILE.write_text(text, encoding="utf-8")


def _kept(wording: Wording, examples: Iterable[Example]) -> dict[str, float]:
    """The weights in use of the terms that stand in these messages."""
    terms = {term for found, _label in examples for term in found}
    weights = {
        name: float(step) for step, names in wording.weights.items() for name in names if name in terms
    }
    return {**weights, CONSTANT: wording.constant}


if __name__ == "__main__":
    main()
