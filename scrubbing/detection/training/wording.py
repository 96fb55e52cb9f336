"""Fillers that name nobody: words, sentences, code, numbers, and what patterns find."""

import random
from collections.abc import Callable

from scrubbing.detection.training import organisations, people
from scrubbing.detection.training.samples import ID, IGNORE, NRP
from scrubbing.detection.training.wordlists import entries, words

_NATIONS = entries("""American|British|English|Scottish|Welsh|Irish|German|French|Spanish|Portuguese|Italian|
Dutch|Belgian|Swiss|Austrian|Danish|Swedish|Norwegian|Finnish|Icelandic|Polish|Czech|Slovak|Hungarian|Romanian|
Bulgarian|Greek|Turkish|Kurdish|Russian|Ukrainian|Belarusian|Lithuanian|Latvian|Estonian|Serbian|Croatian|Bosnian|
Slovenian|Albanian|Macedonian|Georgian|Armenian|Azerbaijani|Chechen|Iranian|Persian|Iraqi|Syrian|Lebanese|
Jordanian|Palestinian|Israeli|Saudi|Yemeni|Omani|Egyptian|Libyan|Tunisian|Algerian|Moroccan|Sudanese|Ethiopian|
Eritrean|Somali|Kenyan|Ugandan|Tanzanian|Rwandan|Congolese|Nigerian|Ghanaian|Senegalese|Ivorian|Cameroonian|
Angolan|Zambian|Zimbabwean|South African|Namibian|Indian|Pakistani|Bangladeshi|Sri Lankan|Nepalese|Afghan|Uzbek|
Kazakh|Mongolian|Chinese|Taiwanese|Tibetan|Japanese|Korean|South Korean|North Korean|Vietnamese|Thai|Cambodian|
Laotian|Burmese|Malaysian|Singaporean|Indonesian|Filipino|Australian|New Zealand|Fijian|Samoan|Canadian|Mexican|
Guatemalan|Honduran|Nicaraguan|Costa Rican|Panamanian|Cuban|Haitian|Jamaican|Dominican|Puerto Rican|Colombian|
Venezuelan|Ecuadorian|Peruvian|Bolivian|Chilean|Argentine|Argentinian|Uruguayan|Paraguayan|Brazilian|European|
African|Asian|Arab|Latin American|Soviet|Flemish|Catalan|Basque|Breton|Cornish|Bavarian|Tamil|Bengali|Punjabi|
Gujarati|Sikh|Zulu|Xhosa|Yoruba|Igbo|Hausa|Berber|Roma|Sami|Inuit|Maori|Māori|Navajo|Cherokee|Apache|Hispanic|
Latino|African-American|Nigerian-American|Anglo-Indian|Mexican-American|British Asian|Afro-Caribbean|Asian
American|Native American|Caucasian|Turkish-Cypriot|Franco-German|Slavic|Scandinavian|Nordic|Baltic|Balkan|
Andalusian|Parisian|Londoner|New Yorker|Berliner|Texan|Californian|Glaswegian|Viennese|Venetian|Sicilian|Scouser""")
_GROUPS = entries("""Germans|Americans|Russians|Kurds|Arabs|Jews|Muslims|Christians|Catholics|Protestants|Hindus|
Buddhists|Sikhs|Turks|Greeks|Poles|Czechs|Danes|Swedes|Finns|Swiss|Dutch|French|Chinese|Japanese|Koreans|Indians|
Pakistanis|Mexicans|Canadians|Australians|Africans|Europeans|Palestinians|Israelis|Iranians|Iraqis|Syrians|
Afghans|Serbs|Croats|Bosnians|Albanians|Hungarians|Romanians|Ukrainians|Chechens|Armenians|Tutsis|Hutus|Tamils|
Uyghurs|Rohingya|Yazidis|Copts|Sunnis|Shiites|Alawites|Druze|Maronites|Quakers|Mormons|Methodists|Baptists|
Democrats|Republicans|Tories|Liberals|Conservatives|Socialists|Communists|Greens|Brits|Scots|Spaniards|Irishman|
Englishwoman|Frenchman|Scotsman|Pole|Dane|Swede|Finn|Turk|Kurd|Serb|Spaniard|Briton|Nigerians|Kenyans""")
_BELIEFS = entries("""Catholic|Roman Catholic|Protestant|Lutheran|Anglican|Methodist|Baptist|Presbyterian|
Evangelical|Orthodox|Greek Orthodox|Russian Orthodox|Jewish|Muslim|Islamic|Sunni|Shia|Shiite|Sufi|Hindu|Buddhist|
Zen Buddhist|Taoist|Jain|Zoroastrian|Bahá'í|Christian|Mormon|Quaker|Jehovah's Witness|Seventh-day Adventist|
Pentecostal|Coptic|Alevi|Ahmadi|Atheist|atheist|agnostic|Pagan|Rastafarian|Democrat|Republican|Democratic|
Conservative|Tory|Liberal|Liberal Democrat|Labour|Socialist|Communist|Marxist|Maoist|Trotskyist|Social Democrat|
Christian Democrat|Green|Libertarian|Peronist|Nazi|Fascist|Zionist|Islamist|anarchist|socialist|communist|
Republican-led""")

