"""What a page of a few sentences says of itself when it shows nothing: log in, not found, robot check, …

All patterns are read in the words of a text as `words_of` gives them: no capitals, no Vietnamese marks,
no punctuation, one space between two words (`isn’t` is `isn t`). So each holds for text with marks,
without, and typed in decomposed letters. Repeats are bounded.

Unmarked words are ambiguous, and what people write of themselves is near: beside a pattern stands what
it must not take for a wall. `đăng tải` (to post) is `dang tai` as `đang tải` (loading) is; `đa khoa`
(polyclinic) is `da khoa` as `đã khóa` (locked) is.
"""

from __future__ import annotations

from privacy_audit.model import Status
from privacy_audit.sight.absent import ABSENT
from privacy_audit.sight.spoken import Saying, a_saying

# Whoever asks a visitor to do something. `không cần`, `không phải`, `chưa cần` ask for nothing.
_ASKED_VI = (
    "(?<!khong )(?<!chua )(?:can|phai|vui long|hay|xin|moi|nho|chua|bat buoc|yeu cau|de nghi)"
    "(?: ban| quy khach)?"
)
# What one signs in for on pages that everybody may read: to comment, to buy, to save.
_TO_SPEAK_VI = (
    "(?:(?:de|moi|truoc khi|co the|duoc) ){0,3}(?:binh luan|tra loi|gui|viet|dang|thich|like|mua"
    "|dat|danh gia"
    "|luu|tham gia|nhan|hoi|thao luan|y kien|bau chon)"
)
_TO_SPEAK_EN = "(?:comment|reply|post|like|leave|buy|order|rate|vote|review|save|write|join|subscribe)"
_ROBOT = "(?:nguoi may|ro ?bots?|bot|may tinh|phan mem tu dong)"
_ADULT = "(?:16|18|20|21)"

LOGIN = a_saying(
    Status.LOGIN_WALL,
    # `xem được mà không cần đăng nhập` is the contrary
    "(?<!khong can )(?<!khong phai )(?<!ma khong )dang nhap(?: hoac (?:dang ky|tao tai khoan)(?: moi)?)?"
    " (?:de|truoc khi|thi moi|moi)(?: co the| duoc)? (?:xem|tiep tuc|theo|truy cap|doc|vao|su dung"
    "|mo|kham pha"
    "|ket noi|hien thi|tai|thay|nghe|biet|dung)",
    f"{_ASKED_VI} (?:thuc hien )?dang nhap(?! {_TO_SPEAK_VI})",
    "phien (?:dang nhap|lam viec|truy cap)(?: cua ban)?(?: da)? het han",
    "ban (?:da |da bi |bi |vua )dang xuat",
    "(?:been|are|were) (?:logged|signed) out",
    "(?:can|phai)(?: co)?(?: mot)? tai khoan (?:de|moi)(?: co the)? (?:xem|doc|truy cap|vao)",
    "(?:log|sign) ?in (?:to|or sign up to|or register to|or create an account to)"
    " (?:continue|view|see|access|follow|read|connect|proceed|discover)",
    f"please (?:log|sign) ?in(?! to {_TO_SPEAK_EN})",
    f"you (?:must|need to|have to) (?:first )?(?:be (?:logged|signed) ?in|(?:log"
    f"|sign) ?in)(?! to {_TO_SPEAK_EN})",
    "you(?: are| re) (?:not|no longer)(?: currently)? (?:logged|signed) ?in",
    "(?:log ?in|sign ?in|authentication) (?:is )?required",
    "requires (?:you to |a |an )?(?:log ?in|sign ?in|authentication)",
    "session (?:has |is )?(?:expired|timed out)",
    "join to (?:view|see)",
)

