"""What says that an address follows, and what tells an address in lower case from other prose.

All patterns run on folded text. Each begins with a sign, which lets the search run over the letters.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.address.words import by_first_letter, spoken

# Who may say where they live: nhà em ở, mình đang ở, vợ chồng chị thuê ở.
_WHO = (
    "toi", "minh", "em", "anh", "chi", "to", "tui", "tao", "ban", "bac", "co", "chu", "ong", "ba", "no",
    "e", "m", "t", "gia dinh", "bo me", "ba me", "vo chong",
)  # fmt: skip
_HOW = r"(?:dang |hien |van |tro |thue |tam |moi ){0,2}"
_TO = r"(?: \w{1,6}){0,3} (?:ve|den|toi|tai|qua|o)(?= )"
_LABELS = (
    "dia chi", "d/ ?c(?!\\w)", "d\\.c\\.", "dc ?[:.]", "address", "addr?(?= ?[.:])", "add?(?= ?:)",
    "location ?:",
    "deliver to", "delivery to", "lives? (?:at|in)(?= )", "living at", "home ?:",
    "noi (?:o|cu tru|thuong tru|tam tru)(?!\\w)", "cho o(?!\\w)", "cu (?:tru|ngu)(?!\\w)",
    "thuong tru(?!\\w)",
    "tam tru(?!\\w)", "tru (?:tai|o)(?!\\w)", "ngu (?:tai|o)(?!\\w)", "ho khau", "hktt",
    "nha(?: rieng| \\w{1,8}){0,2} ?:", "nha(?: \\w{1,8}){0,3} (?:o|tai)(?!\\w)", "nha so(?= )", "nhan hang",
    "thue(?: tro| nha)? (?:o|tai)(?= )", "tro (?:o|tai)(?= )", "o tro(?= )", "hien (?:o|tai o)(?= )",
    "dang (?:o|song)(?= )", "song (?:tai|o)(?= )", "chu \\w{1,4} o(?= )",
    "que (?:quan|o|goc)(?!\\w)", "que(?: \\w{1,8})? ?:", "que \\w{1,8} o(?= )",
    "ship ?:", f"ship{_TO}", f"giao{_TO}", f"gui{_TO}", *(f"{who} {_HOW}o(?= )" for who in _WHO),
)  # fmt: skip
# Words that may stand between a label and the address.
_FILLERS = (
    r"(?: (?:nha|o|lien he|thuong tru|tam tru|hien nay|hien tai|tai|la|ve|den|dia chi|nhan hang"
    r"|giao hang|ship"
    r"|moi|cu|khach|gui|cua \w{1,8}|line 1)(?!\w)){0,3}"
)
# Pins and houses: the sign itself is the label.
_PINS = "\U0001f4cd\U0001f3e0\U0001f3e1\U0001f3e2"
LABEL = re.compile(
    rf"[\s,.;:/()|•·*+>=“\"'–—\-{_PINS}](?:{by_first_letter(_LABELS)}|(?<=[{_PINS}]))"
    rf"{_FILLERS} {{0,3}}[.:：=–-]? {{0,3}}\n?[ •-]{{0,3}}"
)
# The last words of labels, of fillers and of what takes a number, to see quickly that no label stands there.
LABEL_ENDS = spoken(
    "chi c d.c dc to o so tai nha hang ngu tru khau hktt home quan goc cho ve den toi qua ship address "
    "add addr"
    " ad at in he nay la ra moi cu khach gui 1 location ngo ngach hem kiet sn duong to xom thon ap doi khu kp"
    " can phong lo"
)

# Provinces of both eras and large cities, folded and as people shorten them.
_CITIES = (
    "an giang", "ba ria", "bac (?:giang|kan|lieu|ninh)", "ben tre", "binh (?:dinh|duong|phuoc|thuan)",
    "ca mau",
    "can tho", "cao bang", "da (?:nang|lat)", "dak (?:lak|nong)", "dien bien", "dong (?:nai|thap)", "gia lai",
    "ha (?:giang|nam|noi|tinh|long)", "hn", "hp", "hai (?:duong|phong)", "hau giang", "hoa binh", "hung yen",
    "hue", "hcm", "khanh hoa", "kien giang", "kon tum", "lai chau", "lam dong", "lang son", "lao cai",
    "long an",
    "nam dinh", "nghe an", "nha trang", "ninh (?:binh|thuan)", "phu (?:tho|yen)", "sai gon", "sg",
    "soc trang",
    "quang (?:binh|nam|ngai|ninh|tri)", "son la", "tay ninh", "thai (?:binh|nguyen)", "thanh hoa",
    "tien giang",
    "tra vinh", "tuyen quang", "vinh (?:long|phuc)", "vung tau", "yen bai",
)  # fmt: skip
_LEVELS = (
    "phuong", "quan", "huyen", "xa", "thi (?:tran|xa)", "thanh pho", "tphcm", "tp", "tx", "tt", "ward",
    "dist",
    "district",
)  # fmt: skip
_UNITS = (
    *(f"{city}(?!\\w)" for city in _CITIES),
    *(f"{level}[., ]" for level in _LEVELS),
    *(f"{letter}\\. ?[a-z]" for letter in "pqhx"),
    *(f"{letter}\\.? ?[0-9]{{1,2}}(?!\\w)" for letter in "pqf"),
)
# A unit of an address close behind a number: then names may stand in lower case.
UNIT_AHEAD = re.compile(rf"[ ,.;/\n(–—-](?:{by_first_letter(_UNITS)})")
