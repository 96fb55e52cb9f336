"""Histories in copies: what a freshly written one may hold, and everything else that must fail."""

import io
import zlib
from dataclasses import dataclass, field

import pytest

from scrubbing.formats.git_objects import GitKind
from scrubbing.limits import Budget, Limits
from scrubbing.redaction.git_writing import Pack, git_folder
from scrubbing.verification import Report, verify
from submissions.media import MediaType
from tests.scrubbing.verification.copies import VALUE, encoded, picture, tar_gz, value, zipped

DAY = 1_709_251_200
MEMBERS = {"tool/a.txt": b"a b\n"}
TAGGED = f"Released by {VALUE}\n"


@dataclass
class Made:
    """A history of two commits and a tag, of which each part can be another."""

    author: str = "Robin Everly <robin@everly.example>"
    authored: str = f"{DAY} +0000"
    committed: str = f"{DAY + 1} +0000"
    header: str = ""
    message: str = "Second\n"
    tag: str = "One\n"
    title: str = "v1"
    branch: str = "main"
    path: bytes = b"a.txt"
    mode: bytes = b"100644"
    old: bytes = b"old words\n"
    unreached: bytes = b""
    extra: dict[str, bytes] = field(default_factory=dict)
    replaced: dict[str, bytes] = field(default_factory=dict)

    def files(self) -> dict[str, bytes]:
        """Return the members of the `.git` folder."""
        pack = Pack()
        blobs = [pack.add(GitKind.BLOB, data) for data in (self.old, MEMBERS["tool/a.txt"])]
        old, new = (
            pack.add(GitKind.TREE, mode + b" " + path + b"\0" + bytes.fromhex(blob))
            for blob, mode, path in ((blobs[0], self.mode, self.path), (blobs[1], b"100644", b"a.txt"))
        )
        ident = f"author {self.author} {self.authored}\ncommitter {self.author} {DAY} +0000\n"
        first = pack.add(GitKind.COMMIT, f"tree {old}\n{ident}\nFirst\n".encode())
        ident = f"author {self.author} {self.authored}\ncommitter {self.author} {self.committed}\n{self.header}"
        second = pack.add(GitKind.COMMIT, f"tree {new}\nparent {first}\n{ident}\n{self.message}".encode())
        tagger = f"object {second}\ntype commit\ntag {self.title}\ntagger {self.author} {DAY} +0000\n\n{self.tag}"
        tag = pack.add(GitKind.TAG, tagger.encode())
        if self.unreached:
            pack.add(GitKind.BLOB, self.unreached)
        refs = {f"refs/heads/{self.branch}": second, "refs/tags/v1": tag}
        files = git_folder(pack, refs, f"refs/heads/{self.branch}", [("a.txt", 0o100644, blobs[1])])
        pack_file = next(name for name in files if name.endswith(".pack"))
        replaced = {name.replace("PACK", pack_file.removesuffix(".pack")): data for name, data in self.replaced.items()}
        return {f"tool/.git/{name}": data for name, data in {**files, **self.extra, **replaced}.items()}


def check(made: Made, *, carries: bool = True, limits: Limits | None = None) -> Report:
    copy = io.BytesIO(zipped({**MEMBERS, **made.files()}))
    return verify(copy, MediaType.ZIP, [value(VALUE)], Budget(limits or Limits()), carries_history=carries)


def test_a_fresh_history_passes_and_is_counted() -> None:
    report = check(Made())
    assert report.failures == []
    assert report.coverage.commits == 2
    told = dict(report.texts)
    assert told["history 1, commit 2, message"] == "Second\n"
    assert {"Robin Everly", "robin@everly.example", "2024-03-01"} <= {text for _, text in report.texts}
    assert told["history 1, tag 1, message"] == "One\n"
    assert told["history 1, commit 1, file 1"] == "old words\n"


def test_a_file_that_is_a_member_as_well_is_looked_into_once() -> None:
    assert [text for _, text in check(Made()).texts].count("a b\n") == 1


def test_it_passes_in_a_tar() -> None:
    copy = io.BytesIO(tar_gz({name: data for name, data in {**MEMBERS, **Made().files()}.items() if name[-1] != "/"}))
    report = verify(copy, MediaType.TAR_GZ, [value(VALUE)], Budget(), carries_history=True)
    assert report.failures == []
    assert report.coverage.commits == 2


@pytest.mark.parametrize(
    ("media_type", "pack"), [(MediaType.ZIP, zipped), (MediaType.TAR_GZ, tar_gz)], ids=["zip", "tar.gz"]
)
def test_no_history_may_stand_where_none_was_asked_for(media_type: MediaType, pack: object) -> None:
    assert {failure.check for failure in check(Made(), carries=False).failures} >= {"unexpected part"}
    inner = zipped({"inner.zip": zipped({**MEMBERS, **Made().files()})})
    report = verify(io.BytesIO(inner), MediaType.ZIP, [value(VALUE)], Budget(), carries_history=True)
    assert {failure.check for failure in report.failures} >= {"unexpected part"}


