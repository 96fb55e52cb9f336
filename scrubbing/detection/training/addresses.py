"""Invent postal addresses of many countries, tidy and untidy.

A country is written in a small language: `[a|b]` chooses, `<name>` stands for an entry of `_NAMED` or a maker's result,
`#` for a digit, `%` for one that is not zero, `@` for a capital and `~` for the sign `#` itself.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from scrubbing.detection.training import people, places
from scrubbing.detection.training.samples import ADDRESS, Pieces
from scrubbing.detection.training.wordlists import entries


@dataclass(frozen=True, slots=True)
class Address:
    """An address by its lines: what stands before the street (a flat, a house), the street, and what follows."""

    street: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    town: str
    joint: str


@dataclass(frozen=True, slots=True)
class _Country:
    """How addresses look in one country. A bar outside of choices parts equal alternatives, a semicolon lines."""

    weight: float
    towns: str
    streets: str
    lines: str
    names: str
    before: str = ""
    joint: str = ", "
    abroad: float = 0.25


_NAMED: dict[str, tuple[str, ...]] = {
    "english": entries("""Main|High|Church|Park|Oak|Maple|Elm|Washington|Lake|Hill|Mill|Station|Victoria|King|
Queen|Kings|Queens|School|Spring|River|North|South|West|East|Market|Bridge|Cedar|Pine|Walnut|Chestnut|Sunset|
Lincoln|Jefferson|Madison|Franklin|Highland|Forest|Meadow|Green|The Green|London|Manor|Grange|Orchard|Garden|
Albert|George|Windsor|York|Castle|Abbey|Canal|Chapel|College|Union|Liberty|Broad|Long|Water|Front|Center|Dogwood|
Magnolia|Peachtree|Willow|Birch|Hickory|Sycamore|Juniper|Cherry|Apple|Old Mill|Fox Hollow|Deer Run|Eagle Ridge|
Stone Creek|Old Post|County Line|Country Club|Ridge|Valley View|Fairview|Pleasant|Prospect|Columbia|Broadway|
Beacon|Canterbury|Stanley|Alexandra|Nelson|Wellington|Cromwell|Mount Pleasant|Springfield|Woodlands|Beech|Ash|
Hawthorn|Laurel|Ivy|Rose|Holly|St. John's|St Mary's|Saint James|Martin Luther King Jr.|Rosa Parks|Kennedy|
Roosevelt|Cleveland|Jackson|Monroe|Grant|Sherman|Sheridan|Mission|Market Square|Coronation|Jubilee|Trafalgar|
Waterloo|Balmoral|Marine|Ocean|Beach|Harbour|Bay|Cliff|Shore|Quarry|Brick Kiln|Back|Cross|Nutmeg|Quail|Partridge|
Heron|Kingfisher|Wren|Crown|Bell|Swan|Lion"""),
    "us_kind": entries("""St|Street|St.|Ave|Avenue|Ave.|Rd|Road|Rd.|Dr|Drive|Ln|Lane|Blvd|Boulevard|Blvd.|Ct|
Court|Way|Pl|Place|Ter|Terrace|Cir|Circle|Pkwy|Parkway|Trl|Trail|Hwy|Highway|Loop|Run|Path|Plaza|Pike|Turnpike|
Alley|Crossing|Cove|Point|Ridge|Row|Sq|Street|Avenue|Drive|Road|Lane|Court"""),
    "uk_kind": entries("""Street|Street|Road|Road|Lane|Avenue|Close|Drive|Gardens|Crescent|Terrace|Place|Square|
Grove|Way|Court|Mews|Row|Hill|Walk|Park|Rise|View|Green|Parade|Gate|Wharf|Broadway|Mount|St|Rd|Ave|Cl|Cres|Yard|
Quay|Embankment|Vale"""),
    "house": entries("""Rose Cottage|The Old Rectory|Holly House|The Willows|Oakfield|Mill House|The Lodge|Ivy
Cottage|Church Farm|Windsor Court|Regent House|Victoria Mansions|Albion House|Station House|Kingfisher Court|
Trinity House|Empire House|Beaumont House|Willow Tower|Sunrise Apartments|The Gables|Manor Farm|Brook House|Canal
Wharf|Exchange House|Millennium Tower|Sea View|Orchard House|Crown Buildings|Lakeside|Innovation Centre|Science
Park|Business Park|Riverside Plaza|Trade Center|Gateway Tower"""),
    "de_stem": entries("""Haupt|Bahnhof|Garten|Schul|Berg|Linden|Kirch|Wald|Wiesen|Goethe|Schiller|Mozart|
Beethoven|Markt|Post|Mühlen|Ring|Rosen|Birken|Eichen|Tannen|Feld|Blumen|Sonnen|Friedens|Bismarck|Kaiser|König|
Schloss|Brunnen|Jahn|Ufer|Park|Hafen|Dorf|Hoch|Lessing"""),
    "state": entries("""AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|
NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC|PR"""),
    "state_name": entries("""California|New York|Texas|Florida|Ohio|Illinois|Georgia|Michigan|Virginia|Oregon|
