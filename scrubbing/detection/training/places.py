"""Cities, countries, regions and other places, real ones of all sizes and invented villages."""

import importlib
import random
from functools import cache

from scrubbing.detection.training.samples import LOCATION, Pieces
from scrubbing.detection.training.wordlists import entries, words

_CITIES = """London|Paris|Berlin|Madrid|Rome|Vienna|Dublin|Amsterdam|Brussels|Lisbon|Athens|Warsaw|Prague|
Budapest|Bucharest|Sofia|Belgrade|Zagreb|Ljubljana|Sarajevo|Skopje|Tirana|Stockholm|Oslo|Copenhagen|Helsinki|
Reykjavik|Tallinn|Riga|Vilnius|Minsk|Kyiv|Kiev|Moscow|St Petersburg|Istanbul|Ankara|Izmir|Cairo|Alexandria|
Casablanca|Rabat|Tunis|Algiers|Tripoli|Lagos|Abuja|Kano|Ibadan|Accra|Kumasi|Dakar|Bamako|Abidjan|Nairobi|Mombasa|
Kampala|Kigali|Addis Ababa|Dar es Salaam|Dodoma|Lusaka|Harare|Gaborone|Windhoek|Johannesburg|Cape Town|Durban|
Pretoria|Maputo|Luanda|Kinshasa|Khartoum|Mogadishu|Djibouti|Tel Aviv|Jerusalem|Haifa|Beirut|Damascus|Amman|
Baghdad|Basra|Tehran|Isfahan|Shiraz|Riyadh|Jeddah|Mecca|Doha|Dubai|Abu Dhabi|Sharjah|Muscat|Kuwait City|Manama|
Sana'a|Kabul|Herat|Islamabad|Karachi|Lahore|Rawalpindi|Peshawar|Delhi|New Delhi|Mumbai|Kolkata|Chennai|Bengaluru|
Bangalore|Hyderabad|Pune|Ahmedabad|Jaipur|Lucknow|Kanpur|Nagpur|Surat|Indore|Bhopal|Patna|Kochi|Coimbatore|
Madurai|Visakhapatnam|Chandigarh|Amritsar|Gurgaon|Noida|Dhaka|Chittagong|Sylhet|Colombo|Kandy|Kathmandu|Pokhara|
Yangon|Mandalay|Bangkok|Chiang Mai|Phuket|Vientiane|Phnom Penh|Siem Reap|Hanoi|Ho Chi Minh City|Saigon|Da Nang|
Hue|Kuala Lumpur|Penang|Johor Bahru|Singapore|Jakarta|Surabaya|Bandung|Yogyakarta|Medan|Denpasar|Manila|Quezon
City|Cebu|Davao|Beijing|Shanghai|Guangzhou|Shenzhen|Chengdu|Chongqing|Wuhan|Xi'an|Nanjing|Hangzhou|Suzhou|Tianjin|
Qingdao|Dalian|Harbin|Kunming|Hong Kong|Macau|Taipei|Kaohsiung|Taichung|Seoul|Busan|Incheon|Daegu|Pyongyang|Tokyo|
Osaka|Kyoto|Nagoya|Yokohama|Sapporo|Fukuoka|Kobe|Hiroshima|Sendai|Nagasaki|Ulaanbaatar|Almaty|Astana|Tashkent|
Samarkand|Bishkek|Baku|Tbilisi|Yerevan|Grozny|Kazan|Novosibirsk|Yekaterinburg|Vladivostok|Sydney|Melbourne|
Brisbane|Perth|Adelaide|Hobart|Darwin|Canberra|Geelong|Wollongong|Cairns|Alice Springs|Auckland|Wellington|
Christchurch|Dunedin|Hamilton|Rotorua|Suva|Port Moresby|Apia|Honolulu|New York|New York City|Los Angeles|Chicago|
Houston|Phoenix|Philadelphia|San Antonio|San Diego|Dallas|San Jose|Austin|Jacksonville|Fort Worth|Columbus|
Charlotte|San Francisco|Indianapolis|Seattle|Denver|Washington|Washington, D.C.|Boston|El Paso|Nashville|Detroit|
Oklahoma City|Portland|Las Vegas|Memphis|Louisville|Baltimore|Milwaukee|Albuquerque|Tucson|Fresno|Sacramento|
Kansas City|Mesa|Atlanta|Omaha|Colorado Springs|Raleigh|Miami|Oakland|Minneapolis|Tulsa|Tampa|New Orleans|
Cleveland|Anaheim|Pittsburgh|Cincinnati|St. Louis|Anchorage|Buffalo|Boise|Spokane|Des Moines|Salt Lake City|
Richmond|Rochester|Santa Fe|Key West|Palo Alto|Mountain View|Cupertino|Berkeley|Boulder|Ann Arbor|Cambridge|
Springfield|Peoria|Toledo|Akron|Topeka|Wichita|Little Rock|Toronto|Montreal|Montréal|Vancouver|Calgary|Ottawa|
Edmonton|Winnipeg|Quebec City|Halifax|Victoria|Saskatoon|Regina|Moncton|Mexico City|Guadalajara|Monterrey|Tijuana|
Puebla|Oaxaca|Cancún|Havana|Kingston|Port-au-Prince|Santo Domingo|San Juan|Nassau|Bridgetown|Port of Spain|
Guatemala City|San Salvador|Tegucigalpa|Managua|Panama City|Bogotá|Medellín|Cali|Cartagena|Caracas|Quito|
Guayaquil|Lima|Cusco|Arequipa|La Paz|Santa Cruz|Asunción|Santiago|Valparaíso|Buenos Aires|Córdoba|Rosario|Mendoza|
Montevideo|São Paulo|Rio de Janeiro|Brasília|Salvador|Fortaleza|Belo Horizonte|Curitiba|Recife|Porto Alegre|
Manaus|Belém|Florianópolis|Manchester|Birmingham|Leeds|Liverpool|Sheffield|Bristol|Glasgow|Edinburgh|Cardiff|
Belfast|Newcastle upon Tyne|Nottingham|Leicester|Coventry|Bradford|Hull|Stoke-on-Trent|Wolverhampton|Plymouth|
Southampton|Portsmouth|Reading|Derby|Luton|Aberdeen|Dundee|Swansea|Oxford|York|Bath|Exeter|Norwich|Ipswich|
Colchester|Brighton|Bournemouth|Cheltenham|Gloucester|Worcester|Shrewsbury|Chester|Carlisle|Lancaster|Preston|
Blackpool|Stockport|Bolton|Wigan|Rochdale|Huddersfield|Harrogate|Scarborough|Whitby|Durham|Sunderland|Inverness|
Perth|Stirling|St Andrews|Aberystwyth|Bangor|Wrexham|Newport|Derry|Lisburn|Milton Keynes|Slough|Guildford|Woking|
Croydon|Hastings|Tunbridge Wells|Stratford-upon-Avon|Bury St Edmunds|King's Lynn|Kettering|Cork|Galway|Limerick|
Waterford|Kilkenny|Sligo|Tralee|Hamburg|Munich|München|Cologne|Köln|Frankfurt|Frankfurt am Main|Stuttgart|
Düsseldorf|Dortmund|Essen|Leipzig|Bremen|Dresden|Hanover|Nuremberg|Nürnberg|Duisburg|Bochum|Bonn|Münster|
Karlsruhe|Mannheim|Augsburg|Wiesbaden|Freiburg im Breisgau|Heidelberg|Göttingen|Tübingen|Lübeck|Kiel|Rostock|
Erfurt|Jena|Weimar|Potsdam|Graz|Linz|Salzburg|Innsbruck|Klagenfurt|Zürich|Zurich|Geneva|Basel|Bern|Lausanne|
Lugano|Lucerne|Winterthur|St. Gallen|Marseille|Lyon|Toulouse|Nice|Nantes|Strasbourg|Montpellier|Bordeaux|Lille|
Rennes|Reims|Le Havre|Grenoble|Dijon|Aix-en-Provence|Saint-Étienne|Clermont-Ferrand|Antwerp|Ghent|Bruges|Liège|
Namur|Leuven|Luxembourg|Rotterdam|The Hague|Den Haag|Utrecht|Eindhoven|Groningen|Tilburg|Maastricht|Leiden|Delft|
Haarlem|Barcelona|Valencia|Seville|Sevilla|Zaragoza|Málaga|Murcia|Bilbao|Granada|Salamanca|Toledo|San Sebastián|
Palma|Porto|Coimbra|Braga|Faro|Milan|Milano|Naples|Turin|Palermo|Genoa|Bologna|Florence|Firenze|Venice|Verona|
Bari|Catania|Padua|Trieste|Pisa|Siena|Perugia|Kraków|Łódź|Wrocław|Poznań|Gdańsk|Szczecin|Lublin|Katowice|Brno|
Ostrava|Plzeň|Olomouc|Bratislava|Košice|Debrecen|Szeged|Pécs|Cluj-Napoca|Timișoara|Iași|Brașov|Varna|Plovdiv|Novi
Sad|Split|Rijeka|Dubrovnik|Maribor|Mostar|Thessaloniki|Patras|Heraklion|Nicosia|Valletta|Gothenburg|Malmö|Uppsala|
Linköping|Bergen|Trondheim|Stavanger|Tromsø|Aarhus|Odense|Aalborg|Tampere|Turku|Oulu|Espoo|Tartu|Kaunas|Lviv|
Odesa|Kharkiv|Gdynia|Kosice|Nis|Konya|Bursa|Antalya|Diyarbakır|Trabzon"""
CITIES = tuple(dict.fromkeys(entries(_CITIES)))

