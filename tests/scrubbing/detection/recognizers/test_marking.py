"""Markings of all kinds, in the languages and places in which they are usual. All firms are invented."""

import pytest

from scrubbing.detection import detect
from scrubbing.detection.recognizers import holders
from scrubbing.detection.recognizers.marking import MarkingRecognizer
from scrubbing.document import Document, Kind, Unit
from tests.scrubbing.detection.recognizers.tables import values

# A part of the reason, then texts and legends.
MARKINGS = {
    "confidential": [
        ("Strictly Confidential", "Strictly Confidential"),
        ("[CONFIDENTIAL]", "CONFIDENTIAL"),
        ("Silverline Ltd - Confidential - page 3 of 12", "Confidential"),
        ("Commercial in Confidence", "Commercial in Confidence"),
        ("Private & Confidential", "Private & Confidential"),
        ("Proprietary", "Proprietary"),
        ("This document contains proprietary information of the firm.", "contains proprietary information"),
        ("Streng vertraulich", "Streng vertraulich"),
        ("Persönlich und vertraulich", "Persönlich und vertraulich"),
        ("Strictement confidentiel", "Strictement confidentiel"),
        ("Diffusion restreinte", "Diffusion restreinte"),
        ("Estrictamente confidencial", "Estrictamente confidencial"),
        ("Strettamente riservato", "Strettamente riservato"),
        ("Strikt vertrouwelijk", "Strikt vertrouwelijk"),
        ("Vertraulich", "Vertraulich"),
        ("CONFIDENCIAL", "CONFIDENCIAL"),
    ],
    "internal use": [
        ("For internal use only", "For internal use only"),
        ("Internal", "Internal"),
        ("Silverline | Internal", "Internal"),
        ("Nur für den internen Gebrauch", "Nur für den internen Gebrauch"),
        ("Nur für den Dienstgebrauch", "Nur für den Dienstgebrauch"),
        ("Usage interne uniquement", "Usage interne uniquement"),
        ("Uso interno", "Uso interno"),
        ("For internal use", "For internal use"),
        ("Voor intern gebruik", "Voor intern gebruik"),
    ],
    "pass the text on": [
        ("Please do not forward.", "Please do not forward"),
        ("DO NOT DISTRIBUTE", "DO NOT DISTRIBUTE"),
        ("Not for public release", "Not for public release"),
        ("Weitergabe nicht gestattet", "Weitergabe nicht gestattet"),
        ("Ne pas diffuser", "Ne pas diffuser"),
        ("No distribuir", "No distribuir"),
        ("Non divulgare", "Non divulgare"),
        ("Niet verspreiden", "Niet verspreiden"),
        ("do not forward", "do not forward"),
        ("Please do not pass on", "Please do not pass on"),
        ("DO NOT PASS ON", "DO NOT PASS ON"),
        ("Do not pass this on", "Do not pass this on"),
        ("Please do not pass this memo on to anyone.", "Please do not pass this memo on to anyone"),
        ("Do not pass on to third parties", "Do not pass on to third parties"),
        ("Do not share this deck outside the team.", "Do not share this deck"),
        ("Do not copy or print", "Do not copy or print"),
        ("not for onward distribution", "not for onward distribution"),
        ("Not for onward transmission", "Not for onward transmission"),
        ("Please keep this to yourself.", "Please keep this to yourself"),
        ("This must not leave the room", "This must not leave the room"),
    ],
    "for whom alone": [
        ("Board eyes only", "Board eyes only"),
        ("Memo - Board eyes only - page 2", "Board eyes only"),
        ("For members of the board only", "For members of the board only"),
        ("For board members only.", "For board members only"),
        ("For the eyes of the board only", "For the eyes of the board only"),
        ("This paper is for members of the audit committee only.", "for members of the audit committee only"),
        ("For named recipients only", "For named recipients only"),
        ("Addressee only", "Addressee only"),
        ("Circulation restricted to the deal team", "Circulation restricted to the deal team"),
        ("Distribution: Board only", "Distribution: Board only"),
        ("Limited distribution", "Limited distribution"),
    ],
    "privilege": [
        ("Attorney-Client Privilege", "Attorney-Client Privilege"),
        ("Attorney Work Product", "Attorney Work Product"),
        ("Privileged", "Privileged"),
        ("WITHOUT PREJUDICE", "WITHOUT PREJUDICE"),
        ("Without prejudice save as to costs", "Without prejudice save as to costs"),
        ("Couvert par le secret professionnel", "Couvert par le secret professionnel"),
    ],
    "Traffic Light": [("TLP:AMBER+STRICT", "TLP:AMBER+STRICT"), ("TLP: WHITE", "TLP: WHITE")],
    "a state": [
        ("CUI//SP-PRVCY", "CUI//SP-PRVCY"),
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("VS-NfD", "VS-NfD"),
        ("UNCLASSIFIED//FOUO", "UNCLASSIFIED//FOUO"),
    ],
    "export control": [
        ("ITAR controlled data", "ITAR controlled data"),
        ("EAR99", "EAR99"),
        ("Subject to the EAR", "Subject to the EAR"),
        ("ECCN: 5E002", "ECCN: 5E002"),
    ],
    "agreement of secrecy": [
        ("shared under NDA with us", "under NDA"),
        ("Subject to a non-disclosure agreement", "Subject to a non-disclosure agreement"),
        ("NDA required", "NDA required"),
    ],
    "embargo": [
        ("Embargoed until 3 March 2024, 10:00", "Embargoed until"),
        ("Sperrfrist: 3. März", "Sperrfrist:"),
        ("Sous embargo jusqu'au 3 mars", "Sous embargo jusqu'au"),
    ],
    "trade secret": [("Contains trade secrets", "Contains trade secrets")],
    "a draft": [
        ("Draft", "Draft"),
        ("DRAFT v3", "DRAFT"),
        ("Draft - 12 May 2024", "Draft"),
        ("Plan of the quarter - Draft - page 2", "Draft"),
        ("Entwurf", "Entwurf"),
        ("DRAFT FOR DISCUSSION", "DRAFT FOR DISCUSSION"),
    ],
    "name of a file": [
        ("Report_DRAFT_v2.docx", "DRAFT"),
        ("2024 Confidential Plan.pdf", "Confidential"),
        ("Angebot-Vertraulich.xlsx", "Vertraulich"),
    ],
    "sensitivity label": [
        ("Sensitivity: Internal", "Sensitivity: Internal"),
        ("Classification: Confidential", "Classification: Confidential"),
        ("MSIP_Label_2096f6a2-d2f7-48be-b329-b73aaa526e5d_Name=Silver Internal", "Silver Internal"),
    ],
    "copyright": [
        ("© 2023 Silverline GmbH. All rights reserved.", "© 2023 Silverline GmbH. All rights reserved."),
        ("Copyright (c) 2019-2024, Norden Marine AS", "Copyright (c) 2019-2024, Norden Marine AS"),
        ("© Silverline Ltd 2024", "© Silverline Ltd 2024"),
        ("© 2024 Silverline. Alle Rechte vorbehalten", "© 2024 Silverline. Alle Rechte vorbehalten"),
    ],
    "notice that calls": [
        ("This e-mail is confidential and meant for you.", "This e-mail is confidential and meant for you."),
        ("Diese E-Mail enthält vertrauliche Angaben.", "Diese E-Mail enthält vertrauliche Angaben."),
        ("Ce message est confidentiel.", "Ce message est confidentiel."),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "legend"), [(kind, *row) for kind, rows in MARKINGS.items() for row in rows])
