"""Whether a capitalised word that may be a name stands where a person acts: asks, is asked, is addressed, owns."""

import re

from scrubbing.surnames import DO, DOES, OBJECTS, SAY, SAYS

_WINDOW = 40
_TITLE = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Herr|Frau|Mme|Capt|Sgt|Rev)\.?[ \u00a0]\Z")
# "the Price", "per Page": what is called for is a thing.
_THING = re.compile(
    r"(?<!\w)(?:the|an?|this|that|each|every|per|these|those|no|any|our|your|its)[ \u00a0\n]\Z", re.IGNORECASE
)
_SPOKEN_TO = re.compile(
    r"(?<!\w)(?:ask(?:s|ed)?|tells?|told|thank(?:s|ed)?|remind(?:s|ed)?|invite[sd]?|inform(?:s|ed)?|according to"
    r"|(?:met|meet|speak|spoke|talk|talked) (?:to|with)|cc:?|attn:?|dear|hi|hello)[ \u00a0\n]\Z",
    re.IGNORECASE,
)
_OWNS = re.compile(r"[\'\u2019]s(?!\w)")
_ADVERB = r"(?:(?:also|then|again|never|just|only|not|[a-z]+ly)[ \u00a0\n])?"
_VERB = re.compile(rf"[ \u00a0\n]{_ADVERB}(?P<verb>[a-z]+)(?!\w)(?:[ \u00a0\n](?P<next>[^\W_]+))?")
_BEFORE_INFINITIVE = re.compile(
    r"[ \u00a0\n](?:will|would|should|shall|must|can|could|may|might|did|to|has to|is to|is going to)[ \u00a0\n]"
    rf"{_ADVERB}(?P<verb>[a-z]+)(?!\w)(?:[ \u00a0\n](?P<next>[^\W_]+))?"
)
_PERFECT = re.compile(
    rf"[ \u00a0\n](?:has|had)[ \u00a0\n]{_ADVERB}(?P<verb>[a-z]+)(?!\w)(?:[ \u00a0\n](?P<next>[^\W_]+))?"
)
# Minutes and chats: what a person says goes on behind a colon in words of speech. "Price: 40", "Green: on track".
_LINE = re.compile(r"(?:\A|[\n.!?|]|\d[.)])[ \t*_>\-]*\Z")
_SPEECH = re.compile(
    r":[*_]*[ \u00a0](?:yes|yeah|no,|nope|ok|okay|agreed|agree|thanks|thank you|sure|i|i'(?:m|ll|ve|d)|we"
    r"|we'(?:re|ll|ve)|he|she|they|you|it's|that's|let's|can|could|would|should|please|what|why|how|when|who|where"
    r"|maybe|well,|good morning|hello|hi|right,|fine|so,|but|there)(?!\w)",
    re.IGNORECASE,
)
# Behind a name that is spoken to a word in small letters may go on with the sentence, but with no noun.
_NOUN = re.compile(
    r"[ \u00a0](?!(?:to|that|whether|if|about|for|and|or|what|why|how|when|who|where|as|at|in|on|by|with)\b)[a-z]"
)


def acts(text: str, start: int, end: int) -> bool:
    """Whether somebody called by the word at this place acts there, as no thing called by it does."""
    before = text[max(0, start - _WINDOW) : start]
    if _TITLE.search(before):
        return True
    if _THING.search(before):
        return False
    if _OWNS.match(text, end):
        return True
    if _SPOKEN_TO.search(before):
        return _NOUN.match(text, end) is None
    if _SPEECH.match(text, end):
        return _LINE.search(before) is not None
    return _does(text, end)


def _does(text: str, end: int) -> bool:
    for pattern, sure, likely in ((_BEFORE_INFINITIVE, SAY, DO), (_PERFECT, SAYS, DOES), (_VERB, SAYS, DOES)):
        following = pattern.match(text, end)
        if following is None:
            continue
        verb, further = following["verb"], following["next"] or ""
        if verb == "agreed":
            # "Price agreed with the landlord" may be either; a sentence "Price agreed." is a person's.
            return not further or further.casefold() in OBJECTS or further == "to"
        if verb in sure:
            return True
        if verb in likely and (further.casefold() in OBJECTS or further[:1].isdecimal() or further[:1].isupper()):
            return True
    return False
