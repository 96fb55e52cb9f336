"""Whom the work was done for: given as one line, found in every form; and told by the files where nobody says it.

All companies are invented.
"""

import io
import json
import time
import zipfile
from collections.abc import Callable
from email.message import EmailMessage

import docx
import openpyxl
import pytest
from PIL import Image, ImageDraw, ImageFont
from pptx import Presentation
from reportlab.pdfgen import canvas

from scrubbing.detection import Term, detect, policy
from scrubbing.detection.company import Company, has_legal_form, without_legal_form
from scrubbing.document import Document, Kind, Unit
from scrubbing.extraction import registry
from scrubbing.findings import Finding, KnownValue
from scrubbing.limits import Budget
from scrubbing.surrogates import Surrogates
from scrubbing.values import declared, learn
from submissions.media import MediaType

IDENTITY = frozenset({"EMPLOYER", "CLIENT", "PRODUCT"})

NORTHWIND = "Northwind Baker Logistics GmbH"
QUANTRIX = "Quantrix AG"
SUMMIT = "Summit Partners"
HOLT = "Baker & Holt LLP"
KPX = "KPX Energy"
MULLER = "Müllenbrück & Söhne KG"
FOUR_C = "4C Solutions"
ALDER = "Alder-Vance Partners"
HARLOCK = "The Harlock Company"
BREVELLE = "Société Brévelle S.A."
ZENTRIX = "Global Zentrix Solutions, Inc."
AAKER = "Åkersvik Industri AB"
CLEAR = "Clear Water Solutions, Inc."
VANDER = "Veldermolen Scheepsbouw B.V."

