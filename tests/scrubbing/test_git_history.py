"""The history of a repository that somebody wants kept: rewritten commit by commit, and nothing else of `.git` left."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scrubbing.document import ConstructKind
from scrubbing.formats.git_objects import Damaged, GitKind, Objects, patched
from scrubbing.limits import Budget, Limits
from submissions.reasons import Held, Reason
from tests.files import repository
from tests.files.git import Repository, Unpacked
from tests.files.text import MAIL, PERSON, TRACES
from tests.scrubbing.nested import SUBSTITUTE, folded, read_file, scrub

KEEP = ("history",)
TOKEN = "glpat-Zyxwell31Quantle77aa"
OWNER = f"{PERSON} <{MAIL}>"
HARMLESS = b"def parse(line):\n    return line.split(',')\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository in which the planted person stands in every place that is kept, and a token in all others."""
    made = Repository(tmp_path_factory.mktemp("made") / "tool")
    first = made.commit("Begin", {"src/parse.py": HARMLESS, "README.md": f"# Tool\n\nBy {PERSON}\n"}, OWNER)
    made.commit(
        f"Add what {PERSON} asked for\n\nSigned-off-by: {OWNER}\n", {"old/mirabel_quistgaard.txt": "a b c\n"}, OWNER
    )
    made.git("checkout", "-q", "-b", "feature/mirabel-quistgaard")
    made.commit("Describe it", {"README.md": "# Tool\n", "src/parse.py": HARMLESS + b"# done\n"}, "zq7 <root@buildbox>")
    made.git("checkout", "-q", "main")
    made.commit(f"Revert {first[:10]}", {"src/new.py": b"print('new')\n"}, "Jo Ta <jo@example.com>", OWNER)
    made.git("merge", "-q", "--no-ff", "-m", f"Merge for {PERSON}", "feature/mirabel-quistgaard", who=made.who(OWNER))
    (made.folder / "old" / "mirabel_quistgaard.txt").unlink()
    made.commit("Remove the notes", {"run.sh": b"#!/bin/sh\n"}, OWNER)
    (made.folder / "run.sh").chmod(0o755)
    made.commit("Let it run", {}, OWNER)
    made.git("tag", "-a", "v1.0", "-m", f"Released by {PERSON}", who=made.who(OWNER))
    made.git("tag", "mirabel-quistgaard-was-here")
    _add_what_goes(made)
    return made


def _add_what_goes(made: Repository) -> None:
    """Put a token into every corner that no copy may have."""
    made.git("config", "remote.origin.url", f"https://{TOKEN}@example.com/x.git")
    made.commit(f"Abandon {TOKEN}", {"gone.txt": TOKEN}, OWNER)
    made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    made.git("update-ref", "refs/replace/" + made.git("rev-parse", "HEAD~3"), "HEAD")
    made.git("notes", "add", "-m", TOKEN, who=made.who(OWNER))
    made.git("reset", "-q", "--hard", "HEAD~1")
    made.write({"README.md": TOKEN})
    made.git("stash", "push", "-q", "-m", TOKEN, who=made.who(OWNER))
    made.git("hash-object", "-w", "--stdin", given=f"dangling {TOKEN}".encode())
    made.write({
        ".git/hooks/post-commit": f"#!/bin/sh\necho {TOKEN}\n",
        ".git/description": TOKEN,
        ".git/info/exclude": TOKEN,
        ".git/modules/x/config": TOKEN,
        ".git/worktrees/x/gitdir": f"/home/{TOKEN}",
        ".git/COMMIT_EDITMSG": TOKEN,
        ".git/lfs/objects/aa": TOKEN,
    })  # fmt: skip


@pytest.fixture(scope="module", params=["loose", "packed"])
def repo(request: pytest.FixtureRequest, made: Repository) -> Repository:
    if request.param == "packed":
        made.git("gc", "-q", "--prune=never")
        made.git("pack-refs", "--all")
    return made


@pytest.fixture(scope="module")
def copy(repo: Repository, tmp_path_factory: pytest.TempPathFactory) -> Unpacked:
    return Unpacked(tmp_path_factory.mktemp("copy"), scrub(repo.zipped(), keeps=KEEP)[0])