def test_a_legend_is_found_with_its_kind(kind: str, text: str, legend: str) -> None:
    told = {(text[start:end], why) for start, end, _, why in MarkingRecognizer().told(text)}
    assert any(value == legend and kind in why and why.endswith(".") for value, why in told)
    assert legend in values("MarkingRecognizer", text)


SILENT = [
    "Confidential computing keeps data in enclaves.",
    "CONFIDENTIAL COMPUTING",
    "A confidential informant spoke to a confidential source.",
    "The information is not confidential.",
    "The rules are not strictly confidential.",
    "It is confidential whether he came.",
    "The confidence interval is wide.",
    "An internal combustion engine has internal parts.",
    "They own restricted stock and play secret santa.",
    "Read the classified ads. The rocks were classified by age.",
    "It is proprietary software with a proprietary format.",
    "Without prejudice to clause 5, the lessee pays.",
    "The funds do not distribute income.",
    "Those who do not forward the ball lose.",
    "We drink draft beer; draft horses pull.",
    "Draft beer was served.",
    "Draft the reply today.",
    "The draft picks of 2024. NFL DRAFT PICKS",
    "Mark the calendar for the draft.",
    "Draft king of the night",
    "A biscuit circuit and a CUIsine.",
    "The embargo on grain was lifted.",
    "Export of apples grew.",
    "Privileged people",
    "internal",
    "secret",
    "drafts/notes.txt and confidential-computing.md",
    "Patents and trade secrets are kinds of property.",
    "Copyright (c) 2020 Google LLC",
    "Copyright 2001-2024 Python Software Foundation; All Rights Reserved",
    "Copyright (c) 2012 The Regents of the University of California. All rights reserved.",
    "# Copyright 2019 Silverline Ltd\n# Licensed under the Apache License, Version 2.0",
    "Copyright (c) 2024 Silverline Ltd\n\nPermission is hereby granted, free of charge,",
    "Copyright (c) 2012 Jane Quimby",
    "Copyright law protects authors.",
    "(c) the third option",
    "The sensitivity is high; the classification of plants.",
    "For members only (gym)",
    "The pool is for members only.",
    "The offer is for shareholders only",
    "A discount for partners only, free for directors only on Mondays",
    "Management only agreed in May; the board only meets in June.",
    "They do not pass on the cost to customers.",
    "Genes that people do not pass on to children.",
    "Do not pass on the right. Do not pass go.",
    "Do not share this link with bots.",
    "Do not copy files by hand. Do not discuss politics.",
    "He may not leave the building until noon.",
    "They keep it to themselves.",
    "restricted to members of the club, limited to 50 guests",
    "Internal use of force is prohibited",
]  # fmt: skip


