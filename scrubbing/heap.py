"""Giving memory back to the system: what one stage freed would else be held while the next takes its own."""

import contextlib
import ctypes

# By itself the C library keeps larger and larger blocks for later, and the pixels of a picture would stay in memory
# while the next thing is read.
_M_MMAP_THRESHOLD, _LARGE_BLOCK = -3, 4 * 1024 * 1024


def return_large_blocks() -> None:
    """Have large blocks go back to the system whenever they are freed, from now on. Does nothing without glibc."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BLOCK)


def return_freed() -> None:
    """Give back what was freed in small blocks: the tree of a large sheet has millions. Does nothing without glibc."""
    with contextlib.suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
