"""Sealing: what comes out is what went in, from any position, and every change to the stored bytes is noticed."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from submissions.sealing import CHUNK, Tampered, open_sealed, seal_stream, sealed_size

KEY = bytes(range(32))
PURPOSE = b"file:a"


def sealed(plain: bytes) -> bytes:
    target = io.BytesIO()
    seal_stream([plain[i : i + 7000] for i in range(0, len(plain), 7000)], target, KEY, PURPOSE)
    return target.getvalue()


def opened(data: bytes, key: bytes = KEY, purpose: bytes = PURPOSE) -> bytes:
    return open_sealed(io.BytesIO(data), key, purpose).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5])
def test_it_gives_back_what_was_sealed(size: int) -> None:
    plain = bytes(i % 251 for i in range(size))
    data = sealed(plain)
    assert opened(data) == plain
    assert len(data) == sealed_size(size)


@given(st.integers(0, 2 * CHUNK + 50), st.integers(0, 500))
def test_it_reads_from_any_position(start: int, length: int) -> None:
    plain = bytes(i % 253 for i in range(2 * CHUNK + 33))
    reader = open_sealed(io.BytesIO(sealed(plain)), KEY, PURPOSE)
    reader.seek(start)
    assert reader.read(length) == plain[start : start + length]


def test_nothing_of_the_plain_text_is_stored() -> None:
    assert b"Jane Canary" not in sealed(b"Jane Canary " * 9000)


@given(st.data())
def test_a_flipped_bit_anywhere_is_noticed(data: st.DataObject) -> None:
    stored = bytearray(sealed(b"x" * (CHUNK + 100)))
    position = data.draw(st.integers(0, len(stored) - 1))
    stored[position] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Tampered):
        opened(bytes(stored))


def test_cutting_joining_and_reordering_chunks_is_noticed() -> None:
    stored = sealed(bytes(3 * CHUNK))
    header, body, step = stored[:16], stored[16:], CHUNK + 16
    chunks = [body[i : i + step] for i in range(0, len(body), step)]
    for forged in (
        header + chunks[0] + chunks[1],
        header + chunks[1] + chunks[0] + chunks[2],
        header + b"".join(chunks) + chunks[2],
        header,
        b"",
        stored[:-1],
    ):
        with pytest.raises(Tampered):
            opened(forged)


def test_another_key_or_purpose_does_not_open_it() -> None:
    stored = sealed(b"secret")
    with pytest.raises(Tampered):
        opened(stored, key=bytes(32))
    with pytest.raises(Tampered):
        opened(stored, purpose=b"file:b")
