"""Mails and archives with values in their own places and in files of other formats inside them."""

import base64
import gzip
import io
import quopri
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from email.header import Header
from email.utils import encode_rfc2231

from hypothesis import strategies as st

from tests.scrubbing.properties import office, texts
from tests.scrubbing.properties.spellings import Plant, coded, sentences, split
from tests.scrubbing.properties.texts import BENIGN

Maker = Callable[[Sequence[Plant]], st.SearchStrategy[bytes]]

# What may stand in a name of a file besides letters and digits.
_IN_NAMES = frozenset(" -_.@+&")
_LONGEST_NAME = 80


def is_name(text: str) -> bool:
    """Whether a text may be the name of a file in an archive."""
    plain = all(char.isalnum() or char in _IN_NAMES for char in text)
    return plain and len(text) <= _LONGEST_NAME and text == text.strip(". ")


def _inner(depth: int) -> dict[str, Maker]:
    """Return the formats that may lie in another file, archives in archives two deep."""
    found: dict[str, Maker] = {
        "a.txt": texts.plain, "a.md": texts.markdown, "a.csv": texts.table, "a.json": texts.data,
        "a.ipynb": texts.notebook, "a.html": texts.page, "a.docx": office.small_document,
        "a.xlsx": office.small_workbook,
    }  # fmt: skip
    if depth < 2:
        found |= {
            "a.zip": lambda plants: zipped(plants, depth + 1),
            "a.tar.gz": lambda plants: tarred(plants, depth + 1),
            "a.eml": lambda plants: mail(plants, depth + 1),
        }
    return found


@st.composite
def _file(draw: st.DrawFn, plants: Sequence[Plant], depth: int) -> tuple[str, bytes]:
    """A name and a file with the values in one of the two."""
    inner = _inner(depth)
    kind = draw(st.sampled_from(sorted(inner)))
    if not plants:
        return kind, draw(inner[kind](plants))
    joined = plants[0].written.replace(" ", draw(st.sampled_from("_-. ")))
    if draw(st.integers(0, 3)) == 0 and is_name(joined):
        return f"{joined}{kind[1:]}", draw(inner[kind](plants[1:]))
    return kind, draw(inner[kind](plants))


@st.composite
def _shares(draw: st.DrawFn, plants: Sequence[Plant]) -> list[list[Plant]]:
    """Return the values in up to three shares, none of them empty."""
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(plants) - 1)), max_size=2)))
    shares = [list(plants[start:end]) for start, end in zip([0, *cuts], [*cuts, len(plants)], strict=True)]
    return [share for share in shares if share]


@st.composite
def _members(draw: st.DrawFn, plants: Sequence[Plant], depth: int) -> dict[str, bytes]:
    members = {"tool/README.md": f"# Tool\n\n{BENIGN}\n".encode()}
    for number, share in enumerate(draw(_shares(plants))):
        name, data = draw(_file(share, depth))
        folder = f"tool/{number}"
        if draw(st.integers(0, 5)) == 0 and is_name(share[0].written):
            folder = f"tool/{number} {share[0].written}"
        members[f"{folder}/{name}"] = data
    return members


@st.composite
def zipped(draw: st.DrawFn, plants: Sequence[Plant], depth: int = 0) -> bytes:
    """A zip of files, with values in its comments as well."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", draw(st.sampled_from((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))) as archive:
        for name, data in draw(_members(plants, depth)).items():
            archive.writestr(name, data)
        if len(plants) and draw(st.booleans()):
            archive.comment = plants[0].written.encode()
    return target.getvalue()


@st.composite
def tarred(draw: st.DrawFn, plants: Sequence[Plant], depth: int = 0) -> bytes:
    """A packed tar of files, with values in its owners as well."""
    target = io.BytesIO()
    form = draw(st.sampled_from((tarfile.PAX_FORMAT, tarfile.GNU_FORMAT)))
    with gzip.GzipFile("plan.tar", "wb", fileobj=target, mtime=0) as packed, tarfile.open(
        fileobj=packed, mode="w", format=form
    ) as archive:  # fmt: skip
        for name, data in draw(_members(plants, depth)).items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            if len(plants) and draw(st.booleans()):
                member.uname = plants[0].written[:20]
            archive.addfile(member, io.BytesIO(data))
    return target.getvalue()


@st.composite
def _header(draw: st.DrawFn, text: str) -> str:
    """Return a header's value: as encoded words of either kind, cut anywhere, or as it is."""
    text = " ".join(text.split())
    way = draw(st.sampled_from(("b", "q", "standard", "plain")))
    if way == "plain" and text.isascii():
        return text.replace(" ", draw(st.sampled_from((" ", "\r\n "))))
    if way in "bq":
        words = []
        for piece in draw(split(text, 3)):
            data = piece.encode()
            packed = base64.b64encode(data).decode() if way == "b" else _quoted_word(data)
            words.append(f"=?utf-8?{way.upper()}?{packed}?=")
        return "\r\n ".join(words)
    return Header(text, "utf-8", maxlinelen=70).encode(linesep="\r\n")


