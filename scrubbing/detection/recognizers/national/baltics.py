"""Numbers of Estonia, Latvia and Lithuania."""

from stdnum.ee import ik, kmkr
from stdnum.lt import asmens, pvm
from stdnum.lv import pvn

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, SOCIAL, TAX, VAT

NUMBERS = (
    Number(
        "EE_ISIKUKOOD", (*IDENTITY, *SOCIAL, *TAX, "isikukood", "isikukoodi"), near="99999999999", check=ik.is_valid
    ),
    Number("EE_VAT", (*VAT, "KMKR", "käibemaks"), alone="AA999999999", pattern=r"EE\d{9}", check=kmkr.is_valid),
    Number(
        "LT_ASMENS_KODAS",
        (*IDENTITY, *SOCIAL, *TAX, "asmens kodas", "asmens kodo"),
        near="99999999999",
        check=asmens.is_valid,
    ),
    Number(
        "LT_VAT", (*VAT, "PVM"), alone="AA999999999|AA999999999999", pattern=r"LT\d{9}(?:\d{3})?", check=pvm.is_valid
    ),
    Number(
        "LV_PERSONAS_KODS",
        (*IDENTITY, *SOCIAL, *TAX, "personas kods", "personas kodu"),
        near="999999-99999|99999999999",
        check=pvn.is_valid,
    ),
    Number("LV_VAT", (*VAT, "PVN"), alone="AA99999999999", pattern=r"LV\d{11}", check=pvn.is_valid),
)
