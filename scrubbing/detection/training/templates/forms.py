"""Forms, tables, rows and bare cells: fields as (labels, values), laid out in every way forms are."""

import random
import re

from scrubbing.detection.training.templates.grammar import Rules, Source

_NAME = (
    "{person:1.full}",
    "{person:1.full}",
    "{person:1.reversed}",
    "{person:1.caps}",
    "{person:1.initials}",
    "{person:1.titled}",
    "{person:1.lower}",
)
FIELDS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        (
            "Name", "Full name", "Name of applicant", "Customer", "Client", "Patient", "Employee", "Insured",
            "Account holder", "Claimant", "Applicant", "Your name", "NAME", "Customer name", "Policyholder",
            "Passenger", "Guest", "Cardholder", "Participant", "Student", "Name (block capitals)", "Borrower",
            "Tenant", "Print name", "full_name", "Name of child",
        ),
        _NAME,
    ),
    (
        (
            "First name", "Forename", "Forename(s)", "Given name", "Given names", "FIRST NAME", "first_name",
            "Christian name", "firstName", "Preferred name", "Known as",
        ),
        ("{person:1.first}",),
    ),
    (
        ("Surname", "Last name", "Family name", "SURNAME", "last_name", "lastName", "Name at birth"),
        ("{person:1.last}", "{person:1.last}", "{person:9.last}"),
    ),
    (("Maiden name", "Mother's maiden name", "Previous surname", "Alias"), ("{person:8.last}",)),
    (
        (
            "Father's name", "Mother", "Spouse", "Next of kin", "Emergency contact", "Parent/guardian", "Guarantor",
            "Beneficiary", "Dependants", "Name of partner", "Contact person", "Contact",
        ),
        (
            "{person:2.full}", "{person:2.full}", "{person:2.full} ({phone})", "{person:2.first}",
            "{person:2.full}, {address:1}", "{person:2.full} / {person:3.full}",
        ),
    ),
    (
        (
            "Manager", "Line manager", "Supervisor", "Reported by", "Prepared by", "Approved by", "Checked by",
            "Owner", "Author", "Requested by", "Assigned to", "Sales rep", "Signed", "Witness", "Signature",
            "Consultant", "GP", "Referring physician", "Teacher", "Interviewer", "Received by", "Driver", "Agent",
            "Reviewer", "Account manager", "Salesperson", "Issued by", "Technician", "Photographer",
        ),
        (
            "{person:3.full}", "{person:3.first}", "{person:3.initials}", "{person:3.reversed}",
            "{person:3.titled}", "{person:3.last}", "{person:3.full}, {job}", "{person:3.full} ({department})",
            "{person:3.caps}",
        ),
    ),
    (
        (
            "Address", "Home address", "Postal address", "Street address", "Residence", "Billing address",
            "Delivery address", "Ship to", "ADDRESS", "Permanent address", "Correspondence address", "Property",
            "Registered office", "Location of property", "Place of work", "Site", "Current address", "Premises",
            "address_line", "Mailing address", "Venue", "Registered address",
        ),
        ("{address:1}", "{address:1}", "{address:1}", "{address:1.block}", "{address:1.street}, {city:1}"),
    ),
    (("Street", "Address line 1", "Street and number", "addr1", "STREET"), ("{address:1.street}",)),
    (
        (
            "City", "Town", "Place of birth", "Town/City", "CITY", "Birthplace", "Location", "Destination",
            "Origin", "Branch", "Office", "Departure", "Arrival", "From", "To", "Port of loading", "Hometown",
        ),
        ("{city:1}", "{city:1}", "{city:1}, {country:1}", "{city:1.caps}"),
    ),
    (
        (
            "Country", "Country of residence", "Country of birth", "Country of origin", "COUNTRY",
            "Issuing country", "Tax residence", "Market",
        ),
        ("{country:1}",),
    ),
    (("State", "County", "Region", "Province", "Territory"), ("{region:1}",)),
    (("Nationality", "Citizenship", "Ethnicity", "Religion", "Nationality at birth", "Cuisine"), ("{nrp:1}",)),
    (
        (
            "Date of birth", "DOB", "D.O.B.", "Born", "Birth date", "date_of_birth", "Birthday",
            "Date of Birth (dd/mm/yyyy)",
        ),
        ("{date:1}", "{date:1}", "{date:1.full}"),
    ),
    (
        (
            "Date", "Start date", "End date", "Date of issue", "Expiry", "Due date", "Invoice date", "Date signed",
            "Effective from", "Hire date", "Order date", "Date of incident", "Admitted", "Discharged", "Check-in",
            "Check-out", "Valid until", "Created", "Last updated", "Departure date", "Date received", "DATE",
        ),
        ("{date:2}", "{date:2.full}", "{date:3}", "{date:2} {time}", "{date:2.month} {date:2.year}"),
    ),
    (("Time", "Time of call", "Start", "End", "Arrival time"), ("{time}",)),
    (
        ("Age", "Age at admission", "AGE", "Age (years)", "age"),
        ("{age.number}", "{age.number}", "{age.number}", "{age}"),
    ),
    (
        (
            "Company", "Employer", "Organisation", "Organization", "Firm", "Supplier", "Vendor", "Bank", "School",
            "University", "Insurer", "Customer", "Name of employer", "Client", "Manufacturer", "COMPANY",
            "Institution", "Hospital", "Landlord", "Bill to", "Sold to", "Carrier", "Contractor", "Bank name",
            "Payee", "Pay to the order of", "Publisher", "Account",
        ),
        ("{org:1}", "{org:1}", "{org:1.short}", "{org:1.caps}", "{org:1.acronym}", "{org:1}, {city:1}"),
    ),
    (("Job title", "Occupation", "Position", "Title", "Role", "Profession"), ("{job}",)),
    (("Department", "Dept", "Team", "Unit", "Cost centre"), ("{department}",)),
    (
        ("Phone", "Tel", "Telephone", "Mobile", "Contact number", "Home phone", "Fax", "Work phone", "Tel. no."),
        ("{phone}",),
    ),
    (("Email", "E-mail", "E-mail address", "email", "EMAIL"), ("{person:1.email}", "{email}", "{person:1.email}")),
    (
        (
            "Account number", "Reference", "Invoice no.", "Policy number", "Case no.", "MRN", "NHS number",
            "Employee ID", "Order number", "Ref", "ID", "Passport no.", "Licence number", "Student ID", "Tax ID",
        ),
        ("{id}",),
    ),
    (("SSN", "Social security number"), ("{ssn}",)), (("IBAN", "Bank details"), ("{iban}",)),
    (("Card number",), ("{card}",)), (("IP address", "Host"), ("{ip}",)),
    (
        ("Amount", "Total", "Salary", "Rent", "Price", "Deposit", "Balance", "Net", "Annual income", "Fee"),
        ("{amount}",),
    ),
    (("Quantity", "Qty", "Pages", "Score", "Number"), ("{number}",)),
    (("Rate", "Discount", "VAT", "Share"), ("{percent}",)),
    (("Product", "Item", "Description", "Model"), ("{product}", "{noun}")),
    (("Software", "System", "Platform"), ("{software}",)),
    (
        ("Gender", "Sex", "Marital status", "Smoker", "Consent", "Newsletter", "Status", "Priority", "Outcome"),
        (
            "F", "M", "married", "single", "yes", "No", "n/a", "Open", "Closed", "High", "approved", "pending", "-",
            "",
        ),
    ),
    (
        ("Comments", "Notes", "Remarks", "Reason for visit", "Reason", "Description of events"),
        (
            "{sentence}", "none", "See attached", "{lorem}",
            "spoke to {person:4.first}, will call back {date.relative}", "collected by {person:4.full}",
            "moved from {city:3}", "prefers to be called {person:1.first}",
        ),
    ),
    (("Website", "URL"), ("{url}",)), (("Username", "User", "Login"), ("{person:1.handle}", "{handle}")),
    (("Twitter", "Instagram"), ("@{person:1.handle}",)),
    (("Duration", "Length of stay", "Notice period", "Term"), ("{duration}",)),
)  # fmt: skip
_NUMBER = re.compile(r"(?<=[a-z]):(\d)(?=[.}])")
_SEPARATORS = (
    ": ",
    ": ",
    ": ",
    ":",
    " : ",
    ":\t",
    "\t",
    " - ",
    " ........ ",
    ": ____",
    " = ",
    "  ",
    " | ",
    ":\n",
    "\n",
    ":  ",
    "................: ",
    " – ",
    ":\n    ",
    "; ",
    ": [",
    "* ",
)
_HEADINGS = (
    "APPLICATION FORM", "Registration", "Personal details", "Section A - Applicant", "1. About you",
    "PATIENT INFORMATION", "Claim Form", "Customer Data Sheet", "Order form", "Visitor log",
    "{org:1}\nNew Starter Form", "{org:1.caps}\nAPPLICATION FOR CREDIT", "Part 2: Your employer", "Incident report",
    "Emergency Contact Form", "Please complete in BLOCK CAPITALS", "Membership application", "Change of Address",
    "Booking confirmation", "Expense claim", "TRAVEL REQUEST", "Delivery note", "Consent Form",
    "Know Your Customer", "Proof of delivery", "Contact details", "Bank account opening form", "Referral",
    "Personnel record - {person:1.reversed}", "Tenancy application",
)  # fmt: skip
_FOOTERS = (
    "I declare that the information above is true.\nSigned: {person:1.full}   Date: {date}",
    "☐ I agree to the terms", "[x] Yes  [ ] No", "For office use only", "Signature ______________ Date ___/___/___",
    "(tick as appropriate)", "Return this form to {org:1}, {address:5}", "* required field",
    "Signature of parent: {person:2.full}", "Received {date} by {person:3.initials}", "Page 1 of 2", "Submit",
    "Countersigned: {person:3.full}, {job}",
)  # fmt: skip