class TestACopy:
    def test_git_finds_nothing_to_complain_about(self, copy: Unpacked, tmp_path: Path) -> None:
        assert copy.is_sound()
        assert copy.git("status", "--porcelain") == ""
        copy.git("clone", "-q", str(copy.folder), str(tmp_path / "clone"))

    def test_it_holds_no_trace_of_the_person_and_nothing_that_is_dropped(
        self, repo: Repository, copy: Unpacked
    ) -> None:
        before, after = (folded(one.everything().decode("latin-1")) for one in (repo, copy))
        assert [trace for trace in TRACES if trace in after] == []
        assert TOKEN.lower() in before
        assert TOKEN.lower() not in after
        assert SUBSTITUTE.lower() in after
        names = {path.relative_to(copy.folder / ".git").as_posix() for path in copy.folder.glob(".git/**/*")}
        assert {re.sub("[0-9a-f]{40}", "X", name) for name in names} == {
            "HEAD", "config", "index", "packed-refs", "refs", "objects", "objects/pack",
            "objects/pack/pack-X.pack", "objects/pack/pack-X.idx",
        }  # fmt: skip

    def test_no_old_name_of_an_object_is_left_but_of_what_did_not_change(
        self, repo: Repository, copy: Unpacked
    ) -> None:
        left = repo.objects().keys() & copy.objects().keys()
        assert {copy.git("cat-file", "-t", name) for name in left} <= {"blob", "tree"}
        changed = [name for name in repo.objects() if name not in left]
        after = copy.everything().decode("latin-1")
        assert [name for name in changed if name[:7] in after] == []

    def test_it_has_the_same_commits_in_the_same_shape(self, repo: Repository, copy: Unpacked) -> None:
        old, new = (_shape(one) for one in (repo, copy))
        assert len(new) == 7
        assert new == old
        assert copy.git("rev-parse", "--abbrev-ref", "HEAD") == "main"

    def test_what_is_not_sensitive_is_the_same_byte_for_byte(self, repo: Repository, copy: Unpacked) -> None:
        for place in ("main:src/parse.py", "main:src/new.py", "main~1:src/parse.py", "v1.0^{commit}:run.sh"):
            assert copy.git("rev-parse", place) == repo.git("rev-parse", place)
        assert copy.git("ls-tree", "main", "run.sh").startswith("100755")

    def test_people_are_called_as_everywhere_or_numbered(self, copy: Unpacked) -> None:
        people = set(copy.git("log", "--all", "--format=%an <%ae>%n%cn <%ce>").splitlines())
        assert people == {
            "Robin Everly <robin@everly.example>",
            "Contributor 2 <contributor-2@example.invalid>",
            "Contributor 3 <contributor-3@example.invalid>",
        }
        assert "Signed-off-by: Robin Everly <robin@everly.example>" in copy.git("log", "--format=%B")

    def test_days_stay_and_hours_and_zones_go(self, copy: Unpacked) -> None:
        assert (
            copy.git("log", "-1", "--format=%ad|%cd", "--date=iso")
            == "2024-03-08 00:00:00 +0000|2024-03-08 00:00:00 +0000"
        )

    def test_names_of_branches_tags_and_paths_are_rewritten(self, copy: Unpacked) -> None:
        refs = copy.git("for-each-ref", "--format=%(refname)").splitlines()
        assert refs == [
            "refs/heads/feature/robin-everly", "refs/heads/main",
            "refs/tags/robin-everly-was-here", "refs/tags/v1.0",
        ]  # fmt: skip
        assert copy.git("tag", "-l", "--format=%(contents)", "v1.0") == f"Released by {SUBSTITUTE}"
        assert "old/robin_everly.txt" in copy.git("log", "--format=", "--name-only")

    def test_a_commit_that_a_message_quotes_is_quoted_by_its_new_name(self, copy: Unpacked) -> None:
        first = copy.git("rev-list", "--max-parents=0", "main")
        assert f"Revert {first[:10]}" in copy.git("log", "--format=%s")


def _shape(repository: Repository) -> list[tuple[str, ...]]:
    """Return each commit's subject without names, with those of its parents and the files that it changed."""
    listed = repository.git("log", "--branches", "--tags", "--topo-order", "--format=%H").splitlines()
    shape = []
    for name in listed:
        parents = repository.git("log", "-1", "--format=%P", name).split()
        numbers = tuple(str(listed.index(parent)) for parent in parents)
        shape.append((repository.git("log", "-1", "--shortstat", "--format=", name), *numbers))
    return shape


