"""Outlook's message files made in code: properties as [MS-OXMSG] lays them out, with a value wherever one is wanted."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.files.compound import Tree, compound

TO, CC, BCC = 1, 2, 3
# 6 May 2024, 07:08:09 UTC, in ticks since 1601.
SENT = int((datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC) - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000


@dataclass(frozen=True, slots=True)
class Attached:
    """A file or a message that is attached. `method` is how: 1 as a value, 5 a message, 6 an OLE object."""

    name: str
    content: "bytes | Message"
    method: int = 1
    content_id: str = ""
    mime: str = ""
    more: Mapping[int, "str | bytes"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says. `more` are further properties; a text is Unicode unless the message has a code page."""

    subject: str = ""
    sender: tuple[str, str] = ("", "")
    recipients: Sequence[tuple[int, str, str]] = ()
    body: str = ""
    html: bytes = b""
    rich: bytes = b""
    attached: Sequence[Attached] = ()
    class_: str = "IPM.Note"
    code_page: int = 0
    sent: int = SENT
    more: Mapping[int, str | bytes] = field(default_factory=dict)


def saved(message: Message) -> bytes:
    """Return the message file."""
    return compound(_message(message, message.code_page, 32))


def _message(message: Message, page: int, header: int) -> Tree:
    streams = _streams(
        {
            0x001A: message.class_, 0x0037: message.subject, 0x0042: message.sender[0], 0x5D02: message.sender[1],
            0x1000: message.body, 0x1013: message.html, 0x1009: message.rich, **message.more,
        },
        page,
    )  # fmt: skip
    fixed = [(0x0039, 0x0040, message.sent)] if message.sent else []
    fixed += [(0x3FFD, 3, page), (0x3FDE, 3, page)] if page else [(0x3FDE, 3, 65001)]
    tree: dict[str, bytes | Tree] = {**streams, "__properties_version1.0": _fixed(header, fixed)}
    for number, (kind, name, address) in enumerate(message.recipients):
        tree[f"__recip_version1.0_#{number:08X}"] = {
            **_streams({0x3001: name, 0x39FE: address}, page),
            "__properties_version1.0": _fixed(8, [(0x0C15, 3, kind)]),
        }
    for number, file in enumerate(message.attached):
        inner: dict[str, bytes | Tree] = {
            **_streams({0x3707: file.name, 0x3712: file.content_id, 0x370E: file.mime, **file.more}, page),
            "__properties_version1.0": _fixed(8, [(0x3705, 3, file.method)]),
        }
        if isinstance(file.content, Message):
            inner["__substg1.0_3701000D"] = _message(file.content, page, 24)
        else:
            inner["__substg1.0_37010102"] = file.content
        tree[f"__attach_version1.0_#{number:08X}"] = inner
    if header == 32:
        tree["__nameid_version1.0"] = {"__substg1.0_00020102": bytes(16)}
    return tree


def _streams(properties: Mapping[int, str | bytes], page: int) -> dict[str, bytes]:
    codec, type_ = (f"cp{page}", 0x001E) if page else ("utf-16-le", 0x001F)
    return {
        f"__substg1.0_{identity:04X}{0x0102 if isinstance(value, bytes) else type_:04X}": (
            value if isinstance(value, bytes) else value.encode(codec)
        )
        for identity, value in properties.items()
        if value
    }


def _fixed(header: int, properties: Sequence[tuple[int, int, int]]) -> bytes:
    return bytes(header) + b"".join(
        struct.pack("<HHIQ", type_, identity, 6, value) for identity, type_, value in properties
    )


def plain_rich(text: bytes) -> bytes:
    """Return an RTF body that is not packed, but lies as a packed one does."""
    return struct.pack("<II4sI", len(text) + 12, len(text), b"MELA", 0) + text
