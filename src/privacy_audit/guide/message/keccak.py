"""Keccak-256, the hash under the addresses of Ethereum (EIP-55).

Python's `sha3_256` is the standard that came after it and pads differently. Written from the published
description of Keccak-f[1600] (keccak.team); a wallet needs one block, so speed does not matter.
"""

from __future__ import annotations

_RATE = 136
_MASK = (1 << 64) - 1


def keccak_256(message: bytes) -> bytes:
    """The 32 bytes of the hash."""
    padded = bytearray(message + b"\x01")
    padded += b"\0" * (-len(padded) % _RATE)
    padded[-1] |= 0x80
    lanes = [[0] * 5 for _ in range(5)]
    for start in range(0, len(padded), _RATE):
        for index in range(_RATE // 8):
            word = padded[start + 8 * index : start + 8 * index + 8]
            lanes[index % 5][index // 5] ^= int.from_bytes(word, "little")
        lanes = _permuted(lanes)
    return b"".join(lanes[index % 5][index // 5].to_bytes(8, "little") for index in range(4))


def _permuted(lanes: list[list[int]]) -> list[list[int]]:
    """The 24 rounds; the round constants come from a shift register of eight bits."""
    register = 1
    for _ in range(24):
        lanes = _mixed(lanes)
        for power in range(7):
            register = (register << 1 ^ (register >> 7) * 0x71) % 256
            if register & 2:
                lanes[0][0] ^= 1 << ((1 << power) - 1)
    return lanes


def _mixed(lanes: list[list[int]]) -> list[list[int]]:
    """Theta, rho with pi, and chi."""
    sums = [row[0] ^ row[1] ^ row[2] ^ row[3] ^ row[4] for row in lanes]
    spread = [sums[(x + 4) % 5] ^ _turned(sums[(x + 1) % 5], 1) for x in range(5)]
    lanes = [[lane ^ spread[x] for lane in lanes[x]] for x in range(5)]
    x, y, current = 1, 0, lanes[1][0]
    for step in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        current, lanes[x][y] = lanes[x][y], _turned(current, (step + 1) * (step + 2) // 2)
    return [
        [lanes[x][y] ^ (~lanes[(x + 1) % 5][y] & lanes[(x + 2) % 5][y]) for y in range(5)] for x in range(5)
    ]


def _turned(lane: int, places: int) -> int:
    places %= 64
    return (lane << places | lane >> 64 - places) & _MASK if places else lane
