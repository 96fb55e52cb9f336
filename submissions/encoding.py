"""Tell the encoding of a text and decode it, or say that it cannot be told. A guess would hide names from the search.

Plain Python, used at the door on samples and in the sandboxed children on whole files.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import CharsetMatch, from_bytes

from submissions.reasons import Held, Reason

# What of a legacy file is shown to the statistics: enough lines with non-ASCII characters to be sure.
SAMPLE = 32 * 1024
# Control characters that text files really hold: tab, line feeds, form feed, and the escape of terminal colours.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_C1 = re.compile(r"[\x80-\x9f]")
_DECLARED = re.compile(rb"""(?:charset|encoding|coding)\s*[=:]\s*["']?([A-Za-z0-9_.:-]{3,40})""")
_HIGH = re.compile(rb"[\x80-\xff]+")
# What is kept around a run of non-ASCII bytes: about a line.
_AROUND = 60
# Declared names that are believed when the whole file decodes by them. Only encodings that keep ASCII as it is.
_BELIEVED = frozenset(
    [f"cp{number}" for number in range(1250, 1259)]
    + [f"iso8859-{number}" for number in range(1, 17)]
    + ["koi8-r", "koi8-u", "mac-roman", "shift_jis", "cp932", "euc_jp", "gb2312", "gbk", "gb18030", "big5"]
    + ["euc_kr", "cp949"]
)
_WESTERN = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŒ"
_IMPLAUSIBLE = re.compile(
    rf"[^\x00-\x7f{_WESTERN}€£§©®™°²³·¼½¾ªº«»‘’“”–—…•±×÷µ¡¿\xa0´]"  # not a character of Western prose
    rf"|[{_WESTERN}]{{3}}"  # Cyrillic or Greek read as Western
    r"|[A-Za-z][€£§©®™°±×÷µ“…•¿¡¼½¾][A-Za-z]|[a-z][²³·ªº][a-z]"  # a letter of another encoding read as a sign
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was read by. `codec` is Python's name; `mark` is the byte order mark, if any."""

    text: str
    codec: str
    mark: bytes = b""

    @property
    def utf8(self) -> bool:
        """Whether the file was UTF-8 (ASCII included)."""
        return self.codec == "utf-8"


def decode(data: bytes) -> Decoded:
    """Decode a whole text file, keeping its line ends.

    Raises:
        Held: UNREADABLE_TEXT when the encoding is not certain or the bytes are not text in it.
    """
    decoded = _decode_certain(data)
    if _CONTROL.search(decoded.text):
        raise Held(Reason.UNREADABLE_TEXT)
    return decoded


def decode_declared(data: bytes, name: str) -> str | None:
    """Return a text by the encoding that is named beside it, or None when that is unknown or does not fit."""
    codec = _codec_name(name)
    return _strict(data, codec) if codec in _BELIEVED or codec == "utf-8" else None


def encode(text: str, like: Decoded, *, marked: bool = False) -> bytes:
    """Return the text as UTF-8, with a byte order mark where the original was UTF-8 with one.

    `marked` says that a text of another encoding gets one, too.
    """
    mark = like.mark if like.utf8 else codecs.BOM_UTF8 if marked and not text.isascii() else b""
    return mark + text.encode("utf-8")


def decode_sample(sample: bytes, head: bytes, whole: bool) -> str | None:
    """Decode one sample of a file, or return None when it is not text. `head` tells the encoding.

    A sample cut from a larger file may begin and end inside a character; `whole` says that it is not cut.

    Raises:
        Held: UNREADABLE_TEXT when it is text in an encoding that is not certain.
    """
    codec, mark = _marked(head)
    if codec is None and _looks_utf16(head):
        raise Held(Reason.UNREADABLE_TEXT)
    if codec is None or codec == "utf-8":
        text = _utf8_sample(sample.removeprefix(mark), whole)
        if text is None and codec is None and not _binary(sample):
            text = _legacy(sample, head).text
    else:
        text = sample.removeprefix(mark).decode(codec, errors="ignore")
    if text is None or _CONTROL.search(text):
        return None
    return text


def _utf8_sample(sample: bytes, whole: bool) -> str | None:
    if not whole:
        sample = re.sub(rb"\A[\x80-\xbf]{1,3}", b"", sample)
        sample = re.sub(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z", b"", sample)
    try:
        return sample.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _binary(sample: bytes) -> bool:
    return re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", sample) is not None


def _looks_utf16(head: bytes) -> bool:
    """Whether NULs fill every other byte: UTF-16 without a mark, where a wrong guess would be silent."""
    if len(head) < 4 or b"\0" not in head:
        return False
    halves = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / max(1, len(head[1::2]))
    return max(halves) > 0.9 and min(halves) < 0.05


def _marked(data: bytes) -> tuple[str | None, bytes]:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8", codecs.BOM_UTF8
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return None, b""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le", codecs.BOM_UTF16_LE
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be", codecs.BOM_UTF16_BE
    return None, b""


def _decode_certain(data: bytes) -> Decoded:
    codec, mark = _marked(data)
    try:
        return Decoded(data[len(mark) :].decode(codec or "utf-8"), codec or "utf-8", mark)
    except UnicodeDecodeError as error:
        if codec is not None or _binary(data[: 4 * SAMPLE]):
            raise Held(Reason.UNREADABLE_TEXT) from error
    return _legacy(data, data)


def _legacy(data: bytes, head: bytes) -> Decoded:
    """Decode by a declared encoding, else by statistics that leave no doubt."""
    declared = _DECLARED.search(head[:1024])
    if declared is not None:
        codec = _codec_name(declared.group(1).decode("ascii"))
        text = _strict(data, codec) if codec in _BELIEVED else None
        if text is not None:
            return Decoded(text, codec)
    codec = _statistics(data)
    text = _strict(data, codec) if codec else None
    if text is None:
        raise Held(Reason.UNREADABLE_TEXT)
    return Decoded(text, codec)


def _codec_name(name: str) -> str:
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return ""
    # What is declared as Latin-1 is Windows-1252 in practice; the WHATWG encoding standard decodes it so.
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec


def _strict(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if _C1.search(text) else text


def _statistics(data: bytes) -> str:
    """Return the one codec that the text can be in, or an empty name."""
    sample = _telling(data)
    matches = list(from_bytes(sample))
    western = _strict(sample, "cp1252")
    best = matches[0] if matches else None
    if western is not None and not _IMPLAUSIBLE.search(western) and _keeps_up(western, best):
        return "cp1252"
    if best is None or best.chaos > 0.05 or best.coherence < 0.2:
        return ""
    rivals = [other for other in matches[1:] if other.coherence >= best.coherence - 0.05 and str(other) != str(best)]
    return "" if rivals else codecs.lookup(best.encoding).name


def _telling(data: bytes) -> bytes:
    """Return the surroundings of the first non-ASCII bytes."""
    sample = bytearray()
    end = 0
    for match in _HIGH.finditer(data):
        sample += data[max(end, match.start() - _AROUND) : match.end()]
        end = match.end()
        if len(sample) >= SAMPLE:
            break
    return bytes(sample + data[end : end + _AROUND])


def _keeps_up(western: str, best: CharsetMatch | None) -> bool:
    """Whether reading the sample as Western is at least as good as the best reading the statistics know."""
    if best is None or str(best) == western:
        return True
    return best.coherence < 0.2 or western in [str(other) for other in _equals(best)]


def _equals(best: CharsetMatch) -> list[CharsetMatch]:
    return [best, *best.submatch]
