"""A stream is read once: what was looked at is not lost, and after its end nobody is asked again."""

from __future__ import annotations

from privacy_audit.sources.stream import Begun


class Typed:
    """A terminal: it gives the pieces that were typed, an end after them, and then goes on."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = [*pieces, b"", b"typed after the end"]

    def read(self, size: int = -1, /) -> bytes:
        """The next piece, whole."""
        return self._pieces.pop(0)


def test_after_its_end_a_stream_is_not_read_again() -> None:
    begun = Begun(Typed(b"one\n", b"two\n"), 1000)
    assert begun.peek() == b"one\ntwo\n"
    assert begun.peek(5000) == b"one\ntwo\n"
    assert begun.read(1000) == b"one\ntwo\n"
    assert begun.read(1000) == b""
    assert not begun.exceeded


def test_pieces_are_read_up_to_the_end_of_a_pipe_and_not_beyond_the_limit() -> None:
    assert Begun(Typed(b"a", b"b", b"c"), 1000).read(1000) == b"abc"
    begun = Begun(Typed(b"abc", b"def"), 4)
    assert begun.read(1000) == b"abcd"
    assert begun.exceeded
