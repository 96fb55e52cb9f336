"""How types, categories and kinds are called on pages. What the policy calls PERSON, people call a person's name."""

from scrubbing.detection import policy
from scrubbing.findings import Action, Category

TYPES: dict[str, str] = {
    "PERSON": "Person's name",
    "EMAIL_ADDRESS": "E-mail address",
    "PHONE_NUMBER": "Telephone number",
    "ADDRESS": "Street address",
    "DATE_OF_BIRTH": "Date of birth",
    "USERNAME": "User name",
    "EMPLOYER": "Employer",
    "CLIENT": "Client",
    "PRODUCT": "Product or project",
    "IDENTITY_TERM": "Named to be removed",
    "INTERNAL_IDENTIFIER": "Internal number or name",
    "SECRET": "Password, key or token",
    "MARKING": "Confidentiality marking",
    "MNPI": "Not yet public",
    "TRADE_SECRET": "Trade secret",
    "PRICING_TERMS": "Prices and terms",
    "CUSTOMER_LIST": "Customers",
    "STRATEGY": "Internal plan",
    "LEGAL_PRIVILEGE": "Legal advice",
    "HR_CONFIDENTIAL": "Personnel matter",
    "SECURITY": "Security weakness",
    "SPECIAL_CATEGORY": "Protected personal matter",
    "ORGANIZATION": "Organisation",
    "PUBLIC_FIGURE": "Public figure",
    "INITIALS": "Initials",
    "LOCATION": "Place",
    "DATE_TIME": "Date or time",
    "URL": "Web address",
    "IP_ADDRESS": "Network address",
    "MAC_ADDRESS": "Hardware address",
    "CREDIT_CARD": "Payment card number",
    "IBAN_CODE": "Bank account number (IBAN)",
    "US_BANK_NUMBER": "US bank account number",
    "ABA_ROUTING_NUMBER": "US bank routing number",
    "CRYPTO": "Wallet address",
    "BANK_ACCOUNT": "Bank account number",
    "BANK_CODE": "Bank's sort code",
    "SWIFT_CODE": "Bank's SWIFT code",
    "SOCIAL_PROFILE": "Profile page",
    "COORDINATES": "Coordinates",
    "MEDICAL_RECORD_NUMBER": "Patient's number",
    "INSURANCE_NUMBER": "Insurance number",
    "EMPLOYEE_ID": "Employee number",
    "STUDENT_ID": "Student number",
    "PROFESSIONAL_LICENSE": "Professional licence",
    "VEHICLE_ID": "Vehicle's number",
    "CASE_NUMBER": "Case number",
    "AGE": "Age",
    "NRP": "Nationality, religion or political group",
    "US_SSN": "US social security number",
    "US_ITIN": "US taxpayer number",
    "US_PASSPORT": "US passport number",
    "US_DRIVER_LICENSE": "US driving licence number",
    "US_NPI": "US health provider number",
    "US_MBI": "US Medicare number",
    "MEDICAL_LICENSE": "Medical licence number",
    "UK_NHS": "UK health service number",
    "UK_NINO": "UK national insurance number",
    "UK_PASSPORT": "UK passport number",
    "UK_DRIVING_LICENCE": "UK driving licence number",
    "CA_SIN": "Canadian social insurance number",
    "AU_TFN": "Australian tax file number",
    "AU_MEDICARE": "Australian Medicare number",
    "DE_TAX_ID": "German tax number",
    "ES_NIF": "Spanish identity number",
    "ES_NIE": "Spanish foreigner's number",
    "IT_FISCAL_CODE": "Italian fiscal code",
    "PL_PESEL": "Polish identity number",
    "FI_PERSONAL_IDENTITY_CODE": "Finnish identity number",
    "SE_PERSONNUMMER": "Swedish identity number",
    "SG_NRIC_FIN": "Singaporean identity number",
    "IN_PAN": "Indian tax number",
    "IN_AADHAAR": "Indian identity number",
    "FACE": "Face",
    "UNREAD_CODE": "Unreadable code",
}

# A longer explanation is a sentence, not a name.
_LONGEST_NAME = 45

CATEGORIES: dict[Category, str] = {
    Category.PERSONAL: "Personal",
    Category.FINANCIAL: "Financial",
    Category.IDENTITY: "Employer and clients",
    Category.SECRET: "Secrets",
    Category.CONFIDENTIAL: "Confidential",
    Category.MARKING: "Markings",
    Category.HIDDEN: "Hidden content",
    Category.PUBLIC: "Public",
}

# What a person can call a value that detection missed, most used first.
ADDED_TYPES: tuple[str, ...] = (
    "IDENTITY_TERM",
    "PERSON",
    "EMPLOYER",
    "CLIENT",
    "PRODUCT",
    "EMAIL_ADDRESS",
    "PHONE_NUMBER",
    "ADDRESS",
    "USERNAME",
    "INTERNAL_IDENTIFIER",
    "SECRET",
)

_ADDED_NAMES = {"IDENTITY_TERM": "Something else that must go"}

FAMILIES: dict[str, str] = {
    "docx": "Word",
    "xlsx": "Excel",
    "pptx": "PowerPoint",
    "pdf": "PDF",
    "image": "Image",
    "repository": "Code archive",
    "text": "Text",
    "email": "E-mail",
    "mailbox": "Mailbox",
}

# The fields of a task's own text, in the order briefs.py stores them; the rubric and the file names follow.
BRIEF_PLACES: dict[str, str] = {"value 1": "title", "value 2": "request", "value 3": "context"}

# What reading calls a text that no reader of the file sees on the page.
KINDS: dict[str, str] = {
    "visible": "",
    "hidden": "Hidden",
    "metadata": "Metadata",
    "ocr": "Read from a picture",
    "code": "Read from a code",
    "name": "Name",
}


def type_name(type_: str) -> str:
    """Return what people call a type; one without a name of its own is called as the policy explains it."""
    if type_ in TYPES:
        return TYPES[type_]
    rule = policy.load().rules.get(type_)
    article, _, name = rule.explanation.removesuffix(".").partition(" ") if rule else ("", "", "")
    if article in ("A", "An", "The") and len(name) <= _LONGEST_NAME:
        return name[0].upper() + name[1:]
    return type_.replace("_", " ").capitalize()


# From which score (0..1) on a finding is called how.
_SURE = ((0.85, "almost certain"), (0.6, "likely"))

# What happens to a value, to whoever has not seen a scrubbed copy yet.
HAPPENS: dict[Action, str] = {
    Action.REPLACE: "Replaced",
    Action.DECIDE: "You decide",
    Action.KEEP: "Stays",
}


# From so many characters on a value is a sentence to read, not a word to look at.
_PASSAGE = 60


def is_passage(text: str, category: Category) -> bool:
    """Whether a value is read as a text: its page shows it as one, and once."""
    return category is Category.CONFIDENTIAL or len(text) >= _PASSAGE


def sureness(score: float) -> str:
    """Return how sure a finding is, as people say it."""
    return next((words for least, words in _SURE if score >= least), "possible")


def added_types() -> list[tuple[str, str]]:
    """Return the choices for a value that a person adds."""
    return [(type_, _ADDED_NAMES.get(type_, TYPES[type_])) for type_ in ADDED_TYPES]


def ranges(numbers: list[int]) -> str:
    """Return sorted page numbers as people write them: "1, 3-5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