def form(rng: random.Random) -> str:
    """Return labelled fields, one a line or all in a row."""
    fields = rng.sample(FIELDS, rng.randint(2, 10))
    if rng.random() < 0.5:
        fields.insert(0, FIELDS[0])
    separator = rng.choice(_SEPARATORS)
    join = rng.choice(("\n", "\n", "\n", "\n", "\n\n", "   ", "\t", " | ", "\n- ", "\n• ", ", ", "\n  "))
    lines = []
    for number, (labels, values) in enumerate(fields, start=1):
        label = rng.choice(labels)
        value = "" if rng.random() < 0.07 else rng.choice(values)
        mark = f"{number}. " if separator.startswith("\n") and join == "\n\n" else ""
        lines.append(f"{mark}{label}{separator}{value}{']' if separator == ': [' else ''}")
    if rng.random() < 0.1:
        lines = [line.upper() if "{" not in line else line for line in lines]
    head = rng.choice(_HEADINGS) + rng.choice(("\n", "\n\n")) if rng.random() < 0.35 else ""
    foot = "\n" + rng.choice(_FOOTERS) if rng.random() < 0.25 else ""
    return head + join.join(lines) + foot


def _columns(rng: random.Random, low: int = 2, high: int = 7) -> list[tuple[str, str]]:
    """Pick header words and one way of writing values for each column."""
    fields = rng.sample(FIELDS, rng.randint(low, high))
    if rng.random() < 0.5 and FIELDS[0] not in fields:
        fields.insert(rng.randint(0, 1), FIELDS[0])
    return [(rng.choice(labels), rng.choice(values).replace("\n", ", ")) for labels, values in fields]


