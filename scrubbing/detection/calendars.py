"""Lines of calendars and of cards of addresses (RFC 5545, RFC 6350): "ATTENDEE;CN=Jane Doe:mailto:jane@corp.example".

Their properties are no words of anybody, and all but what people wrote themselves is no prose.
"""

import re

_PROPERTIES_TEXT = """
ACTION ADR AGENT ALTREP ANNIVERSARY ATTACH ATTENDEE BDAY BEGIN BUSYTYPE BYDAY CALADRURI CALENDAR CALSCALE CALURI
CATEGORIES CLASS CN COLOR COMMENT COMPLETED CONFERENCE CONTACT COUNT CREATED CUTYPE DALARM DELEGATED-FROM DELEGATED-TO
DESCRIPTION DIR DTEND DTSTAMP DTSTART DUE DURATION EMAIL ENCODING END EXDATE EXRULE FBTYPE FBURL FMTTYPE FN FREEBUSY
GENDER GEO IMAGE IMPP INTERVAL KEY KIND LABEL LANG LANGUAGE LAST-MODIFIED LOCATION LOGO MAILER MEMBER METHOD N NICKNAME
NOTE ORG ORGANIZER PARTSTAT PERCENT-COMPLETE PHOTO PRIORITY PRODID PROFILE RANGE RDATE RECURRENCE-ID REFRESH-INTERVAL
RELATED RELATED-TO RELTYPE REPEAT REQUEST-STATUS RESOURCES REV ROLE RRULE RSVP SENT-BY SEQUENCE SORT-STRING SOUND SOURCE
STATUS STRUCTURED-DATA SUMMARY TEL TITLE TRANSP TRIGGER TZ TZID TZID-ALIAS-OF TZNAME TZOFFSETFROM TZOFFSETTO TZUNTIL
TZURL UID UNTIL URL VALARM VALUE VAVAILABILITY VCALENDAR VCARD VERSION VEVENT VFREEBUSY VJOURNAL VTIMEZONE VTODO XML
"""
_PROPERTIES = frozenset(_PROPERTIES_TEXT.split())
# What people wrote stands in these.
_WRITTEN = frozenset({"COMMENT", "DESCRIPTION", "LOCATION", "NOTE", "SUMMARY", "X-ALT-DESC"})
# Words with a colon before a sentence: where a space follows, they begin a line of prose.
_BEGINS = re.compile(
    r"(?:[A-Za-z0-9\-]{1,20}\.)?(?P<name>[A-Z][A-Z0-9\-]{0,40})(?P<sign>;[A-Z][A-Z0-9\-]{0,40}[=;:]|:(?! ))"
)
_HEAD = re.compile(r"[^:;]{1,60}(?:;(?:\"[^\"]{0,200}\"|[^\":;]){0,400}+){0,20}+:")
# "TITLE:" and "X-RAY:" begin lines of notes as well, and programs have properties of their own that people fill.
_SENTENCE = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]{1,40}[ ]){4}[^\W\d_]")
_FOLDED = re.compile(r"\r?\n[ \t]")
_AT_LINE = re.compile(r"(?:\A|\n)(?:[A-Za-z0-9\-]{1,20}\.)?\Z|;\Z|(?:BEGIN|END):\Z")


def is_property(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is the name of a property, or of one of its parameters, where it stands."""
    name = text[start:end]
    if not name.isupper() or not (name in _PROPERTIES or name.startswith("X-")):
        return False
    return (
        text[end : end + 1] in (":", ";", "=", "\r", "\n", "")
        and _AT_LINE.search(text, max(0, start - 24), start) is not None
    )


def logical_line(text: str, start: int) -> tuple[int, int] | None:
    """Return the prose of the property that begins at a line's start, and so where its last folded line ends.

    None where no property begins. The prose is empty (both are the end) if the property's value is no person's words.
    """
    begun = _BEGINS.match(text, start)
    if begun is None or not (
        begun["name"] in _PROPERTIES or begun["name"].startswith("X-") or begun["sign"].endswith("=")
    ):
        return None
    end = _line_end(text, start)
    while _FOLDED.match(text, end - (text[end - 1 : end] == "\r")):
        end = _line_end(text, end + 1)
    if begun["name"] not in _WRITTEN and _SENTENCE.search(text, begun.end(), end) is None:
        return end, end
    # What breaks the grammar is read with its head, not passed over.
    head = _HEAD.match(text, start, end) or begun
    return head.end(), end


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
