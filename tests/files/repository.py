"""Archives of small repositories, made in code."""

import io
import tarfile
import zipfile
from collections.abc import Mapping


def zipped(members: Mapping[str, bytes], comment: bytes = b"") -> bytes:
    """Return a zip; a name that ends with "/" is a folder."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), data, zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return target.getvalue()


def tarred(members: Mapping[str, bytes], owner: str = "builder", executables: frozenset[str] = frozenset()) -> bytes:
    """Return a tar.gz; a name that ends with "/" is a folder."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name.rstrip("/"))
            info.type = tarfile.DIRTYPE if name.endswith("/") else tarfile.REGTYPE
            info.size = len(data)
            info.mtime = 1_700_000_000
            info.uname = info.gname = owner
            info.mode = 0o755 if name in executables or name.endswith("/") else 0o640
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def untarred(data: bytes) -> dict[str, bytes]:
    """Return the members of a tar.gz; folders end with "/"."""
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return {
            info.name + ("/" if info.isdir() else ""): b"" if info.isdir() else _content(archive, info)
            for info in archive.getmembers()
        }


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip; folders end with "/"."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _content(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(info)
    return stream.read() if stream else b""
