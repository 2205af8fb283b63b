"""Finds addresses of Japan and Korea, in their own scripts and in Latin letters.

In their own scripts they run from the largest unit to the smallest, so the prefecture or the city is looked
for; in Latin letters the units carry endings (`-ku`, `-gu`, `-ro`), so those are. Forms: the guide of Japan
Post, and Korea's road name addresses (in force since 2014).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.address.candidate import Candidate
from privacy_audit.detectors.reading import Effort
from privacy_audit.model import Certainty

# A sign that every address in the scripts of Japan and Korea holds.
_OWN_SCRIPT = "都道府県로길동리"
_REACH = 60
_HOUSE_REACH = 50
_KANJI = "\u3005\u3006\u4e00-\u9fff"
_KANA = "\u3041-\u3096\u30a1-\u30fa\u30fc"
_DASH = "-\u2010-\u2015\u2212\u30fc"
# What ends the name of a prefecture; the name itself stands before it.
_PREFECTURE = re.compile("[都道府県]")
_PREFECTURE_NAME = re.compile(rf"(?:東京都|北海道|(?:京都|大阪)府|[{_KANJI}]{{2,3}}県)\Z")
_JAPANESE_CODE = re.compile(rf"〒?[ ]?[0-9]{{3}}[{_DASH}][0-9]{{4}}[ \n]{{0,2}}\Z")
# City, ward, town, then numbers: 新宿区百人町2-12-3 コーポ佐藤 201号
_JAPANESE = re.compile(
    rf"(?P<city>[{_KANJI}{_KANA}]{{1,10}}?[市区町村郡](?:[{_KANJI}{_KANA}]{{1,8}}?[区町村](?=[{_KANJI}{_KANA}]))?)"
    rf"[{_KANJI}{_KANA}]{{0,16}}?[ ]?[0-9一二三四五六七八九十]{{1,5}}(?:(?:丁目|番地|番|号"
    rf"|[{_DASH}の])[ ]?[0-9]{{0,4}}){{0,4}}"
    rf"(?:[ ][{_KANJI}{_KANA}A-Za-z]{{1,16}}[ ]?[0-9]{{1,4}}(?:号室|号|F|階)?)?"
)
# What begins a Korean address: the short names of provinces and large cities.
_PROVINCE = re.compile("[서부대인광울세경강충전제](?:울|산|구|천|주|종|기|원|남|북|청|라|상)")
_KOREAN = re.compile(
    r"(?P<city>(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충청?[남북]|전라?[남북]|경상?[남북]|제주)"
    r"(?:특별자치시|특별자치도|특별시|광역시|시|도)?(?:[ ][가-힣]{1,6}[시군구]){0,2})"
    r"[ ](?:[가-힣]{1,8}[읍면동][ ])?"
    r"(?:[가-힣]{1,8}로[ ]?[0-9]{1,4}번?길[ ]?[0-9]{1,4}(?:-[0-9]{1,4})?"
    r"|[가-힣0-9]{1,12}(?:로|길)[ ]?[0-9]{1,4}(?:-[0-9]{1,4})?"
    r"|[가-힣]{1,8}[동리][ ]?[0-9]{1,4}(?:-[0-9]{1,4})?)"
    r"(?:,?[ ](?:[가-힣A-Za-z]{1,12}[ ])?[0-9]{1,4}동)?"
    r"(?:,?[ ][0-9]{1,3}층)?(?:,?[ ][0-9]{1,5}호)?(?:[ ]?\([가-힣, ]{1,30}\))?"
)
# The endings of units in Latin letters.
_ENDING = re.compile(r"-(?:ku|gu|shi|si|ro|daero|gil|cho|machi)(?![\w-])")
_START = re.compile(r"(?<![\w/-])(?=[0-9]{1,4}[\w-]{0,12},?[ ])")
_WORD = r"[A-Z][A-Za-z'-]{1,20}"
_LATIN_CODE = r"(?:,?[ ][0-9]{3}-[0-9]{4}|,?[ ][0-9]{5})?"
_LATIN_COUNTRY = r"(?:,?[ ](?:Japan|South[ ]Korea|Republic[ ]of[ ]Korea|Korea))?"
# 2-14-6 Ikebukuro, Toshima-ku, Tokyo 171-0014, Japan
_JAPANESE_LATIN = re.compile(
    rf"[0-9]{{1,4}}-[0-9]{{1,4}}(?:-[0-9]{{1,4}}){{0,2}},?[ ](?:{_WORD}(?:[ ]{_WORD}){{0,2}},[ ]){{0,3}}"
    rf"(?P<ward>{_WORD}-(?:ku|shi|cho|machi))(?P<city>(?:,[ ]{_WORD}){{0,2}}){_LATIN_CODE}{_LATIN_COUNTRY}"
)
# 101-dong 1203-ho, 45 Jungang-daero, Dong-gu, Busan 48732, South Korea; 27 Seohyeon-ro 210beon-gil, …
_KOREAN_LATIN = re.compile(
    rf"(?:[0-9]{{1,4}}-(?:dong|ho|[0-9]{{2,5}}),?[ ]){{0,2}}[0-9]{{1,4}}(?:-[0-9]{{1,3}})?,?[ ]"
    rf"[A-Z][\w-]{{0,20}}-(?:ro|daero|gil|dong|ri)(?:[ ]?[0-9]{{1,4}}(?:beon|[a-z]{{2,3}})?-gil)?"
    rf"(?P<ward>(?:,[ ]{_WORD}-(?:gu|si|gun|dong|eup"
    rf"|myeon|do)){{1,4}})(?P<city>(?:,[ ]{_WORD}){{0,2}}){_LATIN_CODE}{_LATIN_COUNTRY}"
)
# The name of the house before the numbers of building and flat: Hyangrin Apt. 103-1204.
_KOREAN_HOUSE = re.compile(rf"(?:{_WORD}[ ]){{1,3}}(?:Apt|Apartments?|Villa|Officetel)\.?[ ]\Z")


def find_eastern(text: str, effort: Effort) -> Iterator[Candidate]:
    """Addresses of Japan and Korea, in order within each form, as far as the effort goes."""
    yield from _latin(text, effort)
    if any(sign in text for sign in _OWN_SCRIPT):
        yield from _japanese(text)
        yield from _korean(text)


def _japanese(text: str) -> Iterator[Candidate]:
    end = 0
    for sign in _PREFECTURE.finditer(text):
        name = _PREFECTURE_NAME.search(text, max(end, sign.end() - 4), sign.end())
        found = _JAPANESE.match(text, sign.end()) if name else None
        if name and found:
            code = _JAPANESE_CODE.search(text, max(end, name.start() - 12), name.start())
            start, end = code.start() if code else name.start(), found.end()
            yield _candidate(start, end, ((name.start(), found.end("city")),))


def _korean(text: str) -> Iterator[Candidate]:
    end = 0
    for sign in _PROVINCE.finditer(text):
        if sign.start() >= end and (found := _KOREAN.match(text, sign.start())):
            end = found.end()
            yield _candidate(found.start(), end, (found.span("city"),))


def _latin(text: str, effort: Effort) -> Iterator[Candidate]:
    end = 0
    for ending in _ENDING.finditer(text):
        if ending.start() < end:
            continue
        if not effort.take():
            return
        for start in _START.finditer(text, max(end, ending.start() - _REACH), ending.start()):
            found = _JAPANESE_LATIN.match(text, start.start()) or _KOREAN_LATIN.match(text, start.start())
            if found and found.end() >= ending.end():
                house = _KOREAN_HOUSE.search(text, max(end, found.start() - _HOUSE_REACH), found.start())
                end = found.end()
                begin = house.start() if house else found.start()
                yield _candidate(begin, end, tuple(_shown(text, found)))
                break


def _shown(text: str, found: re.Match[str]) -> Iterator[tuple[int, int]]:
    for name in ("ward", "city"):
        start, end = found.span(name)
        while start < end and text[start] in ", ":
            start += 1
        if start < end:
            yield start, end


def _candidate(start: int, end: int, shown: tuple[tuple[int, int], ...]) -> Candidate:
    return Candidate(
        start, end, shown, "foreign", Certainty.LIKELY, ("address-pattern", "address-foreign-units")
    )
