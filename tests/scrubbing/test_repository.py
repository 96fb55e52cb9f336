"""Archives: members by their own types, names, and everything an attacker can put into a zip or tar."""

import io
import tarfile
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable

import pytest

from scrubbing.document import ConstructKind, Document, Kind, Reading
from scrubbing.extraction.repository import extract
from scrubbing.formats.archive import entries, safe_path
from scrubbing.limits import MIB, Budget, Limits
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from tests.files import hostile, repository, text
from tests.files.text import PERSON, TRACES
from tests.scrubbing.nested import SUBSTITUTE, folded, read_file, scrub
from tests.scrubbing.verification.copies import checks, tar_gz

MEMBERS: dict[str, bytes] = {
    "acme/": b"",
    "acme/empty/": b"",
    "acme/__init__.py": b"",
    "acme/blank.txt": b"\n",
    "acme/README.md": f"# By {PERSON}\n".encode(),
    "acme/mirabel_quistgaard/notes.txt": f"Written by {PERSON}\n".encode(),
    "acme/mirabel_quistgaard/Mirabel Quistgaard.csv": f"name\n{PERSON}\n".encode(),
    "acme/run.sh": b"#!/bin/sh\necho nobody\n",
    "acme/data.json": text.json_text().encode(),
    "acme/logo.png": text.png(),
    "acme/inner.zip": repository.zipped({"deep/inner.txt": f"Deep {PERSON}".encode()}),
    "acme/.git/config": f"[user]\nname = {PERSON}\n".encode(),
    "acme/.git/objects/ab/cdef": b"\x00\x01binary",
    "acme/.gitignore": b"*.pyc\n",
    "acme/__pycache__/x.cpython-311.pyc": b"\x00\x01binary",
    "acme/.DS_Store": b"\x00\x01binary",
    "__MACOSX/._x": b"\x00\x01binary",
    ".idea/workspace.xml": f"<x>{PERSON}</x>".encode(),
}
ARCHIVES: dict[str, tuple[bytes, Callable[[bytes], dict[str, bytes]]]] = {
    "zip": (repository.zipped(MEMBERS, PERSON.encode()), repository.unzipped),
    "tar.gz": (repository.tarred(MEMBERS, "mirabel", frozenset(["acme/run.sh"])), repository.untarred),
}


def _everything(data: bytes) -> str:
    """Return all names and contents of an archive and of those nested in it, and its raw bytes."""
    opened = repository.unzipped(data) if data.startswith(b"PK") else repository.untarred(data)
    inner = [_everything(content) for content in opened.values() if content.startswith(b"PK")]
    contents = [content.decode("latin-1") for content in opened.values()]
    return " ".join([*opened, *contents, *inner, data.decode("latin-1")])


@pytest.mark.parametrize("kind", ARCHIVES)
def test_it_leaves_no_trace_of_the_person(kind: str) -> None:
    copy, _ = scrub(ARCHIVES[kind][0])
    said = folded(_everything(copy))
    assert [trace for trace in TRACES if trace in said] == []


@pytest.mark.parametrize("kind", ARCHIVES)
def test_it_keeps_members_and_renames_them_consistently(kind: str) -> None:
    data, opened = ARCHIVES[kind]
    copy, stripped = scrub(data)
    members = opened(copy)
    assert sorted(members) == [
        "acme/",
        "acme/.gitignore",
        "acme/README.md",
        "acme/__init__.py",
        "acme/blank.txt",
        "acme/data.json",
        "acme/empty/",
        "acme/inner.zip",
        "acme/logo.png",
        "acme/robin_everly/Robin Everly.csv",
        "acme/robin_everly/notes.txt",
        "acme/run.sh",
    ]
    assert members["acme/__init__.py"] == b""
    assert members["acme/run.sh"] == MEMBERS["acme/run.sh"]
    assert members["acme/README.md"] == b"# By Robin Everly\n"
    assert {"git history", "files that tools made for themselves"} <= set(stripped)


