"""Numbers that states give to people and companies, a file a country.

To add one: write it as a Number in its country's file (a new file goes into the list below), name its type in
policy.yaml and give it a row in the tables of tests/scrubbing/detection/recognizers/national/.
"""

from presidio_analyzer import EntityRecognizer

from scrubbing.detection.recognizers.national import (
    africa,
    andes,
    anywhere,
    argentina,
    asia,
    australia,
    austria,
    baltics,
    belgium,
    brazil,
    bulgaria,
    canada,
    chile,
    china,
    colombia,
    croatia,
    czechia,
    denmark,
    finland,
    france,
    germany,
    greece,
    hungary,
    iceland,
    india,
    indonesia,
    ireland,
    italy,
    japan,
    korea,
    luxembourg,
    malaysia,
    malta,
    mexico,
    middle_east,
    netherlands,
    new_zealand,
    norway,
    philippines,
    poland,
    portugal,
    romania,
    russia,
    singapore,
    south_africa,
    spain,
    sweden,
    switzerland,
    thailand,
    turkey,
    ukraine,
    united_kingdom,
    usa,
)  # fmt: skip
from scrubbing.detection.recognizers.national.numbers import NationalNumberRecognizer, Number
from scrubbing.detection.recognizers.national.partial import PartialNumberRecognizer

# Where words and form leave several countries, the first of them is taken.
COUNTRIES = (
    usa, united_kingdom, canada, australia, ireland, new_zealand, india, germany, france, spain, italy, netherlands,
    poland, sweden, finland, singapore, south_africa, brazil, mexico, austria, switzerland, belgium, luxembourg, norway,
    denmark, iceland, portugal, czechia, romania, bulgaria, greece, croatia, hungary, baltics, malta, russia, ukraine,
    turkey, argentina, chile, colombia, andes, malaysia, indonesia, philippines, japan, korea, china, thailand, asia,
    middle_east, africa, anywhere,
)  # fmt: skip
NUMBERS: tuple[Number, ...] = tuple(number for country in COUNTRIES for number in country.NUMBERS)


def national_numbers() -> list[EntityRecognizer]:
    """Return the recognizers: one for all whole numbers, since they share the search, and one for parts of numbers."""
    return [NationalNumberRecognizer(NUMBERS), PartialNumberRecognizer()]
