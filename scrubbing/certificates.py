"""The certificate of one scrub: what went in, what came out, what was done and proved, signed. Plain Python.

It holds hashes, counts and words of closed lists only: no value, no file name, no place. What is said of a file in free
words elsewhere (fragments of what was stripped) is looked up in such a list here, and counted as "other parts" when it
is not in it.

Of the original it holds a commitment, not the hash: a copy gives everything away but what was replaced, so whoever had
the original's hash could try all names there are against it. `opening` holds hash, size and the commitment's salt. It
is for those who have the original, it stands outside the signature, and what is released goes without it.

The signature covers the canonical form of everything else, the public key included: whoever knows the key's fingerprint
needs neither the installation nor its database.
"""

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from scrubbing.document import HISTORY, ConstructKind
from scrubbing.findings import KnownValue, Verdict, normalise
from submissions.media import MediaType

if TYPE_CHECKING:
    from scrubbing.pipeline import Outcome

FORMAT = "cleanroom-certificate-1"
# The label under which an installation derives its seed, see submissions/vault.py.
SEED = "certificates"
# A certificate is a page of counts; a longer file is none.
MAX_BYTES = 1024 * 1024
OPENING = "opening"

_FIELDS = frozenset(
    {
        *("format", "run", "at", "status", "media_type", "before", "after", "replaced", "kept", "undecided", "public"),
        *("stripped", "parts", "pages", "unchecked_languages", "checks", "searched", "engine", "policy", "ocr"),
        *("signer", "signature"),
    }
)
# What certificates of earlier engines do not say.
_LATER = frozenset({"read"})
_TYPE = re.compile(r"[A-Z][A-Z0-9_]{0,39}")
_RUN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(r"[0-9a-f]{128}")
_PAGE = re.compile(r"page (\d+): (rebuilt|removed|values cut out)")
_COUNTED = re.compile(r"(\d+)(?: x)? (.+)")
_BRACKETS = re.compile(r" \(.*\)| ?: .*")
_OTHER = "other parts"
_PAGES = {
    "rebuilt": "pages rebuilt as pictures",
    "values cut out": "pages with values cut out",
    "removed": "removed pages",
}
# What redaction says it stripped -> the word under which it is counted.
_STRIPPED = {
    "comment": "comments",
    "script": "scripts",
    "action": "actions",
    "attachment": "attachments",
    "embedded file": "embedded files",
    "removed part": "removed parts",
    "removed member": "removed parts",
    "removed members": "removed parts",
    "removed mail": "removed parts",
    "removed mails": "removed parts",
    "processing instruction": "processing instructions",
    "signature or delivery report": "signatures or delivery reports",
    "page within the page": "pages within the page",
    "link to a local file": "links to local files",
    "signature of the history": "signatures of the history",
    "link of the history": "links of the history",
    "submodule of the history": "submodules of the history",
    "tag of the history that leads to a file": "tags of the history that lead to a file",
    "large file of the history": "large files of the history",
    "removed file of the history": "removed files of the history",
    "file of the history that tools made for themselves": "files of the history that tools made for themselves",
}
# What has one form only.
_UNCOUNTED = (
    "page properties",
    "authors of comments and changes",
    "the old text encoding",
    "data after the end of the image",
    "times, owners and comments of the archive",
    "senders and times between mails",
    "the Outlook format",
    "Outlook's properties",
    "files that tools made for themselves",
    "remotes, settings, hooks and whatever no branch reaches",
    "layers",
    "bookmarks",
    "structure tags",
    "notebook properties",
    "cell properties",
    *(kind.value for kind in ConstructKind),
)
_STRIPPED.update({word: word for word in (*_STRIPPED.values(), *_UNCOUNTED)})


class Holder(StrEnum):
    """Whose key signed."""

    INSTALLATION = "installation"
    FILE = "key file"
    EPHEMERAL = "ephemeral"


class Judgement(StrEnum):
    """What a check says."""

    VALID = "valid"
    ALTERED = "altered"
    OTHER_FILE = "other file"
    UNKNOWN_KEY = "unknown key"


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file as far as a certificate knows it."""

    sha256: str
    size: int

    @classmethod
    def read(cls, stream: BinaryIO) -> "Bytes":
        """Hash a stream to its end."""
        digest, size = hashlib.sha256(), 0
        while block := stream.read(1024 * 1024):
            digest.update(block)
            size += len(block)
        return cls(digest.hexdigest(), size)


@dataclass(frozen=True, slots=True)
class Original:
    """The file before, and the salt that hides its hash: secret, and another one for every run."""

    file: Bytes
    salt: bytes

    def opening(self) -> dict[str, Any]:
        """Return what is told to those who have the original."""
        return {"sha256": self.file.sha256, "bytes": self.file.size, "salt": self.salt.hex()}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an outcome does not say of itself: which run it was, of which bytes, and what people decided about parts.

    `media_type` is that of the copy.
    """

    run: str
    at: datetime
    media_type: MediaType
    before: Original
    after: Bytes
    removals: frozenset[str] = frozenset()
    keeps: frozenset[str] = frozenset()


