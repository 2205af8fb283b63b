"""What makes a message one with signs, what does not, and how its words are quoted."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.catalog import Library
from privacy_audit.guide.message import Judge, judge_message
from privacy_audit.guide.message.view import is_marked, view_of
from privacy_audit.text import normalise

RULES = Library().message_rules()
JUDGE = Judge(RULES)
WALLET = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
BLACKMAIL = (
    "Chào ông Phó giám đốc. Tôi là thám tử tư, tôi có clip nhạy cảm của ông. Gửi 30.000 USDT vào ví "
    f"{WALLET} trong 3 ngày, gọi 0912 345 678, nếu không cả cơ quan sẽ xem."
)


def script_of(text: str) -> str | None:
    script = JUDGE.judge(text).script
    return script.id if script else None


ORDINARY = [
    "",
    "Mai đi cà phê không?",
    "Vietcombank: tuyệt đối KHÔNG cung cấp mật khẩu, mã OTP cho bất kỳ ai.",
    "Mã OTP của bạn là 482913. Không chia sẻ mã này cho bất kỳ ai.",
    "Con chuyển khoản cho mẹ 2 triệu tiền chợ rồi nhé.",
    "Cảnh giác: kẻ xấu giả danh công an, yêu cầu chuyển tiền vào tài khoản tạm giữ để chứng minh trong sạch.",
    "Anh xem ảnh cưới của em chưa, đẹp không?",
    "Bitcoin hôm nay lên giá.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_single_words_and_warnings_are_no_signs(text: str) -> None:
    judgement = JUDGE.judge(text)
    assert judgement.script is None
    assert judgement.signs == ()


NO_INVESTIGATION = [
    "Bấm link http://vcb.example/x để xác minh OTP",
    "Vietcombank: tai khoan bi khoa. Bam link http://vcb.example/x de xac minh tai khoan",
    "Tài khoản Telegram của bạn sẽ bị xóa do vi phạm. Để xác minh hãy gửi mã 5 số mà Telegram vừa gửi",
    "Hệ thống phát hiện dấu hiệu rửa tiền, cần nạp 30% giá trị để xác minh rồi mới được rút lợi nhuận",
    "Vinaphone báo: SIM sẽ bị thu hồi trong hôm nay. Gọi tổng đài viên gấp để xác minh bằng hình căn cước",
    "Vietcombank: bấm http://vcb.example/x, nhập OTP để xác minh số tiền hoàn lại",
]
INVESTIGATION = [
    "Chuyển tiền vào tài khoản này để phục vụ điều tra",
    "Chị chuyển hết tiền sang để cơ quan công an xác minh nguồn gốc",
    "Công an đây, chuyển toàn bộ số dư để xác minh dòng tiền",
    "Công an đây, anh chuyển khoản 80 triệu phục vụ công tác xác minh",
    "Công an đây, chuyển khoản 80 triệu để chứng minh mình trong sạch",
    "Chuyen tien cho chuyen an dang dieu tra",
]


@pytest.mark.parametrize("text", NO_INVESTIGATION)
def test_to_verify_a_code_or_an_account_proves_no_innocence(text: str) -> None:
    assert "prove-innocence" not in {sign.id for sign, _place in JUDGE.judge(text).signs}


@pytest.mark.parametrize("text", INVESTIGATION)
def test_money_for_an_investigation_is_told_as_that(text: str) -> None:
    assert "prove-innocence" in {sign.id for sign, _place in JUDGE.judge(text).signs}


SAME_WORDS = [
    "Tôi là thám tử tư, chuyển khoản 50 triệu không thì tung clip lên mạng",
    "Toi la tham tu tu, chuyen khoan 50 trieu khong thi tung clip len mang",
    "t.h.á.m t.ử t.ư đây, ck 50tr ko thì tung clip lên mạng",
    "t h á m  t ử  t ư đây, c h u y ể n k h o ả n 50tr không thì tung clip lên mạng",
    "Tôi là thám\u200b tử tư, chuyển kho\u00adản 50 triệu không thì tung clip lên mạng",
    "Tôі là thám tử tư, сhuyển khоản 50 triệu không thì tung сlip lên mạng",  # Cyrillic letters
    unicodedata.normalize("NFD", "Tôi là thám tử tư, chuyển khoản 50 triệu không thì tung clip lên mạng"),
    "TÔI LÀ THÁM TỬ TƯ, CHUYỂN KHOẢN 50 TRIỆU KHÔNG THÌ TUNG CLIP LÊN MẠNG",
    "Tôi là\nthám\ntử tư, chuyển\nkhoản 50 triệu không thì tung\nclip lên mạng",
]


@pytest.mark.parametrize("text", SAME_WORDS)
def test_one_threat_in_many_spellings_is_one_threat(text: str) -> None:
    judgement = JUDGE.judge(text)
    assert judgement.script is not None
    assert judgement.script.id == "face-blackmail"
    assert {"claims-detective", "threat-publish", "demands-money"} <= {
        sign.id for sign, _place in judgement.signs
    }


def test_a_text_with_marks_keeps_words_apart_that_differ_in_marks_alone() -> None:
    assert is_marked("Anh gửi ảnh cho em")
    assert not is_marked("Anh gui anh cho em")
    assert script_of("Anh tặng quà, tầng hai, tăng lương, bán bạn mấy ma mà mã") is None


def signs_of(text: str) -> dict[str, str]:
    """The signs that are told, each with the words that are quoted for it."""
    return {sign.id: text[place.start : place.end] for sign, place in JUDGE.judge(text).signs}


@pytest.mark.parametrize(
    "text",
    [
        "Nếu bị lừa thì hãy báo công an ngay.",
        "Tôi là cán bộ công an. Nếu không đến công an phường làm việc, chị sẽ bị bắt. Chuyển tiền bảo lãnh ngay.",
        "Đây là công an. Chị liên quan vụ án rửa tiền, chuyển hết tiền vào tài khoản tạm giữ, giữ bí mật.",
        "This is the police. There is a warrant for you: transfer your money to the safe account today.",
    ],
)
def test_who_says_to_be_the_police_does_not_forbid_to_go_there(text: str) -> None:
    assert "no-police" not in signs_of(text)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Tôi có clip nhạy cảm của anh. Chuyển 50 triệu hôm nay. Đừng báo công an.", "Đừng báo công an"),
        ("Toi co clip nhay cam cua anh. Chuyen 50 trieu hom nay. Dung bao cong an.", "Dung bao cong an"),
        ("Có clip nóng của mày, chuyển 30 triệu ngay. Báo công an là tao tung cho vợ mày", "Báo công an là"),
        ("Có clip của anh, chuyển 30 triệu. Nếu anh báo công an, tôi tung lên mạng", "Nếu anh báo công an"),
        ("I have your nude video, send 1000 USD. Don't go to the police", "Don't go to the police"),
        ("I have your nude video, send 1000 USD. No police.", "No police"),
    ],
)
def test_forbidding_to_go_to_the_police_is_a_sign_of_its_own(text: str, quoted: str) -> None:
    signs = signs_of(text)
    assert signs["no-police"] == quoted
    assert {"claims-police", "secrecy"} & set(signs) == set()


def test_false_police_who_forbid_it_too_are_told_with_both_signs() -> None:
    text = "Tôi là thiếu tá công an, chị liên quan vụ rửa tiền, chuyển vào tài khoản tạm giữ, đừng báo công an phường"
    assert signs_of(text)["claims-police"] == "Tôi là thiếu tá"
    assert signs_of(text)["no-police"] == "đừng báo công an phường"


def test_what_is_told_not_to_do_is_not_demanded() -> None:
    assert script_of("Ngân hàng nhắc: không đọc mã OTP cho ai") is None
    assert script_of("Em ở ngân hàng, chị đọc mã OTP cho em, nhanh kẻo thẻ bị khóa") == "false-bank"


def test_a_warning_in_front_does_not_excuse_a_false_link() -> None:
    text = "Nâng cao cảnh giác với lừa đảo! Quý khách hãy xác thực tại vietcombank-xacthuc.top"
    assert script_of(text) == "false-bank"
    told = "Nâng cao cảnh giác: kẻ xấu giả mạo vietcombank-xacthuc.top để lấy tiền"
    assert script_of(told) is None


def test_signs_are_quoted_in_place_with_every_value_masked() -> None:
    record = judge_message(BLACKMAIL, RULES)
    assert record.verdict == "signs"
    assert record.script == "face-blackmail"
    excerpts = {sign.id: sign.excerpt for sign in record.signs}
    assert (
        excerpts["wallet"]
        == "…cảm của ông. Gửi 30.000 USDT vào ví TR7N…Lj6t trong 3 ngày, gọi 09•• ••• •78, nếu…"
    )
    told = " ".join(excerpts.values())
    for value in (WALLET, "0912 345 678", "345"):
        assert value not in told


@pytest.mark.parametrize(
    "text",
    [
        # near-misses: stories, friends, offices, news
        "I saw that detective film last night, the one with the photos at the hotel. Watch it with me on Friday?",
        "My neighbour hired a detective to find her lost dog. He sent her photos and she paid him with cake.",
        "I have a video of you and your wife cutting the cake, shall I send it to you both tonight?",
        "Shall I send it to the director and to the press office, or do you want to read it first?",
        "lol I filmed you dancing last night, send me cake and nobody will know",
        "Police warned people of criminals who pose as private detectives and ask for 5000 USDT. Do not pay.",
        "The pictures you sent me from the hotel are beautiful, my love. Send them to your mum too.",
    ],
)
def test_what_only_sounds_like_a_detective_or_a_recording_is_left_alone(text: str) -> None:
    assert script_of(text) is None


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (
            "I am a private detective hired to follow you. I have photos of you with a woman at a hotel. Pay"
            " 5000 USDT in 48 hours or I send them to your wife and your company.",
            "face-blackmail",
        ),
        (
            "I am a private investigator. Your wife hired me. I have pictures of you with a woman. 3000 USDT or"
            " she gets them.",
            "face-blackmail",
        ),
        (
            "I have a video of you with a woman. Your wife will get it unless you pay 1000 USDT.",
            "face-blackmail",
        ),
        (
            "I recorded our video call, you were naked. 500 dollars or I send it to your friends.",
            "sextortion",
        ),
        (
            "i still have the nudes you sent me. pay 300$ or i send it to everyone in your school",
            "sextortion",
        ),
        (
            "Tao có ảnh nóng mày gửi con bé kia. Tối nay không nạp 5 triệu thẻ cào thì cả trường mày xem.",
            "sextortion",
        ),
    ],
)
def test_blackmail_is_named_by_what_it_tells_and_not_by_a_likeness(text: str, script: str) -> None:
    assert script_of(text) == script


def test_the_threat_to_tell_family_and_office_is_told_in_english_too() -> None:
    text = (
        "I am a private detective. I have photos of you with a woman at a hotel. Pay 5000 USDT or I send them to"
        " your wife and your company."
    )
    told = {sign.id: sign.excerpt for sign in judge_message(text, RULES).signs}
    assert {"claims-detective", "intimate-material", "threat-publish", "demands-crypto"} <= set(told)
    assert "or I send them to your wife" in told["threat-publish"]


def test_a_mistyped_wallet_is_shortened_in_the_quote_and_is_no_sign() -> None:
    mistyped = WALLET[:-1] + "u"
    record = judge_message(BLACKMAIL.replace(WALLET, mistyped), RULES)
    told = " ".join(sign.excerpt for sign in record.signs)
    assert "wallet" not in {sign.id for sign in record.signs}
    assert "ví TR7N…Lj6u trong" in told
    assert mistyped[4:-4] not in told


def test_a_number_is_never_shown_in_part_however_the_quote_is_cut() -> None:
    for length in range(0, 90, 3):
        text = f"{'a' * length} 0912 345 678 thám tử tư có clip nhạy cảm của ông 0987 654 321 {'b ' * length}"
        told = " ".join(sign.excerpt for sign in judge_message(text, RULES).signs)
        assert told
        for part in ("0912", "345", "678", "0987", "654", "321"):
            assert part not in told


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("thao.vu=40example.com", "t••••@example.com"),
        ("thao.vu&#64;example.com", "t••••@example.com"),
        ("09I2 345 678", "09•• ••• •78"),
        ("hẻm 34/5 Nguyễn Trãi", "hẻm •••"),
        ("STK 12345678 Vietcombank, 1234.5678", "STK ••••••78 Vietcombank, ••••••78"),
    ],
)
def test_a_value_in_another_spelling_is_masked_in_a_quote(words: str, shown: str) -> None:
    text = (
        f"Tôi là thám tử tư, {words}, tôi có clip nhạy cảm của ông, tung lên mạng, gửi USDT vào ví {WALLET}"
    )
    excerpts = [sign.excerpt for sign in judge_message(text, RULES).signs]
    assert any(f"Tôi là thám tử tư, {shown}" in excerpt for excerpt in excerpts)
    assert not any(words in excerpt for excerpt in excerpts)


def test_a_quoted_link_does_not_open_by_a_click() -> None:
    record = judge_message("Vietcombank: xác thực ngay tại https://vietcombank-xacthuc.top/a", RULES)
    told = " ".join(sign.excerpt for sign in record.signs)
    assert "vietcombank-xacthuc.top" in told
    assert "://" not in told


def test_without_a_script_nothing_is_told() -> None:
    record = judge_message("chuyển khoản", RULES)
    assert (record.verdict, record.script, record.signs) == ("none-found", None, ())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_makes_it_fail(text: str) -> None:
    record = judge_message(text, RULES)
    assert record.verdict in ("signs", "none-found")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc .-*tiềnđúngА\u200b1", max_size=80))
def test_every_place_of_the_view_leads_back_into_the_text(text: str) -> None:
    normal = normalise(text)
    view = view_of(normal, frozenset(("tien", "dung", "ab")))
    for start in range(len(view.text)):
        first, last = view.original(start, start + 1)
        assert 0 <= first <= last <= len(text)


def test_a_new_story_in_old_words_is_told_by_its_wording() -> None:
    text = (
        "Chị ơi em bên quỹ hỗ trợ, chị được duyệt khoản tiền thưởng, chị nhắn telegram cho trợ lý rồi nạp thử "
        "200 nghìn, lời rút về ngay, nhóm còn 3 suất cuối"
    )
    padded = f"{text}. {'Sáng mai cả nhà mình đi chợ hoa rồi về thăm ông bà ngoại nhé. ' * 30}"
    assert "wording" in {sign.id for sign in judge_message(text, RULES).signs}
    assert script_of(padded) is not None
    assert script_of("Sáng mai cả nhà mình đi chợ hoa rồi về thăm ông bà ngoại nhé. " * 30) is None


HOSTILE = [
    "chuyển ",
    "5tr ",
    "a.",
    "a ",
    "a.com/",
    "nếu không ",
    "gửi ảnh cho vợ chuyển 5tr không thì ",
    "1",
    "https://",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_line_takes_time_in_proportion(piece: str) -> None:
    """Ten times the text takes about ten times the time, not a hundred times."""
    short, long = piece * (20_000 // len(piece)), piece * (200_000 // len(piece))
    JUDGE.judge(short)
    begin = time.perf_counter()
    JUDGE.judge(short)
    middle = time.perf_counter()
    JUDGE.judge(long)
    assert time.perf_counter() - middle < 40 * (middle - begin) + 0.3
