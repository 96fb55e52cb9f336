"""Legends by which a writer says that a text is confidential, privileged or not for distribution.

The word 'confidential' in a sentence is no legend: what counts is a fixed formula, capitals, or a line of its own. What
changes from page to page (a number, a date) is left out, so that a legend of a template is one value everywhere and is
decided once.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrubbing.detection.recognizers.base import TellingRecognizer
from scrubbing.detection.recognizers.holders import notices

_SCORE = 0.8
# What is looked at around a word that every legend of a kind holds, and how far to the edge of the line from there.
_AROUND, _TO_EDGE = 120, 400


@dataclass(frozen=True, slots=True)
class _Legends:
    """The legends of one kind.

    Each holds one of the `cues`, by which its place is found quickly; those with a capital are looked for as written.
    The finding is the group `legend` where the pattern has one.
    """

    why: str
    cues: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]


def _any(*wordings: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?<!not )(?<!non-)(?:{'|'.join(wordings)})(?!\w)", flags)


# Where a legend may begin and end that is a line, a cell or a segment of a header or footer by itself.
_EDGE = r"(?:^|(?<=[\ue001|])|(?<=[ \t][\-\u2013\u2014/\u00b7\u2022][ \t]))[ \t\[(*_\-\u2013]*"
_CLOSE = r"(?=[ \t\])*_.!\-\u2013]*(?:$|[|\ue000])|[ \t]+[\-\u2013\u2014|/\u00b7\u2022][ \t])"
_END = r"(?=[ \t\])*_.!\-\u2013]*(?:$|[|\ue000]))"
_CONFIDENTIAL = r"confidential(?:ity notice)?"
# Machines, people and rooms that are called so, and what statistics have.
_NO_LEGEND = r"(?!\s(?:computing|comput|vm|virtual|informant|source|space|node|transaction|clean|consult))"

_CONFIDENTIALITY = _Legends(
    "A marking that says that the text is confidential.",
    ("confiden", "vertraul", "riservat", "vertrouwelijk", "propriet", "geheim", "diffusion", "classified", "secret",
     "restricted", "eyes only", "need to know", "need-to-know", "fortrolig", "konfident"),
    (
        _any(
            rf"(?:strictly|highly|company|client|most|business|commercial(?:ly)?)[ \-]{_CONFIDENTIAL}"
            rf"(?:[ ,&]{{1,3}}(?:and )?(?:proprietary|privileged))?{_NO_LEGEND}",
            rf"(?:private|personal|privileged|proprietary|internal|sensitive|secret) ?(?:and|&|/|,|-)? ?"
            rf"{_CONFIDENTIAL}{_NO_LEGEND}",
            r"confidential ?(?:and|&|/|-) ?(?:privileged|proprietary|private)(?: information)?",
            r"commercial[ \-]in[ \-]confidence|in strict confidence|(?:information )?provided in confidence",
            r"(?:for your eyes only|need[ \-]to[ \-]know basis only|on a need[ \-]to[ \-]know basis)",
            r"(?:streng|strikt|höchst|absolut) vertraulich|vertraulich und (?:persönlich|privat)|"
            r"(?:persönlich|privat) (?:und|/|&) vertraulich|vertrauliche (?:unterlage|verschlusssache)|streng geheim",
            r"strictement confidentiel(?:le)?|confidentiel(?:le)? entreprise|diffusion (?:restreinte|limitée|"
            r"interdite)|"
            r"secret (?:industriel|d['’]entreprise)|confidentiel défense",
            r"(?:estrictamente|altamente) confidencial|información confidencial y (?:privilegiada|reservada)|"
            r"confidencial de la empresa",
            r"strettamente (?:confidenziale|riservato)|riservato (?:e confidenziale|aziendale)|"
            r"(?:informazioni|documento) riservat[eo] e confidenzial[ei]",
            r"strikt (?:vertrouwelijk|geheim)|persoonlijk (?:en|&) vertrouwelijk|bedrijfsvertrouwelijk|commercieel "
            r"vertrouwelijk",
        ),
        # A sentence about the very text: "This document contains proprietary information of ...".
        re.compile(
            r"(?<!\w)(?:this|these|the (?:attached|enclosed|following))(?: [\w\-]{2,16}){1,3} "
            r"(?P<legend>contains? (?:confidential|proprietary|privileged)(?: (?:and|or|and/or) (?:confidential|"
            r"proprietary|privileged))? (?:and trade secret )?information|(?:is|are) (?:strictly )?(?:confidential|"
            r"proprietary)(?: (?:and|to|property)(?! \w{1,16} not)|(?=[.,;]|$)))(?!\w)",
            re.IGNORECASE | re.MULTILINE,
        ),
        # A line, cell or header that says nothing else. In small letters it is a key or an entry of some list.
        re.compile(
            rf"{_EDGE}(?P<legend>C(?i:onfidential)|R(?i:estricted)|P(?i:roprietary)|V(?i:ertraulich)"
            rf"|C(?i:onfidentielle)|"
            r"C(?i:onfidentiel)|C(?i:onfidencial)|C(?i:onfidenziale)|R(?i:iservato)|V(?i:ertrouwelijk)|G(?i:eheim)|"
            rf"F(?i:ortrolig)|K(?i:onfidentiell)|C(?i:lassified)|T(?i:op secret)|S(?i:ecret)){_END}",
            re.MULTILINE,
        ),
        # A segment of its own in a header or footer: "Acme - Confidential - Page 3".
        re.compile(
            rf"{_EDGE}(?P<legend>Confidential|Proprietary|Restricted|Vertraulich|Confidentiel|Confidencial|Riservato|"
            rf"Vertrouwelijk){_CLOSE}",
            re.MULTILINE,
        ),
        re.compile(
            r"(?<![\w\-])(?<!NOT )(?<!NON-)(?:CONFIDENTIAL|PROPRIETARY|VERTRAULICH|CONFIDENTIEL|CONFIDENCIAL|RISERVATO|"
            r"VERTROUWELIJK)(?: INFORMATION| DRAFT| DOCUMENT)?(?![\w\-])(?! (?:COMPUTING|INFORMANT|VM|SOFTWARE))"
        ),
        re.compile(rf"{_EDGE}(?P<legend>(?:Company|Business|Client) (?:Proprietary|Restricted)){_CLOSE}", re.MULTILINE),
    ),
)  # fmt: skip
_DISCLAIMER = _Legends(
    "A notice that calls a message or document confidential or meant for its recipient only.",
    ("this e", "this m", "this c", "this t", "this d", "this r", "diese e-mail", "diese nachricht", "ce message",
     "cet e-mail", "ce courriel", "este mensaje", "este correo", "questo messaggio", "questa e-mail", "dit bericht",
     "deze e-mail"),
    (
        re.compile(
            r"\bth(?:is|e information (?:contained )?in this) (?:e-?mail|message|communication|transmission|document|"
            r"report)[^.\n]{0,200}\b(?<!not )(?:confidential|privileged|intended (?:only|solely))\b[^.\n]{0,300}\.?",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:diese (?:e-?mail|nachricht)|ce (?:message|courriel)|cet e-?mail|este (?:mensaje|correo)|"
            r"quest[oa] (?:messaggio|e-?mail)|dit bericht|deze e-?mail)[^.\n]{0,200}\b(?:vertraulich|confidentiel|"
            r"confidencial|riservat|confidenzial|vertrouwelijk)\w{0,4}\b[^.\n]{0,300}\.?",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip
_INTERNAL = _Legends(
    "A marking that says that the text is for internal use.",
    ("intern", "official use", "authorized use", "authorised use", "dienstgebrauch"),
    (
        _any(
            r"(?:for )?(?:company |strictly |firm )?internal (?:use|circulation|distribution|"
            r"purposes)(?: only)?(?<=only)",
            r"internal only|strictly internal|company internal|for (?:official|authori[sz]ed) use only",
            r"nur (?:für den |zum |zur )?(?:internen? |dienst)\w{0,10} ?(?:gebrauch|verwendung|verteilung)?|"
            r"(?:streng|firmen)intern|interne verwendung",
            r"(?:à |pour |document à )?usage (?:strictement )?interne(?: uniquement| exclusivement)?|"
            r"(?:document|diffusion) interne uniquement",
            r"(?:para |solo )?uso (?:exclusivamente |exclusivo )?interno(?: solamente| exclusivamente)?|"
            r"(?:solo|ad|per) (?:per )?uso interno",
            r"(?:uitsluitend |alleen )?voor intern gebruik|alleen intern",
        ),
        re.compile(
            rf"{_EDGE}(?P<legend>I(?i:nternal(?: use)?)|F(?i:or internal use)|N(?i:ur intern)|I(?i:ntern)|"
            rf"U(?i:so interno))(?!:){_CLOSE}", re.M
        ),
    ),
)  # fmt: skip
# For whom alone a text is: bodies and people that a company names, not everybody who pays or comes ("members only").
_READERS = (
    r"(?:(?:members|the eyes) of )?(?:the )?(?:board(?: of (?:directors|trustees|governors))?(?: members)?|"
    r"(?:executive|management|steering|audit|remuneration|compensation|investment|credit|risk|nominations?|deal"
    r"|leadership|"
    r"supervisory|project|senior) (?:committee|board|team|group|management)(?: members)?|exco|c-suite"
    r"|(?:non-executive )?"
    r"directors|trustees|governors|councillors|partners|shareholders|senior management|management|heads of department|"
    r"(?:named|intended) recipients?|addressees?|recipients?|authori[sz]ed (?:persons|people|personnel|recipients"
    r"|readers|staff)|"
    r"insiders|hr|legal|finance|(?:hr|legal|finance|tax|clean|core|deal) team|in-house counsel)"
)
_TEXTS = (
    r"(?:paper|document|memo|memorandum|note|report|deck|presentation|e-?mail|message|information|file|material"
    r"|summary|"
    r"pack|minutes|draft|update|brief|briefing|letter|page|spreadsheet|workbook|version|analysis|plan|data|numbers"
    r"|figures|"
    r"contents?|slides?)s?"
)
_AIMED = _Legends(
    "A marking that says for whom alone the text is.",
    ("eyes only", " only", "restricted to", "limited to", "limited dis", "limited cir", "restricted dis",
     "restricted cir"),
    (
        _any(
            r"(?:for )?(?:the )?(?:board|management|executive|exco|partners?['’]?|directors?['’]?|committee|hr|legal|"
            r"leadership|team|ceo|cfo|council|trustees?['’]?|client|counsel|internal|recipient)(?:'s|’s)? eyes only",
        ),
        re.compile(rf"{_EDGE}(?P<legend>EYES ONLY|Eyes only|Addressees? only|ADDRESSEES? ONLY){_CLOSE}", re.MULTILINE),
        # At the beginning of a line, or of a text about itself.
        re.compile(
            rf"(?:{_EDGE}|(?<=[.!?] )|(?i:(?:this|these|the) (?:[\w\-]{{2,16}} )?{_TEXTS} (?:is|are) (?:strictly "
            rf"|intended |meant |solely )?))"
            rf"(?P<legend>[Ff](?i:or (?:the use of |distribution to |circulation to )?{_READERS} only))(?!\w)",
            re.MULTILINE,
        ),
        re.compile(
            rf"{_EDGE}(?P<legend>(?i:(?:distribution|circulation|access)[: ](?: ?is )?(?:strictly )?(?:restricted"
            rf"|limited) to {_READERS}|"
            rf"(?:distribution|circulation): {_READERS} only|(?:limited|restricted) (?:distribution"
            rf"|circulation)))(?!\w)",
            re.MULTILINE,
        ),
    ),
)  # fmt: skip
_DISTRIBUTION = _Legends(
    "A marking that forbids to pass the text on.",
    ("distribut", "forward", "circulat", "disseminat", "not for", "do not", "to yourse", "between us",
     "between ourselves", "leave th", "DO NOT", "weiterga", "weiterleit", "weiterzuge",
     "ne pas diffuser", "no distribuir", "no difundir", "non diffondere", "non divulgare", "niet verspreiden",
     "not to be", "vervielfält", "reproduc"),
    (
        re.compile(
            r"(?<!\w)(?<!we )(?<!you )(?<!they )(?<!who )(?<!which )(?<!that )(?:"
            r"(?:please |Please |PLEASE )do not (?:distribute|forward|circulate|redistribute|disseminate|share)"
            r"|D(?:o not|O NOT) (?i:distribute|forward|circulate|redistribute|disseminate|copy or distribute)"
            r")(?: (?i:or|and) (?i:copy|distribute|forward|share|reproduce|circulate))?(?!\w)"
        ),
        # "pass on" is also what people do with costs, genes and on roads: it counts of the text, to somebody, or alone.
        re.compile(
            r"(?<!\w)(?<!we )(?<!you )(?<!they )(?<!who )(?<!which )(?<!that )(?:[Pp]lease |PLEASE )?[Dd](?i:o not) (?:"
            r"(?i:pass|hand|send) (?i:this|these|it|them)(?: [\w\-]{2,16}){0,2} (?i:on|round|around|to (?:anyone"
            r"|anybody|others|third))"
            r"|(?i:(?:pass|hand|send) (?:on|around|round)(?: (?:to (?:anyone|anybody|others|third parties)|externally"
            r"|further|outside|without))?)"
            r"(?=[.!;:\])]|[ \t]*$|[ \t]*[|\ue000]|(?<=[yse]) |(?<=[td]) )"
            r"|(?i:share|copy|print|discuss|quote|cite|publish|show|disclose) (?:(?i:this|these)(?! (?:link|password"
            r"|code|pin|page|post)s?\b)(?: [\w\-]{2,16}){1,2}|(?i:externally|outside))"
            r"(?=[.!;,]|[ \t]*$| (?i:with|outside|without|to|beyond|externally|in)(?!\w)))",
            re.MULTILINE,
        ),
        re.compile(
            rf"{_EDGE}(?P<legend>(?i:(?:please )?do not (?:forward|distribute|circulate|copy|share|pass on|disseminate"
            rf"|reproduce|disclose|publish)"
            rf"(?:,? (?:or|and) (?:copy|distribute|forward|share|reproduce|circulate|print))?(?: (?:externally"
            rf"|further))?)){_CLOSE}",
            re.MULTILINE,
        ),
        _any(
            rf"(?:(?:not|never) to|(?:this|it|(?:this|these|the) {_TEXTS}) (?:must not|should not|may not"
            rf"|cannot)) leave "
            r"(?:this|the) (?:room|building|company|firm|team|office|group|meeting)",
            r"(?:please )?keep (?:this|it|these (?:figures|numbers|plans)|the above) (?:strictly )?(?:to yoursel(?:f"
            r"|ves)|"
            r"between (?:us|ourselves)|under wraps)",
        ),
        _any(
            r"not for (?:external |public |further |general |onward |wider )?(?:distribution|circulation|release|"
            r"transmission|sharing|forwarding|publication|disclosure|redistribution|dissemination|quotation"
            r"|attribution)",
            r"not to be (?:distributed|circulated|disclosed|forwarded|reproduced|copied)(?: (?:or|and) (?:distributed|"
            r"circulated|disclosed|forwarded|reproduced|copied))?(?: (?:outside|without)(?= ))?",
            r"no part of this (?:document|report|publication|presentation) may be (?:reproduced|copied|disclosed)",
            r"(?:weitergabe|vervielfältigung|weiterleitung)(?: (?:und|oder) \w{5,20})? (?:nicht gestattet|untersagt|"
            r"verboten|nur mit)|nicht (?:zur (?:weitergabe|veröffentlichung)|weiterleiten|weitergeben)",
            r"ne pas (?:diffuser|transmettre|divulguer)|reproduction interdite",
            r"no (?:distribuir|difundir|divulgar)|prohibida su (?:reproducción|difusión|distribución)",
            r"(?:da )?non (?:diffondere|divulgare|distribuire)|riproduzione vietata",
            r"niet (?:verspreiden|doorsturen|voor verspreiding|openbaar maken)",
        ),
    ),
)  # fmt: skip
_PRIVILEGE = _Legends(
    "A marking that claims legal privilege.",
    ("privileg", "prejudice", "work product", "work-product", "anwaltsgeheimnis", "anwaltskorrespondenz",
     "secret professionnel", "secreto profesional", "segreto professionale", "beroepsgeheim", "/client", "-client",
     "unter vorbehalt der rechte"),
    (
        _any(
            r"(?:attorney|solicitor|lawyer)s?[ \-/\u2013]client (?:privileged?|communication|confidential)"
            r"(?: communication)?",
            r"(?:attorney )work[ \-]product|legally privileged|privileged communication|"
            r"(?:legal |legally )?privileged (?:and|&|/) confidential|subject to (?:legal )?privilege",
            r"legal professional privilege applies|prepared (?:at the (?:request|direction) of counsel|"
            r"in anticipation of "
            r"litigation)",
            r"without prejudice(?: (?:and )?(?:save as to costs|subject to contract))?(?! to\b)",
            r"anwaltliche[rs]? (?:korrespondenz|mitteilung)|anwaltsgeheimnis|couvert par le secret professionnel|"
            r"amparado por (?:el )?secreto profesional|coperto da segreto professionale|"
            r"(?:valt onder het )?beroepsgeheim",
        ),
        re.compile(rf"{_EDGE}(?P<legend>P(?i:rivileged)){_CLOSE}", re.MULTILINE),
    ),
)  # fmt: skip
_TLP = _Legends(
    "A colour of the Traffic Light Protocol, which says to whom the text may be passed on.",
    ("tlp",),
    (_any(r"TLP ?[:\-] ?(?:RED|AMBER(?:\+STRICT)?|GREEN|CLEAR|WHITE)"),),
)
_STATE = _Legends(
    "A marking of a state or an agency.",
    ("CUI", "ontrolled unclassified", "CONTROLLED UNCLASSIFIED", "OFFICIAL", "FOUO", "NOFORN", "SBU", "VS-", "VS -",
     "erschlusssache", "VERSCHLUSSSACHE", "RESTREINT", "RESTRICTED//", "SECRET//", "law enforcement sensitive",
     "LAW ENFORCEMENT SENSITIVE"),
    (
        re.compile(
            r"(?<!\w)(?:CUI//[A-Z\-/]{2,40}|CUI(?=[ \t]*(?:$|\n|[|/\-\u2013(]))|"
            r"(?i:controlled unclassified information)"
            r"|OFFICIAL[ \-:]{1,3}SENSITIVE|UNCLASSIFIED//FOUO|U//FOUO|FOUO|(?:TOP )?SECRET//[A-Z/]{2,20}|NOFORN"
            r"|(?i:law enforcement sensitive)|VS ?[\-\u2013] ?(?:NfD|NUR FÜR DEN DIENSTGEBRAUCH|Vertraulich)"
            r"|(?i:verschlusssache)|RESTREINT (?:UE|UE/EU RESTRICTED))(?!\w)",
            re.MULTILINE,
        ),
    ),
)  # fmt: skip
_EXPORT = _Legends(
    "A marking of export control.",
    ("EAR99", "ITAR", "xport", "EXPORT", "ECCN", "EAR", "usfuhrkontroll"),
    (
        _any(
            r"EAR99|export[ \-]controlled(?: (?:information|data|document|material|technical data))?|"
            r"(?-i:ITAR|EAR)[ \-](?:controlled|restricted)(?: data| information| technical data)?",
            r"subject to (?:the )?(?-i:ITAR|EAR|Export Administration Regulations|"
            r"International Traffic in Arms Regulations)|contains technical data (?:whose export is|subject to) "
            r"\w{5,12}|(?:warning )?export of this (?:document|information) is restricted|unterliegt der "
            r"(?:ausfuhrkontrolle|exportkontrolle)",
            r"(?-i:ECCN) ?:? ?(?-i:[0-9][A-E]\d{3}|EAR99)",
        ),
    ),
)
_NDA = _Legends(
    "A marking that points to an agreement of secrecy.",
    ("NDA", "non-disclosure", "nondisclosure", "non disclosure", "confidentiality agreement", "geheimhaltungsv",
     "accord de confidentialité", "acuerdo de confidencialidad", "accordo di riservatezza", "geheimhoudings"),
    (
        _any(
            r"(?:subject to|under|covered by|pursuant to) (?:an? |the |our |your )?"
            r"(?:mutual )?(?-i:M?NDA)",
            r"(?:subject to|covered by) (?:an? |the |our |your )?(?:mutual )?(?:"
            r"non[ \-]?disclosure agreement|confidentiality agreement)",
            r"(?-i:NDA) (?:required|restricted|material|only)|"
            r"unterliegt (?:der|einer) (?:geheimhaltungsvereinbarung|verschwiegenheit)\w{0,6}|"
            r"soumis à (?:un |l['’])accord de confidentialité|sujeto a (?:un )?acuerdo de confidencialidad|"
            r"soggetto a(?:d un)? accordo di riservatezza|onder geheimhouding\w{0,12}",
        ),
    ),
)  # fmt: skip
_EMBARGO = _Legends(
    "An embargo, before whose end the text may not be published.",
    ("embargo", "sperrfrist", "not for release before", "hold for release"),
    (
        # Without the day: it may change from version to version.
        _any(
            r"embargoed(?: (?:until|till)|(?= for release))|under (?:strict )?embargo(?: until)?|embargo(?: date)?:|"
            r"(?:strict )?embargo until|not for release before|hold for release",
            r"sperrfrist(?::| bis)?|sous embargo(?: jusqu['’]au)?|bajo embargo(?: hasta)?|embargado hasta|"
            r"sotto embargo(?: fino)?|onder embargo(?: tot)?",
        ),
        re.compile(rf"{_EDGE}(?P<legend>embargoed){_END}", re.IGNORECASE | re.MULTILINE),
    ),
)
_TRADE_SECRET = _Legends(
    "A marking that calls the text a trade secret.",
    ("trade secret", "geschäftsgeheimnis", "betriebsgeheimnis", "secret des affaires", "secret d'affaires",
     "secreto comercial", "secreto empresarial", "segreto aziendale", "segreto commerciale", "bedrijfsgeheim"),
    (
        _any(
            r"(?:contains|constitutes|company) trade secrets?|trade secret information",
            r"(?:enthält |unser )?(?:geschäfts|betriebs)-? ?(?:und betriebs)?geheimnis(?:se)? (?:der|des)|"
            r"(?:couvert par le )secret des affaires|(?:contiene )secretos? (?:comercial|empresarial)(?:es)?|"
            r"(?:contiene )segret[oi] (?:aziendal|commercial)[ei]|(?:bevat )bedrijfsgeheim(?:en)?",
        ),
        re.compile(rf"{_EDGE}(?P<legend>trade secrets?|geschäftsgeheimnis|bedrijfsgeheim){_CLOSE}", re.I | re.M),
    ),
)  # fmt: skip
_NO_DRAFT = (
    r"(?! ?(?:picks?|beers?|ales?|horses?|animals?|lottery|class|board|order|king|night|stopper|excluder|"
    r"beverage|kings|"
    r"prospects?|dodg|card|evasion|mark|a |an |the |your |our |and |or |by |of |to |from |in |on |at |with ))"
)
_DRAFT = _Legends(
    "A marking that says that the text is a draft.",
    ("Draft", "DRAFT", "Entwurf", "ENTWURF", "Brouillon", "BROUILLON", "Borrador", "BORRADOR", "Bozza", "BOZZA",
     "CONCEPT", "first draft", "working draft"),
    (
        # Alone, or followed by what drafts are followed by: a number, a date, a purpose. A cell that says "Draft" below
        # a heading is the state of an invoice.
        re.compile(
            r"(?:^|(?<=\|)|(?<=[ \t][\-\u2013\u2014/\u00b7\u2022|][ \t]))[ \t\[(*_\-\u2013]*"
            r"(?P<legend>(?:(?:First|Second|Third|Final|Working|Preliminary|Rough|FIRST|SECOND|FINAL|WORKING|"
            r"PRELIMINARY) "
            r")?(?:Draft|DRAFT)|Entwurf|ENTWURF|Brouillon|BROUILLON|Borrador|BORRADOR|Bozza|BOZZA|CONCEPT)"
            r"(?:(?i: for (?:discussion|comment|comments|review|internal review|discussion purposes)(?: only)?"
            r"| document| only| copy| version))?"
            r"(?=[ \t\])*_.!\-\u2013]*(?:$|[|\ue000])|[ \t]+[\-\u2013\u2014|/\u00b7\u2022][ \t]|"
            r"[ \t]+\(?[vV]?\d|:[ \t])"
            + _NO_DRAFT,
            re.MULTILINE,
        ),
        re.compile(
            r"(?<!\w)(?P<legend>DRAFT)(?= (?:FOR|ONLY|COPY|VERSION|DOCUMENT|v?\d)|[ \t]*[\-\u2013\u2014][ \t])"
        ),
        re.compile(
            r"(?<!\w)(?P<legend>(?i:draft) (?:(?i:for discussion(?: purposes)?(?: only)?)|subject to contract))(?!\w)"
        ),
    ),
)  # fmt: skip
_LABEL = _Legends(
    "A sensitivity label.",
    ("msip_label_", "sensitivity", "classification", "klassifi", "einstufung", "clasificación", "classificazione",
     "classificatie", "schutzklasse"),
    (
        re.compile(
            r"MSIP_Label_[0-9A-Fa-f\-]{36}_Name[\"']?[ \t]*[\ue001:=][ \t\"']*(?P<legend>[^\s\"'\ue000\ue001<>]"
            r"[^\n\"'\ue000\ue001<>]{0,60}[^\s\"'\ue000\ue001<>])",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<!\w)(?P<legend>(?:(?:information |data |document )?(?:sensitivity|classification)(?: (?:level|"
            r"label))?|"
            r"(?:dokumenten)?klassifi(?:zierung|kation)|einstufung|schutzklasse|clasificación|classificazione|"
            r"classificatie|classification)[ \t]?[:=\ue001][ \t]{0,2}(?:(?:strictly |highly )?confidential(?:ity)?|"
            r"restricted|internal(?: use)?(?: only)?|secret|sensitive|proprietary|private|(?:streng )?vertraulich|"
            r"intern|geheim|confidentiel|interne|confidencial|interno|riservato|vertrouwelijk|C[1-4]))(?!\w)",
            re.IGNORECASE,
        ),
    ),
)  # fmt: skip
_FILE_NAME = _Legends(
    "A marking in the name of a file.",
    ("Draft", "DRAFT", "Confidential", "CONFIDENTIAL", "Embargo", "EMBARGO", "Vertraulich", "VERTRAULICH", "Entwurf",
     "ENTWURF", "Privileged", "PRIVILEGED", "Confidentiel", "Confidencial"),
    (
        # In small letters the words may say what a file is about.
        re.compile(
            r"(?<![A-Za-z])(?P<legend>(?:(?:Strictly|Highly|STRICTLY)[ _\-])?(?:Draft|DRAFT|Confidential|CONFIDENTIAL|"
            r"Embargo(?:ed)?|EMBARGO(?:ED)?|Vertraulich|VERTRAULICH|Entwurf|ENTWURF|Privileged|PRIVILEGED|Confidentiel|"
            r"Confidencial))(?![A-Za-z])(?![ _\-]?(?:[Cc]omputing|[Pp]icks?|[Bb]eer|[Hh]orse|[Ll]ottery))"
            r"(?=[^\n/\\<>|:\"\ue000]{0,100}\.(?:docx?|xlsx?|pptx?|pdf|txt|md|csv|zip|msg|eml|png|jpe?g|html?|od[tsp]|"
            r"ipynb|json|rtf)(?:$|[\"')\]\s]))",
            re.MULTILINE,
        ),
    ),
)  # fmt: skip
_ALL = (
    _LABEL, _FILE_NAME, _DISCLAIMER, _PRIVILEGE, _TLP, _STATE, _EXPORT, _NDA, _EMBARGO, _TRADE_SECRET,
    _DISTRIBUTION, _AIMED, _INTERNAL, _CONFIDENTIALITY, _DRAFT,
)  # fmt: skip
_COPYRIGHT = "A notice of copyright that names a firm."


class MarkingRecognizer(TellingRecognizer):
    """Legends in the wordings in which they are usual, in English and six other languages."""

    TYPE = "MARKING"

    def told(self, text: str) -> Iterable[tuple[int, int, float, str]]:
        """Return the legends, each with its kind."""
        lowered = text.lower()
        for legends in _ALL:
            places = list(_places(legends.cues, text, lowered))
            for low, high in _stretches(text, places) if places else ():
                for pattern in legends.patterns:
                    for match in pattern.finditer(text, low, high):
                        start, end = match.span("legend" if "legend" in pattern.groupindex else 0)
                        yield start, end, _SCORE, legends.why
        for start, end in notices(text, lowered):
            yield start, end, _SCORE, _COPYRIGHT


def _places(cues: tuple[str, ...], text: str, lowered: str) -> Iterator[int]:
    """Yield about where cues stand: a few letters are longer in small letters."""
    for cue in cues:
        within = lowered if cue.islower() else text
        place = within.find(cue)
        while place >= 0:
            yield place
            place = within.find(cue, place + _AROUND)


def _stretches(text: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text around some places, to the edges of their lines, in order and without overlap."""
    reached = 0
    for place in sorted(places):
        low = max(reached, text.rfind("\n", max(0, place - _TO_EDGE), max(0, place - _AROUND)) + 1)
        low = max(low, place - _TO_EDGE)
        end = text.find("\n", place + 2 * _AROUND, place + _TO_EDGE + _AROUND)
        high = end if end >= 0 else min(len(text), place + _TO_EDGE + _AROUND)
        if high > reached:
            yield low, high
            reached = high
