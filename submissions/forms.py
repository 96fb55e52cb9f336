"""The forms of intake and accounts. Nothing is required while drafting: what is missing is listed, not refused."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils import timezone

from submissions.models import Attestation, Provenance, RubricItem, Task, TaskText, User
from submissions.occupations import OTHER, SECTOR_OF, SECTORS, choices
from submissions.tasks import SHORT_WORK, Answers

FORM_ID = "task-form"
MAX_TITLE = 200
MAX_TEXT = 20_000
MAX_TERMS = 200
MAX_TERM = 200
MAX_RUBRIC = 100
MAX_POINTS = 1000
_SOC = re.compile(r"\d{2}-\d{4}")
_SCALE = [(number, str(number)) for number in range(1, 6)]


class Lines(forms.CharField):
    """A textarea with one entry per line; cleans to a list without blanks and repetitions."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Show a list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Return the lines; raises ValidationError for terms that are too short to be searched for, or too many."""
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        for number, line in enumerate(lines, 1):
            if line and sum(map(str.isalnum, line)) < 2:
                raise ValidationError(f"Line {number} is too short: a term needs two letters or digits.")
            if len(line) > MAX_TERM:
                raise ValidationError(f"Line {number} is longer than {MAX_TERM} characters: give the name alone.")
        kept = list(dict.fromkeys(line for line in lines if line))
        if len(kept) > MAX_TERMS:
            raise ValidationError(f"More than {MAX_TERMS} lines: keep the names that identify.")
        return kept