def test_the_same_history_gives_the_same_bytes_loose_or_packed(made: Repository) -> None:
    loose = scrub(made.zipped(), keeps=KEEP)[0]
    made.git("gc", "-q", "--prune=never")
    packed = scrub(made.zipped(), keeps=KEEP)[0]
    assert packed == loose
    assert scrub(made.zipped(), keeps=KEEP)[0] == packed


@pytest.mark.parametrize("pack", ["zip", "tar.gz"])
def test_scrubbing_twice_changes_nothing_more(made: Repository, pack: str) -> None:
    data = made.zipped() if pack == "zip" else made.tarred()
    once, _ = scrub(data, keeps=KEEP)
    assert scrub(once, keeps=KEEP)[0] == once


def test_a_tar_holds_the_same_history_as_a_zip(made: Repository) -> None:
    members = repository.untarred(scrub(made.tarred(), keeps=KEEP)[0])
    with zipfile.ZipFile(io.BytesIO(scrub(made.zipped(), keeps=KEEP)[0])) as archive:
        history = {name: archive.read(name) for name in archive.namelist() if "/.git/" in name}
    assert {name: data for name, data in members.items() if "/.git/" in name} == history


def test_a_history_without_a_folder_around_it_is_kept_too(made: Repository, tmp_path: Path) -> None:
    copy = Unpacked(tmp_path / "copy", scrub(made.zipped(root=""), keeps=KEEP)[0], root="")
    assert copy.is_sound()
    assert copy.git("status", "--porcelain") == ""


def test_every_place_has_a_number_of_its_own(made: Repository) -> None:
    document = read_file(made.zipped(), keeps=KEEP)
    said = {unit.locator: unit.text for unit in document.all_units()}
    assert said["history 1, commit 1, author"] == PERSON
    assert said["history 1, commit 1, author's address"] == MAIL
    assert said["history 1, commit 1, author's date"] == "2024-03-02"
    assert said["history 1, commit 4, author"] == "Jo Ta"
    assert said["history 1, commit 2, message > line 1"].startswith("Add what")
    assert said["history 1, commit 1, file 1 > line 1"] == f"# Tool\n\nBy {PERSON}\n"
    assert said["history 1, branch 1, name"] == "feature mirabel quistgaard"
    assert said["history 1, tag 1, message > line 1"] == f"Released by {PERSON}\n"
    assert "mirabel_quistgaard.txt" in said.values()
    assert TOKEN not in "".join(said.values())
    assert document.histories == {"tool/.git": 7}
    assert document.unread == []


def test_a_file_that_stands_in_the_archive_is_not_read_again_in_its_history(made: Repository) -> None:
    texts = [unit.text for unit in read_file(made.zipped(), keeps=KEEP).all_units()]
    assert texts.count("print('new')\n") == 1


def test_it_is_dropped_and_said_unless_somebody_wants_it(made: Repository) -> None:
    document = read_file(made.zipped())
    assert [(part.kind, part.locator, part.decide) for part in document.constructs] == [
        (ConstructKind.GIT_HISTORY, "history", False)
    ]
    assert document.histories == {}
    copy, stripped = scrub(made.zipped())
    assert "git history" in stripped
    assert not any("/.git/" in name for name in repository.unzipped(copy))


def test_the_history_of_an_archive_in_the_archive_is_dropped(made: Repository) -> None:
    copy, stripped = scrub(repository.zipped({"inner.zip": made.zipped(), "a.txt": b"x"}), keeps=KEEP)
    assert "member 2 > git history" in stripped
    assert not any("/.git/" in name for name in repository.unzipped(repository.unzipped(copy)["inner.zip"]))


