"""In which languages a document is written besides English: names are not looked for in those the way they are here.

Letters of other scripts tell by themselves. For Latin ones, paragraphs of running text that hold too few of the small
words of English are shown to CLD3, a network of half a megabyte that lies in its wheel.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from scrubbing.detection.results import Unchecked
from scrubbing.document import Kind, Unit

# Letters from which on a paragraph is judged by itself, and from which on several short ones are judged together.
_ALONE, _TOGETHER = 80, 200
# Fewer letters of a language in the whole document are a quotation, a title or an accident.
_FEWEST, _FEWEST_OTHER_SCRIPT = 80, 15
# A paragraph is shown up to this length; most are shorter.
_LONGEST = 2_000
# Running text has at least this share of words in lower case; lists of names, tables and logs have not.
_RUNNING = 0.5
# English has at least this share of these words; other languages have hardly any.
_ENGLISH_SHARE = 0.15
_SURE = 0.7
_MAX_LOCATORS = 20
_SMALL_WORDS = """
the of and to in is that for it as was with be by on not he his but at are this have from or had an they which one you
were her all she there would their we him been has when who will more no if out so what up its about into than them can
only other new some could time these two may then do first any my now such like our over me even most after also did
many before must through your how should where
"""
_ENGLISH = frozenset(_SMALL_WORDS.split())
# Small words of other languages, none of them English: text that holds several is running text, however many figures
# and capitals it has (German writes every noun with one).
_SMALL_WORDS_OF_OTHERS = """
der und ist nicht mit von den dem des ein eine einen einer eines zu zum zur auf für wir sie ihnen ihr ihre sich auch bei
nach aus wird werden sind oder dass wurde kann haben hat vom im bitte unter gilt am als
le la les une du aux et est dans pour que qui vous nous sur avec sont ce cette votre notre je ne pas plus par au se
el los las una del y en por con para como es su lo más al
il lo gli della delle dei di che per con sono nel alla non si dal
het een van en dat voor met zijn niet aan wordt naar bij uw ook op te
o os uma da do dos das e em para com não mais ao
w z na się do jest nie od oraz dla po jak
och att det som en för med av till den inte ett på er har
"""
_OTHERS = (
    frozenset(_SMALL_WORDS_OF_OTHERS.split()) - _ENGLISH - {"a", "do", "e", "en", "al", "el", "la", "y", "on", "o"}
)
_FEWEST_SMALL, _SMALL_SHARE = 4, 0.15
_NAMES = {
    "af": "Afrikaans", "az": "Azerbaijani", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh",
    "da": "Danish", "de": "German", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fi": "Finnish",
    "fil": "Filipino", "fr": "French", "ga": "Irish", "gl": "Galician", "ha": "Hausa", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian", "jv": "Javanese",
    "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "mt": "Maltese", "nl": "Dutch", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali",
    "sq": "Albanian", "sv": "Swedish", "sw": "Swahili", "tr": "Turkish", "uz": "Uzbek", "vi": "Vietnamese",
    "xh": "Xhosa", "yo": "Yoruba", "zu": "Zulu",
    "be": "Belarusian", "bg": "Bulgarian", "kk": "Kazakh", "ky": "Kyrgyz", "mk": "Macedonian", "mn": "Mongolian",
    "ru": "Russian", "sr": "Serbian", "tg": "Tajik", "uk": "Ukrainian",
    "ar": "Arabic", "fa": "Persian", "ps": "Pashto", "ur": "Urdu", "hi": "Hindi", "mr": "Marathi", "ne": "Nepali",
}  # fmt: skip
# Each script with the runs of its letters that count, what it is called, and the languages CLD3 may choose among.
# Single Greek letters are formulas. Japanese comes before Chinese, whose signs it uses.
_SCRIPTS: tuple[tuple[re.Pattern[str], str, frozenset[str]], ...] = (
    (re.compile("[\u0400-\u052f]{2,}"), "a language in Cyrillic letters",
     frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"})),
    (re.compile("[\u0370-\u03ff\u1f00-\u1fff]{3,}"), "Greek", frozenset()),
    (re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]{2,}"), "a language in Arabic letters",
     frozenset({"ar", "fa", "ps", "ur"})),
    (re.compile("[\u0590-\u05ff]{2,}"), "Hebrew", frozenset()),
    (re.compile("[\u0900-\u097f]{2,}"), "a language in Devanagari letters", frozenset({"hi", "mr", "ne"})),
    (re.compile("[\u0e00-\u0e7f]{2,}"), "Thai", frozenset()),
    (re.compile("[\u3040-\u30ff\uff66-\uff9f]{2,}"), "Japanese", frozenset()),
    (re.compile("[\u1100-\u11ff\uac00-\ud7af]{2,}"), "Korean", frozenset()),
    (re.compile("[\u3400-\u9fff\uf900-\ufaff]{2,}"), "Chinese", frozenset()),
    (re.compile("[\u0530-\u058f]{2,}"), "Armenian", frozenset()),
    (re.compile("[\u10a0-\u10ff]{2,}"), "Georgian", frozenset()),
    (re.compile("[\u0980-\u09ff]{2,}"), "Bengali", frozenset()),
    (re.compile("[\u0a00-\u0dff\u0e80-\u0fff\u1000-\u109f\u1200-\u137f\u1780-\u17ff]{2,}"), "another script",
     frozenset()),
)  # fmt: skip
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u3040-\ud7ff\uf900-\ufeff\uff66-\uff9f]")
_SIGNS = ".,;:!?()[]\"'«»„“”‚‘’…–—*_"


@dataclass(slots=True)
class _Tally:
    """How much of a language was met, and where."""

    letters: int = 0
    locators: list[str] = field(default_factory=list)

    def add(self, letters: int, locators: Iterable[str]) -> None:
        """Count letters at some places."""
        self.letters += letters
        for locator in locators:
            if len(self.locators) < _MAX_LOCATORS and locator not in self.locators:
                self.locators.append(locator)


@dataclass(slots=True)
class _Sample:
    """Running text that is judged together. `words` are those in lower case."""

    texts: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    locators: list[str] = field(default_factory=list)
    letters: int = 0


def unchecked(units: Iterable[Unit]) -> list[Unchecked]:
    """Return the languages other than English that a document holds, each with its first places, most text first."""
    latin: dict[str, _Tally] = {}
    others: dict[str, _Tally] = {}
    short = _Sample()
    for unit in units:
        if unit.kind is Kind.NAME:
            continue
        if not unit.text.isascii() and _BEYOND_LATIN.search(unit.text):
            for language, letters in _of_other_scripts(unit.text):
                others.setdefault(language, _Tally()).add(letters, [unit.locator])
        for paragraph in _paragraphs(unit.text):
            sample = _running(paragraph, unit.locator)
            if sample is None:
                continue
            if sample.letters >= _ALONE:
                _judge(sample, latin)
                continue
            short.texts += sample.texts
            short.words += sample.words
            short.letters += sample.letters
            short.locators.append(unit.locator)
            if short.letters >= _TOGETHER:
                _judge(short, latin)
                short = _Sample()
    if short.letters >= _ALONE:
        _judge(short, latin)
    found = [(tally, language) for language, tally in latin.items() if tally.letters >= _FEWEST]
    found += [(tally, language) for language, tally in others.items() if tally.letters >= _FEWEST_OTHER_SCRIPT]
    found.sort(key=lambda entry: (-entry[0].letters, entry[1]))
    return [Unchecked(language, tally.locators) for tally, language in found]


def _of_other_scripts(text: str) -> Iterator[tuple[str, int]]:
    japanese = False
    for pattern, name, candidates in _SCRIPTS:
        runs = pattern.findall(text)
        letters = sum(map(len, runs))
        if not letters:
            continue
        # Japanese is written with the signs of Chinese, too.
        japanese = japanese or name == "Japanese"
        language = "Japanese" if japanese and name == "Chinese" else name
        if candidates and letters >= _FEWEST_OTHER_SCRIPT:
            code = _identify(" ".join(runs)[:_LONGEST])
            language = _NAMES[code] if code in candidates else name
        yield language, letters


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.split("\n") if "\n" in text else (text,):
        for start in range(0, len(line), _LONGEST):
            yield line[start : start + _LONGEST]


def _running(paragraph: str, locator: str) -> _Sample | None:
    """Return a paragraph as a sample, or None if it is no running text."""
    tokens = paragraph.split()
    words = [word for token in tokens if (word := token.strip(_SIGNS)).islower() and word.isalpha()]
    if not words or (len(words) < _RUNNING * len(tokens) and not _is_foreign(words, tokens)):
        return None
    return _Sample([paragraph], words, [locator], sum(map(str.isalpha, paragraph)))


def _is_foreign(words: Sequence[str], tokens: Sequence[str]) -> bool:
    """Whether enough of the words are small ones of other languages."""
    small = [word for word in words if word in _OTHERS]
    return len(set(small)) >= _FEWEST_SMALL and len(small) >= _SMALL_SHARE * len(tokens)


def _judge(sample: _Sample, tallies: dict[str, _Tally]) -> None:
    """Count a sample for its language, if that is another than English."""
    if sum(word in _ENGLISH for word in sample.words) >= _ENGLISH_SHARE * len(sample.words):
        return
    code = _identify(" ".join(sample.texts)[:_LONGEST])
    if code in _NAMES:
        tallies.setdefault(_NAMES[code], _Tally()).add(sample.letters, sample.locators)


def _identify(text: str) -> str:
    """Return the code of a text's language, "" where that is not sure."""
    answer = _network().FindLanguage(text)
    return str(answer.language) if answer.is_reliable and answer.probability >= _SURE else ""


@cache
def _network() -> Any:
    import gcld3

    return gcld3.NNetLanguageIdentifier(0, _LONGEST)
