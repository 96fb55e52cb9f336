"""Tables of texts with what must be found in them, and of texts in which nothing may be. All data is invented."""

from collections.abc import Callable

import pytest

Find = Callable[[str], list[tuple[str, str]]]

PEOPLE = [
    ("Dear Jane,", ["Jane"]),
    ("Please ask Robert Miller about the draft.", ["Robert Miller"]),
    ("Mr. Brown and Ms Clark met Dr Anna Schmidt.", ["Mr. Brown", "Clark", "Anna Schmidt"]),
    ("The survey was made by J. Smith and K.L. Johnson.", ["J. Smith", "K.L. Johnson"]),
    ("Smith, Jane", ["Smith, Jane"]),
    ("Signed: Maria van der Berg", ["Maria van der Berg"]),
    ("From: Peter O'Connor <poc@yachts.example>", ["Peter O'Connor"]),
    ('"Quimby, Wanda" <wq@yachts.example>', ["Quimby, Wanda"]),
    ("Attn: François Lefèvre\nHarbour office", ["François Lefèvre"]),
    ("Kind regards,\nThomas", ["Thomas"]),
    ("Attendees: Laura Rossi, Hans Müller", ["Laura Rossi", "Hans Müller"]),
    ("JANE MILLER signed the charter.", ["JANE MILLER"]),
    ("Anna-Lena Schneider's report arrived.", ["Anna-Lena Schneider"]),
    ("Jean-Pierre Dubois, skipper", ["Jean-Pierre Dubois"]),
    ("My name is Quenby Tarrow.", ["Quenby Tarrow"]),
    ("Sir Basil Hall spoke.", ["Basil Hall"]),
    ("Then Michael called.", ["Michael"]),
    ("Client: Oluwaseun Adeyemi\nDate: 3 May 2024", ["Oluwaseun Adeyemi"]),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_it_finds_people(found: Find, text: str, names: list[str]) -> None:
    assert [value for type_, value in found(text) if type_ == "PERSON"] == names


NOT_PEOPLE = [
    "The Board approved the Annual Report in March.",
    "Nassau, Staniel Cay and Great Exuma are stops of the Bahamas itinerary.",
    "Sunrise Anchorage, Snorkelling at Thunderball Grotto, Lunch at the Marina.",
    "Grace Period, Grant Application, Bill of Lading, Will and Testament, Mark to Market.",
    "A. Introduction\nB. Scope of Work\nI. Circumstances\n",
    "Flights from Paris to Georgia, Jordan and Washington.",
    pytest.param(
        "Washington and Paris signed; Georgia and Jordan did not.",
        marks=pytest.mark.xfail(strict=True, reason="states that act like people are taken for people"),
    ),
    "May will be rosy, April was hardy, and the art of the deal is to be frank.",
    "Total Revenue, Gross Profit, Net Income, Operating Margin",
    "Victoria Street, Berkeley Square and Park Lane are expensive.",
    "Monday: Project Kickoff. Tuesday: Quality Review. Wednesday: Go Live.",
    "HOPE VI and PHASE II are federal programs.",
    "Microsoft Excel, Google Sheets and Apple Numbers",
    "def get_name(self) -> str: return self.first_name",
]


@pytest.mark.parametrize("text", NOT_PEOPLE)
def test_it_takes_no_ordinary_words_for_people(found: Find, text: str) -> None:
    assert [value for type_, value in found(text) if type_ == "PERSON"] == []


ADDRESSES = [
    "12 High Street, Flat 3, Exeter EX4 3PQ",
    "350 Fifth Avenue, Suite 12, New York, NY 10118",
    "1600 N. Harbor Blvd., Apt 4B, Fort Lauderdale, FL 33301-1234",
    "221 Main St",
    "P.O. Box 4471",
    "Musterstraße 12a, 10115 Berlin",
    "Am Hafen 3, 20457 Hamburg",
    "12 rue de la Paix, 75002 Paris",
    "Calle Mayor 5, 28013 Madrid",
    "Via Garibaldi 12, 20121 Milano",
    "Keizersgracht 12, 1015 CS Amsterdam",
    "14 Wharf Road\nBristol\nBS1 5TY",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_finds_street_addresses_whole(found: Find, address: str) -> None:
    assert ("ADDRESS", address) in found(f"Deliver to {address}")


@pytest.mark.parametrize(
    "text",
    [
        "The 3 Way Match failed twice.",
        "In 2019 Revenue Street analysts expected 12 percent.",
        "Section 12 Place of performance",
        "We sailed 12 nautical miles on the way to the next cay.",
        "10 Drive bays and 4 Court hearings",
    ],
)
def test_it_takes_no_ordinary_numbers_for_addresses(found: Find, text: str) -> None:
    assert [type_ for type_, _ in found(text) if type_ == "ADDRESS"] == []


NUMBERS = [
    ("Call (212) 555-0147 today", "PHONE_NUMBER", "(212) 555-0147"),
    ("Call 212-555-0147 x 12 today", "PHONE_NUMBER", "212-555-0147 x 12"),
    ("Reach us on +44 20 7946 0958.", "PHONE_NUMBER", "+44 20 7946 0958"),
    ("Tel.: 030 901820", "PHONE_NUMBER", "030 901820"),
    ("Phone: 02.27.96.63.08", "PHONE_NUMBER", "02.27.96.63.08"),
    ("Phone: (02) 27.96.63.08", "PHONE_NUMBER", "(02) 27.96.63.08"),
    ("chron((05.02.01 00:00:00))", "PHONE_NUMBER", None),
    ("+3 1 2011-01-01 01:00:00", "PHONE_NUMBER", None),
    ("03 6118.5 6119.5", "PHONE_NUMBER", None),
    ("05.02. 2001 14", "PHONE_NUMBER", None),
    ("card 4111 1111 1111 1111 please", "CREDIT_CARD", "4111 1111 1111 1111"),
    ("the mean is 17.4111111111111111 today", "CREDIT_CARD", None),
    ("1.4111 1111 1111 1111", "CREDIT_CARD", "4111 1111 1111 1111"),
    ("1,4111111111111111,12/27", "CREDIT_CARD", "4111111111111111"),
    ("No.4111111111111111", "CREDIT_CARD", "4111111111111111"),
    ("IBAN DE89 3704 0044 0532 0130 00", "IBAN_CODE", "DE89 3704 0044 0532 0130 00"),
    ("iban gb82west12345698765432", "IBAN_CODE", "gb82west12345698765432"),
    ("SSN 536-90-4399", "US_SSN", "536-90-4399"),
    ("National Insurance no. QQ 12 34 56 C", "UK_NINO", None),
    ("NI number AB 12 34 56 C", "UK_NINO", "AB 12 34 56 C"),
    ("NHS number 943 476 5919", "UK_NHS", "943 476 5919"),
    ("passport no. 340020013", "US_PASSPORT", "340020013"),
    ("bank account number 12345678901", "US_BANK_NUMBER", "12345678901"),
    ("server 10.20.30.40 is down", "IP_ADDRESS", "10.20.30.40"),
    ("eth0 00:1A:2B:3C:4D:5E", "MAC_ADDRESS", "00:1A:2B:3C:4D:5E"),
    ("born on 12/03/1980 in Leeds", "DATE_OF_BIRTH", "12/03/1980"),
    ("Date of birth: 5 May 1980", "DATE_OF_BIRTH", "5 May 1980"),
    ("geb. 12.03.1980", "DATE_OF_BIRTH", "12.03.1980"),
    ("Employee ID: E-10442", "EMPLOYEE_ID", "E-10442"),
    ("MRN: 00123456", "MEDICAL_RECORD_NUMBER", "00123456"),
    ("mail jane.doe@corp.example now", "EMAIL_ADDRESS", "jane.doe@corp.example"),
    ("see https://docs.example.com/a?b=1.", "URL", "https://docs.example.com/a?b=1"),
    ("username: jdoe42", "USERNAME", "jdoe42"),
    ("ping @janedoe about it", "USERNAME", "janedoe"),
    ("/* Style Definitions */ @page WordSection1 {size: 612pt 792pt}", "USERNAME", None),
    ("connect(username=password, host=host)", "USERNAME", None),
    ("saved in /home/jdoe/plans", "USERNAME", "jdoe"),
    (r"saved in C:\Users\jdoe\plans", "USERNAME", "jdoe"),
    ("Departure 12 March 2024 at 14:30", "DATE_TIME", "12 March 2024 at 14:30"),
    ("due 2024-03-12", "DATE_TIME", "2024-03-12"),
    ("Acme Widgets Ltd. won", "ORGANIZATION", "Acme Widgets Ltd."),
    ("the University of Exeter", "ORGANIZATION", "University of Exeter"),
    ("sail to Nassau", "LOCATION", "Nassau"),
    ("sail to Kuala Lumpur", "LOCATION", "Kuala Lumpur"),
]


@pytest.mark.parametrize(("text", "type_", "value"), NUMBERS)
def test_it_finds_numbers_and_the_like(found: Find, text: str, type_: str, value: str | None) -> None:
    expected = [] if value is None else [value]
    assert [entry for label, entry in found(text) if label == type_] == expected


SENSITIVE = frozenset({"ORGANIZATION", "LOCATION", "DATE_TIME", "URL"})


@pytest.mark.parametrize(
    "text",
    [
        "Invoice 20240312 for 1,250,000.00 units at 17.25 each, total 21,562,500.00.",
        "Version 4.14.0.94 needs build>=1.2.3.4; see section 2.3.2.4.",
        "The meeting lasted from 10:00 to 12:30 on 12.03.2024.",
        "2019-2024: 12345678 kWh, 98765432 km, 1234567890 bytes",
        "rss=10199040, vms=52133888, shared=3887104",
        "Order 4711-0815, part 12-345-678, serial 0012345",
        "@property\ndef name(self): ...\n\n@app.route('/x')\n",
        "import a from '@types/node'; @media print { }",
        "Latitude 24.17, longitude -76.44, depth 3.5 m",
        "Keep the results confidential computing aside; the draft beer was served.",
        "Please treat this as a matter of distribution and forward planning.",
    ],
)
def test_ordinary_text_gives_no_alarm(found: Find, text: str) -> None:
    assert [entry for entry in found(text) if entry[0] not in SENSITIVE] == []


MARKINGS = [
    ("Silverline Concierge - Confidential - page 3", "Confidential"),
    ("Confidential | Acme", "Confidential"),
    ("STRICTLY CONFIDENTIAL", "STRICTLY CONFIDENTIAL"),
    ("Confidential\n\nMinutes of the meeting", "Confidential"),
    ("Page 3 CONFIDENTIAL", "CONFIDENTIAL"),
    ("For internal use only", "For internal use only"),
    ("TLP:AMBER+STRICT", "TLP:AMBER+STRICT"),
    ("Attorney-Client Privilege", "Attorney-Client Privilege"),
    ("Privileged & Confidential", "Privileged & Confidential"),
    ("Please do not forward.", "Please do not forward"),
    ("Not for public release", "Not for public release"),
    ("Commercial in Confidence", "Commercial in Confidence"),
    ("Streng vertraulich", "Streng vertraulich"),
    ("shared under NDA with us", "under NDA"),
]


@pytest.mark.parametrize(("text", "legend"), MARKINGS)
def test_it_finds_markings(found: Find, text: str, legend: str) -> None:
    assert ("MARKING", legend) in found(text)


def _token(prefix: str, length: int) -> str:
    """Make the shape of a token at test time, so that no such literal stands in the repository."""
    alphabet = "Ab3Cd4Ef5Gh6Jk7Mn8Pq9"
    return prefix + "".join(alphabet[index * 5 % len(alphabet)] for index in range(length))


SECRETS = [
    _token("ghp_", 36),
    _token("xoxb-", 40),
    _token("sk_live_", 24),
    _token("AIza", 35),
    "AKIA" + _token("", 16).upper(),
    _token("glpat-", 20),
    _token("hf_", 34),
    f"{_token('eyJ', 20)}.{_token('eyJ', 30)}.{_token('', 40)}",
]


@pytest.mark.parametrize("secret", SECRETS)
def test_it_finds_tokens_by_their_shape(found: Find, secret: str) -> None:
    assert ("SECRET", secret) in found(f"Use {secret} for now.")


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("password = 'hunter2x'", "hunter2x"),
        ("The password is Sommer2024!", "Sommer2024"),
        ("DB_PASSWORD=s3cr3tPass9", "s3cr3tPass9"),
        ("postgres://app:pa55w0rd@db.internal:5432/x", "pa55w0rd"),
        ("Authorization: Bearer abcdef0123456789abcdef", "abcdef0123456789abcdef"),
        ("mysql -u root --password=Zx81spectrum db", "Zx81spectrum"),
        ('{"client_secret": "a8f5f167f44f4964e6c998de"}', "a8f5f167f44f4964e6c998de"),
    ],
)
def test_it_finds_passwords_where_they_are_assigned(found: Find, text: str, secret: str) -> None:
    assert any(label == "SECRET" and value.startswith(secret) for label, value in found(text))


def test_it_finds_a_private_key_that_is_longer_than_a_window(found: Find) -> None:
    body = "\n".join(_token("", 64) for _ in range(120))
    key = f"-----BEGIN RSA PRIVATE {'KEY'}-----\n{body}\n-----END RSA PRIVATE {'KEY'}-----"
    assert found(f"before\n{key}\nafter") == [("SECRET", key)]


@pytest.mark.parametrize(
    "text",
    [
        "password = os.environ['DB_PASSWORD']",
        "password: ${DB_PASSWORD}",
        "api_key = '<your key here>'",
        "API_KEY=your_api_key_here",
        "token: string",
        "password = getpass()",
        "The password is required.",
        "secret = settings.SECRET_KEY",
        "password=********",
        "sk_test_xxxxxxxxxxxxxxxxxxxxxxxx",
        "Tokens are counted per request.",
        "https://user:password@example.com/",
    ],
)
def test_placeholders_are_no_secrets(found: Find, text: str) -> None:
    assert [value for label, value in found(text) if label == "SECRET"] == []
