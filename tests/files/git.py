"""Real repositories, made by git itself, and what git makes of a copy. Only tests run git, and on nothing else."""

import io
import os
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.files.repository import tarred

AUTHOR = "Mirabel Quistgaard <mirabel.quistgaard@quandrel-freight.com>"


class Repository:
    """A repository in a folder of its own. Every commit is made a day after the one before, in the evening."""

    def __init__(self, folder: Path) -> None:
        """Open the repository in a folder, or make one."""
        self.folder = folder
        self._day = 0
        if not folder.exists():
            folder.mkdir(parents=True)
            self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, given: bytes = b"", who: Mapping[str, str] | None = None) -> str:
        """Run git in the folder and return what it says."""
        return self.raw(*arguments, given=given, who=who).decode("utf-8", "replace").strip()

    def raw(self, *arguments: str, given: bytes = b"", who: Mapping[str, str] | None = None) -> bytes:
        """Run git in the folder, with nobody's settings, and return what it writes."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            input=given,
            capture_output=True,
            check=False,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.folder.parent),
                "GIT_CONFIG_NOSYSTEM": "1",
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_ALLOW_PROTOCOL": "file",
                "GIT_NO_REPLACE_OBJECTS": "1",
                **(who or {}),
            },
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def write(self, files: Mapping[str, bytes | str]) -> None:
        """Write files of the working tree."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(
        self,
        message: str | bytes,
        files: Mapping[str, bytes | str] | None = None,
        author: str = AUTHOR,
        committer: str = "",
        arguments: tuple[str, ...] = (),
    ) -> str:
        """Commit everything in the working tree, and return the commit's name."""
        self.write(files or {})
        self.git("add", "-A", "-f")
        said = message.encode() if isinstance(message, str) else message
        self.git("commit", "-q", "--allow-empty", "-F", "-", *arguments, given=said, who=self.who(author, committer))
        return self.git("rev-parse", "HEAD")

    def who(self, author: str = AUTHOR, committer: str = "") -> dict[str, str]:
        """Return the environment in which git names these people, a day later than before."""
        self._day += 1
        date = f"2024-03-{self._day:02}T21:34:56-0700"
        found = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        for role, person in (("AUTHOR", author), ("COMMITTER", committer or author)):
            name, _, email = person.rstrip(">").partition(" <")
            found |= {f"GIT_{role}_NAME": name, f"GIT_{role}_EMAIL": email}
        return found

    def objects(self) -> dict[str, bytes]:
        """Return the content of every object by its name, reached or not."""
        listed = self.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)")
        return {name: self.raw("cat-file", kind, name) for name, kind in map(str.split, listed.splitlines())}

    def everything(self) -> bytes:
        """Return the content of every object, and all files of the `.git` folder."""
        files = [path.read_bytes() for path in (self.folder / ".git").rglob("*") if path.is_file()]
        return b"\n".join([*self.objects().values(), *files])

    def pack(self) -> None:
        """Put all objects and refs into packs, as git does by itself from time to time."""
        self.git("repack", "-adfq", "--depth=20", "--window=20")
        self.git("pack-refs", "--all")

    def members(self, root: str = "tool/") -> dict[str, bytes]:
        """Return everything in the folder as the members of an archive."""
        paths = sorted(path for path in self.folder.rglob("*") if not path.is_symlink())
        names = {path: f"{root}{path.relative_to(self.folder)}" for path in paths}
        return {
            f"{name}/" if path.is_dir() else name: b"" if path.is_dir() else path.read_bytes()
            for path, name in names.items()
        }

    def zipped(self, root: str = "tool/") -> bytes:
        """Return the folder as a zip, with what may be run."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.members(root).items():
                info = zipfile.ZipInfo(name)
                info.external_attr = (self.folder / name.removeprefix(root)).stat().st_mode << 16
                archive.writestr(info, data)
        return target.getvalue()

    def tarred(self, root: str = "tool/") -> bytes:
        """Return the folder as a tar.gz."""
        return tarred(self.members(root))


class Unpacked(Repository):
    """A copy that was unpacked, for git to look at."""

    def __init__(self, folder: Path, copy: bytes, root: str = "tool/") -> None:
        with zipfile.ZipFile(io.BytesIO(copy)) as archive:
            for info in archive.infolist():
                Path(archive.extract(info, folder)).chmod(info.external_attr >> 16 & 0o777)
        super().__init__(folder / root)

    def is_sound(self) -> bool:
        """Whether git finds nothing to complain about, and nothing that is not reached."""
        return self.git("fsck", "--full", "--strict", "--unreachable", "--no-reflogs") == ""
