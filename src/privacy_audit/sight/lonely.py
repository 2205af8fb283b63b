"""What a tiny page means that shows nothing but a headline and buttons.

The words that every open page has somewhere too (log in, cookies, private) mean a wall only where
nothing else is said. They are read as `spoken.words_of` gives them.
"""

from __future__ import annotations

import re

from privacy_audit.model import Status
from privacy_audit.sight.spoken import Saying, a_line, a_saying, words_of
from privacy_audit.text import normalise

# `captcha` beside a box or a field
LONELY_CHECK = a_saying(
    Status.CHALLENGE,
    "(?:re)?captcha",
    "phai (?:la )?(?:nguoi may|robot|nguoi that)",
    "(?:kiem tra|xac minh) bao mat",
    "nhap ma (?:xac nhan|xac minh|bao ve)",
)
_LONELY = (
    LONELY_CHECK,
    a_saying(Status.CHALLENGE, "limit (?:reached|exceeded)"),
    a_line(Status.CHALLENGE, "(?:403 )?forbidden", "403", "429", "attention required"),
    # a bio says more than this
    a_saying(
        Status.LOGIN_WALL,
        "(?:tai khoan|trang ca nhan|ho so|trang|noi dung|nhom|kenh)(?: nay)? (?:(?:da )?bi khoa"
        "|rieng tu|noi bo)",
        "private (?:account|profile|page|group|content)",
        "(?:account|profile|page|content|group) (?:is )?private",
        "theo doi de (?:xem|thay)",
        "nhom kin",
        "^(?:it s |this is )?private$",
        code="private-account",
    ),
    a_saying(
        Status.LOGIN_WALL,
        "(?:members|subscribers|employees|staff|internal use) only",
        "danh (?:rieng )?cho (?:thanh vien|hoi vien|noi bo|can bo|nhan vien|thue bao|nguoi theo doi|ban be)",
        "khong co quyen(?: (?:xem|truy cap|vao))?",
        code="not-for-strangers",
    ),
    # the words of a login form and of its buttons
    a_saying(
        Status.LOGIN_WALL,
        "(?:log|sign) ?(?:in|on|up)",
        "(?:dang nhap|dang ky|tao tai khoan|quen mat khau|mat khau|chua co tai khoan|da co tai khoan)",
        "(?:password|username|create an account|register)",
    ),
    a_line(
        Status.NOT_FOUND,
        "(?:error |loi |http )?(?:404|410)",
        "(?:page |trang )?(?:not found|gone|unavailable|khong tim thay|khong ton tai|khong kha dung"
        "|(?:da )?bi (?:xoa|go))",
        "khong (?:tim thay|ton tai|kha dung|co gi o day)",
        "nothing here(?: yet)?",
    ),
    # `bảo trì website` with more words is somebody's trade
    a_line(
        Status.UNREACHABLE,
        "(?:(?:dang|website|trang|he thong|tam) ){0,3}(?:bao tri|nang cap)(?: he thong| dinh ky| website)?",
        "(?:(?:site|website|scheduled|under|system) ){0,3}(?:maintenance|construction)",
        code="maintenance",
    ),
    a_saying(Status.UNREACHABLE, "(?:sap ra mat|coming soon)", code="maintenance"),
    a_saying(
        Status.UNREACHABLE,
        "(?:thu lai sau|try again later|khong co (?:ket noi )?(?:mang|internet)|no internet|you(?: are"
        "| re) offline)",
        "(?:co|da xay ra|phat sinh|gap)(?: mot)? (?:loi|su co)",
        "(?:something (?:went|is) wrong|an error (?:has )?occurred|technical (?:error|difficulties|problem))",
        "^(?:error|loi|500|502|503|504)$",
    ),
    a_saying(
        Status.SCRIPT_SHELL,
        "^(?:loading|please wait|(?:vui long|xin) (?:cho|doi)|cho (?:mot )?chut|dang xu ly|dang tai"
        "|redirecting)",
        # a bio may turn to something else: `đang chuyển hướng sang dạy học`
        "^(?:trang )?dang chuyen huong$",
        "trinh duyet(?: nay| cua ban)? (?:khong (?:duoc )?ho tro|(?:da|qua) cu)",
        "(?:browser is (?:not|no longer) supported|unsupported browser|(?:update|upgrade) your browser)",
    ),
)
# Sentences of a page in front may be long.
_IN_FRONT = (
    a_saying(
        Status.CONSENT,
        "ban (?:[a-z]{1,8} ){0,4}(?:16|18|20|21) tuoi",
        "(?:over|at least|are you|under) (?:18|21)",
        "^(?:16|18|21)$",
        code="age-check",
    ),
    a_saying(
        Status.CONSENT,
        # whoever bakes cookies writes of them otherwise
        "(?:dung|luu|chap nhan|dong y|dat|uses?|using|accept|store|allow)(?: [a-z]{1,10}){0,4} cookies?",
        "(?:^|chinh sach |cai dat )cookies?$",
        "cookies? (?:policy|settings|preferences|consent|notice)",
        "truoc khi (?:ban )?(?:tiep tuc|truy cap|su dung|vao)",
        "before (?:you continue|continuing|you proceed)",
        "(?:ton trong|bao ve) quyen rieng tu",
        "(?:value|respect|care about|protect) your privacy",
        "quyen rieng tu cua ban",
        "your privacy",
    ),
    # a warning, a way out, an app
    a_saying(
        Status.CONSENT,
        "(?:noi dung|hinh anh)(?: nay)?(?: co the)?(?: [a-z]{1,8}){0,3} (?:nhay cam|phan cam)",
        "(?:sensitive|graphic|explicit) (?:content|material|media)",
        "ban dang roi khoi",
        "you are (?:now )?leaving",
        "(?:mo|tai|cai)(?: [a-z]{1,8}){0,3} ung dung(?: [a-z]{1,8}){0,3} de",
        "(?:open|get|download|install)(?: [a-z]{1,8}){0,4} app(?: [a-z]{1,8}){0,2} to",
        code="page-in-front",
    ),
)
# Buttons that lead past a page in front of another.
_ONWARD = a_line(
    Status.CONSENT,
    "(?:nhan|bam|click|an)(?: [a-z]{1,8}){0,3} (?:tiep tuc|xem|vao|mo)(?: [a-z]{1,8}){0,4}",
    "(?:tiep tuc|tiep theo|dong y|chap nhan|xac nhan|vao|vao trang|vao xem|xem tiep|xem ngay"
    "|bat dau|toi hieu)"
    "(?: tat ca| ngay| va tiep tuc| va dong| den trang)?",
    "(?:i )?(?:continue|next|enter|proceed|confirm|agree|accept|allow|got it|ok|okay|start|open|view)"
    "(?: all| site| to site| and continue| and close| now)?",
    "(?:mo|open|get|download)(?: trong| in)?(?: the)? (?:ung dung|app)",
    code="page-in-front",
)
# Lines that say nothing: the way back, another try, another language, the small print.
_NOTHING = re.compile(
    r"^(?:(?:ve |quay (?:lai|ve) |tro (?:lai|ve) |back to |go (?:back )?(?:to )?|return to )?(?:the )?"
    r"(?:trang chu|trang truoc|home|home ?page|back|quay lai|tro lai|tro ve)"
    r"|thu lai|tai lai(?: trang)?|try again|retry|reload|refresh|huy|cancel|close|dong|tu choi"
    r"|decline|reject(?: all)?"
    r"|no|yes|co|khong|gui|submit|send|tim kiem|search|menu|help|tro giup|tieng viet|english|vi|en"
    r"|theo doi|follow|nhan tin|message|ket ban|add friend|chia se|share"
    r"|rat tiec|xin loi|sorry|oops|tuy chon|cai dat|settings|options|logo"
    r"|(?:chinh sach|privacy|dieu khoan|terms)(?: [a-z]{1,10}){0,5}"
    r"|(?:copyright |ban quyen |c )?(?:19|20)[0-9]{2}(?: [a-z ]{1,40})?)$"
)
# A box of a robot check in the source; beside content it guards a contact form.
_CHECK_BOX = re.compile(
    r"g-recaptcha|recaptcha/api|h-?captcha|cf-turnstile|geetest|arkoselabs", re.IGNORECASE
)
# What is worth a look whatever stands around it: a phone number, an e-mail address.
_EVIDENCE = re.compile(r"\d(?:[ .-]?\d){8}|\w@\w")
# Letters of a headline or a button; a line with more tells something.
_HEADLINE = 80


