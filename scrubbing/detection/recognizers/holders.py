"""Notices of copyright, and whose they are.

A notice of a firm says whose the text is. Those in the headers of open-source files name people and foundations that
everybody knows, or stand beside a licence that lets everybody use the text: they say nothing about the work.
"""

import re
from collections.abc import Iterator

from scrubbing.detection.company import without_legal_form

_CUES = ("©", "(c)", "copyright", "(©)")
_SIGN = r"(?:©|\([cC]\)|(?i:copyright)(?:[ \t]*(?:©|\([cC]\)))?|(?i:urheberrecht))"
_YEARS = r"(?:(?:19|20)\d\d(?:[ \t]?[\-\u2013,/][ \t]?(?:(?:19|20)\d\d|\d\d|present))*,?[ \t]+)"
_NAME_WORD = (
    r"(?!(?:All|Alle|Tous|Todos|Tutti|Confidential|Licen[sc]ed|Published|Printed)\b)[^\W\d_a-z][\w&.'’\-]{0,30}|"
    r"\d{1,3}[A-Z][\w\-]{0,20}"
)
_NAME_WORDS = (
    rf"(?:The[ \t]+)?(?:{_NAME_WORD})(?:,?[ \t]+(?:(?:and|und|et|y|e|en|of|de|der|für|the|di|van|[&+])[ \t]+)?"
    rf"(?:{_NAME_WORD}|mbH)){{0,6}}"
)
_RESERVED = (
    r"(?i:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"tutti i diritti riservati|alle rechten voorbehouden)"
)
_NOTICE = re.compile(
    rf"(?<!\w){_SIGN}[ \t]*(?P<years>{_YEARS})?(?:by[ \t]+)?(?P<name>{_NAME_WORDS})"
    rf"(?P<after>[ \t]+(?:19|20)\d\d(?:[ \t]?[\-\u2013,][ \t]?(?:19|20)\d\d)*(?!\d))?"
    rf"(?P<rights>[.,;\-\u2013 \t]{{0,4}}{_RESERVED}\.?)?"
)
# What ends a firm's name: only with it, or with rights reserved, is it sure that a name is a firm's.
FIRM = re.compile(
    r"(?:[ \t,]|^)(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|plc|gmbh|mbh|ag|kg|kgaa|ug|se|"
    r"sa|sas|sarl|srl|spa|bv|nv|oy|oyj|ab|as|aps|pty|pte|group|gruppe|groupe|holdings?|partners|associates|"
    r"s\.a|s\.r\.l|s\.p\.a|b\.v|n\.v|l\.l\.c|p\.l\.c)\.?$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(rf"[.,;\-\u2013 \t]*{_RESERVED}.*$")
_KNOWN = frozenset(
    {
        "python software foundation", "apache software foundation", "free software foundation", "mozilla foundation",
        "mozilla corporation", "linux foundation", "eclipse foundation", "openjs foundation", "js foundation",
        "jquery foundation", "node.js foundation", "rust foundation", "django software foundation", "gnome foundation",
        "document foundation", "blender foundation", "wikimedia foundation", "creative commons", "numfocus",
        "open source initiative", "internet society", "ietf trust", "w3c", "world wide web consortium", "unicode",
        "unicode consortium", "khronos group", "object management group", "cloud native computing foundation",
        "google", "alphabet", "microsoft", "apple", "ibm", "international business machines", "oracle",
        "sun microsystems", "facebook", "meta", "meta platforms", "amazon", "amazon.com", "amazon web services",
        "twitter", "netflix", "intel", "nvidia", "amd", "advanced micro devices", "red hat", "canonical", "suse",
        "vmware", "adobe", "adobe systems", "github", "gitlab", "docker", "hashicorp", "elastic", "elasticsearch",
        "mongodb", "jetbrains", "digitalocean", "cloudflare", "uber", "uber technologies", "airbnb", "linkedin",
        "square", "stripe", "dropbox", "salesforce", "salesforce.com", "yahoo", "nokia", "digia", "qt", "qt company",
        "trolltech", "novell", "hewlett-packard", "hp", "cisco", "cisco systems", "arm", "texas instruments",
        "qualcomm", "samsung electronics", "huawei technologies", "alibaba group", "alibaba", "tencent", "baidu",
        "bytedance", "openai", "hugging face", "huggingface", "anaconda", "continuum analytics", "enthought",
        "rstudio", "posit software", "mathworks", "the mathworks", "wolfram research", "sap", "siemens", "bosch",
        "pivotal software", "pivotal", "confluent", "databricks", "grafana labs", "mapbox", "openstreetmap",
        "openstreetmap contributors", "regents of the university of california", "university of california",
        "massachusetts institute of technology", "mit", "stanford university", "carnegie mellon university",
        "university of illinois", "cern", "fonticons", "twbs", "bootstrap", "vercel", "ionic", "drifty", "nginx", "f5",
        "zend", "zend technologies", "silicon graphics", "xerox", "at&t", "bell laboratories", "bsdi",
        "the openssl project", "openssl", "freebsd foundation", "netbsd foundation", "kitware", "khronos", "igalia",
        "typesafe", "lightbend", "graalvm", "reportlab", "adobe systems incorporated",
    }
)  # fmt: skip
_MANY = re.compile(
    r"\b(?:authors?|contributors?|developers?|maintainers?|project|community|team|foundation|university|institute|"
    r"consortium|committers|holders?|owner|yyyy|regents)\b",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"permission is hereby granted|licensed under|spdx-license|redistribution and use|gnu (?:lesser |affero )?general|"
    r"(?:mit|bsd|isc|apache|mozilla public|eclipse public|zlib|boost software|artistic)[ -](?:license|2\.0)|"
    r"open[- ]source|creative commons|cc[ -]by|public domain|as is\b|license agreement to the",
    re.IGNORECASE,
)
_NEAR = 700


def notices(text: str, lowered: str) -> Iterator[tuple[int, int]]:
    """Yield the places of notices that name a firm. `lowered` is the text in small letters."""
    for start, end, _ in holders(text, lowered):
        yield start, end


def holders(text: str, lowered: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of notices that name a firm, and the firm's name."""
    if not any(cue in lowered for cue in _CUES):
        return
    for match in _NOTICE.finditer(text):
        name = _RIGHTS.sub("", match["name"]).rstrip(" \t,;-–")
        firm = FIRM.search(name) is not None
        name = name.rstrip(".")
        reserved = match["rights"] is not None or name != match["name"].rstrip(" \t,;.-–")
        signed = "©" in match.group() or match["years"] is not None or match["after"] is not None
        if not name or not signed or not (firm or reserved) or not is_a_firms(name):
            continue
        if _LICENCE.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR) is None:
            yield match.start(), match.end(), name


def is_a_firms(name: str) -> bool:
    """Whether a holder is none of those that everybody knows, and no crowd."""
    bare = without_legal_form(name.removeprefix("The ").strip())
    return bare.casefold().rstrip(".,") not in _KNOWN and _MANY.search(name) is None
