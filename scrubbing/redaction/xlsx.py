"""Write the scrubbed copy of a workbook that still calculates."""

import re
from dataclasses import dataclass, field
from typing import BinaryIO

from lxml import etree

from scrubbing.document import Document
from scrubbing.office.formulas import LOST, Names, is_external, names_in, rename_sheets, rewrite_formula, sheets_in
from scrubbing.office.parts import Part
from scrubbing.office.workbook import Formats, Sheet, decode, sheets_of
from scrubbing.office.xml import Element, drop, elements, tag_of
from scrubbing.redaction.ooxml import Copy, open_copy, rewrite, write_copy
from scrubbing.redaction.plan import Writing
from submissions.reasons import Held, Reason

_WHOLE = re.compile(r"0|[1-9]\d{0,14}")
# Attributes of tables that are fed from outside.
_QUERY = ("tableType", "connectionId", "queryTableFieldId", "insertRow")


@dataclass(slots=True)
class _Workbook:
    """What the transforms of one workbook share."""

    sheets: list[Sheet]
    removed: list[Sheet]
    formats: Formats
    used: set[int] = field(default_factory=set)

    @property
    def lost(self) -> frozenset[str]:
        """The names of removed sheets, case-folded."""
        return frozenset(sheet.name.casefold() for sheet in self.removed)

    def lost_names(self, copy: Copy) -> frozenset[str]:
        """Return the tables of removed sheets and the defined names that need these or such a sheet, case-folded."""
        parts = [part for sheet in self.removed if (part := copy.parts.reached.get(sheet.part)) is not None]
        lost = {
            table.get(key, "").casefold()
            for part in parts
            for found in copy.parts.of(part, "table")
            for table in elements(copy.root(found), "x:table")
            for key in ("name", "displayName")
        }
        defined = [
            (name.get("name", "").casefold(), name.text or "")
            for name in (elements(copy.root(copy.parts.main), "x:definedName") if self.removed else ())
        ]
        more = {name for name, text in defined if sheets_in(text) & self.lost}
        while more - lost:
            lost |= more
            more = {name for name, text in defined if names_in(text) & lost}
        return frozenset(lost - {""})

    def change_workbook(self, copy: Copy, _part: Part, root: Element) -> None:
        """Put names, views and calculation in step with the sheets that are left."""
        kept = [sheet.number for sheet in self.sheets if sheet not in self.removed]
        for name in elements(root, "x:definedName"):
            local = name.get("localSheetId")
            if (
                (local is not None and int(local) + 1 not in kept)
                or copy.names.is_lost(name.text or "")
                or is_external(name.text or "")
            ):
                drop(name)
            elif local is not None:
                name.set("localSheetId", str(kept.index(int(local) + 1)))
        for names in elements(root, "x:definedNames"):
            if len(names) == 0:
                drop(names)
        for view in elements(root, "x:workbookView"):
            self._change_view(view, kept)
        for calculation in elements(root, "x:calcPr"):
            calculation.set("fullCalcOnLoad", "1")

    def _change_view(self, view: Element, kept: list[int]) -> None:
        for key in ("activeTab", "firstSheet"):
            index = view.get(key)
            if index is not None and self.removed:
                old = int(index) + 1
                view.set(key, str(kept.index(old) if old in kept else self._first_visible(kept)))

    def _first_visible(self, kept: list[int]) -> int:
        return next((index for index, number in enumerate(kept) if not self.sheets[number - 1].hidden), 0)

    def change_sheet(self, copy: Copy, _part: Part, root: Element) -> None:
        """Rewrite the cells of a sheet; strings in place are left to the general rules."""
        unlinked: set[str] = set()
        for cell in elements(root, "x:c"):
            formula = next((child for child in cell if tag_of(child) == "x:f"), None)
            if formula is not None and self._unlinks(copy.names, formula, unlinked):
                formula = _unlinked(cell, formula)
            elif formula is not None and formula.text:
                formula.text = rewrite_formula(formula.text, copy.names)
            self._change_value(copy, cell, formula is not None)

    def _unlinks(self, names: Names, formula: Element, unlinked: set[str]) -> bool:
        """Whether a formula needs what is gone or another workbook, itself or through the one it shares."""
        text, shared = formula.text or "", formula.get("si", "")
        gone = names.is_lost(text) or is_external(text)
        if gone and shared:
            unlinked.add(shared)
        return gone or (not text and shared in unlinked)

    def _change_value(self, copy: Copy, cell: Element, calculated: bool) -> None:
        value = next((child for child in cell if tag_of(child) == "x:v"), None)
        if value is None or not value.text:
            return
        kind = cell.get("t", "n")
        if kind == "s" and value.text.strip().isdigit():
            self.used.add(int(value.text))
        elif kind in {"str", "d", "inlineStr"}:
            text = decode(value.text)
            changed = rewrite(copy.plan, text)
            if changed != text:
                value.text = changed
                cell.set("t", "str" if kind == "d" else kind)
        elif kind == "n":
            self._change_number(copy, cell, value, calculated)

    def _change_number(self, copy: Copy, cell: Element, value: Element, calculated: bool) -> None:
        text = self.formats.text(cell.get("s", "0"), value.text or "")
        changed = rewrite(copy.plan, text)
        if changed == text:
            return
        serial = self.formats.serial(changed) if self.formats.serial(text) is not None else None
        if calculated:
            # The formula stays and gives its result again from what it now refers to.
            drop(value)
        elif serial is not None or _WHOLE.fullmatch(changed):
            value.text = serial or changed
        else:
            _write_words(cell, value, changed)

    def change_strings(self, _copy: Copy, _part: Part, root: Element) -> None:
        """Empty the strings that no cell uses any more. They keep their places: cells count them."""
        for index, item in enumerate(elements(root, "x:si")):
            if index not in self.used:
                for child in list(item):
                    item.remove(child)
                etree.SubElement(item, _like(item, "t"))

    def change_table(self, _copy: Copy, _part: Part, root: Element) -> None:
        """Cut a table from the query that filled it."""
        for element in elements(root, "x:table", "x:tableColumn"):
            for key in _QUERY:
                element.attrib.pop(key, "")

    def change_connections(self, _copy: Copy, _part: Part, root: Element) -> None:
        """Reduce connections to what pivot tables need to find them: a number."""
        for number, connection in enumerate(elements(root, "x:connection"), 1):
            kept = {key: connection.get(key) for key in ("id", "type", "refreshedVersion")}
            connection.attrib.clear()
            for child in list(connection):
                connection.remove(child)
            for key, value in kept.items():
                if value is not None:
                    connection.set(key, value)
            connection.set("name", f"Connection {number}")

    def change_cache(self, _copy: Copy, _part: Part, root: Element) -> None:
        """Empty a pivot cache whose source went with a removed sheet."""
        if not self._is_lost_cache(root):
            return
        root.set("saveData", "0")
        for source in elements(root, "x:worksheetSource"):
            source.attrib.pop("sheet", "")
            source.set("name", "Removed")
        for items in elements(root, "x:sharedItems"):
            for number, item in enumerate(elements(items, "x:s"), 1):
                item.set("v", f"Item {number}")

    def change_records(self, _copy: Copy, part: Part, root: Element) -> None:
        """Empty the records of such a cache."""
        if part.name in self.lost_records:
            for record in list(root):
                root.remove(record)
            root.set("count", "0")

    def _is_lost_cache(self, root: Element) -> bool:
        return any(source.get("sheet", "").casefold() in self.lost for source in elements(root, "x:worksheetSource"))

    lost_records: set[str] = field(default_factory=set)

    def find_lost_records(self, copy: Copy) -> None:
        """Learn which pivot records were drawn from removed sheets."""
        caches = [part for part in copy.parts.reached.values() if part.role == "pivotCacheDefinition"]
        for cache in caches if self.removed else []:
            if self._is_lost_cache(copy.root(cache)):
                self.lost_records.update(part.name for part in copy.parts.of(cache, "pivotCacheRecords"))


