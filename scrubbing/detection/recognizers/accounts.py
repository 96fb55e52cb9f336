"""Names of accounts: user names where something calls them so, handles, home folders, and profiles on the web."""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.handles import mentions
from scrubbing.ordinary import ORDINARY

# In small letters: without one of them there is nothing to look for.
_CUES = (
    "user", "login", "log-in", "logon", "screen name", "handle", "twitter", "github", "gitlab", "instagram", "skype",
    "telegram", "discord", "slack", "signal", "wechat", "snapchat", "tiktok", "reddit", "usuario", "benutzer",
    "anmeldename", "utilisateur", "gebruiker", "utente", "sign in as", "signed in as", "logged in as", "whatsapp",
)  # fmt: skip
_ACCOUNT_OF = re.compile(
    r"(?<![^\W_])(?:user[ _\-]?name|user[ _\-]?id|user|login(?:[ _\-]?(?:name|id))?|log-?in|logon|screen[ _\-]?name|"
    r"handle|twitter|github|gitlab|instagram|skype(?:[ _\-]?(?:id|name))?|telegram|discord(?: tag)?|"
    r"slack(?: handle)?|wechat(?: id)?|snapchat|tiktok|reddit|benutzername|benutzer|anmeldename|"
    r"nom d['’]utilisateur|utilisateur|nombre de usuario|usuario|gebruikersnaam|nome utente)"
    r"(?:\s?(?:is|ist))?[\"'`]?(?:\s{0,2}[:=\ue001]\s{0,2}|(?<=is)\s|(?<=ist)\s)[\"'`]?@?"
    r"(?P<name>[A-Za-z0-9][\w.\-]{1,38}[\w](?:#\d{4})?)(?![\w@/(\[{\\]|://|[.\-]\w)",
    re.IGNORECASE,
)
_SIGNED_IN = re.compile(
    r"(?:signed|logged|sign|log) in as[\s:]{1,2}[\"'`]?(?P<name>[A-Za-z0-9][\w.\-]{1,38}\w)(?![\w@])", re.IGNORECASE
)
_REDDIT = re.compile(r"(?<![\w/.])/?u/(?P<name>[A-Za-z0-9_\-]{3,20})(?![\w/\-])")
_DISCORD = re.compile(r"(?<![\w#@.])(?P<name>[A-Za-z][\w.]{2,31}#\d{4})(?![\w])")
_HOME = re.compile(
    r"(?:(?<![\w.])/(?:home|Users)/|[A-Z]:\\{1,2}(?:Users|Documents and Settings)\\{1,2})"
    r"(?P<name>[A-Za-z0-9][\w.\-]{1,38})"
)
# Before the password in a link, as firms call their people; what programs log in as has no point in it.
_IN_LINK = re.compile(r"(?<=://)(?P<name>[A-Za-z]{2,30}\.[A-Za-z]{2,30}\d{0,4})(?=:[^\s/@]{1,200}@[\w\[])")
# What stands in the place of a name in documentation, and what follows an "@" in code.
_PLACEHOLDERS = frozenset(
    {
        "user", "username", "name", "admin", "administrator", "root", "guest", "test", "public", "shared",
        "default", "runner", "ubuntu", "me", "you", "someone", "all", "here", "channel", "everyone", "string",
        "str", "none", "null", "true", "false", "required", "your", "yourname", "example", "example.com",
        "param", "params", "return", "returns", "media", "import", "property", "override", "before",
        "after", "author", "see", "link", "type", "types", "int", "float", "staticmethod", "classmethod",
        "dataclass", "app", "router", "pytest", "abstractmethod", "deprecated", "since", "throws", "code",
        "font-face", "keyframes", "include", "charset", "supports", "layer",
        "password", "passwd", "pass", "pwd", "secret", "token", "email", "host", "hostname", "port",
        "page", "namespace", "container", "viewport", "counter-style", "tailwind", "apply", "mixin", "extend", "use",
        "forward", "if", "else", "for", "each", "while", "function", "optional", "unknown", "object", "number",
        "boolean", "bool", "bytes", "any", "dict", "list", "tuple", "set", "changed", "empty", "fixture",
        "pytest.fixture",
        "overload", "final", "contextmanager", "authenticated", "invalid", "myuser", "cached", "cache",
        "click.command", "functools.wraps", "id", "not", "the", "and",
        "new", "this", "self", "request.user", "current_user",
        "localhost",
        "click", "enter", "please", "must", "has", "have", "is", "are", "was", "can", "will", "yes", "no", "n-a", "tbd",
        "system", "nobody", "anonymous", "service", "daemon", "postgres", "mysql", "www-data", "sa", "dbo",
    }
)  # fmt: skip
# What may stand for a name in a sentence behind "user:"; a name there has a digit, a mark or two cases.
_PLAIN = re.compile(r"[A-Za-z][a-z]+")
# A variable that holds a user name, or a name in a program.
_IN_PROGRAMS = re.compile(r"user_?name|user_?id|_user\b|^[a-z_]+\.[A-Z]\w+$")