ROWS = [
    (NORTHWIND, "Welcome to Northwind Baker Logistics GmbH.", "Northwind Baker Logistics GmbH"),
    (NORTHWIND, "Northwind Baker Logistics moved.", "Northwind Baker Logistics"),
    (NORTHWIND, "NORTHWIND BAKER LOGISTICS GMBH", "NORTHWIND BAKER LOGISTICS GMBH"),
    (NORTHWIND, "Northwind Baker Logistics G.m.b.H. moved", "Northwind Baker Logistics"),
    (NORTHWIND, "Northwind Baker moved.", "Northwind Baker"),
    (NORTHWIND, "At Northwind we deliver.", "Northwind"),
    (NORTHWIND, "Northwind's trucks", "Northwind"),
    (NORTHWIND, "ask northwind about it", "northwind"),
    (NORTHWIND, "NBL delivers on Mondays.", "NBL"),
    (NORTHWIND, "the N.B.L. depot", "N.B.L."),
    (NORTHWIND, "see NBL_Handbook.pdf", "NBL"),
    (NORTHWIND, "class NorthwindBakerClient:", "NorthwindBaker"),
    (NORTHWIND, "npm i northwind-baker", "northwind-baker"),
    (NORTHWIND, "northwind_baker_invoices.csv", "northwind_baker"),
    (NORTHWIND, "package com.northwind.baker;", "northwind.baker"),
    (NORTHWIND, "open https://www.northwindbaker.com/jobs", "www.northwindbaker.com"),
    (NORTHWIND, "the host vpn.eu.northwind.de is up", "vpn.eu.northwind.de"),
    (NORTHWIND, "the host files.northwind.local is up", "files.northwind.local"),
    (NORTHWIND, "mail.nbl.com is down", "mail.nbl.com"),
    (NORTHWIND, "nbl-logistics.com is down", "nbl-logistics.com"),
    (NORTHWIND, "follow @northwindbaker today", "northwindbaker"),
    (NORTHWIND, "N O R T H W I N D", "N O R T H W I N D"),
    (NORTHWIND, "N O R T H W I N D   B A K E R", "N O R T H W I N D   B A K E R"),
    (NORTHWIND, "Ask Nortwhind about it", "Nortwhind"),
    (NORTHWIND, "Ask Northwnd about it", "Northwnd"),
    (NORTHWIND, "Ask Norrthwind about it", "Norrthwind"),
    (NORTHWIND, "by North-\nwind Baker", "North-\nwind Baker"),
    (NORTHWIND, "by Northwind\nBaker Logistics", "Northwind\nBaker Logistics"),
    (NORTHWIND, 'Northwind Baker Logistics GmbH ("NWB") is here.\nNWB-FS01 is a server.', "NWB"),
    (NORTHWIND, "Northwind Baker Logistics GmbH, trading as Windhaul, is here. Later Windhaul left.", "Windhaul"),
    (NORTHWIND, "NWL (Northwind Baker Logistics) is here; so NWL pays.", "NWL"),
    (QUANTRIX, "Quantrix ships", "Quantrix"),
    (QUANTRIX, "QUANTRIX AG", "QUANTRIX AG"),
    (QUANTRIX, "quantrix.io is live", "quantrix.io"),
    (QUANTRIX, "quantrix2go and quantrix_api", "quantrix"),
    (QUANTRIX, "getQuantrixToken()", "Quantrix"),
    (QUANTRIX, "The Quantirx plan", "Quantirx"),
    (QUANTRIX, "Q.U.A.N.T.R.I.X", "Q.U.A.N.T.R.I.X"),
    (QUANTRIX, "\u00d6ur Qu\u00e4ntrix", "Qu\u00e4ntrix"),
    (SUMMIT, "Summit Partners invested.", "Summit Partners"),
    (SUMMIT, "SUMMIT PARTNERS", "SUMMIT PARTNERS"),
    (SUMMIT, "www.summitpartners.co.uk", "www.summitpartners.co.uk"),
    (SUMMIT, "summit-partners", "summit-partners"),
    (SUMMIT, "S U M M I T  P A R T N E R S", "S U M M I T  P A R T N E R S"),
    (SUMMIT, "Summit Partners' fund", "Summit Partners"),
    (HOLT, "Baker & Holt advised.", "Baker & Holt"),
    (HOLT, "Baker and Holt advised.", "Baker and Holt"),
    (HOLT, "BAKER & HOLT LLP", "BAKER & HOLT LLP"),
    (HOLT, "bakerholt.com", "bakerholt.com"),
    (HOLT, "the BakerHolt template", "BakerHolt"),
    (HOLT, "Baker & Holt, L.L.P.", "Baker & Holt"),
    (HOLT, 'Baker & Holt LLP (the "B&H") advised. B&H is paid.', "B&H"),
    (KPX, "KPX Energy supplies gas.", "KPX Energy"),
    (KPX, "KPX supplies gas.", "KPX"),
    (KPX, "KPX's pipes", "KPX"),
    (KPX, "portal.kpx.com", "portal.kpx.com"),
    (KPX, "kpxenergy", "kpxenergy"),
    (KPX, "kpx-energy-data", "kpx-energy"),
    (MULLER, "Müllenbrück & Söhne", "Müllenbrück & Söhne"),
    (MULLER, "Mullenbruck & Sohne", "Mullenbruck & Sohne"),
    (MULLER, "Muellenbrueck und Soehne", "Muellenbrueck und Soehne"),
    (MULLER, "MÜLLENBRÜCK", "MÜLLENBRÜCK"),
    (MULLER, "muellenbrueck.de", "muellenbrueck.de"),
    (FOUR_C, "4C Solutions built it.", "4C Solutions"),
    (FOUR_C, "4csolutions.com", "4csolutions.com"),
    (FOUR_C, "4c-solutions", "4c-solutions"),
    (FOUR_C, "the 4CSolutions app", "4CSolutions"),
    (ALDER, "Alder-Vance Partners", "Alder-Vance Partners"),
    (ALDER, "Alder Vance Partners", "Alder Vance Partners"),
    (ALDER, "aldervance.com", "aldervance.com"),
    (ALDER, "AVP advised.", "AVP"),
    (HARLOCK, "The Harlock Company", "The Harlock Company"),
    (HARLOCK, "Harlock pays.", "Harlock"),
    (HARLOCK, "harlock.net", "harlock.net"),
    (BREVELLE, "Société Brévelle", "Société Brévelle"),
    (BREVELLE, "Societe Brevelle S.A.", "Societe Brevelle"),
    (BREVELLE, "SOCIÉTÉ BRÉVELLE", "SOCIÉTÉ BRÉVELLE"),
    (ZENTRIX, "Global Zentrix Solutions Inc", "Global Zentrix Solutions"),
    (ZENTRIX, "Zentrix's roadmap", "Zentrix"),
    (ZENTRIX, "GZS pays.", "GZS"),
    (ZENTRIX, "zentrix.com", "zentrix.com"),
    (AAKER, "Åkersvik Industri", "Åkersvik Industri"),
    (AAKER, "Akersvik is here", "Akersvik"),
    (AAKER, "aakersvik.se", "aakersvik.se"),
    (CLEAR, "Clear Water Solutions", "Clear Water Solutions"),
    (CLEAR, "clearwatersolutions.com", "clearwatersolutions.com"),
    (CLEAR, "CWS pays.", "CWS"),
    (VANDER, "Veldermolen Scheepsbouw BV", "Veldermolen Scheepsbouw"),
    (VANDER, "Veldermolne bouwt", "Veldermolne"),
    (VANDER, "V E L D E R M O L E N", "V E L D E R M O L E N"),
]  # fmt: skip

