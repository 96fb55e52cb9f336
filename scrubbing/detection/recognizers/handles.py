"""Accounts that are written as "@name", told from the annotations, variables, tags and rules that programs write so.

The sign alone proves nothing: it needs a name that is made like somebody's account, or words around it that speak to
somebody or name a service. In a line of a program nothing but the name itself counts.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache

from scrubbing.detection.everyday import is_everyday, is_name
from scrubbing.frequent import is_frequent
from scrubbing.names import first_names, last_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY

# What follows the sign in programs, and whom chats call by what they do: nobody's account, whatever stands around it.
_NOBODYS_TEXT = """
admin administrator administrators admins after again all always and apply article author autowired backend backlog
base bean before booklet bots break brief category channel charset class classmethod click code codeowners component
condition conference constructor consumes container contextmanager controller copyright counter dataclass default
defgroup dependabot deprecated description designers dev devops devs directive docs echo elseif email endcode endfor
endforeach endif endsection endwhile entity enum event everybody everyone example exception export extend extends
extension field file final fixture font-face for foreach forelse forward frontend function game generated get global
group groups handle handlers here hide home host hostlistener hostname hr html if ignore implements import importfrom
in inbook inc include incollection infosec ingroup inherit inheritdoc inject injectable inproceedings input inputs
interface internal isset it keyframes kind lang latest layer layout lead leads link list localhost mainpage maintainer
maintainers managers manual mastersthesis media member memberof message method methods misc mixin mod model moderators
mods module mutation name namespace nested new next ngdoc nobody noinspection none noqa note null nullable number
object observable ondelete online only ops option optional order out output overload override package page pageable
param parameter params parent parser password path phdthesis php plugin port post preamble private proceedings prop
property props protected provides public push put qa query raise read readonly record ref register remark remarks
repository rest restcontroller result return returns root route router routes sales schema sec section security see
select self sequence service session set setter setup showmethods skip slot slow smoke sound sql sre stack staff
startuml staticmethod stub support supports suppresswarnings switch system table tag tags tailwind team teams
techreport template tenant test testing tests then this throw throws todo token topic trait transactional transient
try type typedef typeparam types undefined unknown unpublished until use user username users uses using utility valid
validated value var vararg variable verbatim version view viewport volatile warning watch webhook when while wip with
xml yield you your
"""
_NOBODYS = frozenset(_NOBODYS_TEXT.split())

_NAME = r"(?P<name>[A-Za-z][\w.\-]{1,38}\w)"
# Behind a name goes on what is no account: "@Entity(", "@sec:intro", "@scope/package", "@article{".
_MENTION = re.compile(rf"@(?<![A-Z]<@)(?<![\w@/.`=(\[{{\"'\\|~$#&*]@){_NAME}(?![\w/(@{{\[=]|[.\-]\w|:[\w:])")
# In brackets behind a name: 'Jane Doe (@janedoe)'.
_IN_BRACKETS = re.compile(rf"(?<=\w \()@{_NAME}(?=\))")
_WORD_BEFORE = re.compile(r"(\w+) \(\Z")
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HUMP = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
# "[@knuth1984; @smith2020, p. 5]" cites.
_CITES = re.compile(r"(?:\[|;\s|\[-|\[see )\Z")
_YEAR = re.compile(r"[A-Za-z\-]+(?:1[89]|20)\d\d[a-z]?")

_SERVICE = r"twitter|x\.com|instagram|insta|tiktok|threads|mastodon|bluesky|bsky|telegram|snapchat|youtube|facebook"
_MEMBERS = r"github|gitlab|slack|discord|skype|signal|wechat|whatsapp|linkedin|reddit|medium|keybase"
_CALLED = r"user ?name|user ?id|handle|screen ?name|account|nick(?:name)?|login"
_LINKS = r"(?:[ \t]{0,2}(?:[:=\ue001(\-\u2013]|is|at|as|handle|account|id|name|user|us|me|them|him|her|on|:)){0,3}"
# Before a mention: what names a service, or asks to follow.
_OF_A_SERVICE = re.compile(
    rf"(?<![\w/@.\-])(?:{_SERVICE}|(?-i:X)(?=[ \t]?:)|follow|DMs?|retweet|(?-i:RT)){_LINKS}[ \t(]{{0,3}}\Z",
    re.IGNORECASE,
)
_OF_A_MEMBER = re.compile(rf"(?<![\w/@.\-])(?:{_MEMBERS}|{_CALLED}){_LINKS}[ \t(]{{0,3}}\Z", re.IGNORECASE)
_ON_A_SERVICE = re.compile(
    rf"[ \t]{{1,2}}\(?(?:on|at|via|in)[ \t](?:{_SERVICE}|{_MEMBERS}|(?-i:X))(?!\w)", re.IGNORECASE
)
# Speaks to somebody, or of somebody.
_CALLS = re.compile(
    r"(?<!\w)(?:thanks|thank you|thx|many thanks|kudos|cc|cc'ing|fyi|ping|pinging|pinged|hi|hey|hello|dear|welcome|ask|"
    r"asked|tell|told|poke|nudge|assign(?:ed)?(?: it)? to|reviewed by|reported by|suggested by|written by|posted by|"
    r"assignee|assigned|reviewer|owner|photo by|contributed by|behalf of|"
    r"danke|merci|gracias|hallo)(?: to)?[ \t:,]{1,3}(?:@[\w.\-]{3,40}[ \t]?(?:,|and|&|\+)?[ \t]{1,2}){0,5}\Z",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"[,:]?[ \t](?:can|could|would|will|please|pls|plz|(?:did|do|have|are)[ \t](?:you|u))(?!\w)", re.IGNORECASE
)
_TELLS = re.compile(
    r"(?:['\u2019]s)?[ \t](?:is|was|has|had|said|says|wrote|writes|asked|asks|mentioned|suggested|reported|fixed|"
    r"pointed|thinks?|knows?|needs?|wants?|agreed|agrees|confirmed|sent|"
    r"approved|merged|posted|joined|left|added|pushed|what|when|any|let|look|take|takes|your|you|"
    r"i|we|thanks|thank)(?!\w)|[ \t](?:and|\+|&)[ \t]?@|,|\Z|[ \t]*[.!?](?:\s|\Z)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:\A|[.!?:,;\u2013\u2014>\-\]][ \t]|\))[ \t]*\Z|(?<!\w)(?:to|from|by|with|for|and|or)[ \t]\Z")
# "Reviewer: @mkowalski", "| Owner | @mkowalski |"; "Well done, @mkowalski!".
_LABELLED = re.compile(r"(?:(?:\A|[|>*\-][ \t])[ \t]*[^\W\d_][\w \-/]{1,30}:|\|)[ \t]{1,2}\Z")
_LAST = re.compile(r"[a-z],[ \t]\Z")
_MARK = re.compile(r"[\d._]")
# "the @decorator", "use @noinline": a thing.
_THING = re.compile(
    r"(?<!\w)(?:the|an?|this|that|each|every|its|use[sd]?|using|add|an|no|annotation|tag|rule)[ \t]\Z", re.I
)
_TECHNICAL = re.compile(
    r"(?<!\w)(?:annotat\w+|decorat\w+|directives?|mixins?|methods?|class(?:es)?|functions?|parameters?|variables?|"
    r"attributes?|macros?|compilers?|syntax|keywords?|modules?|packages?|imports?|fields?|tags?|scenarios?)(?!\w)",
    re.IGNORECASE,
)
_LOWER_WORD = re.compile(r"(?<![\w@/.\-])[a-zß-öø-ÿ][a-zß-öø-ÿ'\u2019]+(?![\w@/(])")
_COMMENT = re.compile(
    r"[ \t]*(?:/\*\*?|\*|//[/!]?|#['!]?|--+|%+|;+|'''?|\"\"\"|<!--|\{\{--|rem(?=[ \t])|REM(?=[ \t]))[ \t]*"
)
_TO_A_TAG = re.compile(r"(?:\A|[.*/#'%!\-])[ \t]*\Z")
# What prose hardly holds: ends of statements, blocks, calls, operators, markup, and the words lines of programs begin
# with.
_CODE = re.compile(
    r"[{};][ \t]*$|[{}]|\w\((?!s\))[^()\n]*\)|=>|->|::|[=!<>:+\-*/]=|(?<![\w\"])\$\w|&&|\|\||@@|\\\w+[{\[]|"
    r"<[/!]?[a-z][\w\-]*(?:[ \t][^<>\n]*)?>|(?<![\w&?/%.])\w+[ \t]?=[ \t]?[\w\"'(\[@]|^[ \t]*</?\w|^[ \t]+@\w|"
    r"^[ \t]*(?:(?:def|func|namespace|foreach|elsif|elif|const|declare)(?!\w)|"
    r"(?:public|private|protected|static|class|interface|struct|enum|fun|let|var|val|export|import|"
    r"use|using|set|push|exec|execute)[ \t]@|"
    r"(?:my|our)[ \t][@$%]|(?:exec|execute|call)[ \t][\w.]+[ \t]@|(?:select|return)[ \t]@|"
    r"@[\w.]+[ \t]+(?:#|//|[\w.]+:(?=\s|$))|(?:feature|scenario|background|examples|-?[ \t]?uses):)",
    re.IGNORECASE,
)
_LINE_END = re.compile("[\n\ue000]")
_TAGS_ONLY = re.compile(r"[ \t]*(?:@[\w.\-]+[ \t]*)+")

_SHORTEST, _SHORTEST_LAST, _SHORTEST_FIRST = 3, 4, 3
# How much of a line is looked at on each side, and where the words stand that tell.
_WIDE, _FAR = 300, 80


class _Made(Enum):
    """Of what the name behind the sign is made."""

    # A first name with a last one, an initial with a last name.
    OF_NAMES = auto()
    # One name.
    ONE_NAME = auto()
    # Letters that are no word, or such with digits.
    STRANGE = auto()
    # Several words, or a word with digits.
    WORDS = auto()
    # A word as it stands in texts.
    A_WORD = auto()
    NOBODYS = auto()


def mentions(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield the accounts of a text.

    One that is an everyday word as well is found with its sign, so that the word itself stays where it stands alone.
    """
    for match in _IN_BRACKETS.finditer(text):
        made = _made(match["name"])
        word = _WORD_BEFORE.search(text, max(0, match.start() - _FAR), match.start())
        named = word is not None and word[1][:1].isupper()
        if made is _Made.OF_NAMES or (named and made in (_Made.ONE_NAME, _Made.STRANGE)):
            yield (*match.span("name"), 0.7)
        elif made is _Made.WORDS and named and word is not None and is_name(word[1]):
            yield match.start(), match.end("name"), 0.7
    for match in _MENTION.finditer(text):
        made = _made(match["name"])
        if made is _Made.NOBODYS:
            continue
        before = _LINE_END.split(text[max(0, match.start() - _WIDE) : match.start()])[-1]
        after = _LINE_END.split(text[match.end() : match.end() + _WIDE], maxsplit=1)[0]
        if _is_account(made, match["name"], before, after):
            start = match.start("name") if _means_somebody(made, match["name"]) else match.start()
            yield start, match.end("name"), 0.6


