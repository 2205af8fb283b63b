"""The texts of `checklists/`: plain, correct Vietnamese in the words of `GLOSSARY.md`, and nothing too long.

What types and `catalog.rules` refuse already (both languages, their difference) is not repeated here.
"""

from __future__ import annotations

import datetime
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from babel.messages.pofile import read_po
from scripts.mark_quick import quick_questions

from privacy_audit.catalog import Library, shipped_folder
from privacy_audit.checklist import Choice, Network, Question, Way, Ways

FOLDER = shipped_folder()
GLOSSARY = (FOLDER / "GLOSSARY.md").read_text(encoding="utf-8")
ROOT = Path(__file__).resolve().parents[1]
VIETNAMESE_README = (ROOT / "README.vi.md").read_text(encoding="utf-8")
MESSAGES = ROOT / "src/privacy_audit/locales/vi/LC_MESSAGES/messages.po"
CATALOG = Library().catalog()
QUESTIONS = [(network, one) for network in CATALOG.networks.values() for one in network.questions]

LABEL = re.compile(r"\[[^\]]*\]")  # a label of an app: it stands as the app writes it
ADDRESS = re.compile(
    r"(?<![\w.])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}(?:/[^\s,;)]*)?"
)  # zalo.me/…, myaccount.google.com
BLANK = re.compile(r"<[^>]*>")  # something to fill in: <số điện thoại của bạn>
WORD = re.compile(r"[^\W\d_]+")
SPACES = re.compile(
    r"  |^\s|\s\Z| [,.;:!?](?!\.\.)|\( | \)"
)  # doubled, at an end, before a sign, inside brackets
NEW_TONE = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)|(?<!q)u[ỳýỷỹỵ](?!\w)", re.IGNORECASE)  # hoà, khoẻ, thuỷ; not quý
LETTERS = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
# How a Vietnamese syllable without any mark can look; one that ends in c, ch, p or t always has a tone mark.
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
    r"(?:uya|oai|oay|oao|oeo|uyu|ai|ao|au|ay|eo|eu|ia|iu|oa|oe|oi|ua|ue|ui|uy|[aeiouy])"
    r"(?:ng|nh|[mn])?\Z",
    re.IGNORECASE,
)
ENGLISH = frozenset({"the", "them", "by", "my"})
"""English words that could be Vietnamese syllables by their look and stand in no Vietnamese text of ours."""
LONGEST_PROMPT, LONGEST_LABEL, LONGEST_WHY, LONGEST_WAY = 110, 60, 200, 7


class Text(NamedTuple):
    """One text of a file: where it stands, in which language."""

    where: str
    language: str
    text: str


def texts() -> Iterator[Text]:
    for path in sorted(FOLDER.rglob("*.toml")):
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from walk(document, path.stem, "")


def walk(value: Any, where: str, language: str) -> Iterator[Text]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from walk(one, f"{where}.{key}", key if key in ("vi", "en") else language)
    elif isinstance(value, list):
        for number, one in enumerate(value):
            name = one.get("id", number) if isinstance(one, dict) else number
            yield from walk(one, f"{where}[{name}]", language)
    elif isinstance(value, str) and language:
        yield Text(where, language, value)


def instead_of() -> list[str]:
    rows = [line.strip("|").split("|") for line in GLOSSARY.splitlines() if line.startswith("| ")]
    variants = [variant.strip() for row in rows[2:] for variant in row[2].split(",")]
    return [variant for variant in variants if variant]


def words_that_stay() -> list[str]:
    """The allow-list, the longest first: `Google Maps` goes before `Google`."""
    listed = re.findall(r"(?m)^- (?:Everyday words|Names): (.*)$", GLOSSARY)
    words = [word for line in listed for word in line.split(", ")]
    # An everyday word may begin a sentence: “Email khôi phục…”.
    return sorted({*words, *(word[0].upper() + word[1:] for word in words)}, key=len, reverse=True)


def whole(words: list[str]) -> str:
    return r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)"


INSTEAD_OF = instead_of()
# A variant in capitals is meant so: “AI” is refused, “ai” (who) is not.
REFUSED = re.compile(
    "|".join(f"(?-i:{whole([one])})" if one.isupper() else whole([one]) for one in INSTEAD_OF), re.IGNORECASE
)
STAYING = re.compile(whole(words_that_stay()))