def _quoted_word(data: bytes) -> str:
    return "".join(
        "_" if byte == 32 else chr(byte) if chr(byte).isalnum() and byte < 128 else f"={byte:02X}" for byte in data
    )


@st.composite
def _body(draw: st.DrawFn, text: str, kind: str) -> str:
    """Return the headers and content of a text part."""
    charset = draw(st.sampled_from(("utf-8", "utf-8", "utf-16", "iso-8859-1")))
    try:
        data = text.encode(charset)
    except UnicodeEncodeError:
        charset, data = "utf-8", text.encode()
    way = draw(st.sampled_from(("base64", "quoted-printable", "8bit"))) if charset != "utf-16" else "base64"
    packed = data.decode("latin-1")
    if way == "base64":
        packed = base64.encodebytes(data).decode().replace("\n", "\r\n")
    elif way == "quoted-printable":
        packed = quopri.encodestring(data).decode().replace("\r\n", "\n").replace("\n", "\r\n")
    return f'Content-Type: text/{kind}; charset="{charset}"\r\nContent-Transfer-Encoding: {way}\r\n\r\n{packed}\r\n'


@st.composite
def mail(draw: st.DrawFn, plants: Sequence[Plant], depth: int = 0) -> bytes:
    """A message with values in headers, bodies, attachments and forwarded messages."""
    places = ("from", "to", "subject", "text", "page", "file", "file name", "hidden", "preamble", "forwarded")
    headers = {"From": "someone@example.com", "To": "other@example.com", "Subject": "Plan"}
    hidden: list[str] = []
    taken: set[str] = set()
    parts = [draw(_body(f"Hello,\r\n{BENIGN}\r\n", "plain"))]
    preamble = ""
    for plant in plants:
        said = draw(sentences(draw(coded(plant.written)), avoid="<>"))
        place = draw(st.sampled_from(places))
        if place.capitalize() in headers and place in taken:
            place = "text"
        taken.add(place)
        match place:
            case "from":
                headers["From"] = f"{draw(_header(plant.written))} <someone@example.com>"
            case "to":
                headers["To"] = f"a@example.com, {draw(_header(plant.written))} <other@example.com>"
            case "subject":
                headers["Subject"] = draw(_header(said))
            case "page":
                parts.append(draw(_body(draw(texts.page([plant])).decode(), "html")))
            case "file" | "file name":
                parts.append(draw(_attached(plant, depth, named=place == "file name")))
            case "hidden":
                hidden.append(f"X-Case: {draw(_header(said))}")
            case "preamble":
                preamble += f"{said}\r\n"
            case "forwarded" if depth < 2:
                inner = draw(mail([plant], depth + 1)).decode("latin-1")
                parts.append(f"Content-Type: message/rfc822\r\n\r\n{inner}\r\n")
            case _:
                parts.append(draw(_body(said, "plain")))
    lines = [f"{name}: {value}" for name, value in headers.items()]
    lines += ["Date: Mon, 06 May 2024 10:00:00 +0000", "MIME-Version: 1.0", *hidden]
    lines.append(f'Content-Type: multipart/mixed; boundary="=_{depth}x"')
    mark = f"\r\n--=_{depth}x"
    body = "".join(f"{mark}\r\n{part}" for part in parts)
    text = "\r\n".join(lines) + "\r\n\r\n" + preamble.encode().decode("latin-1") + body + f"{mark}--\r\n"
    return text.encode("latin-1", "replace")


@st.composite
def _attached(draw: st.DrawFn, plant: Plant, depth: int, *, named: bool) -> str:
    name, data = draw(_file([plant], depth + 1))
    shown = f"{plant.written}.{name.rpartition('.')[2]}" if named else name
    way = draw(st.sampled_from(("2231", "2047")))
    parameter = (
        f"filename*={encode_rfc2231(shown, 'utf-8')}"
        if way == "2231"
        else f'filename="{Header(shown, "utf-8").encode()}"'
    )
    parameter = f'filename="{shown}"' if shown.isascii() and '"' not in shown else parameter.replace("\n", "")
    return (
        f"Content-Type: application/octet-stream\r\nContent-Disposition: attachment; {parameter}\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{base64.encodebytes(data).decode()}\r\n"
    )


@st.composite
def mailbox(draw: st.DrawFn, plants: Sequence[Plant]) -> bytes:
    """A mailbox of two mails with the values in either, quoted as one program or the other does, or not at all."""
    end = draw(st.sampled_from([b"\n", b"\r\n"]))
    half = draw(st.integers(0, len(plants)))
    boxed = b""
    for share in (plants[:half], plants[half:]):
        message = draw(mail(share)).replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ")
        boxed += b"From someone@example.com Mon May  6 10:00:00 2024\n" + message + b"\n"
    return boxed.replace(b"\n", end)
