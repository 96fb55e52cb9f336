import io
import struct
import tarfile
import zipfile
from collections.abc import Callable

import pytest

from scrubbing.limits import MIB, Limits
from submissions.media import MediaType
from tests.scrubbing.verification.copies import (
    VALUE,
    check,
    checks,
    encoded,
    excel,
    gzipped,
    mail,
    pdf,
    picture,
    tar_gz,
    word,
    zipped,
)  # fmt: skip

ZIP, TAR_GZ = MediaType.ZIP, MediaType.TAR_GZ
TEXT = VALUE.encode()
CLEAN = {"src/main.py": b"print('hello')\n", "README.md": b"# Tool\n", "data/plan.json": b'{"a": [1, "b"]}'}


def test_clean_archives_pass() -> None:
    assert check(zipped(CLEAN), ZIP).failures == []
    assert check(zipped(CLEAN, stored=True), ZIP).failures == []
    assert check(tar_gz(CLEAN), TAR_GZ).failures == []
    assert check(zipped({}), ZIP).failures == []
    assert check(tar_gz({}), TAR_GZ).failures == []


MEMBERS = {
    "text": ("a.txt", TEXT),
    "source code": ("a.py", b"# " + TEXT),
    "utf-16 text": ("a.txt", VALUE.encode("utf-16")),
    "notebook": ("a.ipynb", b'{"cells": [{"source": ["by Josephine Harr", "ington"]}]}'),
    "html": ("a.html", b"<html><body>Jose<b>phine Harr</b>ington</body></html>"),
    "svg": ("a.svg", b"<svg><text>Josephine <tspan>Harrington</tspan></text></svg>"),
    "letter": ("a.docx", word(f"<w:p><w:r><w:t>{VALUE}</w:t></w:r></w:p>")),
    "workbook without its ending": ("a", excel(string=f"<t>{VALUE}</t>")),
    "page": ("a.pdf", pdf(VALUE)),
    "picture": ("a.png", encoded(picture(VALUE), "PNG")),
    "mail": ("a.eml", mail(f"Dear {VALUE} é", "x").as_bytes()),
    "archive": ("a.zip", zipped({"b.txt": TEXT})),
    "archive in an archive": ("a.tgz", tar_gz({"b.zip": zipped({"c.txt": TEXT})})),
    "compressed text": ("a.gz", gzipped(TEXT)),
    "unknown data": ("a.bin", b"\x00\x01\x02" + TEXT + b"\x00"),
}


@pytest.mark.parametrize(("name", "content"), MEMBERS.values(), ids=MEMBERS)
@pytest.mark.parametrize("pack", [zipped, tar_gz])
def test_it_finds_a_value_in_every_kind_of_member(
    pack: Callable[[dict[str, bytes]], bytes], name: str, content: bytes
) -> None:
    found = checks(pack({name: content, **CLEAN}), ZIP if pack is zipped else TAR_GZ)

    assert found & {"value in text", "value in bytes", "value in picture"}


@pytest.mark.parametrize(
    "name", ["Josephine Harrington.txt", "josephine_harrington/a.py", "src/JOSEPHINE-HARRINGTON.md"]
)
def test_it_finds_a_value_in_the_name_of_a_member(name: str) -> None:
    assert checks(zipped({name: b"x"}), ZIP) == {"value in name"}
    assert checks(tar_gz({name: b"x"}), TAR_GZ) == {"value in name"}


def test_unknown_data_fails_even_without_a_value() -> None:
    assert checks(zipped({"a.bin": b"\x00\x01\x02\x03"}), ZIP) == {"not read"}


@pytest.mark.parametrize(
    "name", [".git/config", "a/.git/HEAD", ".svn/entries", "../a.txt", "/a.txt", "C:/a.txt", "a\\..\\b"]
)
def test_paths_no_copy_should_hold_fail_it(name: str) -> None:
    assert "unexpected part" in checks(zipped({name: b"x"}), ZIP)
    assert "unexpected part" in checks(tar_gz({name: b"x"}), TAR_GZ)


def test_the_same_name_twice_fails() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = zipped([("a.txt", b"one"), ("a.txt", b"two")])

    assert "unexpected part" in checks(twice, ZIP)


def edited(**changes: object) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        member = zipfile.ZipInfo("a.txt")
        for field, setting in changes.items():
            if field != "remark":
                setattr(member, field, setting)
        archive.writestr(member, b"words")
        archive.comment = changes.get("remark", b"")  # type: ignore[assignment]
    return target.getvalue()


