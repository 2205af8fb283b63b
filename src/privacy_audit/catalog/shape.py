"""Names every place where a data file differs from the schema of its type.

Runs only when the strict reader, which stops at the first mistake, has refused a file.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import msgspec

from privacy_audit.errors import Mistake, mark

Document = dict[str, Any]
"""A TOML file as it was read."""


def mistakes_of_shape(file: str, document: Document, shape: Any) -> Iterator[Mistake]:
    """Every place where `document`, read from `file`, is not as `shape` says, the first place first."""
    from jsonschema import Draft202012Validator, FormatChecker

    validator = Draft202012Validator(msgspec.json.schema(shape), format_checker=FormatChecker(["date"]))
    errors = validator.iter_errors(_as_json(document))
    told: list[Mistake] = []
    for error in sorted(errors, key=lambda one: [str(step) for step in one.absolute_path]):
        for innermost in _innermost(error):
            where = f"{file}: {_key(document, innermost.absolute_path)}"
            mistake = Mistake(where, *_sentence(innermost))
            if (
                mistake not in told[-1:]
            ):  # the validator tells each missing key apart, the sentence all of them
                told.append(mistake)
    yield from told


def _innermost(error: Any) -> Iterator[Any]:
    """The errors worth showing: those inside a choice of types, not the choice itself."""
    if not error.context:
        yield error
        return
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    # The branch that came furthest is the one that was meant.
    meant = max(branches.values(), key=lambda branch: max(len(one.absolute_path) for one in branch))
    for inner in meant:
        yield from _innermost(inner)


def _sentence(error: Any) -> tuple[str, dict[str, object]]:
    match error.validator:
        case "required":
            missing = [key for key in error.validator_value if key not in error.instance]
            one, several = mark("the key {names} is missing"), mark("these keys are missing: {names}")
            return one if len(missing) == 1 else several, {"names": ", ".join(missing)}
        case "additionalProperties":
            known = set(error.schema.get("properties", {}))
            unknown = [key for key in error.instance if key not in known]
            one, several = (
                mark("the key {names} is not known here"),
                mark("these keys are not known here: {names}"),
            )
            return one if len(unknown) == 1 else several, {"names": ", ".join(unknown)}
        case "enum" | "const":
            allowed = ", ".join(str(one) for one in error.schema.get("enum", [error.validator_value]))
            return mark("“{value}” is not one of: {allowed}"), {"value": error.instance, "allowed": allowed}
        case "type":
            return mark("“{value}” is of the wrong type; expected: {expected}"), {
                "value": error.instance,
                "expected": error.validator_value,
            }
        case "pattern" if "https" in error.validator_value:
            return mark("“{value}” must be an address that begins with https://"), {"value": error.instance}
        case "pattern":
            return mark("“{value}” must be made of small letters, digits and hyphens"), {
                "value": error.instance
            }
        case _:
            return mark("“{value}” is not allowed ({rule}: {expected})"), {
                "value": error.instance,
                "rule": error.validator,
                "expected": error.validator_value,
            }


def _key(document: Document, path: Any) -> str:
    """`questions[3] (find-by-phone).severity`: the way to a key, with the id of what it belongs to."""
    words, here = "", document
    for step in path:
        here = here[step]
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
        if isinstance(step, int) and isinstance(here, dict) and isinstance(here.get("id"), str):
            words += f" ({here['id']})"
    return words.lstrip(".") or "–"


def _as_json(value: Any) -> Any:
    """TOML's dates as the strings that a JSON Schema speaks of."""
    match value:
        case dict():
            return {key: _as_json(one) for key, one in value.items()}
        case list():
            return [_as_json(one) for one in value]
        case datetime.date():
            return value.isoformat()
        case _:
            return value
