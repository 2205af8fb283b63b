"""Which networks a training is about, as people type it."""

from __future__ import annotations

import unicodedata

import pytest

from privacy_audit.catalog import Library
from privacy_audit.cli.picking import picked_of
from privacy_audit.cli.session_report import covered
from privacy_audit.errors import WrongUsage
from privacy_audit.words import Words

KNOWN = sorted(
    (one for one in Library().networks().values() if one.questions), key=lambda one: (one.rank, one.id)
)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        ",",
        "0",
        "99",
        "1-3",
        "1 zallo",
        "zalofacebook",
        "all zalo",
        "và",
        "&",
        "fbi",
        "f b i",
        "face zalo book",
        "9 99",
        "1va2",
    ],
)
def test_what_is_not_in_the_list_is_named(typed: str) -> None:
    with pytest.raises(WrongUsage):
        picked_of(typed, KNOWN, Words("vi"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1", ("zalo",)),
        ("1 2", ("zalo", "facebook")),
        ("2,1", ("facebook", "zalo")),
        ("2; 1;", ("facebook", "zalo")),
        ("zalo FACEBOOK", ("zalo", "facebook")),
        ("1 zalo Zalo", ("zalo",)),
        ("Điện thoại", ("device",)),
        ("dien thoai, 1", ("device", "zalo")),
        ("X (Twitter), zalo", ("x", "zalo")),
        ("Điện thoại, Zalo", ("device", "zalo")),
        ("Zalo Điện thoại Facebook", ("zalo", "device", "facebook")),
        ("ĐIỆN THOẠI zalo", ("device", "zalo")),
        (unicodedata.normalize("NFD", "Điện thoại Zalo"), ("device", "zalo")),
        ("dien thoai zalo", ("device", "zalo")),
        ("The phone itself, x", ("device", "x")),
        ("x (twitter) 1", ("x", "zalo")),
        ("1 và 2", ("zalo", "facebook")),
        ("1&2", ("zalo", "facebook")),
        ("1 + 2", ("zalo", "facebook")),
        ("zalo, va facebook", ("zalo", "facebook")),
        ("Zalo and Facebook", ("zalo", "facebook")),
        ("Face book", ("facebook",)),
        ("za lo va face book", ("zalo", "facebook")),
        ("You Tube 1", ("youtube", "zalo")),
        ("dienthoai", ("device",)),
        ("FB", ("facebook",)),
        ("fb, Ig", ("facebook", "instagram")),
        ("1 2", ("zalo", "facebook")),
        ("12", ("discord",)),
    ],
)
def test_numbers_and_names_may_be_mixed(typed: str, expected: tuple[str, ...]) -> None:
    assert tuple(one.id for one in picked_of(typed, KNOWN, Words("vi"))) == expected


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("mặt trời", "mặt trời"),
        ("zalo mặt trời", "mặt"),
        ("điện", "điện"),
        ("1, (sao)", "sao"),
        ("123", "123"),
    ],
)
def test_what_is_none_is_named_as_it_was_typed(typed: str, named: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        picked_of(typed, KNOWN, Words("vi"))
    assert refused.value.values == {"typed": named}


@pytest.mark.parametrize(
    ("typed", "named", "near"),
    [
        ("1 zallo", "zallo", "Zalo"),
        ("facebok", "facebok", "Facebook"),
        ("Facebok, 1", "Facebok", "Facebook"),
        ("facebok zalo tiktok", "facebok zalo tiktok", "Facebook"),
        ("twiter", "twiter", "X (Twitter)"),
        ("facebok and linkedin", "facebok", "Facebook"),
        ("zalo và facebok và tiktok", "facebok", "Facebook"),
        ("điên thoạy", "điên thoạy", "Điện thoại"),
    ],
)
def test_a_slip_is_answered_with_the_name_that_was_meant(typed: str, named: str, near: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        picked_of(typed, KNOWN, Words("vi"))
    assert refused.value.values == {"typed": named, "near": near}


def test_every_network_is_taken_by_the_name_that_is_printed() -> None:
    for language in ("vi", "en"):
        for one in KNOWN:
            assert picked_of(one.name[language], KNOWN, Words(language)) == (one,)


@pytest.mark.parametrize("typed", ["all", "ALL", "“all”", "tất cả", "Tat ca", "*"])
def test_all_takes_every_network(typed: str) -> None:
    assert picked_of(typed, KNOWN, Words("vi")) == tuple(KNOWN)


@pytest.mark.parametrize(
    "title",
    [
        "tập huấn an toàn thông tin quý 4",
        "UBND PHƯỜNG GIA VIÊN",
        "trường thcs trần phú",
        "chi bộ tổ dân phố số 5",
        "Training for clerks",
    ],
)
def test_a_title_without_a_person_is_shown_as_it_is(title: str) -> None:
    assert covered(title) == title


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("tập huấn cho nguyễn văn an", "tập huấn cho •••"),
        ("lop cua tran thi hoa", "lop cua •••"),
        ("HOÀNG MINH TUẤN - 2026", "••• - 2026"),
        ("gọi 0912 345 678", "gọi 09•• ••• •78"),
    ],
)
def test_a_name_in_small_or_capital_letters_is_covered_too(title: str, shown: str) -> None:
    assert covered(title) == shown
