"""The made-up people's pages as a web site of this computer, for a scan and for the frame of the wall.

The pages say what such pages say on the real web, so that the scan has real work to do.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from privacy_audit.demo.loopback import Reply, loopback
from privacy_audit.demo.markup import STYLE
from privacy_audit.demo.person import PICTURES, MadeUp, Stage

FOLDER = Path(__file__).parent / "pictures"
HTML = "text/html; charset=utf-8"


def only_style(style: str) -> str:
    """The source by which a policy allows one text of style and no other (CSP level 2, hash-source)."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


POLICY = (
    f"default-src 'none'; img-src 'self'; style-src {only_style(STYLE)}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


@contextmanager
def serving(person: MadeUp, stage: Stage) -> Iterator[tuple[str, ...]]:
    """Serve somebody's pages on a free port of loopback; gives the addresses of the pages."""
    with loopback(lambda target: page_at(person, stage, target) or picture_at(target)) as root:
        yield tuple(root + page.path for page in person.pages)


def page_at(person: MadeUp, stage: Stage, path: str) -> Reply | None:
    """The page of that path at a stage, None if there is none."""
    documents = {page.path: page.documents[stage] for page in person.pages}
    if path not in documents:
        return None
    return Reply(body=documents[path].encode(), media_type=HTML, policy=POLICY, framed=True)


def picture_at(path: str) -> Reply | None:
    """The picture of that path, None if there is none."""
    known = {f"{PICTURES}{file.name}": file for file in FOLDER.glob("*.jpg")}
    return Reply(body=known[path].read_bytes(), media_type="image/jpeg") if path in known else None
