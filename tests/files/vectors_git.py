"""A real repository with a value in every place in which its history may hold one."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.files.git import Repository

GIT_REPLACED = (
    *("author", "committer", "author_address", "message", "signed_off", "tagger", "tag_message", "branch", "tag_name"),
    *("old_path", "deleted_file", "old_version", "encoded_message"),
)
GIT_DROPPED = (
    *("unknown_author", "unknown_address", "commit_signature", "tag_signature", "unknown_header", "settings_remote"),
    *("reflog_entry", "stash_message", "stashed_file", "note_text", "remote_branch", "dangling", "rewritten_commit"),
    *("hook_script", "description", "excluded", "module_settings", "worktree_path", "replacement", "link_target"),
    *("large_file", "tool_file", "edit_message"),
)
GIT_BENIGN = ("Count the parcels", "def count", "Words of no interest")


def git_archive(values: Mapping[str, str]) -> bytes:
    """Return a zip of a repository whose history holds the values."""
    with tempfile.TemporaryDirectory() as folder:
        made = Repository(Path(folder) / "tool")
        _commits(made, values)
        _beside(made, values, {place: value.replace(" ", "_") for place, value in values.items()})
        return made.zipped()


def _commits(made: Repository, values: Mapping[str, str]) -> None:
    address = f"{values['author_address'].replace(' ', '_')}@quandrel-freight.example"
    old = {"src/main.py": f"# by {values['old_version']}\n", "gone.txt": f"by {values['deleted_file']}\n"}
    made.commit("Begin", old, f"{values['author']} <{address}>", f"{values['committer']} <c@quandrel-freight.example>")
    (made.folder / "gone.txt").unlink()
    path = f"notes/{values['old_path'].replace(' ', '_')}.txt"
    said = f"Count the parcels for {values['message']}\n\nSigned-off-by: {values['signed_off']} <s@quandrel.example>\n"
    made.commit(said, {"src/main.py": "def count() -> int:\n    return 40\n", path: "Words of no interest\n"})
    (made.folder / path).unlink()
    made.git("config", "i18n.commitEncoding", "ISO-8859-1")
    who = f"{values['unknown_author']} <{values['unknown_address']}@localhost>"
    made.commit(f"Für {values['encoded_message']}\n".encode("latin-1"), {"README.md": "# Tool\n"}, who)
    made.git("config", "--unset", "i18n.commitEncoding")
    large = f"version https://git-lfs.github.com/spec/v1\noid sha256:{values['large_file']}\nsize 7\n"
    (made.folder / "link").symlink_to(f"/home/{values['link_target']}")
    made.commit("Add more", {"big.dat": large, ".idea/x.xml": f"<x>{values['tool_file']}</x>"})
    made.git("rm", "-rqf", "link", "big.dat", ".idea")
    made.commit("Tidy")
    made.git("branch", f"feature/{values['branch'].replace(' ', '-')}")
    made.git("tag", values["tag_name"].replace(" ", "-"))


def _beside(made: Repository, values: Mapping[str, str], joined: Mapping[str, str]) -> None:
    """Put values where no branch or tag leads, and a last signed commit and tag."""
    signature = "-----BEGIN PGP SIGNATURE-----\n \n {}\n -----END PGP SIGNATURE-----"
    words = made.git("cat-file", "commit", "HEAD")
    headers = f"\ngpgsig {signature.format(values['commit_signature'])}\nsource {values['unknown_header']}\n\n"
    signed = made.raw("hash-object", "-t", "commit", "-w", "--stdin", given=words.replace("\n\n", headers, 1).encode())
    tag = (
        f"object {signed.decode().strip()}\ntype commit\ntag v1\n"
        f"tagger {values['tagger']} <t@quandrel.example> 1709251200 +0100\n\n"
        f"For {values['tag_message']}\n{signature.format(values['tag_signature']).replace(chr(10) + ' ', chr(10))}\n"
    )
    made.git("update-ref", "refs/tags/v1", made.git("hash-object", "-t", "tag", "-w", "--stdin", given=tag.encode()))
    made.commit(f"Abandon {values['rewritten_commit']}")
    made.git("reset", "-q", "--hard", "HEAD~1")
    made.commit("Away", {"away.txt": values["remote_branch"]})
    made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    made.commit(f"Instead {values['replacement']}")
    made.git("update-ref", f"refs/replace/{made.git('rev-parse', 'HEAD~2')}", "HEAD")
    made.git("reset", "-q", "--hard", "HEAD~2")
    made.git("notes", "add", "-m", values["note_text"], who=made.who())
    made.write({"README.md": values["stashed_file"]})
    made.git("stash", "push", "-q", "-m", values["stash_message"], who=made.who())
    made.git("hash-object", "-w", "--stdin", given=values["dangling"].encode())
    made.git("update-ref", "-m", values["reflog_entry"], "--create-reflog", "refs/heads/main", "HEAD")
    made.git("config", "remote.origin.url", f"https://{joined['settings_remote']}@example.com/x.git")
    made.write({
        ".git/hooks/post-commit": f"#!/bin/sh\n# {values['hook_script']}\n",
        ".git/description": values["description"],
        ".git/info/exclude": values["excluded"],
        ".git/modules/x/config": values["module_settings"],
        ".git/worktrees/x/gitdir": values["worktree_path"],
        ".git/COMMIT_EDITMSG": values["edit_message"],
        ".git/logs/HEAD": f"{values['reflog_entry']}\n",
    })  # fmt: skip
