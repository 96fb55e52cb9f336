"""Numbers of Greece and Cyprus."""

from stdnum.cy import vat as cypriot
from stdnum.gr import amka, vat

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import IDENTITY, PASSPORT, SOCIAL, TAX, VAT

NUMBERS = (
    Number(
        "GR_AFM",
        (*TAX, *VAT, "AFM", "ΑΦΜ", "Α.Φ.Μ.", "αριθμός φορολογικού μητρώου"),
        near="999999999",
        check=vat.is_valid,
    ),
    Number("GR_AFM", VAT, alone="AA999999999", pattern=r"(?:EL|GR)\d{9}", check=lambda text: vat.is_valid(text[2:])),
    Number("GR_AMKA", (*SOCIAL, *IDENTITY, "AMKA", "ΑΜΚΑ", "Α.Μ.Κ.Α."), near="99999999999", check=amka.is_valid),
    Number(
        "GR_ID_CARD",
        (*IDENTITY, "ΑΔΤ", "ADT", "δελτίο ταυτότητας", "αριθμός ταυτότητας"),
        near="AA-999999|AA999999|AA 999999|A-999999",
    ),
    Number("GR_PASSPORT", (*PASSPORT, "διαβατήριο", "διαβατηρίου"), near="AA9999999", pattern=r"[A-Z]{2}\d{7}"),
    Number("CY_TIC", (*TAX, *VAT, "TIC"), alone="AA99999999A", near="99999999A", check=cypriot.is_valid),
)
