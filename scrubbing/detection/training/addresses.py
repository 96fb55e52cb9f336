"""Invent postal addresses of many countries, tidy and untidy."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from scrubbing.detection.training import people, places
from scrubbing.detection.training.organisations import Organisation
from scrubbing.detection.training.samples import ADDRESS, Pieces
from scrubbing.detection.training.wordlists import entries


@dataclass(frozen=True, slots=True)
class Address:
    """An address: its lines in order, which of them name street and town, and how they are joined to one."""

    street: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    town: str
    joint: str


_Maker = Callable[[random.Random], Address]

_EN_NAMES = entries("""Main|High|Church|Park|Oak|Maple|Elm|Washington|Lake|Hill|Mill|Station|Victoria|King|Queen|Kings|Queens|
School|Spring|River|North|South|West|East|Market|Bridge|Cedar|Pine|Walnut|Chestnut|Sunset|Lincoln|Jefferson|Madison|Franklin|
Highland|Forest|Meadow|Green|The Green|London|Manor|Grange|Orchard|Garden|Albert|George|Windsor|York|Castle|Abbey|Canal|Chapel|
College|Union|Liberty|Broad|Long|Water|Front|Center|Dogwood|Magnolia|Peachtree|Willow|Birch|Hickory|Sycamore|Juniper|Cherry|Apple|
Old Mill|Fox Hollow|Deer Run|Eagle Ridge|Stone Creek|Old Post|County Line|Country Club|Ridge|Valley View|Fairview|Pleasant|
Prospect|Columbia|Broadway|Beacon|Canterbury|Stanley|Alexandra|Nelson|Wellington|Cromwell|Mount Pleasant|Springfield|Woodlands|
Beech|Ash|Hawthorn|Laurel|Ivy|Rose|Holly|St. John's|St Mary's|Saint James|Martin Luther King Jr.|Rosa Parks|Kennedy|Roosevelt|
Cleveland|Jackson|Monroe|Grant|Sherman|Sheridan|Mission|Market Square|Coronation|Jubilee|Trafalgar|Waterloo|Balmoral|Marine|Ocean|
Beach|Harbour|Bay|Cliff|Shore|Quarry|Brick Kiln|Back|Cross|Nutmeg|Quail|Partridge|Heron|Kingfisher|Wren|Crown|Bell|Swan|Lion""")
_US_KINDS = entries("""St|Street|St.|Ave|Avenue|Ave.|Rd|Road|Rd.|Dr|Drive|Ln|Lane|Blvd|Boulevard|Blvd.|Ct|Court|Way|Pl|Place|Ter|
Terrace|Cir|Circle|Pkwy|Parkway|Trl|Trail|Hwy|Highway|Loop|Run|Path|Plaza|Pike|Turnpike|Alley|Crossing|Cove|Point|Ridge|Row|Sq|
Street|Avenue|Drive|Road|Lane|Court""")
_UK_KINDS = entries("""Street|Street|Road|Road|Lane|Avenue|Close|Drive|Gardens|Crescent|Terrace|Place|Square|Grove|Way|Court|Mews|
Row|Hill|Walk|Park|Rise|View|Green|Parade|Gate|Wharf|Broadway|Mount|St|Rd|Ave|Cl|Cres|Yard|Quay|Embankment|Vale""")
_HOUSES = entries("""Rose Cottage|The Old Rectory|Holly House|The Willows|Oakfield|Mill House|The Lodge|Ivy Cottage|Church Farm|
Windsor Court|Regent House|Victoria Mansions|Albion House|Station House|Kingfisher Court|Trinity House|Empire House|Beaumont House|
Willow Tower|Sunrise Apartments|The Gables|Manor Farm|Brook House|Canal Wharf|Exchange House|Millennium Tower|Sea View|Orchard
House|Crown Buildings|Lakeside|Innovation Centre|Science Park|Business Park|Riverside Plaza|Trade Center|Gateway Tower""")
_US_STATES = """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
RI SC SD TN TX UT VT VA WA WV WI WY DC PR""".split()
_US_NAMES = entries("""California|New York|Texas|Florida|Ohio|Illinois|Georgia|Michigan|Virginia|Oregon|Arizona|Colorado|Maine|
Massachusetts|Pennsylvania|Washington|Tennessee|North Carolina|New Jersey|Nevada|Kansas|Utah|Iowa|Minnesota|Wisconsin""")
_TOWNS = {
    "US": entries("""Springfield|Franklin|Clinton|Greenville|Bristol|Fairview|Salem|Madison|Georgetown|Arlington|Ashland|Dover|
Jackson|Burlington|Manchester|Milton|Auburn|Centerville|Clayton|Dayton|Lexington|Milford|Riverside|Cleveland|Oakland|Hudson|
Kingston|Marion|Newport|Winchester|Houston|Chicago|Los Angeles|Seattle|Denver|Boston|Miami|Phoenix|Atlanta|Brooklyn|New York|
San Diego|Tucson|Omaha|Tulsa|Raleigh|Boise|Plano|Scottsdale|Naperville|Bozeman|Duluth|Eau Claire|Bar Harbor|Pocatello|Yuma|Waco"""),
    "UK": entries("""London|London|Manchester|Leeds|Bristol|Glasgow|Edinburgh|Cardiff|Norwich|York|Reading|Swindon|Ipswich|Bath|
Hove|Luton|Truro|Exeter|Wigan|Bolton|Stockport|Leicester|Derby|Nottingham|Harrogate|Didcot|Taunton|Yeovil|Ely|Ripon|Falkirk|Ayr|Oban|
Llanelli|Bangor|Belfast|Lisburn|Newry|Grantham|Chippenham|Margate|Woking|Epsom|Redhill|Horsham|Crewe|Kendal|Penrith|Alnwick"""),
    "IE": entries("Dublin 2|Dublin 4|Dublin 15|Cork|Galway|Limerick|Naas|Athlone|Ennis|Tralee|Sligo|Dundalk|Drogheda|Bray|Swords"),
    "CA": entries("Toronto|Ottawa|Vancouver|Calgary|Edmonton|Winnipeg|Halifax|Regina|Guelph|Kelowna|Barrie|Moose Jaw|Sudbury"),
    "AU": entries("Sydney|Melbourne|Brisbane|Perth|Adelaide|Hobart|Parramatta|Geelong|Ballarat|Toowoomba|Fremantle|St Kilda|Manly"),
    "NZ": entries("Auckland|Wellington|Christchurch|Hamilton|Tauranga|Dunedin|Nelson|Napier|Rotorua|Invercargill|Whangarei"),
    "ZA": entries("Johannesburg|Cape Town|Durban|Pretoria|Sandton|Bloemfontein|Stellenbosch|Polokwane|Randburg|Soweto|Midrand"),
    "IN": entries("""Mumbai|New Delhi|Delhi|Bengaluru|Chennai|Hyderabad|Pune|Kolkata|Ahmedabad|Jaipur|Lucknow|Kochi|Gurugram|Noida|
