"""The family scam “I have a new number, send me money”, and threats that begin with “if you do not pay”."""

from __future__ import annotations

import pytest

from privacy_audit.catalog import Library
from privacy_audit.guide.message import Judge

JUDGE = Judge(Library().message_rules())


def script_of(text: str) -> str | None:
    script = JUDGE.judge(text).script
    return script.id if script else None


def signs_of(text: str) -> set[str]:
    return {sign.id for sign, _place in JUDGE.judge(text).signs}


ONLY_A_NEW_NUMBER = [
    "Mình đổi số rồi nhé, số mới là 0912 345 678, số cũ bỏ rồi, bạn lưu lại giúp mình",
    "Tớ là Lan đây, tớ mới đổi số, lưu số này nhé",
    "Mẹ ơi con đổi số rồi, mẹ lưu số mới giúp con nhé, tối con gọi",
    "Con đổi số rồi mẹ nhé, 5 giờ con về, mẹ nấu cơm giúp con",
    "Số cũ mất sóng nên mình dùng số này để gọi",
    "Vietcombank: Quý khách đã đổi số điện thoại nhận OTP thành công. Nếu không phải quý khách, gọi tổng đài",
    "Vietcombank: Quý khách đã đổi số điện thoại. Giao dịch chuyển 500.000 VND thành công",
    "Em đổi số rồi, ai nhắn từ số cũ hỏi vay tiền thì đừng chuyển tiền cho ai nhé",
    "Con mới đổi số, mẹ không chuyển tiền cho ai nhắn tin nhé",
    "Mẹ ơi con đổi số rồi nhé, 5 triệu mẹ chuyển hôm qua con nhận rồi",
    "Con đổi số rồi, con vừa gửi mẹ 2 triệu",
    "Shop đổi số rồi ạ, chị cọc giúp em 100k nhé",
    "Chị lưu số này nhé, chị chuyển em 200k tiền hàng rồi em giao",
    "Mẹ ơi cuối tháng mẹ chuyển cho con 2 triệu tiền trọ nhé",
]


@pytest.mark.parametrize("text", ONLY_A_NEW_NUMBER)
def test_a_new_number_without_a_wish_for_money_is_left_alone(text: str) -> None:
    assert script_of(text) is None


NEW_NUMBER_AND_MONEY = [
    "Mẹ ơi con đổi số rồi, số cũ con mất, mẹ chuyển cho con 5 triệu gấp nhé",
    "Me oi con doi so roi, so cu con mat, me chuyen cho con 5 trieu gap nhe",
    "Con chào mẹ, con mới đổi số, mẹ chuyển con 5 triệu vào 0987654321 Vietcombank nhé",
    "Mẹ ơi điện thoại con hỏng, đây là số mới của con, mẹ chuyển con 3 triệu đóng học phí nhé",
    "Bố ơi số cũ con bỏ rồi, bố lưu số mới này, bố chuyển giúp con 10 triệu trả tiền hàng với",
    "Ba ơi con mất máy nên dùng số này, ba chuyển khoản cho con 7 triệu đi ba",
    "Bà ơi cháu đây, cháu đổi số rồi, bà chuyển cho cháu 2 triệu nhé",
    "Lan ơi tớ đổi số rồi, cho tớ vay 3 triệu, tối tớ trả lại nhé",
    "Hi Mum, I've changed my number, my old phone broke. Can you transfer 500 dollars to this account today?",
]


@pytest.mark.parametrize("text", NEW_NUMBER_AND_MONEY)
def test_a_new_number_that_asks_for_money_is_the_family_scam(text: str) -> None:
    assert script_of(text) == "borrowing-friend"
    assert "changed-number" in signs_of(text)


NOTHING_DEMANDED = [
    "Tôi là thám tử tư, có clip nhạy cảm của ông. Tôi không chuyển 0,5 bitcoin cho ai cả",
    "Tôi là thám tử tư, có clip nhạy cảm của ông. Nếu nghi ngờ, không chuyển 0,5 bitcoin cho ai",
    "Tôi là thám tử tư, có clip nhạy cảm của ông. Nếu nghi ngờ không chuyển 0,5 bitcoin cho ai",
    "Tôi là thám tử tư, có clip nhạy cảm của ông. Má không chuyển 0,5 bitcoin cho ai",
    "Tôi là thám tử tư, có clip nhạy cảm của ông. Nếu nghi ngờ thì không chuyển 0,5 bitcoin cho ai",
    "Tôi là thám tử tư, có clip nhạy cảm của ông. Nếu ông không chuyển được 0,5 bitcoin",
]


@pytest.mark.parametrize("text", NOTHING_DEMANDED)
def test_a_payment_that_is_denied_or_does_not_go_through_is_not_demanded(text: str) -> None:
    assert script_of(text) == "face-blackmail"
    assert not {"demands-crypto", "demands-money"} & signs_of(text)


DEMANDED_BY_A_CONDITION = [
    "Nếu bà không chuyển 0,5 BTC vào ví thì clip sẽ lên mạng",
    "Nếu bà không chuyển 0,5 bitcoin cho tôi thì clip sẽ lên mạng",
    "Mà không chuyển 0,5 bitcoin cho tôi thì clip sẽ lên mạng",
    "Neu ba khong chuyen 0,5 BTC vao vi thi clip se len mang",
]


@pytest.mark.parametrize("text", DEMANDED_BY_A_CONDITION)
def test_if_you_do_not_pay_demands_the_payment(text: str) -> None:
    assert script_of(text) == "face-blackmail"
    assert {"demands-crypto", "demands-money", "threat-publish"} <= signs_of(text)


def test_a_notice_about_a_code_is_no_condition() -> None:
    assert script_of("Vietcombank: Mã OTP không gửi cho ai, kể cả nhân viên ngân hàng") is None
    assert script_of("Nếu quý khách không yêu cầu mã OTP này, vui lòng gọi tổng đài") is None


def test_if_you_do_not_pay_in_english_demands_it_too() -> None:
    text = "If you do not send 0.5 BTC to my wallet the video goes to your friends"
    assert {"demands-crypto", "threat-publish"} <= signs_of(text)


def test_a_hurry_before_a_sum_is_no_promise_of_profit() -> None:
    hurried = "Mẹ ơi con bị tai nạn đang cấp cứu, mẹ chuyển gấp 20 triệu viện phí"
    assert script_of(hurried) == "relative-accident"
    assert "high-return" not in signs_of(hurried)
    promised = "Nhóm đầu tư chắc thắng: nạp 5 triệu, gấp 3 lần sau một tuần, lãi 5% mỗi ngày"
    assert "high-return" in signs_of(promised)