class Scale(forms.RadioSelect):
    """One to five, as a row of radio buttons; the words at its ends."""

    template_name = "submissions/_scale.html"

    def __init__(self, low: str, high: str) -> None:
        super().__init__()
        self.low, self.high = low, high

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Add the words at the ends."""
        return super().get_context(name, value, attrs) | {"low": self.low, "high": self.high}


def _scale(label: str, low: str, high: str, help_text: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=_SCALE, coerce=int, empty_value=None, widget=Scale(low, high), help_text=help_text,
        required=False,
    )  # fmt: skip


class TaskForm(forms.Form):
    """Everything a contractor says about a task, but for the rubric and the files."""

    title = forms.CharField(
        max_length=MAX_TITLE, help_text="A few words by which you and the reviewers will know it.", required=False
    )
    request = forms.CharField(
        label="The request, as your manager gave it",
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="In their words, with what was to be delivered and in which format. Names may stay: they are "
        "replaced by invented ones, the same in every file.",
        required=False,
    )
    context = forms.CharField(
        label="Context",
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What somebody in your occupation who does not know your workplace would need to do it.",
        required=False,
    )
    occupation = forms.ChoiceField(
        choices=lambda: [("", "Choose an occupation"), *choices()],
        help_text="The occupation the work belongs to. It determines the sector.",
        required=False,
    )
    soc_code = forms.CharField(
        label="SOC code",
        max_length=7,
        help_text="Of the other occupation, like 23-1011. The Standard Occupational Classification lists them.",
        widget=forms.TextInput(attrs={"placeholder": "NN-NNNN", "inputmode": "numeric"}),
        required=False,
    )
    sector = forms.ChoiceField(
        label="Sector of the other occupation",
        choices=[("", "Choose a sector"), *((name, name) for name in SECTORS)],
        required=False,
    )
    hours = forms.DecimalField(
        label="Hours it really took",
        min_value=Decimal("0.05"),
        max_value=Decimal(2000),
        max_digits=6,
        decimal_places=2,
        help_text="Working time from start to delivery. Work of hours or days is wanted.",
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
        required=False,
    )
    done_on = forms.DateField(
        label="When it was done",
        help_text="The day you delivered it; about is good enough.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    provenance = forms.ChoiceField(
        label="Where the work comes from", choices=Provenance.choices, widget=forms.RadioSelect, required=False
    )
    employer = forms.CharField(
        label="Employer or client the work was done for",
        max_length=MAX_TERM,
        help_text="Removed from everything. A reviewer from the same employer never sees the task.",
        required=False,
    )
    terms = Lines(
        label="Other names that must not survive",
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": "One per line"}),
        help_text="Clients, products, projects, code names, domains, ticket prefixes: whatever tells an insider where "
        "this comes from. One per line, in every spelling that occurs.",
        required=False,
    )
    difficulty = _scale(
        "How difficult was it?", "routine", "expert only", "For somebody with a few years in the occupation."
    )
    representativeness = _scale(
        "How representative is it?", "unusual", "everyday", "Of what people in the occupation really do."
    )
    attestations = forms.MultipleChoiceField(
        label="I confirm that", choices=Attestation.choices, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["form"] = FORM_ID

    @staticmethod
    def initial_of(answers: Answers) -> dict[str, Any]:
        """Return the form's initial values for what a task holds."""
        text = answers.text
        return {
            "title": text.title,
            "request": text.request,
            "context": text.context,
            "occupation": answers.occupation,
            "soc_code": answers.soc_code,
            "sector": answers.sector,
            "hours": _plain(answers.hours),
            "done_on": answers.done_on,
            "provenance": answers.provenance,
            "employer": text.employer,
            "terms": text.terms,
            "difficulty": answers.difficulty,
            "representativeness": answers.representativeness,
            "attestations": sorted(answers.attested),
        }

    def clean_soc_code(self) -> str:
        """Refuse what is no SOC code."""
        code = str(self.cleaned_data["soc_code"]).strip()
        if code and not _SOC.fullmatch(code):
            raise ValidationError("A SOC code is two digits, a hyphen and four digits, like 23-1011.")
        return code

    def clean_done_on(self) -> date | None:
        """Refuse days that have not come."""
        day: date | None = self.cleaned_data["done_on"]
        # A day of grace: the person may be east of the server.
        if day and (day - timezone.localdate()).days > 1:
            raise ValidationError("This day is in the future.")
        return day

    def answers(self, before: Answers, rubric: list[RubricItem]) -> Answers:
        """Return the answers as given; where an answer was refused, the one from before."""
        given = self.initial_of(before) | {
            name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data and name in self.data
        }
        # An unticked box sends nothing at all.
        if "attestations" in self.cleaned_data:
            given["attestations"] = self.cleaned_data["attestations"]
        for name in ("difficulty", "representativeness", "provenance"):
            if name in self.cleaned_data and name not in self.data:
                given[name] = getattr(before, name)
        other = given["occupation"] == OTHER
        return replace(
            before,
            text=TaskText(
                title=" ".join(given["title"].split()),
                request=_unix(given["request"]),
                context=_unix(given["context"]),
                employer=" ".join(given["employer"].split()),
                terms=given["terms"],
                rubric=rubric,
            ),
            occupation=given["occupation"],
            sector=given["sector"] if other else SECTOR_OF.get(given["occupation"], ""),
            soc_code=given["soc_code"] if other else "",
            hours=Decimal(given["hours"]) if given["hours"] else None,
            provenance=given["provenance"],
            done_on=given["done_on"],
            difficulty=given["difficulty"],
            representativeness=given["representativeness"],
            attested=frozenset(given["attestations"]),
        )

    @property
    def hours_warning(self) -> str:
        """A warning about short work, or an empty string. It blocks nothing."""
        value = self["hours"].value()
        try:
            hours = Decimal(str(value)) if value not in (None, "") else None
        except ArithmeticError:
            return ""
        if hours is None or hours >= SHORT_WORK:
            return ""
        return "Under one hour. Tasks that took hours or days are wanted; you can still submit this one."


