"""Addresses of some thirty countries, whole."""

import pytest

from scrubbing.detection import detect
from scrubbing.document import Document, Unit
from tests.scrubbing.detection.recognizers.tables import found, values

ADDRESSES = [
    "12 High Street, Flat 3, Exeter EX4 3PQ",
    "350 Fifth Avenue, Suite 12, New York, NY 10118",
    "1600 N. Harbor Blvd., Apt 4B, Fort Lauderdale, FL 33301-1234",
    "45 W 34th St Apt 5, New York, NY 10001",
    "123 Highway 61 North",
    "200-1055 West Hastings Street, Vancouver, BC V6E 2E9",
    "14 Wharf Road\nBristol\nBS1 5TY",
    "5 Park Lane, London W1K 1AA",
    "One Canada Square, London E14 5AB",
    "10 Main Street, Blackrock, Co. Dublin, A94 T2P3",
    "Level 3, 100 George Street, Sydney NSW 2000",
    "Unit 5, 77 Queen Street, Auckland 1010, New Zealand",
    "25 Long Street, Cape Town, 8001",
    "12 MG Road, Bengaluru, Karnataka 560001",
    "Blk 123 Ang Mo Kio Avenue 3 #05-12, Singapore 560123",
    "Musterstraße 12a, 10115 Berlin",
    "Große Bleichen 21, 20354 Hamburg",
    "Unter den Linden 77, 10117 Berlin",
    "Mariahilfer Straße 45/2/12, 1060 Wien",
    "Bahnhofstrasse 10, 8001 Zürich",
    "12 rue de la Paix, 75002 Paris",
    "Rue de la Loi 16, 1000 Bruxelles",
    "Chaussée de Charleroi 110 bte 3, 1060 Bruxelles",
    "Keizersgracht 12, 1015 CS Amsterdam",
    "C/ Serrano 45, 3º B, 28001 Madrid (Madrid)",
    "Rua Augusta 274, 2º Esq, 1100-053 Lisboa",
    "Corso Vittorio Emanuele II 12, 10123 Torino (TO)",
    "ul. Marszałkowska 10 m. 5, 00-590 Warszawa",
    "Vodičkova 30, 110 00 Praha 1",
    "Drottninggatan 5, 111 51 Stockholm",
    "Karl Johans gate 22, 0026 Oslo",
    "Nørrebrogade 44, 2. th, 2200 København N",
    "Mannerheimintie 5 B 12, 00100 Helsinki",
    "Av. Paulista, 1578 - Bela Vista, São Paulo - SP, 01310-200",
    "Av. Insurgentes Sur 1602, Col. Crédito Constructor, 03940 Ciudad de México",
    "1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002",
    "P.O. Box 4471",
    "PSC 3294, Box 9168\nAPO AA 61487",
    "Unit 5022 Box 1225 DPO AE 44085",
    "USNS Bergman\nFPO AP 93757",
    "USCGC Bustos FPO AE 64781",
    "Postfach 1234, 8001 Zürich",
    "San Francisco, CA 94107",
    "1015 CS Amsterdam",
    "K1A 0B1",
    "D02 X285",
    "SW1A 1AA",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_finds_addresses_whole(address: str) -> None:
    assert found("AddressRecognizer", f"Deliver it to {address}") == [("ADDRESS", address)]
    assert found("AddressRecognizer", f"jane@corp.example\n{address}\n") == [("ADDRESS", address)]


@pytest.mark.parametrize(
    "text",
    [
        "The 3 Way Match failed twice.",
        "In 2019 Revenue Street analysts expected 12 percent.",
        "Section 12 Place of performance",
        "We sailed 12 nautical miles on the way to the next cay.",
        "10 Drive bays and 4 Court hearings",
        "Article 6 Of the Convention",
        "12 Members of the Court",
        "See 42 U.S.C. 1983",
        "The 2 Level Design Park",
        "Via email 12 people",
        "Figure 3 shows Weg 5",
        "In the second ring 3 died",
        "Windows 10 Pro and Python 3.11",
        "AB12 3CDE is a code",
        "Platz 3 im Turnier",
        "iPhone 14 Pro Max",
        "The Via 12 chip",
        "rows 12 Total 14 Net 16 Gross",
        "On 12 May Street parties began",
        "# Copyright (c) 2006-2008, R Holm\n# Licensed to all\n",
    ],
)
def test_it_takes_no_ordinary_figures_for_addresses(text: str) -> None:
    assert values("AddressRecognizer", text) == []


def test_a_label_or_heading_calls_anything_an_address() -> None:
    assert values("AddressRecognizer", "Address: The Old Mill 3, Nether Wallop") == ["The Old Mill 3, Nether Wallop"]
    assert values("AddressRecognizer", "The Old Mill 3, Nether Wallop", "Address") == ["The Old Mill 3, Nether Wallop"]
    assert values("AddressRecognizer", "E-mail address: jane 3 doe") == []


@pytest.mark.parametrize(
    ("code", "found"), [("12209", True), ("1015 CS", True), ("SW1A 1AA", True), ("00-590", True), ("1307", False)]
)
def test_a_postal_code_is_told_by_its_label_unless_it_may_be_any_year(code: str, found: bool) -> None:
    unit = Unit("cell", code, header="Postal code")

    assert [one.value for one in detect(Document("sheet", units=[unit]), [], []).findings] == [code] * found
