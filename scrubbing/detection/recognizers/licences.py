"""Licences to work in a profession, by the words before them: registers of them say whose each is."""

from scrubbing.detection.recognizers.labelled import Kind, is_no_day

_PROFESSIONS = (
    "rn", "lpn", "lvn", "np", "nurse", "nurse practitioner", "md", "dental", "dentist", "pharmacy", "pharmacist",
    "veterinary", "psychologist", "therapist", "counselor", "lcsw", "lmft", "lpc", "social work", "social worker",
    "teaching", "teacher", "teacher's", "educator", "law", "attorney", "bar", "notary", "cpa", "accountancy",
    "engineer", "engineer's", "engineering", "pe", "p.e.", "professional engineer", "professional", "surveyor",
    "architect", "architect's", "contractor", "contractor's", "general contractor", "electrical", "electrician",
    "plumbing", "plumber", "hvac", "real estate", "realtor", "broker", "broker's", "salesperson", "appraiser",
    "insurance producer", "producer", "adjuster", "security guard", "guard", "pilot", "cosmetology", "trade",
)  # fmt: skip
_LICENSES = tuple(f"{who} {word}" for who in _PROFESSIONS for word in ("license", "licence", "lic."))
# "PE 58821", "MP-228817", "01928834", "123456-L".
_NUMBER = (
    r"(?:(?-i:[A-Z]{1,4})[ .\-]{0,2})?\d{5,10}(?:-(?:\d{1,3}|[A-Z]))?(?! (?:hours|hrs|holders|people|fees?|dollars)\b)"
)
# Versions of software licences, and standards, have letters, too, but shorter numbers.
_LETTERED = r"(?-i:[A-Z]{1,4})[ .\-]{0,2}\d{5,9}"


KINDS = (
    Kind("PROFESSIONAL_LICENSE", _LICENSES, _NUMBER, is_no_day, 0.75),
    Kind("PROFESSIONAL_LICENSE", ("license", "licence", "lic.", "licensed"), _LETTERED, None, 0.7),
    Kind(
        "PROFESSIONAL_LICENSE",
        ("license", "licence", "lic.", "state bar", "bar no", "bar number", "bar id", "bar #", "attorney no",
         "attorney number", "attorney registration", "cslb", "nmls", "dre", "caldre", "calbre", "ptan", "crd",
         "certificate of registration", "registration certificate"),
        _NUMBER,
        is_no_day,
        0.7,
        strict=True,
    ),
)  # fmt: skip