class Signer:
    """An Ed25519 key with which certificates are signed. The same seed is always the same key."""

    def __init__(self, seed: bytes, holder: Holder) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.holder = holder

    @classmethod
    def ephemeral(cls) -> "Signer":
        """Return a key that nobody keeps: it shows that a certificate is whole, not who made it."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw(), Holder.EPHEMERAL)

    @property
    def public_key(self) -> bytes:
        """The raw public key, 32 bytes."""
        return self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def fingerprint(self) -> str:
        """What people compare: SHA-256 of the raw public key."""
        return fingerprint(self.public_key)

    def sign(self, content: Mapping[str, Any]) -> str:
        """Return the certificate of a content as text in its canonical form."""
        signer = {
            "algorithm": "Ed25519",
            "holder": self.holder.value,
            "public_key": self.public_key.hex(),
            "fingerprint": self.fingerprint,
        }
        signed = {**content, "signer": signer}
        return canonical({**signed, "signature": self._key.sign(canonical(signed).encode()).hex()})


def key_file(path: Path) -> Signer:
    """Return the key of a file that holds 32 random bytes in base64.

    Raises:
        OSError, ValueError: it cannot be read, or holds something else.
    """
    return Signer(base64.b64decode(path.read_text("ascii").strip(), validate=True), Holder.FILE)


def fingerprint(public_key: bytes) -> str:
    """Return the fingerprint of a raw public key."""
    return hashlib.sha256(public_key).hexdigest()


def canonical(content: Mapping[str, Any]) -> str:
    """Return the one form that is signed: keys sorted, no white space, nothing escaped that need not be."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def issue(subject: Subject, outcome: "Outcome", signer: Signer) -> str:
    """Return the signed certificate of an outcome that has a copy."""
    return signer.sign(_content(subject, outcome))


def opened(certificate: str, before: Original) -> str:
    """Return a certificate with its opening; the signature stays as it is."""
    return canonical({**parse(certificate), OPENING: before.opening()})


def closed(certificate: str) -> str:
    """Return a certificate without its opening, as it may go to anybody."""
    return canonical({key: value for key, value in parse(certificate).items() if key != OPENING})


def _commitment(opening: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(opening).encode()).hexdigest()


def _content(subject: Subject, outcome: "Outcome") -> dict[str, Any]:
    groups = _groups(outcome)
    return {
        "format": FORMAT,
        "run": subject.run,
        "at": subject.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "status": outcome.status,
        "media_type": subject.media_type.value,
        "before": {"commitment": _commitment(subject.before.opening())},
        "after": {"sha256": subject.after.sha256, "bytes": subject.after.size},
        **groups,
        "stripped": _stripped(outcome.stripped),
        "parts": _parts(outcome, subject),
        "pages": _pages(outcome) if subject.media_type is MediaType.PDF else None,
        "unchecked_languages": sorted({language for language, _ in outcome.unchecked}),
        "checks": sorted(outcome.checks),
        "searched": dict(outcome.searched),
        "read": outcome.reach.as_public() if outcome.reach else None,
        "engine": outcome.engine_version,
        "policy": outcome.policy_version,
        "ocr": outcome.ocr or None,
    }


def _groups(outcome: "Outcome") -> dict[str, dict[str, dict[str, int]]]:
    """Return what happened to values that stand in this file, by type: how many, and in how many places.

    `undecided` ones are out of the copy, since nobody has decided; `public` ones stay since the policy lets their type.
    """
    known = {normalise(value.text): value for value in outcome.values}
    groups: dict[str, dict[str, dict[str, int]]] = {"replaced": {}, "kept": {}, "undecided": {}, "public": {}}
    for found in outcome.found:
        value = known.get(normalise(found.text))
        if value is not None:
            type_ = value.type if _TYPE.fullmatch(value.type) else "OTHER"
            counts = groups[_group(value)].setdefault(type_, {"values": 0, "places": 0})
            counts["values"] += 1
            counts["places"] += found.count
    return groups


def _group(value: KnownValue) -> str:
    if value.undecided:
        return "undecided"
    if value.scrubbed:
        return "replaced"
    return "kept" if value.verdict is Verdict.KEEP else "public"


def _stripped(fragments: Iterable[str]) -> dict[str, int]:
    """Count what was stripped under words of the closed list, whatever file within the file it was stripped from."""
    counts: Counter[str] = Counter()
    for fragment in fragments:
        within, _, said = fragment.rpartition(" > ")
        page = _PAGE.match(said)
        if page is not None:
            if within:  # the file's own pages are told one by one
                counts[_PAGES[page[2]]] += 1
            continue
        counted = _COUNTED.fullmatch(said)
        number, what = (int(counted[1]), str(counted[2])) if counted else (1, said)
        counts[_STRIPPED.get(_BRACKETS.sub("", what), _OTHER)] += number
    return dict(counts)


