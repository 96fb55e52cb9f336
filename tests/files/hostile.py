"""Archives made to break readers: each is small to make, and each has one reason to be refused for."""

import gzip
import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable

UNSAFE_PATHS = (
    "../escape.txt",
    "a/../../escape.txt",
    "/etc/escape.txt",
    "C:\\escape.txt",
    "C:/escape.txt",
    "..\\escape.txt",
    "a\\..\\escape.txt",
    "\\\\server\\share\\escape.txt",
    "a//escape.txt",
    "a/./escape.txt",
    "line\nfeed.txt",
    "bell\x07.txt",
    "right\u202eto-left.txt",
    "n" * 300 + ".txt",
    "/".join(["deep"] * 1000),
)
MIB = 1024 * 1024


def zip_of(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip whose names are written exactly as given."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in members:
            info = zipfile.ZipInfo("x")
            info.filename = name
            info.compress_type = method
            archive.writestr(info, data)
    return target.getvalue()


def tar_of(members: Iterable[tuple[tarfile.TarInfo, bytes]], format_: int = tarfile.PAX_FORMAT) -> bytes:
    """Return a tar.gz of the given members."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz", format=format_) as archive:
        for info, data in members:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data) if data else None)
    return target.getvalue()


def tar_member(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    """Return a tar header of any kind."""
    info = tarfile.TarInfo(name)
    info.type = kind
    info.linkname = link
    return info


def zip_symlink(target: str = "/etc/passwd") -> bytes:
    """Return a zip with a symbolic link, as Info-ZIP stores it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.create_system = 3
        info.external_attr = 0o120777 << 16
        archive.writestr(info, target)
    return stream.getvalue()


# Each is a kind of tar member that is no plain file. A link followed by a write through it is the classic escape.
TAR_UNSAFE_MEMBERS: dict[str, list[tuple[tarfile.TarInfo, bytes]]] = {
    "symlink": [(tar_member("link", tarfile.SYMTYPE, "/etc/passwd"), b"")],
    "symlink then write": [
        (tar_member("folder", tarfile.SYMTYPE, "../outside"), b""),
        (tar_member("folder/escape.txt"), b"escaped"),
    ],
    "hardlink": [(tar_member("link", tarfile.LNKTYPE, "../../etc/passwd"), b"")],
    "character device": [(tar_member("device", tarfile.CHRTYPE), b"")],
    "block device": [(tar_member("device", tarfile.BLKTYPE), b"")],
    "fifo": [(tar_member("pipe", tarfile.FIFOTYPE), b"")],
    "long link name": [(tar_member("link", tarfile.SYMTYPE, "x/" * 200), b"")],
}


def encrypted_zip() -> bytes:
    """Return a zip whose member has the encryption flag set."""
    data = bytearray(zip_of([("secret.txt", b"nothing to see here")], zipfile.ZIP_STORED))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(magic) + offset] |= 1
    return bytes(data)


def overlapping_zip(members: int = 200, size: int = 5 * MIB) -> bytes:
    """Return a zip whose members all share the bytes of one (CVE-2024-0450): small on disk, huge when read."""
    kernel = zlib.compress(b"\0" * size, 9)[2:-4]
    checksum = zlib.crc32(b"\0" * size)
    name = b"m%06d"
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0x21, checksum, len(kernel), size, 7, 0)
    body = local + name % 0 + kernel
    entries = b"".join(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            *(b"PK\x01\x02", 20, 20, 0, 8, 0, 0x21, checksum, len(kernel), size, 7, 0, 0, 0, 0, 0, 0),
        )
        + name % number
        for number in range(members)
    )
    return body + entries + _end(members, len(entries), len(body))