Arizona|Colorado|Maine|Massachusetts|Pennsylvania|Washington|Tennessee|North Carolina|New Jersey|Nevada|Kansas|
Utah|Iowa|Minnesota|Wisconsin"""),
    "de_kind": entries("straße|straße|straße|str.|strasse|weg|platz|allee|gasse|ring|damm|ufer|stieg|graben|hof"),
    "fr_kind": entries("rue|rue|rue|avenue|boulevard|place|chemin|impasse|allée|quai|route|cours|Rue|av.|bd|Avenue"),
    "es_kind": entries("Calle|Calle|C/|Avenida|Av.|Avda.|Plaza|Paseo|Camino|Carretera|Pza.|Calzada|Privada|Cl."),
    "pt_kind": entries("Rua|Rua|R.|Avenida|Av.|Travessa|Praça|Largo|Alameda|Estrada"),
    "it_kind": entries("Via|Via|Via|Viale|Piazza|Corso|Largo|Vicolo|Strada|P.zza|V.le"),
    "es_name": entries("""Mayor|Real|San Martín|Belgrano|Rivadavia|Juárez|Hidalgo|Reforma|Insurgentes Sur|5 de
Mayo|Colón|de la Constitución|Gran Vía|del Prado|Nueva|de las Flores|Libertad|Independencia|Morelos"""),
    "in_name": entries("""MG Road|Gandhi Nagar|Nehru Street|Linking Road|Station Road|Civil Lines|Brigade Road|