def own_words(text: str) -> str:
    """A text without the labels of the app, addresses and blanks."""
    return ADDRESS.sub(" ", BLANK.sub(" ", LABEL.sub("…", text)))


def foreign_words(text: str) -> list[str]:
    found = WORD.findall(STAYING.sub(" ", own_words(text)))
    plain = [word for word in found if word.isascii()]
    return [word for word in plain if word.lower() in ENGLISH or not SYLLABLE.match(word)]


def typing_faults(text: str) -> Iterator[str]:
    """What is wrong in any language."""
    if not unicodedata.is_normalized("NFC", text):
        yield "not NFC"
    if SPACES.search(LABEL.sub("…", text)):
        yield "spaces"
    if '"' in LABEL.sub("…", text):
        yield "straight quotes"
    if text.count("“") != text.count("”"):
        yield "unpaired quotes"


def vietnamese_faults(text: str) -> Iterator[str]:
    yield from typing_faults(text)
    if any(sign in own_words(text) for sign in "'’"):
        yield "apostrophe"
    # One word may do without (“Cao”), two hardly ever.
    if not LETTERS.search(text) and len(WORD.findall(STAYING.sub(" ", own_words(text)))) > 1:
        yield "no Vietnamese letters"
    if NEW_TONE.search(own_words(text)):
        yield "tone mark in the newer place"
    if found := REFUSED.search(own_words(text)):
        yield f"instead of: {found[0]}"
    yield from (f"English: {word}" for word in foreign_words(text))


def english_faults(text: str) -> Iterator[str]:
    yield from typing_faults(text)
    if "’" in text:
        yield "curly apostrophe"


# Near-misses first: what a check must not refuse. Then one text for each fault.
VIETNAMESE = [
    ("Chạm [Share your birth date] (Chia sẻ ngày sinh)", []),
    ("Chạm [Tuỳ chọn khác] ở cạnh video", []),
    ("Chạm [Ảnh hồ sơ], rồi [Where you're logged in]", []),
    ('Bỏ chọn [Gợi ý "Có thể bạn quen"]', []),
    ("Mở zalo.me/<số điện thoại của bạn> trong trình duyệt, không đăng nhập", []),
    ("Mở accountscenter.instagram.com, rồi lưu trang lại (Ctrl+S)", []),
    ("Ai xem được album Google Photos, tin (story) và thước phim (Reels)?", []),
    ("Ai gửi được ảnh qua AirDrop hoặc Quick Share?", []),
    ("Mã OTP qua SMS, email hay mã QR đều không đưa cho ai", []),
    ("Hồ sơ xin việc, quý vợ chồng, quỹ lớp: khóa, xóa, hủy, tùy, thủy, hòa", []),
    ("Kẻ giả “thám tử tư” dọa: “trả tiền, nếu không…”", []),
    ("[Public]", []),
    ("Cao", []),
    ("Bạn nên in mã ra giấy, so từng số, chia cho con một bản", []),
    ("Email và video cũ", []),
    ("Ai đăng được bài?", []),
    ("Nghe nhanh: ghi lại, xem qua, theo kênh, ngoan, hoang mang, khuya", []),
    ("Chạm Settings rồi chạm Privacy", ["English: Settings", "English: Privacy"]),
    ("Click vào đây để share", ["English: Click", "English: share"]),
    ("Ai xem được the friends của bạn?", ["English: the", "English: friends"]),
    ("Ai follow được account của bạn?", ["English: follow", "English: account"]),
    ("Bạn bấm quick share", ["English: quick", "English: share"]),
    ("Đổi ảnh hồ sơ của bạn", ["instead of: ảnh hồ sơ"]),
    ("Mức mặc định là công khai", ["instead of: mặc định"]),
    ("Mặc định là công khai", ["instead of: Mặc định"]),
    ("Ảnh do AI làm ra", ["instead of: AI"]),
    ("Bạn hãy khoá máy", ["tone mark in the newer place"]),
    ("Tuỳ bạn chọn", ["tone mark in the newer place"]),
    ("Ban mo Zalo", ["no Vietnamese letters"]),
    ("Bạn mở  Zalo", ["spaces"]),
    ("Bạn mở Zalo , rồi chọn", ["spaces"]),
    ("Bạn mở Zalo ", ["spaces"]),
    ('Chọn mục "Tắt"', ["straight quotes"]),
    ("Chọn mục “Tắt", ["unpaired quotes"]),
    ("Chọn mục 'Tắt'", ["apostrophe"]),
    (unicodedata.normalize("NFD", "Bạn mở"), ["not NFC"]),
]


