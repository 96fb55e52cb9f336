"""The audit log: who did what, and whether the chain is whole. For admins."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from submissions import audit
from submissions.access import UserRequest, for_roles
from submissions.audit import Tag
from submissions.models import AuditEntry, AuditHead, Role, User

PER_PAGE = 50
# A log up to this length is checked whenever the page is shown (about a tenth of a second); a longer one on request.
_CHECK_AT_ONCE = 5000
_CHUNK = 2000
# Identifiers and hashes are shown by their beginning.
_LONG = 24

WORDS: dict[str, str] = {
    Tag.USER_INVITED: "Invited somebody",
    Tag.USER_JOINED: "Joined",
    Tag.INVITATION_REVOKED: "Revoked an invitation",
    Tag.USER_DISABLED: "Disabled an account",
    Tag.USER_ENABLED: "Enabled an account",
    Tag.USER_ROLE_CHANGED: "Changed a role",
    Tag.USER_EMPLOYER_NAMED: "Named their employer",
    Tag.TASK_CREATED: "Began a task",
    Tag.TASK_SAVED: "Saved a task",
    Tag.TASK_SUBMITTED: "Submitted a task",
    Tag.TASK_CLAIMED: "Claimed a task",
    Tag.TASK_RELEASED_CLAIM: "Gave a task back",
    Tag.TASK_APPROVED: "Approved a task",
    Tag.TASK_REOPENED: "Sent an approved task to review again",
    Tag.TASK_RETURNED: "Returned a task",
    Tag.TASK_REJECTED: "Rejected a task",
    Tag.TASK_WITHDRAWN: "Withdrew a task",
    Tag.TASK_SHREDDED: "Destroyed a task's key",
    Tag.FILE_ACCEPTED: "Took a file in",
    Tag.FILE_REFUSED: "Refused a file",
    Tag.FILE_DROPPED: "Dropped a file",
    Tag.FILE_SCRUBBED: "Scrubbed a file",
    Tag.FILE_HELD: "Held a file",
    Tag.FILE_REQUEUED: "Queued a file again",
    Tag.FILE_DOWNLOADED: "Downloaded a file",
    Tag.VALUE_DECIDED: "Decided on a value",
    Tag.VALUE_ADDED: "Added a value",
    Tag.PART_DECIDED: "Decided on a part",
    Tag.RELEASE_STARTED: "Started a release",
    Tag.RELEASE_BUILT: "Built a release",
    Tag.RELEASE_FAILED: "Failed to build a release",
    Tag.RELEASE_DOWNLOADED: "Downloaded a release",
    Tag.RELEASE_VERIFIED: "Checked a release",
    Tag.KEYS_ROTATED: "Rotated the master key",
    Tag.POLICY_CHANGED: "Changed the policy",
    Tag.ADVICE_ASKED: "Asked the adviser",
    Tag.ADVICE_DESTROYED: "Destroyed a piece of advice",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, in words."""

    entry: AuditEntry
    words: str
    actor: str
    kind: str
    subject_id: str
    # Name, value as shown, value in full.
    details: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Chain:
    """The result of a check: the number of entries, and the first that is wrong."""

    entries: int
    broken_at: int | None


@for_roles(Role.ADMIN)
@require_safe
def page(request: UserRequest) -> HttpResponse:
    """Show the log, the newest entry on top."""
    if "HX-Request" in request.headers and "check" in request.GET:
        return render(request, "reviews/_audit_chain.html", {"chain": check()})
    entries = AuditEntry.objects.order_by("-sequence")
    tag, about = request.GET.get("tag", ""), request.GET.get("about", "").strip()
    if tag:
        entries = entries.filter(tag=tag)
    if about:
        entries = entries.filter(Q(subject__endswith=f":{_id(about)}") | Q(actor=str(_id(about))))
    found = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    total = AuditEntry.objects.count()
    context = {
        "section": "audit",
        "page": found,
        "rows": _rows(list(found)),
        "total": total,
        "tags": [(entry.value, WORDS.get(entry, entry.value)) for entry in Tag],
        "tag": tag,
        "about": about,
        "chain": check() if total <= _CHECK_AT_ONCE or "check" in request.GET else None,
    }
    return render(request, "reviews/audit.html", context)


def check() -> Chain:
    """Check the whole chain."""
    head = AuditHead.objects.filter(pk=1).first()
    entries = AuditEntry.objects.order_by("sequence")
    count = entries.count()
    broken = audit.broken_at(entries.iterator(_CHUNK), head)
    return Chain(count, count + 1 if broken is None and head is None and count else broken)


def _rows(entries: list[AuditEntry]) -> list[Row]:
    people = {str(person.pk): person.display_name for person in User.objects.filter(pk__in=_ids(entries))}
    rows = []
    for entry in entries:
        kind, _, subject = entry.subject.partition(":")
        actor = people.get(entry.actor, "Somebody") if entry.actor else "The system"
        rows.append(
            Row(entry, WORDS.get(entry.tag, entry.tag), actor, _KINDS.get(kind, kind), subject, _details(entry))
        )
    return rows


def _details(entry: AuditEntry) -> list[tuple[str, str, str]]:
    shown = []
    for key, value in sorted(entry.details.items()):
        if isinstance(value, bool):
            full = "yes" if value else "no"
        elif isinstance(value, list):
            full = ", ".join(map(str, value))
        else:
            full = str(value)
        if full:
            shown.append((str(key).replace("_", " "), full if len(full) <= _LONG else f"{full[:8]}…", full))
    return shown


def _ids(entries: list[AuditEntry]) -> list[UUID]:
    found = [_id(entry.actor) for entry in entries if entry.actor]
    return [value for value in found if isinstance(value, UUID)]


def _id(text: str) -> UUID | str:
    try:
        return UUID(text)
    except ValueError:
        return text


_KINDS = {
    "user": "person",
    "task": "task",
    "taskfile": "file",
    "value": "value",
    "release": "release",
    "invitation": "invitation",
    "installationkey": "installation",
    "policychange": "policy",
}
