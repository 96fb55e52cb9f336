"""Formulas of workbooks and charts: literals and names in them change, what they calculate does not."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

_TOKEN = re.compile(
    # Words that are joined as they stand are one string.
    r"""(?P<string>"(?:[^"]|"")*+"(?:\s*+&\s*+"(?:[^"]|"")*+")*+)
    |(?P<sheet>'(?:[^']|'')*'(?=!))
    |(?P<column>(?<=\[)(?:[^\[\]'@#]|'.)+(?=\]))
    |(?P<number>(?<![\w.$])\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w(!:]))
    |(?P<name>[^\W\d][\w.\\?]*)
    """,
    re.VERBOSE,
)
_STRING = re.compile(r'"((?:[^"]|"")*+)"')
_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")
_CELL = re.compile(r"[A-Za-z]{1,3}\d{1,7}|[Rr]\d*[Cc]\d*")
_SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LINKED_BOOK = re.compile(r"(?:^|[^\w\]])\[\d+\]|'[^']*\[\d+\]")
_LOCAL_LINK = re.compile(r'HYPERLINK\s*\(\s*"\s*(?:file:|\\\\|ftps?:|smb:|javascript:|vbscript:|data:)', re.IGNORECASE)
_QUOTED_OR_COLUMN = re.compile(r"""\"(?:[^"]|"")*\"|'(?:[^']|'')*'|\[[^\[\]]*\]""")
# Functions of Excel, LibreOffice and Google's sheets that ask a server, load code or start a program.
_FETCHES = re.compile(
    r"(?<![\w.])(?:_xl\w+\.|com\.sun\.\w+\.)*"
    r"(?:WEBSERVICE|IMAGE|RTD|DDE|CALL|REGISTER(?:\.ID)?|EXEC|FOPEN|SQL\.REQUEST|IMPORT(?:DATA|XML|HTML|RANGE|FEED))\s*\(",
    re.IGNORECASE,
)
# A shorter number is an amount or a count.
_LONG_NUMBER = 5
_PATH = re.compile(r"[/\\\[]")
_LONGEST_SHEET = 31
_LONGEST_NAME = 255

# What stands in a formula for what is no more.
LOST = "#REF!"

Rewrite = Callable[[str], str]


@dataclass(slots=True)
class Names:
    """How names change in one workbook. Names that are not listed change as `rewrite` says, so that a chart outside
    the workbook that refers into it stays in step."""

    rewrite: Rewrite
    rewrite_name: Rewrite
    sheets: dict[str, str] = field(default_factory=dict)
    # Sheets, and defined names and tables, that are no more, case-folded: what refers to them outside of cells becomes
    # #REF!.
    lost: frozenset[str] = frozenset()
    lost_names: frozenset[str] = frozenset()

    def is_lost(self, formula: str) -> bool:
        """Whether a formula refers to what is no more."""
        return bool(
            (self.lost and sheets_in(formula) & self.lost) or (self.lost_names and names_in(formula) & self.lost_names)
        )

    def sheet(self, name: str) -> str:
        """Return the new name of a sheet."""
        return self.sheets.get(name.casefold()) or sheet_name(name, self.rewrite_name)

    def identifier(self, name: str) -> str:
        """Return the new form of a defined name or a table's name, which may only have word characters."""
        changed = self.rewrite_name(name)
        if changed == name:
            return name
        changed = re.sub(r"[^\w.\\]+", "_", changed).strip(".")[:_LONGEST_NAME] or "Name"
        return changed if re.match(r"[^\W\d]|_", changed) and not _CELL.fullmatch(changed) else f"_{changed}"


def sheet_name(name: str, rewrite: Rewrite) -> str:
    """Return a sheet's new name: at most 31 characters, without those that a sheet's name must not have."""
    changed = rewrite(name)
    if changed == name:
        return name
    return _SHEET_FORBIDDEN.sub(" ", changed)[:_LONGEST_SHEET].strip(" '") or "Sheet"


def rename_sheets(names: Iterable[str], rewrite: Rewrite) -> dict[str, str]:
    """Return new names by the old ones (case-folded), no two alike."""
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        base = changed = sheet_name(name, rewrite)
        number = 1
        while changed.casefold() in taken:
            number += 1
            changed = f"{base[: _LONGEST_SHEET - 5]} ({number})"
        taken.add(changed.casefold())
        renamed[name.casefold()] = changed
    return renamed


