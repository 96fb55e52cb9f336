"""The sheets of a workbook in the order a person sees them, and how the numbers in cells read."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from scrubbing.office.parts import Parts
from scrubbing.office.xml import Element, elements, parse, short, tag_of

_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
# The last day a workbook can show, 9999-12-31, as a serial number.
_LAST_SERIAL = 2_958_465
# Built-in number formats that show a date (ECMA-376 part 1, 18.8.30, with the East Asian ones).
_DATE_FORMATS = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_NOT_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DIGITS_ONLY = re.compile(r"[0#]+")
# More digits than any number a workbook can hold with all of them right.
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `number` counts from 1 in the workbook's order, `part` is empty when its part is missing."""

    number: int
    name: str
    hidden: bool
    part: str

    @property
    def locator(self) -> str:
        return f"sheet {self.number}"


def sheets_of(parts: Parts) -> list[Sheet]:
    """Return the sheets that the workbook lists, and give their parts locators by their numbers."""
    root = parse(parts.package.read(parts.main.name))
    targets = {entry.id: entry.target for entry in parts.main.relationships if not entry.external}
    found = []
    for number, element in enumerate(elements(root, "x:sheet"), 1):
        id_ = next((str(value) for key, value in element.attrib.items() if short(str(key)) == "r:id"), "")
        hidden = element.get("state", "visible") != "visible"
        sheet = Sheet(number, str(element.get("name", "")), hidden, targets.get(id_, ""))
        parts.relabel(sheet.part, sheet.locator)
        found.append(sheet)
    return found


@dataclass(slots=True)
class Formats:
    """How the cells of a workbook show numbers, by the index of their style."""

    dates: set[int] = field(default_factory=set)
    # Digits to which a number is filled up with zeros: ids that begin with one.
    padding: dict[int, int] = field(default_factory=dict)
    epoch: datetime = _EPOCH_1900

    @classmethod
    def of(cls, parts: Parts) -> "Formats":
        """Read the styles of a workbook."""
        formats = cls()
        workbook = parse(parts.package.read(parts.main.name))
        if any(item.get("date1904") in {"1", "true"} for item in elements(workbook, "x:workbookPr")):
            formats.epoch = _EPOCH_1904
        styles = next(parts.of(parts.main, "styles"), None)
        if styles is not None:
            formats._read(parse(parts.package.read(styles.name)))
        return formats

    def _read(self, root: Element) -> None:
        codes = {item.get("numFmtId", ""): str(item.get("formatCode", "")) for item in elements(root, "x:numFmt")}
        for cells in elements(root, "x:cellXfs"):
            for index, style in enumerate(child for child in cells if tag_of(child) == "x:xf"):
                number = style.get("numFmtId", "0")
                code = _NOT_IN_FORMAT.sub("", codes.get(number, "")).partition(";")[0]
                if (number.isdigit() and int(number) in _DATE_FORMATS) or re.search(r"[dmyDMY]", code):
                    self.dates.add(index)
                elif _DIGITS_ONLY.fullmatch(re.sub(r"[-() /.]", "", code)):
                    self.padding[index] = code.count("0")

    def text(self, style: str, raw: str) -> str:
        """Return how a number reads: a day as 2024-05-06, else its plain digits, filled up where the format says so."""
        index = int(style) if style.isdigit() else 0
        try:
            number = Decimal(raw)
        except InvalidOperation:
            return raw
        if not number.is_finite() or abs(number.adjusted()) > _LONGEST_NUMBER:
            return raw
        if index in self.dates:
            return self.day(number) or _plain(number)
        digits = _plain(number)
        return digits.zfill(self.padding.get(index, 0)) if digits.isdigit() else digits

    def day(self, number: Decimal) -> str:
        """Return the day of a serial number, empty when it is only a time or no day at all."""
        if not 1 <= number <= _LAST_SERIAL:
            return ""
        try:
            return (self.epoch + timedelta(days=int(number))).date().isoformat()
        except OverflowError:
            return ""

    def serial(self, text: str) -> str | None:
        """Return the serial number of a day written as 2024-05-06, None for any other text."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return str((datetime(day.year, day.month, day.day) - self.epoch).days)


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def string_text(item: Element) -> str:
    """Return the text of a shared or inline string without its phonetic hints."""
    texts = []
    for node in item.iter("*"):
        parent = node.getparent()
        if tag_of(node) == "x:t" and (parent is None or tag_of(parent) != "x:rPh"):
            texts.append(node.text or "")
    return decode("".join(texts))


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def decode(text: str) -> str:
    """Read the _x000D_ escapes that workbooks write for control characters."""
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text) if "_x" in text else text
