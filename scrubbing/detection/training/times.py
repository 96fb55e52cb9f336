"""Write dates, times, durations and ages in the ways of many countries."""

import random
from datetime import date, timedelta

from scrubbing.detection.training.samples import AGE, DATE_TIME, Pieces
from scrubbing.detection.training.wordlists import entries

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
_ABROAD = (
    ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember"),
    ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre"),
    ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
     "diciembre"),
    ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
    "novembre",
     "dicembre"),
)  # fmt: skip
_RELATIVE = entries("""yesterday|today|tomorrow|tonight|last night|this morning|this afternoon|yesterday evening|
tomorrow morning|last week|next week|this week|last month|next month|this month|last year|next year|this year|the
day before yesterday|the day after tomorrow|last Monday|last Tuesday|next Friday|this Thursday|next Wednesday|on
the weekend|this weekend|last weekend|next weekend|last summer|next spring|this autumn|last winter|last fall|early
next year|late last year|two days ago|three weeks ago|a week ago|a month ago|five years ago|ten minutes ago|an
hour ago|in two weeks|in three days|the following day|the next morning|the previous year|earlier this year|later
today|the end of the month|the end of the year|the beginning of March|the middle of May|mid-June|mid-October|early
August|late September|early 2020|late 2019|mid-2018|end of Q3|overnight|the same day|Monday morning|Friday
afternoon|Sunday night|Saturday evening|Tuesday lunchtime|EOD|by end of day|COB Friday|a fortnight ago|the other
day""")
_HOLIDAYS = entries("""Christmas|Christmas Eve|Christmas Day|New Year's Eve|New Year's Day|Easter|Easter Monday|
Good Friday|Thanksgiving|Halloween|Labor Day|Labour Day|Memorial Day|Independence Day|the Fourth of July|Boxing
Day|Whitsun|Pentecost|Ramadan|Eid|Eid al-Fitr|Diwali|Hanukkah|Passover|Yom Kippur|Lunar New Year|Chinese New Year|
Valentine's Day|St Patrick's Day|Mother's Day|Ash Wednesday|Midsummer|May Day|Bank Holiday Monday|Carnival|Advent|
Martin Luther King Day|Holi""")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
"fifteen",
            "eighteen", "twenty", "twenty-four", "thirty", "forty-five", "sixty", "ninety")  # fmt: skip
_UNITS = ("day", "week", "month", "year", "hour", "minute", "year", "month", "day", "week", "second", "decade",
"working day",
          "business day", "calendar month")  # fmt: skip


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def make(rng: random.Random) -> date:
    """Return a day, recent ones mostly."""
    if rng.random() < 0.75:
        return date(2026, 12, 31) - timedelta(days=int(12_000 * rng.random() ** 1.6))
    return date(rng.randint(1920, 2035), rng.randint(1, 12), rng.randint(1, 28))


def _full(day: date, rng: random.Random) -> str:
    month, short, year, yy = MONTHS[day.month - 1], _SHORT[day.month - 1], day.year, f"{day.year % 100:02d}"
    weekday = WEEKDAYS[day.weekday()]
    d, m = day.day, day.month
    return _choose(rng, 30, (
        f"{d} {month} {year}", f"{month} {d}, {year}", f"{d} {month} {year}", f"{month} {d}, {year}", f"{d}/{m}/{year}",
        f"{d:02d}/{m:02d}/{year}", f"{m}/{d}/{year}", f"{m:02d}/{d:02d}/{year}", f"{year}-{m:02d}-{d:02d}",
        f"{year}-{m:02d}-{d:02d}", f"{d:02d}.{m:02d}.{year}", f"{d}.{m}.{year}", f"{d:02d}/{m:02d}/{yy}",
        f"{m}/{d}/{yy}",
        f"{d:02d}-{m:02d}-{year}", f"{_ordinal(d)} {month} {year}", f"{_ordinal(d)} of {month} {year}",
        f"{month} {_ordinal(d)}, {year}", f"{weekday}, {d} {month} {year}", f"{weekday}, {month} {d}, {year}",
        f"{d} {short} {year}", f"{short} {d}, {year}", f"{d}-{short[:3]}-{year}", f"{d:02d}-{short[:3]}-{yy}",
        f"{weekday} {d} {month} {year}", f"{short}. {d}, {year}", f"{d} {month}, {year}", f"{month} {d} {year}",
        f"{year}/{m:02d}/{d:02d}", f"{weekday[:3]}, {d} {short[:3]} {year}", f"{year}{m:02d}{d:02d}",
        f"{d}.{m:02d}.{yy}",
        f"the {_ordinal(d)} of {month} {year}", f"{d} {month.lower()} {year}", f"{month.upper()} {d}, {year}",
        f"{d}. {_ABROAD[0][m - 1]} {year}", f"{d} {_ABROAD[1][m - 1]} {year}", f"{d} de {_ABROAD[2][m - 1]} de {year}",
        f"{d} {_ABROAD[3][m - 1]} {year}", f"{d:02d}{short[:3].upper()}{year}", f"{short[:3]}-{d:02d}-{year}",
        f"{weekday[:3]} {short[:3]} {d:2d} {year}".replace("  ", " "),
        f"{weekday}, the {_ordinal(d)} of {month}, {year}",
    ))  # fmt: skip


