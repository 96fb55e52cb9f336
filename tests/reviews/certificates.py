"""Certificates of runs that no worker made."""

from collections.abc import Sequence

from scrubbing import certificates, store
from scrubbing.certificates import Bytes, Original, Signer, Subject
from scrubbing.models import ScrubRun
from scrubbing.pipeline import Outcome
from scrubbing.reached import Reach
from submissions.media import MediaType, copied_as

CHECKED = ("still found", "value in text")


def of(run: ScrubRun, stripped: Sequence[str] = (), commits: int = 0, checks: Sequence[str] = CHECKED) -> str:
    """Return the certificate that `store.commit` would have given the run, with nothing found."""
    salt = run.file.task.vault.secret(f"certificate:{run.pk}")
    subject = Subject(
        run=str(run.pk),
        at=run.finished_at,
        media_type=copied_as(MediaType(run.file.media_type)),
        before=Original(Bytes(run.file_sha256, run.file.size), salt),
        after=Bytes(run.scrubbed_sha256, run.scrubbed_size),
    )
    return issued(subject, store.signer(), run.status, stripped, commits, checks)


def issued(
    subject: Subject,
    signer: Signer,
    status: str = "clean",
    stripped: Sequence[str] = (),
    commits: int = 0,
    checks: Sequence[str] = CHECKED,
) -> str:
    """Return a certificate that says that nothing was found."""
    outcome = Outcome(status, checks=list(checks), stripped=list(stripped))
    outcome.searched = {"size": 1200, "characters": 900, "names": 2, "pictures": 0, "pages": 0, "members": 0}
    outcome.reach = Reach(900, 900)
    if commits:
        outcome.searched["commits"] = commits
    return certificates.issue(subject, outcome, signer)
