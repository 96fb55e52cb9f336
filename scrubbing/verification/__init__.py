"""The proof: a scrubbed copy is read anew, by readers that share no code with the ones it was made by.

Every decompressed member, stream and name is searched for every value that must be gone; parts and metadata that no
copy should hold, and whatever does not open or was not read, fail it as well. Any doubt is a failure.
"""

from collections.abc import Sequence
from typing import BinaryIO

from scrubbing.document import Sight
from scrubbing.findings import KnownValue
from scrubbing.limits import Budget
from scrubbing.verification.dispatch import read_any, read_as
from scrubbing.verification.reach import reach
from scrubbing.verification.report import OF_CODE, OF_PICTURE, Check, Coverage, Failure, Report, Seen
from scrubbing.verification.values import Values
from scrubbing.verification.walk import Walk
from submissions.media import MediaType

__all__ = ["OF_CODE", "OF_PICTURE", "Check", "Coverage", "Failure", "Report", "Seen", "reach", "verify"]


def verify(
    output: BinaryIO,
    media_type: MediaType,
    gone: Sequence[KnownValue],
    budget: Budget,
    stays: Sequence[Sight] = (),
    *,
    carries_history: bool = False,
) -> Report:
    """Search a scrubbed copy, read from its start, for every value of `gone` and for whatever no copy may hold.

    Of what is only seen in pictures it may show what `stays`, and no other face.

    The report passes only when everything was read and nothing was found. Whatever a parser raises on the copy becomes
    a failure; only MemoryError gets out. `carries_history` says whether an archive was to keep its git history; in any
    other a `.git` folder is a failure.
    """
    walk = Walk(Values(gone), budget, read_any, stays, carries_history=carries_history)
    output.seek(0)
    data = output.read(budget.limits.output + 1)
    with walk.opening(""):
        if not data:
            walk.fail(Check.DOES_NOT_OPEN, "")
        elif len(data) > budget.limits.output:
            walk.fail(Check.LIMIT, "")
        else:
            read_as(walk, data, media_type)
    return walk.report
