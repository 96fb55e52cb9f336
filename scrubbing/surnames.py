"""What a surname means where it stands alone. Core, plain Python.

Some are words as well ("Price", "Young", "Brown"). Where a sentence, a line or a cell begins, a capital says nothing:
"Price per unit" is a thing and "Price asked" a person. What stands behind the word decides; redaction and the proof
each read these lists by a rule of their own. Others can only be their person, in whatever letters.
"""

from collections.abc import Iterable
from functools import cache

from scrubbing.findings import KnownValue
from scrubbing.frequent import is_frequent

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


@cache
def _plain_words() -> frozenset[str]:
    from scrubbing.ordinary import COMMON_NAMES, ORDINARY

    return ORDINARY | COMMON_NAMES


def is_a_phrase(name: str) -> bool:
    """Whether all words of a name are common ones and may stand beside each other in small letters ("May Park": they
    "may park in lot C")."""
    words = [word.strip(".,").casefold() for word in name.split()]
    return len(words) > 1 and all(len(word) == 1 or word in _plain_words() for word in words)


# A shorter surname is a syllable of other words and a short form of many things.
_SHORTEST_UNMISTAKABLE = 6
# Endings that make a surname of a first name or a place: no word, however often texts have it.
_OF_SURNAMES = ("son", "sen", "ski", "sky", "ez", "berg", "stein", "feld", "mann")
# What methods, formats and programs are called after people: in an identifier they mean that.
_TERMS_TEXT = """
anderson bartlett bellman benjamini bernoulli bezier bonferroni broyden butterworth catmull cauchy chebyshev cholesky
cochran collatz cronbach darling delaunay dijkstra doppler eratosthenes fibonacci fletcher fourier gauss goldfarb
gompertz hamming hermite hilbert hochberg householder hudson huffman jaccard jackson jacobi jenkins kalman kendall
kolmogorov kruskal lagrange lambert lanczos laplace legendre levene levenshtein lorentz mahalanobis mandelbrot
manhattan markov mcnemar mercator mersenne minkowski nelder nesterov neumann newton nyquist pareto pearson poisson
powell pythagoras riemann rijndael savitzky shannon shapiro sierpinski simpson smirnov spearman thompson tukey vincenty
voronoi wasserstein watson weibull wiener wilcoxon wilson
"""
_TERMS = frozenset(_TERMS_TEXT.split())


def may_be_a_surname(word: str) -> bool:
    """Whether a word is so long and rare that, where it is a surname, it is nothing else, not even a term."""
    from scrubbing.names import first_names
    from scrubbing.ordinary import AMBIGUOUS, ORDINARY, PLACES_AND_COMMON

    folded = word.casefold()
    if len(word) < _SHORTEST_UNMISTAKABLE or not word.isalpha():
        return False
    if any(folded in words for words in (ORDINARY, AMBIGUOUS, PLACES_AND_COMMON, first_names(), _TERMS)):
        return False
    return folded.endswith(_OF_SURNAMES) or not is_frequent(folded)


def unmistakable(values: Iterable[KnownValue]) -> frozenset[str]:
    """Return, in lower case, the surnames among the values that mean their person in small letters and as a piece of
    an identifier, too ("route_kowalczyk", "kowalczykQueue").

    Such a surname is no word and no term, and a full name with a known first name or surname bears it, or an address:
    a program that was taken for a person ("Airflow") must not be renamed in the code that imports it.
    """
    from scrubbing.names import first_names, last_names

    gone = [value for value in values if value.scrubbed]
    people = {value.text for value in gone if value.type == "PERSON"}
    words = {text.casefold() for text in people if may_be_a_surname(text)}
    if not words:
        return frozenset()
    addresses = [value.text.partition("@")[0].casefold() for value in gone if value.type == "EMAIL_ADDRESS"]
    found = set()
    for name in people:
        first, *rest = name.casefold().replace("-", " ").split() or [""]
        if rest and name[:1].isupper() and "," not in name:
            known = first in first_names()
            found |= {
                word
                for word in words.intersection(rest)
                if known or word in last_names() or any(word in address for address in addresses)
            }
    return frozenset(found)
