"""Announcements that are common to the numbers of many countries. Each country's file adds its own languages."""

PASSPORT = ("passport", "passport no", "passport number", "travel document", "ppt no", "passport id")
LICENCE = (
    "driver's license", "drivers license", "driver license", "driver's licence", "drivers licence", "driver licence",
    "driving license", "driving licence", "license no", "licence no", "license number", "licence number",
    "driver's lic", "driver lic", "drivers lic", "driver's permit", "driving permit", "dl no", "dl number", "DL", "DLN",
)  # fmt: skip
IDENTITY = (
    "national id", "national identity", "national identification", "id number", "identity number", "identity no",
    "identification number", "identification no", "id card", "identity card", "identity document", "personal id",
    "personal number", "personal identity", "personal identification", "citizen id", "citizen number", "government id",
    "civil id", "civil number", "id no", "national number", "nat id", "NID",
)  # fmt: skip
TAX = (
    "tax id", "tax number", "tax no", "tax identification", "tax identifier", "taxpayer id", "taxpayer number",
    "taxpayer identification", "tax payer", "tax reference", "tax code", "TIN",
)  # fmt: skip
SOCIAL = (
    "social security", "social insurance", "social sec", "soc sec", "national insurance", "SSN", "insurance number",
)  # fmt: skip
VAT = ("VAT", "vat number", "vat no", "vat id", "vat registration", "vat reg")
COMPANY = (
    "company number",
    "company no",
    "business number",
    "registration number",
    "registration no",
    "company registration",
)
