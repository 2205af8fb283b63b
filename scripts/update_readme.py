"""Write the coverage table of README anew from the checklists, and list new ids in `checklists/ids.txt`.

Run from the root: python scripts/update_readme.py
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from privacy_audit.catalog import Library, shipped_folder
from privacy_audit.checklist import Network

README = Path("README.md")
TABLE = re.compile(r"(?<=<!-- coverage -->\n\n).*?(?=\n\n<!-- end of coverage -->)", re.S)
PLATFORMS = {"android": "Android", "ios": "iOS", "web": "web"}


def coverage(networks: Iterable[Network]) -> str:
    """A row a network: questions, of each level, platforms with a way, how many confirmed, verified when."""
    rows = [
        "| Network | Questions | quick / standard / full | Platforms | Confirmed | Verified |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    return "\n".join([*rows, *(_row(network) for network in networks if network.questions)])


def _row(network: Network) -> str:
    questions = network.questions
    levels = (str(sum(one.level == level for one in questions)) for level in ("quick", "standard", "full"))
    platforms = (title for name, title in PLATFORMS.items() if any(one.way.on(name) for one in questions))
    days = sorted(one.verified for one in questions)
    confirmed = sum(one.confidence != "unconfirmed" for one in questions)
    cells = (
        f"{network.name['en']} (`{network.id}`)",
        str(len(questions)),
        " / ".join(levels),
        ", ".join(platforms),
        str(confirmed),
        f"{days[0]:%Y-%m} to {days[-1]:%Y-%m}",
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Bring both files up to the data."""
    networks = Library().networks()
    text = README.read_text(encoding="utf-8")
    README.write_text(TABLE.sub(lambda _: coverage(networks.values()), text), encoding="utf-8")
    listed = shipped_folder() / "ids.txt"
    known = set(listed.read_text(encoding="utf-8").split()) if listed.exists() else set()
    known |= {f"{name}/{one.id}" for name, network in networks.items() for one in network.questions}
    listed.write_text("".join(f"{name}\n" for name in sorted(known)), encoding="utf-8")


if __name__ == "__main__":
    main()
