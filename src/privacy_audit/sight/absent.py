"""What a short page says when there is nothing to see yet or any more: missing, closed, drawn by scripts."""

from __future__ import annotations

from privacy_audit.model import Status
from privacy_audit.sight.spoken import a_saying

# What can be missing: page, profile, content, … (a picture that is not shown stands on open pages)
_THING_VI = (
    "(?:trang(?: web| ca nhan)?|website|noi dung|bai viet|bai dang|tai khoan|nguoi dung|thanh vien"
    "|ho so|lien ket|duong dan|duong link|video|nhom|dia chi)"
)
_THING_EN = "(?:page|profile|user|username|account|content|post|link|url|video|group|site|member)"
# Between the thing and what is wrong with it: `này`, `bạn đang tìm`, `hiện`, `có thể đã`.
_WHICH_VI = (
    "(?: (?:nay|do|ma|ban|quy|khach|dang|can|tim|kiem|yeu|cau|truy|cap|da|hien|tai|co|the|le|tam|thoi|duoc"
    "|bi|hoac)){0,8}"
)
_SITE_VI = "(?:website|web|site|trang|he thong|may chu|dich vu|ung dung|cong thong tin|co so du lieu)"

ABSENT = (
    a_saying(
        Status.NOT_FOUND,
        f"{_THING_VI}{_WHICH_VI} (?:khong(?: con)? (?:ton tai|kha dung|hien thi|hien huu|co san|hop le"
        "|hoat dong)"
        "|khong (?:the )?(?:tim thay|hien thi|tim duoc|truy cap duoc|xem duoc)|het han)",
        # `tài khoản cũ bị khóa` in a bio speaks of another one, `trang này được Khoa …` of a faculty
        f"{_THING_VI}{_WHICH_VI} (?:da|nay)(?: da)? bi(?: tam)? (?:xoa|go|an|khoa|vo hieu|dinh chi|thu hoi)",
        f"{_THING_VI}{_WHICH_VI} da duoc (?:xoa|go|chuyen)",
        # we cannot find it, you cannot see it
        f"(?:khong ton tai {_THING_VI}|khong co (?:trang|tai khoan|nguoi dung) (?:nay|nao|ban))",
        "khong the (?:hien thi|mo|tai) (?:trang|noi dung|website)",
        f"(?:khong|chua)(?: the)? (?:tim thay|tim duoc|tim ra) (?:ket qua cho )?{_THING_VI}(?! thi)",
        f"(?:khong|chua)(?: the)? (?:xem|truy cap|mo|hien thi|tai)(?: duoc)? {_THING_VI} (?:nay|ban"
        "|cua nguoi|cua ho)",
        # `lỗi 404 là gì` explains
        "(?:loi|error) 404(?! la)",
        "404(?: loi)? (?:not found|khong tim thay|page)",
        # whoever writes `my old account` is still there
        f"(?<!my )(?<!old ){_THING_EN} (?:[a-z]{{1,12}} ){{0,7}}(?:not (?:be )?found|(?:does ?n ?t"
        "|does not|did not"
        "|do not|no longer) exists?|is ?n ?t available|is (?:not|no longer|currently"
        "|currently not) (?:un)?available"
        "|unavailable)",
        f"(?<!my )(?<!old ){_THING_EN} (?:[a-z]{{1,12}} ){{0,5}}(?:was|been|is) (?:deleted|removed"
        "|suspended"
        "|deactivated|disabled|taken down)",
        f"(?:could ?n ?t|could not|can ?t|cannot|can not|unable to) (?:find|locate) (?:this|that|the|any)"
        f" (?:[a-z]{{1,12}} )?{_THING_EN}",
        "no such (?:page|user|account|profile)",
        f"{_THING_EN} (?:can ?t|couldn ?t|cannot|can not) be (?:found|displayed|loaded|opened)",
        "account (?:suspended|disabled|deactivated|terminated)",
        # gone, moved, shut off for a country; `trang cũ đã ngừng hoạt động` is another one
        f"{_THING_VI} nay(?: (?:da|hien|tam)){{0,3}} (?:ngung|dung) (?:hoat dong|phuc vu)",
        "(?:trang|noi dung|website) ban(?: [a-z]{1,8}){0,5} (?:khong co|khong con|bien mat|di dau)",
        "(?:duong dan|dia chi|lien ket|duong link)(?: nay)?(?: (?:co the|da|bi"
        "|nhap)){0,3} (?:khong dung|sai|hong|loi)",
        f"{_THING_VI}(?: nay)?(?: (?:da|dang|hien)){{0,2}} bi (?:han che|gioi han)",
        f"{_THING_VI}(?: nay)? khong co (?:o|tai) (?:quoc gia|khu vuc|nuoc)",
        "ten mien(?: nay)?(?: (?:dang|da|duoc|co the)){0,3} (?:rao ban|het han)",
        "domain (?:name )?(?:is |may be |has )?(?:for sale|expired|parked)",
        "nothing (?:was found|to see here)",
    ),
    a_saying(
        Status.UNREACHABLE,
        # the site itself; `nhận bảo trì website`, `tôi đang bảo trì website cho …` is somebody's work
        f"(?<!bao tri ){_SITE_VI}(?: nay| cua chung toi| hien| hien tai| tam thoi){{0,3}}"
        " dang (?:(?:duoc|trong|qua|trinh|thoi|gian|tien|hanh|tam|ngung|dung|dong|de|bi|gap) ){0,5}"
        "(?:bao tri|nang cap|bao duong|sua chua|xay dung|gian doan|qua tai|su co)",
        "(?:bao tri|nang cap|bao duong|gian doan|qua tai|su co|dang ban|gap loi)(?: [a-z0-9]{1,10}){0,12}"
        " (?:quay lai|tro lai|thu lai|truy cap lai|ghe lai) (?:sau|vao|trong|luc)",
        "(?:quay lai|tro lai|thu lai|truy cap lai) (?:sau|vao)(?: [a-z0-9]{1,10}){0,12} (?:bao tri"
        "|nang cap|bao duong)",
        "tam (?:thoi )?(?:ngung|dung|dong cua|ngat)(?: [a-z]{1,10}){0,5} de (?:bao tri|nang cap|bao duong)",
        # `ten years in maintenance`, `maintenance contracts` are work too
        "(?:under|down for|undergoing|closed for|offline for|due to|is in|currently in)"
        " (?:(?:scheduled|planned|routine|essential|emergency) )?maintenance(?! (?:contract|work for))",
        "maintenance mode",
        "chung toi (?:se som|som se|se) (?:quay|tro)(?: tro)? lai",
        f"{_SITE_VI}(?: nay| moi)? (?:sap|chuan bi) (?:ra mat|hoat dong|khai truong)",
        "(?:site|website|page|server) (?:is |are |will be )?(?:temporarily|currently) (?:down|offline"
        "|closed)",
        # a person may be back soon from a holiday
        "(?:(?:we ll|we will|we are|site will) (?:be )?(?:right )?|^be right |^)back (?:soon|shortly"
        "|online|later)",
        "(?:page|site|website) is (?:currently |still )?under construction",
        code="maintenance",
    ),
    a_saying(
        Status.UNREACHABLE,
        "(?:service|server) (?:is )?(?:temporarily |currently )?unavailable",
        "(?:internal server error|bad gateway|gateway time ?out|establishing a database connection)",
        "loi (?:ket noi )?(?:may chu|co so du lieu)(?: noi bo)?",
    ),
    a_saying(
        Status.SCRIPT_SHELL,
        "(?:enable|turn on|requires?|activate|bat|kich hoat|khong ho tro) java ?script",
        "java ?script (?:is |must be )?(?:disabled|not available|required|enabled)",
        "java ?script (?:(?:dang|da|chua) )?(?:bi tat|duoc bat)",
        # `Đăng tải bởi …`, `Đăng tải ngày …` begins the line under an article
        "^(?:loading|please wait|redirecting|vui long (?:cho|doi)|dang chuyen huong"
        "|dang tai(?! (?:boi|ngay|luc|tren|o|len|vao|tu|[0-9])))",
    ),
)