SLUG = VALUE.lower().replace(" ", "-")
PLANTED = {
    "author": Made(author=f"{VALUE} <a@b.example>"),
    "address": Made(author=f"A B <{VALUE}@b.example>"),
    "message": Made(message=f"For {VALUE}\n"),
    "message in base64": Made(message="Sm9zZXBoaW5lIEhhcnJpbmd0b24gd3JvdGUgdGhpcw==\n"),
    "tag": Made(tag=TAGGED),
    "tag's own title": Made(title=SLUG),
    "branch": Made(branch=f"feature/{SLUG}"),
    "path": Made(path=f"{SLUG}.txt".encode()),
    "old file": Made(old=f"By {VALUE}\n".encode()),
    "old picture": Made(old=encoded(picture(VALUE), "PNG")),
    "old archive": Made(old=zipped({"a.txt": VALUE})),
}


@pytest.mark.parametrize("place", PLANTED)
def test_it_finds_a_value_wherever_it_stands(place: str) -> None:
    found = {failure.check for failure in check(PLANTED[place]).failures}
    assert found & {"value in text", "value in bytes", "value in name", "value in picture"}


def _delta_pack() -> bytes:
    return b"PACK\0\0\0\x02\0\0\0\x01" + bytes([7 << 4 | 4]) + bytes(20) + zlib.compress(b"abcd")


WRONG: dict[str, tuple[Made, str]] = {
    "hour": (Made(authored=f"{DAY + 3600} +0000"), "metadata left"),
    "hour of the committer": (Made(committed=f"{DAY + 3600} +0000"), "metadata left"),
    "time zone": (Made(authored=f"{DAY} -0700"), "metadata left"),
    "signature": (Made(header="gpgsig -----BEGIN PGP SIGNATURE-----\n"), "metadata left"),
    "encoding": (Made(header="encoding ISO-8859-1\n"), "metadata left"),
    "unreached object": (Made(unreached=b"nobody needs it\n"), "unexpected part"),
    "link": (Made(mode=b"120000"), "does not open"),
    "submodule": (Made(mode=b"160000"), "does not open"),
    "folder of another repository": (Made(path=b".GIT"), "does not open"),
    "path that leads outside": (Made(path=b".."), "does not open"),
    "remote": (Made(replaced={"config": b'[core]\n[remote "origin"]\n\turl = x\n'}), "metadata left"),
    "hook": (Made(extra={"hooks/post-commit": b"#!/bin/sh\n"}), "unexpected part"),
    "reflog": (Made(extra={"logs/HEAD": b"x\n"}), "unexpected part"),
    "loose object": (Made(extra={"objects/aa/" + "b" * 38: b"x"}), "unexpected part"),
    "stash": (Made(extra={"refs/stash": b"0" * 40}), "unexpected part"),
    "second pack": (Made(extra={"objects/pack/pack-" + "0" * 40 + ".pack": b"PACK"}), "does not open"),
    "other index of the pack": (Made(replaced={"PACK.idx": b"anything"}), "unexpected part"),
    "other index": (Made(replaced={"index": b"DIRC\0\0\0\2\0\0\0\0TREE"}), "unexpected part"),
    "remote branch": (Made(replaced={"packed-refs": b"0" * 40 + b" refs/remotes/origin/x\n"}), "does not open"),
    "comment among the refs": (Made(replaced={"packed-refs": b"# Josephine\n"}), "does not open"),
    "ref that leads nowhere": (Made(replaced={"packed-refs": b"0" * 40 + b" refs/heads/main\n"}), "does not open"),
    "head that leads nowhere": (Made(replaced={"HEAD": b"ref: refs/heads/other\n"}), "does not open"),
    "words behind the head": (Made(replaced={"HEAD": b"ref: refs/heads/main\nmore\n"}), "does not open"),
    "broken pack": (Made(replaced={"PACK.pack": b"PACK\0\0\0\2\0\0\0\1"}), "does not open"),
    "delta": (Made(replaced={"PACK.pack": _delta_pack()}), "does not open"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_a_fresh_history_does_not_hold_fails(case: str) -> None:
    made, wanted = WRONG[case]
    assert wanted in {failure.check for failure in check(made).failures}


def test_a_history_that_unpacks_without_end_ends_at_the_limit() -> None:
    report = check(Made(old=b"a" * 3_000_000), limits=Limits(unpacked=1_000_000))
    assert "limit reached" in {failure.check for failure in report.failures}


def test_it_tells_days_and_names_to_detection_but_no_stand_ins_for_them() -> None:
    made = Made(author="Contributor 3 <contributor-3@example.invalid>", message="As in 1234567 and 0000000\n")
    texts = [text for _, text in check(made).texts]
    assert "2024-03-01" in texts
    assert not any("Contributor" in text or "example.invalid" in text for text in texts)
    assert "As in 1234567 and \n" in texts