def _parts(outcome: "Outcome", subject: Subject) -> dict[str, dict[str, int]]:
    """Count the parts that a person decides about (removed unless kept), and those removed since nothing read them."""
    decidable = [(kind, locator) for kind, locator, decide in outcome.constructs if decide]
    kept = Counter(kind for kind, locator in decidable if locator in subject.keeps)
    removed = Counter(kind for kind, locator in decidable if locator not in subject.keeps)
    unread = subject.removals - {HISTORY, *(locator for _, locator in decidable)}
    if unread:
        removed["parts that could not be read"] = len(unread)
    return {"removed": dict(removed), "kept": dict(kept)}


def _pages(outcome: "Outcome") -> dict[str, Any]:
    """Return which pages of a PDF are what; all others were carried over as they were drawn."""
    modes = page_modes(outcome.stripped)
    return {
        "count": outcome.searched.get("pages", 0),
        "cut": modes["values cut out"],
        "pictures": modes["rebuilt"],
        "removed": modes["removed"],
    }


def page_modes(fragments: Iterable[str]) -> dict[str, list[int]]:
    """Return the numbers of a PDF's own pages among what was said of it, by what became of them."""
    modes: dict[str, list[int]] = {mode: [] for mode in _PAGES}
    for fragment in fragments:
        if match := _PAGE.match(fragment):
            modes[match[2]].append(int(match[1]))
    return {mode: sorted(numbers) for mode, numbers in modes.items()}


class NotCertificate(ValueError):
    """The bytes are not of the form of a certificate."""


def parse(data: bytes | str) -> dict[str, Any]:
    """Return a certificate's content without checking its signature.

    Raises:
        NotCertificate: it is not JSON, has a key twice or other fields than there are, or what it shows is malformed.
    """
    if len(data) > MAX_BYTES:
        raise NotCertificate
    try:
        content = json.loads(data, object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise NotCertificate from None
    if not isinstance(content, dict) or set(content) - {OPENING} - _LATER != _FIELDS or not _is_shaped(content):
        raise NotCertificate
    return content


def _is_shaped(content: Mapping[str, Any]) -> bool:
    """Whether what a page or a terminal shows of a certificate is of its form, whoever signed it."""
    after, signer = content["after"], content["signer"]
    return (
        content["format"] == FORMAT
        and isinstance(content["run"], str)
        and bool(_RUN.fullmatch(content["run"]))
        and isinstance(content["at"], str)
        and bool(_AT.fullmatch(content["at"]))
        and content["media_type"] in set(MediaType)
        and content["status"] in ("clean", "needs_decision")
        and isinstance(after, dict)
        and isinstance(after.get("sha256"), str)
        and bool(_FINGERPRINT.fullmatch(after["sha256"]))
        and type(after.get("bytes")) is int
        and isinstance(signer, dict)
        and signer.get("holder") in set(Holder)
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two readers may take different ones of two equal keys, so there must be no two."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def is_whole(content: Mapping[str, Any]) -> bool:
    """Whether the signature fits the content and the key that the content names, and the opening, if any, fits too."""
    signer, signature = content.get("signer"), content.get("signature")
    if not isinstance(signer, dict) or not isinstance(signature, str) or not _SIGNATURE.fullmatch(signature):
        return False
    named = signer.get("public_key")
    if not isinstance(named, str) or not _FINGERPRINT.fullmatch(named):
        return False
    public_key = bytes.fromhex(named)
    if signer.get("fingerprint") != fingerprint(public_key):
        return False
    signed = {key: value for key, value in content.items() if key not in {"signature", OPENING}}
    try:
        message = canonical(signed).encode()
        Ed25519PublicKey.from_public_bytes(public_key).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return OPENING not in content or _opens(content)


def _opens(content: Mapping[str, Any]) -> bool:
    """Whether the opening is the one that was committed to. Only once the signature was found good."""
    opening = content[OPENING]
    return isinstance(opening, dict) and content["before"] == {"commitment": _commitment(opening)}


def judge(
    content: Mapping[str, Any], copy: Bytes | None = None, key: str = "", original: Bytes | None = None
) -> Judgement:
    """Return what is to be said of a certificate: first whether it is whole, then whose it is, then of which file.

    A certificate without its opening is of no original that could be told. Without a key anybody's is valid: then the
    caller has to look at the fingerprint.
    """
    if not is_whole(content):
        return Judgement.ALTERED
    if key and content["signer"]["fingerprint"] != key:
        return Judgement.UNKNOWN_KEY
    if copy is not None and content["after"] != {"sha256": copy.sha256, "bytes": copy.size}:
        return Judgement.OTHER_FILE
    if original is not None:
        told = content.get(OPENING, {})
        if (told.get("sha256"), told.get("bytes")) != (original.sha256, original.size):
            return Judgement.OTHER_FILE
    return Judgement.VALID


def as_fingerprint(text: str) -> str:
    """Return a fingerprint as people type it (any case, with blanks or colons) in its one form.

    Raises:
        ValueError: it is none.
    """
    found = re.sub(r"[\s:]", "", text).lower()
    if not _FINGERPRINT.fullmatch(found):
        raise ValueError("no fingerprint")
    return found
