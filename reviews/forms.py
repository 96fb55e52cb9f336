"""Forms of triage and review. They check shape; whether something may be done is the verbs' business."""

from typing import Any
from uuid import UUID

import django_filters
from django import forms

from reviews.decisions import MAX_WHY
from reviews.models import Outcome
from reviews.outcomes import MAX_REASONS
from reviews.wording import added_types
from scrubbing.decisions import MAX_ADDED_LENGTH
from scrubbing.findings import Verdict
from scrubbing.models import PartDecision
from submissions.models import Task
from submissions.occupations import SECTOR_OF, SECTORS

MAX_AT_ONCE = 1000


class DecideForm(forms.Form):
    """One verdict for one or several values."""

    verdict = forms.ChoiceField(choices=[(verdict.value, verdict.value) for verdict in Verdict])
    why = forms.CharField(required=False, max_length=MAX_WHY, strip=True)

    def value_ids(self) -> list[UUID]:
        """Return the chosen values; what is no id is ignored."""
        return ids(self.data.getlist("values") if hasattr(self.data, "getlist") else [])


def ids(raw: list[Any]) -> list[UUID]:
    """Return the ids among what a page sent."""
    found = []
    for text in raw[:MAX_AT_ONCE]:
        try:
            found.append(UUID(str(text)))
        except ValueError:
            continue
    return found


class AddValueForm(forms.Form):
    """A value that detection missed."""

    text = forms.CharField(
        label="Text that must go",
        max_length=MAX_ADDED_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    type = forms.ChoiceField(label="What it is", choices=added_types)


class PartForm(forms.Form):
    """What happens to parts of a file."""

    verdict = forms.ChoiceField(choices=PartDecision.Verdict.choices)


class FinishForm(forms.Form):
    """How a review ends. `seen` is the content hash of the page it was sent from."""

    outcome = forms.ChoiceField(choices=Outcome.choices)
    reasons = forms.CharField(required=False, max_length=MAX_REASONS, strip=True, widget=forms.Textarea)
    seen = forms.CharField(required=False, max_length=64)


def _sorted_occupations() -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(SECTOR_OF)]


class QueueFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Narrows the queue by what the work is."""

    sector = django_filters.ChoiceFilter(
        label="Sector", empty_label="All sectors", choices=[(name, name) for name in sorted(SECTORS)]
    )
    occupation = django_filters.ChoiceFilter(
        label="Occupation", empty_label="All occupations", choices=_sorted_occupations
    )

    class Meta:
        model = Task
        fields = ["sector", "occupation"]