# Ordinary documents of many kinds, with words that are near to the names above.
UNRELATED = {
    "weather": "A north wind blew; the baker lit the oven. The wind from the north-west, a nor'wester, held for days.",
    "kitchen": "The baker and her sons bake. Holt the boat! Hold the salt, add 4 C of flour, 4c of sugar, clear water.",
    "mountain": "The summit was cold. Partners of the climbers met below; at the summit, partners shared clear water.",
    "physics": "Quantum matrices: the quantity is a quadratrix. Let Q, U, A, N and T be sets. N O R and X O R gates.",
    "code": "class Baker:\n    def clear_water(self) -> None:\n        return north_wind(summit, 4)  # kpi = kpa\n",
    "table": "code;unit;total\nKPA;pressure;3\nNBD;delivery;4\nAVG;mean;5\nGZIP;format;6\nCSW;web;7\nAVS;check;8\n",
    "sea": "The hard lock of the gate. A hemlock tree, a hammock. Vander waals forces; the mole of the harbour.",
    "mail": "Dear all,\nthe partners meet at the summit. Society of brevity: be brief. Global solutions need energy.\n",
    "news": "The Society for Clear Waters met global partners. Industry in Sweden grew; solutions of salt are clear.",
    "letters": "A B C D E F G H I J\nN. B. Lamb wrote; e.g. i.e. p.m. N.B. late. S. U. Miller, B. & H. apart.",
    "notes": "Baker, R. (2019). Holt, J. (2020). Alder trees, advanced partners. The company of Harold. See sec. 4C.",
}  # fmt: skip


def _found(units: list[Unit], terms: list[Term] | None = None) -> list[Finding]:
    document = Document("text/plain", units)
    return [finding for finding in detect(document, terms or [], []).findings if finding.type in IDENTITY]


def _in_text(text: str, line: str, type_: str = "EMPLOYER") -> list[str]:
    return [finding.value for finding in _found([Unit("line 1", text)], [Term(line, type_)])]


@pytest.mark.parametrize(("line", "text", "alias"), ROWS)
def test_one_line_is_enough_to_find_the_employer_in_every_form(line: str, text: str, alias: str) -> None:
    assert alias in _in_text(text, line)


@pytest.mark.parametrize("line", sorted({line for line, _, _ in ROWS}))
@pytest.mark.parametrize("page", UNRELATED)
def test_nothing_of_an_unrelated_document_is_taken_for_the_employer(line: str, page: str) -> None:
    assert _in_text(UNRELATED[page], line) == []