ROBOT_CHECK = a_saying(
    Status.CHALLENGE,
    # the tick box of a robot check
    f"(?:toi|ban) khong phai(?: la)? {_ROBOT}",
    "not a robot",
    "are you (?:a )?(?:human|robot)",
    # proof of being a person
    f"(?:xac minh|xac nhan|xac thuc|chung minh|chung to|kiem tra|dam bao)(?: rang| xem)?"
    f" ban (?:la|khong phai|co phai)(?: la)? (?:con nguoi|nguoi|{_ROBOT})",
    "(?:verify(?:ing)?|prove|confirm) (?:that )?you(?: are| re) (?:a |not a )?(?:human|real|person"
    "|robot|bot)",
    "human verification",
    "xac minh (?:bao mat|de tiep tuc|danh tinh cua ban)",
    "verify (?:to continue|it s you|your identity)",
    # picture puzzles
    "(?:chon|nhan vao) tat ca (?:cac )?(?:hinh|anh|o vuong)",
    "(?:select|click) all (?:the )?(?:images|squares|pictures)",
    "(?:keo|truot|di chuyen)(?: [a-z]{1,8}){0,6} (?:manh ghep|cau do|thanh truot|xep hinh)",
    "(?:drag|slide|move)(?: [a-z]{1,8}){0,6} (?:puzzle|slider|piece)",
    # the code in a picture; `nhận nhập captcha` is a job that people offer, `nhập 8 ký tự` a password
    "(?:vui long|hay|xin|moi|ban can|ban phai) nhap(?: [a-z]{1,8}){0,4}"
    " (?:captcha|ma xac (?:nhan|thuc|minh)|ma bao (?:ve|mat)|ma kiem tra|ma an toan"
    "|(?:ky tu|chu|so) (?:[a-z]{1,8} ){0,2}(?:hinh|anh))",
    "nhap(?: (?:cac|dung|nhung))? (?:ky tu|chu|so) (?:[a-z]{1,8} ){0,4}(?:hinh|anh)",
    "(?:nhap|giai|hoan thanh|vuot qua)(?: ma)? captcha de",
    "(?:complete|solve|enter|pass|fill in|type) (?:the |this |a )?(?:re ?)?captcha",
    # the browser is looked at
    "dang (?:kiem tra|xac minh|xac thuc) (?:trinh duyet|ket noi|bao mat|an toan|truy cap|ban)",
    "kiem tra (?:trinh duyet|ket noi) cua ban",
    "checking (?:your|the|if the) (?:browser|connection|site)",
    "verifying (?:your|the) (?:browser|connection|device)",
    "security check",
    "ddos protection",
    "^just a moment",
)
# What holds on a short page wherever it stands. The first that is found decides.
SAYINGS = (
    ROBOT_CHECK,
    a_saying(
        Status.CHALLENGE,
        # too much, too odd, refused
        "(?:luu luong|truy cap|hoat dong|yeu cau)(?: truy cap)? bat thuong(?: tu| cua)",
        "unusual (?:traffic|activity)",
        "(?:co|gui|nhan duoc) qua nhieu (?:yeu cau|luot truy cap|lan truy cap)",
        "too many requests",
        "(?:truy cap|yeu cau)(?: nay| cua ban)?(?: da)? bi (?:tu choi|chan)",
        "tu choi truy cap",
        "(?:dia chi )?ip(?: cua ban)?(?: [0-9]{1,3}){0,4}(?: [a-z]{1,6}){0,3} bi (?:chan|khoa|cam)",
        "access (?:to this page )?(?:is |has been )?denied",
        "you have been blocked",
    ),
    a_saying(
        Status.LOGIN_WALL,
        # `tài khoản riêng tư` alone stands in bios, `đặt tài khoản ở chế độ riêng tư` in advice
        "(?:tai khoan|trang ca nhan|ho so|trang|nhom|kenh)(?: cua (?:ho|nguoi|nguoi dung|thanh vien))?"
        " (?:nay|hien|dang)(?: (?:hien|dang|duoc|da|dat|de|o|thanh|la|che do|trang thai|mot"
        "|tai khoan)){0,6} rieng tu",
        "day la (?:mot )?(?:tai khoan|trang ca nhan|ho so|nhom) rieng tu(?! cua (?:toi|minh|em|anh|chi))",
        # the network speaks of somebody else; `theo dõi mình để xem video mới` is the person
        "theo doi (?:ho|nguoi nay|tai khoan nay|trang nay) de (?:xem|thay)",
        "chi (?:ban be|nguoi theo doi|nhung nguoi theo doi|thanh vien)(?: [a-z]{1,10}){0,4}"
        " (?:moi|co the|duoc)(?: [a-z]{1,8}){0,8} nay",
        "da khoa (?:bao ve )?trang ca nhan",
        "(?:tai khoan|trang ca nhan|ho so|nhom)(?: nay)? khong (?:duoc )?(?:cong khai|mo cho moi nguoi)",
        "(?:ket ban|theo doi|tham gia)(?: voi)? (?:nguoi nay|ho|nhom(?: nay)?|tai khoan nay) (?:de|moi)",
        "(?:nguoi dung|nguoi|tai khoan|tac gia)(?: nay)? da chan ban",
        "join (?:this|the) group to (?:view|see)",
        # `your account is private` is advice, `this site is protected by …` the small print of a form
        "(?:this|the|that) (?:account|profile|group|channel|page|user)(?: s| is| has been| was)?"
        "(?: (?:account|profile|currently|now|set to|a))? private",
        "this (?:account|profile) is (?:protected|locked)(?! by)",
        "(?:these|this|their) (?:(?:account|user)(?: s)? )?(?:posts|tweets|photos"
        "|videos) are (?:private|protected)",
        "follow (?:(?:this account|this user|this profile|them|her|him) )?to (?:see|view) (?:their|this"
        "|his|her)",
        "locked (?:his|her|their|this|the) profile",
        "only (?:friends|members|(?:approved|confirmed) followers|their friends|people they [a-z]{1,10})"
        " (?:can|may) (?:see|view) (?:their|this|his|her|what|who)",
        code="private-account",
    ),
    a_saying(
        Status.LOGIN_WALL,
        # content for some only; `ưu đãi chỉ dành cho thành viên` is an offer, `trang dành cho cán bộ` is open
        "(?:noi dung|trang|trang web|muc|chuyen muc|khu vuc|bai viet|chu de|thong tin"
        "|tai lieu)(?: nay)?(?: duoc)?"
        " chi (?:(?:duoc|hien thi|mo|danh|rieng|phuc vu|xem) ){1,4}(?:cho|duoc boi)(?: cac| nhung| rieng)?"
        " (?:thanh vien|hoi vien|nguoi dung|can bo|nhan vien|nguoi dang ky|noi bo|tai khoan|hoc vien)",
        f"{_ASKED_VI} (?:la|tro thanh) (?:thanh vien|hoi vien) (?:de|moi)(?: co the| duoc)? (?:xem|doc"
        "|truy cap)",
        "ban(?: hien| da)? (?:khong|chua) (?:co|du|duoc cap)(?: du)? quyen (?:de )?(?:xem|truy cap|vao"
        "|mo|su dung)",
        "ban (?:khong|chua) duoc phep (?:xem|truy cap|vao)",
        "(?:ban can(?: co)?|yeu cau|xin) quyen truy cap",
        "(?:you need|request) (?:access|permission)",
        "(?:het|vuot qua)(?: so)? (?:luot|gioi han) (?:xem|doc)",
        "(?:subscribe|register) to (?:continue|read|view|see|unlock)",
        "dang ky(?: tai khoan| thanh vien)? de (?:xem|doc|mo|truy cap)",
        "(?:content|page|area|section|forum|topic|thread|site) (?:[a-z]{1,10} ){0,4}"
        "(?:only|restricted|reserved|limited|exclusively) (?:(?:visible|available|open"
        "|accessible) )?(?:for|to)"
        " (?:(?:registered|logged in|signed in|our) )?(?:members|users|subscribers|employees|staff)",
        "members only (?:content|area|page|section|site)",
        "(?:do not|don ?t) have (?:the )?(?:permissions?|access|rights?) to (?:view|see|access|open)",
        "not (?:authori[sz]ed|allowed|permitted) to (?:view|see|access|open)",
        # a password for the page itself
        "duoc bao ve bang mat khau",
        "nhap mat khau (?:[a-z]{1,8} ){0,4}de (?:xem|truy cap|mo|tiep tuc)",
        "(?:content|post|page|site) is password protected",
        code="not-for-strangers",
    ),
    LOGIN,
    *ABSENT,
    a_saying(
        Status.CONSENT,
        # how old one is; `ứng viên phải từ 18 tuổi` asks no visitor, `tôi 18 tuổi` is a bio
        f"ban (?:(?:phai|can|da|co|xac nhan|cam ket|tu|du|tren"
        f"|it nhat) ){{0,5}}{_ADULT} tuoi(?: tro len)?(?: chua)?"
        "(?: hoac [a-z]{1,8}(?: hon)?)? (?:de (?:xem|truy cap|vao|tiep tuc|su dung)|moi (?:duoc|co the"
        "|xem))",
        f"toi (?:xac nhan |da |xac nhan da )?(?:du|tren|tu) {_ADULT} tuoi",
        "(?:xac nhan|xac minh|kiem tra|gioi han) (?:do )?tuoi",
        "(?:noi dung|trang|trang web|website)(?: nay)?(?: (?:chi|co|chua|noi|dung|danh|rieng)){0,6}"
        f" cho nguoi (?:lon|truong thanh|(?:tren|tu|du) {_ADULT})",
        "(?:age verification|(?:verify|confirm) your age|age restricted|are you (?:over |at least "
        "|of legal age|18|21))",
        "you must be (?:at least |over |of )?(?:legal|18|21)(?: [a-z]{1,8}){0,5} to"
        " (?:enter|view|access|continue|visit|see|proceed)",
        "(?:i am|i m|yes i am) (?:over |at least )?(?:18|21) (?:or|years or) (?:older|over|above)",
        code="age-check",
    ),
    a_saying(
        Status.CONSENT,
        # a banner under a profile says that cookies are used; only a page in front asks before going on
        "(?:truoc khi (?:ban )?(?:tiep tuc|truy cap|su dung|vao)|before (?:you continue|continuing"
        "|you proceed))"
        "(?: [a-z0-9]{1,15}){0,40} (?:cookies?|dieu khoan|dong y|chap nhan|quyen rieng tu|terms|agree"
        "|accept|privacy)",
        "(?:dong y|chap nhan|accept|agree)(?: [a-z]{1,12}){0,10}"
        " (?:de (?:tiep tuc|truy cap|xem|vao)|to (?:continue|proceed|access|view))",
    ),
)


def strong_saying(words: str) -> Saying | None:
    """The first saying that a short text holds; `words` as `words_of` gives them."""
    return next((one for one in SAYINGS if one.pattern.search(words)), None)