_JOBS = entries("""Software Engineer|Senior Software Engineer|Project Manager|Product Manager|Account Manager|
Sales Representative|Sales Director|Marketing Manager|HR Manager|Human Resources Officer|Office Manager|Executive
Assistant|Receptionist|Secretary|Accountant|Senior Auditor|Bookkeeper|Financial Analyst|Controller|Treasurer|CFO|
CEO|CTO|COO|Chief Executive Officer|Chief Operating Officer|Vice President|VP Sales|General Counsel|Legal Counsel|
Paralegal|Attorney|Solicitor|Barrister|Notary|Judge|Clerk|Registrar|Teacher|Headteacher|Lecturer|Professor|
Research Assistant|Postdoctoral Researcher|Librarian|Nurse|Staff Nurse|Consultant Cardiologist|General
Practitioner|Surgeon|Dentist|Pharmacist|Physiotherapist|Radiographer|Midwife|Paramedic|Veterinarian|Social Worker|
Caretaker|Electrician|Plumber|Carpenter|Bricklayer|Mechanic|Welder|Machinist|Foreman|Site Manager|Civil Engineer|
Architect|Surveyor|Town Planner|Truck Driver|Bus Driver|Pilot|Flight Attendant|Captain|Dispatcher|Warehouse
Operative|Forklift Driver|Logistics Coordinator|Buyer|Procurement Officer|Supply Chain Analyst|Quality Manager|
Safety Officer|Data Scientist|Data Analyst|Database Administrator|System Administrator|Network Engineer|DevOps
Engineer|UX Designer|Graphic Designer|Copywriter|Editor|Journalist|Photographer|Translator|Interpreter|Chef|Sous
Chef|Waiter|Barista|Baker|Butcher|Hotel Manager|Housekeeper|Cleaner|Security Guard|Police Officer|Detective|
Firefighter|Soldier|Case Worker|Claims Adjuster|Underwriter|Loan Officer|Bank Teller|Investment Advisor|Real
Estate Agent|Farmer|Gardener|Forester|Fisherman|Hairdresser|Fitness Trainer|Coach|Actor|Musician|Dancer|Event
Manager|Team Lead|Head of Operations|Regional Manager|Branch Manager|Store Manager|Cashier|Intern|Trainee|
Apprentice|Consultant|Senior Consultant|Business Analyst|Scrum Master|Product Owner|QA Engineer|Lab Technician|
Chemist|Biologist|Geologist|Statistician|Actuary|Economist|Compliance Officer|Data Protection Officer|Works
Council Representative|Board Member|Chairman|Chairwoman|Company Secretary|Managing Director|Partner|Founder""")
_DEPARTMENTS = entries("""Human Resources|HR|Finance|Accounting|Accounts Payable|Payroll|Legal|Compliance|
Procurement|Purchasing|Logistics|Operations|Production|Quality Assurance|Research and Development|R&D|IT|IT
Support|Information Security|Engineering|Marketing|Sales|Customer Service|Customer Support|Communications|Public
Relations|Facilities|Internal Audit|Risk Management|Treasury|Tax|Claims|Underwriting|Business Development|Product
Management|Design|Data Platform|Radiology|Cardiology|Oncology|Emergency Department|Intensive Care|Pathology|
Outpatients|Admissions|Registry|Student Services|Estates|Housing|Planning|Environmental Health|Licensing|Parking
Services|Revenue|Social Services|Records|Mail Room|Warehouse|Dispatch|Maintenance|Health and Safety|Training|
Recruitment|Works Council|Board|Reception|Back Office|Front Desk|Trading Desk|Service Desk|Investor Relations|
Department of Chemistry|Faculty Office""")
_SOFTWARE = entries("""Excel|Word|Outlook|PowerPoint|SharePoint|Teams|Slack|Jira|Confluence|Trello|Photoshop|
Illustrator|InDesign|Acrobat|Chrome|Firefox|Safari|Edge|Windows|Windows 11|macOS|Linux|Ubuntu|Debian|Android|iOS|
Python|Java|JavaScript|TypeScript|Rust|Go|Ruby|Perl|PHP|Kotlin|Swift|Scala|Haskell|Julia|MATLAB|R Studio|
PostgreSQL|MySQL|SQLite|MongoDB|Redis|Kafka|RabbitMQ|Elasticsearch|Kibana|Grafana|Prometheus|Docker|Kubernetes|
Terraform|Ansible|Jenkins|Git|Subversion|Django|Flask|Rails|Spring|React|Angular|Vue|Node.js|NumPy|Pandas|
TensorFlow|PyTorch|Tableau|Power BI|Looker|Snowflake|Airflow|Hadoop|Spark|Nginx|Tomcat|AutoCAD|SolidWorks|Revit|
Blender|Unity|Skype|Evernote|Notion|Figma|QuickBooks|Xero|DATEV|Citrix|WordPress|Drupal|Magento|Moodle|Blackboard|
LaTeX|Emacs|Vim|Eclipse|IntelliJ|Xcode|Postman|Wireshark|VirtualBox|Bash|PowerShell|Log4j|OpenSSL|Hibernate|JUnit|
Maven|Gradle|Selenium|Sentry|Celery|Lotus Notes|FileMaker""")
_PRODUCTS = entries("""ThermoMax 300|AquaClean Pro|PowerDrill X2|EasyGrip Handle|UltraLight Tent|ProBook 450|
Galaxy Tab|Comfort Plus Mattress|SmoothGlide Razor|GardenMaster 2000|Heavy Duty Hinge|Stainless Steel Bolt M8|LED
Panel 60x60|Oak Dining Table|Office Chair Deluxe|Wireless Mouse|USB-C Cable|Toner Cartridge|Copy Paper A4|Premium
Support Plan|Basic Plan|Gold Card|Family Ticket|Home Contents Cover|Travel Insurance Plus|Fixed Rate Bond|Junior
Saver Account|Paracetamol|Ibuprofen 400 mg|Amoxicillin|Metformin|Atorvastatin|Insulin Glargine|Vitamin D3|
Omeprazole|Sourdough Loaf|Chicken Tikka|Caesar Salad|Earl Grey Tea|Flat White|Margherita Pizza|Merlot|Pilsner|
Cheddar|Golden Delicious Apples|King Edward Potatoes|Black Forest Cake|Victoria Sponge|Washing Machine|Dishwasher
Tablets|Winter Tyres|Brake Pads|Roof Rack|Mountain Bike|Trail Runner Shoes|Rain Jacket|Cotton Shirt|Desk Lamp|
Hydraulic Pump|Pressure Valve|Circuit Breaker|Cordless Vacuum|Bluetooth Speaker|Smart Thermostat|Robot Mower|Gift
Voucher|Annual Pass|Starter Kit|Safety Goggles""")
_NOUNS = entries("""budget|contract|invoice|report|draft|annual report|parking permit|meeting room|timetable|
statistics|survey|shipment|delivery note|purchase order|quotation|tender|leaflet|brochure|newsletter|minutes|
agenda|training course|lease|tenancy|mortgage|loan|insurance policy|claim|appeal|complaint|application|reference
letter|certificate|passport|visa|licence|licence renewal|inspection|audit|risk assessment|maintenance window|
server migration|backup|database|spreadsheet|presentation|prototype|test plan|release notes|bug report|password
reset|printer|laptop|projector|heating|boiler|roof|garden fence|kitchen|staircase|elevator|car park|bicycle|van|
timetable change|holiday request|payroll|pension scheme|expenses claim|travel booking|hotel reservation|catering|
conference|workshop|exhibition|concert|rehearsal|football match|school trip|exam|thesis|textbook|laboratory|
sample|blood test|prescription|vaccination|referral|physiotherapy|diet|medication|allergy|statistics course|linear
algebra|photography|pottery|carpentry|road closure|planning permission|street lighting|waste collection|library
card|water meter|electricity bill|energy supply|solar panels|harvest|irrigation|soil quality|supply chain|
marketing campaign|product launch|customer feedback|price list|discount|warranty|refund|stock level|packaging|
labelling|quality control|safety training|fire drill|first aid kit|uniform|job advertisement|interview|probation|
redundancy|settlement|witness statement|evidence|hearing|bail|sentence|custody|will|estate|probate|power of
attorney|data protection|privacy notice|cookie policy|user manual|spare parts|gearbox|turbine|pipeline|bridge
repair|tunnel|survey results""")

