"""Countries, states and big cities by name. They stay in the copy, so an unknown village does no harm."""

import importlib
import re
from collections.abc import Iterable
from functools import cache

from scrubbing.detection.recognizers.base import TextRecognizer

_CITIES = """
Abidjan|Abu Dhabi|Accra|Addis Ababa|Adelaide|Algiers|Amman|Amsterdam|Ankara|Antwerp|Athens|Atlanta|
Auckland|Austin|Baghdad|Baltimore|Bangalore|Bangkok|Barcelona|Basel|Beijing|Beirut|Belfast|Belgrade|
Bergen|Berlin|Bern|Bilbao|Birmingham|Bogotá|Bologna|Bordeaux|Boston|Brasília|Bratislava|Bremen|Brisbane|
Bristol|Brooklyn|Brussels|Bucharest|Budapest|Buenos Aires|Cairo|Calgary|Cambridge|Canberra|Cape Town|
Caracas|Cardiff|Casablanca|Chicago|Christchurch|Cleveland|Cologne|Copenhagen|Cork|Dakar|Dallas|Damascus|
Delhi|Denver|Detroit|Dhaka|Doha|Dresden|Dubai|Dublin|Durban|Düsseldorf|Edinburgh|Edmonton|Essen|Exeter|
Florence|Frankfurt|Freeport|Geneva|Genoa|Glasgow|Gothenburg|Graz|Guadalajara|Hamburg|Hanoi|Hanover|
Havana|Helsinki|Ho Chi Minh City|Hong Kong|Honolulu|Houston|Hyderabad|Indianapolis|Istanbul|Jakarta|
Jeddah|Jerusalem|Johannesburg|Kampala|Karachi|Kathmandu|Kiev|Kyiv|Kingston|Kinshasa|Kolkata|Krakow|Kuala
Lumpur|Kuwait City|Kyoto|Lagos|Lahore|Las Vegas|Lausanne|Leeds|Leipzig|Lima|Lisbon|Liverpool|Ljubljana|
London|Los Angeles|Luxembourg|Lyon|Madrid|Malmö|Manchester|Manhattan|Manila|Marrakesh|Marseille|
Melbourne|Memphis|Mexico City|Miami|Milan|Minneapolis|Monaco|Monterrey|Montevideo|Montreal|Moscow|Mumbai|
Munich|Nairobi|Naples|Nashville|Nassau|New Delhi|New Orleans|New York City|New York|Newcastle|Nice|
Nottingham|Nuremberg|Osaka|Oslo|Ottawa|Oxford|Palermo|Palo Alto|Panama City|Paris|Perth|Philadelphia|
Phoenix|Pittsburgh|Porto|Portland|Prague|Pretoria|Quebec City|Quito|Reykjavik|Riga|Rio de Janeiro|Riyadh|
Rome|Rotterdam|Sacramento|Salt Lake City|Salzburg|San Antonio|San Diego|San Francisco|San Jose|San Juan|
Santiago|Sao Paulo|São Paulo|Sarajevo|Seattle|Seoul|Seville|Shanghai|Sheffield|Shenzhen|Singapore|Skopje|
Sofia|Southampton|St\\. Louis|St\\. Petersburg|Stockholm|Strasbourg|Stuttgart|Sydney|São Tomé|Taipei|
Tallinn|Tampa|Tbilisi|Tehran|Tel Aviv|The Hague|Tirana|Tokyo|Toronto|Toulouse|Tripoli|Tucson|Tunis|
Turin|Utrecht|Valencia|Vancouver|Venice|Vienna|Vilnius|Warsaw|Washington D\\.?C\\.?|Wellington|Winnipeg|
Wuhan|Yerevan|York|Zagreb|Zaragoza|Zurich|Zürich
"""
_REGIONS = """
Africa|Antarctica|Asia|Europe|North America|South America|Latin America|Central America|Middle East|
Caribbean|Mediterranean|Scandinavia|Balkans|England|Scotland|Wales|Northern Ireland|United States of
America|United States|United Kingdom|USA|U\\.S\\.A\\.|U\\.S\\.|UK|U\\.K\\.|UAE|European Union|Great
Britain|Bahamas|The Bahamas|Exuma Cays|Exumas|Eleuthera|Abaco|Andros|Bimini|Great Exuma|Staniel Cay|
Bavaria|Catalonia|Andalusia|Tuscany|Sicily|Sardinia|Provence|Brittany|Normandy|Flanders|Ontario|Quebec|
British Columbia|Alberta|Queensland|New South Wales|Russia|South Korea|North Korea|Iran|Syria|Vietnam|
Laos|Moldova|Czech Republic|Ivory Coast|Taiwan|Palestine|Kosovo|Hong Kong|Macau|Bermuda|Cayman Islands|
Florida Keys|Hawaii|Alaska|Silicon Valley|Wall Street
"""
# Names of places that are more often something else when they stand alone.
_NOT_ALONE = frozenset(
    {
        "Nice", "Essen", "Phoenix", "Florence", "Sofia", "Austin", "Valencia", "Cork", "Turkey", "Chad",
        "Jordan", "Georgia", "Guinea", "Victoria", "Lima", "Perth", "Paris", "Jersey", "Niger", "Mali", "Cuba",
    }
)  # fmt: skip


@cache
def places() -> frozenset[str]:
    """Return every place name known here, as written."""
    written = {name.replace("\\", "").replace("?", "") for name in _split(_CITIES) + _split(_REGIONS)}
    return frozenset({*written, *_countries(), *_states()})


def _split(block: str) -> list[str]:
    return [" ".join(name.split()) for name in block.split("|") if name.strip()]


def _countries() -> list[str]:
    provider = importlib.import_module("faker.providers.address.en").Provider
    return [str(name).split(" (")[0].split(",")[0] for name in provider.countries if len(str(name)) > 3]


def _states() -> list[str]:
    provider = importlib.import_module("faker.providers.address.en_US").Provider
    return [str(name) for name in provider.states]


class LocationRecognizer(TextRecognizer):
    """Well-known places, as written or in capitals."""

    TYPE = "LOCATION"

    def load(self) -> None:
        """Build one tree of words from all names."""
        names = {*places()} - _NOT_ALONE | {"Turkey", "Jordan", "Paris", "Cuba", "Phoenix", "Austin"}
        by_first: dict[str, list[str]] = {}
        for name in sorted(names, key=lambda name: -len(name)):
            by_first.setdefault(name.split(" ")[0], []).append(name)
        self._by_first = by_first

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the places."""
        results: list[tuple[int, int, float]] = []
        for word in _CAPITALISED.finditer(text):
            for name in self._by_first.get(word.group(), ()):
                end = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                    results.append((word.start(), end, 0.6))
                    break
        return results


_CAPITALISED = re.compile(r"(?<![\w\-@.])[A-Z\u00c0-\u00de](?:\.(?:[A-Z]\.)+|[^\W\d_]+\.?(?<!\.)|[^\W\d_]*)")