def row_of(columns: list[tuple[str, str]], row: int) -> list[str]:
    """Give every row entities of its own: entity 1 of row 3 is number 31."""
    return [_NUMBER.sub(rf":{row}\g<1>", value) for _, value in columns]


def table(rng: random.Random) -> str:
    """Return header words and rows below them, separated as files and pages separate them."""
    columns = _columns(rng)
    rows = [row_of(columns, row) for row in range(1, rng.randint(2, 7))]
    headers = [header for header, _ in columns]
    style = rng.choice(("csv", "csv", "quoted", "tsv", "semicolon", "pipe", "markdown", "wide", "lines"))
    if style == "quoted":
        headers, rows = [f'"{cell}"' for cell in headers], [[f'"{cell}"' for cell in row] for row in rows]
    between = {"csv": ",", "quoted": ",", "tsv": "\t", "semicolon": ";", "wide": "    ", "lines": "\n"}.get(
        style, " | "
    )
    lines = [between.join(row) for row in [headers, *rows]]
    if style == "markdown":
        lines = [f"| {line} |" for line in lines]
        lines.insert(1, "|" + " --- |" * len(headers))
    if rng.random() < 0.25:
        lines = lines[1:]
    return "\n".join(lines)


def record(rng: random.Random) -> str:
    """Return spreadsheet rows as `Header: value | Header: value`."""
    columns = _columns(rng, 2, 8)
    rows = (row_of(columns, row) for row in range(1, rng.choice((2, 2, 2, 3, 4))))
    return "\n".join(
        " | ".join(f"{header}: {value}" for (header, _), value in zip(columns, row, strict=True)) for row in rows
    )


