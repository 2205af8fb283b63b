"""A made-up person scanned and judged at every stage, for the wall."""

from __future__ import annotations

from privacy_audit.checklist import Catalog
from privacy_audit.demo.judging import KEY, judged
from privacy_audit.demo.person import STAGES, MadeUp, Stage
from privacy_audit.demo.scenes import Scene, Show
from privacy_audit.demo.trying import scan_of
from privacy_audit.record.recording import Say, record_audit


def scanned(person: MadeUp, catalog: Catalog, say: Say) -> Show:
    """Serve, scan and judge the person's pages at each stage."""

    def scene(stage: Stage) -> Scene:
        run = judged(person, stage, scan_of(person, stage, catalog), catalog)
        return Scene(stage=stage, record=record_audit(run, catalog, KEY, say))

    return Show(person=person, scenes=tuple(map(scene, STAGES)), catalog=catalog)
