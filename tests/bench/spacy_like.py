"""A spaCy pipeline of the architecture of en_core_web_lg 3.x, made in code and untrained: nothing is downloaded.

Widths, depths, features and tables are those of its published configuration (tok2vec shared by tagger and parser, ner
with its own, 514,157 vectors of 300 numbers). Weights are random, so tags, lemmas and trees are worthless, but take the
same arithmetic. It calls nothing a name, which spares Presidio the results that a trained model would hand over.
"""

from collections.abc import Iterable
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.training import Example
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from spacy.vocab import Vocab

VECTORS, WIDTH = 514_157, 300
# Penn treebank tags and what they are.
TAGS = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    **dict.fromkeys(("JJ", "JJR", "JJS", "AFX"), "ADJ"),
    **dict.fromkeys(("RB", "RBR", "RBS", "WRB"), "ADV"),
    **dict.fromkeys(("DT", "PDT", "WDT", "PRP$"), "DET"),
    **dict.fromkeys(("PRP", "WP", "EX"), "PRON"),
    **dict.fromkeys((".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP"), "PUNCT"),
    **dict.fromkeys(("IN", "RP"), "ADP"),
    **dict.fromkeys(("TO", "POS"), "PART"),
    "CC": "CCONJ",
    "CD": "NUM",
    "MD": "AUX",
    "UH": "INTJ",
    "$": "SYM",
    "FW": "X",
}
DEPENDENCIES = """
    ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj dative dep det dobj
    expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt
    punct quantmod relcl xcomp
"""
NAMES = """
    CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME WORK_OF_ART
"""


def _tok2vec(attributes: tuple[str, ...], rows: tuple[int, ...]) -> dict[str, Any]:
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": list(attributes),
        "rows": list(rows),
        "include_static_vectors": True,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    return {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}


_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
_TRANSITIONS = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
}


def build(words: Iterable[str]) -> Language:
    """Return the pipeline; `words` have vectors, as nearly all words of a text have in the real one."""
    nlp = spacy.blank("en")
    nlp.vocab.vectors = _vectors(nlp.vocab, words)
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": _tok2vec(
                ("NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"), (5000, 1000, 2500, 2500, 50, 50)
            )
        },
    )
    tagger: Any = nlp.add_pipe(
        "tagger",
        config={"model": {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": _LISTENER}},
    )
    parser: Any = nlp.add_pipe(
        "parser", config={"model": {**_TRANSITIONS, "state_type": "parser", "tok2vec": _LISTENER}}
    )
    ruler: Any = nlp.add_pipe("attribute_ruler")
    ner: Any = nlp.add_pipe(
        "ner",
        config={
            "model": {
                **_TRANSITIONS,
                "state_type": "ner",
                "tok2vec": _tok2vec(("NORM", "PREFIX", "SUFFIX", "SHAPE"), (5000, 1000, 2500, 2500)),
            }
        },
    )
    for tag in TAGS:
        tagger.add_label(tag)
    for dependency in DEPENDENCIES.split():
        parser.add_label(dependency)
    for name in NAMES.split():
        ner.add_label(name)
    nlp.initialize(lambda: [_example(nlp)])
    ruler.add_patterns([{"patterns": [[{"TAG": tag}]], "attrs": {"POS": pos}} for tag, pos in TAGS.items()])
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"}, before="ner")
    lemmatizer.lookups = _lemmas()
    # Output layers begin as zeros, where the first label would always win.
    for layer in (parser.model.get_ref("upper"), _named(tagger.model, "softmax")):
        layer.set_param("W", _random(layer.get_param("W").shape))
    parser.model.attrs["unseen_classes"] = set()
    ner.model.attrs["unseen_classes"] = set()
    upper = ner.model.get_ref("upper")
    moves = [ner.moves.get_class_name(number) for number in range(upper.get_dim("nO"))]
    upper.set_param("b", numpy.array([move == "O" for move in moves], dtype="float32"))
    return nlp


def _named(model: Any, name: str) -> Any:
    return next(layer for layer in model.walk() if layer.name == name and layer.has_param("W"))


def _random(shape: tuple[int, ...]) -> Any:
    return numpy.random.default_rng(0).standard_normal(shape, dtype=numpy.float32)


def _vectors(vocab: Vocab, words: Iterable[str]) -> Any:
    keys = [vocab.strings.add(word) for word in dict.fromkeys(words)][:VECTORS]
    keys += [vocab.strings.add(f"word{number}") for number in range(VECTORS - len(keys))]
    return Vectors(strings=vocab.strings, data=_random((VECTORS, WIDTH)), keys=keys, name="bench")


def _example(nlp: Language) -> Example:
    words = ["The", "court", "sat", "in", "Leeds", "."]
    return Example.from_dict(
        nlp.make_doc(" ".join(words)),
        {
            "words": words,
            "tags": ["DT", "NN", "VBD", "IN", "NNP", "."],
            "heads": [1, 2, 2, 2, 3, 2],
            "deps": ["det", "nsubj", "ROOT", "prep", "pobj", "punct"],
            "entities": ["O", "O", "O", "O", "U-GPE", "O"],
        },
    )


def _lemmas() -> Lookups:
    lookups = Lookups()
    rules = {
        "noun": [["s", ""], ["ses", "s"], ["ves", "f"], ["ies", "y"], ["men", "man"]],
        "verb": [["s", ""], ["ies", "y"], ["es", "e"], ["ed", "e"], ["ed", ""], ["ing", "e"], ["ing", ""]],
        "adj": [["er", ""], ["est", ""], ["er", "e"], ["est", "e"]],
    }
    lookups.add_table("lemma_rules", rules)
    lookups.add_table("lemma_exc", {part: {} for part in rules})
    lookups.add_table("lemma_index", {part: [] for part in rules})
    return lookups
