"""The colours of the terminal: as escape codes and as styles of rich they are the same."""

from __future__ import annotations

from typing import get_args

import pytest
from rich.color import ColorSystem
from rich.style import Style as RichStyle

from privacy_audit.palette import THEMES, Ink, Style, Theme, ink, paint


def test_letters_without_a_style_and_no_letters_are_left_alone() -> None:
    assert paint("text", "normal", "light") == "text"
    assert paint("", "strong", "light") == ""


@pytest.mark.parametrize(
    ("style", "theme", "painted"),
    [
        ("strong", "light", "\x1b[1mx\x1b[0m"),
        ("quiet", "light", "\x1b[38;5;59mx\x1b[0m"),
        ("quiet", "dark", "\x1b[90mx\x1b[0m"),
        ("quiet", None, "\x1b[90mx\x1b[0m"),
        ("heading", "projector", "\x1b[1;4;97;40mx\x1b[0m"),
        ("critical", "dark", "\x1b[1;97;41mx\x1b[0m"),
        ("critical", "light", "\x1b[1;37;48;5;160mx\x1b[0m"),
    ],
)
def test_a_theme_has_its_codes(style: Style, theme: Theme | None, painted: str) -> None:
    assert paint("x", style, theme) == painted


@pytest.mark.parametrize("theme", get_args(Theme))
@pytest.mark.parametrize("style", get_args(Style))
def test_reports_and_questions_have_the_same_colours(style: Style, theme: Theme) -> None:
    drawn = RichStyle.parse(ink(style, theme).named or "none").render("x", color_system=ColorSystem.EIGHT_BIT)
    assert drawn == paint("x", style, theme)


def test_what_is_light_on_a_projector_stands_on_a_dark_colour_of_its_own() -> None:
    light = {style: one for style, one in THEMES["projector"].items() if one.front in range(9, 16)}
    assert set(light) == set(THEMES["projector"])
    assert {one.back for one in light.values()} == {0, 1}


@pytest.mark.parametrize("theme", get_args(Theme))
def test_every_theme_has_every_style(theme: Theme) -> None:
    assert {*THEMES[theme], "normal"} == set(get_args(Style))


def test_the_colours_behind_letters_have_codes_of_their_own() -> None:
    assert Ink(back=15).codes == "107"
    assert Ink(front=200, back=0, underline=True).codes == "4;38;5;200;40"
    assert Ink().named == Ink().codes == ""
