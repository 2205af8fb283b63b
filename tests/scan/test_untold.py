"""Pictures on a network's page that no rule tells: said as a gap, and unknown in the score; never silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacy_audit.audit import judge
from privacy_audit.carrying import with_pages_of
from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.detectors import masked_text
from privacy_audit.model import Look, Status
from privacy_audit.record.recording import record_audit
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.rejudging import given_of, rejudge
from privacy_audit.report.gaps import saying
from privacy_audit.scan import Scan, scan
from privacy_audit.sources import Options
from privacy_audit.words import Words
from tests.pictures.build import saved, scene

HEAD = (
    "<title>Đỗ Gia Linh | Facebook</title>"
    '<link rel="canonical" href="https://www.facebook.com/dogialinh.vd"><h1>Đỗ Gia Linh</h1><p>Xin chào</p>'
)
TOLD = '<img src="l_files/a.jpg" alt="Ảnh của Đỗ Gia Linh">'
UNTOLD = '<img src="l_files/a.jpg" alt="kỷ niệm"><img src="l_files/b.jpg">'


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Library().catalog()


def scanned(folder: Path, markup: str, catalog: Catalog, name: str = "linh.html") -> Scan:
    (folder / name).write_text(HEAD + markup, encoding="utf-8")
    return scan([str(folder / name)], catalog, Options(mask=masked_text), lambda name: None)


def recorded(found: Scan, catalog: Catalog) -> AuditRecord:
    run = judge(
        catalog,
        networks=(),
        level=None,
        platform=None,
        answers=(),
        looks=found.looks,
        exposures=found.exposures,
    )
    return record_audit(run, catalog, bytes(32), saying(Words("en")))


def told(look: Look) -> list[tuple[str, dict[str, str], bool]]:
    return [(gap.code, gap.values, gap.beside) for gap in look.gaps]


def fillers(record: AuditRecord) -> list[str]:
    items = (item for line in record.score.lines for item in line.items)
    return [item for item in items if item.startswith("pictures:")]


def test_a_page_whose_pictures_say_whom_they_show_has_no_gap(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / "linh_files").mkdir()
    (tmp_path / "linh_files/a.jpg").write_bytes(saved(scene(seed=1)))
    found = scanned(tmp_path, TOLD, catalog)
    assert (found.looks[0].sight.status, found.looks[0].gaps) == (Status.SEEN, ())
    assert fillers(recorded(found, catalog)) == []


def test_pictures_that_nothing_tells_are_said_and_the_page_counts_as_seen(
    tmp_path: Path, catalog: Catalog
) -> None:
    (look,) = scanned(tmp_path, UNTOLD, catalog).looks
    assert (look.sight.status, look.sight.code) == (Status.SEEN, "seen")
    assert told(look) == [("pictures-untold", {"count": "2"}, True)]


def test_they_keep_the_upper_end_of_the_face_open_and_a_kept_audit_knows_it(
    tmp_path: Path, catalog: Catalog
) -> None:
    record = recorded(scanned(tmp_path, UNTOLD, catalog), catalog)
    assert [(gap.code, gap.status) for gap in record.gaps] == [("pictures-untold", Status.PARTLY_SEEN)]
    face = next(line for line in record.score.lines if line.subject == "unknown:face")
    assert (face.low, face.high, fillers(record)) == (0.0, 30.0, ["pictures:0"])
    assert given_of(record, catalog, {}).untold == (0,)
    assert rejudge(record, catalog, {}).as_kept


def test_they_stay_unknown_until_somebody_looks_at_that_page_again(tmp_path: Path, catalog: Catalog) -> None:
    first = recorded(scanned(tmp_path, UNTOLD, catalog), catalog)
    other = recorded(scanned(tmp_path, TOLD, catalog, "other.html"), catalog)
    both = with_pages_of(other, first, catalog, {})
    assert fillers(both) == ["pictures:1"]
    again = recorded(scanned(tmp_path, TOLD, catalog), catalog)
    assert fillers(with_pages_of(again, both, catalog, {})) == []