def list_of(rng: random.Random) -> str:
    """Return a column or a list of cells of one kind."""
    fields = rng.choice(FIELDS[:18])
    header, value = rng.choice(fields[0]), rng.choice(fields[1]).replace("\n", ", ")
    cells = [row_of([("", value)], row)[0] for row in range(1, rng.randint(3, 10))]
    mark = rng.choice(("", "", "- ", "* ", "• ", "{n}. ", "{n}) ", "[ ] ", "☐ "))
    lines = [mark.replace("{n}", str(at)) + cell for at, cell in enumerate(cells, start=1)]
    return "\n".join([header, *lines] if rng.random() < 0.6 else lines)


def cell(rng: random.Random) -> str:
    """Return what stands in one cell: often a name or an address and nothing else."""
    return rng.choice(CELLS)


CELLS = (
    *('{person.full}',) * 8, *('{address}',) * 6, *('{org}',) * 5, *('{city}',) * 4, *('{person.last}',) * 3,
    *('{person.first}',) * 3, *('{date}',) * 3, "{person.reversed}", "{person.reversed}", "{person.caps}",
    "{person.lower}", "{person.initials}", "{person.titled}", "Dr {person.last}", "Mr. {person.full}",
    "Mrs {person.last}", "Ms {person.full}", "{address.block}", "{address.street}", "{address.street}",
    "{org.short}", "{org.caps}", "{org.acronym}", "{city.caps}", "{city}, {country}", "{city}, {region}",
    "{country}", "{country}", "{region}", "{place}", "{date.full}", "{date.month} {date.year}", "{date.weekday}",
    "{date.relative}", "{date.month}", "{date.year}", "{nrp}", "{nrp}", "{age}", "{time}", "{duration}",
    "{person.possessive} laptop", "{person.full} ({org})", "{person:1.full} & {person:2.full}",
    "{person:1.first} and {person:2.first}", "{person:1.full}, {person:2.full}",
    "{person:1.full}; {person:2.full}; {person:3.full}", "{person:1.last}/{person:2.last}", "{org} - {city}",
    "{person:1.full} <{person:1.email}>", "{person.full}, {job}", "c/o {person.full}", "{person.full} - {phone}",
    "{person.first} (on leave)", "{org} ({city})", "{org}, {address}", "{person.full} {date}", "paid {date}",
    "tbc by {person.first}", "{person.full}?", "{person.full}*", "{person.full} 1)", "Attn: {person.full}",
    "{person.full} / {person.full}", "The {person.last} family", "{person.last} & Sons", "{city} office",
    "{city}-{city}",
)  # fmt: skip
_CELL_LABELS = (
    "Name",
    "Customer Name",
    "Date of Birth",
    "Address",
    "City",
    "Country",
    "Department",
    "Quantity",
    "Total",
    "Employee",
    "Organisation",
    "Signature",
    "Page",
    "Title",
    "Mobile",
    "Surname",
    "Place of Birth",
)