@pytest.mark.parametrize("kind", ARCHIVES)
def test_it_reads_members_and_names_with_ordinals(kind: str) -> None:
    document = read_file(ARCHIVES[kind][0])
    units = {unit.locator: unit for unit in document.all_units()}
    assert units["folder 3, name"].text == "mirabel_quistgaard"
    assert units["folder 3, name"].kind is Kind.NAME
    named = {unit.text for unit in units.values() if unit.kind is Kind.NAME and unit.locator.startswith("member")}
    assert "Mirabel Quistgaard.csv" in named
    assert units["member 6 > member 1 > line 1"].text == f"Deep {PERSON}"
    assert document.unread == []
    assert {construct.kind for construct in document.constructs} == {
        ConstructKind.GIT_HISTORY,
        ConstructKind.OTHER,
    }


def test_it_gives_the_same_bytes_for_any_time_and_owner() -> None:
    one = repository.tarred({"a.txt": b"x"}, owner="one")
    other = repository.tarred({"a.txt": b"x"}, owner="other")
    assert one != other
    assert scrub(one)[0] == scrub(other)[0]


def test_it_keeps_what_may_be_run_runnable() -> None:
    copy, _ = scrub(ARCHIVES["tar.gz"][0])
    with tarfile.open(fileobj=io.BytesIO(copy)) as archive:
        assert archive.getmember("acme/run.sh").mode == 0o755
        assert archive.getmember("acme/README.md").mode == 0o644


_PAGE = f"""<!DOCTYPE html>
<html><head><script src="app.js" defer></script><script>const owner = "{PERSON}", n = 1 && 2 < 3;</script></head>
<body onload="start('{PERSON}', 3)"><a href="javascript:go()">Go</a><p>By {PERSON}</p></body></html>
"""


def test_pages_of_a_program_keep_its_scripts() -> None:
    data = repository.zipped({"index.html": _PAGE.encode(), "app.js": f"// by {PERSON}\nrun();\n".encode()})
    assert ConstructKind.SCRIPT not in {construct.kind for construct in read_file(data).all_constructs()}
    copy, stripped = scrub(data)
    members = repository.unzipped(copy)
    assert members["index.html"].decode().replace("&#x27;", "'") == _PAGE.replace(PERSON, SUBSTITUTE)
    assert members["app.js"] == f"// by {SUBSTITUTE}\nrun();\n".encode()
    assert not any("script" in fragment or "action" in fragment for fragment in stripped)


def test_a_page_alone_keeps_no_script() -> None:
    copy, stripped = scrub(_PAGE.encode(), "index.html")
    assert b"script" not in copy
    assert b"onload" not in copy
    assert {"2 scripts", "2 actions"} <= set(stripped)


def test_it_numbers_members_that_would_get_the_same_name() -> None:
    names = {"Mirabel Quistgaard.txt": b"1 x", "mirabel_quistgaard.txt": b"2 x", "Robin Everly.txt": b"3 x"}
    members = repository.unzipped(scrub(repository.zipped(names))[0])
    assert sorted(members.values()) == [b"1 x", b"2 x", b"3 x"]
    assert len({name.casefold() for name in members}) == 3


