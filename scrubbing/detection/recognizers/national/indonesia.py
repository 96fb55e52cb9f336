"""Numbers of Indonesia."""

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, TAX


def _resident(text: str) -> bool:
    """Whether it begins with a province and holds a birth date; 40 is added to the day of women."""
    return 11 <= int(text[:2]) <= 97 and 1 <= int(text[6:8]) % 40 <= 31 and 1 <= int(text[8:10]) <= 12


NUMBERS = (
    Number(
        "ID_NIK",
        (*IDENTITY, "NIK", "KTP", "nomor induk kependudukan", "nomor ktp", "no ktp", "e-KTP"),
        near="9999999999999999|999999 999999 9999|999999.999999.9999",
        check=_resident,
    ),
    Number(
        "ID_NPWP",
        (*TAX, "NPWP", "npwp"),
        alone="99.999.999.9-999.999",
        near="999999999999999|9999999999999999",
        pattern=r"(?!000)\d{15,16}",
    ),
    Number(
        "ID_PASSPORT",
        (*PASSPORT, "paspor", "nomor paspor"),
        near="A9999999|A 9999999|AA999999",
        pattern=r"[A-Z]{1,2}\d{6,7}",
    ),
    Number(
        "ID_DRIVING_LICENCE",
        (*LICENCE, "SIM A", "SIM C", "surat izin mengemudi"),
        near="9999-9999-999999|99999999999999|999999999999",
    ),
)
