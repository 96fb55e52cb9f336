"""Numbers of Türkiye."""

from stdnum.tr import tckimlik, vkn

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX

NUMBERS = (
    Number(
        "TR_NATIONAL_ID",
        (
            *IDENTITY,
            *SOCIAL,
            "TCKN",
            "tc kimlik",
            "t c kimlik",
            "kimlik no",
            "kimlik numarası",
            "TC no",
            "vatandaşlık numarası",
        ),
        near="99999999999|999 999 999 99",
        check=tckimlik.is_valid,
    ),
    Number(
        "TR_TAX_NUMBER",
        (*TAX, "VKN", "vergi kimlik", "vergi numarası", "vergi no"),
        near="9999999999",
        check=vkn.is_valid,
    ),
    Number("TR_PASSPORT", (*PASSPORT, "pasaport", "pasaport no"), near="A99999999|A 99999999", pattern=r"[A-Z]\d{8}"),
    Number("TR_DRIVING_LICENCE", (*LICENCE, "ehliyet", "sürücü belgesi"), near="999999"),
)