def rewrite_formula(formula: str, names: Names) -> str:
    """Return a formula with its literals and names rewritten and every reference intact."""
    if names.is_lost(formula):
        return LOST

    def change(match: re.Match[str]) -> str:
        text, following = match.group(), formula[match.end() : match.end() + 1]
        match match.lastgroup:
            case "string":
                said = _said(text)
                changed = names.rewrite(said)
                return text if changed == said else '"' + changed.replace('"', '""') + '"'
            case "sheet":
                return _quoted(text[1:-1].replace("''", "'"), names)
            case "column":
                return _column(text, names)
            case "number":
                return _number(text, names)
        if following == "!":
            changed = names.sheet(text)
            return text if changed == text else quote_sheet(changed)
        # A name before "(" is a function's.
        return text if following == "(" else names.identifier(text)

    return _TOKEN.sub(change, formula)


def quote_sheet(name: str) -> str:
    """Return a sheet's name as it stands in a formula."""
    if _PLAIN_SHEET.fullmatch(name) and not _CELL.fullmatch(name):
        return name
    return "'" + name.replace("'", "''") + "'"


def sheets_in(formula: str) -> set[str]:
    """Return the case-folded names of the sheets a formula refers to, with "[1]" where it leads out of the workbook."""
    found: set[str] = set()
    for match in _TOKEN.finditer(formula):
        if match.lastgroup == "sheet":
            found.update(part.casefold() for part in match.group()[1:-1].replace("''", "'").split(":"))
        elif match.lastgroup == "name" and formula[match.end() : match.end() + 1] == "!":
            found.add(match.group().casefold())
    return found


def names_in(formula: str) -> set[str]:
    """Return the case-folded names of ranges and tables a formula refers to, cells and constants among them."""
    return {
        match.group().casefold()
        for match in _TOKEN.finditer(formula)
        if match.lastgroup == "name" and formula[match.end() : match.end() + 1] not in ("!", "(")
    }


def words_in(formula: str) -> list[str]:
    """Return what a formula says to a person: its strings, long numbers, and paths that lead out of the workbook."""
    found = []
    for match in _TOKEN.finditer(formula):
        text = match.group()
        if match.lastgroup == "string":
            found.append(_said(text))
        elif (match.lastgroup == "number" and len(text) >= _LONG_NUMBER) or (
            match.lastgroup == "sheet" and _PATH.search(text)
        ):
            found.append(text.strip("'"))
    return [text for text in found if text.strip()]


def _said(strings: str) -> str:
    """Return what strings say that are joined."""
    return "".join(_STRING.findall(strings)).replace('""', '"')


def is_external(formula: str) -> bool:
    """Whether a formula leads out of the workbook: to another one ("[1]Sheet1!A1"), to a program, a server or a file.

    Such a formula is fetched or run when somebody opens the copy; the value it showed last stays.
    """
    if _LINKED_BOOK.search(_without_strings(formula)) or _LOCAL_LINK.search(formula):
        return True
    bare = _QUOTED_OR_COLUMN.sub("", formula)
    # A bar outside of quotes is DDE: program|topic!item.
    return "|" in bare or _FETCHES.search(bare) is not None


def _without_strings(formula: str) -> str:
    return re.sub(r'"(?:[^"]|"")*"', '""', formula)


def _quoted(name: str, names: Names) -> str:
    changed = ":".join(names.sheet(part) for part in name.split(":"))
    return "'" + changed.replace("'", "''") + "'"


def _column(text: str, names: Names) -> str:
    if text.isdigit():
        return text
    plain = re.sub(r"'(.)", r"\1", text)
    changed = names.rewrite(plain)
    return text if changed == plain else re.sub(r"(['\[\]#@])", r"'\1", changed)


def _number(text: str, names: Names) -> str:
    changed = names.rewrite(text)
    if changed == text or re.fullmatch(r"\d+(?:\.\d+)?", changed):
        return changed
    return '"' + changed.replace('"', '""') + '"'
