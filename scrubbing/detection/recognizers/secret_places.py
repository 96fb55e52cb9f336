"""Places where a secret stands without a name: addresses, headers, command lines, connections, and files of logins.

Each is a row: signs without which it is not looked for, an expression for a text in small letters, and what the value
must be. The value is what the groups that begin with "v" hold, in the letters of the text itself.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from scrubbing.detection.recognizers.secret_values import (
    is_password,
    is_plain_password,
    is_random,
    is_regular,
    is_stand_in,
    is_wordy,
    login_of,
)
from scrubbing.detection.recognizers.secret_words import PLAIN

Secret = tuple[int, int, float, str]


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of place. It is looked for in texts that hold one sign of each of the `gates`; the rarest stands first."""

    kind: str
    gates: tuple[tuple[str, ...], ...]
    expression: re.Pattern[str]
    judge: Callable[[str], bool]


def places(text: str, lowered: str) -> Iterator[Secret]:
    """Yield the secrets that are told by where they stand."""
    opened: dict[tuple[str, ...], bool] = {}
    for place in PLACES:
        if not _is_open(place, lowered, opened):
            continue
        for match in place.expression.finditer(lowered):
            for start, end in _values(match):
                if place.judge(text[start:end]):
                    yield start, end, 0.9, place.kind
    yield from _named_behind(text, lowered)
    yield from _of_cluster(text, lowered)


def _is_open(place: Place, lowered: str, opened: dict[tuple[str, ...], bool]) -> bool:
    """Whether a text passes all gates of a place; what was found out for another place is not looked for again."""
    for gate in place.gates:
        if gate not in opened:
            opened[gate] = any(sign in lowered for sign in gate)
        if not opened[gate]:
            return False
    return True