class TestWhatIsLeftOut:
    @pytest.fixture
    def repo(self, tmp_path: Path) -> Repository:
        return Repository(tmp_path / "tool")

    def kept(self, repo: Repository, tmp_path: Path, removals: tuple[str, ...] = ()) -> tuple[Unpacked, list[str]]:
        copy, stripped = scrub(repo.zipped(), keeps=KEEP, removals=removals)
        return Unpacked(tmp_path / "copy", copy), stripped

    def test_links_submodules_and_pointers_to_large_files_are_said(self, repo: Repository, tmp_path: Path) -> None:
        (repo.folder / "link").symlink_to("/home/mirabel")
        first = repo.commit(
            "First", {"a.txt": "a b\n", "big.bin": "version https://git-lfs.github.com/spec/v1\noid sha256:77\n"}
        )
        repo.git("update-index", "--add", "--cacheinfo", f"160000,{first},inner")
        repo.git("commit", "-q", "-m", "Second", who=repo.who())
        copy, stripped = self.kept(repo, tmp_path)
        assert copy.is_sound()
        assert copy.git("ls-tree", "-r", "--name-only", "HEAD") == "a.txt"
        assert {"1 link of the history", "1 submodule of the history", "1 large file of the history"} <= set(stripped)

    def test_signatures_of_commits_and_tags_are_said(self, repo: Repository, tmp_path: Path) -> None:
        repo.commit("First", {"a.txt": "a b\n"})
        signature = "-----BEGIN PGP SIGNATURE-----\n\n{}\n-----END PGP SIGNATURE-----\n".format("mirabelquistgaard")
        head = repo.git("cat-file", "commit", "HEAD").replace(
            "\n\n", "\ngpgsig " + signature.rstrip().replace("\n", "\n ") + "\n\n", 1
        )
        signed = repo.git("hash-object", "-t", "commit", "-w", "--stdin", given=head.encode())
        repo.git("update-ref", "refs/heads/main", signed)
        tag = f"object {signed}\ntype commit\ntag v1\ntagger A <a@b.c> 1700000000 +0000\n\nOne\n{signature}"
        repo.git(
            "update-ref", "refs/tags/v1", repo.git("hash-object", "-t", "tag", "-w", "--stdin", given=tag.encode())
        )
        copy, stripped = self.kept(repo, tmp_path)
        assert b"SIGNATURE" not in copy.everything()
        assert "2 signatures of the history" in stripped
        assert copy.git("tag", "-l", "--format=%(contents)") == "One"

    def test_what_tools_made_is_left_out_of_old_commits_as_well(self, repo: Repository, tmp_path: Path) -> None:
        repo.commit("First", {"a.txt": "a b\n", ".idea/x.xml": "<x/>", "node_modules/y/z.js": "1\n"})
        copy, stripped = self.kept(repo, tmp_path)
        assert copy.git("ls-tree", "-r", "--name-only", "HEAD") == "a.txt"
        assert "2 files of the history that tools made for themselves" in stripped

    def test_a_file_nobody_can_read_holds_the_archive_until_it_is_removed(
        self, repo: Repository, tmp_path: Path
    ) -> None:
        repo.commit("First", {"a.txt": "a b\n"})
        repo.commit("Second", {"b.bin": b"\x00\x01\x02", "c.txt": "c d\n"})
        (repo.folder / "b.bin").unlink()
        repo.commit("Third")
        unread = [(part.locator, part.reason) for part in read_file(repo.zipped(), keeps=KEEP).all_unread()]
        assert unread == [("history 1, commit 2, file 1", Reason.PART_NOT_READ)]
        with pytest.raises(Held):
            scrub(repo.zipped(), keeps=KEEP)
        copy, stripped = self.kept(repo, tmp_path, removals=("history 1, commit 2, file 1",))
        assert copy.git("log", "--format=%s") == "Third\nSecond\nFirst"
        assert copy.git("ls-tree", "--name-only", "HEAD~1") == "a.txt\nc.txt"
        assert "1 removed file of the history" in stripped

    def test_a_member_that_is_removed_is_gone_from_every_commit(self, repo: Repository, tmp_path: Path) -> None:
        repo.commit("First", {"a.txt": "a b\n", "b.bin": b"\x00\x01\x02"})
        assert [part.locator for part in read_file(repo.zipped(), keeps=KEEP).all_unread()] == ["member 2"]
        copy, _ = self.kept(repo, tmp_path, removals=("member 2",))
        assert copy.is_sound()
        assert copy.git("ls-tree", "--name-only", "HEAD") == "a.txt"
        assert copy.git("status", "--porcelain") == ""

    def test_an_empty_commit_and_an_empty_message_stay(self, repo: Repository, tmp_path: Path) -> None:
        repo.commit("First", {"a.txt": "a b\n"})
        repo.commit("", arguments=("--allow-empty-message",))
        copy, _ = self.kept(repo, tmp_path)
        assert copy.is_sound()
        assert copy.git("rev-list", "--count", "HEAD") == "2"

    def test_commits_that_differ_in_nothing_that_stays_stay_two(self, repo: Repository, tmp_path: Path) -> None:
        repo.commit("First", {"a.txt": "a b\n"})
        repo.git("branch", "other")
        for branch, hour in (("main", "10"), ("other", "11")):
            repo.git("checkout", "-q", branch)
            date = f"2024-05-05T{hour}:00:00Z"
            who = {**repo.who(), "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
            repo.git("commit", "-q", "--allow-empty", "-m", "Same", who=who)
        copy, _ = self.kept(repo, tmp_path)
        assert copy.git("rev-parse", "main") != copy.git("rev-parse", "other")

    def test_a_detached_head_stays_detached(self, repo: Repository, tmp_path: Path) -> None:
        repo.commit("First", {"a.txt": "a b\n"})
        repo.git("checkout", "-q", "--detach")
        copy, _ = self.kept(repo, tmp_path)
        assert copy.is_sound()
        assert copy.git("rev-parse", "HEAD") == copy.git("rev-parse", "main")
        assert copy.git("status", "--porcelain") == ""

    def test_words_in_a_declared_encoding_become_utf8(self, repo: Repository, tmp_path: Path) -> None:
        repo.git("config", "i18n.commitEncoding", "ISO-8859-1")
        repo.commit(f"Für {PERSON}: Änderung\n".encode("latin-1"), {"a.txt": "a b\n"})
        copy, _ = self.kept(repo, tmp_path)
        assert copy.git("log", "--format=%B|%e") == f"Für {SUBSTITUTE}: Änderung\n|"

    def test_words_in_an_encoding_nobody_knows_hold_it_until_they_are_removed(
        self, repo: Repository, tmp_path: Path
    ) -> None:
        repo.git("config", "i18n.commitEncoding", "ISO-2022-JP")
        repo.commit("日本".encode("iso-2022-jp"), {"a.txt": "a b\n"})
        place = "history 1, commit 1, message"
        assert [(part.locator, part.reason) for part in read_file(repo.zipped(), keeps=KEEP).all_unread()] == [
            (place, Reason.UNREADABLE_TEXT)
        ]
        copy, _ = self.kept(repo, tmp_path, removals=(place,))
        assert copy.git("log", "--format=%B") == "[removed]"


def _shallow(repo: Repository) -> Repository:
    repo.git("clone", "-q", "--depth=1", f"file://{repo.folder}", str(repo.folder.parent / "other"))
    return Repository(repo.folder.parent / "other")


def _partial(repo: Repository) -> Repository:
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("clone", "-q", "--filter=blob:none", f"file://{repo.folder}", str(repo.folder.parent / "other"))
    return Repository(repo.folder.parent / "other")


def _shared(repo: Repository) -> Repository:
    repo.git("clone", "-q", "--shared", str(repo.folder), str(repo.folder.parent / "other"))
    return Repository(repo.folder.parent / "other")


def _sha256(repo: Repository) -> Repository:
    repo.git("init", "-q", "--object-format=sha256", str(repo.folder.parent / "other"))
    other = Repository(repo.folder.parent / "other")
    other.commit("First", {"a.txt": "a b\n"})
    return other


def _unborn(repo: Repository) -> Repository:
    repo.git("init", "-q", str(repo.folder.parent / "other"))
    return Repository(repo.folder.parent / "other")


def _cut_off(repo: Repository) -> Repository:
    repo.pack()
    pack = next(repo.folder.glob(".git/objects/pack/*.pack"))
    pack.chmod(0o644)
    pack.write_bytes(pack.read_bytes()[:-30])
    return repo


def _flipped(repo: Repository) -> Repository:
    name = repo.git("rev-parse", "HEAD:a.txt")
    path = repo.folder / ".git" / "objects" / name[:2] / name[2:]
    path.chmod(0o644)
    path.write_bytes(bytes([*path.read_bytes()[:-3], 1, 2, 3]))
    return repo


def _missing(repo: Repository) -> Repository:
    name = repo.git("rev-parse", "HEAD~1^{tree}")
    (repo.folder / ".git" / "objects" / name[:2] / name[2:]).unlink()
    return repo


def _renamed_object(repo: Repository) -> Repository:
    """An object under the name of another: git would say so, too."""
    one, other = (repo.git("rev-parse", place) for place in ("HEAD:a.txt", "HEAD~1:a.txt"))
    paths = [repo.folder / ".git" / "objects" / name[:2] / name[2:] for name in (one, other)]
    paths[0].chmod(0o644)
    paths[0].write_bytes(paths[1].read_bytes())
    return repo


def _broken_ref(repo: Repository) -> Repository:
    repo.write({".git/refs/heads/main": "not a name\n"})
    return repo


def _pointer(repo: Repository) -> Repository:
    repo.git("worktree", "add", "-q", str(repo.folder.parent / "other"), "-b", "side")
    return Repository(repo.folder.parent / "other")


def _with_tree(name: bytes, mode: bytes = b"100644") -> Callable[[Repository], Repository]:
    def make(repo: Repository) -> Repository:
        blob = bytes.fromhex(repo.git("rev-parse", "HEAD:a.txt"))
        tree = repo.git(
            "hash-object", "-t", "tree", "-w", "--literally", "--stdin", given=mode + b" " + name + b"\0" + blob
        )
        repo.git("update-ref", "refs/heads/main", repo.git("commit-tree", tree, "-m", "x", who=repo.who()))
        return repo

    return make


UNREADABLE: dict[str, Callable[[Repository], Repository]] = {
    "shallow": _shallow,
    "partial": _partial,
    "with objects elsewhere": _shared,
    "SHA-256": _sha256,
    "without a commit": _unborn,
    "pack cut off": _cut_off,
    "object with other bytes": _flipped,
    "object missing": _missing,
    "object under another's name": _renamed_object,
    "ref that names nothing": _broken_ref,
    "pointer to a repository": _pointer,
    "path that leads outside": _with_tree(b".."),
    "path in a path": _with_tree(b"a/b"),
    "path with a drive": _with_tree(b"C:x"),
    "path with a backslash": _with_tree(b".git\\hooks"),
    "path in no encoding": _with_tree(b"\xff\xfe"),
    "file with an unknown mode": _with_tree(b"a", b"100600"),
    "file that is a folder": _with_tree(b"a", b"40000"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_history_that_cannot_be_read_in_full_holds_the_archive(case: str, tmp_path: Path) -> None:
    made = Repository(tmp_path / "tool")
    made.commit("First", {"a.txt": "a b\n"})
    made.commit("Second", {"a.txt": "c d\n"})
    data = UNREADABLE[case](made).zipped()
    with pytest.raises(Held) as held:
        read_file(data, keeps=KEEP)
    assert held.value.reason is Reason.HISTORY_UNREADABLE
    assert read_file(data).histories == {}


@pytest.mark.parametrize("name", [b".git", b".GIT", b"git~1", ".g\u200cit".encode(), b".git "])
def test_a_name_that_some_system_takes_for_the_repository_itself_is_left_out(name: bytes, tmp_path: Path) -> None:
    made = Repository(tmp_path / "tool")
    made.commit("First", {"a.txt": "a b\n"})
    copy = Unpacked(tmp_path / "copy", scrub(_with_tree(name)(made).zipped(), keeps=KEEP)[0])
    assert copy.is_sound()
    assert copy.git("ls-tree", "HEAD") == ""


def test_a_bundle_is_a_file_that_nobody_reads(tmp_path: Path) -> None:
    made = Repository(tmp_path / "tool")
    made.commit("First", {"a.txt": "a b\n"})
    made.git("bundle", "create", "-q", "all.bundle", "--all")
    unread = read_file(
        repository.zipped({"all.bundle": (made.folder / "all.bundle").read_bytes(), "a.txt": b"x"})
    ).unread
    assert [part.locator for part in unread] == ["member 2"]


def _crowded(repo: Repository) -> None:
    for number in range(6):
        repo.commit(f"Number {number}", {"a.txt": f"a {number}\n"})


def _tree_bomb(repo: Repository) -> None:
    """Folders of ten folders each that are all the same one, ten deep: ten thousand million files in eleven objects."""
    blob = repo.git("hash-object", "-w", "--stdin", given=b"a b\n")
    tree = repo.git("mktree", given="".join(f"100644 blob {blob}\tf{n}\n" for n in range(10)).encode())
    for _ in range(9):
        tree = repo.git("mktree", given="".join(f"040000 tree {tree}\td{n}\n" for n in range(10)).encode())
    repo.git("update-ref", "refs/heads/main", repo.git("commit-tree", tree, "-m", "x", who=repo.who()))


def _wordy(repo: Repository) -> None:
    for number in range(4):
        repo.commit(f"Number {number}", {"a.txt": f"{number} words of it\n" * 1000})


def _large(repo: Repository) -> None:
    for number in range(4):
        repo.commit(f"Number {number}", {"a.txt": f"{number}\n".encode() + bytes([65]) * 3_000_000})
    repo.pack()


TOO_LARGE: dict[str, tuple[Callable[[Repository], None], Limits]] = {
    "commits": (_crowded, Limits(git_commits=5)),
    "objects": (_crowded, Limits(git_objects=17)),
    "folders in folders": (_tree_bomb, Limits(git_objects=1_000)),
    "text": (_wordy, Limits(characters=50_000)),
    "deltas": (_large, Limits(unpacked=8_000_000)),
}


@pytest.mark.parametrize("case", TOO_LARGE)
def test_a_history_beyond_a_limit_holds_the_archive_and_not_without_it(case: str, tmp_path: Path) -> None:
    make, limits = TOO_LARGE[case]
    made = Repository(tmp_path / "tool")
    make(made)
    with pytest.raises(Held) as held:
        read_file(made.zipped(), limits=limits, keeps=KEEP)
    assert held.value.reason is Reason.HISTORY_TOO_LARGE
    assert read_file(made.zipped(), limits=limits).histories == {}


class TestObjects:
    def test_it_reads_what_git_reads_from_packs_with_deltas(self, tmp_path: Path) -> None:
        made = Repository(tmp_path / "tool")
        lines = [f"line {number} of the file\n" for number in range(400)]
        for number in range(12):
            lines[number * 30] = f"changed {number}\n"
            made.commit(f"Number {number}", {"a.txt": "".join(lines), f"b/{number}.txt": "".join(lines[number:])})
        made.pack()
        objects = Objects(_files(made), Budget())
        real = made.objects()
        assert set(objects) == set(real)
        assert all(objects.read(name, kind) == real[name] for name in real if (kind := objects.kind(name)) is not None)
        assert "chain length" in made.git("verify-pack", "-v", str(next(made.folder.glob(".git/objects/pack/*.idx"))))

    def test_a_base_that_is_named_is_found_in_another_pack(self, tmp_path: Path) -> None:
        made = Repository(tmp_path / "tool")
        old = made.commit("First", {"a.txt": "".join(f"line {number}\n" for number in range(300))})
        made.pack()
        made.commit("Second", {"a.txt": "".join(f"line {number}\n" for number in range(1, 301))})
        real = made.objects()
        thin = made.raw("pack-objects", "-q", "--thin", "--revs", "--stdout", given=f"HEAD\n^{old}\n".encode())
        whole = {
            name: data for name, data in _files(made).items() if not name.startswith("objects/") or "/pack/" in name
        }
        objects = Objects({**whole, "objects/pack/a-thin-one.pack": thin}, Budget())
        assert set(objects) == set(real)
        assert objects.read(made.git("rev-parse", "HEAD:a.txt"), GitKind.BLOB).endswith(b"line 300\n")

    def test_a_delta_for_another_base_makes_nothing(self) -> None:
        delta = b"\x05\x05\x90\x05"
        assert patched(b"01234", delta, 5) == b"01234"
        for base, wrong in (
            (b"0123", delta),
            (b"01234", b"\x05\x06\x90\x05"),
            (b"01234", b"\x05\x04\x90\x05"),
            (b"01234", b"\x05\x05\x91\x01\x05"),
            (b"01234", b"\x05\x05\x00"),
            (b"01234", b"\x05\x05\x90"),
            (b"01234", b"\x05\x05\x05ab"),
            (b"01234", b"\xff" * 30),
        ):
            with pytest.raises(Damaged):
                patched(base, wrong, 5)
        with pytest.raises(Damaged):
            patched(b"01234", delta, 4)


def _files(repo: Repository) -> dict[str, bytes]:
    return {name.removeprefix(".git/"): data for name, data in repo.members("").items() if not name.endswith("/")}