@pytest.mark.parametrize(("text", "faults"), VIETNAMESE)
def test_the_checks_find_each_fault_and_nothing_else(text: str, faults: list[str]) -> None:
    found = [fault for fault in vietnamese_faults(text) if faults != ["not NFC"] or fault == "not NFC"]
    assert found == faults


def test_every_vietnamese_text_is_in_the_words_of_the_glossary_and_well_typed() -> None:
    faults = [
        (one.where, fault)
        for one in texts()
        if one.language == "vi" and not one.where.endswith("name.vi")
        for fault in vietnamese_faults(one.text)
    ]
    assert faults == []


def test_the_interface_and_the_vietnamese_readme_speak_the_words_of_the_glossary() -> None:
    """A file has a *đường dẫn* and a program is *phần mềm* there; in a checklist neither occurs."""
    sentences = [line.partition("`")[0] + line.rpartition("`")[2] for line in VIETNAMESE_README.splitlines()]
    with MESSAGES.open("rb") as file:
        for message in read_po(file, locale="vi"):
            sentences += message.string if isinstance(message.string, tuple) else [str(message.string)]
    of_files = {"đường dẫn", "phần mềm"}
    refused = [
        (found[0], text) for text in sentences for found in REFUSED.finditer(own_words(text))
        if found[0].lower() not in of_files
    ]  # fmt: skip
    assert not refused
    assert not [text for text in sentences if NEW_TONE.search(text)]


def test_every_english_text_is_well_typed() -> None:
    faults = [
        (one.where, fault) for one in texts() if one.language == "en" for fault in english_faults(one.text)
    ]
    assert faults == []


def test_the_glossary_refuses_no_word_that_it_recommends() -> None:
    rows = [line.strip("|").split("|") for line in GLOSSARY.splitlines() if line.startswith("| ")]
    recommended = [row[0].strip() for row in rows[2:]]
    assert [word for word in recommended if REFUSED.search(word)] == []


def ways(question: Question) -> list[Way]:
    four = (question.way.app, question.way.android, question.way.ios, question.way.web)
    return [way for way in four if way]


def too_long(question: Question) -> Iterator[str]:
    yield from (f"prompt.{key}" for key, text in question.prompt.items() if len(text) > LONGEST_PROMPT)
    yield from (f"why.{key}" for key, text in question.why.items() if len(text) > LONGEST_WHY)
    labels = [(one.id, text) for one in question.choices for text in one.label.values()]
    yield from (f"choice {name}" for name, text in labels if len(text) > LONGEST_LABEL)
    yield from ("way" for way in ways(question) if max(len(way.vi), len(way.en)) > LONGEST_WAY)


SHORT = msgspec.structs.replace(
    QUESTIONS[0][1],
    prompt={"vi": "a" * 110, "en": "a" * 110},
    why={"vi": "a" * 200, "en": "a" * 200},
    choices=(Choice(id="on", label={"vi": "a" * 60, "en": "a" * 60}),),
    way=Ways(app=Way(vi=("Mở",) * 7, en=("Open",) * 7)),
)
LONG = [
    ({}, []),
    ({"prompt": {"vi": "a" * 111, "en": "a"}}, ["prompt.vi"]),
    ({"why": {"vi": "a", "en": "a" * 201}}, ["why.en"]),
    ({"choices": (Choice(id="on", label={"vi": "a", "en": "a" * 61}),)}, ["choice on"]),
    ({"way": Ways(web=Way(vi=("Mở",) * 8, en=("Open",) * 7))}, ["way"]),
]


@pytest.mark.parametrize(("change", "found"), LONG)
def test_the_limits_hold_to_the_last_character(change: dict[str, Any], found: list[str]) -> None:
    assert list(too_long(msgspec.structs.replace(SHORT, **change))) == found


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("undated", None),
        ("about 2021-2022", datetime.date(2021, 1, 1)),
        ("2025-08", datetime.date(2025, 8, 1)),
        ("2025-08-24", datetime.date(2025, 8, 24)),
    ],
)
def test_the_day_of_a_source_is_the_first_it_can_stand_for(text: str, first: datetime.date | None) -> None:
    assert day(text) == first


