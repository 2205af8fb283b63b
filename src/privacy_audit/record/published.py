"""The published schemas: what the folder `schemas/` must hold, generated from the types."""

from __future__ import annotations

from typing import Any

import msgspec

from privacy_audit.checklist import Network
from privacy_audit.record.changes import Difference
from privacy_audit.record.emergency import EmergencyRecord, EvidenceRecord
from privacy_audit.record.health import HealthRecord
from privacy_audit.record.listing import AuditList
from privacy_audit.record.message import MessageRecord
from privacy_audit.record.networks import NetworkCard, NetworkList, QuestionCard, StaleList
from privacy_audit.record.planned import PlanRecord, VectorRecord
from privacy_audit.record.selftest import SelfTestRecord
from privacy_audit.record.session import SessionReport
from privacy_audit.record.sessions import SessionList
from privacy_audit.record.shapes import VERSION, AuditRecord, ScanRecord
from privacy_audit.record.site import SiteRecord
from privacy_audit.record.spread import SpreadRecord
from privacy_audit.record.supposed import WhatIfRecord
from privacy_audit.tally import Session


def schema_of(shape: type[msgspec.Struct], title: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a record or a data file, generated from its type."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **msgspec.json.schema(shape),
    }


def published_schemas() -> dict[str, bytes]:
    """The files of the folder `schemas/` by name, as they must be: records, and a network's data file."""
    types: dict[str, type[msgspec.Struct]] = {
        "scan": ScanRecord,
        "audit": AuditRecord,
        "diff": Difference,
        "history": AuditList,
        "plan": PlanRecord,
        "what-if": WhatIfRecord,
        "vector": VectorRecord,
        "network": Network,
        "networks": NetworkList,
        "network-card": NetworkCard,
        "question": QuestionCard,
        "stale": StaleList,
        "site": SiteRecord,
        "emergency": EmergencyRecord,
        "evidence": EvidenceRecord,
        "spread": SpreadRecord,
        "message": MessageRecord,
        "doctor": HealthRecord,
        "session": Session,
        "sessions": SessionList,
        "session-report": SessionReport,
        "self-test": SelfTestRecord,
    }
    return {
        f"{name}-{VERSION}.schema.json": _indented(schema_of(shape, f"privacy-audit.{name}/{VERSION}"))
        for name, shape in types.items()
    }


def _indented(schema: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"