def test_it_holds_unknown_members_until_they_are_removed() -> None:
    data = repository.zipped({"a.txt": b"text", "b.bin": b"\x00\x01\x02", "c.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
    document = read_file(data)
    assert [(unread.locator, unread.reason) for unread in document.unread] == [
        ("member 2", Reason.PART_NOT_READ),
        ("member 3", Reason.LEGACY_OFFICE),
    ]
    with pytest.raises(Held):
        scrub(data)
    copy, stripped = scrub(data, removals=("member 2", "member 3"))
    assert repository.unzipped(copy) == {"a.txt": b"text"}
    assert "2 removed members" in stripped


def test_it_removes_unread_members_of_members() -> None:
    inner = repository.zipped({"a.txt": b"text", "b.bin": b"\x00\x01\x02"})
    data = repository.zipped({"inner.zip": inner})
    assert [unread.locator for unread in read_file(data).all_unread()] == ["member 1 > member 2"]
    copy, _ = scrub(data, removals=("member 1 > member 2",))
    assert repository.unzipped(repository.unzipped(copy)["inner.zip"]) == {"a.txt": b"text"}


@pytest.mark.parametrize("path", hostile.UNSAFE_PATHS)
@pytest.mark.parametrize("pack", ["zip", "tar.gz"])
def test_it_refuses_paths_that_lead_outside(path: str, pack: str) -> None:
    if pack == "zip":
        data = hostile.zip_of([("a.txt", b"x"), (path, b"escaped")])
    else:
        data = hostile.tar_of([(hostile.tar_member(path), b"escaped")])
    with pytest.raises(Held) as held:
        read_file(data)
    assert held.value.reason is Reason.ARCHIVE_UNSAFE_PATH


def test_it_refuses_a_nul_in_a_path() -> None:
    with pytest.raises(Held) as held:
        safe_path("a\0.txt")
    assert held.value.reason is Reason.ARCHIVE_UNSAFE_PATH


@pytest.mark.parametrize("case", hostile.TAR_UNSAFE_MEMBERS)
def test_it_refuses_members_that_are_no_plain_files(case: str) -> None:
    with pytest.raises(Held) as held:
        read_file(hostile.tar_of(hostile.TAR_UNSAFE_MEMBERS[case]))
    assert held.value.reason in (Reason.ARCHIVE_UNSAFE_MEMBER, Reason.ARCHIVE_UNSAFE_PATH)


def _doubled(*names: str) -> bytes:
    return hostile.tar_of([(hostile.tar_member(name), b"x") for name in names])


HOSTILE: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "zip symlink": (hostile.zip_symlink, Reason.ARCHIVE_UNSAFE_MEMBER),
    "same name twice": (lambda: _doubled("a.txt", "a.txt"), Reason.ARCHIVE_DUPLICATE_NAMES),
    "same name in capitals": (lambda: _doubled("a.txt", "A.TXT"), Reason.ARCHIVE_DUPLICATE_NAMES),
    "same name composed": (lambda: _doubled("caf\u00e9.txt", "cafe\u0301.txt"), Reason.ARCHIVE_DUPLICATE_NAMES),
    "same name with a dot": (lambda: _doubled("a.txt", "./a.txt"), Reason.ARCHIVE_DUPLICATE_NAMES),
    "file that is a folder too": (lambda: _doubled("a", "a/b"), Reason.ARCHIVE_DUPLICATE_NAMES),
    "folder that is a file too": (lambda: _doubled("a/b", "a"), Reason.ARCHIVE_DUPLICATE_NAMES),
    "encrypted": (hostile.encrypted_zip, Reason.ENCRYPTED),
    "overlap": (hostile.overlapping_zip, Reason.ARCHIVE_BOMB),
    "lying size": (hostile.lying_zip, Reason.ARCHIVE_BOMB),
    "ratio": (lambda: hostile.ratio_zip(64 * MIB), Reason.ARCHIVE_BOMB),
    "depth": (lambda: hostile.nested_zip(7), Reason.TOO_DEEP),
    "bomb within": (lambda: repository.zipped({"a.zip": hostile.lying_zip(real=64 * MIB)}), Reason.ARCHIVE_BOMB),
    "too many in a zip": (hostile.crowded_zip, Reason.TOO_MANY_MEMBERS),
    "too many in a tar": (hostile.crowded_tar, Reason.TOO_MANY_MEMBERS),
    "endless gzip": (hostile.endless_gzip, Reason.ARCHIVE_BOMB),
    "many gzip streams": (hostile.many_gzip_streams, Reason.CORRUPT),
    "negative size": (hostile.looping_tar, Reason.CORRUPT),
    "pax record without an end": (lambda: hostile.pax_tar(b"99 path=x\n"), Reason.CORRUPT),
    "pax record of length 0": (lambda: hostile.pax_tar(b"0 path=x\n" * 1000), Reason.CORRUPT),
    "pax digits without end": (lambda: hostile.pax_tar(b"1" * 60_000), Reason.CORRUPT),
    "pax path outside": (lambda: hostile.pax_tar(b"20 path=../escape.t\n"), Reason.ARCHIVE_UNSAFE_PATH),
    "pax link": (lambda: hostile.pax_tar(b"15 linkpath=/x\n"), Reason.ARCHIVE_UNSAFE_MEMBER),
    "pax sparse": (lambda: hostile.pax_tar(b"22 GNU.sparse.major=1\n"), Reason.ARCHIVE_UNSAFE_MEMBER),
    "tar cut off": (lambda: hostile.truncated(ARCHIVES["tar.gz"][0]), Reason.CORRUPT),
    "wrong checksum": (lambda: _flipped(hostile.zip_of([("a.txt", b"some text")], zipfile.ZIP_STORED)), Reason.CORRUPT),
    "bzip2 inside": (lambda: hostile.zip_of([("a.txt", b"text")], zipfile.ZIP_BZIP2), Reason.UNSUPPORTED_TYPE),
}


def _flipped(data: bytes) -> bytes:
    return data.replace(b"some text", b"gone text", 1)


@pytest.mark.parametrize("case", HOSTILE)
def test_it_ends_in_a_reason_in_bounded_time_and_memory(case: str) -> None:
    make, reason = HOSTILE[case]
    data = make()
    tracemalloc.start()
    started = time.process_time()
    try:
        with pytest.raises(Held) as held:
            read_file(data)
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert held.value.reason is reason
    assert time.process_time() - started < 2
    assert peak < 100 * MIB


def test_it_reads_archives_as_deep_as_they_may_be() -> None:
    units = list(read_file(hostile.nested_zip(5)).all_units())
    assert any(unit.text == "the innermost text" for unit in units)


def test_it_counts_what_is_nested_against_one_budget() -> None:
    inner = repository.zipped({f"{n}.txt": b"x" for n in range(6)})
    with pytest.raises(Held) as held:
        read_file(repository.zipped({"a.zip": inner, "b.zip": inner}), limits=Limits(members=10))
    assert held.value.reason is Reason.TOO_MANY_MEMBERS


def test_it_reads_zips_of_64_bits() -> None:
    assert [entry.read() for entry in entries(io.BytesIO(hostile.wide_zip()), MediaType.ZIP, Budget())] == [
        b"wide text"
    ]


def test_it_reads_long_and_foreign_names_of_both_tar_dialects() -> None:
    name = "folder/" + "lang-ü" * 30 + ".txt"
    for dialect in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        data = hostile.tar_of([(hostile.tar_member(name), b"text")], dialect)
        assert [entry.path for entry in entries(io.BytesIO(data), MediaType.TAR_GZ, Budget())] == [name]


LABELS = {
    "SELinux": {"RHT.security.selinux": "system_u:object_r:mirabel_t:s0"},
    "access lists": {
        "SCHILY.acl.access": "user::rw-,user:mirabel:r--",
        "SCHILY.acl.default": "user:mirabel:r--",
        "SCHILY.acl.ace": "user:mirabel:r-----a-R-c--s:-------:allow",
    },
    "attributes": {"SCHILY.xattr.user.by": "mirabel", "LIBARCHIVE.xattr.user.by": "bWlyYWJlbA=="},
    "times and flags": {"LIBARCHIVE.creationtime": "1700000000.1", "SCHILY.fflags": "nodump", "SCHILY.ino": "1"},
}


@pytest.mark.parametrize("case", LABELS)
def test_labels_access_lists_and_attributes_of_members_leave_archives(case: str) -> None:
    copy, stripped = scrub(tar_gz({"a.md": b"The plan\n"}, pax_headers=LABELS[case]))
    with tarfile.open(fileobj=io.BytesIO(copy)) as archive:
        assert [member.pax_headers for member in archive] == [{}]
    assert b"irabel" not in zlib.decompress(copy, 31)
    assert "times, owners and comments of the archive" in stripped
    assert checks(tar_gz({"a.md": b"The plan\n"}, pax_headers=LABELS[case]), MediaType.TAR_GZ) == {"metadata left"}
    assert checks(copy, MediaType.TAR_GZ) == set()


def test_it_writes_nothing_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr("os.mkdir", refuse)
    monkeypatch.setattr("os.symlink", refuse)
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    scrub(ARCHIVES["zip"][0])


def test_it_never_reads_what_version_control_holds() -> None:
    seen: list[str] = []

    def read_member(name: str, _: bytes) -> Document:
        seen.append(name)
        return Document(MediaType.TEXT)

    source = io.BytesIO(ARCHIVES["zip"][0])
    extract(source, MediaType.ZIP, Reading(Budget(), 0, read_member))
    assert "config" not in seen
    assert ".gitignore" in seen