_STATES = (
    "the {n}",
    "a {a} {n}",
    "every {n}",
    "the {a} {n}",
    "our {n}",
    "the new {n}",
    "this {n}",
    "another {n}",
    "the {n} of the {m}",
)
_THINGS = words("""schedule system process plan team committee budget room building engine valve filter table form
page file folder record account payment order parcel letter document contract clause policy rule method model
network server printer screen window door roof garden fence path road bridge tunnel train bus bicycle boat harbour
market shop kitchen oven recipe menu meal soup cake garden tree leaf root soil river valley mountain cloud storm
season harvest field animal dog cat horse bird fish patient treatment symptom dose clinic lesson pupil exam essay
book chapter library museum painting song concert game match player coach score ticket journey hotel map ship
cargo factory machine sensor cable battery motor pump pipe tank surface layer sample test result measurement error
report meeting agenda proposal decision budget question answer problem solution idea project deadline draft
version update release password user message conversation phone camera picture video article story report
newspaper survey customer supplier employee manager visitor neighbour child parent family community village
company market price cost tax fee fine loan debt insurance claim""")
_MORE = words("""old small large quiet careful sudden simple broken early late clean heavy narrow bright empty
second final main local temporary annual internal external important ordinary useful dusty wooden green cheap
reliable cautious steady strange complete missing incorrect detailed short long familiar recent urgent shared
public private technical seasonal damaged spare""")
_VERBS = entries("""was moved to the next room|needs to be checked again|does not fit the description|has been replaced
without notice|works better than before|is still waiting for approval|was returned because of a fault|should not
be opened by hand|became slower under load|will be discussed at the meeting|arrived in good condition|was not
mentioned in the summary|depends on the weather|has to be signed on both sides|cannot be changed afterwards|is
kept in the cupboard near the entrance|was painted in a lighter colour|takes longer than expected|failed the
inspection|passed every test|was quietly dropped from the list|looked much smaller from above|is described in the
appendix|makes a strange noise when it starts|gives the wrong result for empty input|should be stored in a dry
place|was sold at a loss|can be found on the back page|remains open to the public|is cleaned once a week|has no
effect on the outcome|belongs in a different category|was written by hand|seems to be out of order|is covered by
the warranty|was left behind|turned out to be useful|grows quickly in the shade|must be paid in advance|is more
expensive than the alternative|was well received|shows only part of the picture|is not available in all sizes|was
prepared with great care|needs a little more salt|does not match the label|was explained in plain words|should be
read before use|has doubled in size|kept everyone busy""")
_TAILS = (
    "",
    *entries("""as agreed|for the time being|despite the delay|if nobody objects|without any explanation|because of
the noise|after a short break|whenever the door is open|in most cases|at no extra cost|unless stated otherwise|
which came as a surprise|and nobody noticed|so the team started over|according to the manual|but the reason is
unclear|when the light is on|as far as we know|and that is fine|to avoid further damage|with one exception|in the
usual way|until further notice|before the next step|due to a shortage of parts|although it rained|and the costs
were shared equally|for reasons of safety|on both floors"""),
)
_OPENINGS = entries("note that|we found that|it seems that|as expected,|unfortunately|in short,|for example,|however,")
_WHOLE = entries("""Please do not reply to this message.|See the attached file for details.|Thank you for your
patience.|The figures are rounded.|All rights reserved.|No further action is required.|Mix well and leave to
cool.|Turn left at the roundabout and park behind the hall.|Press and hold the button until the light turns
green.|Nobody was hurt.|It rained all the way home.|What happens if the input is empty?|Keep out of reach of
children.|The lid must be closed before starting.|Nothing else was found.|Please read the terms carefully.|We look
forward to hearing from you.|The server returned an unexpected response.|Add the onions and stir gently.|Both
parties shall bear their own costs.|Do you need a receipt?|She laughed and closed the book.|He could not remember
where he had left the keys.|They walked along the shore without talking.|I have no idea why it stopped working.|
The patient tolerated the procedure well.|No abnormalities were detected.|The tenant shall keep the premises
clean.|Payment is due within the agreed period.|This page was left blank on purpose.|Save your work before closing
the window.|Wear gloves and goggles at all times.|The results were not significant.|Further research is needed.|
Great product, would buy again.|Arrived broken, very disappointed.|Five stars!|ok sounds good|lol same here|can
you check the logs please|nope, still failing|That is not what I meant.|Sorry, wrong window.|Let us talk about it
at lunch.|The motion was carried without a vote.|The minutes were approved.|There being no further business, the
meeting was closed.|Any questions should be put in writing.|The goods remain our property until paid in full.|
Click the link below to reset your password.|Your session has expired.|The quick test showed no change.|Cut the
wood along the grain.|Water the plants sparingly.|The windows face the garden.|A light breeze came up from the
water.|The train was delayed because of leaves on the line.|Subject to contract.|Without prejudice.|As above.|To
be confirmed.|Not applicable.|The committee took note of the report.|All staff must complete the training.""")

