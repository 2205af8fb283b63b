"""Short pages that say why they show nothing, in both languages and however they are typed."""

from __future__ import annotations

import time
import unicodedata

import pytest

from privacy_audit.model import Page, Sight
from privacy_audit.sight.sayings import SAYINGS
from privacy_audit.sight.spoken import words_of
from tests import pagelib

RULES = pagelib.page_rules()
STROKES = str.maketrans("đĐ", "dD")
FORMS = {
    "marked": lambda text: text,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "unmarked": lambda text: "".join(
        one for one in unicodedata.normalize("NFD", text).translate(STROKES) if not unicodedata.combining(one)
    ),
    "capitals": lambda text: text.upper(),
    "split": lambda text: text.replace(" ", "\u200b \u00a0"),
}
FORM = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def seen(body: str) -> Sight:
    """How a saved file with this body is judged."""
    page = Page(name="page", body=f"<html lang=vi><body>{body}</body></html>".encode())
    return pagelib.look(page, {}, RULES)[1]


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


ARTICLE = (
    "CAPTCHA là một bài kiểm tra mà các trang web dùng để phân biệt người với máy. Khi bạn gửi một biểu mẫu, "
    "trang có thể hiện dòng chữ “Tôi không phải là người máy” hoặc yêu cầu “Vui lòng nhập mã captcha để tiếp "
    "tục”. Nhiều người khó chịu vì phải nhìn những chữ méo mó. Các kỹ sư ở trường Ví Dụ đã thử những cách khác: "
    "đếm thời gian, xem cách di chuyển chuột, hoặc chỉ hỏi khi có dấu hiệu lạ. Theo họ, một trang tốt không nên "
    "làm phiền người đọc. Trang này không tồn tại nếu không có người đọc, một kỹ sư cười. Bạn phải đăng nhập để "
    "xem các bài cũ hơn, nhưng bài này thì ai cũng đọc được, cả khi hệ thống đang bảo trì."
)