class RubricForm(forms.Form):
    """One criterion of the rubric."""

    criterion = forms.CharField(
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 1, "placeholder": "What a good deliverable does"}),
        required=False,
    )
    points = forms.IntegerField(
        min_value=-MAX_POINTS,
        max_value=MAX_POINTS,
        initial=1,
        help_text="Negative for a penalty.",
        widget=forms.NumberInput(attrs={"step": "1"}),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["form"] = FORM_ID

    def clean(self) -> dict[str, Any]:
        """A criterion needs its points."""
        data = super().clean() or self.cleaned_data
        if data.get("criterion") and data.get("points") is None and "points" not in self.errors:
            self.add_error("points", "Give its points.")
        return data


if TYPE_CHECKING:
    _RubricForms = BaseFormSet[RubricForm]
else:
    _RubricForms = BaseFormSet


class BaseRubric(_RubricForms):
    """The rubric's criteria; rows without a criterion do not count."""

    def add_fields(self, form: RubricForm, index: int | None) -> None:
        """Tie the removal box to the page's form too."""
        super().add_fields(form, index)
        form.fields["DELETE"].widget.attrs["form"] = FORM_ID
        form.fields["DELETE"].label = "Remove"

    def items(self, before: list[RubricItem]) -> list[RubricItem]:
        """Return the criteria in order, or those from before when a row was refused."""
        if not self.is_valid():
            return before
        return list(self._items())

    def _items(self) -> Iterator[RubricItem]:
        for form in self.forms:
            data = form.cleaned_data
            if data.get("criterion") and not data.get("DELETE"):
                yield RubricItem(_unix(data["criterion"]), int(data["points"]))


def rubric_formset(data: QueryDict | None, items: list[RubricItem], *, extra: int = 0) -> BaseRubric:
    """Return the rubric's formset; `extra` adds blank rows (a blank one stands there when there is none)."""
    made = forms.formset_factory(
        RubricForm,
        formset=BaseRubric,
        can_delete=True,
        extra=extra or (0 if items else 1),
        max_num=MAX_RUBRIC,
        absolute_max=MAX_RUBRIC + 10,
        validate_max=True,
    )
    # What was sent is not compared with what is stored: Django would skip a row saved meanwhile as unchanged and blank.
    initial = [{"criterion": item.criterion, "points": item.points} for item in items] if data is None else None
    return made(data, initial=initial, prefix="rubric")  # type: ignore[return-value]


class JoinForm(forms.Form):
    """What an invited person gives to join."""

    name = forms.CharField(
        label="Your name",
        max_length=120,
        help_text="As other people here will see it.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label="Password",
        strip=False,
        help_text="At least 8 characters; a few unrelated words are easy to remember and hard to guess.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Password again", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, email: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email

    def clean(self) -> dict[str, Any]:
        """Check the password against the rules and its repetition."""
        data = super().clean() or self.cleaned_data
        password = data.get("password")
        if password and data.get("again") and password != data["again"]:
            self.add_error("again", "The two passwords differ.")
        if password:
            try:
                validate_password(password, User(email=self._email, name=data.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return data


class ProfileForm(forms.Form):
    """A person's own name, and for reviewers the employer whose tasks they must not see."""

    name = forms.CharField(max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    employer = forms.CharField(
        label="Your employer",
        max_length=MAX_TERM,
        help_text="You are never shown tasks that come from it. Only a fingerprint of the name is stored.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        required=False,
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"name": user.name})
        super().__init__(*args, **kwargs)
        if not user.is_reviewer:
            del self.fields["employer"]
        elif user.employer_key:
            self.fields["employer"].widget.attrs["placeholder"] = "An employer is on record; type to replace it"


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _plain(hours: Decimal | None) -> str:
    """Show 12.50 as 12.5 and 40.00 as 40."""
    return f"{hours.normalize():f}" if hours is not None else ""


def form_of(task: Task) -> TaskForm:
    """Return the unbound form of a task."""
    return TaskForm(initial=TaskForm.initial_of(Answers.of(task)))