def _means_somebody(made: _Made, name: str) -> bool:
    """Whether a name is no word of texts, so that it may go where it stands without the sign, too."""
    if made is _Made.ONE_NAME:
        return not is_frequent(name) or (name.casefold() in first_names() and not is_everyday(name))
    return made in (_Made.OF_NAMES, _Made.STRANGE)


def _is_account(made: _Made, name: str, before: str, after: str) -> bool:
    """Whether a line says that what it mentions is an account."""
    comment = _COMMENT.match(before)
    said = before[comment.end() :] if comment is not None else before
    code = _is_code(said, name, after)
    is_tag = comment is not None and _TO_A_TAG.search(said) is not None
    near = said[-_FAR:]
    if not code and not is_tag and (_OF_A_SERVICE.search(near) or _ON_A_SERVICE.match(after)):
        return True
    if made is _Made.A_WORD:
        return False
    if made is _Made.OF_NAMES:
        return not (code and _HUMP.search(name))
    if _CITES.search(near) and _YEAR.fullmatch(name):
        return False
    if _OF_A_MEMBER.search(near):
        return True
    if code or is_tag or _THING.search(near):
        return False
    if _CALLS.search(near):
        return True
    if made is not _Made.WORDS and (_LABELLED.search(near) or (_LAST.search(near) and not after.strip(" .!?)"))):
        return not _HUMP.search(name)
    if not _is_prose(said, after, fewest=1 if _MARK.search(name) else 2):
        return False
    if _REQUESTS.match(after):
        return made is not _Made.WORDS or _BEGINS.search(near) is not None
    if made is _Made.WORDS or (made is _Made.STRANGE and _HUMP.search(name)):
        return False
    if any(map(str.isdigit, name)) or made is _Made.ONE_NAME:
        return True
    if _TECHNICAL.search(said) or _TECHNICAL.search(after):
        return False
    return bool(_TELLS.match(after) or _BEGINS.search(near))


