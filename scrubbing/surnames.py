"""Surnames that are words as well ("Price", "Young", "Brown"), and what tells the person from the word. Core, data.

Where a sentence, a line or a cell begins, a capital says nothing: "Price per unit" is a thing and "Price asked" a
person. What stands behind the word decides. Redaction and the proof each read these lists by a rule of their own.
"""

from functools import cache

# What people do, as a text says of them after their name. No thing does it.
_SAYS = """
admit advise agree announce apologise apologize appreciate argue ask assure attend believe clarify complain decide deny
describe disagree discuss emphasise emphasize enquire explain feel inform inquire insist intend introduce invite know
like listen love organise organize prefer propose refuse reiterate remind reply resign respond say suggest supervise
talk tell thank think understand urge want warn welcome wonder
"""
# What people do and things may: a price may start and call for something, and is reported, checked and paid.
_DOES = """
accept add answer approve arrange arrive book bring call chair check claim close collect comment complete conclude
confirm contact contribute cover deliver draft drive email estimate expect finish fix follow forward get give go handle
hear help hire join lead learn leave lend look make manage mean meet mention miss move need note object offer open order
own pay phone plan prepare present promise provide question quit read receive recommend report request require return
review run schedule see send share show sign speak stand start state stay stress submit support take teach travel try
turn update visit volunteer wait walk wish work write
"""
_IRREGULAR = {
    "bring": "brought", "drive": "drove", "feel": "felt", "get": "got", "give": "gave", "go": "went", "hear": "heard",
    "know": "knew", "lead": "led", "leave": "left", "lend": "lent", "make": "made", "mean": "meant", "meet": "met",
    "pay": "paid", "quit": "quit", "read": "read", "run": "ran", "say": "said", "see": "saw", "send": "sent",
    "show": "showed", "speak": "spoke", "stand": "stood", "take": "took", "teach": "taught", "tell": "told",
    "think": "thought", "understand": "understood", "write": "wrote",
}  # fmt: skip
# Verbs that double their last letter, or whose third person is no plain "s".
_DOUBLED = {"admit": "admitted", "plan": "planned", "submit": "submitted"}
# Words that stand behind people and things alike: nothing follows from them.
_NEUTRAL = """
about after again all also always an and are as at away back be became because been before began being both but by came
can cannot could did do does done during each either even ever first from had has have he her here his how however if in
into is it its just last later may me might must my never next nor not now off on once only or our out over quickly
rather said shall she should since so some soon still than that the their them then there these they this those though
to today together tomorrow too under until us very was we were what when where whether which while who whose why will
with without would yesterday yet you your
"""
NEUTRAL = frozenset(_NEUTRAL.split())
# A measure: with it behind a verb that things have as well, the word before is the thing ("Price agreed per unit").
MEASURES = frozenset({"per", "at", "until", "below", "above", "under", "as"})
# What happens to things. A person has something behind it: "Young reduced the order".
_HAPPENS = """
adjusted based calculated capped decreased excluded included increased indexed limited listed quoted reduced related
"""
HAPPENS = frozenset(_HAPPENS.split())
# What a verb has behind it where it is one: "Price reports that ...", but "price reports are due".
_OBJECTS = """
that whether if the a an his her their our its it him them us me this these no he she they we i how what why when some
any all both every each
"""
OBJECTS = frozenset(_OBJECTS.split())


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb.endswith("y") and verb[-2] not in "aeou" else f"{verb}s"


def _past(verb: str) -> str:
    if verb in _IRREGULAR or verb in _DOUBLED:
        return _IRREGULAR.get(verb) or _DOUBLED[verb]
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


# Verbs behind a name, each in its third person and its past: of people only, and of people and things.
SAYS = frozenset(form for verb in _SAYS.split() for form in (_third(verb), _past(verb)))
DOES = frozenset(form for verb in _DOES.split() for form in (_third(verb), _past(verb)))
# The same behind "will", "should" and "to".
SAY = frozenset(_SAYS.split())
DO = frozenset(_DOES.split())


@cache
def are_words() -> frozenset[str]:
    """Return, in lower case, the surnames that are everyday words and nobody's first name."""
    # Imported here: the lists take longer to load than all else that a process needs that only keeps values.
    from scrubbing.names import first_names, last_names
    from scrubbing.ordinary import AMBIGUOUS, ORDINARY, PLACES_AND_COMMON

    return ((ORDINARY | AMBIGUOUS | PLACES_AND_COMMON) & last_names()) - first_names()