def lying_zip(declared: int = 1024, real: int = 1024 * MIB) -> bytes:
    """Return a zip whose member unpacks to far more than both of its headers declare."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b"\0" * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * (real // MIB) + packer.flush()
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0x21, 0, len(packed), declared, 5, 0)
    body = local + b"a.txt" + packed
    fields = (b"PK\x01\x02", 20, 20, 0, 8, 0, 0x21, 0, len(packed), declared, 5, 0, 0, 0, 0, 0, 0)
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", *fields) + b"a.txt"
    return body + entry + _end(1, len(entry), len(body))


def wide_zip() -> bytes:
    """Return a harmless zip that keeps its sizes and offsets in the 64-bit fields only."""
    data, masked = b"wide text", 0xFFFFFFFF
    checksum = zlib.crc32(data)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 45, 0, 0, 0, 0x21, checksum, len(data), len(data), 5, 0)
    body = local + b"a.txt" + data
    fields = (b"PK\x01\x02", 45, 45, 0, 0, 0, 0x21, checksum, masked, masked, 5, 28, 0, 0, 0, 0, masked)
    extra = struct.pack("<HHQQQ", 1, 24, len(data), len(data), 0)
    entry = struct.pack("<4sHHHHHHIIIHHHHHII", *fields) + b"a.txt" + extra
    wide = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, len(entry), len(body))
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(body) + len(entry), 1)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, masked, masked, 0)
    return body + entry + wide + locator + end


def ratio_zip(size: int = 64 * MIB) -> bytes:
    """Return an honest zip bomb: one member of zeros, its size declared."""
    return zip_of([("zeros.txt", bytes(size))])


def nested_zip(depth: int, leaf: bytes = b"the innermost text") -> bytes:
    """Return a zip in a zip in a zip: `depth` archives around a text."""
    name, data = "leaf.txt", leaf
    for _ in range(depth):
        name, data = "inner.zip", zip_of([(name, data)])
    return data


def crowded_zip(members: int = 10_001) -> bytes:
    """Return a zip with many empty members."""
    return zip_of(((f"m{number}", b"") for number in range(members)), zipfile.ZIP_STORED)


def crowded_tar(members: int = 10_001) -> bytes:
    """Return a tar.gz with many empty members."""
    return tar_of((tar_member(f"m{number}"), b"") for number in range(members))


def endless_gzip(size: int = 2048 * MIB) -> bytes:
    """Return a tar.gz of one member that unpacks to `size` zeros; made from repeated packed blocks, so it is quick."""
    header = tar_member("endless.txt")
    header.size = size
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = packer.compress(header.tobuf(tarfile.GNU_FORMAT)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b"\0" * MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    # The stream is never finished: no checksum is wrong, there is only always more of it.
    return start + block * (size // MIB)


def many_gzip_streams(streams: int = 20_000) -> bytes:
    """Return a tar.gz followed by thousands of empty gzip streams."""
    start = tar_member("a.txt")
    start.size = 512
    return gzip.compress(start.tobuf(tarfile.GNU_FORMAT)) + gzip.compress(b"") * streams


def looping_tar() -> bytes:
    """Return a tar.gz whose member has a negative size, on which readers go back and forth (CVE-2025-8194)."""
    header = bytearray(tar_member("loop.txt").tobuf(tarfile.GNU_FORMAT))
    header[124:136] = b"\xff" * 11 + b"\x00"
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return gzip.compress(bytes(header) + bytes(1024))


def pax_tar(records: bytes) -> bytes:
    """Return a tar.gz with a pax header of the given raw records in front of a member."""
    extended = tar_member("pax", tarfile.XHDTYPE)
    extended.size = len(records)
    padding = bytes(-len(records) % 512)
    member = tar_member("a.txt").tobuf(tarfile.GNU_FORMAT)
    return gzip.compress(extended.tobuf(tarfile.GNU_FORMAT) + records + padding + member + bytes(1024))


def truncated(data: bytes) -> bytes:
    """Return the first half of a file."""
    return data[: len(data) // 2]


def prefixed_zip() -> bytes:
    """Return a zip with data in front of it: its offsets are right, it just does not begin at byte 0."""
    stream = io.BytesIO()
    stream.write(b"PK\x03\x04 looks like one, is none ....................")
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("a.txt", "text")
    return stream.getvalue()


def noise(size: int) -> bytes:
    """Return bytes that no type begins with."""
    return b"\x00\x01\x02\x03" + os.urandom(size)


def _end(count: int, size: int, offset: int) -> bytes:
    return struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, size, offset, 0)