def _values(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    for group in match.re.groupindex:
        if group[0] == "v" and match[group]:
            yield match.span(group)


def _any(value: str) -> bool:
    """Whether somebody put a secret at a place that has no other use."""
    return len(value) >= 3 and not is_stand_in(unquote(value) if "%" in value else value)


def _in_address(value: str) -> bool:
    # "host:8080@..." is no login.
    return _any(value) and not (value.isdigit() and len(value) < 4)


def _long(value: str) -> bool:
    written = unquote(value) if "%" in value else value
    return len(written) >= 16 and any(sign.isdigit() for sign in written) and is_random(written)


def _bearer(value: str) -> bool:
    """Whether what authorises a request was drawn by lot; it may count like "0123456789abcdef", as some tests' do."""
    has_both = any(sign.isdigit() for sign in value) and any(sign.isalpha() for sign in value)
    return has_both and not is_wordy(value) and (not is_stand_in(value) or (is_regular(value) and len(set(value)) > 8))


def _login(value: str) -> bool:
    password = login_of(value)
    return not is_stand_in(value) and (_any(password) if password is not None else len(value) >= 24 and _bearer(value))


def _authorised(value: str) -> bool:
    return _login(value) if login_of(value) is not None else len(value) >= 12 and _bearer(value)


def _thought_up(value: str) -> bool:
    """Whether a word in a sentence is a password: with figures or marks, and no path, date or abbreviation."""
    if any(sign in "/=(){}[]" for sign in value) or value.count(":") > 1 or not is_password(value):
        return False
    if value.rstrip("0123456789.").lower() in PLAIN:
        # "GitLab16"
        return False
    kinds = (str.isupper, str.islower, str.isdigit, lambda sign: not sign.isalnum())
    return len(value) >= 8 or sum(any(map(kind, value)) for kind in kinds) >= 3


def _community(value: str) -> bool:
    return value not in ("public", "private") and not is_stand_in(value)


def _cipher(value: str) -> bool:
    return is_password(value) or (len(value) >= 8 and value.isdigit() and not is_regular(value))


def _key_number(value: str) -> bool:
    return is_random(value)


def _phrase(value: str) -> bool:
    return len(set(value.split())) >= 9


# A value in quotation marks of either kind, or up to the next space.
_ARGUMENT = r"(?:\"(?P<v1>[^\"\n]{3,200})\"|'(?P<v2>[^'\n]{3,200})'|(?P<v3>[^\s\"'|;&<>`]{3,200}))"
# The rest of a command, also over lines that end in a backslash.
_COMMAND = r"(?:[^\n|\\]|\\.|\\\n){0,300}?"


def _place(kind: str, gates: str, expression: str, judge: Callable[[str], bool] = _any) -> Place:
    """Return a row; its gates are written "this or that; and this", without the "or", and with "_" for a space."""
    signs = tuple(tuple(sign.replace("_", " ") for sign in gate.split()) for gate in gates.split(";"))
    return Place(kind, signs, re.compile(expression, re.MULTILINE), judge)


PLACES = (
    _place(
        "url-password",
        "://",
        r"(?<![a-z0-9])[a-z][a-z0-9+.\-]{1,20}://[^\s:/@\"'<>]{0,80}:(?P<v>[^\s/\"'<>`]{1,200})@(?=[\w\[$({%*])",
        _in_address,
    ),
    # A password with a slash in it, as base64 has them.
    _place(
        "url-password",
        "://",
        r"(?<![a-z0-9])(?:postgres(?:ql)?|mysql|mongodb|rediss?|amqps?)[a-z0-9+]{0,12}://[^\s:/@\"'<>]{0,80}"
        r":(?P<v>[^\s@\"'<>`]{1,100}/[^\s@\"'<>`]{0,100})@(?=[\w\[])",
        _in_address,
    ),
    _place("connection-password", "@tcp( @unix(", r"(?<!\w)[\w.\-]{1,60}:(?P<v>[^\s@:\"'`]{3,100})@(?:tcp|unix)\("),
    _place("connection-password", "jdbc:oracle", r"jdbc:oracle:\w{2,6}:[\w$.]{1,40}/(?P<v>[^\s@/\"']{3,60})@"),
    _place(
        "connection-password",
        "@",
        r":(?<=[\w.\-]:)(?P<v>[^\s:@/\"'<>]{4,80})@\w[\w\-]{0,40}\.[\w.\-]{1,60}",
        lambda value: any(sign in "!#$^&*" for sign in value) and is_password(value),
    ),
    _place(
        "signed-url",
        "?; sig key= code= auth= sid= session ticket= appid= app_id=",
        r"[?&](?:amp;)?(?:sig|signature|x-amz-signature|x-amz-security-token|x-goog-signature|key|code|auth|sid|session|"
        r"sessionid|session_id|ticket|hapikey|appid|app_id|policy-signature)=(?P<v>[^\s&\"'<>#;|\\`]{16,2000})",
        _long,
    ),
    _place(
        "authorization-header",
        "bearer_ basic_",
        r"(?<![\w\-])(?:bearer[ \t]{1,3}(?P<v1>[a-z0-9\-._~+/]{16,4000}={0,2})"
        r"|basic[ \t]{1,3}(?P<v2>[a-z0-9+/]{8,4000}={0,2}))",
        lambda value: _login(value) if login_of(value) is not None else len(value) >= 16 and _bearer(value),
    ),
    _place(
        "authorization-header",
        "authorization",
        r"authorization[\"']?\s{0,3}[:=,]\s{0,3}[\"'`]?\s?(?:(?:token|apikey|api-key|key|bot|ssws|sharedkey|sharedkeylite|"
        r"negotiate|ntlm|oauth|jwt|hmac|genie|genieKey|splunk|secret)[ \t]{1,3})?(?P<v>[^\s\"'`<>,;]{8,4000})",
        _authorised,
    ),
    _place("authorization-header", "signature=", r"aws4-hmac-sha256[^\n]{0,300}signature=(?P<v>[0-9a-f]{64})", _bearer),
    _place("authorization-header", "ssws", r"\bssws\s(?P<v>00[\w=\-]{40})", _bearer),
    _place("authorization-header", "digest", r"\bdigest\s[^\n]{0,300}response=\"(?P<v>[0-9a-f]{32})\"", _bearer),
    _place(
        "session-cookie",
        "=; sess sid= aspxauth auth=",
        r"(?<![\w\-])(?:sessionid|session_id|session|sessid|phpsessid|jsessionid|asp\.net_sessionid|connect\.sid|sid|"
        r"laravel_session|_session_id|rack\.session|remember_token|remember_user_token|remember_web_\w{1,60}|auth|\.aspxauth|"
        r"wordpress_logged_in_\w{1,40}|li_at)=(?P<v>[\w%.\-+/:~|]{16,2000}={0,2})",
        _long,
    ),
    # Command lines
    _place(
        "command-password",
        "_-; _-p; mysql mariadb mycli",
        rf"\b(?:mysql\w{{0,10}}|mariadb[\w\-]{{0,12}}|mycli)\b{_COMMAND}\s-p{_ARGUMENT}",
    ),
    _place(
        "command-password",
        "_-; _-p; sshpass login mongo rdesktop winrm netexec nxc crackmapexec smbmap hydra",
        r"\b(?:sshpass|docker\slogin|podman\slogin|nerdctl\slogin|registry\slogin|skopeo\slogin|buildah\slogin|oc\slogin|cf\slogin|"
        rf"az\slogin|ibmcloud\slogin|argocd\slogin|mongo\w{{0,8}}|rdesktop|evil-winrm|netexec|nxc|crackmapexec|smbmap|hydra)\b"
        rf"{_COMMAND}\s-p[ =]?{_ARGUMENT}",
    ),
    _place("command-password", "_-; redis-cli", rf"\bredis-cli\b{_COMMAND}\s-a\s{_ARGUMENT}"),
    _place("command-password", "_-; _-w; ldap", rf"\bldap\w{{2,10}}\b{_COMMAND}\s-w\s{_ARGUMENT}"),
    _place(
        "command-password",
        "_-; _-p; sql bcp zip ipmitool mosquitto",
        rf"\b(?:sqlcmd|bcp|osql|isql|tsql|unzip|zip|ipmitool|mosquitto_\w{{3}})\b{_COMMAND}\s-p\s?{_ARGUMENT}",
        lambda value: _any(value) and (is_password(value) or is_plain_password(value)),
    ),
    _place(
        "command-password",
        "_-; _-p _-hp; 7z rar",
        rf"\b(?:7z|7za|7zr|rar|unrar)\s[a-z]{{1,2}}\b{_COMMAND}\s-h?p{_ARGUMENT}",
    ),
    _place("command-password", "_-; _-pw", rf"\b(?:plink|pscp|psftp)\b{_COMMAND}\s-pw\s{_ARGUMENT}"),
    _place(
        "command-password",
        "_-; _-u _--user _-a _--auth _--proxy; curl wget http lftp xh",
        rf"\b(?:curl|wget|https?|httpie|xh|lftp|ab)\b{_COMMAND}\s(?:-u|--user|-a|--auth|--proxy-user)[ =]{{0,2}}[\"']?"
        r"[^\s:\"',]{0,80}[:,](?P<v>[^\s\"'`]{2,200})",
    ),
    _place("command-password", "-pass; pass:", r"-pass(?:in|out|word)?\s[\"']?pass:(?P<v>[^\s\"'`]{3,100})"),
    _place("command-password", "_-; openssl", rf"\bopenssl\senc\b{_COMMAND}\s-k\s{_ARGUMENT}"),
    _place(
        "command-password",
        "_-; htpasswd",
        rf"\bhtpasswd\s(?:-[a-z0-9]{{0,5}}n[a-z0-9]{{0,5}}|-[a-z0-9]{{0,5}}b[a-z0-9]{{0,5}}\s\S{{1,200}})\s\S{{1,80}}\s{_ARGUMENT}",
    ),
    _place(
        "command-password",
        "|; chpasswd",
        r"[\"'\s][\w.\-]{1,40}:(?P<v>[^\s\"'|:]{3,100})[\"']?\s?\|\s?(?:sudo\s)?chpasswd",
    ),
    _place(
        "command-password",
        "|; echo_ printf_",
        r"\b(?:echo|printf)\s(?:-\w{1,2}\s)?[\"']?(?P<v>[^\s\"'|]{4,100})[\"']?\s?\|\s?(?:sudo\s(?:-\w\s){0,2}-s\b|(?:sudo\s)?passwd\b|"
        r"docker\slogin|podman\slogin|gpg\b|cryptsetup|kinit|base64|helm\sregistry|gh\sauth|vault\slogin|su\b)",
        is_password,
    ),
    _place(
        "command-password", "net_user net1_user", r"\bnet1?\suser\s\S{1,60}\s(?P<v>\S{3,60})(?:\s/|\s?$)", is_password
    ),
    _place(
        "command-password",
        "/user:; net_use",
        r"\bnet\suse\s[^\n]{0,120}?/user:\S{1,80}\s(?P<v>[^\s/]\S{3,60})",
        is_password,
    ),
    _place(
        "command-password", "_/; _/p _/rp", r"\s/(?:pass|p|password|rp|pw):[\"']?(?P<v>[^\s\"']{4,80})", is_password
    ),
    _place(
        "command-password",
        "%; _-u _--user",
        r"\s(?:-u|--user)[ =]?[\"']?[^\s%\"']{1,60}%(?P<v>[^\s\"']{3,60})",
    ),
    _place(
        "command-password",
        "@; sqlplus sqlldr expdp impdp rman_",
        r"\b(?:sqlplus|sqlldr|expdp|impdp|rman)\b[^\n]{0,40}?\s[\"']?[\w$.]{1,40}/(?P<v>[^\s@/\"']{3,60})@",
    ),
    _place(
        "command-password",
        "@; .py_",
        r"\w\.py\s(?:[\w.\-]{1,30}/)?[\w.\-]{1,30}:(?P<v>[^\s@:]{4,60})@[\w.\-]{2,}",
        is_password,
    ),
    _place(
        "command-password", "securestring", r"convertto-securestring\s(?:-string\s)?[\"'](?P<v>[^\"'\n]{3,100})[\"']"
    ),
    _place(
        "login-call",
        "auth login credential",
        r"(?:credentials?|auth|login|authenticate)\s?[(=:]\s?[(\[]?[\"'][^\"'\n]{1,80}[\"']\s?,\s?[rb]?[\"'](?P<v>[^\"'\n]{4,100})[\"']",
        is_password,
    ),
    _place(
        "database-password",
        "identified",
        r"\bidentified\s(?:with\s\S{1,40}\s)?(?:by|as)\s(?:password\s)?[\"'](?P<v>[^\"'\n]{3,100})[\"']",
    ),
    _place(
        "database-password", "identified", r"\buser\s[^\n]{1,80}\sidentified\sby\s(?P<v>[^\s\"';]{4,60})", is_password
    ),
    _place(
        "router-password",
        "secret_ password_ key_ string_",
        r" (?:(?<=secret )|(?<=password )|(?<=key )|(?<=key-string ))\d{1,2}\s(?P<v>[\w$./!@#%^&*+=\-]{6,100})(?=\s|$)",
        _cipher,
    ),
    _place("router-password", "community", r"\bsnmp-server\scommunity\s(?P<v>\S{3,60})", _community),
    # Files of logins
    _place(
        "netrc",
        "login_; password_",
        r"\b(?:machine\s{1,9}\S{1,100}|default)\s{1,9}login\s{1,9}\S{1,100}\s{1,9}password\s{1,9}(?P<v>\S{3,200})",
    ),
    _place(
        "netrc",
        "password_",
        r"\b(?:login|account|user|username)\s{1,9}\S{1,100}\s{1,9}password\s{1,9}[\"'`]?(?P<v>[^\s\"'`]{4,200})",
        _thought_up,
    ),
    _place(
        "pgpass",
        ":543 :*: :6432:",
        r"^[\w.\-*]{1,100}:(?:\d{4,5}|\*):[\w*\-]{1,60}:[\w*\-.]{1,60}:(?P<v>[^\s:]{3,100})\s*$",
        _any,
    ),
    _place(
        "aws-secret-key",
        "akia asia",
        r"(?:akia|asia)[a-z0-9]{16}[\"']?[\s,;:|/]{1,5}[\"']?(?P<v>[a-z0-9/+]{40})(?![a-z0-9/+=])",
        _key_number,
    ),
    _place("private-key", '"kty"', r"\"(?:d|k)\"\s?:\s?\"(?P<v>[\w\-]{32,800})\"", _key_number),
    _place(
        "private-key", "<d>", r"<d>(?P<v>[a-z0-9+/=\s]{40,1200})</d>", lambda value: is_random("".join(value.split()))
    ),
    _place(
        "seed-phrase",
        "mnemonic phrase seed_words",
        r"\b(?:mnemonic|(?:seed|recovery|secret|backup)\s(?:phrase|words))[^a-z\n]{1,6}(?:(?:is|are)[^a-z\n]{1,4})?[\"']?"
        r"(?P<v>[a-z]{3,8}(?:[ ,]{1,2}[a-z]{3,8}){11,23})(?![a-z])",
        _phrase,
    ),
    # Sentences
    _place(
        "login-in-prose",
        "log sign cred zugang anmeld user",
        r"[lscazu](?<!\w[lscazu])(?:(?<=l)og(?:[ \-]?in|on)|(?<=s)ign[ \-]?in|(?<=c)red(?:ential)?s?|(?<=z)ugangsdaten|"
        r"(?<=a)nmeld(?:en|ung)|(?<=u)ser(?:name)?(?:\s?[/&]\s?|\sand\s)pass(?:word|wd)?)\b[^\n]{0,40}?(?:with|as|using|use|are|is|mit|:|=|-|\u2013|\ue001)\s{1,3}[\"'`]?[\w.+\-@\\]{2,60}[\"'`]?"
        r"\s?(?:/|\||,|:|;|\sand\s|\s-\s|\su\.\s|\sund\s)\s?(?:(?:pw|pass|password)\s?:?\s)?[\"'`]?(?P<v>[^\s\"'`/]{4,60}[^\s\"'`/.,;:])",
        _thought_up,
    ),
)

_NAMED_BEHIND = re.compile(
    r"[\"'`]?\s(?:is|as|ist|als)\s(?:(?:the|my|your|our|his|her|a|das|dein|ihr|mein|unser)\s)?(?:[a-z\-]{2,14}\s){0,2}"
    r"(?:password|passwort|passphrase|passcode|pw|pwd|api\skey|access\skey|token)(?![\w\-])"
)
_WORD_BEFORE = re.compile(r"[^\s\"'`\ue000\ue001]{5,80}\Z")


def _named_behind(text: str, lowered: str) -> Iterator[Secret]:
    """Yield what is called a password only afterwards: "use Blue77Cat as the password"."""
    if " pass" not in lowered and " pw" not in lowered and " key" not in lowered and " token" not in lowered:
        return
    for match in _NAMED_BEHIND.finditer(lowered):
        word = _WORD_BEFORE.search(text, max(0, match.start() - 80), match.start())
        if word is not None and _thought_up(word.group()):
            yield (*word.span(), 0.8, "password_")


_KIND = re.compile(r"\bkind[\"']?\s?:\s?[\"']?secret\b[\"']?")
_DATA = re.compile(
    r"^[ \t]{0,8}(?:string)?data[\"']?:[ \t]{0,3}\{?\n"
    r"(?P<rows>(?:[ \t]{1,12}[\"']?[\w.\-]{1,100}[\"']?:[^\n]{0,4000}\n?){1,60})",
    re.MULTILINE,
)
_ROW = re.compile(
    r"^[ \t]{1,12}[\"']?[\w.\-]{1,100}[\"']?:[ \t]{1,4}[\"']?(?P<v>[^\s\"',]{6,4000})[\"']?,?[ \t]*$", re.MULTILINE
)
_REACH = 1500


def _of_cluster(text: str, lowered: str) -> Iterator[Secret]:
    """Yield what a Kubernetes manifest of kind Secret holds, whatever it is called there."""
    if "secret" not in lowered or "data" not in lowered:
        return
    for kind in _KIND.finditer(lowered):
        for data in _DATA.finditer(lowered, max(0, kind.start() - _REACH), min(len(text), kind.end() + _REACH)):
            for row in _ROW.finditer(text, *data.span("rows")):
                if _any(row["v"]):
                    yield (*row.span("v"), 0.9, "kubernetes-secret")