def _choose(rng: random.Random, head: int, options: tuple[str, ...]) -> str:
    # The first ones are the usual ones.
    return options[rng.randrange(head)] if rng.random() < 0.75 else rng.choice(options)


def _partial(day: date, rng: random.Random) -> str:
    month, short, year = MONTHS[day.month - 1], _SHORT[day.month - 1], day.year
    weekday = WEEKDAYS[day.weekday()]
    decade = year // 10 * 10
    return rng.choice((
        f"{month} {year}", f"{month} {year}", f"{day.day} {month}", f"{month} {day.day}",
        f"{_ordinal(day.day)} of {month}",
        f"the {_ordinal(day.day)} of {month}", f"{month} {_ordinal(day.day)}", f"{short} {year}",
        f"{short} '{year % 100:02d}",
        f"{month} of {year}", f"early {year}", f"late {year}", f"mid-{month}", f"end of {month}",
        f"Q{(day.month + 2) // 3} {year}",
        f"FY{year}", f"FY {year}/{(year + 1) % 100:02d}", f"H{1 + day.month // 7} {year}", f"{year}", f"{year}",
        f"{month}", f"{weekday}",
        f"the {decade}s", f"{decade}s", f"spring {year}", f"summer of {year}", f"winter {year}/{(year + 1) % 100:02d}",
        f"{year}-{year + rng.randint(1, 6)}", f"{year}–{(year + 1) % 100:02d}", f"{weekday}, {month} {day.day}",
        f"{weekday[:3]} {day.day}/{day.month}",
        f"{day.day}/{day.month}", f"{day.month:02d}/{year}", f"{day.month:02d}/{year % 100:02d}",
        f"{year}-{day.month:02d}", f"week {day.isocalendar()[1]}",
        f"the {_ordinal(day.day)}", f"{day.day}.{day.month}.", f"{month} and {MONTHS[day.month % 12]}",
        f"the {_ordinal(1 + year // 100)} century" if rng.random() < 0.3 else f"{short}. {day.day}",
    ))  # fmt: skip


def write_date(day: date, form: str, rng: random.Random) -> Pieces:
    """Write a day in a form, or without one in any."""
    if not form:
        draw = rng.random()
        form = "full" if draw < 0.66 else "partial" if draw < 0.86 else "relative" if draw < 0.93 else "stamp"
    if form == "full":
        return [(_full(day, rng), DATE_TIME)]
    if form == "partial":
        return [(_partial(day, rng), DATE_TIME)]
    if form == "year":
        return [(str(day.year), DATE_TIME)]
    if form == "month":
        name = MONTHS[day.month - 1]
        return [(name if rng.random() < 0.85 else _SHORT[day.month - 1], DATE_TIME)]
    if form == "weekday":
        name = WEEKDAYS[day.weekday()]
        return [(name if rng.random() < 0.9 else name[:3], DATE_TIME)]
    if form == "relative":
        return [(rng.choice(_HOLIDAYS if rng.random() < 0.15 else _RELATIVE), DATE_TIME)]
    clock = f"{rng.randrange(24):02d}:{rng.randrange(60):02d}"
    seconds = f":{rng.randrange(60):02d}"
    return [(rng.choice((
        f"{day.isoformat()} {clock}{seconds}", f"{day.isoformat()}T{clock}{seconds}Z", f"{day.isoformat()} {clock}",
        f"{day.isoformat()}T{clock}{seconds}.{rng.randrange(1000):03d}+0{rng.randrange(6)}:00",
        f"{day.day}/{day.month}/{day.year} {clock}",
        f"{day.day:02d}.{day.month:02d}.{day.year}, {clock}",
        f"{MONTHS[day.month - 1]} {day.day}, {day.year} at {clock}",
        f"{day.day:02d}/{_SHORT[day.month - 1][:3]}/{day.year}:{clock}{seconds} +0000",
    )), DATE_TIME)]  # fmt: skip