@FORM
@pytest.mark.parametrize(
    "texts",
    [
        # long pages that mention it all
        [ARTICLE],
        ["Captcha là gì?", ARTICLE],
        # people about themselves
        ["Đỗ Gia Linh", "Tài khoản riêng tư, việc trường xin nhắn trang của trường.", "Thích đi bộ và chụp ảnh."],
        ["Đỗ Gia Linh", "Tài khoản cũ đã bị khóa, đây là tài khoản mới của mình.", "Giáo viên Trường Ví Dụ"],
        ["Đỗ Gia Linh", "Theo dõi mình để xem video mới nhé!", "Giáo viên Trường Ví Dụ"],
        ["Đỗ Gia Linh", "Mình 18 tuổi, học sinh Trường Ví Dụ", "Thích bóng đá"],
        ["Đỗ Gia Linh", "My old account is no longer available, write to me here.", "Teacher in Hải Phòng"],
        ["Do Gia Linh", "I am 18 and I like photos", "Ten years in maintenance of ships"],
        ["Đỗ Gia Linh", "0912 345 678"],
        ["Đỗ Gia Linh, tài khoản riêng tư, gọi 0912 345 678"],
        ["Đỗ Gia Linh"],
        ["Xin chào, mình là Linh và đây là trang của mình."],
        # trades
        ["Đỗ Gia Linh", "Nhận thiết kế, bảo trì website cho trường học.", "Liên hệ: 0912 345 678"],
        ["Đỗ Gia Linh", "Tôi đang bảo trì website cho 12 trường ở Hải Phòng.", "Kỹ sư phần mềm"],
        ["Kỹ sư Linh", "Có kinh nghiệm hỗ trợ JavaScript, nhập captcha, vượt kiểm thử", "Hải Phòng"],
        ["Bệnh viện đa khoa Ví Dụ", "Khoa Nội: Đỗ Gia Linh", "Trang này được Khoa Ngoại và anh Linh xây dựng."],
        # menus and the small print of open pages
        ["Trang chủ", "Giới thiệu", "Đăng nhập", "Đăng ký", "Đỗ Gia Linh", "Trưởng phòng Tổ chức"],
        ["Tin xã Ví Dụ", "Hôm qua xã Ví Dụ khánh thành cầu mới.", "Đăng nhập để bình luận"],
        ["Tin xã Ví Dụ", "Xã Ví Dụ khánh thành cầu mới.", "Bạn cần đăng nhập để gửi ý kiến. Please log in to comment."],
        ["Đăng tải bởi Đỗ Gia Linh", "Xã Ví Dụ khánh thành cầu mới.", "Ảnh: Đỗ Gia Linh"],
        ["Đăng tải ngày 2 tháng 3", "Xã Ví Dụ khánh thành cầu mới.", "Ảnh: Đỗ Gia Linh"],
        ["Tra cứu cán bộ", "Ai cũng xem được, không cần đăng nhập để xem.", "Đỗ Gia Linh, văn thư"],
        ["Đỗ Gia Linh", "Giáo viên Trường Ví Dụ", "Chúng tôi dùng cookie để đếm lượt xem.", "Đồng ý"],
        ["Write to us", "Teacher: Do Gia Linh", "This page is protected by reCAPTCHA."],
        ["Quán Ví Dụ", "Ưu đãi chỉ dành cho thành viên", "Mở cửa từ 7 giờ"],
        ["Quán Ví Dụ", "Tuyển phục vụ, ứng viên phải từ 18 tuổi trở lên", "Gặp chị Linh"],
        ["Trang thông tin dành cho cán bộ xã", "Lịch trực: Đỗ Gia Linh", "Phòng 2"],
        # advice about these very things
        ["Mẹo nhỏ", "Hãy chuyển tài khoản sang chế độ riêng tư.", "Make sure that your account is private."],
        ["Mẹo nhỏ", "Chọn mục này để chỉ bạn bè mới xem được ảnh của bạn.", "Đừng đưa mã xác nhận cho ai."],
        ["Đỗ Gia Linh", "Kế toán trưởng Công ty Ví Dụ", "Phòng 203, nhà A", "Đăng nhập"],
        ["Gia Linh", "Mẹ hai con, yêu bếp", "Bán bánh ở chợ Ví Dụ"],
        ["Trường Mầm non Ví Dụ", "Thông báo", "Phụ huynh cần đăng ký trước ngày 5", "Cô Linh phụ trách"],
        ["Lớp 10A", "Danh sách lớp", "Đỗ Gia Linh", "Vũ Văn Thảo"],
        ["Phòng khám đa khoa Ví Dụ", "Bác sĩ Đỗ Gia Linh", "Trang thiết bị hiện đại"],
        ["Tổ dân phố 5", "Tổ trưởng: Đỗ Gia Linh", "Yêu cầu bà con không truy cập các trang lạ"],
        ["Linh Đỗ", "Photographer in Hải Phòng", "Follow me to see my photos"],
        ["Linh Đỗ", "Web developer", "I build login pages and private chat apps"],
        ["Linh Đỗ", "Nhà báo", "Bài viết về quyền riêng tư và mật khẩu"],
        ["Cửa hàng Ví Dụ", "Tài khoản ngân hàng: xin hỏi chị Linh", "Mở cửa cả tuần"],
        ["Ví Dụ", "Chào bạn, mình là Linh, mình viết về cookie và bánh ngọt", "Bánh cookie sô-cô-la rất dễ làm"],
        ["Công ty Ví Dụ", "Dịch vụ bảo trì, nâng cấp hệ thống máy chủ cho trường học", "Giám đốc: Đỗ Gia Linh"],
        ["Công ty Ví Dụ", "Chúng tôi nhận nâng cấp website, sửa chữa máy tính", "Giám đốc: Đỗ Gia Linh"],
        ["Câu lạc bộ Ví Dụ", "Sinh hoạt chỉ dành cho hội viên từ 18 tuổi", "Chủ nhiệm: Đỗ Gia Linh"],
        ["Đỗ Gia Linh", "Trang này không thu thập dữ liệu và không dùng cookie.", "Giáo viên"],
        ["Đỗ Gia Linh", "Học sinh không tìm thấy bài viết thì hỏi cô.", "Giáo viên"],
        ["Đỗ Gia Linh", "Đăng tải lúc 9 giờ", "Hôm nay trời đẹp"],
        ["Ban chấp hành", "Bí thư: Đỗ Gia Linh", "Truy cập bất thường xin báo phòng máy"],
        ["Thư viện", "Bạn đọc chưa có thẻ xin gặp chị Linh", "Đọc tại chỗ không cần tài khoản"],
        ["Đỗ Gia Linh", "Mình đang chuyển hướng sang dạy học.", "Trước làm ở ngân hàng"],
        ["Đỗ Gia Linh", "Robot và người máy là niềm vui của tôi", "Kỹ sư"],
        ["Đỗ Gia Linh", "Trang cũ của mình đã bị xóa, mời ghé trang này.", "Giáo viên"],
        ["Đỗ Gia Linh", "My old page was deleted, this is the new one.", "Teacher"],
        ["Tin tức", "Một trang lừa đảo đã bị gỡ", "Công an xã Ví Dụ cho biết hôm nay"],
        ["Tin tức", "Nhiều tài khoản bị khóa vì đăng tin giả", "Công an xã Ví Dụ cho biết hôm nay"],
        ["Tin tức", "Kẻ gian yêu cầu nạn nhân nhập mã xác nhận", "Công an xã nhắc bà con"],
        ["Sổ tay", "Vào Cài đặt, chọn khóa trang cá nhân.", "Xong thì bấm Lưu"],
        ["Đỗ Gia Linh", "Trang web do em Thảo xây dựng và bảo trì", "Giáo viên"],
        ["Đỗ Gia Linh", "Ảnh và video riêng tư xin đừng chia sẻ", "Giáo viên"],
        ["Đỗ Gia Linh", "Trang cá nhân này mình dùng để bán hàng, tài khoản kia là riêng tư", "Bán bánh"],
        ["Đỗ Gia Linh", "I run a site for teachers. Sign in at the front desk.", "Teacher"],
        ["Đỗ Gia Linh", "Nhóm này mình lập cho hội phụ huynh", "Giáo viên"],
        ["Do Gia Linh", "Will be back soon from holiday", "Teacher"],
        ["Do Gia Linh", "Security checks of buildings since 2005", "Guard"],
        ["Do Gia Linh", "Email me, the phone is currently unavailable", "Teacher"],
        ["Do Gia Linh", "Page 2 of my poems: the link to page 3 is removed", "Poet"],
        ["Hỏi đáp", "Lỗi 404 là gì?", "Là khi máy chủ không có thứ bạn hỏi."],
    ],
    ids=lambda texts: str(texts[0])[:20],
)  # fmt: skip
def test_a_page_that_only_mentions_walls_is_seen(texts: list[str], form: object) -> None:
    assert callable(form)
    found = seen(lines(*map(form, texts)))
    assert found.status.value == "seen", found.code


