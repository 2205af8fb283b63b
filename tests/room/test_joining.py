"""What opens the room cannot be guessed while it lasts, and who mistypes is not shut out."""

from __future__ import annotations

from privacy_audit.room.joining import AT_ONCE, Guesses, digits_of, is_pass, pass_of, wall_key_of

KEY = "0123456789abcdef" * 4
HOUR = 3600


class Watch:
    """A clock that stands still until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def looked_at(guesses: Guesses, watch: Watch, seconds: float, every: float) -> int:
    """How many wrong codes are compared if one is sent every so many seconds."""
    seen = 0
    until = watch.now + seconds
    while watch.now < until:
        watch.now += every
        if guesses.may_look():
            seen += 1
            guesses.missed()
    return seen


def test_eight_hours_of_guessing_find_one_code_of_twenty_thousand() -> None:
    watch = Watch()
    seen = looked_at(Guesses(watch), watch, 8 * HOUR, 0.25)
    assert 3_000 < seen < 5_000
    assert seen / 10**8 < 1 / 20_000


def test_who_waits_until_the_room_is_quiet_again_gains_little() -> None:
    watch = Watch()
    guesses, seen = Guesses(watch), 0
    while watch.now < 8 * HOUR:
        seen += looked_at(guesses, watch, 30, 0.25)
        watch.now += AT_ONCE / 2
    assert seen <= 57_660
    assert seen / 10**8 < 1 / 1_700


def test_right_codes_cost_nothing_and_a_hall_may_mistype() -> None:
    watch = Watch()
    guesses = Guesses(watch)
    assert all(guesses.may_look() for _ in range(1_000))
    for _ in range(AT_ONCE - 1):
        guesses.missed()
    assert guesses.may_look()
    assert not guesses.are_many
    guesses.missed()
    assert (guesses.may_look(), guesses.are_many) == (False, True)
    watch.now += 1
    assert guesses.may_look()
    watch.now += HOUR
    assert guesses.may_look()
    assert (guesses.wrong, guesses.are_many) == (0, False)


def test_what_opens_is_the_same_after_a_restart_and_tells_nothing_of_the_rest() -> None:
    assert digits_of(KEY) == digits_of(KEY)
    assert (len(digits_of(KEY)), digits_of(KEY).isdigit()) == (8, True)
    assert len({digits_of(KEY), pass_of(KEY)[:8], wall_key_of(KEY)[:8], KEY[:8]}) == 4
    assert pass_of(KEY) != pass_of("f" * 64)
    assert wall_key_of(KEY) != wall_key_of("f" * 64)


def test_only_a_pass_has_the_form_of_one() -> None:
    for typed in ("", "12345678", "0" * 23, "0" * 25, "A" * 24, "0" * 24 + "\n", "٠" * 24):
        assert not is_pass(typed), typed
    assert is_pass(pass_of(KEY))
