"""Numbers of Mexico."""

from stdnum.luhn import is_valid as luhn
from stdnum.mx import curp, rfc

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX

NUMBERS = (
    Number(
        "MX_CURP",
        (*IDENTITY, "CURP", "clave única"),
        alone="XXXXXXXXXXXXXXXXXX",
        pattern=r"[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d",
        check=curp.is_valid,
    ),
    # The check digit is missing from many that are in use.
    Number(
        "MX_RFC",
        (*TAX, "RFC", "registro federal"),
        alone="XXXXXXXXXXXXX",
        near="XXXXXXXXXXXX|XXXXXXXXXX|AAAA-999999-XXX|AAA-999999-XXX",
        pattern=r"[A-ZÑ&]{3,4}\d{6}(?:[A-Z0-9]{2}[0-9A])?",
        check=rfc.is_valid,
    ),
    Number(
        "MX_NSS",
        (*SOCIAL, "NSS", "número de seguridad social", "seguro social", "IMSS"),
        near="99999999999|99-99-99-9999-9|99 99 99 9999 9",
        check=luhn,
    ),
    Number(
        "MX_VOTER_KEY",
        (*IDENTITY, "clave de elector", "INE", "IFE", "credencial para votar", "voter id"),
        near="AAAAAA99999999A999",
        pattern=r"[A-Z]{6}\d{8}[HM]\d{3}",
    ),
    Number("MX_VOTER_KEY", ("INE", "IFE", "credencial para votar"), near="9999999999|9999999999999"),
    Number("MX_PASSPORT", (*PASSPORT, "pasaporte"), near="A99999999|99999999999", pattern=r"[A-Z]\d{8}|\d{11}"),
    Number("MX_DRIVING_LICENCE", (*LICENCE, "licencia de conducir", "licencia de manejo"), near="A99999999|999999999"),
)
