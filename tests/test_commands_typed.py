"""A command in a text can be typed as it stands there."""

from __future__ import annotations

import shlex

import pytest

from privacy_audit.commands import command


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
