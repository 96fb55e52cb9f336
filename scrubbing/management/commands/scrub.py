"""`manage.py scrub`: the same line as the workers run, on local files, without database or broker."""

import json
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from scrubbing import conversion
from scrubbing.batch import Batch, Item, Undecided, certify, collect, report
from scrubbing.certificates import Signer, key_file
from scrubbing.detection import Term
from scrubbing.pipeline import warm
from scrubbing.reached import together


class Command(BaseCommand):
    """Exit status: 0 all files are clean, 1 any is not, 2 wrong usage."""

    help = "Scrub local files or folders as one task; write proved copies and a JSON report."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the arguments."""
        parser.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="files or folders")
        parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="folder for the copies")
        parser.add_argument("--json", required=True, type=Path, metavar="REPORT", help="file for the report")
        parser.add_argument(
            "--employer", action="append", default=[], metavar="NAME", help="whom the work was done for, in all forms"
        )
        parser.add_argument("--client", action="append", default=[], metavar="NAME", help="a client, in all forms")
        parser.add_argument("--deny", action="append", default=[], metavar="TERM", help="a term that must not survive")
        parser.add_argument("--deny-file", type=Path, metavar="FILE", help="a file with one such term per line")
        parser.add_argument("--certificates", type=Path, metavar="DIR", help="folder for a signed certificate per copy")
        parser.add_argument(
            "--certificate-key",
            type=Path,
            metavar="FILE",
            help="file with the key that signs them, 32 random bytes in base64 (default: a key that nobody keeps)",
        )
        parser.add_argument(
            "--undecided",
            choices=[choice.value for choice in Undecided],
            default=Undecided.REMOVE.value,
            help="what a person would have to decide is removed and tagged (default), kept, or holds its file",
        )

        parser.add_argument(
            "--keep-history",
            action="store_true",
            help="rewrite the git history of archives, instead of leaving it out (it holds their file if it cannot be)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        out: Path = options["out"]
        signer = self._signer(options["certificates"], options["certificate_key"])
        items = self._items(options["inputs"], out)
        terms = [Term(name.strip(), "EMPLOYER") for name in options["employer"] if name.strip()]
        terms += [Term(name.strip(), "CLIENT") for name in options["client"] if name.strip()]
        terms += [Term(term, "IDENTITY_TERM") for term in self._terms(options["deny"], options["deny_file"])]
        converter = conversion.find(settings.LIBREOFFICE)
        if converter is not None and not converter.is_there:
            raise CommandError("LIBREOFFICE names no program that can be started.", returncode=2)
        warm()
        with tqdm(total=len(items), unit="file", disable=not sys.stderr.isatty()) as bar:
            seen: set[Path] = set()

            def progress(item: Item) -> None:
                if item.path not in seen:
                    seen.add(item.path)
                    bar.update()

            batch = Batch(
                out,
                terms,
                Undecided(options["undecided"]),
                keep_history=options["keep_history"],
                converter=converter,
            )
            batch.scrub(items, progress)
        result = report(items)
        options["json"].write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n", "utf-8")
        if signer is not None:
            self._certify(items, out, options["certificates"], signer)
        counts: dict[str, int] = {}
        for entry in result["files"]:
            counts[entry["status"]] = counts.get(entry["status"], 0) + 1
        summary = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
        for line in _read(items):
            self.stdout.write(line)
        if set(counts) == {"clean"}:
            self.stdout.write(summary)
        else:
            self.stdout.write(f"{summary}; the report says why")
            sys.exit(1)

    def _signer(self, folder: Path | None, key: Path | None) -> Signer | None:
        if folder is None:
            if key is not None:
                raise CommandError("--certificate-key needs --certificates.", returncode=2)
            return None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return key_file(key) if key else Signer.ephemeral()
        except (OSError, ValueError):
            raise CommandError("The folder or the key for certificates cannot be used.", returncode=2) from None

    def _certify(self, items: list[Item], out: Path, folder: Path, signer: Signer) -> None:
        """Write a certificate beside every copy's place: clean/a/b.docx is told of by certificates/a/b.docx.json."""
        for item in items:
            if item.output is not None:
                place = item.output.relative_to(out)
                target = folder / place.with_name(f"{place.name}.json")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(certify(item, signer), "utf-8")
        self.stderr.write(f"Certificates are signed by the {signer.holder.value} key {signer.fingerprint}")

    def _items(self, inputs: list[Path], out: Path) -> list[Item]:
        try:
            items = collect(inputs)
        except FileNotFoundError:
            raise CommandError("An input does not exist.", returncode=2) from None
        if not items:
            raise CommandError("There is no file in what you named.", returncode=2)
        if any(out.resolve() in [item.path.resolve(), *item.path.resolve().parents] for item in items):
            raise CommandError("The inputs lie in the output folder; choose another --out.", returncode=2)
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise CommandError("The output folder cannot be made.", returncode=2) from None
        return items

    def _terms(self, terms: list[str], file: Path | None) -> list[str]:
        if file is not None:
            try:
                terms = [*terms, *file.read_text("utf-8").splitlines()]
            except (OSError, UnicodeDecodeError):
                raise CommandError("The --deny-file cannot be read as UTF-8 text.", returncode=2) from None
        return [term.strip() for term in terms if term.strip()]


def _read(items: list[Item]) -> list[str]:
    """Say how much of the text of Office files was read, all together; the report has it file by file."""
    reached = [item.outcome.reach for item in items if item.outcome is not None and item.outcome.reach is not None]
    if not reached:
        return []
    total = together(reached)
    least = min(reach.percent for reach in reached)
    files = f"{len(reached)} Office file{'' if len(reached) == 1 else 's'}"
    return [f"Text read in {files}: {total.percent:.2f} % of {total.characters:,} characters; least {least:.2f} %"]
