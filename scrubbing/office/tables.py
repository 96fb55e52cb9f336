"""Which cell of which table a paragraph stands in, with the heading of its column."""

from dataclasses import dataclass, field

from scrubbing.office.xml import Element, local, tag_of

_TABLES = frozenset({"w:tbl", "a:tbl"})
_ROWS = frozenset({"w:tr", "a:tr"})
_CELLS = frozenset({"w:tc", "a:tc"})
_LETTERS = 26
# A heading longer than this is a paragraph.
_LONGEST_HEADING = 80


@dataclass(slots=True)
class Cells:
    """The cells of a part's tables by identity. Keeps their elements alive, so that identities stay theirs."""

    places: dict[int, tuple[str, str]] = field(default_factory=dict)
    alive: list[Element] = field(default_factory=list)

    def find(self, element: Element) -> tuple[str, str]:
        """Return ("table 1!B3", heading) for an element inside a cell, two empty strings elsewhere."""
        if not self.places:
            return "", ""
        for ancestor in element.iterancestors():
            if id(ancestor) in self.places:
                return self.places[id(ancestor)]
        return "", ""


def cells_of(root: Element) -> Cells:
    """Number the tables of a part in document order, nested ones too, and place their cells."""
    cells = Cells()
    tables = [element for element in root.iter("*") if tag_of(element) in _TABLES]
    for number, table in enumerate(tables, 1):
        headings: dict[int, str] = {}
        for row_number, row in enumerate(_children(table, _ROWS), 1):
            column = 0
            for cell in _children(row, _CELLS):
                heading = headings.get(column, "")
                if row_number == 1:
                    headings[column] = _heading(cell)
                cells.places[id(cell)] = (f"table {number}!{column_letters(column)}{row_number}", heading)
                cells.alive.append(cell)
                column += _span(cell)
    return cells


def column_letters(index: int) -> str:
    """Return "A" for 0, "AA" for 26."""
    letters = ""
    index += 1
    while index:
        index, remainder = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + remainder) + letters
    return letters


def _children(parent: Element, wanted: frozenset[str]) -> list[Element]:
    """Return the rows or cells of a table, also those wrapped in content controls, not those of tables inside."""
    found: list[Element] = []
    for child in parent:
        tag = tag_of(child)
        if tag in wanted:
            found.append(child)
        elif tag in {"w:sdt", "w:sdtContent", "w:ins", "w:del", "w:customXml"}:
            found += _children(child, wanted)
    return found


def _heading(cell: Element) -> str:
    text = " ".join(element.text or "" for element in cell.iter("*") if tag_of(element) in {"w:t", "a:t"})
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_HEADING else ""


def _span(cell: Element) -> int:
    for properties in cell:
        for setting in properties:
            if tag_of(setting) == "w:gridSpan":
                value = next((str(v) for k, v in setting.attrib.items() if local(str(k)) == "val"), "1")
                # A table has at most 63 columns; a larger number is a mistake or an attack.
                return min(int(value), 63) if value.isdigit() else 1
    return 1
