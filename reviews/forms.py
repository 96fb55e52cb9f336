"""Forms of triage and review. They check shape; whether something may be done is the verbs' business."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import django_filters
from django import forms
from django.utils import timezone

from reviews.decisions import MAX_WHY
from reviews.models import Outcome, Publication
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


class PublicationForm(forms.Form):
    """Where and when something that was not public became so."""

    link = forms.URLField(
        assume_scheme="https",
        max_length=500,
        error_messages={
            "required": "Give the address of the page.",
            "invalid": "Give a whole address, such as https://…",
        },
    )
    on = forms.DateField(error_messages={"required": "Give the day.", "invalid": "Give the day, month and year."})

    def clean_link(self) -> str:
        """Take pages that anybody can open only."""
        link: str = self.cleaned_data["link"]
        parts = urlsplit(link)
        if parts.scheme not in {"http", "https"} or parts.username is not None:
            raise forms.ValidationError("The address must begin with http:// or https:// and hold no password.")
        return link

    def clean_on(self) -> date:
        """Refuse what is not public yet."""
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("That day is still to come: until then it is not public.")
        return day

    @property
    def problem(self) -> str:
        """What is wrong, in one sentence."""
        return str(next(iter(self.errors.values()))[0]) if self.errors else ""

    def publication(self) -> Publication:
        """Return what was given."""
        return Publication(self.cleaned_data["link"], self.cleaned_data["on"])


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
