"""Addresses inside a company's network: hosts that the world cannot reach, its own tools, shares, buckets and remotes.

They name the company, its projects and its machines, and where an intruder would go.
"""

import re
from collections.abc import Iterable, Iterator

from scrubbing.detection.recognizers.base import TellingRecognizer
from scrubbing.detection.recognizers.web import is_domain

_CLOSING = ".,;:!?)]}>'\"*|"
_URL = re.compile(
    r"(?<![A-Za-z0-9])(?P<scheme>https?|ftp|sftp|ssh|git|ldaps?|smb|wss?|jdbc:[a-z]{2,12}|postgres(?:ql)?|mysql|mongodb|"
    r"redis|amqp|kafka|rdp|vnc)://(?:[^\s/@<>\"'`\ue000\ue001]{1,80}@)?(?P<host>[A-Za-z0-9](?:[\w\-]{0,62})"
    r"(?:\.[A-Za-z0-9][\w\-]{0,62}){0,8})(?P<rest>(?::\d{1,5})?(?:[/?#][^\s<>\"'`\ue000\ue001]{0,400})?)",
    re.IGNORECASE,
)
_SUFFIX = r"(?:local|corp|internal|intern|intra|intranet|lan|localdomain|home\.arpa|priv|private)"
_HOST = re.compile(
    rf"(?<![\w.@/\\$%\-])(?P<labels>[A-Za-z0-9][\w\-]{{0,62}}(?:\.[A-Za-z0-9][\w\-]{{0,62}}){{0,5}})\.{_SUFFIX}"
    r"(?![\w\-]|\.\w|\()(?P<path>(?::\d{2,5})?(?:/[^\s<>\"'`\ue000\ue001]{0,200})?)"
)
_INTERNAL_END = re.compile(rf"\.{_SUFFIX}\Z", re.IGNORECASE)
# First labels of the tools that companies run for themselves.
_TOOLS = frozenset(
    {
        "intranet", "jira", "confluence", "wiki", "sharepoint", "gitlab", "git", "bitbucket", "stash", "jenkins",
        "artifactory", "nexus", "sonar", "sonarqube", "grafana", "kibana", "prometheus", "vault", "vpn", "sso", "adfs",
        "okta", "owa", "webmail", "exchange", "citrix", "portal-intern", "servicedesk", "service-desk", "helpdesk",
        "tickets", "redmine", "mattermost", "rundeck", "argocd", "airflow", "harbor", "registry", "svn", "crowd",
        "timesheets", "erp", "crm-internal", "gerrit", "teamcity", "bamboo", "phabricator", "sentry", "splunk",
        "backstage",
    }
)  # fmt: skip
# Tools that the world reaches at names like these, so that the company must stand there, too.
_OF_EVERYBODY = re.compile(
    r"(?:wikipedia|wikimedia|mediawiki|atlassian|gitlab|github|bitbucket|jenkins|grafana|apache|kernel|gnome|kde|debian|"
    r"ubuntu|archlinux|freedesktop|mozilla|python|postgresql|eclipse|sentry|splunk|okta|docker|npmjs|archive|fandom|"
    r"openstack|linuxfoundation|hashicorp|citrix|microsoft|elastic|prometheus|sonarsource|jfrog|redmine|mattermost|w3|"
    r"gentoo|openjdk|spring|hibernate|jboss|example|savannah|gnu|php|rust-lang|golang|sourceforge|google|googlesource)\."
    r"(?:com|org|net|io|dev|eu|wiki)\Z",
    re.IGNORECASE,
)
_TENANT = re.compile(
    r"(?<![\w.\-])(?:https?://)?(?P<tenant>[a-z0-9][a-z0-9\-]{1,60})(?P<service>(?:-my)?\.sharepoint\.com|\.atlassian\.net|"
    r"\.onmicrosoft\.com|\.service-now\.com|\.my\.salesforce\.com|\.lightning\.force\.com|\.visualstudio\.com|"
    r"\.slack\.com|\.zendesk\.com|\.freshdesk\.com|\.okta\.com|\.myworkday(?:jobs)?\.com|\.bamboohr\.com|"
    r"\.azurewebsites\.net|\.blob\.core\.windows\.net|\.vault\.azure\.net|\.azurecr\.io|"
    r"\.database\.windows\.net|\.snowflakecomputing\.com|\.cloud\.databricks\.com)"
    r"(?:[/?#][^\s<>\"'`\ue000\ue001]{0,400})?",
    re.IGNORECASE,
)
_NO_TENANT = frozenset(
    {"www", "support", "developer", "api", "status", "docs", "help", "community", "example", "your-domain",
     "yourcompany",
     "your-company", "mycompany", "login", "admin", "app", "blog", "contoso", "tenant", "company", "yourtenant",
     "account",
     "hooks", "slack"}
)  # fmt: skip
_AZURE = re.compile(
    r"(?<![\w.\-])(?:https?://)?dev\.azure\.com/[\w\-%.]{2,60}(?:/[^\s<>\"'`\ue000\ue001]{0,300})?", re.I
)
_BUCKET = re.compile(
    r"(?<![\w.\-])(?:(?:s3a?n?|gs|abfss?|wasbs?|hdfs)://(?P<name>[a-z0-9][\w.\-@]{2,100})(?:/[^\s<>\"'`\ue000\ue001]{0,400})?"
    r"|(?:https?://)?(?P<host>[a-z0-9][a-z0-9.\-]{2,62})\.s3(?:[.\-][a-z0-9\-]{4,20})?\.amazonaws\.com"
    r"(?:/[^\s<>\"'`\ue000\ue001]{0,400})?"
    r"|arn:aws[\w\-]{0,8}:[a-z0-9\-]{2,30}:[a-z0-9\-]{0,20}:(?P<account>\d{12})?:[^\s<>\"'`,;\ue000\ue001]{1,200})"
)
_NO_BUCKET = re.compile(
    r"(?:my|your|example|some|the|test)[\-_.]?(?:bucket|data|container)?\b|bucket\b|doc-example", re.I
)
_REMOTE = re.compile(
    r"(?<![\w.\-@])(?:ssh://)?git@(?P<host>[A-Za-z0-9][\w\-]{0,62}(?:\.[A-Za-z0-9][\w\-]{0,62}){0,5})(?::\d{2,5}/|[:/])"
    r"[\w.~\-]{1,60}(?:/[\w.\-]{1,80}){0,4}"
)
_PUBLIC_FORGES = frozenset(
    {"github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "git.sr.ht", "ssh.dev.azure.com"}
)
# "\\server\share\folder", and the same as programs write it, with every sign twice.
_PIECE = r"[^\s\\/:*?\"<>|\ue000\ue001,;]"
_SHARE = re.compile(
    r"(?<![\\\w])\\\\(?P<host>[A-Za-z0-9][\w.\-]{1,62})\\(?!\\)(?P<share>[\w$&.\-]{2,60})"
    rf"(?:\\{_PIECE}{{1,80}}(?:[ ](?=[^\s\\/:*?\"<>|]{{1,60}}[\\.]){_PIECE}{{1,60}}){{0,4}}){{0,12}}\\?"
    r"|(?<![\\\w])\\{4}(?P<host2>[A-Za-z0-9][\w.\-]{1,62})\\\\(?P<share2>[\w$&.\-]{2,60})"
    rf"(?:\\\\{_PIECE}{{1,80}}){{0,12}}"
    r"|(?<![\w:/])//(?P<host3>[A-Za-z][\w\-]{0,40}(?:[\-_]?(?:fs|nas|srv|file|files|server|share)\d{0,3}|\d{2,3}))/"
    r"[\w$&.\-]{2,60}(?:/[\w$&.\-]{1,80}){0,10}",
    re.IGNORECASE,
)
_WORDS_OF_TEX = frozenset({"hline", "begin", "end", "textbf", "item", "section", "quad", "midrule", "cline", "toprule"})
# Drives that people map; A to E are in the machine.
_DRIVE = re.compile(
    rf"(?<![\w\\])[F-Zf-z]:\\(?:\\)?{_PIECE}{{1,60}}(?:[ ](?=[^\s\\/:*?\"<>|]{{1,60}}[\\.]){_PIECE}{{1,60}}){{0,4}}"
    rf"(?:\\(?:\\)?{_PIECE}{{1,80}}(?:[ ](?=[^\s\\/:*?\"<>|]{{1,60}}[\\.]){_PIECE}{{1,60}}){{0,4}}){{1,12}}\\?"
)
_NOBODYS = frozenset(
    {"localhost", "example", "host", "hostname", "server", "user", "username", "proxy", "domain", "site"}
)
# What the documentation of containers and clouds calls everybody's machines, and files that end like a host.
_EVERYBODYS = re.compile(
    r"(?:^|\.)(?:host\.docker|gateway\.docker|metadata\.google|kubernetes\.docker|svc\.cluster|example|cluster|"
    r"pod\.cluster|docker|foo|bar|settings|config|env|docker-compose|compose|application|test|package|project|"
    r"kubernetes(?:\.default)?(?:\.svc)?(?:\.cluster)?)\Z",
    re.IGNORECASE,
)
_HOST_WHY = "A host inside a company's network."
_TOOL_WHY = "The address of a tool that a company runs for itself."
_TENANT_WHY = "The address of a company's own space at a service."
_BUCKET_WHY = "A store of a company in the cloud."
_REMOTE_WHY = "A repository on a company's own server."
_SHARE_WHY = "A folder on a company's file server."


class InternalAddressRecognizer(TellingRecognizer):
    """Addresses inside a company's network."""

    TYPE = "INTERNAL_IDENTIFIER"

    def told(self, text: str) -> Iterable[tuple[int, int, float, str]]:
        """Return the addresses, with their paths."""
        if "://" in text:
            yield from _urls(text)
        lowered = text.lower()
        if any(end in lowered for end in (".local", ".corp", ".inter", ".intra", ".lan", ".home.arpa", ".priv")):
            yield from _hosts(text)
        if any(service in lowered for service in _SERVICES):
            yield from _tenants(text)
        if "s3" in lowered or "gs://" in lowered or "arn:aws" in lowered or "fs" in lowered or "wasb" in lowered:
            for match in _BUCKET.finditer(text):
                name = match["name"] or match["host"] or ""
                if _NO_BUCKET.match(name) is None and (name or match["account"]):
                    yield match.start(), _closed(match), 0.7, _BUCKET_WHY
        if "git@" in text:
            for match in _REMOTE.finditer(text):
                if match["host"].lower() not in _PUBLIC_FORGES and "example." not in match["host"].lower():
                    yield match.start(), _closed(match), 0.75, _REMOTE_WHY
        if "\\" in text or "//" in text:
            yield from _folders(text)


_SERVICES = (
    "sharepoint.com", "atlassian.net", "onmicrosoft.com", "service-now.com", "salesforce.com", "force.com",
    "visualstudio.com", "slack.com", "zendesk.com", "freshdesk.com", "okta.com", "myworkday", "bamboohr.com",
    "azurewebsites.net", "windows.net", "azure", "snowflakecomputing.com", "databricks.com",
)  # fmt: skip


def _urls(text: str) -> Iterator[tuple[int, int, float, str]]:
    for match in _URL.finditer(text):
        host = match["host"].lower()
        labels = host.split(".")
        if _is_inside(host):
            yield match.start(), _closed(match), 0.75, _HOST_WHY
        elif labels[0] in _TOOLS and len(labels) > 2 and _OF_EVERYBODY.search(host) is None and is_domain(host):
            yield match.start(), _closed(match), 0.7, _TOOL_WHY


def _is_inside(host: str) -> bool:
    """Whether the host of an address has no name in the world: a single label, or an end that networks use inside."""
    if "." not in host:
        return host not in _NOBODYS and not host.isdigit() and len(host) > 2 and "_" not in host
    end = _INTERNAL_END.search(host)
    return end is not None and _EVERYBODYS.search(host[: end.start()]) is None


def _hosts(text: str) -> Iterator[tuple[int, int, float, str]]:
    for match in _HOST.finditer(text):
        labels = match["labels"]
        telling = "." in labels or "-" in labels or any(map(str.isdigit, labels))
        if not telling or _EVERYBODYS.search(labels) or match.group().endswith((".internal.", ".local.")):
            continue
        if labels.split(".")[0] in ("self", "this", "cls", "com", "org", "net", "sun", "java", "window"):
            continue
        yield match.start(), _closed(match), 0.65, _HOST_WHY


def _tenants(text: str) -> Iterator[tuple[int, int, float, str]]:
    for match in _TENANT.finditer(text):
        if match["tenant"].lower() not in _NO_TENANT:
            yield match.start(), _closed(match), 0.7, _TENANT_WHY
    for match in _AZURE.finditer(text):
        yield match.start(), _closed(match), 0.7, _TENANT_WHY


def _folders(text: str) -> Iterator[tuple[int, int, float, str]]:
    for match in _SHARE.finditer(text):
        host = (match["host"] or match["host2"] or match["host3"] or "").lower()
        share = (match["share"] or match["share2"] or "").lower()
        if host not in _WORDS_OF_TEX | _NOBODYS - {"server"} and share not in _WORDS_OF_TEX:
            yield match.start(), _closed(match), 0.75, _SHARE_WHY
    if ":\\" in text:
        for match in _DRIVE.finditer(text):
            yield match.start(), _closed(match), 0.6, _SHARE_WHY


def _closed(match: re.Match[str]) -> int:
    """Return where an address ends: signs that close a sentence or a bracket around it are not its own."""
    return match.start() + len(match.group().rstrip(_CLOSING))