_CODE = entries("""for item in items: total += item.price;;if (user == null) { return; };;def parse(line: str) ->
dict[str, str]:;;SELECT id, total FROM orders WHERE status = 'open';;return render(request, "index.html");;const
result = await fetch(url);;print(f"{count} rows");;public static void main(String[] args) {;;try: value =
int(raw);;except ValueError: continue;;import numpy as np;;from collections import Counter;;#include
<stdio.h>;;let mut buffer = Vec::new();;assert len(rows) == expected;;logger.debug("cache miss");;git commit -m
"fix tests";;npm run build;;docker compose up -d;;export PATH=$PATH:/usr/local/bin;;x = x + 1;;while queue: node =
queue.pop();;raise NotImplementedError;;df = df.groupby("key").sum();;return a.compareTo(b);;echo "done";;chmod +x
run.sh;;CREATE INDEX idx_total ON orders (total);;margin: 0 auto;;<div
class="row"></div>;;window.addEventListener("load", init);;if err != nil { return err };;self.assertEqual(first,
second);;@property;;export default App;;curl -s localhost:8080/health;;volatile int counter = 0;;type Handler =
(event: Event) => void;;print(sum(values) / len(values));;var list = new ArrayList<String>();;pip install -r
requirements.txt;;kill -9 $PID;;map(lambda row: row[0], rows);;override fun onCreate(state: Bundle?) {;;sort -u
input.txt | wc -l;;match value { Some(v) => v, None => 0 };;ALTER TABLE items ADD COLUMN size INTEGER;;timeout:
30;;debug = false;;#define MAX_SIZE 256;;yield from walk(child)""", ";;")  # fmt: skip