COUNTRIES = tuple(
    entries("""Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|
Bangladesh|Barbados|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|
Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia|Costa Rica|Croatia|Cuba|Cyprus|
Czech Republic|Czechia|Denmark|Djibouti|Dominican Republic|Ecuador|Egypt|El Salvador|Eritrea|Estonia|Ethiopia|
Fiji|Finland|France|Gabon|Georgia|Germany|Ghana|Greece|Guatemala|Guinea|Guyana|Haiti|Honduras|Hungary|Iceland|
India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Jordan|Kazakhstan|Kenya|Kosovo|Kuwait|
Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|
Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|
Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|Norway|Oman|
Pakistan|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|
Samoa|San Marino|Saudi Arabia|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South
Africa|South Korea|South Sudan|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|
Thailand|Togo|Tonga|Trinidad and Tobago|Tunisia|Turkey|Türkiye|Turkmenistan|Uganda|Ukraine|United Arab Emirates|
United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Yemen|Zambia|Zimbabwe|England|Scotland|Wales|
Northern Ireland""")
)
_COUNTRY_FORMS = entries("""UK|U.K.|USA|US|U.S.|U.S.A.|America|United States of America|Great Britain|Britain|
Deutschland|España|Brasil|Italia|Österreich|Schweiz|Suisse|Nederland|The Netherlands|Holland|Polska|Sverige|Norge|
México|UAE|Republic of Ireland|Russian Federation|Soviet Union|USSR|East Germany|Yugoslavia|Czechoslovakia|DRC|
PRC|Burma|Belgique|the Gambia|the Bahamas|Greenland|Tibet|Kurdistan|Hong Kong|Republic of Korea|Côte d'Ivoire|
South Vietnam|West Germany|Ottoman Empire|Timor-Leste|Cape Verde|Guinea-Bissau""")

