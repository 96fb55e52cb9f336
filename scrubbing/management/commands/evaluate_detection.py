"""`manage.py evaluate_detection CORPUS.jsonl ...`: how much of what people marked the detector finds."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from scrubbing.evaluation import BadCorpus, Finder, Score, evaluate, ours, presidio, schemes, table, texts
from scrubbing.evaluation import Scheme as Labels


class Command(BaseCommand):
    help = 'Compare findings with labelled texts: JSON lines {"id", "text", "spans": [{"start", "end", "label"}]}.'
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS", help="named up to the first dot")
        parser.add_argument("--mapping", type=Path, help="what the corpora's labels mean (else they are Presidio's)")
        parser.add_argument("--vs-presidio", action="store_true", help="the same with Presidio's default engine")
        parser.add_argument("--limit", type=int, metavar="N", help="read the first N texts of each corpus only")
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here, too")
        parser.add_argument(
            "--errors", type=int, default=0, metavar="N", help="print N missed, mistyped and false ones per label"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure corpus by corpus and print as it goes."""
        finders: dict[str, Finder] = {"cleanroom": ours}
        if options["vs_presidio"]:
            finders["presidio"], language_model = presidio()
            self.stdout.write(f"Presidio with its default recognizers and {language_model}.")
        if options["errors"]:
            self.stderr.write("Below, texts of the corpora are quoted.")
        try:
            known = schemes(options["mapping"]) if options["mapping"] else {}
            results = {
                path.name: {name: self._measure(path, known, name, finder, options) for name, finder in finders.items()}
                for path in options["corpora"]
            }
        except BadCorpus as error:
            raise CommandError(str(error), returncode=2) from None
        if options["json"]:
            options["json"].write_text(json.dumps(results, indent=2) + "\n", "utf-8")

    def _measure(
        self, path: Path, known: dict[str, Labels], name: str, finder: Finder, options: dict[str, Any]
    ) -> dict[str, Any]:
        corpus = path.name.partition(".")[0]
        if known and corpus not in known:
            raise BadCorpus(f"The mapping does not know {corpus}.")
        scheme = known.get(corpus, Labels())
        read = texts(path, scheme, options["limit"])
        progress = tqdm(read, desc=f"{path.name}, {name}", unit="text", disable=not sys.stderr.isatty(), leave=False)
        score = evaluate(progress, finder, Score(scheme, keep_mistakes=options["errors"]))
        result = score.result()
        self.stdout.write(f"\n{table(f'{path.name}, {name}', result)}")
        for mistake in sorted(score.mistakes, key=lambda mistake: (mistake.label, mistake.kind)):
            self.stdout.write(f"{mistake.label:14} {mistake.kind:8} {mistake}")
        return result