def _digits(rng: random.Random, pattern: str) -> str:
    return "".join(
        str(rng.randrange(10)) if sign == "#" else str(rng.randint(1, 9)) if sign == "%"
        else chr(65 + rng.randrange(26)) if sign == "@" else chr(97 + rng.randrange(26)) if sign == "~" else sign
        for sign in pattern
    )  # fmt: skip


def _nrp(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.03:
        return f"{rng.choice(_NATIONS[:90])}-{rng.choice(('American', 'Canadian', 'British', 'Australian'))}"
    return rng.choice(_NATIONS if draw < 0.66 else _GROUPS if draw < 0.76 else _BELIEFS)


_ID_PATTERNS = (
    "%####/##", "%###/##", "%####/0#", "@@@-%##", "@@@-%###", "@@-%####", "@@@@-%#", "%#######", "%##-###-###",
    "@%#####", "@@%#####",
    "INV-20##-####", "INV%####", "PO-%####", "PO%#####", "#00%###", "@@@%###@", "%# @@ %##/2#", "20##/####",
    "C-%##/##", "CASE-%####",
    "@-####-##", "EMP%###", "E%####", "MRN %######", "#######-@", "@#@#@#", "%### @ %##/1#", "@@/####/##",
    "20##-CV-#####", "1:2#-cr-#####",
    "II ZR %##/1#", "KDNR-%####", "TKT%######", "#####-####", "%##.###.###", "~~%####", "#%##@@", "@@%##@##",
    "REF/%###/@@", "T-%##/0#",
    "HR-%##", "%####", "WO-%#####", "%##/20##", "ORD-####-%###", "SN%########", "20####-##", "A%-####/201#",
)  # fmt: skip


def _id(rng: random.Random) -> str:
    return _digits(rng, rng.choice(_ID_PATTERNS)).strip()


def _number(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.4:
        return str(rng.randint(1, 100))
    if draw < 0.6:
        return str(rng.randint(100, 99_999))
    if draw < 0.75:
        return f"{rng.randint(1_000, 9_999_999):,}"
    return f"{rng.uniform(0, 1000):.{rng.randint(1, 3)}f}"


def _amount(rng: random.Random) -> str:
    value = rng.choice((rng.uniform(1, 200), rng.uniform(100, 20_000), rng.uniform(10_000, 5_000_000)))
    plain = f"{value:,.2f}" if rng.random() < 0.6 else f"{round(value):,}"
    sign = rng.choice(("$", "£", "€", "$", "USD ", "EUR ", "GBP ", "CHF ", "Rs. ", "₹", "US$", "A$", "R ", "¥"))
    european = plain.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return rng.choice((f"{sign}{plain}", f"{sign}{plain}", f"{sign}{plain}", f"{european} €", f"{european} EUR",
    f"{plain} USD",
                       f"{rng.randint(1, 90)} million euros", f"{sign.strip()}{rng.randint(1, 900)}k",
                       f"{european} kr", f"{sign}{rng.randint(1, 40)}bn",
                       f"{plain} euros", f"{rng.randint(2, 900)} dollars"))  # fmt: skip


def _percent(rng: random.Random) -> str:
    return rng.choice(
        (
            f"{rng.randint(1, 100)}%",
            f"{rng.uniform(0, 30):.1f}%",
            f"{rng.randint(1, 100)} %",
            f"{rng.randint(2, 90)} per cent",
            f"{rng.randint(2, 90)} percent",
            f"{rng.randint(1, 9)},{rng.randint(1, 9)} %",
        )
    )


def _email(rng: random.Random) -> str:
    box = rng.choice(
        (
            "info",
            "contact",
            "office",
            "support",
            "sales",
            "hr",
            "billing",
            "noreply",
            "admin",
            "service",
            "jobs",
            "orders",
        )
    )
    if rng.random() < 0.4:
        return f"{box}@{organisations.make(rng).domain}"
    return people.email_of(people.make(rng), rng, rng.choice(people.MAIL_HOSTS))


def _url(rng: random.Random) -> str:
    domain = (
        organisations.make(rng).domain
        if rng.random() < 0.7
        else rng.choice(("example.com", "example.org", "example.net"))
    )
    path = rng.choice(
        ("", "", "/", "/contact", "/jobs/%###", "/index.html", "/en/about", "/p?id=%##", "/~~~/~~~~", "/login")
    )
    return f"{rng.choice(('https://', 'https://www.', 'http://', 'www.', 'http://www.'))}{domain}{_digits(rng, path)}"


_PHONES = ("(%##) 555-####", "+1 %## 555 ####", "%##-555-####", "+44 20 7### ####", "020 7### ####", "07### ######",
"+49 30 #######", "0%0 / ######", "+33 1 ## ## ## ##",
           "06 ## ## ## ##", "+91 9#### #####", "+61 4## ### ###", "0%# ### ####", "+34 6## ### ###",
           "+39 0# ### ####", "1-800-555-####", "+353 1 ### ####", "+31 6 ########",
           "%##.555.####", "555-####", "+27 8# ### ####", "+234 80# ### ####", "+55 11 9####-####",
           "+86 1## #### ####", "+81 3-####-####", "001-%##-###-####x###", "ext. %##")  # fmt: skip
_IBANS = ("DE## #### #### #### #### ##", "GB## @@@@ #### #### #### ##", "FR## #### #### #### #### #### ###",
"NL##@@@@##########", "ES## #### #### ## ##########",
          "IT##@###########", "CH## #### #### #### #### #", "DE####################", "AT## #### #### #### ####",
          "PL##########################")  # fmt: skip
_CARDS = (
    "4### #### #### ####",
    "5### #### #### ####",
    "4###############",
    "5###-####-####-####",
    "3### ###### #####",
    "6011############",
)


def _pattern(*patterns: str) -> Callable[[random.Random], str]:
    return lambda rng: _digits(rng, rng.choice(patterns))


def _ip(rng: random.Random) -> str:
    if rng.random() < 0.15:
        return ":".join(f"{rng.randrange(65536):x}" for _ in range(8))
    return ".".join(str(rng.randint(1, 254)) for _ in range(4))


def _handle(rng: random.Random) -> str:
    draw = rng.random()
    word = people.invented_first(rng, draw < 0.3).lower()
    name = (
        people.handle_of(people.make(rng), rng)
        if draw < 0.6
        else f"{word}{rng.choice(('', '_', 'xx', '_dev'))}{rng.randrange(1000)}"
    )
    return f"@{name}" if rng.random() < 0.75 else name


def _cased(words: tuple[str, ...], titled: float) -> Callable[[random.Random], str]:
    def choose(rng: random.Random) -> str:
        word, draw = rng.choice(words), rng.random()
        return word.title() if draw < titled else word

    return choose


def _job(rng: random.Random) -> str:
    job, draw = rng.choice(_JOBS), rng.random()
    return job.lower() if draw < 0.25 and not job.isupper() else job.upper() if draw < 0.27 else job


def _product(rng: random.Random) -> str:
    if rng.random() < 0.75:
        return rng.choice(_PRODUCTS)
    line = rng.choice(("X", "Pro ", "Mini", "Plus ", "Max", "Series ", "S", "GT", ""))
    return f"{organisations.invented(rng)} {line}{rng.randint(2, 900)}"


def sentence(rng: random.Random) -> str:
    """Return a sentence that names nobody, no place and no time."""
    if rng.random() < 0.22:
        return rng.choice(_WHOLE)
    head = rng.choice(_STATES).format(n=rng.choice(_THINGS), a=rng.choice(_MORE), m=rng.choice(_THINGS))
    if head.startswith("a ") and head[2] in "aeiou":
        head = f"an {head[2:]}"
    text = f"{head} {rng.choice(_VERBS)}"
    tail = rng.choice(_TAILS)
    text += f" {tail}" if tail else ""
    draw = rng.random()
    if draw < 0.12:
        text = f"{rng.choice(_OPENINGS)} {text}"
    text = text[0].upper() + text[1:] if draw < 0.95 else text
    return text + ("." if draw < 0.97 else "")


def _lorem(rng: random.Random) -> str:
    return " ".join(sentence(rng) for _ in range(rng.choice((1, 1, 1, 2))))


KINDS: dict[str, tuple[Callable[[random.Random], str], str | None]] = {
    "nrp": (_nrp, NRP),
    "id": (_id, ID),
    "number": (_number, None),
    "amount": (_amount, None),
    "percent": (_percent, None),
    "email": (_email, IGNORE),
    "url": (_url, IGNORE),
    "phone": (_pattern(*_PHONES), IGNORE),
    "handle": (_handle, IGNORE),
    "iban": (_pattern(*_IBANS), IGNORE),
    "card": (_pattern(*_CARDS), IGNORE),
    "ssn": (_pattern("###-##-####", "### ## ####", "#########"), IGNORE),
    "ip": (_ip, IGNORE),
    "job": (_job, None),
    "product": (_product, None),
    "software": (_cased(_SOFTWARE, 0), None),
    "noun": (_cased(_NOUNS, 0.1), None),
    "department": (_cased(_DEPARTMENTS, 0), None),
    "lorem": (_lorem, None),
    "sentence": (sentence, None),
    "code": (_cased(_CODE, 0), None),
}
"""Every kind that has no forms: what makes it, and its label if it has one."""
