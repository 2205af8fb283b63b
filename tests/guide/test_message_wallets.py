"""Addresses of wallets are told by their checksums. Vectors of BIP 173, BIP 350 and EIP-55."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.guide.message.keccak import keccak_256
from privacy_audit.guide.message.wallets import alike, currency_of, wallets

ADDRESSES = [
    # near-misses: one letter changed, one case changed, too short, a wrong version, plain words
    ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u", None),
    ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", None),
    ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", None),
    ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8F3t4", None),  # mixed case
    ("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", None),  # invalid in BIP 350
    ("BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R", None),  # invalid in BIP 350
    ("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", None),  # the test network
    ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", None),
    ("0x0000000000000000000000000000000000000000", None),
    ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe", None),
    ("Nguyenthihoanguyenthihoanguyen", None),
    ("", None),
    ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bitcoin"),
    ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bitcoin"),
    ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bitcoin"),
    ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bitcoin"),
    ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ethereum"),
    ("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "ethereum"),
    ("0x52908400098527886E0F7030069857D2E4169EE7", "ethereum"),
    ("0xde709f2102306220921060314715629080e2fb77", "ethereum"),
    ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "tron"),
]


@pytest.mark.parametrize(("address", "currency"), ADDRESSES)
def test_only_an_address_with_a_right_checksum_is_a_wallet(address: str, currency: str | None) -> None:
    assert currency_of(address) == currency


@pytest.mark.parametrize(
    ("message", "digest"),
    [
        (b"", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        (b"abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ],
)
def test_the_hash_of_ethereum_is_keccak_and_not_its_successor(message: bytes, digest: str) -> None:
    assert keccak_256(message).hex() == digest


def test_a_wallet_is_found_inside_a_sentence() -> None:
    text = "gửi 0.15 BTC vào 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, gấp"
    assert [(text[one.start : one.end], one.currency) for one in wallets(text)] == [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bitcoin")
    ]


@pytest.mark.parametrize(
    ("text", "like"),
    [
        # near-misses: words, numbers, codes in one case, too short
        ("Nguyenthihoanguyenthihoanguyen", []),
        ("12345678901234567890123456", []),
        ("donhang2024hanoi2024donhang2024", []),
        ("MA GIAO DICH FT24327123456789012345678901", []),
        ("0x5aAeb6053F3E94C9b9A0", []),
        # one letter wrong, one that no address has, one case
        ("ví TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u nhé", ["TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u"]),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0", ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN0"]),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"]),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed", ["0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed"]),
        ("0x0000000000000000000000000000000000000000", ["0x0000000000000000000000000000000000000000"]),
    ],
)
def test_what_only_looks_like_a_wallet_is_told_too(text: str, like: list[str]) -> None:
    assert [text[start:end] for start, end in alike(text)] == like


@pytest.mark.parametrize("address", [address for address, currency in ADDRESSES if currency])
def test_every_wallet_looks_like_one(address: str) -> None:
    assert list(alike(address)) == [(0, len(address))]


@given(st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    assert currency_of(text) in (None, "bitcoin", "ethereum", "tron")