def redact(source: BinaryIO, target: BinaryIO, document: Document, writing: Writing) -> list[str]:
    """Write the copy and return what was stripped. Cached results stay; the workbook calculates anew when opened.

    Raises:
        Held: NOT_FULLY_READ, REDACTION_FAILED (no sheet would be left), or what opening the original raises.
    """
    copy = open_copy(source, document, writing)
    sheets = sheets_of(copy.parts)
    removed = [sheet for sheet in sheets if writing.plan.removes(sheet.locator)]
    if not any(not sheet.hidden for sheet in sheets if sheet not in removed):
        raise Held(Reason.REDACTION_FAILED)
    copy.gone.update(sheet.part for sheet in removed)
    kept = [sheet.name for sheet in sheets if sheet not in removed]
    copy.names.sheets = rename_sheets(kept, copy.names.rewrite_name)
    workbook = _Workbook(sheets, removed, Formats.of(copy.parts))
    copy.names.lost, copy.names.lost_names = workbook.lost, workbook.lost_names(copy)
    workbook.find_lost_records(copy)
    return write_copy(
        copy,
        target,
        {
            "officeDocument": workbook.change_workbook,
            "worksheet": workbook.change_sheet,
            "sharedStrings": workbook.change_strings,
            "table": workbook.change_table,
            "connections": workbook.change_connections,
            "pivotCacheDefinition": workbook.change_cache,
            "pivotCacheRecords": workbook.change_records,
        },
    )


def _unlinked(cell: Element, formula: Element) -> Element | None:
    """Take out a formula that needs what is gone: what it showed last stays as a plain value. Where no program has put
    that down, the cell says what is the matter, and the formula is returned."""
    shown = any(tag_of(child) in ("x:v", "x:is") and len(child) + len(child.text or "") for child in cell)
    if shown:
        drop(formula)
        return None
    for key in list(formula.attrib):
        del formula.attrib[key]
    formula.text = LOST
    return formula


def _write_words(cell: Element, value: Element, text: str) -> None:
    """Turn a number into words in place: a shared string would renumber every other one."""
    cell.set("t", "inlineStr")
    cell.remove(value)
    words = etree.SubElement(etree.SubElement(cell, _like(cell, "is")), _like(cell, "t"))
    words.text = text


def _like(element: Element, name: str) -> str:
    """Return a tag in an element's own vocabulary."""
    return f"{str(element.tag).rpartition('}')[0]}}}{name}"