SAID = [
    # log in
    ("login-wall", "login-wall", "Bạn phải đăng nhập để xem trang này"),
    ("login-wall", "login-wall", "Bạn chưa đăng nhập. Nhấn vào đây để đăng nhập hoặc tạo tài khoản mới."),
    ("login-wall", "login-wall", "Bạn phải “đăng nhập” mới được xem."),
    ("login-wall", "login-wall", "Mời bạn đăng nhập."),
    ("login-wall", "login-wall", "Phiên làm việc của bạn đã hết hạn"),
    ("login-wall", "login-wall", "Đăng nhập hoặc tạo tài khoản để xem ảnh của Linh"),
    ("login-wall", "login-wall", "You’re not logged in."),
    ("login-wall", "login-wall", "You must log-in to view this page"),
    ("login-wall", "login-wall", "Login required"),
    ("login-wall", "login-wall", "Please sign in to continue"),
    # for some only
    ("login-wall", "not-for-strangers", "Nội dung chỉ dành cho thành viên. Mời bạn đăng nhập."),
    ("login-wall", "not-for-strangers", "Chuyên mục này chỉ dành riêng cho hội viên"),
    ("login-wall", "not-for-strangers", "Bạn không có quyền truy cập trang này"),
    ("login-wall", "not-for-strangers", "Nội dung này được bảo vệ bằng mật khẩu"),
    ("login-wall", "not-for-strangers", "This content is only available to members."),
    ("login-wall", "not-for-strangers", "You don’t have permission to view this page"),
    # private accounts
    ("login-wall", "private-account", "Tài khoản này là riêng tư. Hãy theo dõi để xem ảnh và video."),
    ("login-wall", "private-account", "Tài khoản này đang ở chế độ riêng tư"),
    ("login-wall", "private-account", "Đây là tài khoản riêng tư"),
    ("login-wall", "private-account", "Chỉ bạn bè của Linh mới xem được bài viết trên trang cá nhân này"),
    ("login-wall", "private-account", "Linh đã khóa trang cá nhân"),
    ("login-wall", "private-account", "This account is private"),
    ("login-wall", "private-account", "This account’s posts are protected. These posts are protected."),
    ("login-wall", "private-account", "Follow this account to see their photos and videos."),
    # not there
    ("not-found", "not-found", "Bạn hiện không xem được nội dung này. Lỗi này thường do chủ sở hữu chỉ chia sẻ với một nhóm nhỏ."),
    ("not-found", "not-found", "Rất tiếc, trang này hiện không khả dụng"),
    ("not-found", "not-found", "Trang đã bị xóa hoặc không tồn tại"),
    ("not-found", "not-found", "Trang bạn đang tìm không tồn tại"),
    ("not-found", "not-found", "Không tìm thấy trang"),
    ("not-found", "not-found", "Bài viết này có thể đã bị gỡ"),
    ("not-found", "not-found", "Liên kết đã hết hạn"),
    ("not-found", "not-found", "Sorry, this page isn’t available."),
    ("not-found", "not-found", "The page you are looking for does not exist"),
    ("not-found", "not-found", "This content isn't available right now"),
    ("not-found", "not-found", "The link may be broken, or the page may have been removed."),
    ("not-found", "not-found", "We couldn't find this account"),
    # closed for repair
    ("unreachable", "maintenance", "Website đang bảo trì, vui lòng quay lại sau"),
    ("unreachable", "maintenance", "Hệ thống hiện đang được nâng cấp"),
    ("unreachable", "maintenance", "Trang tạm ngừng hoạt động để bảo trì"),
    ("unreachable", "maintenance", "Trang web đang trong quá trình xây dựng"),
    ("unreachable", "maintenance", "The site is down for scheduled maintenance."),
    ("unreachable", "maintenance", "We’ll be back soon!"),
    ("unreachable", "unreachable", "Service temporarily unavailable"),
    # is it a person
    ("challenge", "challenge", "Vui lòng nhập mã captcha để tiếp tục"),
    ("challenge", "challenge", "Vui lòng nhập các ký tự trong hình"),
    ("challenge", "challenge", "Tôi không phải là người máy"),
    ("challenge", "challenge", "Xác minh rằng bạn là con người"),
    ("challenge", "challenge", "Just a moment... Đang kiểm tra trình duyệt của bạn"),
    ("challenge", "challenge", "Hệ thống phát hiện truy cập bất thường từ mạng của bạn"),
    ("challenge", "challenge", "Truy cập bị từ chối"),
    ("challenge", "challenge", "Verifying you are human. This may take a few seconds."),
    ("challenge", "challenge", "Checking if the site connection is secure"),
    ("challenge", "challenge", "Please complete the captcha"),
    # something in front
    ("consent", "consent", "Trước khi bạn tiếp tục. Chúng tôi dùng cookie."),
    ("consent", "consent", "Before you continue: we use cookies"),
    ("consent", "consent", "Chấp nhận điều khoản sử dụng để tiếp tục"),
    ("consent", "consent", "Accept our terms to continue"),
    ("consent", "age-check", "Bạn phải từ 18 tuổi trở lên để xem nội dung này"),
    ("consent", "age-check", "Nội dung này chỉ dành cho người lớn"),
    ("consent", "age-check", "Xác nhận độ tuổi"),
    ("consent", "age-check", "You must be 18 or older to enter"),
    ("consent", "age-check", "Are you over 18?"),
    # drawn by scripts
    ("script-shell", "script-shell", "Vui lòng bật JavaScript để tiếp tục"),
    ("script-shell", "script-shell", "Đang tải dữ liệu…"),
    ("script-shell", "script-shell", "You need to enable JavaScript to run this app."),
]  # fmt: skip


