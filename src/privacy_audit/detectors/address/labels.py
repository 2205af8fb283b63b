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
# What tells where somebody lives or where to send if a narrow part follows at once: trú bản …, ship ấp …
_AT_ONCE = (
    r"(?= (?:(?:thon|xom|ap|ban|buon|lang|soc|khom|khoi|khu|to|doi|tdp|kp|sn|ngo|ngach|hem|kiet) "
    r"|so (?:nha )?[0-9]))"
)
_LABELS = (
    "dia chi", "d/ ?c(?!\\w)", "d\\.c\\.", "dc ?[:.]", "address", "addr?(?= ?[.:])", "add?(?= ?:)",
    "location ?:", "home ?town ?:", "residence ?:", "resid(?:es|ing) (?:at|in)(?= )",
    "deliver to", "delivery to", "lives? (?:at|in)(?= )", "living at", "home ?:",
    "noi (?:o|cu tru|thuong tru|tam tru)(?!\\w)", "cho o(?!\\w)", "cu (?:tru|ngu)(?!\\w)",
    "thuong tru(?!\\w)",
    "tam tru(?!\\w)", "tru (?:tai|o)(?!\\w)", "ngu (?:tai|o)(?!\\w)", "ho khau", "hktt",
    "nha(?: rieng| \\w{1,8}){0,2} ?:", "nha(?: \\w{1,8}){0,3} (?:o|tai)(?!\\w)", "nha so(?= )", "nhan hang",
    "thue(?: tro| nha)? (?:o|tai)(?= )", "tro (?:o|tai)(?= )", "o tro(?= )", "hien (?:o|tai o)(?= )",
    "dang (?:o|song)(?= )", "song (?:tai|o)(?= )", "chu \\w{1,4} o(?= )",
    "que (?:quan|o|goc)(?!\\w)", "que(?: \\w{1,8})? ?:", "que \\w{1,8} o(?= )",
    *(f"{word}{_AT_ONCE}" for word in ("tru", "ngu", "ship", "dc", "hk")),
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
    rf"[\s,.;:/()|•·*+>=“\"'–—\-{_PINS}](?:{by_first_letter(_LABELS)}|(?<=[{_PINS}])"
    rf"|(?:(?<=tuoi, )|(?<=[0-9], ))o{_AT_ONCE})"
    rf"{_FILLERS} {{0,3}}[.:：=–-]? {{0,3}}\n?[ •-]{{0,3}}"
)
# The last words of labels, of fillers and of what takes a number, to see quickly that no label stands there.
LABEL_ENDS = spoken(
    "town residence chi c d.c dc hk tru to o so tai nha hang ngu khau hktt home quan goc cho ve den toi qua"
    " ship address add addr ad at in he nay la ra moi cu khach gui 1 location ngo ngach hem kiet sn duong to"
    " xom thon ap doi khu kp can phong lo"
)

# Provinces of both eras, large cities and their districts, folded and as people shorten them.
_CITIES = (
    "an giang", "ba dinh", "ba ria", "bac (?:giang|kan|lieu|ninh)", "ben tre", "bien hoa",
    "binh (?:chanh|tan|thanh)", "binh (?:dinh|duong|phuoc|thuan)", "buon (?:ma|me) thuot", "ca mau",
    "cam pha", "can tho", "cao bang", "cau giay", "cu chi", "da (?:nang|lat)", "dak (?:lak|nong)",
    "dien bien", "dong (?:nai|thap)", "dong da", "gia lai", "go vap", "ha (?:giang|nam|noi|tinh|long)",
    "ha dong", "hai (?:ba trung|chau|duong|phong)", "hau giang", "hcm", "hn", "hoa binh", "hoang mai",
    "hoc mon", "hoi an", "hp", "hue", "hung yen", "khanh hoa", "kien an", "kien giang", "kon tum",
    "lai chau", "lam dong", "lang son", "lao cai", "le chan", "lien chieu", "long an", "long xuyen",
    "my tho", "nam dinh", "nghe an", "ngo quyen", "nha trang", "ninh (?:binh|thuan)", "ninh kieu",
    "phan thiet", "phu (?:tho|yen)", "phu nhuan", "pleiku", "quang (?:binh|nam|ngai|ninh|tri)", "quy nhon",
    "rach gia", "sai gon", "sg", "soc trang", "son la", "son tra", "tan (?:an|binh|phu)", "tay ho",
    "tay ninh", "thai (?:binh|nguyen)", "thanh (?:khe|xuan)", "thanh hoa", "thu (?:dau mot|duc)",
    "thuan an", "tien giang", "tra vinh", "tuyen quang", "uong bi", "viet tri", "vinh (?:long|phuc)",
    "vung tau", "yen bai",
)  # fmt: skip
# The words for levels begin other words too: xã hội, quan hệ, phương tiện.
_LEVELS = (
    "phuong(?! (?:phap|thuc|tien)\\b)", "xa(?! (?:hoi|roi)\\b)", "huyen(?! thoai\\b)",
    "quan(?! (?:chung|chuc|diem|doi|he|khu|ly|niem|nhan|sat|su|tai|tam|than|trong|trang)\\b)",
    "thi (?:tran|xa)", "thanh pho", "tphcm", "tp", "tx", "tt", "ward", "dist", "district",
)  # fmt: skip
_UNITS = (
    *(f"{city}(?!\\w)" for city in _CITIES),
    *(f"{level}[., ]" for level in _LEVELS),
    *(f"{letter}\\. ?[a-z]" for letter in "pqhx"),
    *(f"{letter}\\.? ?[0-9]{{1,2}}(?!\\w)" for letter in "pqf"),
)
# A unit of an address close behind a number: then names may stand in lower case.
UNIT_AHEAD = re.compile(rf"[ ,.;/\n(–—-](?:{by_first_letter(_UNITS)})")