def test_a_client_is_found_as_an_employer_is_and_a_product_as_written() -> None:
    assert _in_text("NBL and Nortwhind", NORTHWIND, "CLIENT") == ["NBL", "Nortwhind"]
    assert _in_text("Vantavox, VANTAVOX, vantavox_sdk, Vantavxo; VP", "Vantavox", "PRODUCT") == [
        "Vantavox", "VANTAVOX", "vantavox", "Vantavxo",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The NBA game, NBL-2041 and NBLX", None),
        ("nbl is no name by itself", None),
        ('The party ("Company") signs. Company pays.', None),
        ('Northwind Baker Logistics GmbH (the "Company") signs. The Company pays.', "Northwind Baker Logistics GmbH"),
        ("Northwards and Southwind", None),
        ("Ask northwnid about it", None),
    ],
)
def test_letters_roles_and_near_words_are_left_alone(text: str, value: str | None) -> None:
    assert _in_text(text, NORTHWIND) == ([] if value is None else [value])


def test_forms_that_need_a_reason_say_it_without_quoting() -> None:
    for text in ("NBL pays", "Nortwhind pays", "N O R T H W I N D", "vpn.northwind.de"):
        (finding,) = _found([Unit("line 1", text)], [Term(NORTHWIND, "EMPLOYER")])
        assert finding.reason.endswith(".")
        assert finding.reason != policy.load().rule("EMPLOYER").explanation
        assert "orthwind" not in finding.reason


def test_a_short_form_counts_in_the_whole_document() -> None:
    units = [
        Unit("line 1", f'{NORTHWIND} ("NWB") signs.'),
        Unit("line 2", r"copy to \\NWB-FS01"),
        Unit("line 3", "NWB"),
    ]
    assert [finding.value for finding in _found(units, [Term(NORTHWIND, "EMPLOYER")])] == [
        NORTHWIND,
        "NWB",
        "NWB",
        "NWB",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Acme GmbH & Co. KG", "Acme"),
        ("Morgan & Co.", "Morgan"),
        ("Acme Sp. z o.o.", "Acme"),
        ("Acme S.à r.l.", "Acme"),
        ("Acme Pty Ltd", "Acme"),
        ("Acme Widgets, L.L.C.", "Acme Widgets"),
        ("Limited", "Limited"),
    ],
)
def test_legal_forms_are_left_out_of_what_is_said(name: str, said: str) -> None:
    assert without_legal_form(name) == said
    assert has_legal_form(name) is (name != said)


def test_everyday_words_and_names_of_people_do_not_mean_a_company_alone() -> None:
    assert [Company.of(line).alone for line in (SUMMIT, HOLT, CLEAR, "Weber Maschinenbau GmbH")] == [""] * 4
    assert [Company.of(line).alone for line in (NORTHWIND, ZENTRIX, AAKER)] == ["Northwind", "Zentrix", "Åkersvik"]


# --- Evidence in the files.


def _property(name: str, value: str) -> Unit:
    return Unit("properties 2, text 1", value, Kind.METADATA, name)


LETTER = [
    Unit("paragraph 1", "We at Acmetron Widgets ship bolts."),
    Unit("paragraph 2", "Call Acmetron on Monday."),
]


def test_the_company_of_the_properties_whose_name_stands_in_the_text_is_the_employer() -> None:
    findings = _found([_property("Company", "Acmetron Widgets Ltd"), *LETTER])
    assert [finding.value for finding in findings] == ["Acmetron Widgets Ltd", "Acmetron Widgets", "Acmetron"]
    assert all(
        finding.reason.startswith("Seems to be the employer: the company in the document's") for finding in findings
    )
    assert not any("Acmetron" in finding.reason for finding in findings)