def test_nothing_is_longer_than_people_read() -> None:
    assert [(network.id, one.id, *too_long(one)) for network, one in QUESTIONS if [*too_long(one)]] == []


def test_one_taps_on_a_phone_and_clicks_on_a_computer() -> None:
    """“Chạm” and “bấm”, so that nobody looks for a mouse on the phone."""
    wrong: list[tuple[str, str, str]] = []
    for network, one in QUESTIONS:
        phone = [way for way in (one.way.app, one.way.android, one.way.ios) if way]
        steps = [step for way in phone for step in way.vi if re.search(r"(?i)\bbấm\b", LABEL.sub("", step))]
        computer = one.way.web.vi if one.way.web else ()
        steps += [step for step in computer if re.search(r"(?i)\bchạm\b", LABEL.sub("", step))]
        wrong += [(network.id, one.id, step) for step in steps]
    assert wrong == []


OTHER_PHONES = {
    "android": re.compile(r"iphone|ipad|\bios\b|app store", re.IGNORECASE),
    "ios": re.compile(r"android|google play|samsung|oppo|xiaomi", re.IGNORECASE),
    "app": re.compile(r"iphone|ipad|\bios\b|android", re.IGNORECASE),
}
"""What a way must not name: it is shown under the title of one phone."""


def test_the_way_on_one_phone_does_not_speak_of_the_other() -> None:
    named = [
        (f"{network.id}/{one.id}", platform, line)
        for network, one in QUESTIONS
        for platform, other in OTHER_PHONES.items()
        if (way := getattr(one.way, platform))
        for line in (*way.vi, *way.en)
        if other.search(line)
    ]
    assert named == []


def test_every_question_has_a_source_with_a_title() -> None:
    without = [
        (network.id, one.id) for network, one in QUESTIONS if not [s for s in one.sources if s.title.strip()]
    ]
    assert without == []


def test_links_begin_with_https() -> None:
    links = [one.link for _, one in QUESTIONS] + [
        source.url for _, one in QUESTIONS for source in one.sources
    ]
    homes = [network.home for network in CATALOG.networks.values()]
    assert [link for link in [*links, *homes] if link and not link.startswith("https://")] == []


def day(text: str) -> datetime.date | None:
    """The first day that a source's date can stand for; None for “undated” and the like."""
    match = re.search(r"(20\d\d)(?:-(0\d|1[0-2])(?!\d))?(?:-(\d\d)(?!\d))?", text)
    return datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None


def test_no_date_lies_in_the_future() -> None:
    dates = [(network.id, network.updated) for network in CATALOG.networks.values()]
    dates += [(f"{network.id}/{one.id}", one.verified) for network, one in QUESTIONS]
    for network, one in QUESTIONS:
        dates += [(f"{network.id}/{one.id}", found) for s in one.sources if (found := day(s.date))]
    assert [(name, date) for name, date in dates if date > datetime.date.today()] == []


def test_a_file_is_as_new_as_its_newest_question() -> None:
    assert [network.id for network, one in QUESTIONS if one.verified > network.updated] == []


def test_an_unconfirmed_question_says_so_in_its_note() -> None:
    silent = [
        (network.id, one.id)
        for network, one in QUESTIONS
        if one.confidence == "unconfirmed"
        and not (one.note and "confirm" in one.note["en"] and "xác nhận" in one.note["vi"])
    ]
    assert silent == []


def test_a_message_to_send_names_nobody_and_gives_no_number() -> None:
    messages = [text for _, one in QUESTIONS if one.message for text in one.message.values()]
    assert messages
    assert [text for text in messages if re.search(r"\d{3}|@|https?:|\[", text)] == []


@pytest.mark.parametrize(
    "network", [one for one in CATALOG.networks.values() if one.questions], ids=lambda network: network.id
)
def test_the_quick_questions_are_the_five_to_seven_that_the_data_name(network: Network) -> None:
    marked = {one.id for one in network.questions if one.level == "quick"}
    assert marked == quick_questions(network, CATALOG.ruler)
    assert 5 <= len(marked) <= 7


def test_there_are_files_to_read() -> None:
    assert len(list(texts())) > 5000
    assert Path(FOLDER / "networks").is_dir()
