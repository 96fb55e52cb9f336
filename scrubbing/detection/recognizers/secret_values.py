"""Judge whether a value is a secret: drawn at random or thought up as a password, or a word that stands for one."""

import re
from base64 import b64decode
from binascii import Error
from collections import Counter
from math import log2

from scrubbing.detection.recognizers.secret_words import GLUED, PLAIN, STAND_INS
from scrubbing.ordinary import ORDINARY

# What a template, a shell or a person puts where the secret will be, and expressions by which programs look for one.
_TEMPLATE = re.compile(
    "|".join(
        (
            r"\$\{|\$\(|\{\{|\{%|<%|#\{|%\(\w*\)",
            r"<[^<>]{0,60}>|\{[\w.!:'\[\]\"]{0,40}\}|\[[\w ./\-]{1,40}\]\Z",
            r"\u2026|\.{3}|\*{3,}|[\u2022\u25cf\u00b7]{3,}|_{3,}|-{4,}|#{4,}|\?{3,}|x{4,}|X{4,}|\A[xX]{3,}\Z",
            r"\A%[\w ]+%\Z|\A\$[A-Za-z_]\w*\Z|\A\$env:|\A@\w+@\Z|\A__\w+__\Z|\A&\w+;?\Z|\A&(?:lt|#x3[cC]|#60);",
            r"\[\^?[^\]]{0,20}(?:a-z|A-Z|0-9)|\\x[0-9A-Fa-f]{2}|\\[wds][\])+*]",
            r"\A[{}\[\]()<>,;:=|/\\.\-+*&!?%$#@^~'\"]+\Z",
        )
    )
)
# A place where a secret is kept, and what is read from there.
_ELSEWHERE = re.compile(
    r"\A(?:arn:|vault:|ref\+|op://|ssm:|kms:|ENC\[|ENC\(|!vault|!secret|!ref|secretref:|secretkeyref|env:|env\.|file:|"
    r"https?:|s3:|process\.env|os\.environ|os\.getenv|secrets\.|settings\.|config\.|self\.|this\.|request\.|args\.|opts\.|"
    r"data\.|var\.|local\.|module\.|projects/|\.{1,2}/|~/|[A-Za-z]:[\\/]|sha(?:1|256|384|512)[:\-]|md5[:\-]|"
    r"/(?:run|etc|var|home|usr|opt|tmp|path|secrets?|app|data|mnt|root|srv|dev|proc|api|v\d|users?|docs?|keys?|auth|bin)(?:/|\Z))"
    r"|\A(?:\d{1,3}:)?v?\d+\.\d+[\w.+~:\-]{0,60}\Z|\A\w+=(?:True|False|None|\d{1,2})\Z|/aws4_request\Z|\A/[a-z][a-z0-9_\-]{1,20}(?:/[a-z][a-z0-9_\-.]{1,20}){0,6}/?\Z"
    r"|\.(?:pem|key|crt|cer|p12|pfx|jks|json|ya?ml|txt|env|ini|toml|py|js|ts|rb|go|sh|html?|css|png|svg|com|org|net|io)\Z",
    re.IGNORECASE,
)
# Long enough words that no draw of letters holds.
_TELLS = re.compile(
    r"example|placeholder|change[_\-]?me|your[_\-]?(?:api|access|secret|private|client|auth|token|key|pass|own|real|app|bot|"
    r"personal)|replace[_\-]?(?:me|with|this)|not[_\-]?(?:a[_\-]?)?(?:real|secret)|insert[_\-]|redacted|dummy[_\-]|fake[_\-]|"
    r"[_\-]here\b|xxxxx|abcdefgh|lorem|todo[_\-]",
    re.IGNORECASE,
)
# The heart of secrets that manuals print: Amazon's, jwt.io's, Stripe's, the storage emulator's, the RFCs' and Django's.
_PRINTED = (
    "IOSFODNN7",
    "MI44QH8DHB",
    "/K7MDENG/",
    "je7MtGbClwBF",
    "SflKxwRJSMeKKF2QT4fw",
    "TJVA95OrM7E2cBab30RM",
    "JBSWY3DPEHPK3PXP",
    "4eC39HqLyjWDarjtT1zdp7dc",
    "BQokikJOvBiI2HlWgH4olfQ2",
    "Eby8vdM02xNOcqFlqUwJPLlmEtl",
    "QWxhZGRpbjpvcGVu",
    "mF_9.B5f-4.1JqM",
    "2YotnFZFEjr1zCsicMWpAA",
    "SlAV32hkKG",
    "czZCaGRSa3F0Mzpn",
    "AIzaSyAdOS2zB6NCsk1pCdZ4",
    "dBjftJeZ4CVP",
    "correcthorsebatterystaple",
)
_SEPARATORS = re.compile(r"[^A-Za-z\u00c0-\u024f\d]+")
_PARTS = re.compile(r"[A-Z\u00c0-\u00de]?[a-z\u00df-\u024f]+|[A-Z\u00c0-\u00de]+(?![a-z])|[A-Z]+|\d+")
_IDENTIFIER = re.compile(r"(?:[A-Z]?[a-z]{2,18}|[A-Z]{2,14}|[A-Za-z]){1,5}\d{0,5}")
_CONSTANT = re.compile(r"[A-Z]{1,14}\d{0,2}(?:_[A-Z]{1,14}\d{0,2}){2,8}")
_NO_WORD = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)
_WORD = re.compile(r"(?!\w*[^aeiouy\W]{4})(?!\w*[aeiou]{4})(?=\w*[aeiouy])[A-Z]?[a-z]{3,}")
_ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_QUANTITY = re.compile(
    r"\d+(?:[.,:/\-]\d+)*(?:\+|%|-?(?:st|nd|rd|th|x|s|ms|m|h|d|k|kb|mb|gb|b|bit|bits|byte|bytes|chars?|characters?|digits?|days?|"
    r"hours?|minutes?|seconds?|times?|years?|weeks?|months?|char|letters?|symbols?|words?|step|factor|way|fold))?"
    r"|\d+/[a-z]{1,6}(?:/[\w,/]+)?|v?\d+(?:\.\d+)+\w{0,4}|(?:[A-Za-z]{1,3}[\-.]?)?\d{1,3}",
    re.IGNORECASE,
)
_INNER_MARK = re.compile(r"[^\W_][@!$#%^*&+=?~]+[^\W_]")
_MARKS = frozenset("!@#$%^&*?~+=")
# Signs of a value that are looked at, and those in which words are looked for.
_LONGEST, _WORDY = 400, 100