@FORM
@pytest.mark.parametrize(("status", "code", "text"), SAID, ids=[text[:30] for *_, text in SAID])
def test_a_page_that_says_why_it_shows_nothing_is_not_seen(
    status: str, code: str, text: str, form: object
) -> None:
    assert callable(form)
    found = seen(lines(form(text)))
    assert (found.status.value, found.code) == (status, code)


@FORM
@pytest.mark.parametrize("around", ["{}", "<h1>Ví Dụ</h1>{}<a>Trang chủ</a>"], ids=["alone", "headline"])
@pytest.mark.parametrize(
    "text",
    [
        "Trang cá nhân này không công khai",
        "Hồ sơ này bị ẩn",
        "Người dùng này không tồn tại hoặc đã đổi tên",
        "Không có bài viết nào. Tài khoản này đã được đặt ở chế độ riêng tư.",
        "Bạn cần kết bạn với người này để xem trang cá nhân.",
        "Vui lòng đăng ký tài khoản để xem tiếp",
        "Hãy đăng ký hoặc đăng nhập để xem thêm",
        "Bạn đã bị đăng xuất",
        "Phiên đăng nhập đã kết thúc",
        "Đăng nhập ngay để xem",
        "Đăng nhập Facebook để xem nội dung",
        "Đăng nhập vào Zalo để tiếp tục",
        "Bạn cần có tài khoản để xem trang này",
        "Trang yêu cầu quyền truy cập",
        "Yêu cầu quyền truy cập. Bạn cần có quyền truy cập.",
        "Nội dung bị hạn chế",
        "Nội dung này bị giới hạn ở khu vực của bạn",
        "Video này không có ở quốc gia của bạn",
        "This content is not available in your country",
        "Trang này hiện không hoạt động",
        "Trang bạn yêu cầu đã bị gỡ bỏ",
        "Trang web này đã ngừng hoạt động",
        "Không tồn tại trang bạn yêu cầu",
        "Rất tiếc, chúng tôi không tìm thấy trang bạn yêu cầu",
        "Ôi không! Trang bạn tìm đi đâu mất rồi.",
        "Không thể hiển thị trang",
        "Không thể truy cập trang web này",
        "Đường dẫn không đúng",
        "Địa chỉ không đúng hoặc trang đã được di chuyển",
        "Tài khoản đã bị vô hiệu hóa",
        "Tài khoản này đã bị đình chỉ",
        "Account suspended",
        "This account has been suspended",
        "User not found",
        "Profile unavailable",
        "The requested URL was not found on this server.",
        "Oops! That page can’t be found.",
        "Chúng tôi đang bảo trì hệ thống. Xin vui lòng quay lại sau.",
        "Website tạm dừng để nâng cấp",
        "Chúng tôi sẽ sớm quay trở lại",
        "Trang web sắp ra mắt",
        "Coming soon",
        "Máy chủ quá tải, vui lòng thử lại sau ít phút",
        "Hệ thống đang bận, vui lòng thử lại sau",
        "Có lỗi xảy ra, vui lòng thử lại",
        "Lỗi máy chủ",
        "Nhập mã xác nhận",
        "Nhập ký tự bạn nhìn thấy trong ảnh",
        "Vui lòng xác nhận bạn là người",
        "Xác minh bạn là con người",
        "Vui lòng chờ trong khi chúng tôi kiểm tra trình duyệt của bạn",
        "Xác minh bảo mật",
        "Kiểm tra bảo mật",
        "Chọn tất cả hình ảnh có đèn giao thông",
        "Kéo thanh trượt để hoàn thành câu đố",
        "Drag the slider to fit the puzzle",
        "Verify to continue",
        "Chứng minh bạn không phải robot",
        "Bạn có phải là robot?",
        "Trang web này sử dụng cookie",
        "Chúng tôi sử dụng cookie để cải thiện trải nghiệm của bạn. Nhấn Đồng ý để tiếp tục.",
        "Quyền riêng tư của bạn quan trọng với chúng tôi",
        "Bạn đã đủ 18 tuổi chưa?",
        "Trang web dành cho người trên 18 tuổi",
        "Cảnh báo: nội dung nhạy cảm. Bạn có muốn tiếp tục?",
        "Nội dung nhạy cảm",
        "This may contain sensitive content",
        "Mở trong ứng dụng để xem",
        "Tải ứng dụng Zalo để xem",
        "Bạn đang rời khỏi Ví Dụ",
        "Trang đang chuyển hướng",
        "Vui lòng đợi trong giây lát",
        "Trình duyệt của bạn không được hỗ trợ",
        "Your browser is not supported",
        "Please update your browser",
        "Trình duyệt không hỗ trợ JavaScript",
        "Bạn đã hết lượt xem miễn phí. Đăng ký để đọc tiếp.",
        "Bài viết dành cho thuê bao trả phí",
        "Subscribe to continue reading",
        "Limit reached. Please try again later.",
        "Thử lại sau",
        "Please try again later",
        "Không có kết nối mạng",
        "Tên miền này đang được rao bán",
        "This domain is for sale",
        "Tài khoản này chỉ dành cho người theo dõi",
        "Bạn không thể xem hồ sơ này",
        "Bạn không thể xem trang cá nhân của người này",
        "Người dùng đã chặn bạn",
        "Only members can see who's in the group and what they post.",
        "Nhóm Riêng tư",
        "Nhóm kín. Tham gia nhóm để xem bài viết",
        "Join this group to view",
        "Bạn cần là thành viên để xem",
        "Trang bạn truy cập không có",
        "Nothing here",
        "It's private",
        "Lỗi",
    ],
)
def test_however_a_wall_words_it_it_is_not_seen(text: str, around: str, form: object) -> None:
    assert callable(form)
    assert not seen(around.format(lines(form(text)))).status.was_seen