_REGIONS = tuple(
    entries("""Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|
Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|
Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|
Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|
Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova
Scotia|New Brunswick|Newfoundland|Yukon|Nunavut|New South Wales|NSW|Queensland|Tasmania|Western Australia|
Otago|Waikato|Gauteng|KwaZulu-Natal|Western Cape|Limpopo|Maharashtra|Karnataka|Kerala|Tamil Nadu|Punjab|
Gujarat|Rajasthan|West Bengal|Uttar Pradesh|Bihar|Assam|Goa|Telangana|Kashmir|Sindh|Balochistan|Guangdong|
Sichuan|Yunnan|Xinjiang|Hunan|Zhejiang|Hokkaido|Kansai|Okinawa|Bavaria|Bayern|Saxony|Hesse|Thuringia|Lower
Saxony|North Rhine-Westphalia|Baden-Württemberg|Brandenburg|Tyrol|Styria|Burgenland|Vorarlberg|Ticino|Valais|
Vaud|Provence|Normandy|Brittany|Burgundy|Alsace|Île-de-France|Corsica|Catalonia|Andalusia|Galicia|Basque
Country|Castile|Extremadura|Aragon|Algarve|Alentejo|Tuscany|Lombardy|Umbria|Sicily|Sardinia|Veneto|Piedmont|
Calabria|Flanders|Wallonia|Friesland|Limburg|North Brabant|Silesia|Masovia|Pomerania|Moravia|Bohemia|
Transylvania|Dalmatia|Istria|Vojvodina|Macedonia|Crete|Peloponnese|Anatolia|Kent|Essex|Surrey|Sussex|West
Sussex|Hampshire|Dorset|Devon|Cornwall|Somerset|Wiltshire|Berkshire|Oxfordshire|Buckinghamshire|Hertfordshire|
Suffolk|Norfolk|Cambridgeshire|Lincolnshire|Yorkshire|North Yorkshire|Lancashire|Cumbria|Northumberland|
Cheshire|Shropshire|Staffordshire|Derbyshire|Merseyside|Greater Manchester|West Midlands|Gwynedd|
Pembrokeshire|Powys|Fife|Aberdeenshire|Argyll|County Cork|Co. Kerry|County Mayo|Co. Antrim|Ulster|Connacht|
Lapland|Skåne|Jutland|Siberia|Crimea|Chechnya|Dagestan|Donbas|Jalisco|Sonora|Yucatán|Chiapas|Patagonia|Bahia|
Minas Gerais|Paraná|Ceará|Antioquia|Los Angeles County|Cook County|Orange County|Darfur|Tigray|Amhara|Biafra|
Kaduna State|Lagos State|Ashanti Region|Nairobi County|Java|Bali|Sumatra|Borneo|Sabah|Sarawak|Luzon|Mindanao|
Aceh|West Bank|Gaza|Golan Heights|Scandinavia|Balkans|Baltics|Europe|Asia|Africa|South America|Latin America|
Southeast Asia|Middle East|Central America|Caribbean|Eastern Europe|Western Europe|Oceania|North America|
Antarctica|Midwest|New England|East Anglia|Silicon Valley|Bay Area""")
)

