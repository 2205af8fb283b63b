"""What the tests of pages share: the data files without their questions, invented pages, recorded pages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import yaml

from privacy_audit.checklist import Network, PageRules
from privacy_audit.extract import extract, origin_of
from privacy_audit.model import Content, Page, Sight
from privacy_audit.sight import recognise, sight

ROOT = Path(__file__).resolve().parents[1]
PAGES = Path(__file__).resolve().parent / "pages"
RECORDED = ROOT / "../shared/real-pages"
LEFT_OUT = "left out: the folder of recorded pages is not beside the checkout"


def networks() -> dict[str, Network]:
    """All networks, their questions left out: only how their pages look matters here."""
    found: dict[str, Network] = {}
    for path in sorted((ROOT / "checklists/networks").glob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        document.pop("questions", None)
        found[path.stem] = msgspec.convert(document, Network)
    return found


def page_rules() -> PageRules:
    """The rules for pages of any site."""
    return msgspec.convert(
        tomllib.loads((ROOT / "checklists/pages.toml").read_text(encoding="utf-8")), PageRules
    )


def network_of(page: Page, known: dict[str, Network]) -> Network | None:
    """The network of a page, by the address that was asked for, else by the one it came from."""
    found = (recognise(url, known) for url in (page.asked, page.url) if url)
    return next((one[0] for one in found if one), None)


def look(page: Page, known: dict[str, Network], rules: PageRules) -> tuple[Content, Sight]:
    """Extract a page and judge how much of it was seen, as a scan does."""
    content = extract(page)
    found = [one for url in (page.asked, page.url) if url and (one := recognise(url, known))]
    network, rule = found[0][:2] if found else (None, None)
    return content, sight(page, content, network, rule, rules)


def invented(name: str, asked: str | None = None, final: str | None = None, status: int | None = 200) -> Page:
    """A page of `tests/pages`, answered under an address; as a saved file when no address is given."""
    page = Page(
        name=name, body=(PAGES / name).read_bytes(), asked=asked, url=final or asked, status_code=status
    )
    return page if asked else msgspec.structs.replace(page, url=origin_of(page), status_code=None)


def entries() -> list[dict[str, Any]]:
    """The recorded pages of the manifest; none when the folder is absent."""
    manifest = RECORDED / "MANIFEST.yaml"
    if not manifest.is_file():
        return []
    document = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    return [entry for entry in document["entries"] if "served_as" in entry]


def recorded(entry: dict[str, Any], *, as_file: bool) -> Page:
    """A recorded page as it was answered, or as a file of which nothing else is known."""
    page = Page(name=entry["id"], body=(RECORDED / entry["file"]).read_bytes())
    if as_file:
        return msgspec.structs.replace(page, url=origin_of(page))
    served = entry["served_as"]
    return msgspec.structs.replace(
        page, asked=served["url"], url=served["final_url"], status_code=served["http_status"]
    )