Anna Salai|Park Street|Sector 18|Lajpat Nagar|Banjara Hills|Koramangala|Salt Lake|Andheri West|Rajouri Garden|
Shivaji Nagar|Bazaar Street|T. Nagar|Hauz Khas|Indiranagar"""),
}

# The last one is no country: generators of test data put parts together that do not belong together.
_COUNTRIES: tuple[_Country, ...] = (
    _Country(
        20,
        (
            "Springfield|Franklin|Clinton|Greenville|Bristol|Fairview|Salem|Madison|Georgetown|Arlington|"
            "Ashland|Dover|Jackson|Burlington|Manchester|Milton|Auburn|Centerville|Clayton|Dayton|Lexington|"
            "Milford|Riverside|Cleveland|Oakland|Hudson|Kingston|Marion|Newport|Winchester|Houston|Chicago|"
            "Los Angeles|Seattle|Denver|Boston|Miami|Phoenix|Atlanta|Brooklyn|New York|San Diego|Tucson|Omaha|"
            "Tulsa|Raleigh|Boise|Plano|Scottsdale|Naperville|Bozeman|Duluth|Eau Claire|Bar Harbor|Pocatello|"
            "Yuma|Waco"
        ),
        (
            "<house_us> [|||N |S. |West |E |SW ]<name> <us_kind>[|||||| NW| South| E| SE][<us_unit>|||]|"
            "<house_us> [|||N |S. |West |E |SW ]<name> <us_kind>[|||||| NW| South| E| SE][<us_unit>|||]|"
            "<house_us> [|||N |S. |West |E |SW ]<name> <us_kind>[|||||| NW| South| E| SE][<us_unit>|||]|"
            "<house_us> [|||N |S. |West |E |SW ]<name> <us_kind>[|||||| NW| South| E| SE][<us_unit>|||]|"
            "<house_us> [|||N |S. |West |E |SW ]<name> <us_kind>[|||||| NW| South| E| SE][<us_unit>|||]|"
            "<house_us> [|||N |S. |West |E |SW ]<name> <us_kind>[|||||| NW| South| E| SE][<us_unit>|||]|"
            "<house_us> [|||N |S. |West |E |SW ]<name> <us_kind>[|||||| NW| South| E| SE][<us_unit>|||]|"
            "<house_us> [|||N |S. |West |E |SW ]<name> <us_kind>[|||||| NW| South| E| SE][<us_unit>|||]|"
            "<house_us> [|W |E |N. |South |NW ]<nth> [St|Street|St.|Ave|Avenue|Rd][|||, Apt %@]|[P.O. Box|"
            "PO Box|P. O. Box|Box] %##[|#|##]|[RR|Rural Route] % Box %#|HC %# Box %#|R.R. ~%, Box %##|"
            "<house_us> [County Road|Highway|State Route|US-|Route|FM|CR] [%|%#|%##]"
        ),
        "<town>[,|,|,|] [<state>|<state>|<state>|<state>|<state_name>] #####[|||-####]",
        "USA|United States|US|U.S.A.",
        abroad=0.12,
    ),
    _Country(
        0.7,
        "APO|FPO|DPO",
        "PSC %##, Box %###|Unit %#### Box %###|CMR %## Box %##|USS <surname>",
        "<town> [AE|AP|AA] 09###",
        "USA",
        joint=" ",
        abroad=0.05,
    ),
    _Country(
        12,
        (
            "London|London|Manchester|Leeds|Bristol|Glasgow|Edinburgh|Cardiff|Norwich|York|Reading|Swindon|"
            "Ipswich|Bath|Hove|Luton|Truro|Exeter|Wigan|Bolton|Stockport|Leicester|Derby|Nottingham|Harrogate|"
            "Didcot|Taunton|Yeovil|Ely|Ripon|Falkirk|Ayr|Oban|Llanelli|Bangor|Belfast|Lisburn|Newry|Grantham|"
            "Chippenham|Margate|Woking|Epsom|Redhill|Horsham|Crewe|Kendal|Penrith|Alnwick"
        ),
        (
            "<n> <name> <uk_kind>|<n> <name> <uk_kind>|<n> <name> <uk_kind>|<n> <name> <uk_kind>|"
            "<n> <name> <uk_kind>|<n> <name> <uk_kind>|<n> <name> <uk_kind>|<n> <name> <uk_kind>|"
            "<n> <name> <uk_kind>|<name> <uk_kind>|PO Box %#[|#|##]"
        ),
        (
            "<town> <ukpost>|<town> <ukpost>|<town> <ukpost>|<town>, <ukpost>|<village>, <town> <ukpost>|"
            "<town>, <uk_county> <ukpost>|<town>, <uk_county>, <ukpost>|<town>|<TOWN>, <ukpost>"
        ),
        "UK|United Kingdom|England|Scotland|Great Britain|U.K.",
        before=(
            "||||||Flat %|Flat %#|Flat %[A|B|C]|Unit %#|Apartment %##|[First|Ground|3rd|Second] Floor|"
            "Flat %, <house>|<house>|<house>"
        ),
        abroad=0.15,
    ),
    _Country(
        2,
        (
            "Dublin 2|Dublin 4|Dublin 15|Cork|Galway|Limerick|Naas|Athlone|Ennis|Tralee|Sligo|Dundalk|Drogheda|"
            "Bray|Swords"
        ),
        "<n> <name> <uk_kind>|<n> <name> <uk_kind>|<house>, <name>",
        "<town>[, Co. Kildare|, Co. Cork|, County Meath|, Co Wicklow|||][|, @## @#@#| @## @#@#]",
        "Ireland|Republic of Ireland|Éire",
    ),
    _Country(
        3,
        ("Toronto|Ottawa|Vancouver|Calgary|Edmonton|Winnipeg|Halifax|Regina|Guelph|Kelowna|Barrie|Moose Jaw|Sudbury"),
        "[|||%#-|%###-|Unit %# - ]<house_us> <name> <us_kind>[||| W| East| NW]",
        "<town>[, | ][ON|BC|AB|MB|SK|NS|NB|Ontario|Alberta|NL][  | |, ]@#@ #@#",
        "Canada",
    ),
    _Country(
        1.3,
        "Montréal|Québec|Laval|Gatineau|Sherbrooke|Montreal",
        "%##[, | |#, ][rue|avenue|boul.|chemin] [Saint-|Sainte-||]<surname>[|||, app. %#]",
        "<town>[ (Québec)|, QC| QC][  | ]@#@ #@#",
        "Canada",
    ),
    _Country(
        5,
        (
            "Sydney|Melbourne|Brisbane|Perth|Adelaide|Hobart|Parramatta|Geelong|Ballarat|Toowoomba|Fremantle|"
            "St Kilda|Manly"
        ),
        (
            "[||||%/|%#/|Unit %#, |Unit %B/|Level %#, |Lot %# |Unit %A, ]<n> <name> <uk_kind>|[||||%/|%#/|"
            "Unit %#, |Unit %B/|Level %#, |Lot %# |Unit %A, ]<n> <name> <uk_kind>|[||||%/|%#/|Unit %#, |"
            "Unit %B/|Level %#, |Lot %# |Unit %A, ]<n> <name> <uk_kind>|[||||%/|%#/|Unit %#, |Unit %B/|"
            "Level %#, |Lot %# |Unit %A, ]<n> <name> <uk_kind>|[||||%/|%#/|Unit %#, |Unit %B/|Level %#, |"
            "Lot %# |Unit %A, ]<n> <name> <uk_kind>|[||||%/|%#/|Unit %#, |Unit %B/|Level %#, |Lot %# |"
            "Unit %A, ]<n> <name> <uk_kind>|[||||%/|%#/|Unit %#, |Unit %B/|Level %#, |Lot %# |"
            "Unit %A, ]<n> <name> <uk_kind>|GPO Box %###|Locked Bag %#|PO Box %##"
        ),
        "[<town>|<town>|<TOWN>][ | |, ][NSW|VIC|QLD|WA|SA|TAS|ACT|NT|Victoria] %###",
        "Australia|AUSTRALIA",
    ),
    _Country(
        2,
        ("Auckland|Wellington|Christchurch|Hamilton|Tauranga|Dunedin|Nelson|Napier|Rotorua|Invercargill|Whangarei"),
        ("[|||%/]<n> <name> <uk_kind>|[|||%/]<n> <name> <uk_kind>|[||]<n> <name> <uk_kind>|RD %|Private Bag %####"),
        "<town> ####",
        "New Zealand|NZ|Aotearoa New Zealand",
    ),
    _Country(
        2,
        ("Johannesburg|Cape Town|Durban|Pretoria|Sandton|Bloemfontein|Stellenbosch|Polokwane|Randburg|Soweto|Midrand"),
        (
            "<n> <name> <uk_kind>|<n> <surname> [Street|Road|Avenue]|<surname> Street <n>|P.O. Box %###|"
            "Unit %#, <house>, <n> <surname>straat"
        ),
        "<town>[, | ]####",
        "South Africa|RSA",
    ),
    _Country(
        5,
        (
            "Mumbai|New Delhi|Delhi|Bengaluru|Chennai|Hyderabad|Pune|Kolkata|Ahmedabad|Jaipur|Lucknow|Kochi|"
            "Gurugram|Noida|Nagpur|Indore|Bhopal|Thane|Vadodara|Coimbatore|Mysuru|Patna|Chandigarh"
        ),
        (
            "%#, <in_place>|Flat No. %##, <house>, <in_place>|H.No. %-#-##, <in_place>|%#/%, <in_place>|"
            "Plot No. %#, <in_place>, Phase [I|II|2|3]|Door No. %#, %th Cross, <in_place>|[A|B|C|"
            "D]-%#, <in_place>, near Bus Stand|%##, %th Main, <in_place>|House No. %##, Sector %#|"
            "<house>, <in_place>"
        ),
        (
            "<town>[ - | |-| – ]%#####|<town>[ - | |-]%## ###|<town>[ - | ]%#####, <in_state>|"
            "<town>, <in_state> %#####|<town>"
        ),
        "India|INDIA",
    ),
    _Country(
        1.5,
        "Singapore",
        (
            "Blk %## [Ang Mo Kio Ave|Bedok North St|Tampines St|Jurong West Ave] %# ~##-###|%## [Orchard Road|"
            "Bukit Timah Road|Shenton Way|Robinson Road] ~##-##"
        ),
        "[Singapore |Singapore |S]######",
        "Singapore",
        joint="[, | ]",
        abroad=0,
    ),
    _Country(
        7,
        (
            "Berlin|Hamburg|München|Köln|Frankfurt am Main|Stuttgart|Leipzig|Dresden|Bremen|Hannover|Nürnberg|"
            "Bonn|Mainz|Kassel|Ulm|Erfurt|Jena|Kiel|Fulda|Trier|Passau|Görlitz|Bad Homburg|Offenbach|"
            "Leverkusen|Wuppertal|Bielefeld|Freiburg|Konstanz"
        ),
        (
            "<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|"
            "<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|<Surname><de_kind> <n>|"
            "<Surname><de_kind> <n>|<first>-<surname>-[Straße|Str.|Weg|Platz|Ring] <n>|[Alte|Neue|Lange|"
            "Berliner|Hamburger|Kölner|Wiener|Obere|Große] [Straße|Gasse|Str.|Allee] <n>|[Am Markt|Im Winkel|"
            "An der Alten Mühle|Unter den Linden|Zum Sportplatz|Am Rathaus|Auf der Höhe] <n>|Postfach ## ## ##"
        ),
        "[||||D-]%#### <town>",
        "Germany|Deutschland|DEUTSCHLAND",
        before="||||||||||||c/o <surname>|bei <surname>|Hinterhaus|%. OG|Haus [A|B|C]",
        joint="[, |, |, | ]",
    ),
    _Country(
        1.5,
        "Wien|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Villach|Wels|Dornbirn|Steyr|Baden",
        (
            "<de_stem><de_kind> <n>[||/%|/%/%#]|<de_stem><de_kind> <n>[||/%|/%/%#]|<de_stem><de_kind> <n>[||/%|"
            "/%/%#]|<de_stem><de_kind> <n>[||/%|/%/%#]|<de_stem><de_kind> <n>[||/%|/%/%#]|"
            "<de_stem><de_kind> <n>[||/%|/%/%#]|<de_stem><de_kind> <n>[||/%|/%/%#]|<Surname><de_kind> <n>[||/%|"
            "/%/%#]|<Surname><de_kind> <n>[||/%|/%/%#]|<first>-<surname>-[Straße|Str.|Weg|Platz|Ring] <n>[||/%|"
            "/%/%#]|[Alte|Neue|Lange|Berliner|Hamburger|Kölner|Wiener|Obere|Große] [Straße|Gasse|Str.|"
            "Allee] <n>[||/%|/%/%#]|[Am Markt|Im Winkel|An der Alten Mühle|Unter den Linden|Zum Sportplatz|"
            "Am Rathaus|Auf der Höhe] <n>[||/%|/%/%#]|Postfach ## ## ##"
        ),
        "[||||A-]%### <town>",
        "Austria|Österreich",
        joint="[, |, |, | ]",
    ),
    _Country(
        1.7,
        "Zürich|Genève|Basel|Bern|Lausanne|Winterthur|Luzern|St. Gallen|Lugano|Zug|Chur|Thun",
        (
            "<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|"
            "<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|<de_stem><de_kind> <n>|<Surname><de_kind> <n>|"
            "<Surname><de_kind> <n>|<first>-<surname>-[Straße|Str.|Weg|Platz|Ring] <n>|[Alte|Neue|Lange|"
            "Berliner|Hamburger|Kölner|Wiener|Obere|Große] [Straße|Gasse|Str.|Allee] <n>|[Am Markt|Im Winkel|"
            "An der Alten Mühle|Unter den Linden|Zum Sportplatz|Am Rathaus|Auf der Höhe] <n>|Postfach ## ## ##|"
            "<fr_kind> <fr_name> <n>|<fr_kind> <fr_name> <n>|<fr_kind> <fr_name> <n>"
        ),
        "[||||CH-]%### <town>",
        "Switzerland|Schweiz|Suisse",
        joint="[, |, |, | ]",
    ),
    _Country(
        6,
        (
            "Paris|Lyon|Marseille|Toulouse|Nice|Nantes|Strasbourg|Bordeaux|Lille|Rennes|Reims|Dijon|Angers|"
            "Tours|Metz|Brest|Nancy|Avignon|Pau|Saint-Denis|Aix-en-Provence|Versailles|Annecy|Limoges"
        ),
        "[<n>|<n>|<n>|<n> bis|<n> ter][, | | ]<fr_kind> <fr_name>",
        "%#### [<town>|<town>|<TOWN>][|||| Cedex| CEDEX 08]",
        "France|FRANCE",
        before="|||||||Bât. [A|B|C]|Résidence <surname>|Appt %#",
    ),
    _Country(
        1.5,
        "Bruxelles|Brussel|Antwerpen|Gent|Brugge|Liège|Leuven|Namur|Hasselt|Mechelen|Charleroi",
        (
            "[Rue|Avenue|Chaussée|Place|Rue] <fr_name> <n>[||| bte %]|<nl_stem>[straat|laan|steenweg|"
            "plein] <n>[|| bus %]"
        ),
        "[||B-]%### <town>",
        "Belgium|Belgique|België",
    ),
    _Country(
        4,
        (
            "Amsterdam|Rotterdam|Den Haag|Utrecht|Eindhoven|Groningen|Tilburg|Breda|Nijmegen|Leiden|Delft|"
            "Haarlem|Zwolle|Arnhem"
        ),
        "<nl_stem>[straat|straat|weg|laan|gracht|plein|kade|dijk|singel|hof|pad] <n>[||||-II| hs| bis|-1| A]",
        "%###[ | |]@@ <town>",
        "Netherlands|The Netherlands|Nederland",
    ),
    _Country(
        3,
        ("Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Bilbao|Granada|Murcia|Alicante|Vigo|Gijón|Salamanca|Cádiz"),
        (
            "<es_kind> [<es_name>|<es_name>|de <first> <surname>|<surname>][ <n>|, <n>|, <n>| nº <n>|"
            ", <n>, %º [A|B|izq.|dcha.]| ~%##| s/n| No. %##|, %#]"
        ),
        "[0|%]#### <town>[||, <region>]",
        "Spain|España",
    ),
    _Country(
        2.5,
        "Ciudad de México|Guadalajara|Monterrey|Puebla|Tijuana|Mérida|León|Querétaro|Oaxaca",
        (
            "<es_kind> [<es_name>|<es_name>|<first> <surname>][ <n>|, <n>|, <n>| nº <n>|, <n>, %º [A|B|izq.|"
            "dcha.]| ~%##| s/n| No. %##|, %#][||| Int. %#], [Col. Centro|Col. Roma Norte|Col. Del Valle|"
            "Colonia <surname>|Polanco]"
        ),
        "[C.P. |CP ||]##### <town>[|, CDMX|, Jal.|, N.L.]",
        "Mexico|México",
    ),
    _Country(
        1.5,
        "Buenos Aires|Córdoba|Rosario|Mendoza|La Plata|Salta|Mar del Plata",
        "[||<es_kind> ]<es_name> %##[#|][|||, Piso %|, 4º B]",
        "[@####@@@|%###|(%###)] <town>",
        "Argentina",
    ),
    _Country(
        1.5,
        "Bogotá|Medellín|Cali|Cartagena",
        "[Calle|Carrera|Cra.|Cl.|Transversal] %#[|A|B| Bis] [~|No. |Nro. ]%#[|A]-%#[||, Apto. %##]",
        "<town>[|, D.C.| %#####]",
        "Colombia",
    ),
    _Country(
        2,
        "Lisboa|Porto|Braga|Coimbra|Faro|Aveiro|Évora|Setúbal|Cascais|Sintra|Guimarães",
        "<pt_kind> <pt_name>[, | |, n.º ]<n>[|||, %º Esq.| - %º D]",
        "%###-### <town>",
        "Portugal",
    ),
    _Country(
        3,
        ("São Paulo|Rio de Janeiro|Belo Horizonte|Curitiba|Porto Alegre|Recife|Salvador|Fortaleza|Campinas|Brasília"),
        "<pt_kind> <pt_name>[, |, nº | ]%#[#|#|##][|||, apto %#| - sala %#|, Bloco B]",
        (
            "<town> - <br_state>, #####-###|<town>/<br_state>|#####-### <town> - <br_state>|[Centro|Boa Vista|"
            "Vila Mariana|Jardim América], <town> - <br_state>|CEP #####-###, <town>, <br_state>"
        ),
        "Brazil|Brasil",
    ),
    _Country(
        4,
        "Roma|Milano|Napoli|Torino|Palermo|Genova|Bologna|Firenze|Bari|Verona|Padova|Trieste|Parma|Pisa|Lucca",
        "<it_kind> [<it_name>|<it_name>|<first> <surname>|<surname>][, | | n. ]<n>[||||/A| bis| int. 4]",
        "##### <town>[|| (@@)| @@]",
        "Italy|Italia|ITALIA",
    ),
    _Country(
        3,
        "Warszawa|Kraków|Łódź|Wrocław|Poznań|Gdańsk|Szczecin|Lublin|Katowice|Białystok|Gdynia|Toruń|Rzeszów",
        "[ul. |ul. |al. |Ul. ||os. |pl. ]<pl_name> <n>[|||/%#| m. %#]",
        "##-### <town>",
        "Poland|Polska",
    ),
    _Country(
        1.5,
        "Praha 1|Praha 5|Praha|Brno|Ostrava|Plzeň|Liberec|Olomouc|Zlín|Pardubice|Tábor",
        (
            "[Dlouhá|Nádražní|Školní|Komenského|Masarykova|Husova|Palackého|Na Příkopě|Zahradní|Lipová|U Mlýna|"
            "Náměstí Míru] [<n>|%##/%#]"
        ),
        "%## ## <town>",
        "Czech Republic|Česká republika|Czechia",
    ),
    _Country(
        2,
        "Stockholm|Göteborg|Malmö|Uppsala|Lund|Umeå|Örebro|Västerås|Linköping|Kalmar",
        (
            "[Stor|Kung|Drottning|Björk|Sko|Kyrko|Järnvägs|Ring|Väster|Svea|<Surname>s][gatan|vägen|gränd|"
            "torget|stigen] <n>[|||| lgh 1###|, 2 tr]"
        ),
        "[||SE-]%## ## <town>",
        "Sweden|Sverige",
    ),
    _Country(
        1.2,
        "Oslo|Bergen|Trondheim|Stavanger|Tromsø|Drammen|Bodø|Ålesund|Hamar",
        (
            "[Stor|Kirke|Skole|Fjord|Bjørke|Karl Johans |Skogs|Strand|<Surname>s ][gata|veien|vegen|gate|"
            "bakken] <n>[||||, %. etg.]"
        ),
        "[||N-]#### <town>",
        "Norway|Norge",
    ),
    _Country(
        1.2,
        "København K|København|Aarhus C|Odense|Aalborg|Esbjerg|Roskilde|Kolding|Vejle",
        (
            "[Vester|Nørre|Øster|Søndre |Hoved|Skov|Kirke|Birke|Strand|<Surname>s][gade|vej|allé|stræde|"
            "torv] <n>[||||, %. tv.|, %. th.]"
        ),
        "[||DK-]%### <town>",
        "Denmark|Danmark",
    ),
    _Country(
        1.2,
        "Helsinki|Espoo|Tampere|Turku|Oulu|Vantaa|Lahti|Kuopio|Jyväskylä",
        (
            "[Manner|Koulu|Kirkko|Asema|Rata|Metsä|Ranta|Kauppa|Satama|<Surname>n][katu|tie|kuja|polku] <n>[|||"
            " A %#| B %]"
        ),
        "[||FI-]##### <town>",
        "Finland|Suomi",
    ),
    _Country(
        1.2,
        "Tokyo|Osaka|Fukuoka|Kyoto",
        "%-%#-% [Ginza|Shibuya|Nishi-Shinjuku|Marunouchi|Umeda|Minami-Aoyama|Hakata]",
        "[Chuo-ku|Minato-ku|Kita-ku|Shinjuku-ku];<town>[ | 〒]%##-####",
        "Japan|JAPAN",
    ),
    _Country(
        1,
        "Seoul|Busan|Daegu",
        "%##, [Teheran-ro|Gangnam-daero|Sejong-daero|Haeundae-ro|Eulji-ro][| 12-gil| %#beon-gil]",
        "[Gangnam-gu|Jongno-gu|Mapo-gu|Haeundae-gu];<town>[| 0####]",
        "South Korea|Republic of Korea|Korea",
    ),
    _Country(
        1.3,
        "Shanghai|Beijing|Guangzhou|Taipei|Shenzhen",
        (
            "No. %#[, | ][Zhongshan|Nanjing|Renmin|Jianguo|Xinhua] [Road|East Road|Rd., Sec. 2|Street]|"
            "Room %##, Building %, <house>"
        ),
        "[Pudong|Chaoyang|Tianhe|Xinyi] District;<town>[| %#####]",
        "China|P.R. China|PRC",
    ),
    _Country(
        0.8,
        "Hong Kong",
        "Flat [A|B|C|D], %#/F, <house>, %## [Nathan Road|Hennessy Road|Des Voeux Road]",
        "[Kowloon|Wan Chai|Central|Mong Kok];Hong Kong",
        "China",
        abroad=0.05,
    ),
    _Country(
        1,
        "Dubai|Abu Dhabi|Sharjah",
        (
            "P.O. Box %####|Office %##, [Al Maktoum|Emaar|Marina] Tower, Sheikh Zayed Road|"
            "Villa %#, Street %[A|B|C], Al Barsha %"
        ),
        "<town>",
        "UAE|United Arab Emirates",
    ),
    _Country(
        0.8,
        "Kuala Lumpur|Petaling Jaya|Penang",
        (
            "No. %#, Jalan [Ampang|Sultan Ismail|Bukit Bintang|SS 2/24|<surname>]|[Lot|"
            "Unit] %-%#, <house>, Jln <surname>"
        ),
        "%#### <town>",
        "Malaysia",
    ),
    _Country(
        0.8,
        "Jakarta|Bandung|Surabaya",
        "[Jl.|Jalan] [Sudirman|Thamrin|Merdeka|Diponegoro|<surname>] [No. |][%#|%##]",
        "<town> %####",
        "Indonesia",
    ),
    _Country(
        0.8,
        "Quezon City|Makati|Cebu City|Davao City",
        "%## [Rizal|Mabini|Bonifacio|Quezon|Ayala] [St.|Avenue|Street], Brgy. <village>",
        "<town>[| %###]",
        "Philippines",
    ),
    _Country(
        0.9,
        "Kadıköy/İstanbul|Çankaya/Ankara|Konak/İzmir",
        "[Atatürk|Cumhuriyet|Bahçelievler|Kızılay] Mah. <surname> [Sok.|Cad.] No: %#[| D: %#]",
        "##### <town>",
        "Türkiye|Turkey",
        joint=" ",
    ),
    _Country(
        0.7,
        "Ho Chi Minh City|Hanoi|Da Nang",
        "%# [Nguyen Hue|Le Loi|Tran Hung Dao|Hai Ba Trung] [Street|St.]",
        "[District %|Ward %];<town>",
        "Vietnam",
    ),
    _Country(
        0.6,
        "Bangkok|Chiang Mai",
        "%##/% [Soi Sukhumvit %#|Moo %, <surname> Road]",
        "<town> 10###",
        "Thailand",
    ),
    _Country(
        0.8,
        "Dhaka|Lahore|Karachi|Islamabad",
        "House %#, [Road|Street] %#, [Gulshan|Banani|Dhanmondi|DHA Phase 5|Model Town|F-%/%]",
        "<town>[|-%###| %####]",
        "Bangladesh|Pakistan",
    ),
    _Country(
        2.5,
        "Lagos|Abuja|Ibadan|Kano|Port Harcourt|Enugu|Ikeja|Benin City|Kaduna",
        (
            "<n> <surname> [Street|Road|Close|Crescent|Avenue]|Plot %##, <surname> Way|"
            "No. <n>, <surname> Street, off <surname> Road|Block %, Flat %, <surname> Estate"
        ),
        "[|||Ikeja, |Victoria Island, |Wuse II, |Lekki, ]<town>[|| %#####]",
        "Nigeria",
    ),
    _Country(
        1.2,
        "Nairobi|Mombasa|Accra|Kampala|Kumasi|Dar es Salaam|Lusaka|Harare|Kigali",
        (
            "P.O. Box %####-00###|P.O. Box AN %###|<surname> Road, Plot %#|<n> <surname> Avenue|KG %## St|"
            "House No. @%##/#"
        ),
        "<town>",
        "Kenya|Ghana|Uganda|Tanzania|Zambia|Rwanda",
    ),
    _Country(
        2.5,
        (
            "Moscow|St. Petersburg|Kyiv|Sofia|București|Budapest|Zagreb|Beograd|Athens|Ljubljana|Vilnius|Riga|"
            "Bratislava|Lviv|Minsk|Tel Aviv"
        ),
        (
            "ul. <surname>a[,|] <n>[||, kv. %#]|<surname> utca <n>.|Str. <surname> nr. <n>[|, ap. %#]|"
            "<surname>a iela <n>|<surname> g. <n>|Ulica <surname>a <n>|<n> <surname> St.|bul. <surname> <n>|"
            "<surname> St., <n>, apt. %#"
        ),
        "[%####|%###|%#####] <town>|<town> [%####|%#####]|<town>, %#####",
        "Russia|Ukraine|Bulgaria|Romania|Hungary|Croatia|Greece|Serbia|Lithuania|Latvia|Israel",
    ),
    _Country(
        10,
        "<any_city>",
        "<any_street>",
        (
            "<town>;<country>;<code>|<town>, <code>|<code> <town>;<country>|<town>|<town>;<country>|"
            "<town> <code>;<country>|<town>;<region>;<code>|<code>;<town>|<town>, <state> <code>;<country>|"
            "<country>|<town>;<code>;<country>|<town>;<region>|<town>-<code>"
        ),
        "<country>",
        before="||||||Suite %##|Apt. %##|%#th Floor|~%##",
        joint="[, |, | ]",
        abroad=0,
    ),
)
_WEIGHTS = [country.weight for country in _COUNTRIES]


def _nth(rng: random.Random) -> str:
    number = rng.randint(1, 140)
    return f"{number}{'th' if 10 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _house_number(rng: random.Random) -> str:
    number = int(200 * rng.random() ** 2) + 1
    draw = rng.random()
    if draw < 0.08:
        return f"{number}{rng.choice('ABCDabcd')}"
    if draw < 0.12:
        return f"{number}{rng.choice(('-', '–', '/', ' - '))}{number + 2}"
    return str(number)


def _surname(rng: random.Random) -> str:
    return people.make(rng).last.split()[-1]


def _street_name(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.6:
        return rng.choice(_NAMED["english"])
    if draw < 0.75:
        return places.village(rng)
    return _surname(rng) if draw < 0.9 else rng.choice(places.CITIES)


def _any_street(rng: random.Random) -> str:
    return _expand(_chosen(rng.choice(_COUNTRIES[:-1]).streets, rng), rng)


_MAKERS: dict[str, Callable[[random.Random], str]] = {
    "n": _house_number,
    "nth": _nth,
    "surname": _surname,
    "Surname": lambda rng: _surname(rng).capitalize(),
    "first": lambda rng: people.make(rng).first,
    "name": _street_name,
    "village": places.village,
    "region": places.region,
    "country": places.country,
    "any_city": places.city,
    "any_street": _any_street,
}
_PARTS = {
    "house_us": "[%#|%##|%##|%###|%####]",
    "us_unit": "[, | ][Apt|Apt.|Suite|Ste|Unit|Apartment|Floor|Rm|Bldg|Lot|~|~] [%##|%#|%@|@|%]",
    "ukpost": "[SW|SE|W|N|E|NW|M|LS|B|BS|G|EH|CF|NR|YO|RG|SN|IP|BA|BN|LU|TR|EX|S|CB|OX|WC2H][%|%#|%][ | | |]%@@",
    "uk_county": "[Kent|Surrey|Essex|Norfolk|Devon|Lancashire|Wilts|Herts|Bucks|West Yorkshire|Cheshire|Fife]",
    "in_place": "[<in_name>|<in_name>|<surname> Nagar|<surname> Marg]",
    "in_state": "[Maharashtra|Karnataka|Tamil Nadu|Kerala|UP|Gujarat|Telangana|West Bengal]",
    "br_state": "[SP|RJ|MG|PR|RS|BA|PE|CE|DF]",
    "fr_name": "[<first> <surname>|<first> <surname>|<surname>|<fr_of>|<fr_of>|<fr_of>|Saint-<first>|Sainte-<first>]",
    "fr_of": "[de la République|de la Gare|de la Liberté|de la Paix|du Moulin|du Château|du Marché|du Général "
    "Leclerc|du 8 Mai 1945|des Lilas|des Écoles|des Acacias|des Martyrs|Victor Hugo|de Paris|Pasteur]",
    "nl_stem": "[Kerk|Molen|Dorps|Hoofd|School|Stations|Linden|Prinsen|Keizers|Heren|Nieuwe |<Surname>|<Surname>]",
    "pt_name": "[<first> <surname>|<first> <surname>|das Flores|da Liberdade|de São João|Augusta|Sete de Setembro|do "
    "Comércio|Paulista|Dom Pedro II|XV de Novembro|do Carmo]",
    "it_name": "[Roma|Garibaldi|Mazzini|Dante|Cavour|XX Settembre|della Repubblica|Verdi|San Marco|dei Mille]",
    "pl_name": "[Polna|Leśna|Słoneczna|Krótka|Szkolna|Ogrodowa|Lipowa|Kościuszki|Mickiewicza|Piłsudskiego|Jana Pawła "
    "II|3 Maja|Długa|Rynek|Zielona|<surname>a]",
    "code": "[#####|%###|@#@ #@#|%#####|#####-####|@@# #@@|##-###|%## ##]",
}
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"<(\w+)>")
_SIGN = re.compile(r"[#%@~]")


@cache
def _alternatives(text: str) -> tuple[str, ...]:
    """Part a text at the bars that stand outside of choices."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += (sign == "[") - (sign == "]")
        if sign == "|" and not depth:
            parts.append(text[start:at])
            start = at + 1
    return (*parts, text[start:])


