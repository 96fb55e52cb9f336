"""Vehicles: identification numbers with their check digit, and plates in forms or contexts that mean nothing else."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.labelled import Kind

_VALUES = dict(zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", (*range(10), *range(1, 9), *range(1, 6), 7, 9, *range(2, 10)),
                   strict=True))  # fmt: skip
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN = re.compile(r"[A-HJ-NPR-Z0-9](?<![A-Za-z0-9_\-]{1}.)[A-HJ-NPR-Z0-9]{16}(?![A-Za-z0-9_\-])", re.ASCII)

_INDIAN_STATE = (
    "AN|AP|AR|AS|BR|CH|CG|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TN|TR|TS|UK|UP|WB"
)
# Without words around them: Britain's since 2001, France's and Italy's new ones with their marks, and India's.
_PLATE = re.compile(
    r"[A-Z](?<!\w.)(?<![\-/#].)(?:"
    r"(?<![IQZ])[A-HJ-PR-Y]\d\d [A-HJ-PR-Z]{3}"
    r"|(?<![IOU])[A-HJ-NP-TV-Z]-\d{3}-[A-HJ-NP-TV-Z]{2}"
    rf"|(?<=[A-Z])[A-Z](?<=(?:{_INDIAN_STATE}))[ \-]\d{{1,2}}[ \-]?[A-Z]{{1,3}}[ \-]\d{{4}}"
    r")(?![\w\-])"
)


def is_vin(text: str) -> bool:
    """Whether the check digit, ninth of the seventeen, is right. Vehicles of Europe need not have one."""
    if text.isdigit() or text.isalpha():
        return False
    total = sum(_VALUES[sign] * weight for sign, weight in zip(text, _WEIGHTS, strict=True))
    return text[8] == "0123456789X"[total % 11]


class VehicleRecognizer(TextRecognizer):
    """Vehicle identification numbers and plates that need no word around them."""

    TYPE = "VEHICLE_ID"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the numbers."""
        results = [(*match.span(), 0.9) for match in _VIN.finditer(text) if is_vin(match.group())]
        results += [(*match.span(), 0.6) for match in _PLATE.finditer(text)]
        return results


KINDS = (
    Kind(
        "VEHICLE_ID",
        ("vin", "vehicle identification", "vehicle id", "chassis", "fahrgestellnummer", "fahrgestell nr",
         "fahrzeug identifizierungsnummer", "fin", "numéro de châssis", "número de bastidor", "bastidor", "telaio",
         "chassisnummer"),
        r"[A-HJ-NPR-Z0-9]{17}",
        None,
        0.9,
        loose=True,
    ),
    Kind(
        "VEHICLE_ID",
        ("license plate", "licence plate", "number plate", "registration plate", "plate", "plate no", "plate number",
         "vehicle registration", "vehicle reg", "car registration", "car reg", "reg no", "rego", "license tag",
         "vehicle plate", "kennzeichen", "kfz kennzeichen", "amtliches kennzeichen", "immatriculation",
         "plaque d'immatriculation", "plaque", "matrícula", "placa", "placas", "targa", "kenteken",
         "registreringsnummer", "numer rejestracyjny", "matrícula del vehículo"),
        r"(?=[A-ZÄÖÜ0-9 \-·]{0,9}\d)(?=\d{0,4}[ \-·]?[A-ZÄÖÜ])[A-ZÄÖÜ0-9]{1,4}(?:[ \-·][A-ZÄÖÜ0-9]{1,4}){0,3}"
        r"(?<=[A-Z0-9]{2})|(?=[A-Z]{0,7}\d)(?=\d{0,7}[A-Z])[A-Z0-9]{5,8}",
        None,
        0.75,
    ),
)  # fmt: skip