def entropy(value: str) -> float:
    """Return the bits per sign that Shannon's formula finds in the value itself."""
    size = len(value)
    return -sum(count / size * log2(count / size) for count in Counter(value).values()) if size else 0.0


def is_stand_in(value: str) -> bool:
    """Whether a value shows the form of a secret, names it, or tells where it is kept."""
    value = value[:_LONGEST]
    if _TEMPLATE.search(value) or _ELSEWHERE.search(value) or _TELLS.search(value):
        return True
    if any(printed in value for printed in _PRINTED) or is_regular(value):
        return True
    value = value[:_WORDY]
    pieces = _SEPARATORS.split(value)
    if any(word in STAND_INS for piece in pieces if _IDENTIFIER.fullmatch(piece) for word in _letters(piece)):
        return True
    words = _letters(value)
    return (bool(words) and _says_nothing(value, words)) or _is_glued(value)


def is_filled_in(value: str) -> bool:
    """Whether a field for passwords holds something: any word but those that say there is nothing."""
    words = _letters(value)
    nothing = all(word in PLAIN or word in STAND_INS for word in words) and value.isalpha()
    return not (nothing or _TEMPLATE.search(value) or _ELSEWHERE.search(value) or _TELLS.search(value))


def _letters(value: str) -> list[str]:
    return [part.lower() for part in _PARTS.findall(value) if not part.isdigit()]


def _says_nothing(value: str, words: list[str]) -> bool:
    """Whether a value is only words of no meaning here, perhaps counted: "user password", "my-token-2"."""
    if not any(sign.isdigit() for sign in value):
        return all(word in PLAIN or word in ORDINARY for word in words) and not _INNER_MARK.search(value)
    name = value.rstrip("0123456789")
    return (
        len(words) > 1
        and len(value) - len(name) <= 4
        and not any(sign.isdigit() or sign in _MARKS for sign in name)
        and all(word in PLAIN for word in words)
    )