class UsernameRecognizer(TextRecognizer):
    """Names of accounts, handles and home folders."""

    TYPE = "USERNAME"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the user names without the sign or word before them."""
        lowered = text.lower()
        if any(cue in lowered for cue in _CUES):
            yield from self._called(text)
        patterns = [_HOME] if "/home/" in text or "/Users/" in text or "\\" in text else []
        if "u/" in text:
            patterns.append(_REDDIT)
        if "#" in text:
            patterns.append(_DISCORD)
        if "://" in text and "@" in text:
            patterns.append(_IN_LINK)
        for pattern in patterns:
            yield from self._named(text, pattern, 0.8)
        if "@" in text:
            yield from mentions(text)

    def _called(self, text: str) -> Iterator[tuple[int, int, float]]:
        for match in _ACCOUNT_OF.finditer(text):
            name = match["name"]
            bare = text[match.start() : match.start() + 5].lower().rstrip(":= ") in ("user", "handl", "login", "disco")
            if name.lower() in _PLACEHOLDERS or (
                bare and (name.isdigit() or (_PLAIN.fullmatch(name) and len(name) < 5))
            ):
                continue
            if name.lower() in ORDINARY or _IN_PROGRAMS.search(name) or _is_followed_by_words(text, match):
                continue
            yield (*match.span("name"), 0.8)
        yield from self._named(text, _SIGNED_IN, 0.7)

    def _named(self, text: str, pattern: re.Pattern[str], score: float) -> Iterator[tuple[int, int, float]]:
        for match in pattern.finditer(text):
            if match["name"].lower() not in _PLACEHOLDERS:
                yield (*match.span("name"), score)


def _is_followed_by_words(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence goes on behind a plain word: "User: the person who signs in" names nobody."""
    if _PLAIN.fullmatch(match["name"]) is None:
        return False
    return re.match(r" [a-z]{2,}", text[match.end() : match.end() + 4]) is not None


_NAME = r"[A-Za-z0-9](?:[\w.\-]|%[0-9A-Fa-f]{2}){1,60}"
_PROFILE = re.compile(
    r"(?<![\w.@/\-])(?:https?://)?(?:www\.|m\.|mobile\.|[a-z]{2}\.)?(?:"
    rf"linkedin\.com/(?:in|pub)/{_NAME}"
    rf"|xing\.com/(?:profile|people)/{_NAME}"
    rf"|(?:twitter|x|instagram|tiktok|threads|snapchat|facebook|fb|github|gitlab|t|medium|pinterest|vk|soundcloud|"
    rf"strava|linktr)\.(?:com|net|me|ee)/(?:add/|profile/|people/|athletes/)?@?(?P<name>{_NAME})"
    rf"|facebook\.com/profile\.php\?id=\d{{5,20}}"
    rf"|(?:youtube\.com/(?:@|c/|user/)|reddit\.com/(?:u|user)/|keybase\.io/|(?:mastodon|mstdn|fosstodon)\.\w{{2,12}}/@|"
    rf"stackoverflow\.com/users/\d{{2,10}}/|bsky\.app/profile/|news\.ycombinator\.com/user\?id=){_NAME}"
    rf"|researchgate\.net/profile/{_NAME}|[a-z0-9\-]{{2,30}}\.academia\.edu/{_NAME}"
    rf"|orcid\.org/\d{{4}}-\d{{4}}-\d{{4}}-\d{{3}}[\dX]"
    rf"|scholar\.google\.[a-z.]{{2,6}}/citations\?user=[\w\-]{{8,16}}"
    r")(?:/(?:status|statuses)/\d{5,25}|/)?(?![\w/?=%#\-]|\.\w)",
    re.IGNORECASE,
)
_ORCID = re.compile(
    r"\b(?:ORCID(?: iD)?|ResearcherID)[\s:]{1,3}(?P<name>\d{4}-\d{4}-\d{4}-\d{3}[\dX])(?!\w)", re.IGNORECASE
)
# Pages of the services themselves.
_PAGES = frozenset(
    {
        "about", "search", "login", "signup", "explore", "features", "sponsors", "orgs", "topics", "home", "settings",
        "help", "privacy", "terms", "policies", "jobs", "company", "hashtag", "share", "sharer", "sharer.php", "intent",
        "pricing", "marketplace", "notifications", "messages", "i", "p", "reel", "groups", "events", "watch", "pages",
        "security", "enterprise", "blog", "developers", "business", "legal", "contact", "trending", "tag", "new",
    }
)  # fmt: skip


class ProfileRecognizer(TextRecognizer):
    """Pages of single people at the services where people have pages. Repositories and companies are none."""

    TYPE = "SOCIAL_PROFILE"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the addresses, or the number of a researcher."""
        for match in _PROFILE.finditer(text):
            if (match["name"] or "").lower() not in _PAGES:
                yield (*(match.start(), match.start() + len(match.group().rstrip(".-"))), 0.85)
        yield from ((*match.span("name"), 0.85) for match in _ORCID.finditer(text))
