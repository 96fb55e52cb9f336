"""MiniLM's tokenizer, with a token for the line end, as the model ships it."""

import json
from pathlib import Path

from tokenizers import Tokenizer

from scrubbing.detection.names.encoding import NEWLINE

# The vocabulary keeps places for tokens that users add; the first of them becomes the line end.
_UNUSED = "[unused0]"


def tokenizer_of(minilm: Path) -> Tokenizer:
    """Return the tokenizer of MiniLM's folder, with line ends as tokens of their own, and no padding or truncation."""
    return Tokenizer.from_str(described(minilm))


def described(minilm: Path) -> str:
    """Return that tokenizer as the JSON that is shipped."""
    content = json.loads((minilm / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = content["model"]["vocab"]
    if vocabulary.pop(_UNUSED) != NEWLINE:
        raise ValueError("This is not MiniLM's vocabulary.")
    vocabulary["\n"] = NEWLINE
    content["added_tokens"].append(
        {
            "id": NEWLINE, "content": "\n", "single_word": False, "lstrip": False, "rstrip": False,
            "normalized": False, "special": False,
        }
    )  # fmt: skip
    content["added_tokens"].sort(key=lambda token: token["id"])
    content["padding"] = content["truncation"] = None
    return json.dumps(content, ensure_ascii=False)
