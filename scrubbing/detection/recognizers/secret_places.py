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
from scrubbing.detection.recognizers.secret_words import PLAIN, STAND_INS

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
    marked = _MARKED.search(lowered) is not None
    for place in PLACES:
        if (place.judge is _strong and not marked) or not _is_open(place, lowered, opened):
            continue
        for match in place.expression.finditer(lowered):
            for start, end in _values(match):
                if place.judge(text[start:end]):
                    yield start, end, 0.9, place.kind
    yield from _named_behind(text, lowered)
    yield from _of_cluster(text, lowered)


# Without one of these no word of a text is `_strong`.
_MARKED = re.compile(r"[!@#$%^&*?+=~](?:(?<=\w.)[!@#$%^&*?+=~]{0,3}[^\W_]|(?<=\d.)(?!\w)|(?=\d))")


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


def _strong(value: str) -> bool:
    """Whether a word can hardly be anything but a password: letters, figures and a mark that no word has."""
    return (
        _thought_up(value)
        and _COLOUR.fullmatch(value) is None
        and any(sign in "!@#$%^&*?+=~" for sign in value)
        and any(map(str.isdigit, value))
        and any(map(str.isalpha, value))
    )


def _made_of_words(value: str) -> bool:
    """Whether a phrase was thought up to be typed: four words or more that say nothing together."""
    words = re.findall(r"[^\W_]+", value.lower())
    return (
        len(words) >= 4
        and not any(word in PLAIN or word in STAND_INS for word in words)
        and words[:2] != ["correct", "horse"]
    )


def _community(value: str) -> bool:
    return value not in ("public", "private") and not is_stand_in(value)


def _cipher(value: str) -> bool:
    return is_password(value) or (len(value) >= 8 and value.isdigit() and not is_regular(value))


def _key_number(value: str) -> bool:
    return is_random(value)


def _phrase(value: str) -> bool:
    return len(set(value.split())) >= 9