def lonely_saying(lines: tuple[str, ...], markup: str, *, pictured: bool) -> Saying | None:
    """What a short page means that shows nothing but a headline and a few words that every wall has.

    `lines` are the visible ones as they stand, `markup` the source; `pictured` says that the page
    shows a picture that is no logo: then a button to go on proves nothing.
    """
    lines = tuple(" ".join(normalise(line).text.split()) for line in lines)
    evidence = [line for line in lines if _EVIDENCE.search(line)]
    spoken = [words for line in lines if line not in evidence and (words := words_of(line))]
    telling = [line for line in spoken if not _NOTHING.search(line) and _said_in(line) is None]
    if len(telling) + len(evidence) > 1 or any(len(line) > _HEADLINE for line in telling):
        return None
    if _CHECK_BOX.search(markup) and not evidence:
        return LONELY_CHECK
    known = (*_LONELY, *_IN_FRONT, _ONWARD)
    said = min((one for line in spoken if (one := _said_in(line))), key=known.index, default=None)
    if said is not None and said is not _ONWARD:
        return said
    idle = bool(spoken) and not telling
    return _ONWARD if (said or idle) and not evidence and not pictured else None


def _said_in(line: str) -> Saying | None:
    short = (*_LONELY, _ONWARD) if len(line) <= _HEADLINE else ()
    return next((one for one in (*short, *_IN_FRONT) if one.pattern.search(line)), None)
