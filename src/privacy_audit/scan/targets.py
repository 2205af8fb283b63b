"""One target out of its pages and pictures: what became of it."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from privacy_audit.model import TOLD_BESIDE, Gap, Look, Sight, Status
from privacy_audit.pictures import Wanted, missing_extras
from privacy_audit.scan.pages import PageSeen, missing_frames

ALIKE = 50
"""Gaps of one code that are told one by one; the others as a number."""
PARTS = 10_000
"""Frames of saved pages whose content may still come."""


class Account:
    """What became of the pages of one target, as they come; memory does not grow with their number."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._networks: dict[str, None] = {}
        self._first: Sight | None = None
        self._pages = self._pictures = 0
        self._was_seen = False
        self._contacted: dict[str, None] = {}
        self._gaps: list[Gap] = []
        self._count: Counter[str] = Counter()
        self._parts: dict[str, str] = {}
        """Parts of saved files that pages show in frames and that did not come yet, each with its page."""

    def page(self, page: PageSeen) -> None:
        """A page of it was read."""
        self._pages += 1
        self._first = self._first or page.sight
        self._was_seen = self._was_seen or page.sight.status.was_seen
        self._contacted |= dict.fromkeys(page.contacted)
        if page.network:
            self._networks[page.network] = None
        if page.sight.status is not Status.SEEN:
            sight = page.sight
            self.gap(Gap(name=page.name, status=sight.status, code=sight.code, values=sight.values))
        for gap in page.gaps:
            self.gap(gap)
        self._await_parts(page)

    def _await_parts(self, page: PageSeen) -> None:
        """What a page shows in frames may come; where too much is awaited already, it is told at once."""
        if len(self._parts) < PARTS:
            self._parts |= dict.fromkeys(page.parts, page.name)
        elif page.parts:
            self.gap(missing_frames(page.name, len(page.parts)))
        if page.part is not None:
            self._parts.pop(page.part, None)

    def picture(self) -> None:
        """A picture file of it was read."""
        self._pictures += 1
        if self._pictures == 1 and missing_extras(Wanted(codes=True)):
            self.gap(Gap(name=self._name, status=Status.UNSUPPORTED, code="qr-missing", beside=True))

    def gap(self, gap: Gap) -> None:
        """Something in it could not be looked at."""
        self._count[gap.code] += 1
        if self._count[gap.code] <= ALIKE:
            self._gaps.append(gap)

    def look(self) -> Look:
        """The target as a whole: seen if everything was, partly if some was, else what the first was."""
        for name, count in Counter(self._parts.values()).items():
            self.gap(missing_frames(name, count))
        self._parts.clear()
        untold = tuple(gap for gap in self._gaps if gap.code in TOLD_BESIDE)
        others = sum(count for code, count in self._count.items() if code not in TOLD_BESIDE)
        alone = self._pages == 1 and others == int(self._first_is_gap())
        return Look(
            target=self._name,
            network=next(iter(self._networks)) if len(self._networks) == 1 else None,
            sight=self._first if alone and self._first else self._sight(),
            pages=self._pages,
            contacted=tuple(self._contacted),
            gaps=untold if alone or self._is_one_gap() else (*self._gaps, *self._more_alike()),
        )

    def _first_is_gap(self) -> bool:
        return self._first is not None and self._first.status is not Status.SEEN

    def _is_one_gap(self) -> bool:
        """Whether nothing could be opened and one sentence says why."""
        return not self._pages and not self._pictures and sum(self._count.values()) == 1

    def _more_alike(self) -> list[Gap]:
        left = {code: count - ALIKE for code, count in self._count.items() if count > ALIKE}
        first = {gap.code: gap for gap in reversed(self._gaps)}
        return [
            replace(first[code], name=self._name, code="more-alike", values={"count": str(count)})
            for code, count in left.items()
        ]

    def _sight(self) -> Sight:
        if self._was_seen or self._pictures:
            missing = any(not gap.beside for gap in self._gaps)
            code = "some-pages" if missing else "seen"
            return Sight(status=Status.PARTLY_SEEN if missing else Status.SEEN, code=code)
        if not self._gaps:
            return Sight(status=Status.UNSUPPORTED, code="empty")
        first = self._gaps[0]
        return Sight(status=first.status, code=first.code, values=first.values)
