"""What stays in a task's copies, put before the estimate of who could be guessed from it."""

from reviews.dossier import Dossier, Standing, ValueView
from scrubbing.reidentification import Kept, Risk, assess
from submissions.models import Task

_STAYS = frozenset({Standing.STAYS, Standing.KEPT})
# What stands around a name stays when the name goes: "the harbour master, [somebody]".
_NAMES = frozenset({"PERSON"})


def risk(task: Task, loaded: Dossier) -> Risk | None:
    """Return the estimate for a task, or None while no copy tells what stays."""
    if not any(view.has_copy for view in loaded.files) or (loaded.settled and not loaded.has_read):
        return None
    return assess([kept for view in loaded.values if view.places for kept in _kept(view)], task.occupation)


def _kept(view: ValueView) -> list[Kept]:
    around = tuple((occurrence.before, occurrence.after) for _, occurrence in view.occurrences)
    if view.standing in _STAYS:
        return [Kept(view.known.type, view.known.text, around, len(view.places))]
    return [Kept("", "", around)] if view.known.type in _NAMES else []