def _chosen(text: str, rng: random.Random) -> str:
    return rng.choice(_alternatives(text))


def _sign(sign: str, rng: random.Random) -> str:
    if sign == "~":
        return "#"
    return chr(65 + rng.randrange(26)) if sign == "@" else str(rng.randint(0 if sign == "#" else 1, 9))


def _expand(text: str, rng: random.Random, **given: str) -> str:
    def named(match: re.Match[str]) -> str:
        name = match[1]
        if name in given:
            return given[name]
        if name in _NAMED:
            return rng.choice(_NAMED[name])
        return _expand(_PARTS[name], rng) if name in _PARTS else _MAKERS[name](rng)

    while "[" in text:
        text = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), text)
    # Signs before names: what a name brings may hold such signs itself.
    text = _SIGN.sub(lambda match: _sign(match[0], rng), text)
    return _NAME.sub(named, text)


def make(rng: random.Random) -> Address:
    """Invent an address."""
    country = rng.choices(_COUNTRIES, _WEIGHTS)[0]
    town = _expand(_chosen(country.towns, rng) if rng.random() < 0.85 else "<village>", rng)
    lines = _chosen(country.lines, rng).split(";")
    if rng.random() < country.abroad:
        lines.append(_chosen(country.names, rng))
    before = _chosen(country.before, rng)
    return Address(
        _expand(_chosen(country.streets, rng), rng),
        (_expand(before, rng),) if before else (),
        tuple(_expand(line, rng, town=town, TOWN=town.upper()) for line in lines),
        town,
        _expand(country.joint, rng),
    )


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
        return text.replace(", ", rng.choice((" - ", "; ")))
    if draw < 0.135:
        return re.sub(r"^(\d+[a-zA-Z]?),? (.+?)(?=,|$)", r"\2 \1", text)
    return text


def write(address: Address, form: str, rng: random.Random) -> Pieces:
    """Write an address on one line, in a block or its street alone: one span."""
    if form == "street":
        street = address.street if rng.random() < 0.7 else ", ".join((*address.before, address.street))
        return [(_sloppy(street, rng), ADDRESS)]
    lines = [*address.before, address.street, *address.after]
    if form == "block":
        block = rng.choice(("\n", "\n", "\n", "\n", ",\n")).join(lines)
        return [(block if rng.random() < 0.94 else block.upper(), ADDRESS)]
    if form:
        raise KeyError(form)
    draw = rng.random()
    if draw < 0.05 and len(lines) > 1:
        lines.pop()
    if draw > 0.97:
        lines.insert(0, f"c/o {people.make(rng).last}")
    return [(_sloppy(address.joint.join(lines), rng), ADDRESS)]