_PLACES = entries("""River Thames|Thames|Mississippi River|Danube|Rhine|Elbe|Seine|Loire|Nile|Amazon|Ganges|
Yangtze|Mekong|Volga|Hudson River|Severn|Tyne|Shannon|Tiber|Vistula|Jordan River|Zambezi|Lake Michigan|Lake
Victoria|Lake Geneva|Lake Tahoe|Loch Ness|Lake Constance|Lake Como|Windermere|Mount Everest|Kilimanjaro|Mont
Blanc|Matterhorn|Ben Nevis|Snowdon|Mount Fuji|Vesuvius|Alps|Pyrenees|Andes|Himalayas|Rocky Mountains|Appalachians|
Urals|Carpathians|Sahara|Gobi Desert|Kalahari|Black Forest|Great Barrier Reef|Grand Canyon|Niagara Falls|Victoria
Falls|Atlantic Ocean|Pacific|Mediterranean|North Sea|Baltic Sea|Black Sea|Red Sea|Persian Gulf|English Channel|Bay
of Bengal|Strait of Hormuz|Suez Canal|Panama Canal|Gulf of Mexico|Cape Horn|Isle of Wight|Isle of Man|Jersey|
Guernsey|Orkney|Shetland|Hebrides|Skye|Mull|Mallorca|Ibiza|Tenerife|Madeira|Azores|Rhodes|Corfu|Santorini|Mykonos|
Capri|Malta|Zanzibar|Mauritius|Réunion|Sylt|Rügen|Gotland|Svalbard|Faroe Islands|Galápagos|Easter Island|Tahiti|
Guam|Hawaii|Maui|Long Island|Martha's Vineyard|Manhattan|Brooklyn|Queens|Bronx|Staten Island|Harlem|Hollywood|
Beverly Hills|Soho|Camden|Hackney|Brixton|Chelsea|Kensington|Wimbledon|Kreuzberg|Schwabing|Montmartre|Trastevere|
Shibuya|Shinjuku|Kowloon|Bandra|Sandton|Soweto|Heathrow|Heathrow Airport|Gatwick|JFK|JFK Airport|LaGuardia|O'Hare|
LAX|Charles de Gaulle|Schiphol|Frankfurt Airport|Changi Airport|Logan Airport|Stansted|Oxford Street|Fifth Avenue|
Wall Street|Broadway|Baker Street|Champs-Élysées|Unter den Linden|Abbey Road|Downing Street|Whitehall|Piccadilly|
Trafalgar Square|Times Square|Central Park|Hyde Park|Golden Gate Bridge|Tower Bridge|Eiffel Tower|Brandenburg
Gate|Taj Mahal|Red Square|Tiananmen Square|Buckingham Palace|White House|Yosemite|Yellowstone|Kruger National
Park|Stonehenge|Machu Picchu|Route 66|M25|King's Cross|Waterloo Station|Grand Central|Penn Station|Gare du Nord|
Alexanderplatz|Euston|Paddington|Earth|Mars|Moon""")