SIGNED = "Kind regards\nJane Doe\nAcmetron Ltd\njane@acmetron.com"
TWO_KINDS = {
    "sender and signature": [
        Unit("header 1", "Jane Doe <jane@acmetron.com>", Kind.VISIBLE, "From"),
        Unit("part 1, line 1", f"Hi,\n\n{SIGNED}"),
    ],
    "copyright and sender": [
        Unit("line 1", "From: jane@acmetron.com\nCc: joe@acmetron.com\n\nAcmetron ships."),
        Unit("line 2", "© 2024 Acmetron Ltd. All rights reserved."),
    ],
    "repository and package": [
        Unit("member 1 > line 1", "url = git@github.com:acmetron/core.git"),
        Unit("member 2 > line 1", "import com.acmetron.core.A;\nimport com.acmetron.core.B;"),
    ],
    "tenant and host": [
        Unit("line 1", "https://acmetron.sharepoint.com/sites/x and files.acmetron.local")
    ],
    "marking and letterhead": [
        Unit("footer 1, paragraph 1", "Confidential - Acmetron Ltd"), Unit("header 1, paragraph 1", "Acmetron Ltd"),
    ],
    "label and property": [
        Unit("properties 3, text 1", "Acmetron Confidential", Kind.METADATA, "MSIP_Label_2096f6a2_Name"),
        _property("Company", "Acmetron"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("kinds", TWO_KINDS)
def test_two_kinds_of_evidence_make_an_employer(kinds: str) -> None:
    findings = _found(TWO_KINDS[kinds])
    assert any("acmetron" in finding.value.casefold() for finding in findings)
    assert all(finding.type == "EMPLOYER" and finding.reason.startswith("Seems to be") for finding in findings)


ONE_KIND = {
    "a name in the text": LETTER,
    "a property alone": [_property("Company", "Acmetron Widgets Ltd"), Unit("line 1", "Bolts and nuts.")],
    "a copyright alone": [Unit("line 1", "© 2024 Acmetron Ltd. All rights reserved.")],
    "a sender alone": [
        Unit("header 1", "jane@acmetron.com", Kind.VISIBLE, "From"), Unit("line 1", "jane@acmetron.com"),
    ],
    "post for everybody": [Unit("line 1", "From: a@gmail.com\nb@gmail.com c@gmail.com"), _property("Company", "Gmail")],
    "the maker of the program": [_property("Company", "Microsoft"), Unit("line 1", "Open Microsoft Word.")],
    "another property": [_property("title", "Acmetron Widgets"), *LETTER],
    "an open licence": [
        Unit("line 1", "Copyright 2024 Acmetron Ltd\nPermission is hereby granted, free of charge, to any person"),
        Unit("line 2", "git@github.com:acmetron/core.git"),
    ],
    "a public package": [
        Unit("line 1", "import com.google.common.A; import com.google.common.B; git@github.com:google/guava.git")
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", ONE_KIND)
def test_one_kind_of_evidence_leaves_a_name_what_it_is(kind: str) -> None:
    assert _found(ONE_KIND[kind]) == []


def test_a_first_line_that_is_a_whole_text_is_no_letterhead_and_costs_no_time() -> None:
    text = "The board of Acmetron Ltd met again and talked about bolts. " * 5
    units = [Unit("line 1", text), Unit("line 2", "git@github.com:acmetron/core.git")]
    assert _found(units) == []
    began = time.process_time()
    _found([Unit("line 1", "Acmetron Ltd and " * 6_000)])
    assert time.process_time() - began < 10


def test_somebody_else_than_the_declared_is_told_too_and_the_declared_keeps_its_reason() -> None:
    units = [_property("Company", "Acmetron Widgets Ltd"), *LETTER]
    other = _found(units, [Term(QUANTRIX, "EMPLOYER")])
    assert {finding.value for finding in other} == {"Acmetron Widgets Ltd", "Acmetron Widgets", "Acmetron"}
    same = _found(units, [Term("Acmetron Widgets", "EMPLOYER")])
    assert not any(finding.reason.startswith("Seems") for finding in same)


def test_what_one_file_reveals_is_found_in_the_others_also_in_other_forms() -> None:
    first = detect(Document("", [_property("Company", "Acmetron Widgets Ltd"), *LETTER]), [], [])
    values = learn(first.findings, [], Surrogates(b"k"), policy.load())
    texts = ["import acmetron_widgets", "call acmetron", "www.acmetronwidgets.com", "Acmetorn pays", "Bolts."]
    second = detect(Document("", [Unit(f"line {n}", text) for n, text in enumerate(texts)]), [], values)
    assert [finding.value for finding in second.findings if finding.type == "EMPLOYER"] == [
        "acmetron_widgets", "acmetron", "www.acmetronwidgets.com", "Acmetorn",
    ]  # fmt: skip


def test_what_the_proof_searches_for_holds_the_plain_spellings() -> None:
    values: list[KnownValue] = declared([Term(NORTHWIND, "EMPLOYER")], [], Surrogates(b"k"), policy.load())
    texts = {value.text for value in values}
    assert {NORTHWIND, "Northwind Baker", "Northwind", "NorthwindBaker", "northwind-baker".title()} <= texts
    assert "NBL" not in texts


# --- Every type of file.

FORMS = ("Northwind Baker Logistics", "NorthwindBaker", "NBL", "Nortwhind")
SAID = "We at {} met. The {} job ran. {} pays. {} too."


def _sentence() -> str:
    return SAID.format(*FORMS)


def _docx() -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = FORMS[0]
    document.add_paragraph(_sentence())
    return _saved(document)


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for form in FORMS:
        sheet.append(["Supplier", f"paid to {form} today"])
    return _saved(book)


def _pptx() -> bytes:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    assert slide.shapes.title is not None
    slide.shapes.title.text = FORMS[0]
    slide.placeholders[1].text = _sentence()
    return _saved(deck)


def _saved(document: object) -> bytes:
    target = io.BytesIO()
    document.save(target)  # type: ignore[attr-defined]
    return target.getvalue()


def _pdf() -> bytes:
    target = io.BytesIO()
    page = canvas.Canvas(target)
    page.drawString(72, 740, _sentence())
    page.save()
    return target.getvalue()


def _png() -> bytes:
    picture = Image.new("RGB", (1500, 260), "white")
    drawing = ImageDraw.Draw(picture)
    for place, words in enumerate((f"We at {FORMS[0]} met.", f"{FORMS[2]} pays and {FORMS[3]} too.")):
        drawing.text((30, 40 + 100 * place), words, font=ImageFont.load_default(44), fill="black")
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def _eml() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Jane <jane@example.com>", f"Plan of {FORMS[0]}"
    message.set_content(_sentence())
    return message.as_bytes()


def _ipynb() -> bytes:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": [_sentence()]},
        {"cell_type": "code", "metadata": {}, "execution_count": 1, "source": [f"run('{FORMS[1]}')"], "outputs": []},
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def _zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("tool/README.md", _sentence())
        archive.writestr("tool/northwind_baker/main.py", f"class {FORMS[1]}Client: ...\n")
    return target.getvalue()


FILES: dict[MediaType, Callable[[], bytes]] = {
    MediaType.DOCX: _docx,
    MediaType.XLSX: _xlsx,
    MediaType.PPTX: _pptx,
    MediaType.PDF: _pdf,
    MediaType.PNG: _png,
    MediaType.EML: _eml,
    MediaType.NOTEBOOK: _ipynb,
    MediaType.ZIP: _zip,
    MediaType.HTML: lambda: f"<html><body><h1>{FORMS[0]}</h1><p>{_sentence()}</p></body></html>".encode(),
    MediaType.CSV: lambda: f"who,what\nwe,{_sentence()}\n".encode(),
    MediaType.JSON: lambda: json.dumps({"note": _sentence()}).encode(),
    MediaType.TEXT: lambda: f"{_sentence()}\n".encode(),
    MediaType.MARKDOWN: lambda: f"# {FORMS[0]}\n\n{_sentence()}\n".encode(),
}
# What a picture shows is read with errors, so one form less is asked of it.
FEWER = {MediaType.PNG: ("Northwind Baker Logistics", "NBL")}


@pytest.mark.parametrize("media_type", FILES)
def test_every_type_of_file_gives_all_forms(media_type: MediaType) -> None:
    document = registry.read(io.BytesIO(FILES[media_type]()), media_type, Budget())
    found = {finding.value for finding in detect(document, [Term(NORTHWIND, "EMPLOYER")], []).findings}
    assert set(FEWER.get(media_type, FORMS)) <= found


def test_code_in_a_repository_is_named_after_nobody() -> None:
    document = registry.read(io.BytesIO(_zip()), MediaType.ZIP, Budget())
    found = [finding.value for finding in detect(document, [Term(NORTHWIND, "EMPLOYER")], []).findings]
    assert "northwind_baker" in found