_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")
_CIPHER = re.compile(r"(?:aes|des|sha|hmac|chacha|camellia|aria|[hrep]s)\d*(?:[\-_]|\Z)", re.IGNORECASE)
_MACHINE = re.compile(r"[\w\-]*[A-Za-z][\-_]?\d{0,4}(?:\.[\w.\-]+)?(?::\d+)?")

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
    # Whoever has one of these addresses is let in.
    _place(
        "meeting-link",
        "zoom. teams. webex. /j/ meet.google",
        r"//[\w.\-]{0,60}(?:zoom\.(?:us|com)|zoomgov\.com|teams\.(?:microsoft|live)\.com"
        r"|webex\.com)/[^\s\"'<>]{1,200}?[?&](?:pwd|p|passcode)="
        r"(?P<v1>[^\s&\"'<>#]{4,100})|//meet\.google\.com/(?P<v2>[a-z]{3}-[a-z]{4}-[a-z]{3})(?![\w\-])",
    ),
    _place(
        "shared-link",
        "sharepoint.com/: 1drv.ms usp= /reset reset/ /invit /magic /activat /confirm /accept /join/ /set-pass /setpass",
        r"sharepoint\.com/:[a-z]:/[^\s\"'<>?]{1,200}/(?P<v1>[\w\-]{30,100})"
        r"|1drv\.ms/[a-z](?:/[a-z])?/(?P<v2>[\w!\-]{16,100})"
        r"|(?:docs|drive)\.google\.com/[\w/\-]{1,60}?/(?P<v3>[\w\-]{25,100})(?:/\w{1,20})?\?(?:[\w=&]{0,60}&)?"
        r"usp=(?:sharing|share_link|drive_link)"
        r"|/(?:reset-?password|password[\-/]?reset|set-?password|reset|invites?|invitations?|magic(?:-?link)?|activate"
        r"|activation|confirm|accept|join)"
        r"(?:/[\w\-]{1,20})?/(?P<v4>[\w\-]{20,400})(?![\w/.\-])",
        lambda value: any(sign.isdigit() for sign in value) and is_random(value),
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
        "?; sig key= code= auth= sid= session ticket= appid= app_id= mtid= invit",
        r"[?&](?:amp;)?(?:sig|signature|x-amz-signature|x-amz-security-token|x-goog-signature|key|code|auth|sid"
        r"|session|"
        r"sessionid|session_id|ticket|hapikey|appid|app_id|policy-signature|rlkey|resourcekey|mtid|invite|invitation"
        r"|invitation_code)=(?P<v>[^\s&\"'<>#;|\\`]{16,2000})",
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
        r"(?<![a-z:])authorization[\"']?\s{0,3}[:=,]\s{0,3}[\"'`]?\s?(?:(?:token|apikey|api-key|key|bot|ssws|sharedkey"
        r"|sharedkeylite|"
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
        r"laravel_session|_session_id|rack\.session|remember_token|remember_user_token|remember_web_\w{1,60}|auth"
        r"|\.aspxauth|"
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
        r"\b(?:sshpass|docker\slogin|podman\slogin|nerdctl\slogin|registry\slogin|skopeo\slogin|buildah\slogin"
        r"|oc\slogin|cf\slogin|"
        rf"az\slogin|ibmcloud\slogin|argocd\slogin|mongo\w{{0,8}}|rdesktop|evil-winrm|netexec|nxc|crackmapexec|smbmap"
        rf"|hydra)\b"
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
        rf"\bhtpasswd\s(?:-[a-z0-9]{{0,5}}n[a-z0-9]{{0,5}}"
        rf"|-[a-z0-9]{{0,5}}b[a-z0-9]{{0,5}}\s\S{{1,200}})\s\S{{1,80}}\s{_ARGUMENT}",
    ),
    _place(
        "command-password",
        "|; chpasswd",
        r"[\"'\s][\w.\-]{1,40}:(?P<v>[^\s\"'|:]{3,100})[\"']?\s?\|\s?(?:sudo\s)?chpasswd",
    ),
    _place(
        "command-password",
        "|; echo_ printf_",
        r"\b(?:echo|printf)\s(?:-\w{1,2}\s)?[\"']?(?P<v>[^\s\"'|]{4,100})[\"']?\s?\|\s?(?:sudo\s(?:-\w\s){0,2}-s\b"
        r"|(?:sudo\s)?passwd\b|"
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
        r"(?:credentials?|auth|login"
        r"|authenticate)[\"']?\s?[(=:]\s?[(\[]?[\"'][^\"'\n]{1,80}[\"']\s?,\s?[rb]?[\"'](?P<v>[^\"'\n]{4,100})[\"']",
        is_password,
    ),
    _place(
        "login-call",
        "mysqli( connect( getconnection( login( pdo( linkedsrvlogin usernamepassword",
        r"\b(?:mysqli?(?:_p?connect|_real_connect)?|drivermanager\.getconnection|getconnection|oci_connect"
        r"|odbc_connect|ibm_db\.connect|"
        r"ftp_login|pdo|sp_addlinkedsrvlogin|pymssql\.connect|usernamepassword\w{0,20})\s?\(?\s?"
        + "".join(f"(?:[^\\n\"'()]{{0,60}}[\"'](?P<v{number}>[^\"'\\n]{{1,100}})[\"'])?" for number in range(1, 6)),
        lambda value: _thought_up(value) and _MACHINE.fullmatch(value) is None,
    ),
    _place(
        "authorization-header",
        "btoa( encode( encodetostring(",
        r"\b(?:btoa|b64encode|base64\.encode|encodetostring"
        r"|base64_encode)\(\s?[brfu]{0,2}[\"'`](?:basic\s)?[^\s:\"'`]{1,80}:(?P<v>[^\s\"'`]{3,100})[\"'`]",
    ),
    _place(
        "key-in-call",
        "aes.new( aesgcm( aesccm( fernet( cipheriv( secretkeyspec( hmac.new( hmac( jwt.encode( jwt.sign( "
        "jwt.decode( jwt.verify( chacha20poly1305(",
        r"\b(?:aes(?:gcm|ccm)?(?:\.new)?|fernet|create(?:de)?cipheriv|secretkeyspec|hmac\.new|createhmac|hash_hmac"
        r"|jwt\.(?:encode|sign|decode|verify)|"
        r"chacha20poly1305)\(\s?(?:[^\n\"'()]{0,60},\s?"
        r"|[\"'][a-z][a-z0-9\-]{2,16}[\"'],\s?)?[rb]{0,2}[\"'](?P<v>[^\s\"'\n]{8,200})[\"']",
        lambda value: is_random(value) and any(map(str.isdigit, value)) and _CIPHER.match(value) is None,
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
    _place(
        "router-password",
        "radius-server tacacs-server; _key_",
        r"\b(?:radius|tacacs)-server\b[^\n]{0,80}?\skey\s(?:\d\s)?(?P<v>[^\s\"]{6,100})",
        _cipher,
    ),
    _place("router-password", "community; _ro _rw", r"^\s{0,4}community\s(?P<v>\S{3,60})\s(?:ro|rw)\b", _community),
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
    # "jane@corp.example:..." in a list of logins: alone on its line, or with a value that cannot be anything else.
    _place(
        "login-list",
        "@",
        r"^[ \t>*\-]{0,4}[\w.+\-]{1,60}@[\w\-]{1,60}(?:\.[\w\-]{1,30}){1,4}[ \t]?[:;|,\t][ \t]?"
        r"(?P<v>[^\s:;|,/@\"'<>()]{6,60})[ \t]*$",
        is_password,
    ),
    _place(
        "recovery-key",
        "bitlocker recovery wiederherstell identifier",
        r"(?<![\d\-])(?P<v>(?:\d{6}-){7}\d{6})(?![\d\-])",
        lambda value: all(int(group) % 11 == 0 for group in value.split("-")) or len(set(value)) > 5,
    ),
    _place(
        "one-time-secret",
        "totp authenticator setup set-up 2fa mfa otp manual secret_key secret:",
        r"\b(?:set-?up|secret|authenticator|totp|otp|manual(?:\sentry)?|2fa|mfa)\s?(?:key|code"
        r"|secret)?\s?(?:\([^()\n]{0,30}\)\s?)?[:=]\s?"
        r"[\"'`]?(?P<v>[a-z2-7]{4}(?:[ \-][a-z2-7]{4}){3,15})(?![\w])",
        lambda value: any(map(str.isdigit, value)) and (value.isupper() or value.islower()),
    ),
    _place("private-key", "wif", r"\bwif\b[^\n]{0,12}?[:= ]\s?[\"'`]?(?P<v>[5kl][1-9a-z]{50,51})(?!\w)", _key_number),
    _place("private-key", "xprv yprv zprv tprv", r"(?<!\w)(?P<v>[txyz]prv[1-9a-z]{100,110})(?!\w)", _key_number),
    _place(
        "wifi-code",
        "wifi:",
        r"\bwifi:(?:[^\n]{0,160}?;)?p:(?P<v>\"[^\"\n]{4,100}\"|(?:\\.|[^;\n\\]){4,100});",
        lambda value: not is_stand_in(value),
    ),
    _place(
        "router-password",
        "pre-shared-key isakmp_key psk_",
        r"\bpre-shared-key\s(?:(?:ascii-text|local|remote|cipher|simple)\s){0,2}\"?(?P<v1>[^\s\";]{6,100})"
        r"|\bisakmp\skey\s(?:\d\s)?(?P<v2>\S{6,100})\s(?:address|hostname)",
        _cipher,
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
        "mnemonic phrase seed_words wallet_seed seed:",
        r"\b(?:mnemonic|(?:seed|recovery|secret|backup|wallet)\s(?:phrase|words|seed)"
        r"|seed(?=\s?:))[^a-z\n]{1,6}(?:(?:is|are)[^a-z\n]{1,4})?[\"']?"
        r"(?P<v>[a-z]{3,8}(?:[ ,]{1,2}[a-z]{3,8}){11,23})(?![a-z])",
        _phrase,
    ),
    # Sentences
    _place(
        "login-in-prose",
        "log sign cred zugang anmeld user",
        r"[lscazu](?<!\w[lscazu])(?:(?<=l)og(?:[ \-]?in|on)|(?<=s)ign[ \-]?in|(?<=c)red(?:ential)?s?|(?<=z)ugangsdaten|"
        r"(?<=a)nmeld(?:en|ung)|(?<=u)ser(?:name)?(?:\s?[/&]\s?|\sand\s)pass(?:word|wd)?)\b[^\n]{0,40}?(?:with|as"
        r"|using|use|are|is|mit|:|=|-|\u2013|\ue001)\s{1,3}[\"'`]?[\w.+\-@\\]{2,60}[\"'`]?"
        r"\s?(?:/|\||,|:|;|\sand\s|\s-\s|\su\.\s|\sund\s)\s?(?:(?:pw|pass"
        r"|password)\s?:?\s)?[\"'`]?(?P<v>[^\s\"'`/]{4,60}[^\s\"'`/.,;:])",
        _thought_up,
    ),
    _place(
        "login-in-prose",
        "_pass_",
        r"(?:\b(?:with|and|or|the|use|using|by)|[,/;:])\s(?:the\s)?pass\s(?:(?:is|to"
        r"|with)\s)?[\"'`]?(?P<v>[^\s\"'`]{5,60}[^\s\"'`.,;:])",
        _strong,
    ),
    _place(
        "login-in-prose",
        "_to_log _to_sign _to_get_in _to_access _to_connect _to_enter _for_the_; use_ try_ enter_ with_",
        r"\b(?:use|try|enter|with)\s[\w.@\-\\]{2,60}\s?(?:\sand|/|\|)\s?(?P<v>[^\s\"'`/]{6,60}),?\s(?:to|for)\s(?:log"
        r"|sign|get|access|connect|enter|the)\b",
        _strong,
    ),
    _place(
        "login-in-prose",
        "wifi wi-fi wlan hotspot ssid",
        r"\b(?:wi-?fi|wlan|hotspot|ssid)\b[^\n]{0,60}?(?:[:=\u2013\-]>?|\bis)\s[\w\-. ]{2,32}?\s?(?:/|\|"
        r"|,\s)\s?(?P<v>[^\s\"'`]{7,62}[^\s\"'`.,;:])",
        lambda value: _thought_up(value) and "." not in value,
    ),
    _place(
        "login-in-prose",
        "wifi wi-fi wlan hotspot network ssid",
        r"\b(?:(?:wi-?fi|wlan|hotspot|network|internet)[ \-]?(?:code|key|pass|pw|schlüssel)|(?:code|clé"
        r"|clave)\s(?:du\s|del?\s)?wi-?fi"
        r"|(?:wi-?fi|wlan|hotspot|network|ssid)\b[^\n]{0,60}?[,;/|]\s?(?:key|code|pass|pw|psk))\s?(?:\b(?:is|lautet"
        r"|ist|est|es)\b|[:=])\s{1,3}"
        r"[\"'`]?(?P<v>[^\s\"'`]{7,62}[^\s\"'`.,;:])",
        is_password,
    ),
    _place(
        "login-in-prose",
        "user login account benutzer; _pass _pw _key _kennwort",
        r"\b(?:user(?:name)?|login|account|benutzer)\s?[:=]?\s?[\w.@\-\\]{2,60}\s?[,;/|]?\s(?:and\s)?(?:pass|pwd?|key"
        r"|kennwort)\s?[:=]?\s{1,2}"
        r"[\"'`]?(?P<v>[^\s\"'`]{5,60}[^\s\"'`.,;:])",
        _thought_up,
    ),
    # Where to, who, and what: "VPN: corp-vpn / jane / ..."
    _place(
        "login-in-prose",
        "rdp vpn ssh_ ftp desktop citrix viewer anydesk vnc; , / |",
        r"\b(?:rdp|vpn|ssh|s?ftp|remote\sdesktop|citrix|teamviewer|anydesk"
        r"|vnc)\b[^\n]{0,60}?[,/|:]\s?[\w.@\\\-]{2,40}\s?[,/|]\s"
        r"[\"'`]?(?P<v>[^\s\"'`]{5,60}[^\s\"'`.,;:])",
        _strong,
    ),
    _place(
        "password",
        "p/w pass_w pass-w passw0rd pa55w",
        r"(?<![\w/])(?:p/w(?:ord|d)?|pass[ \-]word|passw0rd|pa55w[o0]rd)\s?(?:is\b"
        r"|[:=])\s?[\"'`]?(?P<v>[^\s\"'`]{4,60}[^\s\"'`.,;:])",
        is_password,
    ),
    _place(
        "password",
        "passw kennwort pwd _pw",
        r"\b(?:passwords?|passwort|kennwort|pwd?|passwd)\b[^\n\ue000]{1,60}?(?::|\s[\u2013\u2014\-]|->|=>|\u2192|\bis"
        r"|\ue001)[ \t]{1,3}[\"'`(]?(?P<v>[^\s\"'`]{5,60}[^\s\"'`.,;:)])",
        _strong,
    ),
    _place(
        "password",
        "reset_ changed_ set_; _it_ yours_ mine_ _this_ _that_ _them_ _his_ hers_; _to_",
        r"\b(?:reset|changed|set)\s(?:it|yours|mine|this|that|them|his"
        r"|hers)\s(?:back\s)?to\s[\"'`]?(?P<v>[^\s\"'`]{5,60}[^\s\"'`.,;:)])",
        _strong,
    ),
    _place(
        "password",
        "account login user_",
        r"\b(?:root|admin\w{0,12}|service|guest|user|local|default|backup|test|demo|shared|main)\s(?:account|login"
        r"|user)\b[^\n.:]{0,40}?(?:\sis|:)\s[\"'`]?(?P<v>[^\s\"'`]{5,60}[^\s\"'`.,;:)])",
        _strong,
    ),
    _place(
        "security-answer",
        "security_ secret_ memorable; question answer memorable",
        r"\b(?:(?:security|secret)\s(?:question[^\n.:]{0,60}?|answer|word)|memorable\s(?:word|name|place"
        r"|information))\s?(?:(?:\bis|\bwas)|[:=])\s{1,3}[\"'`]?"
        r"(?P<v>[^\s\"'`.,;:]{3,40})",
        lambda value: (value[0].isupper() or any(map(str.isdigit, value))) and not is_stand_in(value),
    ),
    _place(
        "seed-phrase",
        "phrase; pass unlock master",
        r"(?<![a-z])(?:pass|unlock(?:ing)?\s|master\s)\s?phrase(?![a-z])[^\n\"'`.]{0,40}?\s?(?:is|was|:"
        r"|=)\s{0,3}(?:\"(?P<v1>[^\"\n]{12,100})\"|'(?P<v2>[^'\n]{12,100})'"
        r"|`(?P<v3>[^`\n]{12,100})`|\u201c(?P<v4>[^\u201d\n]{12,100})\u201d"
        r"|(?P<v5>[a-z0-9]{3,12}(?:-[a-z0-9]{3,12}){3,11}))",
        _made_of_words,
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
