"""Bank accounts and the codes of banks, by the words before them. IBANs have a file of their own."""

import re

from stdnum.us import rtn

from scrubbing.detection.recognizers.labelled import Kind, is_no_day

_ACCOUNT = ("bank account", "account", "acct", "a/c", "checking account", "savings account", "checking", "savings")
_WHERE = (
    "to", "into", "to my", "to our", "to your", "to his", "to her", "to their", "to the", "into the", "into my",
    "into our", "into your", "to bank", "from bank", "from my", "from our", "from your", "from his", "from her",
    "from their", "debit", "credit", "client", "escrow", "trust", "payroll", "operating", "business", "deposit",
)  # fmt: skip
_CLABE_WEIGHTS = (3, 7, 1) * 6


def _is_routing(digits: str) -> bool:
    return rtn.is_valid(digits)


def _is_clabe(digits: str) -> bool:
    total = sum(int(digit) * weight % 10 for digit, weight in zip(digits[:17], _CLABE_WEIGHTS, strict=False))
    return (10 - total % 10) % 10 == int(digits[17])


def _is_plain(digits: str) -> bool:
    """Whether groups of four digits are an account: no years, and not the round parts of an account in a ledger."""
    groups = re.findall(r"\d{4}", digits)
    return (
        8 <= len(digits) <= 17
        and any(re.match("19|20", each) is None for each in groups)
        and not all(each.endswith("0") for each in groups)
    )


KINDS = (
    Kind("ABA_ROUTING_NUMBER", ("routing", "aba", "rtn", "routing transit",
    "fedwire"), r"\d{4}-?\d{4}-?\d", _is_routing,
         0.9, loose=True),
    Kind("ABA_ROUTING_NUMBER", ("routing", "aba", "rtn", "routing transit"), r"\d{9}", None, 0.65),
    Kind("BANK_CODE", ("sort code", "sortcode", "s/c"), r"\d\d(?P<gap>[ \-\u2013]?)\d\d(?P=gap)\d\d", None, 0.85),
    Kind("BANK_CODE", ("bsb",), r"\d{3}[ \-\u2013]?\d{3}", None, 0.85),
    Kind("BANK_CODE", ("ifsc", "ifs code", "rtgs"), r"[A-Z]{4}0[A-Z0-9]{6}", None, 0.9, loose=True),
    Kind("BANK_CODE", ("transit", "branch transit", "institution and transit", "transit and institution"),
         r"\d{5}[ \-]?\d{3}|0\d{8}|\d{5}", None, 0.7, strict=True),
    Kind("BANK_CODE", ("blz", "bankleitzahl", "bank code", "code banque", "code guichet", "clearing number",
                       "clearing no", "clearingnummer", "branch code", "abi", "cab"),
         r"\d(?:[ \-]?\d){3,8}", None, 0.7, strict=True),
    Kind("BANK_ACCOUNT", ("clabe", "cuenta clabe", "clabe interbancaria"), r"\d(?:[ \-]?\d){17}", _is_clabe, 0.95,
         loose=True),
    Kind("BANK_ACCOUNT", ("clabe", "cuenta clabe", "clabe interbancaria"), r"\d(?:[ \-]?\d){17}", None, 0.75),
    Kind("BANK_ACCOUNT", ("konto", "kontonummer", "kto", "bankkonto", "bankverbindung", "numéro de compte",
                          "n° de compte", "compte bancaire", "rib", "número de cuenta", "cuenta bancaria", "cuenta",
                          "numero di conto", "conto corrente", "c/c", "rekeningnummer", "rekening", "bankgiro",
                          "plusgiro", "postgiro", "número da conta", "conta corrente", "numer konta", "numer rachunku"),
         r"\d(?:[ .\-]?\d){5,25}", is_no_day, 0.7),
    # A plain "account" comes with numbers of all kinds: it takes a sign, or a number as long as an account's.
    Kind("US_BANK_NUMBER", _ACCOUNT, r"\d(?:[ \-]?\d){5,16}", is_no_day, 0.75, strict=True),
    Kind("US_BANK_NUMBER", _ACCOUNT, r"\d{8,17}", is_no_day, 0.6),
    Kind("US_BANK_NUMBER", ("bank account", "account", "acct", "a/c", "checking account", "savings account"),
         r"\d{4}(?:[ \-]\d{4}){2,3}(?:[ \-]\d{1,4})?|\d{4}(?:[ \-]\d{4}){1,3}[ \-]\d{2,3}", _is_plain, 0.6),
    # What is paid or moved goes to and comes from an account, whatever groups its number is written in.
    Kind("US_BANK_NUMBER", tuple(f"{where} account" for where in _WHERE), r"\d{2,8}(?:[ \-]\d{2,8}){1,5}",
         _is_plain, 0.6),
    Kind("US_BANK_NUMBER", ("account ending in", "account ending", "acct ending in", "a/c ending"),
         r"(?:[xX*•]{1,12}[ \-]?)?\d{3,6}", None, 0.6),
)  # fmt: skip