@pytest.mark.parametrize(
    ("archive", "failure"),
    [
        (edited(comment=b"from my laptop"), "metadata left"),
        (edited(extra=struct.pack("<HH4s", 0x5455, 4, b"name")), "metadata left"),
        (edited(external_attr=0o120777 << 16), "unexpected part"),
        (edited(remark=b"from my laptop"), "trailing data"),
        (edited() + b"more", "trailing data"),
        (b"more" + edited(), "does not open"),
    ],
    ids=["member's comment", "extra field", "link", "comment", "data after", "data before"],
)
def test_what_stands_beside_the_members_of_a_zip_fails_it(archive: bytes, failure: str) -> None:
    assert failure in checks(archive, ZIP)


def test_data_between_members_fails() -> None:
    archive = zipped({"a.txt": b"one", "b.txt": b"two"}, stored=True)
    second = archive.index(b"PK\x03\x04", 4)
    directory = archive.index(b"PK\x01\x02")
    hidden = bytearray(archive[:second] + TEXT + archive[second:])
    entry = hidden.index(b"PK\x01\x02", hidden.index(b"PK\x01\x02") + 4)
    struct.pack_into("<I", hidden, entry + 42, second + len(TEXT))
    struct.pack_into("<I", hidden, len(hidden) - 6, directory + len(TEXT))

    assert not check(bytes(hidden), ZIP).passed


def test_owners_of_a_tar_member_fail_it() -> None:
    assert checks(tar_gz({"a.txt": b"x"}, uname="jharrington"), TAR_GZ) == {"metadata left"}
    assert checks(tar_gz({"a.txt": b"x"}, gname="staff"), TAR_GZ) == {"metadata left"}
    assert checks(tar_gz({"a.txt": b"x"}, pax_headers={"comment": "hello"}), TAR_GZ) == {"metadata left"}


def test_a_long_name_of_a_tar_member_is_read() -> None:
    folder = "folder" * 30
    assert check(tar_gz({f"{folder}/a.txt": b"x"}), TAR_GZ).failures == []
    assert "value in name" in checks(tar_gz({f"{folder}/josephine harrington.txt": b"x"}), TAR_GZ)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_a_tar_fail_it(kind: bytes) -> None:
    assert "unexpected part" in checks(tar_gz({"a": b""}, type=kind, linkname="b"), TAR_GZ)


def test_what_stands_beside_a_tar_fails_it() -> None:
    named = io.BytesIO()
    with tarfile.open(fileobj=named, mode="w:gz", format=tarfile.USTAR_FORMAT):
        pass
    header = bytearray(named.getvalue())
    header[3] = 8
    with_name = bytes(header[:10]) + b"plan.tar\0" + bytes(header[10:])

    assert "metadata left" in checks(with_name, TAR_GZ)
    assert "trailing data" in checks(tar_gz(CLEAN) + b"more", TAR_GZ)
    assert "trailing data" in checks(gzipped(bytes(10240) + TEXT.ljust(512, b"\0")), TAR_GZ)


def test_bombs_fail_at_the_limits() -> None:
    bomb = zipped({"a.txt": b"0" * (20 * MIB)})

    assert checks(bomb, ZIP) == {"limit reached"}
    assert checks(gzipped(b"0" * (20 * MIB)), TAR_GZ) == {"limit reached"}
    assert {failure.check for failure in check(bomb, ZIP, limits=Limits(unpacked=MIB)).failures} == {"limit reached"}
    assert not check(zipped(CLEAN), ZIP, limits=Limits(members=2)).passed


def test_archives_nested_too_deeply_fail() -> None:
    archive = zipped({"a.txt": b"x"})
    for _ in range(7):
        archive = zipped({"a.zip": archive})

    assert checks(archive, ZIP) == {"limit reached"}


def test_a_wrong_checksum_fails() -> None:
    archive = bytearray(zipped({"a.txt": b"words words"}, stored=True))
    archive[archive.index(b"words")] ^= 1

    assert checks(bytes(archive), ZIP) == {"does not open"}


def test_every_truncation_fails() -> None:
    for archive, media_type in ((zipped(CLEAN), ZIP), (tar_gz(CLEAN), TAR_GZ)):
        for size in range(0, len(archive), 7):
            assert not check(archive[:size], media_type).passed, size
