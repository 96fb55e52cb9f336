"""What is given to a name like 'password', 'api_key' or 'heroku token': in settings, programs, tables and sentences.

Every name is looked at once; how it goes on is matched from there, with bounds, and judged in Python. Places and names
are searched in a text of small letters of the same length, since ignoring case costs an expression its speed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrubbing.detection.recognizers.secret_formats import NAMED, Named, tree
from scrubbing.detection.recognizers.secret_values import (
    is_filled_in,
    is_numeric_password,
    is_password,
    is_plain_password,
    is_random,
    is_stand_in,
    login_of,
)
from scrubbing.detection.recognizers.secret_words import (
    CALLED,
    KEYS,
    OTHER,
    PASSWORDS,
    PLAIN,
    PUBLIC,
    SECRETS,
    TRAILING,
)
from scrubbing.ordinary import ORDINARY

Secret = tuple[int, int, float, str]

_SERVICES = sorted({word for named in NAMED for word in named.words})
_CALLED = re.compile(tree(CALLED))
_CALLED_OR_SERVICE = re.compile(tree(CALLED.union(_SERVICES)))

# A quotation mark, as it stands in a text, in JSON within a string, and in HTML.
_MARK = r"(?:\\?[\"'`]|&quot;|&\#39;|&\#x27;|[\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb])"
_TAG = r"(?:</?[a-z]{1,8}>)"
# Between two words of a sentence a line may have been broken, also in a quoted mail; an empty line ends it.
_GAP = r"(?:[ \t\u00a0]|\r?\n[ \t>]{0,8}(?=[^\s>]))"
_SPACE = rf"[ \t\u00a0]{{0,3}}{_GAP}"
# What is told may stand below, also behind an empty line.
_BELOW = r"[ \t]{0,3}(?:\r?\n[ \t>]{0,8}){1,2}(?=[^\s>])"
_PURPOSE = (
    rf"(?:{_SPACE}(?:for|of|to|on|in|at|fürs?|zum|zur|vom|am|pour|para|per|del?|du)"
    rf"{_SPACE}(?:[^\s.:=;<>(){{}}\ue000\ue001]|\.(?=\w)|{_GAP}){{1,60}}?)"
)
_LINK = re.compile(
    rf"""
    (?P<tail>[\w\-]{{0,40}}+(?:\.[\w\-]{{1,30}}){{0,3}}+)
    (?:
      # <add key="password" value="...">, {{"name": "PASSWORD", "value": "..."}}, - name: PASSWORD / value: ...
      {_MARK}?,?\s{{1,60}}{_MARK}?(?:value|content|default|parametervalue|secretvalue){_MARK}?\s{{0,3}}(?P<attribute>[:=])\s{{0,3}}
    | </key>\s{{0,60}}<string(?P<plist>)>
    | </t[dh](?P<cell>)>\s{{0,60}}<t[dh][^<>]{{0,60}}>
      # variable "password" {{ default = "..." }}
    | {_MARK}\s{{0,3}}\{{\s{{0,20}}
      (?:(?:type|description|sensitive|nullable)\s{{0,12}}=\s{{0,3}}[^\n]{{0,100}}\n\s{{0,20}}){{0,4}}
      default\s{{0,12}}(?P<variable>=)\s{{0,3}}
      # password: str = ..., password string = ...
    | \s?:\s?[a-z][\w.\[\]|\x20]{{0,30}}\s?(?P<annotated>=)(?![=>])\s{{0,3}}
    | \x20(?:string|char)\s?(?P<typed>:?=)(?![=>])\s{{0,3}}
      # the password for the portal is ..., set the password to ..., my password's ...
    | (?:
        {_MARK}?(?:{_SPACE}(?:[^\s.:=;\"'<>(){{}}\ue000\ue001]|{_GAP}){{1,50}}?|{_PURPOSE})??
        {_SPACE}(?P<verb>is|was|are|ist|lautet|est|es|è|é|to|as|war)
      | ['\u2019]s
      )
      (?:\s(?:now|still|currently|simply|just|always|today|jetzt|nun|ahora|maintenant|set\sto|changed\sto|the\sfollowing))?
      \s?:?(?:{_BELOW}|\s{{1,3}})
      # password for the portal: ..., password for the portal - ..., password - ...
    | {_PURPOSE}(?:\s?\([^()\n]{{0,40}}\))?\s?(?P<purpose>[:=\u2013\u2014]|-(?=\s))(?:{_BELOW}|[ \t]{{1,3}})
    | (?P<dash>\s?[\u2013\u2014]\s?|\s-\s)
    | (?:{_MARK}|[)\]*]|{_TAG}){{0,4}}(?:\s?\([^()\n]{{0,40}}\))?(?:[ \t]{{1,40}}|)
      (?P<by>=>|\u2192|:=|\?=|\|\|=?|\?\?|[!=]==?|=|:(?![:/])|\ue001|\|(?!\|)|,(?=\s{{0,3}}[\"'\\`])|\((?=[\"'`\\])|>)
      (?:{_TAG}|\*\*)?[ \t]{{0,40}}(?:[>|][+\-]?[ \t]{{0,3}}(?=\r?\n)|!!?(?:str|unsafe|binary)[ \t])?
      (?:\r?\n[ \t>]{{0,20}}){{0,2}}(?:[\-*\u2022]\x20)?(?:{_TAG}|\*\*)?
      # A label with what it is of on the line below
    | [)\]*_]{{0,4}}(?P<above>[ \t]{{0,3}}\r?\n)(?:[ \t>]{{0,8}}[\-=]{{3,}}\r?\n)?
      (?:[ \t>]{{0,8}}\r?\n)?[ \t>*\-\u2022]{{0,8}}
    | {_MARK}?(?P<space>[ \t]{{1,20}}|\t)
    )
    """,
    re.VERBOSE,
)
# What a programming language has before a string.
_STRING = re.compile(
    r"(?:[rbfunRBFUN@$L*]{1,2}(?=[\"'])|(?:new\s+)?(?:String|SecureString|Buffer\.from|std::string)\((?=[\"'])|str\((?=[\"'])|\((?=[\"']))?"
)
_OPENING = re.compile(rf"(?:\"\"\"|'''|{_MARK}|\*\*)")
# What connections put around a password with a semicolon in it.
_BRACED = re.compile(r"\{([^{}\n]{4,100})\}(?=;|[\"'\s]|\Z)")
_CLOSERS = {"\u201c": "\u201d", "\u201e": "\u201c", "\u2018": "\u2019", "\u00ab": "\u00bb", "\u00bb": "\u00ab"}
_BARE = re.compile(r"[^\s\"'`<>\ue000\ue001\u201c\u201d]{1,4000}")
# Where a bare value goes on as the next setting: "a;b=c", "a&b=c", "a,b:c", and a line end as JSON writes it.
_NEXT = re.compile(r"[;&,](?=\s*[A-Za-z_][\w .\-]{0,30}[=:])|\\[nrt]|&(?:quot|amp|lt|gt|#\d)|\||\}\}|[,;](?=[\"'\\])")
_LONGEST = 4000
# How far back a name may begin, and how much of a long value is looked at for signs of a program.
_LEFT, _JUDGED = 60, 400
_WORDS = re.compile(r"[A-ZÀ-Þ]{2,}(?![a-zß-ÿ])|[A-ZÀ-Þ]?[a-zß-ÿłş]+|[A-ZÀ-Þ]|\d+")
_NAME_SIGNS = re.compile(r"[\w.\-]*\Z")
_WORD_BEFORE = re.compile(r"(?<![\w.\-])([a-z]{2,14})[ \t]\Z")
# "name = value" with nothing else on the line, as files of settings have it.
_BEFORE_SETTING = re.compile(
    r"(?:^|[\n\r\ue001])[ \t>#*\-|]{0,12}(?:export |setx? |env |SET |ENV |ARG |\$env:|var |let |const )?"
    r"[\"']?[\w.\-\[\]/:@ ]{0,80}\Z"
)
# A label above what it is of: "Wi-Fi password" with nothing else on the line.
_LABEL = re.compile(r"(?:^|[\n\r\ue000])[ \t>#*_\-|\u2022]{0,12}(?:[^\W\d_][\w\-]{1,14}[ \t]){0,2}\Z")
_ALONE = re.compile(r"[\"'`*_ \t]{0,6}(?:\r?\n|\Z|\ue000)")
_AFTER_SETTING = re.compile(r"[ \t,;]{0,3}(?:#[^\n]*|//[^\n]*)?(?:\r?\n|\\n|\Z|\ue000)")
_CODE = re.compile(
    r"\A[\[({]|[(\[{][^)\]}]*\Z|\A[\w.]+\(|\A[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+[,;)\]]*\Z|\A[A-Za-z_]\w*\[|\A[&*!\-]+[A-Za-z_]\w*\Z|->|::|\A[a-z]+://|=>|==(?!=*\Z)|\A@|\A\w+\)"
)
_PHRASE = re.compile(r"[a-z]{3,12}(?:[ \-][a-z]{3,12}){3,11}")
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# What stands between the header of a column and the value of a cell.
_CELL = "\ue001"
# Of these, types of programs are made: "key: Ed25519PrivateKey".
_TYPES = frozenset(
    {"key", "token", "secret", "password", "auth", "type", "types", "credential", "credentials", "provider"}
)


@dataclass(frozen=True, slots=True)
class _Name:
    """What a name says: the family of the secret and its kind, and the words of the name."""

    family: str
    kind: str
    words: tuple[str, ...]
    written: str


@dataclass(frozen=True, slots=True)
class _Value:
    """A value as it stands in the text, whether in quotation marks, and by which sign it was given."""

    start: int
    text: str
    quoted: bool
    by: str
    setting: bool


def assigned(text: str, lowered: str, with_services: bool) -> Iterator[Secret]:
    """Yield the secrets that names announce; with those of services, whose values are long and no words."""
    cues = _CALLED_OR_SERVICE if with_services else _CALLED
    position = reached = 0
    while (cue := cues.search(lowered, position)) is not None:
        link = _LINK.match(lowered, cue.end())
        position = cue.end()
        if link is None:
            continue
        position = max(position, link.end("tail"))
        start = _start(text, lowered, max(reached, cue.start() - _LEFT), cue.start())
        name = _name(text[start : link.end("tail")])
        if name is None:
            continue
        value = _value(text, start, link)
        if value is None or value.start < reached:
            continue
        kind = _kind(name, value, text[max(0, start - 3) : start])
        if kind is not None:
            reached = position = value.start + len(value.text)
            yield value.start, reached, 0.9, kind


def _start(text: str, lowered: str, low: int, cue: int) -> int:
    """Return where the name begins in which a cue stands: "key" may be called so by the word before it."""
    signs = _NAME_SIGNS.search(text, low, cue)
    start = signs.start() if signs else cue
    word = _WORD_BEFORE.search(lowered, low, start) if start == cue else None
    called = word is not None and (word[1] in KEYS or f"{word[1]}key" in PASSWORDS)
    return word.start() if word is not None and called else start


def _name(written: str) -> _Name | None:
    words = tuple(word.lower() for word in _WORDS.findall(written))
    if not words or any(word in PUBLIC for word in words):
        return None
    family, kind = _family(words)
    if not family and not any(service in written.lower() for service in _SERVICES):
        return None
    return _Name(family, kind, words, written.lower())


def _family(words: tuple[str, ...]) -> tuple[str, str]:
    """Return the family and the kind of secret that the words of a name call for; nothing where they call for none."""
    end = len(words)
    while end > 1 and (words[end - 1] in TRAILING or words[end - 1].isdigit()) and end > len(words) - 3:
        if _last(words[:end])[0]:
            break
        end -= 1
    return _last(words[:end])


def _last(words: tuple[str, ...]) -> tuple[str, str]:
    word = words[-1]
    before = words[-2] if len(words) > 1 else ""
    if (
        word in PASSWORDS
        or f"{before}{word}" in PASSWORDS
        or "".join(words[-3:]) in PASSWORDS
        or word.endswith(("password", "passwd", "passwort", "passphrase", "kennwort"))
    ):
        return "password", "password"
    if word in ("key", "keys", "schlüssel") and (before in KEYS or before.endswith(("access", "api", "secret"))):
        return "key", "private-key" if before == "private" else "api-key"
    if word.endswith(("apikey", "secretkey", "accesskey", "privatekey", "authkey")):
        return "key", "api-key"
    if word in SECRETS or f"{before}{word}" in SECRETS or (word.endswith(("token", "secret")) and word not in PUBLIC):
        return "key", "token" if word.endswith("token") else "secret"
    return "", ""


def _value(text: str, name_start: int, link: re.Match[str]) -> _Value | None:
    value = _given(text, name_start, link)
    if value is None or value.by != "\n":
        return value
    alone = _ALONE.match(text, value.start + len(value.text)) is not None
    return value if alone and _LABEL.search(text, max(0, name_start - 50), name_start) else None


def _given(text: str, name_start: int, link: re.Match[str]) -> _Value | None:
    by = next((sign for group in ("by", "attribute", "annotated", "typed", "variable") if (sign := link[group])), "")
    if link["verb"] in ("to", "as"):
        by = "to"
    elif link["cell"] is not None or link["plist"] is not None:
        by = ">"
    elif link["purpose"] in (":", "="):
        by = ":"
    elif link["above"]:
        by = "\n"
    elif link["space"]:
        by = " "
    elif not by:
        by = "is"
    start = link.end()
    prefix = _STRING.match(text, start)
    if prefix is not None:
        start = prefix.end()
    opening = _OPENING.match(text, start)
    braced = _BRACED.match(text, start) if by == "=" and opening is None else None
    if braced is not None and any(map(str.isdigit, braced[1])) and is_password(braced[1]):
        return _Value(braced.start(1), braced[1], True, by, True)
    if opening is not None:
        mark = opening.group()
        closer = _CLOSERS.get(mark, mark)
        begin = opening.end()
        line = text.find("\n", begin, begin + _LONGEST)
        limit = line if line >= 0 else min(len(text), begin + _LONGEST)
        end = text.find(closer, begin, limit)
        while end > begin and len(closer) == 1 and text[end - 1] == "\\" and closer in "\"'":
            end = text.find(closer, end + 1, limit)
        if end >= 0:
            return _Value(begin, text[begin:end], True, by, True)
        start = begin
    if by in (",", "("):
        return None
    bare = _BARE.match(text, start)
    if bare is None:
        return None
    value = bare.group()
    following = _NEXT.search(value)
    if following is not None:
        value = value[: following.start()]
    value = _trimmed(value)
    setting = (
        _BEFORE_SETTING.search(text, max(0, name_start - 100), name_start) is not None
        and _AFTER_SETTING.match(text, start + len(value)) is not None
    )
    return _Value(start, value, by == ">" and text[start + len(value) : start + len(value) + 2] == "</", by, setting)


def _trimmed(value: str) -> str:
    """Take away what belongs to the sentence or the program around a bare value."""
    while value:
        last = value[-1]
        if (
            last in ".,;:?"
            or (last in ")]}" and value.count(last) > value.count({")": "(", "]": "[", "}": "{"}[last]))
            or value.endswith("\\")
        ):
            value = value[:-1]
        else:
            break
    return value


def _kind(name: _Name, value: _Value, before: str) -> str | None:
    """Return the kind of secret that a value is, None if it is none."""
    if len(value.text) < 4 or before.endswith("::"):
        return None
    if value.by == _CELL and name.family == "password" and value.setting and is_filled_in(value.text):
        return name.kind
    if is_stand_in(value.text):
        return None
    if value.by == ":" and before.endswith(":"):
        # "arn:aws:secretsmanager:eu-west-1:123:secret:name"
        return None
    if value.by == " " and value.text[0] in ",;:)]}-":
        return None
    if not value.quoted and (_CODE.search(value.text[-_JUDGED:]) or _brackets(value.text[:_JUDGED]) > 1):
        return None
    for named in NAMED:
        if _is_named(named, name, value):
            return named.kind
    if value.by in (" ", "to", "\n") and name.written == "pass" and not before.endswith("-"):
        # "pass x=1 to the function"
        return None
    if name.family == "password" and _is_password(value, before):
        return name.kind
    if name.family == "key" and _is_key(name, value, before):
        return name.kind
    return None


def _brackets(value: str) -> int:
    return sum(sign in "()[]{}" for sign in value)


_NAMED_VALUES = {named: re.compile(named.value) for named in NAMED}


def _is_named(named: Named, name: _Name, value: _Value) -> bool:
    return (
        any(word in name.written for word in named.words)
        and (bool(name.family) or "key" in name.words or not named.secret)
        and name.words[-1] not in OTHER
        and value.by not in ("is", "to", " ")
        and _NAMED_VALUES[named].fullmatch(value.text) is not None
        # Where services are looked for at all, a long word stands that is none of a sentence.
        and not (value.text.isalpha() and value.text[1:].islower())
        and (value.text.isdigit() or is_random(value.text, named.entropy))
    )


def _is_password(value: _Value, before: str) -> bool:
    written = value.text
    if " " in written or "\t" in written:
        given = value.quoted and value.by in ("=", ":", "=>", ":=", ">")
        return given and (_PHRASE.fullmatch(written) is not None or _is_strange(written))
    if value.quoted:
        if value.by in (",", "(", " ", "||", "??"):
            return is_password(written) and not written.lower().startswith("pass")
        return is_password(written) or is_plain_password(written) or is_numeric_password(written)
    if value.by == " ":
        return is_password(written) and len(written) >= (4 if before.endswith("-") else 6)
    if is_password(written):
        return True
    if not value.setting or value.by not in ("=", ":", ":="):
        return False
    return (written.islower() and is_plain_password(written)) or is_numeric_password(written)


def _is_strange(value: str) -> bool:
    """Whether a value with spaces is a password: short, with figures, and without a word of any sentence."""
    words = [word.lower() for word in _WORDS.findall(value) if len(word) > 2 and word.isalpha()]
    return (
        value.count(" ") <= 3
        and "\t" not in value
        and any(map(str.isdigit, value))
        and any(map(str.isalpha, value))
        and not any(word in PLAIN or word in ORDINARY for word in words)
        and is_password(value.replace(" ", ""))
    )


def _is_thought_up(value: str) -> bool:
    """Whether a value that nobody drew by lot is a password nevertheless: "DB_SECRET=Sommer2024!"."""
    return (
        8 <= len(value) <= 40
        and any(sign in "!@#$%^*" for sign in value[1:])
        and any(map(str.isdigit, value))
        and not any(sign in " \t/\\()[]{}<>=;:," for sign in value)
        and is_password(value)
    )


def _is_key(name: _Name, value: _Value, before: str) -> bool:
    written = value.text
    if name.words[-1] == "auth":
        if login_of(written) is not None:
            return not is_stand_in(login_of(written) or "")
        user, colon, password = written.partition(":")
        if value.quoted and colon and user.isalnum() and is_password(password):
            return True
    if value.by in ("=", ":", "=>", ":=", ">") and (value.setting or value.quoted) and _is_thought_up(written):
        return True
    if _UUID.fullmatch(written):
        return name.words[-1] not in ("token", "auth", "id") or len(name.words) > 1
    if len(written) < 8 or not is_random(written, 3.0):
        return False
    if not value.quoted and any(word.lower() in _TYPES for word in _WORDS.findall(written)):
        return False
    if value.by in ("is", "to", "|") or (value.by == " " and not before.endswith("-")):
        return len(written) >= 16 and any(sign.isdigit() for sign in written)
    return any(sign.isdigit() for sign in written) or (value.quoted and value.by not in (",", "("))