@FORM
def test_a_menu_and_a_footer_do_not_make_a_wall_long(form: object) -> None:
    assert callable(form)
    menu = "".join(f"<li><a href=/{number}>Phòng ban số {number}</a></li>" for number in range(40))
    body = f"<p>{form('Bạn phải đăng nhập để xem trang này')}</p>"
    footer = f"<footer><p>{'Ủy ban nhân dân xã Ví Dụ, số 1 phố Ví Dụ. ' * 8}</p></footer>"
    assert seen(f"<nav><ul>{menu}</ul></nav>{body}{footer}").status.value == "login-wall"


def test_an_article_between_menu_and_footer_is_seen() -> None:
    menu = "".join(f"<li><a href=/{number}>Mục {number}</a></li>" for number in range(40))
    body = lines("Cầu mới", "Hôm qua xã Ví Dụ khánh thành cầu mới.", "Đăng nhập để bình luận")
    assert (
        seen(f"<nav><ul>{menu}<li>Đăng nhập</ul></nav>{body}<footer>Đăng nhập</footer>").status.value
        == "seen"
    )


@FORM
@pytest.mark.parametrize(
    ("status", "code", "body"),
    [
        # What is a page, small as it is.
        ("seen", "seen", "<h1>Đỗ Gia Linh</h1><p>Giáo viên Trường Ví Dụ</p><a>Đăng nhập</a>"),
        ("seen", "seen", "<h1>Đỗ Gia Linh</h1><p>0912 345 678</p><button>Tiếp tục</button>"),
        ("seen", "seen", "<h1>Ảnh của Linh</h1><img src=/anh/lop-10a.jpg width=600><button>Xem tiếp</button>"),
        ("seen", "seen", "<h1>Đỗ Gia Linh</h1><p>Trang chủ</p>"),
        ("seen", "seen", "<h1>Dịch vụ</h1><p>Bảo trì website</p><p>Thiết kế logo</p><p>Chụp ảnh</p>"),
        ("seen", "seen", "<h1>Viết cho Linh</h1><p>linh@example.com</p><div class=g-recaptcha></div><button>Gửi</button>"),
        ("seen", "seen", "<p>Số 18 phố Ví Dụ</p>"),
        # What is none.
        ("login-wall", "login-wall", "<h1>Cổng cán bộ Ví Dụ</h1><button>Đăng nhập</button>"),
        ("login-wall", "login-wall", "<h1>Chào mừng</h1><p>Chưa có tài khoản?</p><a>Đăng ký ngay</a>"),
        ("login-wall", "login-wall", "<h1>Đăng nhập</h1><p>Hỗ trợ: 0899 252 555</p>"),
        ("login-wall", "login-wall", "<h1>Welcome</h1><button>Sign in</button><a>Forgot password?</a>"),
        ("login-wall", "private-account", "<h1>dogialinh.vd</h1><p>Tài khoản riêng tư</p><button>Theo dõi</button>"),
        ("login-wall", "private-account", "<h1>dogialinh.vd</h1><h2>Private account</h2>"),
        ("login-wall", "not-for-strangers", "<h1>Diễn đàn Ví Dụ</h1><p>Members only</p><button>OK</button>"),
        ("not-found", "not-found", "<h1>404</h1><a>Về trang chủ</a>"),
        ("not-found", "not-found", "<h1>Rất tiếc!</h1><p>Không tìm thấy</p><a>Quay lại</a>"),
        ("not-found", "not-found", "<h1>Not found</h1>"),
        ("unreachable", "maintenance", "<h1>Ví Dụ</h1><p>Đang bảo trì</p>"),
        ("unreachable", "maintenance", "<h1>Under maintenance</h1>"),
        ("unreachable", "unreachable", "<h1>Oops!</h1><p>Đã xảy ra lỗi</p><button>Thử lại</button>"),
        ("unreachable", "unreachable", "<h1>Something went wrong</h1><button>Try again</button>"),
        ("challenge", "challenge", "<h1>Ví Dụ</h1><div class=g-recaptcha></div><button>Gửi</button>"),
        ("challenge", "challenge", "<h1>Captcha</h1><button>Gửi</button>"),
        ("challenge", "challenge", "<h1>403 Forbidden</h1>"),
        ("consent", "consent", "<h1>Ví Dụ</h1><p>Chúng tôi dùng cookie để đếm lượt xem.</p><button>Đồng ý</button>"),
        ("consent", "consent", "<h1>We value your privacy</h1><button>Accept all</button><button>Reject all</button>"),
        ("consent", "age-check", "<h1>Ví Dụ</h1><p>Bạn phải từ 18 tuổi trở lên…</p><button>Vào trang</button>"),
        ("consent", "age-check", "<h1>18+</h1><button>Enter</button>"),
        ("consent", "page-in-front", "<h1>Chào mừng bạn đến với Ví Dụ</h1><button>Tiếp tục</button>"),
        ("consent", "page-in-front", "<img src=/logo.png class=logo><h1>Ví Dụ</h1><button>Continue</button>"),
        ("consent", "page-in-front", "<h1>Ví Dụ</h1><p>Nhấn vào đây để tiếp tục</p>"),
        ("consent", "page-in-front", "<h1>Rất tiếc!</h1><a>Về trang chủ</a>"),
    ],
    ids=lambda value: str(value)[:60],
)  # fmt: skip
def test_a_tiny_page_of_a_headline_and_a_button(status: str, code: str, body: str, form: object) -> None:
    assert callable(form)
    if form is FORMS["capitals"] or form is FORMS["split"]:
        return  # these forms would change the tags
    found = seen(form(body))
    assert (found.status.value, found.code) == (status, code)