@pytest.mark.parametrize("text", SILENT)
def test_words_of_ordinary_sentences_are_no_legend(text: str) -> None:
    assert values("MarkingRecognizer", text) == []


def test_a_cell_is_a_legend_below_a_heading_that_says_so() -> None:
    assert values("MarkingRecognizer", "Draft", header="Status") == []
    label = "MSIP_Label_2096f6a2-d2f7-48be-b329-b73aaa526e5d_Name"
    assert values("MarkingRecognizer", "Silver Internal", header=label) == ["Silver Internal"]


@pytest.mark.parametrize(
    "pages",
    [
        ["Acmetron - Confidential - page 1", "Acmetron - Confidential - page 12"],
        ["Draft - 1 May 2024", "Draft - 2 June 2024"],
        ["DRAFT v1", "DRAFT v22"],
        ["Embargoed until 1 May", "Embargoed until 2 May"],
    ],
)
def test_what_changes_from_page_to_page_is_left_out(pages: list[str]) -> None:
    first, *others = [values("MarkingRecognizer", page) for page in pages]
    assert first
    assert all(other == first for other in others)


def test_a_holder_is_given_by_name() -> None:
    text = "© 2023 Silverline GmbH. All rights reserved.\nCopyright 2024 Apple Inc."
    assert [name for _, _, name in holders.holders(text, text.lower())] == ["Silverline GmbH"]


@pytest.mark.parametrize(
    ("unit", "where"),
    [
        (Unit("header 1, paragraph 1", "Confidential"), "a header"),
        (Unit("footer 2, paragraph 1", "Confidential"), "a footer"),
        (Unit("header 1, attribute 1", "CONFIDENTIAL", Kind.METADATA), "a watermark"),
        (Unit("slide master 1, paragraph 1", "Confidential"), "the master of the slides"),
        (Unit("file name", "Plan Confidential.docx", Kind.NAME), "the name of a file"),
        (Unit("properties 3, text 1", "Confidential", Kind.METADATA), "the file's properties"),
        (Unit("page 3", "Confidential", Kind.OCR), "a picture"),
        (Unit("header 5", "Strictly confidential", header="Subject"), "the subject of a message"),
    ],
)
def test_the_reason_says_where_a_legend_stands(unit: Unit, where: str) -> None:
    (finding,) = [each for each in detect(Document("", [unit]), [], []).findings if each.type == "MARKING"]
    assert where in finding.reason
    assert finding.reason.endswith(".")


def test_a_legend_of_the_text_itself_needs_no_place() -> None:
    (finding,) = detect(Document("", [Unit("paragraph 3", "Strictly confidential")]), [], []).findings
    assert finding.reason == "A marking that says that the text is confidential."