def write_time(rng: random.Random) -> Pieces:
    """Write a time of day."""
    hour, minute = rng.randrange(24), rng.choice((0, 15, 30, 45, rng.randrange(60)))
    twelve, half = hour % 12 or 12, "am" if hour < 12 else "pm"
    return [(rng.choice((
        f"{hour:02d}:{minute:02d}", f"{hour:02d}:{minute:02d}", f"{hour}:{minute:02d}", f"{twelve} {half}",
        f"{twelve}{half}",
        f"{twelve}:{minute:02d} {half.upper()}", f"{twelve}:{minute:02d}{half}", f"{twelve}.{minute:02d} {half}",
        f"{hour}h{minute:02d}",
        f"{twelve} {half[0]}.m.", f"{hour:02d}:{minute:02d}:{rng.randrange(60):02d}", f"{hour:02d}.{minute:02d}",
        f"{hour:02d}:{minute:02d} Uhr",
        f"{twelve} o'clock", f"half past {_NUMBERS[twelve - 1]}", f"quarter to {_NUMBERS[twelve - 1]}",
        rng.choice(("noon", "midnight", "midday")),
        f"{hour:02d}:{minute:02d} {rng.choice(('GMT', 'UTC', 'CET', 'EST', 'BST', 'PST'))}",
        f"{hour:02d}{minute:02d} hrs", f"{twelve} {half.upper()}",
    )), DATE_TIME)]  # fmt: skip


def write_duration(rng: random.Random) -> Pieces:
    """Write a stretch of time."""
    number, unit = rng.randint(1, 36), rng.choice(_UNITS)
    word = rng.randrange(len(_NUMBERS))
    plural = unit if number == 1 else f"{unit}s"
    return [(rng.choice((
        f"{number} {plural}", f"{number} {plural}", f"{_NUMBERS[word]} {unit}{'' if word == 0 else 's'}",
        f"{_NUMBERS[word]} {unit}{'' if word == 0 else 's'}",
        f"{_NUMBERS[1 + word % 8]} years and {_NUMBERS[1 + number % 9]} months",
        f"{number + 1} {unit}s", f"{_NUMBERS[1 + word % 8]} to {_NUMBERS[2 + word % 9]} {unit}s", f"several {unit}s",
        f"a few {unit}s",
        f"half a{'n' if unit == 'hour' else ''} {unit}", f"{number}-{number + 2} {unit}s", f"one and a half {unit}s",
        f"{number} yrs", f"{number} min",
        f"{number} hrs", f"{number + 1}.5 hours", f"{_NUMBERS[number % 12]} ({number % 12 + 1}) {unit}s",
    )), DATE_TIME)]  # fmt: skip


def write_age(form: str, rng: random.Random) -> Pieces:
    """Write how old somebody is."""
    years = rng.randint(1, 99) if rng.random() < 0.8 else rng.randint(18, 70)
    if form == "number":
        return [(str(years), AGE)]
    months = rng.randint(2, 23)
    return [(rng.choice((
        f"{years}", f"{years} years old", f"{years} years old", f"{years}-year-old", f"{years}-year-old",
        f"aged {years}", f"{years} years of age",
        f"{months} months old", f"age {years}", f"{years} yo", f"{years}y", f"{years} y/o", f"{years} yrs",
        f"{_NUMBERS[years % len(_NUMBERS)]} years old", f"{_NUMBERS[years % 12]}-year-old", f"{months}-month-old",
        f"{years} yr old",
        f"in {rng.choice(('his', 'her', 'their'))} {rng.choice(('twenties', 'thirties', 'forties', 'sixties'))}",
        f"{years} Jahre alt", f"{months} weeks old", f"{years}yo", f"{years} year old",
        f"aged between {years} and {years + 4}",
    )), AGE)]  # fmt: skip
