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
    r"trade secret|insiders? list|eyes only|need.to.know|strictly private|"
    r"not for (?:distribution|circulation|publication))\b",
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
# Words that people who write sentences are not long without; notes, logs and rows of tables hold hardly any.
_SAYS = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|will|would|can|cannot|could|should|shall|must|may|might|does|do|did|"
    r"let|lets|we|our|ours|us|they|them|their|he|she|his|her|him|i|my|me|you|your|it|its|who|whose|nobody|everyone|"
    r"which|because)\b|n['’]t\b|['’](?:re|ve|ll|d|m)\b",
    re.IGNORECASE,
)
# So many words of a note must hold one of them to be read like a sentence.
_PER_WORDS = 12
_WORD = re.compile(r"[^\W\d_]{2,}")
# So many words with a full stop are a sentence if there is one of those among them, and so many with either.
_SENTENCE, _LONG_SENTENCE = 8, 20
_CLOSED = (".", "!", "?", '"', "”", ")")


def _words(listed: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(listed.split(', '))})\b", re.IGNORECASE)


# What tells a note or a row, which says too little to be judged by its wording: the things that those of each kind are
# about, and the notes of a ward, a workshop or a kitchen are not.
_SIGNS = {
    "MNPI": _words(
        r"8-k, acquires?, acquisitions?, ad[- ]hoc, analysts?, a share, bid(?:der)?s?, board, buy-?backs?, ceo, "
        r"cfo, chapter 11, clinical hold, consensus, covenants?, crl, dividends?, \d+ jobs, earnings, ebitd?a, "
        r"eps, exclusivity, flash, forecasts?, full-year, futility, gross margin, guid(?:ance|ed), half-year, "
        r"heads of terms, impairments?, insolven\w+, ipo, job cuts?, jobs go, layoffs?, like-for-likes?, mergers?, "
        r"net income, operating (?:margin|profit|result)s?, order intake, organic growth, placebo, placing, plant "
        r"clos\w+, (?:pre|post)-money, press release, primary endpoint, profit warning, recall, redundanc\w+, "
        r"refinanc\w+, results?, revenues?, rights issue, rns, series [a-f], signing, steps? down, successor, "
        r"take-?overs?, term sheet, the market, the street, top ?line, works council, write-?(?:downs?|offs?)"
    ),
    "TRADE_SECRET": _words(
        r"bid (?:scoring|model), churn, coef\w*, competitors?, cutoff, fraud, in-house, know-?how, lift, nobody "
        r"else, no one else, only (?:we|ours?|us), our own, patent\w*, p&l, predict\w*, proprietary, ranking, "
        r"recommender, refusals?, reverse-engineer\w*, rivals?, secret, weights? fitted"
    ),
    "PRICING_TERMS": _words(
        r"agreed, approved, asked, bonus(?:es)?, break fee, cap on, commissions?, contract rate, contribution, "
        r"co-packer, cost price, discounts?, \d ?/ ?(?:kg|km|l|h|hr|case|unit|seat|pallet), fee, floor, gm, "
        r"(?:gross|net|back|our|contribution|floor)[ _]margins?, kick-?backs?, landed, list price, margin, "
        r"mark-?up, minimum price, net \d+, not a cent, off list, our cost, premium, price cap, rate card, "
        r"rebates?, royalt(?:y|ies), special price, tariff, transfer price, unit cost, uplift, waived, walk-?away"
    ),
    "CUSTOMER_LIST": _words(
        r"accounts?, acct, arr, buyers?, champion, churn, clients?, competitors?, contract ends, customers?, "
        r"donors?, exec sponsor, expires, key account, leads?, loyalty, mau, members?, pays, policyholders?, "
        r"prospects?, referr\w+, renewals?, renews?, seats, spend, subscribers?, tenants?, unhappy, vips?, wants"
    ),
    "STRATEGY": _words(
        r"acquire, approach(?:es)?, board, budget, buy, clos(?:e|es|ing) (?:q[1-4]|the|in|by|\d), close \w+ "
        r"(?:stores?|sites?|plants?|offices?), competitors?, cover story, divest\w*, drop, enter, exit, format, "
        r"initiatives?, in-?source\w*, internal plan, kill, land option, launch\w*, lease (?:ends?|lapse\w*), "
        r"leave \w+ by, market share, opening, out-?source\w*, plan to, poach, posts?, pull (?:out|back), "
        r"relocat\w+, rivals?, roadmap, rollout, sell, (?:stores?|sites?|plants?|offices?|landlords?|depots?) "
        r"(?:close\w*|not told|opens?), strategy, takeover, targets?, told (?:later|last|yet), vote"
    ),
    "LEGAL_PRIVILEGE": _words(
        r"adviser, attorneys?, authority, barrister, case weak\w*, claims?, "
        r"(?:our|outside|their|general|in-house|at|per) counsel, counsel['’]s, counsel "
        r"(?:advis\w+|says?|suggests?|thinks?|wants), defen[cs]es?, disclosure, dismissal, fallback, gc, lawsuit, "
        r"lawyers?, legal, liability, limitation, litigation, lose (?:the|this), mediation, odds, privileged?, "
        r"reserve, settle\w*, solicitors?, withhold, work product"
    ),
    "HR_CONFIDENTIAL": _words(
        r"9-box, absence, alleg\w+, bipolar, bonus, burn-?out, calibration, candidate, complaints? against, "
        r"depress\w+, disciplin\w+, dismiss\w*, early retirement, exit, fired, flight risk, garnish\w*, grievance, "
        r"harass\w+, hr, investigation, long-term, maternity, misconduct, no potential, package, panel, pay rise, "
        r"payroll, performance, pip, pregnan\w+, probation, promot(?:ed|ion), raise, rating, redundan\w+, rehire, "
        r"retain, sack(?:ed)?, salar(?:y|ies), separation, severance, sick(?:ness)?, signed off, supervisor, "
        r"suspended, suspension, theft, warning"
    ),
    "SECURITY": _words(
        r"admin, alarm codes?, auth bypass, backdoor, badge, breach\w*, bypass\w*, cameras?, cctv, combination, "
        r"credentials?, cve, default, disabled, edr, encrypt\w+, end of life, exploit\w*, exposed, finding, "
        r"firewall, guards?, hole, hsm, (?-i:PINs?), intru\w+, keyholders?, leavers?, master key, mfa, no usable "
        r"backup, offline since, override, passcodes?, passwords?, patch(?:es|ed)?, patrol, phish\w*, rce, restore "
        r"test, root, safe, sensors? (?:dead|masked|disabled), sev ?\d, spare keys?, sqli, tailgat\w+, time lock, "
        r"tokens?, unencrypted, unpatched, vault, vlan, vpn, vulnerab\w+, waf, waved through, weak(?:ness)?"
    ),
}


def lift(text: str) -> float:
    """Return by how much (in logits) a passage is likelier to be confidential for words that say so themselves."""
    return _LIFT * (_NOT_PUBLIC.search(text) is not None) - _LOWER * (_PUBLIC.search(text) is not None)


def is_said(text: str, is_prose: bool) -> bool:
    """Whether a text holds sentences or says itself that it is not public, so that its wording can be judged.

    The classifier learned from sentences. Notes of a ward, settings of a machine and lines of a log are figures and
    names of things, as recipes that are kept secret are, and nearly as sure to be taken for one.
    """
    words = sum(1 for _ in _WORD.finditer(text))
    says = sum(1 for _ in _SAYS.finditer(text))
    closed = text.endswith(_CLOSED)
    if is_prose and words >= (_SENTENCE if closed and says else _LONG_SENTENCE) and (closed or says):
        return True
    return says > words / _PER_WORDS or _NOT_PUBLIC.search(text) is not None


def signs(text: str, label: str) -> int:
    """Return how many different words of a kind a note or row holds: without one it says too little to be of it."""
    return len({match.group().casefold() for match in _SIGNS[label].finditer(text)})


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