@FORM
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Bảo trì website giá rẻ – Ví Dụ", "seen"),
        ("Đăng nhập liệu thuê – Đỗ Gia Linh", "seen"),
        ("Đăng nhập | Ví Dụ", "login-wall"),
        ("Không tìm thấy trang", "not-found"),
        ("Báo Ví Dụ - Không tìm thấy trang", "not-found"),
        ("Bạn hiện không xem được nội dung này", "not-found"),
        ("Hệ thống đang bảo trì", "unreachable"),
    ],
)
def test_a_title_says_it_on_a_page_of_any_length(title: str, expected: str, form: object) -> None:
    assert callable(form)
    page = Page(name="page", body=f"<title>{form(title)}</title><body>{lines(*[ARTICLE] * 2)}".encode())
    assert pagelib.look(page, {}, RULES)[1].status.value == expected


@pytest.mark.parametrize(
    "piece",
    ["trang nay da bi ", "ban phai tu ", "truoc khi tiep tuc a ", "bao tri a ", "page a ", "dong y a ", "a"],
)
def test_repeated_words_do_not_hold_the_sayings_up(piece: str) -> None:
    words = words_of(piece * (50_000 // len(piece)))
    begin = time.perf_counter()
    assert [one.code for one in SAYINGS if one.pattern.search(words)] == []
    assert time.perf_counter() - begin < 5
