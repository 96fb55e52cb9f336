"""Numbers that a company, a school or a shop gives to people and papers, told by the words before them."""

import re

from scrubbing.detection.recognizers.labelled import MIXED, Kind

# An order of the year 2024 with a short number leads nowhere, and every invoice would be a question to a person.
_YEARLY = re.compile(r"(?:19|20)\d\d\d{0,4}")


def _is_no_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", number) is None


def _leads_somewhere(number: str) -> bool:
    digits = sum(character.isdigit() for character in number)
    return digits < len(number) or (digits >= 6 and _YEARLY.fullmatch(number) is None)


KINDS = (
    Kind(
        "EMPLOYEE_ID",
        ("employee", "emp id", "emp no", "emp #", "staff", "personnel", "badge", "payroll", "worker id", "worker no",
         "associate id", "officer id", "clock no", "hr id", "personalnummer", "personal nr", "mitarbeiternummer",
         "mitarbeiter nr", "mitarbeiter id", "ausweisnummer des mitarbeiters", "matricule", "numéro d'employé",
         "número de empleado", "legajo", "matricola", "personeelsnummer", "medewerkersnummer", "service number"),
        MIXED,
        strict=True,
    ),
    Kind(
        "STUDENT_ID",
        ("student", "matriculation", "matric", "matrikelnummer", "matrikel nr", "mat nr", "enrolment", "enrollment",
         "roll no", "roll number", "candidate no", "candidate number", "pupil", "upn", "ucas", "university id",
         "numéro étudiant", "numéro d'étudiant", "número de matrícula", "studentnummer", "matricola studente",
         "learner id", "alumni id"),
        MIXED,
        strict=True,
    ),
    Kind(
        "INTERNAL_IDENTIFIER",
        ("membership", "member", "customer id", "customer no", "customer number", "customer #", "customer ref",
         "customer account", "client id", "client no", "client number", "client ref", "account id", "user no",
         "person id", "contact id", "loyalty", "frequent flyer", "frequent flyer number", "skywards", "bonus card",
         "booking no", "booking number", "booking id", "reservation no",
         "reservation number", "reservation id", "confirmation no", "confirmation number",
         "e-ticket", "ticket number", "tracking no", "tracking number", "tracking id",
         "application no", "application id", "registration id", "applicant id", "participant id", "subject id",
         "vendor id", "vendor no", "supplier id", "supplier no", "tenant id", "kundennummer", "kunden nr", "kundennr",
         "mitgliedsnummer", "mitglieds nr", "buchungsnummer", "vorgangsnummer", "numéro de client", "n° client",
         "numéro de membre", "numéro de réservation", "número de cliente", "número de socio", "numero cliente",
         "klantnummer", "lidnummer"),
        MIXED,
        strict=True,
    ),
    # The six signs by which airlines find a booking hold few digits.
    Kind(
        "INTERNAL_IDENTIFIER",
        ("booking ref", "booking reference", "booking code", "confirmation code", "record locator", "pnr",
         "reservation code", "buchungscode", "code de réservation", "localizador"),
        r"(?-i:(?=[A-Z]*\d)[A-Z0-9]{6})",
        strict=True,
    ),
    Kind(
        "INTERNAL_IDENTIFIER",
        ("order", "purchase order", "po", "p.o.", "invoice", "contract", "agreement", "ticket", "work order", "quote",
         "quotation", "sales order", "so no", "so number", "so #", "change order", "change request", "requisition",
         "purchase requisition", "delivery note", "credit note", "debit note", "rma", "statement of work", "sow no",
         "sow number", "msa no", "msa number", "framework agreement", "lease no", "lease number", "deal id", "deal no",
         "opportunity id", "proposal no", "proposal number", "tender no", "tender number", "rfp no", "rfq no",
         "project no", "project number", "project id", "project code", "job no", "job number", "engagement no",
         "engagement number", "engagement code", "wbs", "wbs element", "service request", "support ticket",
         "support case", "projektnummer", "projekt nr", "angebotsnummer", "angebots nr", "lieferscheinnummer",
         "lieferschein nr", "numéro de projet", "numéro de devis", "número de proyecto", "numero ordine",
         "numero contratto", "projectnummer", "offertenummer", "rechnungsnummer", "rechnungs nr", "rechnung nr",
         "auftragsnummer", "auftrags nr",
         "bestellnummer", "vertragsnummer", "vertrags nr", "numéro de facture", "numéro de commande",
         "numéro de contrat", "facture n°", "número de factura", "número de pedido", "número de contrato",
         "numero fattura", "factuurnummer", "ordernummer", "contractnummer"),
        MIXED,
        _leads_somewhere,
        0.6,
        strict=True,
    ),
    # Without a sign between, only what is lettered as numbers of papers are, and no standard or law.
    Kind(
        "INTERNAL_IDENTIFIER",
        ("order", "purchase order", "po", "p.o.", "invoice", "work order", "quote", "quotation", "sales order",
         "credit note", "delivery note", "requisition", "rma"),
        r"(?-i:(?!ISO|IEC|EN\b|DIN|RFC|CVE|CWE|NIST|ANSI|IEEE|ASTM|EO\b|FAR|SP\b|UTF|SHA)[A-Z]{1,5})[\-/]?\d{5,10}"
        r"(?:-\d{1,4})?",
        _leads_somewhere,
        0.6,
    ),
    # These announce themselves: nothing but a number of the company stands behind them.
    Kind(
        "INTERNAL_IDENTIFIER",
        ("cost centre", "cost center", "profit centre", "profit center", "kostenstelle", "kostenstellen nr",
         "centre de coûts", "centre de coût", "centro de coste", "centro de costes", "centro di costo", "kostenplaats",
         "gl code", "gl account", "g/l account", "g/l code", "ledger account", "ledger code", "nominal code",
         "general ledger account", "chart of accounts code", "sachkonto", "budget code", "department code",
         "company code", "buchungskreis", "business unit code"),
        r"(?=[A-Z\-/.]{0,8}\d)[A-Z0-9](?:[\-/.]?[A-Z0-9]){2,19}",
        _is_no_year,
        0.65,
    ),
    Kind(
        "INTERNAL_IDENTIFIER",
        ("asset tag", "asset id", "asset no", "asset number", "asset", "inventory no", "inventory number",
         "inventory tag",
         "equipment id", "equipment no", "device tag", "inventarnummer", "inventar nr", "anlagennummer",
         "numéro d'inventaire", "número de inventario", "numero inventario"),
        MIXED,
        strict=True,
        score=0.65,
    ),
    Kind(
        "INTERNAL_IDENTIFIER",
        ("msip", "siteid", "site id", "tenant", "azure tenant", "directory id", "subscription id", "aws account",
         "object id"),
        r"[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}|\d{12}",
        None,
        0.7,
        loose=True,
    ),
)  # fmt: skip