Nagpur|Indore|Bhopal|Thane|Vadodara|Coimbatore|Mysuru|Patna|Chandigarh"""),
    "DE": entries("""Berlin|Hamburg|München|Köln|Frankfurt am Main|Stuttgart|Leipzig|Dresden|Bremen|Hannover|Nürnberg|Bonn|Mainz|
Kassel|Ulm|Erfurt|Jena|Kiel|Fulda|Trier|Passau|Görlitz|Bad Homburg|Offenbach|Leverkusen|Wuppertal|Bielefeld|Freiburg|Konstanz"""),
    "AT": entries("Wien|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Villach|Wels|Dornbirn|Steyr|Baden"),
    "CH": entries("Zürich|Genève|Basel|Bern|Lausanne|Winterthur|Luzern|St. Gallen|Lugano|Zug|Chur|Thun"),
    "FR": entries("""Paris|Lyon|Marseille|Toulouse|Nice|Nantes|Strasbourg|Bordeaux|Lille|Rennes|Reims|Dijon|Angers|Tours|Metz|Brest|
Nancy|Avignon|Pau|Saint-Denis|Aix-en-Provence|Versailles|Annecy|Limoges"""),
    "BE": entries("Bruxelles|Brussel|Antwerpen|Gent|Brugge|Liège|Leuven|Namur|Hasselt|Mechelen|Charleroi"),
    "NL": entries("Amsterdam|Rotterdam|Den Haag|Utrecht|Eindhoven|Groningen|Tilburg|Breda|Nijmegen|Leiden|Delft|Haarlem|Zwolle|Arnhem"),
    "ES": entries("Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Bilbao|Granada|Murcia|Alicante|Vigo|Gijón|Salamanca|Cádiz"),
    "PT": entries("Lisboa|Porto|Braga|Coimbra|Faro|Aveiro|Évora|Setúbal|Cascais|Sintra|Guimarães"),
    "IT": entries("Roma|Milano|Napoli|Torino|Palermo|Genova|Bologna|Firenze|Bari|Verona|Padova|Trieste|Parma|Pisa|Lucca"),
    "PL": entries("Warszawa|Kraków|Łódź|Wrocław|Poznań|Gdańsk|Szczecin|Lublin|Katowice|Białystok|Gdynia|Toruń|Rzeszów"),
    "CZ": entries("Praha 1|Praha 5|Praha|Brno|Ostrava|Plzeň|Liberec|Olomouc|Zlín|Pardubice|Tábor"),
    "SE": entries("Stockholm|Göteborg|Malmö|Uppsala|Lund|Umeå|Örebro|Västerås|Linköping|Kalmar"),
    "NO": entries("Oslo|Bergen|Trondheim|Stavanger|Tromsø|Drammen|Bodø|Ålesund|Hamar"),
    "DK": entries("København K|København|Aarhus C|Odense|Aalborg|Esbjerg|Roskilde|Kolding|Vejle"),
    "FI": entries("Helsinki|Espoo|Tampere|Turku|Oulu|Vantaa|Lahti|Kuopio|Jyväskylä"),
    "BR": entries("São Paulo|Rio de Janeiro|Belo Horizonte|Curitiba|Porto Alegre|Recife|Salvador|Fortaleza|Campinas|Brasília"),
    "MX": entries("Ciudad de México|Guadalajara|Monterrey|Puebla|Tijuana|Mérida|León|Querétaro|Oaxaca"),
    "AR": entries("Buenos Aires|Córdoba|Rosario|Mendoza|La Plata|Salta|Mar del Plata"),
    "NG": entries("Lagos|Abuja|Ibadan|Kano|Port Harcourt|Enugu|Ikeja|Benin City|Kaduna"),
}  # fmt: skip
_SURFACES = ("", "", "", "", "", "", "", "A", "B", "C", "a", "b", "-3")


def _digits(rng: random.Random, pattern: str) -> str:
    return "".join(
        str(rng.randrange(10)) if sign == "#" else str(rng.randint(1, 9)) if sign == "%"
        else chr(65 + rng.randrange(26)) if sign == "@" else sign for sign in pattern
    )  # fmt: skip


def _surname(rng: random.Random) -> str:
    return people.make(rng).last.split()[-1]


def _town(rng: random.Random, country: str) -> str:
    return rng.choice(_TOWNS[country]) if rng.random() < 0.8 else places.village(rng)


def _english_name(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.6:
        return rng.choice(_EN_NAMES)
    if draw < 0.75:
        return places.village(rng)
    if draw < 0.9:
        return _surname(rng)
    return rng.choice(places.CITIES)


def _number(rng: random.Random, most: int = 200) -> str:
    number = int(most * rng.random() ** 2) + 1
    draw = rng.random()
    if draw < 0.08:
        return f"{number}{rng.choice('ABCDabcd')}"
    if draw < 0.12:
        return f"{number}{rng.choice(('-', '–', '/', ' - '))}{number + 2}"
    return str(number)


def _address(street: str, town_line: str, town: str, country: str, rng: random.Random, before: tuple[str, ...] = (),
             joint: str = ", ", share: float = 0.25) -> Address:  # fmt: skip
    after = (town_line,) if town_line else ()
    if rng.random() < share:
        after += (rng.choice(country.split("|")),)
    return Address(street, before, after, town, joint)


def _american(rng: random.Random) -> Address:
    draw = rng.random()
    number = rng.choice((_number(rng, 9999), _digits(rng, "%##"), _digits(rng, "%###"), _digits(rng, "%####")))
    if draw < 0.06:
        name = rng.choice(
            (f"P.O. Box {_digits(rng, '%##')}", f"PO Box {_digits(rng, '%###')}", f"P. O. Box {_digits(rng, '%##')}")
        )
    elif draw < 0.09:
        name = rng.choice((f"RR {rng.randint(1, 9)} Box {_digits(rng, '%#')}", f"Rural Route {rng.randint(1, 9)}, Box {_digits(rng, '%##')}",
                           f"HC {_digits(rng, '%#')} Box {_digits(rng, '%#')}"))  # fmt: skip
    elif draw < 0.18:
        nth = rng.randint(1, 140)
        ordinal = f"{nth}{'th' if 10 <= nth % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(nth % 10, 'th')}"
        name = f"{number} {rng.choice(('', 'W ', 'E ', 'N. ', 'South ', 'NW '))}{ordinal} {rng.choice(_US_KINDS[:7])}"
    elif draw < 0.23:
        name = f"{number} {rng.choice(('County Road', 'Highway', 'State Route', 'US-', 'Route', 'FM', 'CR'))} {rng.randint(1, 400)}"
    else:
        lead = rng.choice(("", "", "", "", "N ", "S. ", "West ", "E ", "SW "))
        tail = rng.choice(("", "", "", "", "", "", " NW", " South", " E", " SE"))
        name = f"{number} {lead}{_english_name(rng)} {rng.choice(_US_KINDS)}{tail}"
    if rng.random() < 0.25:
        unit = rng.choice(
            ("Apt", "Apt.", "Suite", "Ste", "Unit", "#", "Apartment", "Floor", "Rm", "Bldg", "Lot", "Ste.")
        )
        name += f"{rng.choice((', ', ' '))}{unit}{' ' if unit != '#' else rng.choice(('', ' '))}{rng.choice((_digits(rng, '%##'), _digits(rng, '%@'), _digits(rng, '%#'), _digits(rng, '@')))}"  # noqa: E501
    postcode = _digits(rng, "#####") if rng.random() < 0.85 else _digits(rng, "#####-####")
    state = rng.choice(_US_STATES) if rng.random() < 0.85 else rng.choice(_US_NAMES)
    town = _town(rng, "US")
    if rng.random() < 0.03:
        line = f"{rng.choice(('APO', 'FPO', 'DPO'))} {rng.choice(('AE', 'AP', 'AA'))} {_digits(rng, '09###')}"
        street = rng.choice((f"PSC {_digits(rng, '%##')}, Box {_digits(rng, '%###')}", f"Unit {_digits(rng, '%####')} Box {_digits(rng, '%###')}",
                             f"USS {_surname(rng)}", f"CMR {_digits(rng, '%##')} Box {_digits(rng, '%##')}"))  # fmt: skip
        return Address(street, (), (line,), "", rng.choice((", ", " ")))
    return _address(name, f"{town}{rng.choice((', ', ', ', ', ', ' '))}{state} {postcode}", town,
                    "USA|United States|US|U.S.A.", rng, share=0.12)  # fmt: skip


def _postcode_uk(rng: random.Random) -> str:
    area = rng.choice("SW SE W N E NW EC1A M LS B BS G EH CF NR YO RG SN IP BA BN LU TR EX BT DN L S CB OX".split())
    space = rng.choice((" ", " ", " ", " ", ""))
    outward = area if area[-1].isalpha() and len(area) == 4 else f"{area}{rng.randint(1, 29)}"
    return (
        f"{outward}{space}{rng.randint(1, 9)}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}{rng.choice('ABDEFGHJLNPQRSTUWXYZ')}"
    )


def _british(rng: random.Random) -> Address:
    street = f"{_number(rng)} {_english_name(rng)} {rng.choice(_UK_KINDS)}"
    before: tuple[str, ...] = ()
    draw = rng.random()
    if draw < 0.15:
        before = (rng.choice((f"Flat {rng.randint(1, 90)}", f"Flat {rng.randint(1, 20)}{rng.choice('ABC')}", f"Unit {rng.randint(1, 40)}",
                              f"Apartment {rng.randint(1, 300)}", f"{rng.choice(('First', 'Ground', '3rd', 'Second'))} Floor",
                              f"Flat {rng.randint(1, 30)}, {rng.choice(_HOUSES)}")),)  # fmt: skip
    elif draw < 0.25:
        before = (rng.choice(_HOUSES),)
        if rng.random() < 0.4:
            street = street.split(" ", 1)[1]
    elif draw < 0.28:
        street = f"PO Box {rng.randint(1, 9999)}"
    town = _town(rng, "UK")
    postcode = _postcode_uk(rng)
    after = [town.upper() if rng.random() < 0.08 else town]
    if rng.random() < 0.2:
        after.append(places.region(rng) if rng.random() < 0.2 else rng.choice(("Kent", "Surrey", "Essex", "Norfolk", "Devon", "Lancashire", "Wilts",
                     "Herts", "Bucks", "West Yorkshire", "Cheshire", "Co. Antrim", "Gwynedd", "Fife", "Hants", "Greater London")))  # fmt: skip
    if rng.random() < 0.15:
        after.insert(0, places.village(rng))
    if rng.random() < 0.65:
        after[-1] += " " + postcode
    else:
        after.append(postcode)
    if rng.random() < 0.15:
        after.append(rng.choice(("UK", "United Kingdom", "England", "Scotland", "Great Britain", "U.K.")))
    return Address(street, before, tuple(after), town, ", ")


def _irish(rng: random.Random) -> Address:
    town = _town(rng, "IE")
    street = f"{_number(rng)} {_english_name(rng)} {rng.choice(_UK_KINDS)}"
    county = rng.choice(("Co. Kildare", "Co. Cork", "County Meath", "Co. Galway", "Co Wicklow", ""))
    line = f"{town}{', ' + county if county else ''}"
    eircode = _digits(rng, "@##") + " " + _digits(rng, "@#@#")
    line += rng.choice(("", f", {eircode}", f" {eircode}"))
    return _address(street, line, town, "Ireland|Republic of Ireland", rng)


def _canadian(rng: random.Random) -> Address:
    town = _town(rng, "CA")
    if rng.random() < 0.3:
        street = f"{_number(rng, 9000)}{rng.choice((', ', ' '))}{rng.choice(('rue', 'avenue', 'boul.', 'chemin'))} {rng.choice(('Saint-', 'Sainte-', ''))}{_surname(rng)}"  # noqa: E501
        town = rng.choice(("Montréal", "Québec", "Laval", "Gatineau", "Sherbrooke"))
    else:
        unit = rng.choice(("", "", f"{rng.randint(1, 2000)}-", f"Unit {rng.randint(1, 50)} - "))
        street = f"{unit}{_number(rng, 9000)} {_english_name(rng)} {rng.choice(_US_KINDS)}{rng.choice(('', '', ' W', ' East', ' NW'))}"
    province = rng.choice(("ON", "BC", "AB", "QC", "MB", "SK", "NS", "NB", "Ontario", "Alberta", "(Québec)", "NL"))
    return _address(
        street,
        f"{town}{rng.choice((', ', ' '))}{province}{rng.choice(('  ', ' ', ', '))}{_digits(rng, '@#@ #@#')}",
        town,
        "Canada",
        rng,
    )


def _australian(rng: random.Random) -> Address:
    unit = rng.choice(("", "", "", f"{rng.randint(1, 40)}/", f"Unit {rng.randint(1, 40)}, ", f"Unit {rng.randint(1, 9)}{rng.choice('AB')}/", f"Level {rng.randint(1, 40)}, ",
                       f"Lot {rng.randint(1, 99)} "))  # fmt: skip
    street = f"{unit}{_number(rng, 600)} {_english_name(rng)} {rng.choice(_UK_KINDS)}"
    if rng.random() < 0.06:
        street = rng.choice(
            (f"GPO Box {rng.randint(1, 9999)}", f"Locked Bag {rng.randint(1, 99)}", f"PO Box {rng.randint(1, 999)}")
        )
    town = _town(rng, "AU")
    state = rng.choice(("NSW", "VIC", "QLD", "WA", "SA", "TAS", "ACT", "NT", "Victoria"))
    return _address(
        street,
        f"{rng.choice((town, town, town.upper()))}{rng.choice((' ', ' ', ', '))}{state} {_digits(rng, '%###')}",
        town,
        "Australia",
        rng,
    )


def _new_zealand(rng: random.Random) -> Address:
    town = _town(rng, "NZ")
    street = (
        f"{rng.choice(('', '', f'{rng.randint(1, 9)}/'))}{_number(rng)} {_english_name(rng)} {rng.choice(_UK_KINDS)}"
    )
    if rng.random() < 0.1:
        street = rng.choice((f"RD {rng.randint(1, 9)}", f"Private Bag {_digits(rng, '%####')}"))
    return _address(street, f"{town} {_digits(rng, '####')}", town, "New Zealand|NZ|Aotearoa New Zealand", rng)


def _south_african(rng: random.Random) -> Address:
    town = _town(rng, "ZA")
    street = rng.choice((f"{_number(rng)} {_english_name(rng)} {rng.choice(_UK_KINDS)}", f"{_surname(rng)} Street {_number(rng)}",
                         f"P.O. Box {rng.randint(10, 99999)}", f"Unit {rng.randint(1, 60)}, {rng.choice(_HOUSES)}, {_number(rng)} {_surname(rng)}straat"))  # fmt: skip
    return _address(street, f"{town}{rng.choice((', ', ' '))}{_digits(rng, '####')}", town, "South Africa", rng)


def _indian(rng: random.Random) -> Address:
    town = _town(rng, "IN")
    name = rng.choice(("MG Road", "Gandhi Nagar", "Nehru Street", "Linking Road", "Station Road", "Civil Lines", "Brigade Road", "Anna Salai",
                       "Park Street", "Sector 18", "Lajpat Nagar", "Banjara Hills", "Koramangala", "Salt Lake", "Andheri West", "Rajouri Garden",
                       "Shivaji Nagar", "Bazaar Street", "T. Nagar", "Hauz Khas", "Indiranagar", f"{_surname(rng)} Nagar", f"{_surname(rng)} Marg"))  # fmt: skip
    street = rng.choice((
        f"{rng.randint(1, 400)}, {name}", f"Flat No. {rng.randint(1, 900)}, {rng.choice(_HOUSES)}, {name}", f"H.No. {_digits(rng, '%-#-##')}, {name}",
        f"{rng.randint(1, 99)}/{rng.randint(1, 40)}, {name}", f"Plot No. {rng.randint(1, 300)}, {name}, Phase {rng.choice(('I', 'II', '2', '3'))}",
        f"Door No. {rng.randint(1, 90)}, {rng.randint(1, 20)}th Cross, {name}", f"{rng.choice('ABCD')}-{rng.randint(1, 200)}, {name}, near Bus Stand",
        f"{_digits(rng, '%##')}, {rng.randint(2, 8)}th Main, {name}", f"House No. {rng.randint(1, 900)}, Sector {rng.randint(1, 60)}",
    ))  # fmt: skip
    state = rng.choice(
        ("", "", "Maharashtra", "Karnataka", "Tamil Nadu", "Kerala", "UP", "Gujarat", "Telangana", "West Bengal")
    )
    pin = rng.choice((_digits(rng, "%#####"), _digits(rng, "%## ###")))
    line = f"{town}{rng.choice((' - ', ' ', '-', ' – '))}{pin}" + (f", {state}" if state else "")
    return _address(street, rng.choice((line, line, f"{town}, {state or 'India'} {pin}")), town, "India", rng)


def _singaporean(rng: random.Random) -> Address:
    street = rng.choice((f"Blk {rng.randint(1, 900)} {rng.choice(('Ang Mo Kio Ave', 'Bedok North St', 'Tampines St', 'Jurong West Ave'))} {rng.randint(1, 30)} #{_digits(rng, '##-###')}",  # noqa: E501
                         f"{rng.randint(1, 400)} {rng.choice(('Orchard Road', 'Bukit Timah Road', 'Shenton Way', 'Robinson Road'))} #{_digits(rng, '##-##')}"))  # fmt: skip  # noqa: E501
    return Address(street, (), (f"Singapore {_digits(rng, '######')}",), "Singapore", rng.choice((", ", " ")))


_DE_STEMS = entries("""Haupt|Bahnhof|Garten|Schul|Berg|Linden|Kirch|Wald|Wiesen|Goethe|Schiller|Mozart|Beethoven|Markt|Post|Mühlen|Ring|
Rosen|Birken|Eichen|Tannen|Feld|Blumen|Sonnen|Friedens|Bismarck|Kaiser|König|Schloss|Brunnen|Jahn|Ufer|Park|Hafen|Dorf|Hoch|Lessing""")


def _german(rng: random.Random) -> Address:
    country = rng.choices(("DE", "AT", "CH"), (7, 1.5, 1.5))[0]
    kind = rng.choice(
        (
            "straße",
            "straße",
            "str.",
            "strasse",
            "weg",
            "platz",
            "allee",
            "gasse",
            "ring",
            "damm",
            "ufer",
            "stieg",
            "graben",
            "hof",
        )
    )
    draw = rng.random()
    if draw < 0.55:
        name = rng.choice(_DE_STEMS) + kind
    elif draw < 0.7:
        name = f"{_surname(rng).capitalize()}{kind}"
    elif draw < 0.8:
        name = f"{people.make(rng).first}-{_surname(rng)}-{kind.capitalize()}"
    elif draw < 0.92:
        name = f"{rng.choice(('Alte', 'Neue', 'Lange', 'Berliner', 'Hamburger', 'Kölner', 'Frankfurter', 'Wiener', 'Obere', 'Große'))} {rng.choice(('Straße', 'Gasse', 'Str.', 'Allee'))}"  # noqa: E501
    else:
        name = rng.choice(
            (
                "Am Markt",
                "Im Winkel",
                "An der Alten Mühle",
                "Unter den Linden",
                "Zum Sportplatz",
                "Am Rathaus",
                "In den Gärten",
                "Auf der Höhe",
            )
        )
    street = f"{name} {_number(rng, 150)}"
    before: tuple[str, ...] = ()
    if rng.random() < 0.06:
        before = (
            rng.choice(
                (
                    f"c/o {people.make(rng).last}",
                    f"bei {people.make(rng).last}",
                    "Hinterhaus",
                    f"{rng.randint(1, 5)}. OG",
                    f"Haus {rng.choice('ABC')}",
                )
            ),
        )
    if rng.random() < 0.04:
        street = f"Postfach {_digits(rng, '## ## ##')}"
    town = _town(rng, country)
    code = _digits(rng, "%####" if country == "DE" else "%###")
    prefix = rng.choice(("", "", "", "", f"{'D' if country == 'DE' else 'A' if country == 'AT' else 'CH'}-"))
    named = {"DE": "Germany|Deutschland", "AT": "Austria|Österreich", "CH": "Switzerland|Schweiz"}[country]
    return _address(street, f"{prefix}{code} {town}", town, named, rng, before, rng.choice((", ", ", ", ", ", " ")))


def _french(rng: random.Random) -> Address:
    belgian = rng.random() < 0.2
    kind = rng.choice(
        (
            "rue",
            "rue",
            "rue",
            "avenue",
            "boulevard",
            "place",
            "chemin",
            "impasse",
            "allée",
            "quai",
            "route",
            "cours",
            "Rue",
            "av.",
            "bd",
            "Avenue",
        )
    )
    name = rng.choice((
        f"{kind} {people.make(rng).first} {_surname(rng)}", f"{kind} de la {rng.choice(('République', 'Gare', 'Liberté', 'Paix', 'Fontaine', 'Mairie', 'Forêt'))}",
        f"{kind} du {rng.choice(('Moulin', 'Château', 'Marché', 'Général Leclerc', '8 Mai 1945', 'Stade', 'Lavoir'))}", f"{kind} des {rng.choice(('Lilas', 'Écoles', 'Acacias', 'Fleurs', 'Martyrs'))}",  # noqa: E501
        f"{kind} {rng.choice(('Saint', 'Sainte'))}-{people.make(rng).first.split()[0]}", f"{kind} de {rng.choice(_TOWNS['FR'])}", f"{kind} Victor Hugo",
    ))  # fmt: skip
    number = f"{_number(rng, 160)}{rng.choice(('', '', '', '', ' bis', ' ter'))}"
    if belgian:
        town = _town(rng, "BE")
        return _address(f"{name.capitalize() if name[0].islower() else name} {number}{rng.choice(('', '', f' bte {rng.randint(1, 20)}'))}", f"{rng.choice(('', '', 'B-'))}{_digits(rng, '%###')} {town}",
                        town, "Belgium|Belgique|België", rng)  # fmt: skip
    town = _town(rng, "FR")
    line = f"{_digits(rng, '%####')} {rng.choice((town, town, town.upper()))}{rng.choice(('', '', '', ' Cedex', ' CEDEX 08'))}"
    before = rng.choice(
        (
            (),
            (),
            (),
            (),
            (f"Bât. {rng.choice('ABC')}",),
            (f"Résidence {rng.choice(_DE_STEMS)}",),
            (f"Appt {rng.randint(1, 90)}",),
        )
    )
    return _address(f"{number}{rng.choice((', ', ' ', ' '))}{name}", line, town, "France|FRANCE", rng, before)


def _dutch(rng: random.Random) -> Address:
    stem = rng.choice((rng.choice(("Kerk", "Molen", "Dorps", "Hoofd", "School", "Stations", "Linden", "Prinsen", "Keizers", "Heren", "Wilhelmina", "Oranje", "Juliana", "Beuken", "Nieuwe ")),
                       _surname(rng).capitalize()))  # fmt: skip
    street = f"{stem}{rng.choice(('straat', 'weg', 'laan', 'gracht', 'plein', 'kade', 'dijk', 'singel', 'hof', 'pad'))} {_number(rng, 300)}{rng.choice(('', '', '', '-II', ' hs', ' bis', '-1'))}"  # noqa: E501
    town = _town(rng, "NL")
    return _address(
        street,
        f"{_digits(rng, '%###')}{rng.choice((' ', ' ', ''))}{_digits(rng, '@@')} {town}",
        town,
        "Netherlands|The Netherlands|Nederland",
        rng,
    )


def _spanish(rng: random.Random) -> Address:
    country = rng.choices(("ES", "MX", "AR"), (4, 3, 2))[0]
    kind = rng.choice(
        (
            "Calle",
            "C/",
            "Calle",
            "Avenida",
            "Av.",
            "Avda.",
            "Plaza",
            "Paseo",
            "Camino",
            "Carretera",
            "Pza.",
            "Calzada",
            "Privada",
            "Cl.",
        )
    )
    name = rng.choice((f"de {people.make(rng).first} {_surname(rng)}", rng.choice(("Mayor", "Real", "San Martín", "Belgrano", "Rivadavia", "Juárez", "Hidalgo", "Reforma", "Insurgentes Sur", "5 de Mayo", "Colón",
                       "de la Constitución", "Gran Vía", "del Prado", "Nueva", "de las Flores", "Libertad", "Independencia", "Morelos")), _surname(rng)))  # fmt: skip
    number = rng.choice((f" {_number(rng, 900)}", f", {_number(rng)}", f" nº {_number(rng)}", f", {_number(rng)}, {rng.randint(1, 9)}º {rng.choice(('A', 'B', 'izq.', 'dcha.'))}", f" #{rng.randint(1, 900)}",
                         " s/n", f" No. {rng.randint(1, 900)}", f" {rng.randint(1, 9000)}, Piso {rng.randint(1, 20)}", f" {rng.randint(1, 300)} Int. {rng.randint(1, 30)}"))  # fmt: skip
    town = _town(rng, country)
    if country == "ES":
        return _address(
            f"{kind} {name}{number}",
            f"{_digits(rng, '0####' if rng.random() < 0.4 else '%####')} {town}{rng.choice(('', '', f' ({town})'))}",
            town,
            "Spain|España",
            rng,
        )
    if country == "MX":
        colony = rng.choice(
            (
                f"Col. {rng.choice(('Centro', 'Roma Norte', 'Del Valle', 'Condesa', 'Polanco', 'Juárez'))}",
                f"Colonia {_surname(rng)}",
                "",
            )
        )
        line = f"{colony + ', ' if colony else ''}{rng.choice(('C.P. ', 'CP ', ''))}{_digits(rng, '#####')} {town}"
        return _address(
            f"{kind} {name}{number}", line + rng.choice(("", ", CDMX", ", Jal.", ", N.L.")), town, "Mexico|México", rng
        )
    return _address(
        f"{rng.choice((kind + ' ', ''))}{name}{number}",
        f"{rng.choice((_digits(rng, '@####@@@'), _digits(rng, '%###'), '(' + _digits(rng, '%###') + ')'))} {town}",
        town,
        "Argentina",
        rng,
    )


def _portuguese(rng: random.Random) -> Address:
    kind = rng.choice(("Rua", "Rua", "R.", "Avenida", "Av.", "Travessa", "Praça", "Largo", "Alameda", "Estrada"))
    name = rng.choice(
        (
            f"{people.make(rng).first} {_surname(rng)}",
            rng.choice(
                (
                    "das Flores",
                    "da Liberdade",
                    "de São João",
                    "Augusta",
                    "Sete de Setembro",
                    "do Comércio",
                    "Paulista",
                    "Dom Pedro II",
                    "XV de Novembro",
                    "do Carmo",
                )
            ),
        )
    )  # noqa: E501
    if rng.random() < 0.4:
        town = _town(rng, "PT")
        return _address(f"{kind} {name}{rng.choice((', ', ' ', ', n.º '))}{_number(rng)}{rng.choice(('', '', f', {rng.randint(1, 9)}º Esq.', f' - {rng.randint(1, 9)}º D'))}", f"{_digits(rng, '%###-###')} {town}",
                        town, "Portugal", rng)  # fmt: skip
    town = _town(rng, "BR")
    state = rng.choice(("SP", "RJ", "MG", "PR", "RS", "BA", "PE", "CE", "DF"))
    line = rng.choice((f"{town} - {state}, {_digits(rng, '#####-###')}", f"{town}/{state}", f"{_digits(rng, '#####-###')} {town} - {state}", f"{rng.choice(('Centro', 'Boa Vista', 'Vila Mariana', 'Jardim América'))}, {town} - {state}",  # noqa: E501
                       f"CEP {_digits(rng, '#####-###')}, {town}, {state}"))  # fmt: skip
    return _address(
        f"{kind} {name}{rng.choice((', ', ', nº ', ' '))}{_number(rng, 2000)}{rng.choice(('', '', f', apto {rng.randint(1, 300)}', f' - sala {rng.randint(1, 90)}', ', Bloco B'))}",
        line,
        town,
        "Brazil|Brasil",
        rng,
    )  # noqa: E501


def _italian(rng: random.Random) -> Address:
    kind = rng.choice(("Via", "Via", "Via", "Viale", "Piazza", "Corso", "Largo", "Vicolo", "Strada", "P.zza", "V.le"))
    name = rng.choice((f"{people.make(rng).first} {_surname(rng)}", rng.choice(("Roma", "Garibaldi", "Mazzini", "Dante", "Cavour", "XX Settembre", "della Repubblica", "Verdi", "San Marco", "dei Mille", "G. Marconi", "Vittorio Emanuele II")),  # noqa: E501
                       _surname(rng)))  # fmt: skip
    town = _town(rng, "IT")
    return _address(f"{kind} {name}{rng.choice((', ', ' ', ' n. '))}{_number(rng)}{rng.choice(('', '', '/A', ' bis', ' int. 4'))}", f"{_digits(rng, '#####')} {town}{rng.choice(('', ' (' + _digits(rng, '@@') + ')', ' ' + _digits(rng, '@@')))}",
                    town, "Italy|Italia", rng)  # fmt: skip


def _polish(rng: random.Random) -> Address:
    name = rng.choice(
        (
            rng.choice(
                (
                    "Polna",
                    "Leśna",
                    "Słoneczna",
                    "Krótka",
                    "Szkolna",
                    "Ogrodowa",
                    "Lipowa",
                    "Kościuszki",
                    "Mickiewicza",
                    "Piłsudskiego",
                    "Jana Pawła II",
                    "3 Maja",
                    "Długa",
                    "Rynek",
                    "Zielona",
                )
            ),
            f"{_surname(rng)}iego",
        )
    )  # noqa: E501
    town = _town(rng, "PL")
    return _address(
        f"{rng.choice(('ul. ', 'ul. ', 'al. ', 'Ul. ', '', 'os. ', 'pl. '))}{name} {_number(rng)}{rng.choice(('', '', f'/{rng.randint(1, 90)}', f' m. {rng.randint(1, 60)}'))}",
        f"{_digits(rng, '##-###')} {town}",
        town,
        "Poland|Polska",
        rng,
    )  # noqa: E501


def _czech(rng: random.Random) -> Address:
    name = rng.choice(
        (
            "Dlouhá",
            "Nádražní",
            "Školní",
            "Komenského",
            "Masarykova",
            "Husova",
            "Palackého",
            "Na Příkopě",
            "Václavské náměstí",
            "Zahradní",
            "Lipová",
            "U Mlýna",
            "Náměstí Míru",
            "Pod Lesem",
        )
    )
    town = _town(rng, "CZ")
    return _address(
        f"{name} {rng.choice((_number(rng), f'{rng.randint(1, 2000)}/{rng.randint(1, 60)}'))}",
        f"{_digits(rng, '%## ##')} {town}",
        town,
        "Czech Republic|Česká republika|Czechia",
        rng,
    )


def _nordic(rng: random.Random) -> Address:
    country = rng.choice(("SE", "SE", "NO", "DK", "FI"))
    stems = {
        "SE": ("Stor", "Kung", "Drottning", "Björk", "Sko", "Kyrko", "Järnvägs", "Ring", "Väster", "Svea"),
        "NO": ("Stor", "Kirke", "Skole", "Fjord", "Bjørke", "Karl Johans ", "Skogs", "Haakon VIIs ", "Strand", "Elve"),
        "DK": ("Vester", "Nørre", "Øster", "Algade ", "Søndre ", "Hoved", "Skov", "Kirke", "Birke", "Strand"),
        "FI": ("Manner", "Koulu", "Kirkko", "Asema", "Rata", "Metsä", "Ranta", "Alek", "Kauppa", "Satama"),
    }[country]
    ends = {"SE": ("gatan", "vägen", "gränd", "torget", "stigen"), "NO": ("gata", "veien", "vegen", "gate", "bakken"), "DK": ("gade", "vej", "allé", "stræde", "torv"),
            "FI": ("katu", "tie", "kuja", "polku", "nkatu")}[country]  # fmt: skip
    stem = rng.choice(stems) if rng.random() < 0.7 else f"{_surname(rng).capitalize()}s"
    street = f"{stem}{rng.choice(ends)} {_number(rng)}"
    if rng.random() < 0.2:
        street += {
            "SE": f" lgh {_digits(rng, '1###')}",
            "NO": f", {rng.randint(1, 5)}. etg.",
            "DK": f", {rng.randint(1, 5)}. {rng.choice(('tv', 'th', 'mf'))}.",
            "FI": f" {rng.choice('ABC')} {rng.randint(1, 60)}",
        }[country]  # noqa: E501
    town = _town(rng, country)
    code = _digits(rng, {"SE": "%## ##", "NO": "####", "DK": "%###", "FI": "#####"}[country])
    return _address(
        street,
        f"{code} {town}",
        town,
        {"SE": "Sweden|Sverige", "NO": "Norway|Norge", "DK": "Denmark|Danmark", "FI": "Finland|Suomi"}[country],
        rng,
    )


def _asian(rng: random.Random) -> Address:
    return rng.choice((
        lambda: Address(f"{rng.randint(1, 9)}-{rng.randint(1, 30)}-{rng.randint(1, 30)} {rng.choice(('Ginza', 'Shibuya', 'Nishi-Shinjuku', 'Marunouchi', 'Umeda', 'Minami-Aoyama', 'Hakata'))}", (),
                        (f"{rng.choice(('Chuo-ku', 'Minato-ku', 'Kita-ku', 'Shinjuku-ku'))}", f"{rng.choice(('Tokyo', 'Osaka', 'Fukuoka', 'Kyoto'))} {_digits(rng, '%##-####')}", *rng.choice(((), ("Japan",)))), "Tokyo", ", "),
        lambda: Address(f"{rng.randint(1, 900)}, {rng.choice(('Teheran-ro', 'Gangnam-daero', 'Sejong-daero', 'Haeundae-ro', 'Eulji-ro'))}{rng.choice(('', ' 12-gil', f' {rng.randint(2, 90)}beon-gil'))}", (),
                        (f"{rng.choice(('Gangnam-gu', 'Jongno-gu', 'Mapo-gu', 'Haeundae-gu'))}", f"{rng.choice(('Seoul', 'Busan', 'Daegu'))} {_digits(rng, '0####')}", *rng.choice(((), ("South Korea",), ("Republic of Korea",)))), "Seoul", ", "),
        lambda: Address(f"No. {rng.randint(1, 900)}{rng.choice((', ', ' '))}{rng.choice(('Zhongshan', 'Nanjing', 'Renmin', 'Jianguo', 'Beijing', 'Xinhua'))} {rng.choice(('Road', 'East Road', 'Rd., Sec. 2', 'Street'))}", (),
                        (f"{rng.choice(('Pudong', 'Chaoyang', 'Tianhe', 'Xinyi'))} District", f"{rng.choice(('Shanghai', 'Beijing', 'Guangzhou', 'Taipei'))} {_digits(rng, '%#####')}", *rng.choice(((), ("China",), ("P.R. China",)))), "Shanghai", ", "),
        lambda: Address(f"Flat {rng.choice('ABCDEF')}, {rng.randint(1, 40)}/F, {rng.choice(_HOUSES)}, {rng.randint(1, 600)} {rng.choice(('Nathan Road', 'Queen’s Road Central', 'Hennessy Road', 'Des Voeux Road'))}", (),
                        (rng.choice(("Kowloon", "Wan Chai", "Central", "Mong Kok")), "Hong Kong"), "Hong Kong", ", "),
        lambda: Address(rng.choice((f"P.O. Box {_digits(rng, '%####')}", f"Office {rng.randint(100, 4000)}, {rng.choice(('Al Maktoum', 'Emaar', 'Marina'))} Tower, Sheikh Zayed Road", f"Villa {rng.randint(1, 200)}, Street {rng.randint(1, 40)}{rng.choice('ABC')}, Al Barsha {rng.randint(1, 3)}")), (),
                        (rng.choice(("Dubai", "Abu Dhabi", "Sharjah")), *rng.choice(((), ("UAE",), ("United Arab Emirates",)))), "Dubai", ", "),
        lambda: Address(f"No. {rng.randint(1, 90)}, Jalan {rng.choice(('Ampang', 'Sultan Ismail', 'Bukit Bintang', 'SS 2/24', _surname(rng)))}", (), (f"{_digits(rng, '%####')} {rng.choice(('Kuala Lumpur', 'Petaling Jaya', 'Penang'))}", *rng.choice(((), ("Malaysia",)))), "Kuala Lumpur", ", "),
        lambda: Address(f"Jl. {rng.choice(('Sudirman', 'Thamrin', 'Merdeka', 'Diponegoro', _surname(rng)))} No. {rng.randint(1, 200)}", (), (f"{rng.choice(('Jakarta', 'Bandung', 'Surabaya'))} {_digits(rng, '%####')}", *rng.choice(((), ("Indonesia",)))), "Jakarta", ", "),
        lambda: Address(f"{rng.randint(1, 900)} {rng.choice(('Rizal', 'Mabini', 'Bonifacio', 'Quezon', 'Ayala'))} {rng.choice(('St.', 'Avenue', 'Street'))}, Brgy. {places.village(rng)}", (), (f"{rng.choice(('Quezon City', 'Makati', 'Cebu City', 'Davao City'))} {_digits(rng, '%###')}", *rng.choice(((), ("Philippines",)))), "Manila", ", "),
        lambda: Address(f"Sok. No: {rng.randint(1, 90)}, D: {rng.randint(1, 20)}", (f"{rng.choice(('Atatürk', 'Cumhuriyet', 'Bahçelievler', 'Kızılay'))} Mah.",), (f"{_digits(rng, '3####')} {rng.choice(('Kadıköy/İstanbul', 'Çankaya/Ankara', 'Konak/İzmir'))}",), "İstanbul", " "),
        lambda: Address(f"{rng.randint(1, 90)} {rng.choice(('Nguyen Hue', 'Le Loi', 'Tran Hung Dao', 'Hai Ba Trung'))} Street", (), (f"District {rng.randint(1, 12)}", rng.choice(("Ho Chi Minh City", "Hanoi", "Da Nang")), *rng.choice(((), ("Vietnam",)))), "Hanoi", ", "),
        lambda: Address(f"{rng.randint(1, 300)}/{rng.randint(1, 90)} Soi Sukhumvit {rng.randint(1, 90)}", (), (f"Bangkok {_digits(rng, '10###')}", *rng.choice(((), ("Thailand",)))), "Bangkok", ", "),
        lambda: Address(f"House {rng.randint(1, 90)}, Road {rng.randint(1, 30)}, {rng.choice(('Gulshan', 'Banani', 'Dhanmondi', 'DHA Phase 5', 'Model Town'))}", (), (f"{rng.choice(('Dhaka', 'Lahore', 'Karachi'))}{rng.choice((' ', '-'))}{_digits(rng, '%###')}",), "Dhaka", ", "),
    ))()  # fmt: skip


def _african(rng: random.Random) -> Address:
    town = _town(rng, "NG")
    if rng.random() < 0.6:
        street = rng.choice(
            (
                f"{_number(rng)} {_surname(rng)} {rng.choice(('Street', 'Road', 'Close', 'Crescent', 'Avenue'))}",
                f"Plot {rng.randint(1, 2000)}, {_surname(rng)} Way",
                f"No. {_number(rng)}, {_surname(rng)} Street, off {_surname(rng)} Road",
            )
        )  # noqa: E501
        return _address(
            street,
            rng.choice(
                (
                    town,
                    f"{rng.choice(('Ikeja', 'Victoria Island', 'Wuse II', 'Lekki', 'Surulere'))}, {town}",
                    f"{town} {_digits(rng, '%#####')}",
                )
            ),
            town,
            "Nigeria",
            rng,
        )
    town = rng.choice(
        ("Nairobi", "Mombasa", "Accra", "Kampala", "Kumasi", "Dar es Salaam", "Lusaka", "Harare", "Kigali")
    )
    street = rng.choice(
        (
            f"P.O. Box {_digits(rng, '%####')}-{_digits(rng, '00###')}",
            f"{_surname(rng)} Road, Plot {rng.randint(1, 90)}",
            f"{_number(rng)} {_surname(rng)} Avenue",
            f"P.O. Box AN {_digits(rng, '%###')}",
            f"KG {rng.randint(1, 700)} St",
        )
    )  # noqa: E501
    return _address(street, town, town, "Kenya|Ghana|Uganda|Tanzania|Zambia", rng)


def _eastern(rng: random.Random) -> Address:
    city = rng.choice(
        (
            "Moscow",
            "St. Petersburg",
            "Kyiv",
            "Sofia",
            "București",
            "Budapest",
            "Zagreb",
            "Beograd",
            "Athens",
            "Ljubljana",
            "Vilnius",
            "Riga",
            "Bratislava",
            "Lviv",
            "Minsk",
            "Tel Aviv",
        )
    )
    code = _digits(rng, rng.choice(("%####", "%###", "%#####")))
    street = rng.choice((f"ul. {_surname(rng)}a {_number(rng)}", f"{_surname(rng)} utca {_number(rng)}.", f"Str. {_surname(rng)} nr. {_number(rng)}, ap. {rng.randint(1, 90)}", f"{_surname(rng)}a iela {_number(rng)}",
                         f"{_surname(rng)} g. {_number(rng)}", f"Ulica {_surname(rng)}a {_number(rng)}", f"{_number(rng)} {_surname(rng)} Street", f"{_surname(rng)} St., {_number(rng)}, apt. {rng.randint(1, 200)}", f"bul. {_surname(rng)} {_number(rng)}"))  # fmt: skip  # noqa: E501
    return Address(
        street,
        (),
        (rng.choice((f"{code} {city}", f"{city} {code}", f"{city}, {code}")),)
        + rng.choice(((), (), (places.country(rng),))),
        city,
        ", ",
    )


def _mixed(rng: random.Random) -> Address:
    """Generators of test data put a street, a town, a code and a country together that do not belong together."""
    street = rng.choice(_MAKERS)(rng).street
    town, country = places.city(rng), places.country(rng)
    code = _digits(rng, rng.choice(("#####", "%###", "@#@ #@#", "%#####", "#####-####", "@@# #@@", "##-###", "%## ##")))
    after = rng.choice(((f"{town}", country, code), (f"{town}, {code}",), (f"{code} {town}", country), (town,), (town, country), (f"{town} {code}", country), (town, places.region(rng), code),
                        (code, town), (f"{town}, {rng.choice(_US_STATES)} {code}", country), (country,), (town, code, country), ()))  # fmt: skip
    before = rng.choice(
        (
            (),
            (),
            (),
            (),
            (f"Suite {rng.randint(1, 999)}",),
            (f"Apt. {rng.randint(1, 999)}",),
            (f"{rng.randint(1, 30)}th Floor",),
        )
    )
    return Address(street, before, after, town, rng.choice((", ", ", ", " ")))


_WEIGHTED: tuple[tuple[float, _Maker], ...] = (
    (20, _american), (12, _british), (2, _irish), (4, _canadian), (5, _australian), (2, _new_zealand), (2, _south_african),
    (5, _indian), (1.5, _singaporean), (10, _german), (7, _french), (4, _dutch), (6, _spanish), (4, _portuguese), (4, _italian),
    (3, _polish), (1.5, _czech), (5, _nordic), (6, _asian), (3, _african), (2.5, _eastern),
)  # fmt: skip
_MAKERS = [maker for _, maker in _WEIGHTED]
_WEIGHTS = [weight for weight, _ in _WEIGHTED]


def make(rng: random.Random) -> Address:
    """Invent an address."""
    if rng.random() < 0.12:
        return _mixed(rng)
    return rng.choices(_MAKERS, _WEIGHTS)[0](rng)


def _sloppy(text: str, rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.03:
        return text.upper()
    if draw < 0.06:
        return text.lower()
    if draw < 0.09:
        return text.replace(",", "")
    if draw < 0.105:
        return text.replace(", ", ",")
    if draw < 0.12:
        return text.replace(", ", " - ") if rng.random() < 0.5 else text.replace(", ", "; ")
    if draw < 0.135:
        return re.sub(r"^(\d+[a-zA-Z]?),? (.+?)(?=,|$)", r"\2 \1", text)
    return text


def write(address: Address, form: str, rng: random.Random, organisation: Organisation | None = None) -> Pieces:
    """Write an address on one line, in a block or its street alone: one span."""
    if form == "street":
        street = (
            address.street if rng.random() < 0.7 or not address.before else f"{address.before[0]}, {address.street}"
        )
        return [(_sloppy(street, rng), ADDRESS)]
    lines = [*address.before, address.street, *address.after]
    if form == "block":
        indent = rng.choice(("\n", "\n", "\n", "\n", ",\n"))
        return [(indent.join(lines) if rng.random() < 0.94 else indent.join(lines).upper(), ADDRESS)]
    draw = rng.random()
    if draw < 0.05 and len(lines) > 1:
        lines.pop()
    if draw > 0.97:
        lines.insert(0, f"c/o {people.make(rng).last}")
    return [(_sloppy(address.joint.join(lines), rng), ADDRESS)]
