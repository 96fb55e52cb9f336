"""Invent organisations of many kinds and countries, among real public ones, and write their names."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from scrubbing.detection.training import people
from scrubbing.detection.training.places import COUNTRIES, city
from scrubbing.detection.training.samples import ORGANIZATION, Pieces
from scrubbing.detection.training.wordlists import entries, words

Maker = Callable[[random.Random], str | tuple[str, str]]

_REAL = """United Nations|UN;World Health Organization|WHO;European Union|EU;European Commission;European Court of
Human Rights|ECtHR;International Monetary Fund|IMF;World Bank;NATO;UNICEF;UNESCO;Red Cross;Amnesty International;
Greenpeace;Oxfam;Médecins Sans Frontières|MSF;Save the Children;World Trade Organization|WTO;International Labour
Organization|ILO;African Union|AU;European Central Bank|ECB;Federal Reserve;Bank of England;Deutsche Bundesbank;
Federal Bureau of Investigation|FBI;Central Intelligence Agency|CIA;NASA;Environmental Protection Agency|EPA;Food
and Drug Administration|FDA;Internal Revenue Service|IRS;Securities and Exchange Commission|SEC;Department of
Justice|DOJ;Federal Aviation Administration|FAA;Department of Energy;Supreme Court;House of Commons;House of
Lords;Congress;Senate;Parliament;Bundestag;Home Office;Ministry of Defence|MoD;National Health Service|NHS;HM
Revenue and Customs|HMRC;Metropolitan Police;Scotland Yard;Interpol;Europol;Microsoft|Microsoft;Google;Amazon;
Apple;IBM;Intel;Oracle;SAP;Facebook;Meta;Twitter;Netflix;Tesla;Toyota;Honda;Nissan;Sony;Panasonic;Hitachi;
Mitsubishi;Samsung;LG;Hyundai;Kia;Siemens;Bosch;BMW;Volkswagen|VW;Daimler;Bayer;BASF;Allianz;Deutsche Bank;
Commerzbank;Lufthansa;Deutsche Telekom;Nestlé;Novartis;Roche;UBS;Credit Suisse;Total;Renault;Peugeot;Airbus;
L'Oréal;Danone;BNP Paribas;Société Générale;Carrefour;Fiat;Ferrari;Eni;UniCredit;Santander;BBVA;Telefónica;
Inditex;Philips;Shell;Unilever;ING;Heineken;KLM;Ericsson;Volvo;IKEA;Spotify;H&M;Nokia;Maersk;Carlsberg;Novo
Nordisk;Equinor;BP;HSBC;Barclays;Lloyds;Vodafone;Tesco;Sainsbury's;Marks & Spencer|M&S;British Airways|BA;
Rolls-Royce;GlaxoSmithKline|GSK;AstraZeneca;Pfizer;Moderna;Johnson & Johnson|J&J;Merck;Procter & Gamble|P&G;
Coca-Cola;PepsiCo;McDonald's;Starbucks;Burger King;Walmart;Target;Costco;Home Depot;General Electric|GE;General
Motors|GM;Ford;Boeing;Lockheed Martin;Raytheon;ExxonMobil;Chevron;JPMorgan Chase;Goldman Sachs;Morgan Stanley;
Citigroup;Bank of America|BofA;Wells Fargo;American Express|Amex;Visa;Mastercard;PayPal;Uber;Airbnb;eBay;Cisco;
Dell;Hewlett-Packard|HP;Nvidia;AMD;Qualcomm;Adobe;Salesforce;Accenture;Deloitte;KPMG;Ernst & Young|EY;
PricewaterhouseCoopers|PwC;McKinsey;Tata;Infosys;Wipro;Reliance Industries;State Bank of India|SBI;Air India;
Huawei;Alibaba;Tencent;Lenovo;Xiaomi;Baidu;Petrobras;Embraer;Vale;Gazprom;Aeroflot;Qantas;Emirates;Etihad;
Singapore Airlines;Ryanair;EasyJet;Delta Air Lines;United Airlines;Reuters;Associated Press|AP;BBC;CNN;Fox News;Al
Jazeera;New York Times|NYT;Washington Post;Wall Street Journal|WSJ;The Guardian;Financial Times|FT;Der Spiegel;Le
Monde;El País;The Economist;Harvard University|Harvard;Stanford;MIT;Yale;Oxford University;University of
Cambridge;Sorbonne;ETH Zurich|ETH;Max Planck Institute;CERN;Manchester United|Man Utd;Real Madrid;Bayern Munich;
Barcelona;Arsenal;Chelsea;Juventus;FIFA;UEFA;NBA;NFL;International Olympic Committee|IOC;New York Yankees;Los
Angeles Lakers|Lakers;Dallas Cowboys;Labour Party|Labour;Conservative Party|Tories;Republican Party|GOP;Democratic
Party;Social Democrats|SPD;Taliban;Hamas;Hezbollah;IRA;PKK;Al-Qaeda;ISIS;FedEx;UPS;DHL;Royal Mail;US Postal
Service|USPS;AT&T;Verizon;T-Mobile;Comcast;Disney;Warner Bros.;Universal;Paramount;Nike;Adidas;Puma;Zara;Gucci;
LEGO;YMCA;Rotary Club;Salvation Army;Girl Scouts;AARP;ACLU;NAACP;WWF;PETA;IEEE;ACM;ISO;OPEC;ASEAN;OECD;OSCE;IAEA;
UNHCR;WFP;TikTok;YouTube;WhatsApp;Zoom;OpenAI;Mozilla;Apache Software Foundation;Linux Foundation;GitHub;Reddit;
LinkedIn"""

# Short forms are read after the bar.
REAL = tuple((entry.partition("|")[0].strip(), entry.partition("|")[2].strip()) for entry in entries(_REAL, ";"))

_LEGAL = entries("""Ltd|Ltd.|Limited|Inc.|Inc|Incorporated|Corp.|Corporation|LLC|L.L.C.|LLP|PLC|plc|Co.|& Co.|
Company|Group|Holdings|Holding|GmbH|AG|GmbH & Co. KG|KG|OHG|e.V.|UG|SE|S.A.|SA|SARL|S.à r.l.|SAS|S.p.A.|SpA|
S.r.l.|Srl|S.L.|SL|B.V.|BV|N.V.|NV|AB|A/S|ApS|AS|ASA|Oy|Oyj|Sp. z o.o.|s.r.o.|a.s.|Kft.|Zrt.|d.o.o.|OÜ|UAB|SIA|
OOO|Ltda.|Ltda|S.A. de C.V.|S. de R.L.|Pty Ltd|Pty. Ltd.|Pvt. Ltd.|Private Limited|Sdn. Bhd.|Pte Ltd|Co., Ltd.|
K.K.|PT|Tbk|A.Ş.|Ltd. Şti.|FZE|LLC|Inc.|Ltd|GmbH|CIC|LP|P.C.|and Sons|& Sons|Brothers|& Partners|Associates|
Partners|Enterprises|International|Worldwide|Global""")

_FIELDS = entries("""Technologies|Software|Systems|Solutions|Consulting|Logistics|Shipping|Transport|Freight|
Construction|Builders|Engineering|Electronics|Electrical|Plumbing|Roofing|Foods|Bakery|Catering|Coffee|Brewing|
Brewery|Wines|Dairy|Farms|Textiles|Fashion|Jewellers|Furniture|Interiors|Design|Studios|Media|Publishing|Press|
Books|Records|Entertainment|Games|Toys|Travel|Tours|Airlines|Motors|Automotive|Tyres|Energy|Power|Petroleum|Oil &
Gas|Solar|Mining|Steel|Metals|Chemicals|Plastics|Paper|Packaging|Pharmaceuticals|Pharma|Biotech|Therapeutics|
Diagnostics|Medical|Dental|Healthcare|Clinic|Capital|Investments|Ventures|Asset Management|Financial|Finance|
Insurance|Assurance|Mutual|Bank|Savings Bank|Credit Union|Real Estate|Properties|Homes|Estates|Lettings|Security|
Cleaning Services|Facilities|Recruitment|Staffing|Analytics|Data|Labs|Laboratories|Research|Robotics|Networks|
Telecom|Communications|Wireless|Digital|Marketing|Advertising|Events|Sports|Fitness|Trading|Imports|Wholesale|
Supplies|Hardware|Tools|Machinery|Industries|Manufacturing|Aerospace|Marine|Seafood|Timber|Garden Centre|Pet
Supplies|Optics|Instruments|Resources|Utilities|Water|Waste Management|Recycling|Education|Learning|Academy|
Training|Legal|Accountants|Auditors|Translations|Payments|Cloud""")

_WORDS = words("""Summit Pinnacle Horizon Vertex Apex Zenith Nova Stellar Lunar Solar Orion Atlas Titan Phoenix
Falcon Eagle Hawk Raven Lion Tiger Wolf Bear Bison Stag Dolphin Anchor Harbor Lighthouse Compass Beacon Bridge
Keystone Cornerstone Granite Marble Cobalt Copper Silver Golden Emerald Sapphire Ruby Amber Crystal Blue Green Red
Black White Bright Clear Swift Rapid True Pure Prime First Premier Elite Royal Imperial Crown Liberty Union United
National General Universal Global Continental Atlantic Pacific Northern Southern Eastern Western Central Metro
Urban Valley Mountain River Lake Ocean Coastal Island Forest Oak Maple Cedar Pine Willow Meadow Sunrise Sunset
Dawn Evergreen Heritage Legacy Pioneer Frontier Vanguard Sentinel Guardian Shield Fortress Castle Tower Quantum
Fusion Matrix Vector Delta Sigma Omega Alpha Synergy Dynamic Advanced Integrated Strategic Innovative Precision
Quality Reliable Trusty Family Community Friendly Happy Lucky Wonder Magic Dream Cloud Pixel Byte Logic Code
Signal Spark Ember Flint Iron Steel Arrow Globe Acorn Northwind Contoso Fabrikam Acme Globex Initech Umbrella
Hooli Stark Wayne Wonka Cyberdyne Soylent Tyrell Vandelay Dunder Aperture Oscorp Massive Sterling Cardinal
Magnolia Juniper Saffron Indigo Velvet Paper Lemon Mango Olive Ginger Pepper Basil Clover Thistle Robin Sparrow
Otter Badger Fox Hare""")

_STARTS = words("""Zy Vel Nex Lum Kra Syn Ver Alt Om Quo Tri Cor Ax Bio Cy Dyn Eco Evo Flu In Jo Kin Lo Ma Neo Opt
Pro Ri Sol Tel Uni Vi Wa Xen Za Fin Med Agri Aero Hydro Therma Info Tech Digi Inno Cyber Nano Stra Gra Ple Tru Bri
Cla Do Fe Hu""")
_ENDS = words("""nix vara tis dex lio on ra to via ium ora ify ly io eon ant ent is us ax ex ix tron tek tech soft
net corp gen max plex line ware nova mind sys co zo ka va do na ril dyne scape stream verse loop hub base grid
flow pay bit box lab labs""")

_LAW_ENDS = ("LLP", "Solicitors", "Rechtsanwälte", "Attorneys at Law", "& Partners", "Abogados", "Avocats", "Advocates",
             "Law Group", "Chambers", "PLLC", "& Associates", "P.C.", "Advokater", "Legal")  # fmt: skip
_SAINTS = entries("""St. Mary's|St Mary's|St. John's|St Thomas'|Saint Francis|St. Luke's|Sacred Heart|Holy Cross|
Mount Sinai|Good Samaritan|Our Lady of Mercy|St Joseph's|Sankt Elisabeth|San Rafael|Santa Maria|St. Jude|Trinity|
Mercy|Bethesda|Royal Victoria|Queen Elizabeth|King's|Memorial|Hope|St Andrew's|St George's|Saint Peter's|St.
Anne's""")
_HEALTH = entries("""General Hospital|Hospital|Medical Center|Medical Centre|Clinic|Children's Hospital|University
Hospital|Hospice|Health Centre|Nursing Home|Care Home|Surgery|Infirmary|Family Practice|Dental Practice|Veterinary
Clinic|Maternity Hospital|NHS Trust|NHS Foundation Trust|Rehabilitation Center|Eye Hospital|Health System|Regional
Hospital|Urgent Care""")
_SCHOOLS = entries("""High School|Primary School|Elementary School|Middle School|Grammar School|Secondary School|
Academy|College|Community College|Institute of Technology|Business School|Kindergarten|Nursery|Preparatory School|
Montessori School|Sixth Form College|Law School|School of Medicine|Polytechnic|Gymnasium|Technical College|
International School""")
_PUBLIC = entries("""City Council|County Council|District Council|Borough Council|Town Council|Parish Council|
Police Department|Police|Fire Department|Fire and Rescue Service|Public Library|Housing Association|Chamber of
Commerce|School District|Regional Court|District Court|Magistrates' Court|Crown Court|County Court|Court of
Appeal|High Court|Supreme Court|Administrative Court|Labour Court|Land Registry|Water Authority|Port Authority|
Transit Authority|Airport Authority|Tourist Board|Health Board|Sheriff's Office|Public Prosecutor's Office|
Planning Commission|Development Corporation|Zoning Board|Election Commission""")
_MINISTRIES = entries("""Finance|Health|Education|Justice|Defence|Defense|Foreign Affairs|the Interior|Transport|
Agriculture|Labour|Culture|the Environment|Trade and Industry|Energy|Tourism|Housing|Social Affairs|Home Affairs|
Science and Technology|Public Works|Youth and Sports|Economic Development|Veterans Affairs|Internal Affairs|
Immigration""")
_CAUSES = entries("""Clean Water|Children's Rights|Rural Development|Wildlife|Animal Rescue|Cancer Research|Heart
Disease|Literacy|Human Rights|Press Freedom|Ocean Conservation|Climate Action|Food Security|Refugees|Homelessness|
Mental Health|Women in Technology|Open Source|Social Justice|Organ Donation|Civil Liberties|Renewable Energy|Early
Learning|Local History|Fair Trade|Road Safety|Blood Donation|Consumer Protection|Sustainable Fisheries|Tenants'
Rights|Digital Rights""")
_BODIES = entries("""Foundation|Trust|Society|Association|Institute|Alliance|Network|Coalition|Council|Federation|
Fund|Initiative|Centre for|Campaign for|Friends of|Institute for|Committee on|Commission on|Agency for|Union for|
Partnership for|Action for|Centre for|Center for|Coalition for|Society for|Foundation for|Board of|Office of|
Bureau of|Campaign against""")
_TRADES = entries("""Teachers|Nurses|Steelworkers|Dockers|Miners|Journalists|Musicians|Actors|Engineers|
Physicians|Surgeons|Lawyers|Chartered Accountants|Architects|Farmers|Fishermen|Railway Workers|Postal Workers|
Bakers|Hotel Employees|Pilots|Firefighters|Civil Servants|Metalworkers|Taxi Drivers|Librarians|Writers|
Psychologists|Pharmacists|Midwives|Transport Workers""")
_CLUBS = entries("""United|City|Rovers|Wanderers|Athletic|Town|Rangers|FC|F.C.|AFC|Hotspur|Albion|County|RFC|
Cricket Club|Rowing Club|Tennis Club|Golf Club|Football Club|Hockey Club|Tigers|Lions|Bulls|Bears|Eagles|Hawks|
Giants|Kings|Warriors|Sharks|Wolves|Panthers|Knights|Raiders|Pirates|Dynamo|Sporting|Yacht Club|Chess Club|Running
Club|Swimming Club|SC|SV|Harriers|Saints|Blues|Comets|Thunder|Wildcats|Mariners""")
_PAPERS = entries("""Times|Herald|Gazette|Tribune|Chronicle|Post|Daily News|Observer|Courier|Evening Standard|
Examiner|Star|Globe|Sentinel|Journal|Mirror|Echo|Argus|Telegraph|Dispatch|Ledger|Advertiser|Morning Post|Weekly|
Sun|Mail|Independent|Record""")
_PLACES_TO_EAT = entries("""Café|Restaurant|Grill|Diner|Bistro|Pizzeria|Trattoria|Bakery|Hotel|Inn|Guest House|
Pub|Tavern|Deli|Kitchen|Noodle House|Steakhouse|Lodge|Resort|Suites|Motel|Bar & Grill|Tea Rooms|Spa|Cinema|
Theatre|Museum|Gallery|Gym|Salon|Barbers|Pharmacy|Supermarket|Bookshop|Florist|Garage|Nursery|Hardware|Market|
Laundry|Vets|Opticians""")
_COMMITTEES = entries("""Steering|Audit|Ethics|Remuneration|Budget|Finance|Safety|Planning|Executive|Standards|
Appeals|Nominations|Human Rights|Intelligence|Judiciary|Foreign Relations|Ways and Means|Scrutiny|Works|Licensing""")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation by its full and its short name."""

    name: str
    short: str
    acronym: str
    domain: str


def invented(rng: random.Random) -> str:
    """Return a word that could be a company."""
    draw = rng.random()
    if draw < 0.55:
        word = (
            rng.choice(_STARTS) + rng.choice(("", "", rng.choice("aeiou") + rng.choice("lmnrst"))) + rng.choice(_ENDS)
        )
    elif draw < 0.75:
        word = rng.choice(_WORDS) + rng.choice(_WORDS).lower()
    elif draw < 0.85:
        word = rng.choice(_WORDS) + rng.choice(_WORDS)
    else:
        word = people.invented_last(rng)
    draw = rng.random()
    if draw < 0.05:
        return word.lower()
    if draw < 0.09:
        return word.upper()
    if draw < 0.12:
        return word + rng.choice((".io", ".ai", ".com", "!", " 24", "360", "365", "247", ".app", "X", "One"))
    return word


def _last(rng: random.Random) -> str:
    return people.make(rng).last


def _company(rng: random.Random) -> tuple[str, str]:
    draw = rng.random()
    if draw < 0.25:
        stem = _last(rng)
    elif draw < 0.5:
        stem = invented(rng)
    elif draw < 0.7:
        stem = rng.choice(_WORDS)
    elif draw < 0.8:
        stem = f"{rng.choice(_WORDS)} {rng.choice(_WORDS)}"
    elif draw < 0.88:
        stem = f"{_last(rng)}{rng.choice((' & ', ' and ', '-', ', ', ' und ', ' y ', ' et '))}{_last(rng)}"
    elif draw < 0.94:
        stem = city(rng)
    else:
        stem = people.make(rng).written
    field = f" {rng.choice(_FIELDS)}" if rng.random() < 0.6 else ""
    legal = f"{',' if rng.random() < 0.08 else ''} {rng.choice(_LEGAL)}" if rng.random() < 0.7 or not field else ""
    if legal == " PT":
        return f"PT {stem}{field}", stem
    return f"{stem}{field}{legal}", stem if rng.random() < 0.6 else f"{stem}{field}"


def _bank(rng: random.Random) -> str:
    kind = rng.choice(("Bank", "Bank", "Savings Bank", "Bancorp", "Trust Company", "Credit Union", "Building Society",
                       "Insurance", "Mutual", "Sparkasse", "Volksbank", "Bank & Trust", "Reinsurance",
                       "Versicherung"))  # fmt: skip
    place = city(rng)
    return rng.choice((f"{place} {kind}", f"Bank of {place}", f"First National {kind} of {place}", f"Banco de {place}",
                       f"{kind} {place}", f"{rng.choice(_WORDS)} {kind}", f"{_last(rng)} {kind}",
                       f"{invented(rng)}bank",
                       f"Central Bank of {rng.choice(COUNTRIES)}", f"Banque de {place}",
                       f"Banca {_last(rng)}"))  # fmt: skip


def _law(rng: random.Random) -> str:
    names = [_last(rng) for _ in range(rng.choice((1, 2, 2, 2, 3)))]
    joint = rng.choice((" & ", " & ", " and ", ", ", " "))
    stem = names[0] if len(names) == 1 else ", ".join(names[:-1]) + joint + names[-1]
    return f"{stem} {rng.choice(_LAW_ENDS)}" if len(names) == 1 or rng.random() < 0.75 else stem


def _hospital(rng: random.Random) -> str:
    stem = rng.choice((rng.choice(_SAINTS), city(rng), rng.choice(_SAINTS), _last(rng)))
    return rng.choice((f"{stem} {rng.choice(_HEALTH)}", f"{stem} {rng.choice(_HEALTH)}",
    f"Universitätsklinikum {city(rng)}",
                       f"Hôpital {_last(rng)}", f"Hospital {rng.choice(('San', 'Santa'))} {people.make(rng).first}",
                       f"Klinikum {city(rng)}", f"The {stem} {rng.choice(_HEALTH)}",
                       f"Ospedale {_last(rng)}"))  # fmt: skip


def _school(rng: random.Random) -> str:
    place = city(rng)
    stem = rng.choice((place, place, _last(rng), rng.choice(_SAINTS), rng.choice(_WORDS), people.make(rng).written))
    return rng.choice((
        f"University of {place}", f"{place} University", f"{stem} {rng.choice(_SCHOOLS)}",
        f"{stem} {rng.choice(_SCHOOLS)}",
        f"Universität {place}", f"Université de {place}", f"Universidad de {place}", f"Technical University of {place}",
        f"{place} State University", f"Università di {place}", f"{stem} College {place}", f"Hochschule {place}",
        f"Universidade Federal de {place}", f"{stem} University", f"The {stem} School", f"University College {place}",
        f"National University of {rng.choice(COUNTRIES)}", f"Faculty of Medicine, University of {place}",
    ))  # fmt: skip


def _public(rng: random.Random) -> str:
    place, country = city(rng), rng.choice(COUNTRIES)
    matter = rng.choice(_MINISTRIES)
    return rng.choice((
        f"{place} {rng.choice(_PUBLIC)}", f"{place} {rng.choice(_PUBLIC)}", f"Ministry of {matter}",
        f"{country} Ministry of {matter}", f"Department of {matter}", f"Department for {matter}", f"City of {place}",
        f"{rng.choice(_PUBLIC)} of {place}", f"Embassy of {country}", f"Stadt {place}", f"Amtsgericht {place}",
        f"Landgericht {place}", f"Finanzamt {place}", f"Ayuntamiento de {place}", f"Mairie de {place}",
        f"Comune di {place}", f"Gemeente {place}", f"Government of {country}", f"Tribunal de {place}",
        f"Ministry of {matter} of {country}", f"{country} Supreme Court", f"Bureau of {matter}",
        f"National {matter} Agency",
        f"Office of the Commissioner for {matter}", f"{place} Regional Court", f"Urząd Miasta {place}",
        f"{country} Embassy", f"Consulate General of {country}", f"{country} National Police", f"Royal {place} Police",
    ))  # fmt: skip


def _cause(rng: random.Random) -> str:
    body, cause = rng.choice(_BODIES), rng.choice(_CAUSES)
    last = _last(rng)
    return rng.choice((
        f"{body} {cause}" if body.rpartition(" ")[2] in ("for", "of", "on", "against") else f"{cause} {body}",
        f"{last} Foundation", f"The {last} Family Trust", f"{rng.choice(_WORDS)} {cause} {rng.choice(_BODIES[:10])}",
        f"{city(rng)} {cause} {rng.choice(_BODIES[:10])}", f"{people.make(rng).written} Foundation",
        f"National {cause} {rng.choice(_BODIES[:10])}", f"International {cause} {rng.choice(_BODIES[:10])}",
        f"{rng.choice(COUNTRIES)} {cause} {rng.choice(_BODIES[:10])}", f"{cause} Now", f"{cause} International",
    ))  # fmt: skip


def _union(rng: random.Random) -> str:
    trade = rng.choice(_TRADES)
    return rng.choice((
        f"National Union of {trade}", f"{rng.choice(COUNTRIES)} Association of {trade}", f"United {trade} Union",
        f"Royal College of {trade}", f"Institute of {trade}", f"International Federation of {trade}", f"{trade} Union",
        f"{trade} Local {rng.randint(2, 990)}", f"Amalgamated {trade} of {rng.choice(COUNTRIES)}", f"Guild of {trade}",
        f"Society of {trade}", f"{city(rng)} {trade} Guild", f"American Association of {trade}",
    ))  # fmt: skip


def _club(rng: random.Random) -> str:
    place = city(rng)
    return rng.choice((f"{place} {rng.choice(_CLUBS)}", f"{place} {rng.choice(_CLUBS)}", f"FC {place}", f"Real {place}",
                       f"SV {place}", f"TSV {place} {rng.randint(1860, 1925)}", f"AS {place}", f"Olympique {place}",
                       f"Sporting {place}", f"{_last(rng)} {rng.choice(_CLUBS)}", f"VfL {place}",
                       f"Dinamo {place}"))  # fmt: skip


def _paper(rng: random.Random) -> str:
    place, kind = city(rng), rng.choice(_PAPERS)
    call = "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWZ") for _ in range(3))
    return rng.choice((f"{place} {kind}", f"The {place} {kind}", f"The {kind}", f"{place}er Zeitung", f"Radio {place}",
                       f"W{call}-TV", f"K{call} News", f"{rng.choice(_WORDS)} FM", f"Channel {rng.randint(2, 13)} News",
                       f"Diario de {place}", f"{rng.choice(_WORDS)} Press", f"{_last(rng)} Verlag"))  # fmt: skip


def _shop(rng: random.Random) -> str:
    person = people.make(rng)
    owner = rng.choice((f"{person.first}'s", f"{person.last}'s", f"The {rng.choice(_WORDS)} {rng.choice(_WORDS)}",
                        f"Hotel {rng.choice(_WORDS)}", rng.choice(_WORDS), city(rng), f"La {rng.choice(_WORDS)}",
                        f"{person.first} & {people.make(rng).first}", f"Chez {person.first}",
                        f"Zum {rng.choice(_WORDS)}"))  # fmt: skip
    return owner if rng.random() < 0.12 and " " in owner else f"{owner} {rng.choice(_PLACES_TO_EAT)}"


def _acronym(rng: random.Random) -> str:
    letters = "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(rng.choice((2, 3, 3, 3, 4, 4, 5))))
    return rng.choice((letters, letters, letters, f"{letters} {rng.choice(_LEGAL)}", f"{letters} {rng.choice(_FIELDS)}",
                       ".".join(letters) + ".", f"{letters[0]}&{letters[-1]}",
                       f"{letters[:2]}{rng.choice(_WORDS)}"))  # fmt: skip


def _committee(rng: random.Random) -> str:
    kind = rng.choice(("Committee", "Committee", "Commission", "Board", "Panel", "Tribunal", "Subcommittee",
    "Working Group",
                       "Task Force", "Authority", "Council"))  # fmt: skip
    return f"{rng.choice(('the ', 'the ', 'The ', '', rng.choice(('House ', 'Senate ', 'Joint '))))}{rng.choice(_COMMITTEES)} {kind}"  # noqa: E501


def _real(rng: random.Random) -> tuple[str, str]:
    name, short = rng.choice(REAL)
    if not short and rng.random() < 0.12:
        return f"{name} {rng.choice(_LEGAL[:16])}", name
    return (short, short) if short and rng.random() < 0.25 else (name, short or name)


_MAKERS: tuple[tuple[float, Maker], ...] = (
    (38, _company), (5, _bank), (5, _law), (6, _hospital), (8, _school), (9, _public), (5, _cause), (3, _union),
    (4, _club), (3, _paper), (5, _shop), (4, _acronym), (1.5, _committee), (7, invented), (11, _real),
)  # fmt: skip
_CHOICES, _WEIGHTS = [maker for _, maker in _MAKERS], [weight for weight, _ in _MAKERS]
_ENDINGS = ("com", "com", "com", "org", "net", "co.uk", "de", "fr", "it", "es", "nl", "se", "pl", "ie", "com.au", "io",
"in",
            "example", "ca", "ch", "eu", "co.za", "com.br", "jp", "gov", "edu", "ac.uk")  # fmt: skip
_SMALL = frozenset(words("of the and for de di du und et y on in at der des la le & a"))


_SHORTENED = (_law, _club, _shop)
_NOT_SHORT = frozenset(words("The Real Hotel Chez La Zum FC SV TSV AS Olympique Sporting VfL Dinamo"))


def _shortened(maker: Maker, name: str, rng: random.Random) -> str:
    words = name.split()
    if maker not in _SHORTENED or words[0] in _NOT_SHORT or rng.random() < 0.4:
        return name
    return words[0].rstrip(",")


def make(rng: random.Random) -> Organisation:
    """Invent an organisation, or take a real public one."""
    maker = rng.choices(_CHOICES, _WEIGHTS)[0]
    made = maker(rng)
    name, short = made if isinstance(made, tuple) else (made, _shortened(maker, made, rng))
    letters = "".join(word[0].upper() for word in name.split() if word.lower() not in _SMALL and word[0].isalpha())
    acronym = letters if 2 <= len(letters) <= 6 else short
    label = people.ascii_letters(short)[:18] or "company"
    return Organisation(name, short, acronym, f"{label}.{rng.choice(_ENDINGS)}")


def write(organisation: Organisation, form: str, rng: random.Random) -> Pieces:
    """Write an organisation's name in a form, or without one usually in full."""
    if not form:
        draw = rng.random()
        form = "short" if draw < 0.10 else "caps" if draw < 0.13 else "lower" if draw < 0.145 else "full"
    if form == "possessive":
        name = rng.choice((organisation.name, organisation.short))
        return [(name, ORGANIZATION), (rng.choice(("'s", "'s", "’s")), None)]
    text = {
        "full": organisation.name,
        "short": organisation.short,
        "acronym": organisation.acronym,
        "caps": organisation.name.upper(),
        "lower": organisation.name.lower(),
    }[form]
    # An article stands outside the name, wherever it comes from.
    article = text[:4] if text[:4] in ("the ", "The ") else ""
    return [(article, None), (text[len(article) :], ORGANIZATION)] if article else [(text, ORGANIZATION)]