_KINDS = entries("""River|Lake|Mount|Park|Beach|Bay|Hill|Valley|Forest|Square|Bridge|Island|Creek|Falls|Point|
Station|Airport|Harbour|Castle|Woods|Market|Common|Ridge|Canyon|Heights|Moor|Cape|Glen|Wharf|Stadium|Plaza|Mall|
Road|Street|Avenue|Lane|Cemetery""")
_VILLAGE_STARTS = words("""Ash Black Brad Brook Burn Burton Chal Chip Cold Crow Dal Den East Elm Fair Farn Glen
Graf Green Hart Hasel Hol Horn Kirk Lang Lin Long Mar Mel Middle Mill Neu Nor Ober Old Otter Pen Rad Rock Rose
Saint Sand Shep Stan Stoke Sut Thorn Tre Under Upper Wal Wes West White Wil Win Wood Wyn Alt Bad Brun Eich Feld
Gries Hagen Kalten Lauter Mos Rot Schön Stein Wald Weis""")
_VILLAGE_ENDS = words("""ton ham ford bury by thorpe wick wich worth ley don den well field bridge mouth port
hurst stead stow combe cote borough burgh ville dale wood mere minster pool gate chester caster hausen heim dorf
bach berg burg feld kirchen stadt stedt rode ingen au tal brück hofen weiler walde ow itz sund vik by berga köping
ås gård rup""")
_FAKER_CITIES = ("de_DE", "de_AT", "de_CH", "cs_CZ", "da_DK", "fi_FI", "pl_PL", "ro_RO", "sv_SE", "hr_HR", "id_ID",
"en_IN",
                 "nl_NL", "nl_BE", "sk_SK", "sl_SI", "pt_PT", "it_IT")  # fmt: skip


@cache
def _small_cities() -> tuple[tuple[str, ...], ...]:
    lists: list[tuple[str, ...]] = []
    for locale in _FAKER_CITIES:
        provider = importlib.import_module(f"faker.providers.address.{locale}").Provider
        # Some lists were sets once: their order would change with the process.
        lists.append(tuple(sorted({str(name) for name in provider.cities if len(str(name)) > 2})))
    return tuple(lists)


def village(rng: random.Random) -> str:
    """Return a place name that exists by chance only."""
    name = (rng.choice(_VILLAGE_STARTS) + rng.choice(_VILLAGE_ENDS)).capitalize()
    draw = rng.random()
    if draw < 0.06:
        return rng.choice(("North ", "South ", "East ", "West ", "Upper ", "Lower ", "Little ", "Great ", "New ",
        "Old ",
                           "Port ", "Fort ", "Lake ", "Mount ", "St. ", "San ", "Santa ", "Bad ", "Saint-", "El ",
                           "Los ")) + name  # fmt: skip
    if draw < 0.10:
        return name + rng.choice((" Falls", " Heights", " Springs", " Beach", " City", " Park", "-on-Sea",
        " under Lyme",
                                  "-sur-Mer", " am See", " an der Ruhr", " del Mar", " Bay", " Hill", " Creek",
                                  " Junction"))  # fmt: skip
    return name


def city(rng: random.Random) -> str:
    """Return the name of a city or village."""
    draw = rng.random()
    if draw < 0.62:
        return rng.choice(CITIES)
    if draw < 0.82:
        return rng.choice(rng.choice(_small_cities()))
    return village(rng)


def country(rng: random.Random) -> str:
    """Return a country in one of its usual forms."""
    return rng.choice(_COUNTRY_FORMS) if rng.random() < 0.25 else rng.choice(COUNTRIES)


def region(rng: random.Random) -> str:
    """Return a state, county or landscape, or the old or new name of a district."""
    if rng.random() < 0.06:
        return f"{village(rng)} County" if rng.random() < 0.5 else f"{village(rng)}shire"
    return rng.choice(_REGIONS)


def place(rng: random.Random) -> str:
    """Return any place: a river, an island, a street, a quarter, an airport, or one of the kinds above."""
    draw = rng.random()
    if draw < 0.5:
        return rng.choice(_PLACES)
    if draw < 0.72:
        stem, kind = rng.choice((village(rng), rng.choice(CITIES))), rng.choice(_KINDS)
        return f"{kind} {stem}" if kind in ("Mount", "Lake", "River", "Cape", "Glen") else f"{stem} {kind}"
    return rng.choice((city, country, region))(rng)


MAKERS = {"city": city, "country": country, "region": region, "place": place}


def write(name: str, form: str) -> Pieces:
    """Write a place; an article before it stays outside."""
    text = name.upper() if form == "caps" else name.lower() if form == "lower" else name
    article = text[:4] if text[:4].lower() == "the " and not text.lower().startswith("the hague") else ""
    return [(article, None), (text[len(article) :], LOCATION)] if article else [(text, LOCATION)]
