"""Numbers of Italy."""

from stdnum.it import codicefiscale, iva

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, TAX, VAT

# Digits may be replaced by these letters where two people would have the same code.
_D = "[0-9LMNPQRSTUV]"
_CODE = rf"[A-Z]{{6}}{_D}{{2}}[ABCDEHLMPRST]{_D}{{2}}[A-Z]{_D}{{3}}[A-Z]"
_CARD = (
    *IDENTITY,
    "carta d'identità",
    "carta di identità",
    "carta d'identita",
    "carta identità",
    "CIE",
    "documento d'identità",
    "documento di identità",
)
_CF = (*TAX, "codice fiscale", "cod fisc", "CF", "C.F.", "cod. fiscale")

NUMBERS = (
    Number(
        "IT_FISCAL_CODE",
        _CF,
        alone="XXXXXXXXXXXXXXXX|XXX XXX XXXXX XXXXX|AAAAAA 99A99 A999A",
        pattern=_CODE,
        check=codicefiscale.is_valid,
    ),
    Number("IT_FISCAL_CODE", _CF, near="XXXXXXXXXXXXXXXX", pattern=_CODE),
    Number(
        "IT_VAT_CODE",
        (*VAT, "partita iva", "p iva", "PIVA", "p. iva", "P.IVA", "codice fiscale"),
        alone="AA99999999999",
        near="99999999999|AA 99999999999",
        pattern=r"(?:IT)?\d{11}",
        check=iva.is_valid,
    ),
    Number(
        "IT_IDENTITY_CARD",
        _CARD,
        near="AA99999AA|AA9999999|AA 9999999|9999999AA",
        pattern=r"[A-Z]{2}\d{5}[A-Z]{2}|[A-Z]{2}\d{7}|\d{7}[A-Z]{2}",
    ),
    Number("IT_PASSPORT", (*PASSPORT, "passaporto"), near="AA9999999", pattern=r"[A-Z]{2}\d{7}"),
    Number(
        "IT_DRIVER_LICENSE",
        (*LICENCE, "patente", "patente di guida"),
        near="XXXXXXXXXX",
        pattern=r"[A-Z]{2}\d{7}[A-Z]|U1[A-Z0-9]{7}[A-Z]",
    ),
    Number("IT_HEALTH_CARD", ("tessera sanitaria", "TEAM"), near="99999999999999999999", pattern=r"80380\d{15}"),
)