def _is_code(said: str, name: str, after: str) -> bool:
    line = f"{said}@{name}{after}"
    return _TAGS_ONLY.fullmatch(line) is not None or _CODE.search(line) is not None


def _is_prose(before: str, after: str, fewest: int) -> bool:
    return len(_LOWER_WORD.findall(before)) + len(_LOWER_WORD.findall(after)) >= fewest


@lru_cache(maxsize=4096)
def _made(name: str) -> _Made:
    lowered = name.lower()
    if lowered in _NOBODYS or lowered.rstrip("0123456789") in _NOBODYS:
        return _Made.NOBODYS
    pieces = [piece.lower() for piece in _PIECE.findall(name)]
    words = [piece for piece in pieces if not piece.isdigit()]
    if not words or max(map(len, words)) < _SHORTEST or name.isupper():
        return _Made.WORDS
    if _is_of_names(words):
        return _Made.OF_NAMES
    if len(words) == 1 and lowered.isalpha():
        word = words[0]
        if is_name(word) and word not in ORDINARY:
            return _Made.ONE_NAME
        if _is_word(word):
            return _Made.A_WORD
        return _Made.WORDS if _is_compound(word) else _Made.STRANGE
    if any(word in first_names() and word not in ORDINARY | AMBIGUOUS for word in words) and not _HUMP.search(name):
        return _Made.STRANGE
    telling = [word for word in words if len(word) >= _SHORTEST]
    plain = any(word in _NOBODYS or _is_word(word) or _is_compound(word) for word in telling)
    return _Made.WORDS if plain else _Made.STRANGE


def _is_of_names(words: list[str]) -> bool:
    if len(words) > 1:
        first, last = words[0], words[-1]
        if first in ORDINARY or last in ORDINARY or last in _NOBODYS:
            return False
        if first in first_names() and len(last) >= _SHORTEST:
            return last in last_names() or not is_everyday(last)
        if len(first) == 1 or len(last) == 1:
            family = last if len(first) == 1 else first
            return family in last_names() and not is_everyday(family)
        return first in last_names() and last in first_names() and not is_everyday(first) and not is_everyday(last)
    word = words[0]
    if _is_word(word):
        return False
    if any(
        word[:cut] in first_names() and word[cut:] in last_names() and word[cut:] not in ORDINARY
        for cut in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1)
    ):
        return True
    return len(word) > _SHORTEST_LAST + 1 and word[1:] in last_names() and not is_everyday(word[1:])


def _is_word(name: str) -> bool:
    return is_everyday(name) or is_frequent(name)


def _is_compound(word: str) -> bool:
    """Whether two words that stand in texts are written together: "startdate", "endsection", "onupdate"."""
    return any(
        _is_word(word[:cut]) and _is_word(word[cut:]) and word[:cut] not in first_names()
        for cut in range(2, len(word) - 1)
    )
