"""Numbers of South Africa."""

from stdnum.za import idnr, tin

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, TAX, VAT

_ID = (*IDENTITY, "ID", "RSA ID", "sa id", "south african id", "identiteitsnommer", "ID nommer")

NUMBERS = (
    Number("ZA_ID_NUMBER", _ID, alone="999999 9999 999|999999 9999 99 9", near="9999999999999", check=idnr.is_valid),
    Number(
        "ZA_INCOME_TAX_NUMBER",
        (*TAX, "SARS", "income tax"),
        near="9999999999|9999/999/99/9|999/999/9999",
        pattern=r"[01239]\d{9}",
        check=tin.is_valid,
    ),
    Number("ZA_VAT_NUMBER", (*VAT, "BTW"), near="9999999999", pattern=r"4\d{9}"),
    Number("ZA_COMPANY_REGISTRATION", (*COMPANY, "CIPC", "reg no"), near="9999/999999/99", pattern=r"(?:19|20)\d{10}"),
    Number("ZA_PASSPORT", (*PASSPORT, "paspoort"), near="A99999999", pattern=r"[ADMT]\d{8}"),
    Number(
        "ZA_DRIVER_LICENSE",
        (*LICENCE, "rybewys"),
        near="999999999999|9999999999AA|99999999AAAA|99999999A9AA",
        pattern=r"\d{6,10}[A-Z0-9]{2,5}",
    ),
    Number("ZA_TRAFFIC_REGISTER_NUMBER", ("traffic register", "TRN"), near="9999999999999"),
)
