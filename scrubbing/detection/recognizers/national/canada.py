"""Numbers of Canada."""

from stdnum.ca import bc_phn, bn
from stdnum.luhn import is_valid as luhn

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import LICENCE, PASSPORT

_HEALTH = (
    "health card", "health number", "health insurance", "health care number", "healthcare number", "personal health",
    "medicare", "PHN", "HCN", "OHIP", "ohip", "MSP", "ULI", "carte santé", "assurance maladie", "provincial health",
)  # fmt: skip


def _ontarian_birth(text: str) -> bool:
    """Ontario ends a licence in the birth date and adds 50 to the month of women."""
    return int(text[11:13]) % 50 in range(1, 13) and 1 <= int(text[13:15]) <= 31


def _quebec_birth(text: str) -> bool:
    """Québec writes the birth date into a health number and adds 50 to the month of women."""
    return int(text[6:8]) % 50 in range(1, 13) and 1 <= int(text[8:10]) <= 31


NUMBERS = (
    Number(
        "CA_SIN",
        ("SIN", "social insurance", "NAS", "numéro d'assurance sociale", "assurance sociale"),
        near="999-999-999|999 999 999|999999999",
        check=luhn,
    ),
    Number(
        "CA_BUSINESS_NUMBER",
        ("BN", "business number", "gst", "hst", "GST", "HST"),
        near="999999999AA9999",
        check=bn.is_valid,
    ),
    # Ontario, British Columbia, Québec, then the provinces whose numbers are plain digits.
    Number("CA_HEALTH_CARD", _HEALTH, near="9999-999-999|9999 999 999|9999999999", check=luhn),
    Number(
        "CA_HEALTH_CARD",
        _HEALTH,
        near="9999-999-999-AA|9999 999 999 AA|9999999999AA|9999-999-999 AA",
        check=lambda text: luhn(text[:10]),
    ),
    Number("CA_HEALTH_CARD", _HEALTH, near="9999-999-999|9999 999 999|9999999999", check=bc_phn.is_valid),
    Number("CA_HEALTH_CARD", _HEALTH, near="AAAA99999999|AAAA 9999 9999", alone="AAAA 9999 9999", check=_quebec_birth),
    Number(
        "CA_HEALTH_CARD",
        _HEALTH,
        near="999999999|999 999 999|99999-9999|999999999999|9999999999|99999999|999999|9999 999 999",
    ),
    Number(
        "CA_PASSPORT", (*PASSPORT, "passeport"), near="AA999999|A999999AA", pattern=r"[A-Z]{2}\d{6}|[A-Z]\d{6}[A-Z]{2}"
    ),
    Number(
        "CA_DRIVER_LICENSE",
        (*LICENCE, "permis de conduire"),
        alone="A9999-99999-99999",
        near="A9999 99999 99999|A99999999999999",
        check=_ontarian_birth,
    ),
    Number(
        "CA_DRIVER_LICENSE",
        (*LICENCE, "permis de conduire"),
        near="A9999-999999-99|A999999999999|999999-999|999999999|AAAAA999999999|AA-AA-AA-A999AA|AAAAAA999AA|99999999",
    ),
    Number("CA_UCI", ("UCI", "unique client identifier"), near="9999-9999|99-9999-9999|99999999|9999999999"),
)
