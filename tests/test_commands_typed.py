"""A command in a text can be typed as it stands there."""

from __future__ import annotations

import shlex

import pytest

from privacy_audit.commands import argument, command


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (None, "privacy-audit report --plan"),
        ("lan", "privacy-audit report --plan --profile lan"),
        ("Thảo", "privacy-audit report --plan --profile Thảo"),
        ("may-nha_2", "privacy-audit report --plan --profile may-nha_2"),
        ("Chị Hoa", 'privacy-audit report --plan --profile "Chị Hoa"'),
        ("D'Arc", 'privacy-audit report --plan --profile "D\'Arc"'),
        ("D’Arc", 'privacy-audit report --plan --profile "D’Arc"'),
    ],
)
def test_a_profile_stands_behind_the_command_in_quotation_marks_where_a_shell_needs_them(
    profile: str | None, said: str
) -> None:
    assert command("report", "--plan", profile=profile) == said
    assert shlex.split(said)[3:] == (["--profile", profile] if profile else [])


@pytest.mark.parametrize(
    ("home", "said"),
    [
        (None, "privacy-audit report"),
        ("/tmp/lan", "privacy-audit report --profile lan --home /tmp/lan"),
        ("nhà tôi", 'privacy-audit report --profile lan --home "nhà tôi"'),
        ("C:\\Users\\Lan", 'privacy-audit report --profile lan --home "C:\\Users\\Lan"'),
        ("/tmp/$x", 'privacy-audit report --profile lan --home "…"'),
    ],
)
def test_a_folder_that_was_named_stands_behind_the_command(home: str | None, said: str) -> None:
    assert command("report", profile="lan" if home else None, home=home) == said


@pytest.mark.parametrize(
    "name", ["a$b", "a`b`", 'a "b"', "a!b", "-a", "a\nb", "C:\\trang cũ\\", "\\"], ids=repr
)
def test_what_quotation_marks_do_not_hold_is_an_example_instead(name: str) -> None:
    assert argument(name, "my-page.html") == "my-page.html"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lan.html", "lan.html"),
        ("/tmp/lan/ảnh.zip", "/tmp/lan/ảnh.zip"),
        ("https://example.com/@lan", "https://example.com/@lan"),
        ("https://example.com/?id=1&b=%20", '"https://example.com/?id=1&b=%20"'),
        ("trang của tôi.html", '"trang của tôi.html"'),
        ("https://zalo.me/09•• ••• •78", '"https://zalo.me/09•• ••• •78"'),
    ],
)
def test_a_file_or_an_address_is_one_word_for_every_shell(name: str, said: str) -> None:
    assert argument(name, "my-page.html") == said
    assert shlex.split(said) == [name]