RULES: Rules = {
    "row_a": (
        "{person:a.full},{person:a.email},{city:a}", "{person:a.reversed},{person:a.email},{city:a}",
        "{person:a.caps},{email},{city:a}",
    ),
    "shifts": ("Shift rota {date}\n<<shift*3-6>>", "Rota\n<<shift*2-5>>", "ON CALL\n<<shift*2-4>>"),
    "shift": (
        "{date.weekday}: {person:a.first} / {person:b.first}", "{date.weekday}\t{person:a.full}\t{time}-{time}",
        "{date} {person:a.initials}", "{person:a.first} - {date.weekday} off",
        "{person:a.full} ({department}) {time}", "{date.weekday} AM {person:a.last}",
        "{time} {person:a.first}, {person:b.first}, {person:c.first}",
    ),
    "guests": (
        "Seating plan\nTable 1: <<guest,3-5>>\nTable 2: <<guest,3-5>>", "Guest list\n<<guest*4-8>>",
        "Sign-in sheet\n<<visitor*3-6>>", "Contacts\n<<contact*2-5>>", "Phone list\n<<contact*3-6>>",
        "<<contact^2-4>>", "<<contact*1-2>>", "Distribution list:\n<<guest*3-5>>",
    ),
    "guest": (
        "{person:a.full}", "{person:a.first} {person:a.last} (+1)",
        "{person:a.first} & {person:b.first} {person:b.last}", "{person:a.titled}", "Mr and Mrs {person:a.last}",
        "{person:a.full} - {org:a}", "{person:a.reversed}", "{person:a.first}", "{person:a.full}, {nrp} delegation",
    ),
    "visitor": (
        "{date} {time} {person:a.full} {org:a} to see {person:b.last}",
        "{person:a.full}, {org:a.short}, in {time} out {time}",
        "{time} | {person:a.full} | {org:a} | {person:b.full}", "{person:a.caps}  {org:a}  badge {number}",
    ),
    "contact": (
        "{person:a.full} {phone}", "{person:a.full}, {org:a}, {phone}, {email}",
        "{person:a.full}\n{address:a.block}\n{phone}", "{person:a.first} (work) {phone}",
        "{org:a} {address:a} {phone}", "{person:a.reversed} . . . . {phone}",
        "{person:a.full}; {address:a}; {date:a}", "{person:a.full} ext. {number}",
        "{person:a.full} - {person:a.email} - {city:a}", "{person:a.full}, {address:a}",
        (
            "BEGIN:VCARD\nFN:{person:a.full}\nN:{person:a.last};{person:a.first};;;\nORG:{org:a}\nTEL:{phone}\n"
            "END:VCARD"
        ),
    ),
    "csv_fixed": (
        "name,email,city\n<<row_a*2-6>>", "id;customer;town\n1;{person:1};{city:1}\n2;{person:2};{city:2}",
        "<<row_a*1-3>>",
    ),
    "label_cell": _CELL_LABELS,
    "labels_only": (
        "<<label_cell*2-6>>", "<<label_cell|3-6>>", "<<label_cell,3-6>>", "<<label_cell#3-6>>", "<<label_cell>>",
    ),
    "tick": (
        "[x] {person:a.full}", "[ ] {person:a.full}", "☐ Mr ☐ Mrs ☒ Ms {person:a.full}",
        "Title: Mr / Mrs / Ms   Name: {person:a.full}", "( ) {org:a}", "Yes ☐ No ☒", "☒ {nrp}",
        "Name ...................... {person:a.full} ......................",
        "Surname {person:a.last} Forename {person:a.first}",
        "Surname: {person:a.last}    First name(s): {person:a.first}    DOB: {date:a}",
        "Last, First: {person:a.reversed}", "First Name\tLast Name\n{person:a.first}\t{person:a.last}",
        "I, {person:a.full}, of {address:a}, hereby give my consent.",
        "I, the undersigned {person:a.full} (born {date:a} in {city:a})",
        "Print name: {person:a.full}\nSignature: {person:a.initials}",
        "Name\n{person:a.full}\nAddress\n{address:a}\nDate\n{date:a}", "NAME {person:a.caps} DOB {date:a} SEX F",
        "Name: {person:a.full}, Age: {age.number}, City: {city:a}",
        "Address 1: {address:a.street}\nAddress 2:\nTown: {city:a}\nCountry: {country:a}",
        "Applicant 1: {person:a.full}\nApplicant 2: {person:b.full}",
    ),
    "ticks": ("<<tick*1-4>>", "<<tick>>", "<<tick^1-3>>"),
}  # fmt: skip

DOCUMENTS: tuple[tuple[float, Source], ...] = (
    (7.0, form), (4.0, table), (5.0, record), (1.5, list_of), (7.0, cell), (0.6, "shifts"), (1.2, "guests"),
    (0.3, "csv_fixed"), (1.5, "ticks"),
)  # fmt: skip
NEGATIVE: tuple[tuple[float, Source], ...] = ((0.5, "labels_only"),)
