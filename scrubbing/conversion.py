"""The last part of the proof, where LibreOffice is installed: it must load an Office copy and convert it.

It runs in a limited child of its own, after the one that read the file has ended, with a program that read neither. It
is given a second copy, and a folder that goes with it: profile, temporary files and what it makes. What it prints may
quote the file and goes nowhere.
"""

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from scrubbing.limits import Limits
from scrubbing.sandbox import Watch, run
from submissions.media import MediaType
from submissions.reasons import Held, Reason

# The check as the certificate names it, and as a copy fails it.
CHECK = "does not convert"
AUTO, OFF = "auto", "off"

# What LibreOffice reads a copy as, and what it makes of it. Told to guess, it takes broken packages for plain text.
# A PDF needs every page laid out; of a workbook the cells of all sheets are loaded, and the first is written.
_FILTERS = {
    MediaType.DOCX: ("MS Word 2007 XML", "docx", "pdf"),
    MediaType.XLSX: ("Calc MS Excel 2007 XML", "xlsx", "csv"),
    MediaType.PPTX: ("Impress MS PowerPoint 2007 XML", "pptx", "pdf"),
}
_NAMES = ("soffice", "libreoffice")
# Where packages put it without a link from the PATH.
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
_VERSIONED = ("/opt", "libreoffice*/program/soffice")
_PATH = "/usr/local/bin:/usr/bin:/bin"
_SECONDS = 60
_ATTEMPTS = 2
# Whatever folders it is given, LibreOffice listens at a socket in one of these, and leaves it there when it is killed.
_SOCKETS = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - looked into, never written to


class Conversion(StrEnum):
    """What came of it."""

    CONVERTED = "converted"
    FAILED = "failed"
    TOO_LONG = "too long"


@dataclass(frozen=True, slots=True)
class Converter:
    """The program that converts, and the seconds it is given for a copy."""

    program: Path
    seconds: int = _SECONDS

    @property
    def is_there(self) -> bool:
        """Whether it can be started."""
        return self.program.is_file() and os.access(self.program, os.X_OK)

    @property
    def too_long(self) -> str:
        """What a certificate lists in place of the check when the time was over."""
        return f"not converted: took longer than {self.seconds} s"


def find(setting: str) -> Converter | None:
    """Return what a setting names: nothing for "off", what is installed for "auto", else the program at that path.

    A program that is named is returned though it may not be there: without it no copy is proved.
    """
    if setting == OFF:
        return None
    if setting != AUTO:
        return Converter(Path(setting))
    versioned = (str(place) for place in sorted(Path(_VERSIONED[0]).glob(_VERSIONED[1]), reverse=True))
    found = next(filter(None, map(shutil.which, (*_NAMES, *_PLACES, *versioned))), None)
    return Converter(Path(found).absolute()) if found else None


def convert(copy: Path, media_type: MediaType, converter: Converter, limits: Limits, watch: Watch) -> Conversion | None:
    """Convert a proved copy beside it and remove what was made; None for types that it is not asked about.

    Raises:
        ChildLost: the child was killed.
        Abandoned: the watch said to stop.
    """
    if media_type not in _FILTERS:
        return None
    folder = copy.absolute().with_name("converting")
    if copy.is_symlink() or not copy.is_file() or os.path.lexists(folder):
        # Only a file that took its reader over leaves this; a link would lead to the original.
        return Conversion.FAILED
    folder.mkdir(mode=0o700)
    # The program runs as the worker does and could write to the copy: what leaves must be what was proved.
    before = _digest(copy)
    try:
        converted = _in_sandbox(copy, folder, media_type, converter, limits, watch)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _remove_socket(_profile(folder))
    return converted if before == _digest(copy) else Conversion.FAILED


def _in_sandbox(
    copy: Path, folder: Path, media_type: MediaType, converter: Converter, limits: Limits, watch: Watch
) -> Conversion:
    filter_name, suffix, made = _FILTERS[media_type]
    source = folder / f"copy.{suffix}"
    shutil.copyfile(copy, source)
    target = folder / "made" / f"copy.{made}"
    command = [
        *(str(converter.program), f"-env:UserInstallation={_profile(folder)}"),
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *(f"--infilter={filter_name}", "--convert-to", made, "--outdir", str(target.parent), str(source)),
    ]
    within = replace(limits, wall_seconds=converter.seconds)
    try:
        answer = run(lambda _: _call(command, folder, target), folder, within, watch)
    except Held as held:
        return Conversion.TOO_LONG if held.reason is Reason.TIME_LIMIT else Conversion.FAILED
    return Conversion.CONVERTED if answer.get("converted") is True else Conversion.FAILED


def _call(command: list[str], folder: Path, target: Path) -> dict[str, Any]:
    """Run in the child: call the program, once more if it broke down before it made anything.

    What LibreOffice cannot load it says and ends with 0: only what it made tells.
    """
    converted = False
    for _ in range(_ATTEMPTS):
        done = subprocess.run(  # noqa: S603 - the program is a setting, and no shell takes part
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"HOME": str(folder), "TMPDIR": str(folder), "PATH": _PATH, "LANG": "C.UTF-8"},
        )
        converted = done.returncode == 0 and target.is_file() and target.stat().st_size > 0
        if done.returncode == 0 or target.exists():
            break
        shutil.rmtree(folder / "profile", ignore_errors=True)
    return {"converted": converted}


def _profile(folder: Path) -> str:
    """Return the address of the profile; with one of its own it meets no other LibreOffice of the machine."""
    return (folder / "profile").as_uri()


def _remove_socket(profile: str) -> None:
    """Remove the socket of a LibreOffice that was killed: it is called by the digest of its profile's address."""
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    name = "".join(f"{byte:x}" for byte in digest)
    for place in _SOCKETS:
        for socket in place.glob(f"OSL_PIPE_*_SingleOfficeIPC_{name}"):
            socket.unlink(missing_ok=True)


def _digest(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()
