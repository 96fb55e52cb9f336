"""Pages of invented ordinary prose of the registers people really hand in: no person, no address, no secret in them."""

from collections.abc import Callable

import pytest

ITINERARY = """
Seven Days in the Exumas: A Charter Itinerary
Day 1: Nassau to Highbourne Cay. Depart Palm Cay Marina at 09:30 after breakfast on deck. Anchor off Allen's Cay for
lunch and Iguana watching. Overnight: Highbourne Cay Marina, slip for a 112 ft motor yacht confirmed for Sunday.
Day 2: Highbourne Cay to Shroud Cay. Snorkelling in the Land and Sea Park, then Drift Snorkel through the mangroves.
Day 3: Warderick Wells. Hike to Boo Boo Hill, visit the Sea Aquarium, Sunset Cocktails on the Flybridge.
Day 4: Staniel Cay. Thunderball Grotto at slack tide, swimming pigs at Big Major Cay, Dinner at the Yacht Club.
Day 5: Great Guana Cay. Kayaks, Paddle Boards and a Beach Barbecue. Day 6: Compass Cay, Nurse Sharks. Day 7: Return.
Total Distance: 168 nm. Fuel Estimate: 2,150 gal. Budget: USD 148,500 plus 4 percent Bahamian Charter Tax and VAT.
Provisioning: Wahoo, Conch, Spiny Lobster, Champagne. Water Toys: Two Jet Skis, Sea Bobs, one Inflatable Slide.
"""

INVOICE = """
INVOICE
Invoice Number 2024-0312    Invoice Date 12 March 2024    Due Date 11 April 2024    Terms Net 30
Description                         Quantity   Unit Price       Amount
Brand Strategy Workshop                    2     1,250.00     2,500.00
Market Research Report                     1     4,800.00     4,800.00
Social Media Calendar (Q2)                 3       650.00     1,950.00
Subtotal 9,250.00    Sales Tax (8.875%) 820.94    Total Due 10,070.94
Payment by Wire Transfer or Check. Late Payment Charge 1.5 percent per Month. Thank You for Your Business.
"""

MINUTES = """
Minutes of the Steering Committee, Tuesday 4 June 2024, 10:00 to 11:15, Conference Room B
1. Welcome and Apologies. The Chair opened the meeting and noted the quorum.
2. Action Items. The Finance Team will reconcile the Trial Balance; Legal will review the Master Services Agreement.
3. Project Status. Phase One is Complete, Phase Two is On Track, Phase Three is At Risk owing to Supplier Delay.
4. Risks and Issues. Data Migration, User Acceptance Testing, Change Freeze in December, Key Person Dependency.
5. Any Other Business. None. The next meeting is on Tuesday 2 July 2024. The meeting closed at 11:15.
Will the Rose Garden be open in May? Mark the calendar; the Grant Application is due in August, Bill of Lading attached.
"""

STATUTE = """
Section 12. Duties of the Controller. (1) The Controller shall maintain a Register of Processing Activities under
Article 30. (2) Where a Personal Data Breach is likely to result in a High Risk, the Controller shall notify the
Supervisory Authority without undue delay and, where feasible, not later than 72 hours. (3) Paragraph 2 applies
mutatis mutandis to Joint Controllers. Schedule 4, Part II, Table 3.1: Prescribed Fees, 17 to 250 units of account.
Notwithstanding Clause 8.2(b), the Lessee may Terminate this Lease upon Ninety Days' Written Notice to the Lessor.
"""

RECIPE = """
Basil and Rosemary Chicken with Sage Butter. Preheat the Oven to 220 C. Pat 4 Chicken Thighs dry, season with Sea Salt
and Black Pepper. Fry in Olive Oil 7 to 8 minutes, Skin Side down. Add 2 Shallots, 3 Cloves of Garlic, a Bay Leaf and
a Glass of White Wine; reduce by Half. Finish with Dijon Mustard, Lemon Zest and Parsley. Serve with Jasmine Rice.
"""

CODE = """
class InvoiceRepository:
    \"\"\"Stores invoices. See README.md, docs/index.rst and https://docs.python.org/3/library/sqlite3.html.\"\"\"

    MAX_RETRIES = 3
    TOKEN_TTL = 3600

    @classmethod
    def from_env(cls) -> "InvoiceRepository":
        password = os.environ["DB_PASSWORD"]
        token = get_token(request.headers["Authorization"])
        return cls(host="localhost", port=5432, password=password, token=token)

    def find(self, name: str, *, limit: int = 100) -> list[Invoice]:
        # Will raise KeyError when Mark is missing; Grant access first.
        return [Invoice(**row) for row in self._cursor.execute("SELECT Name, Street, City FROM Client")]
"""

MARKETING = """
Meet the New Aurora Pro: Thinner, Lighter, Faster. With Crystal Clear Display, All-Day Battery and Studio Sound, it is
Our Most Powerful Laptop Ever. Available in Silver, Space Grey, Midnight and Rose Gold. From $1,299 or $54.12 per Month.
Trusted by Teams in New York, London, Paris, Berlin and Tokyo. Free Shipping. Easy Returns. Five-Star Support.
"""

PAGES = {
    "itinerary": ITINERARY, "invoice": INVOICE, "minutes": MINUTES, "statute": STATUTE, "recipe": RECIPE,
    "code": CODE, "marketing": MARKETING,
}  # fmt: skip
STAYS = frozenset({"LOCATION", "ORGANIZATION", "DATE_TIME", "URL", "NRP"})


@pytest.mark.parametrize("page", PAGES)
def test_ordinary_pages_give_no_alarm(found: Callable[[str], list[tuple[str, str]]], page: str) -> None:
    assert [entry for entry in found(PAGES[page]) if entry[0] not in STAYS] == []


def test_the_places_of_an_itinerary_are_listed_and_kept(found: Callable[[str], list[tuple[str, str]]]) -> None:
    assert {"Nassau", "Staniel Cay"} <= {value for label, value in found(ITINERARY) if label == "LOCATION"}