def is_regular(value: str) -> bool:
    """Whether a value repeats itself or counts: "1234567890", "abcabcabc", "a1b2c3d4e5"."""
    last = value.rpartition("_")[2]
    lowered = (last if len(last) >= 8 else value).lower().replace("-", "")
    size = len(lowered)
    if len(set(lowered)) <= min(max(2, size // 10), 6):
        return True
    if size < 6:
        return False
    codes = list(map(ord, lowered))
    for step in (1, 2):
        steps = sum(0 <= after - before <= 1 for before, after in zip(codes, codes[step:], strict=False))
        if steps >= 0.7 * (size - step):
            return True
    return size >= 9 and any(lowered[period:] == lowered[:-period] for period in range(1, size // 3 + 1))


def _is_glued(value: str) -> bool:
    """Whether a value is nothing but names of secrets written together: "mysecretkey", "testpassword123"."""
    word = value.lower().rstrip("0123456789")
    if not 6 <= len(word) <= 40 or not word.isalpha() or len(value) - len(word) > 4:
        return False
    # The least number of words up to each place.
    fewest = [0] + [99] * len(word)
    for end in range(2, len(word) + 1):
        for start in range(max(0, end - 14), end - 1):
            if fewest[start] < 99 and word[start:end] in GLUED:
                fewest[end] = min(fewest[end], fewest[start] + 1)
    return 2 <= fewest[-1] <= 5


def is_wordy(value: str) -> bool:
    """Whether a value is made of words, as names in programs are: "access_token_v2", "getUserToken"."""
    pieces = [piece for piece in _SEPARATORS.split(value) if piece]
    if _CONSTANT.fullmatch(value):
        return True
    if not value.islower() and not value.isupper():
        # Of letters drawn in both cases hardly any make the form of a word.
        long = sum(len(word) for word in _PARTS.findall(value) if _WORD.fullmatch(word))
        if long >= 0.65 * len(value):
            return True
    for piece in pieces:
        if piece.isdigit() and len(piece) <= 4:
            continue
        if _IDENTIFIER.fullmatch(piece) is None or _NO_WORD.search(piece):
            return False
    words = [part for part in _PARTS.findall(value) if not part.isdigit()]
    return bool(words) and sum(map(len, words)) >= 3.2 * len(words)


def is_random(value: str, least: float = 3.0) -> bool:
    """Whether a value looks drawn by lot: the signs are many for its length, and make no words."""
    value = value[:_LONGEST]
    if any(sign.isspace() for sign in value):
        return False
    has_digit = any(sign.isdigit() for sign in value)
    has_letter = any(sign.isalpha() for sign in value)
    if not has_letter or not (has_digit or len(value) >= 14):
        return False
    if not has_digit and value.islower() and _SEPARATORS.search(value):
        return False
    # Of short values less can be asked.
    short = min(1.0, len(value) / 16)
    return entropy(value) >= least * short and not is_wordy(value) and not is_stand_in(value)


def is_password(value: str) -> bool:
    """Whether a value has the mixture of signs that words, names, amounts and versions do not have."""
    if len(value) < 4 or _QUANTITY.fullmatch(value) or _ADDRESS.fullmatch(value) or is_stand_in(value):
        return False
    letters = any(sign.isalpha() for sign in value)
    digits = any(sign.isdigit() for sign in value)
    if letters and digits:
        return not _is_technical(value) and not (value[0] == "/" and is_wordy(value))
    if letters:
        mixed = any(sign.isupper() for sign in value) and any(sign.islower() for sign in value)
        return _INNER_MARK.search(value) is not None or (mixed and any(sign in _MARKS for sign in value))
    return digits and len(value) >= 6 and any(sign in "!@#$%^&*" for sign in value)


def is_plain_password(value: str) -> bool:
    """Whether a single word of no vocabulary may be a password, where a file assigns it to one."""
    return (
        5 <= len(value) <= 40
        and value.isalpha()
        and (value.islower() or value.isupper())
        and value.lower() not in ORDINARY
        and not value.lower().endswith(
            ("ed", "ing", "able", "ible", "ory", "ally", "ive", "word", "field", "error", "type")
        )
        and not is_stand_in(value)
    )


def is_numeric_password(value: str) -> bool:
    """Whether a number may be a password."""
    return value.isdigit() and 6 <= len(value) <= 20 and not is_regular(value)


def login_of(encoded: str) -> str | None:
    """Return the password in the base64 form of "user:password", as Basic authentication has it; None if it is none."""
    try:
        decoded = b64decode(encoded + "=" * (-len(encoded) % 4), validate=True).decode()
    except (Error, ValueError):
        return None
    user, colon, password = decoded.partition(":")
    return password if colon and user.isprintable() and password.isprintable() and password else None


def _is_technical(value: str) -> bool:
    """Whether a value is a name of protocols and programs: "SHA-256", "oauth2", "user_id_2", "firstPass1"."""
    if value.lower() in PLAIN:
        return True
    if any(sign in _MARKS for sign in value):
        return False
    name = value.rstrip("0123456789")
    counted = len(value) - len(name)
    pieces = [piece.lower() for piece in _SEPARATORS.split(value) if piece]
    if len(pieces) > 1 and all(piece in PLAIN or piece.isdigit() for piece in pieces):
        return True
    if counted > 1 or not value[:1].islower() or any(sign.isdigit() for sign in name):
        return False
    words = _letters(name)
    return name in PLAIN or (len(words) > 1 and min(map(len, words)) > 2 and any(word in PLAIN for word in words))
