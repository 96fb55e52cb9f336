"""What in a passage a person can check: words that say it is not public, or that it is; amounts, dates, plans.

The classifier decides by the whole wording and cannot say why; these are named beside its answer, and lift or lower it
a little where they speak for one side.
"""

import re

_NOT_PUBLIC = re.compile(
    r"\b(?:confidential(?:ly|ity)?|not (?:yet )?(?:public|announced|released|disclosed)|"
    r"un(?:announced|released|disclosed|published)|non-?public|under embargo|embargoed|internal(?:ly)? only|"
    r"for internal use|"
    r"do not (?:share|forward|distribute|circulate)|keep (?:this|it) (?:between|to) (?:us|yourself|ourselves)|"
    r"before (?:we|it is|the) (?:announce\w*|public|release)|under NDA|privileged|work product|proprietary|"
    r"trade secret|insiders? list|need.to.know|strictly private|not for (?:distribution|circulation|publication))\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:press release|announced (?:today|yesterday|on|in|that)|published (?:on|in|by|today)|"
    r"publicly (?:available|known|listed)|annual report|open[- ]source|"
    r"according to the (?:paper|report|statute|guideline)|"
    r"textbook|for example|assume that|suppose that|exercise|hypothetical|job advert\w*|official gazette|"
    r"public (?:register|record|tender|notice)|list price|price list|licen[sc]ed under|fictional|chapter \d)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[$€£¥₹]\s?\d|\b\d[\d.,]*\s?(?:k|m|mn|bn|million|billion|thousand)\b|"
    r"\b(?:USD|EUR|GBP|CHF|SEK|DKK|NOK|PLN|CAD|AUD|JPY|INR|ZAR|BRL|MXN|SGD|CNY)\s?\d|\d\s?(?:USD|EUR|GBP|CHF|SEK|PLN)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d\s?(?:%|percent\b|per cent\b|bps\b|basis points\b)", re.IGNORECASE)
_PLAN = re.compile(
    r"\b(?:plan(?:s|ned|ning)? to|intend\w* to|target(?:s|ing)?|forecast\w*|guidance|outlook|will (?:launch|close|exit|"
    r"acquire|announce|enter|cut|open)|expected? (?:to|in|by)|by (?:Q[1-4]|H[12]|year[- ]end)|next (?:quarter|year))\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:Q[1-4]|H[12]|FY ?\d\d|20[12]\d|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)\b"
)
# In logits.
_LIFT, _LOWER = 0.7, 0.6


def lift(text: str) -> float:
    """Return by how much (in logits) a passage is likelier to be confidential for words that say so themselves."""
    return _LIFT * (_NOT_PUBLIC.search(text) is not None) - _LOWER * (_PUBLIC.search(text) is not None)


def evidence(text: str, score: float, label: str) -> str:
    """Return what tells a passage, in a sentence that quotes nothing."""
    seen = [
        words
        for words, pattern in (
            ("words that say it is not public", _NOT_PUBLIC),
            ("amounts of money", _MONEY),
            ("percentages", _PERCENT),
            ("a plan or forecast", _PLAN),
            ("a date or quarter", _DATED),
        )
        if pattern.search(text)
    ]
    # A table's head, or a sentence among others, may be all that a person wonders about.
    how = "almost certain" if score >= 0.85 else "likely" if score >= 0.6 else "possible"
    told = f"Judged by its wording as a whole, that is {how}"
    if not seen:
        return f"{told}; no single word gives it away."
    listed = seen[0] if len(seen) == 1 else f"{', '.join(seen[:-1])} and {seen[-1]}"
    return f"{told}; it holds {listed}."
