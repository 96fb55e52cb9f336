"""The certificate of a scrubbed copy: as JSON, and as a page to print."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from reviews.access import certified_file
from reviews.wording import FAMILIES, ranges, type_name
from scrubbing import certificates, freshness, store
from scrubbing.document import ConstructKind
from scrubbing.reached import public_sentence
from submissions import downloads
from submissions.access import UserRequest, for_roles
from submissions.media import FAMILIES as FAMILY_OF
from submissions.media import MediaType
from submissions.models import FileRole, Role, TaskFile

# What every check looks for, in the order in which a person would ask.
CHECKS = {
    "value in text": "No value that had to go stands in the text of the copy, in any spelling or encoding searched",
    "value in bytes": "None stands in its bytes, decompressed",
    "value in name": "None stands in a name inside it: of a file, a part, a field",
    "value in picture": "None stands in what pictures show, read by OCR",
    "value in code": "None is said by a QR or bar code in its pictures, read by two readers",
    "face left": "Its pictures show no face but those that were kept",
    "still found": "Detection finds nothing in the copy that would have to go",
    "drawn alike": "Pages from which values were cut look and read as before in every other place, and the ink of the "
    "values is gone; only pictures on them had to be read by OCR",
    "metadata left": "No metadata is left",
    "external link": "Nothing in it reaches out to another place",
    "unexpected part": "It has no part that such a file needs not have",
    "trailing data": "Nothing lies outside its structure",
    "not read": "Everything nested in it was read",
    "does not open": "It opens, in readers that did not write it",
    "does not convert": "LibreOffice loads and converts it",
    "limit reached": "It was read to its end, within the limits",
}
# What stands in place of a check that did not end in time; see scrubbing/conversion.py.
_TOO_LONG = re.compile(r"not converted: took longer than (\d+) s")
GROUPS = {
    "replaced": "Replaced",
    "undecided": "Taken out until somebody decides",
    "kept": "Kept by a person",
    "public": "Stays, as the policy says",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One type of value and what happened to it."""

    group: str
    type: str
    values: int
    places: int


@for_roles(Role.CONTRACTOR, Role.REVIEWER, Role.ADMIN)
@require_safe
def download(request: UserRequest, file_id: UUID) -> HttpResponse:
    """Send the certificate; its contractor gets what it says of the original, too."""
    text, content = _certificate(request, certified_file(request.user, file_id))
    response = HttpResponse(text, content_type="application/json", headers=downloads.HEADERS)
    name = f"certificate-{content['run']}.json"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@for_roles(Role.CONTRACTOR, Role.REVIEWER, Role.ADMIN)
@require_safe
def page(request: UserRequest, file_id: UUID) -> HttpResponse:
    """Show the certificate for people to print. No name of the file stands on it, as in the certificate itself."""
    file = certified_file(request.user, file_id)
    _, content = _certificate(request, file)
    pages = content["pages"] and {"cut": [], **content["pages"]}
    context = {
        "section": {Role.REVIEWER: "queue", Role.ADMIN: "releases"}.get(Role(request.user.role), "tasks"),
        "file": file,
        "certificate": content,
        "family": "Request and rubric" if file.role == FileRole.BRIEF else FAMILIES[FAMILY_OF[_media(content)]],
        "at": datetime.fromisoformat(content["at"]),
        "counted": _counted(content),
        "checks": [words for check, words in CHECKS.items() if check in content["checks"]],
        "too_long": next((match[1] for match in map(_TOO_LONG.fullmatch, content["checks"]) if match), ""),
        "stripped": sorted(content["stripped"].items()),
        "removed": sorted(content["parts"]["removed"].items()),
        "parts_kept": sorted(content["parts"]["kept"].items()),
        "read": public_sentence(content["read"]) if content.get("read") else "",
        "commits": content["searched"].get("commits", 0),
        "without_history": ConstructKind.GIT_HISTORY.value in content["stripped"],
        "pages": pages,
        "carried": pages["count"] - sum(len(pages[mode]) for mode in ("cut", "pictures", "removed")) if pages else 0,
        "cut": ranges(pages["cut"]) if pages else "",
        "pictures": ranges(pages["pictures"]) if pages else "",
        "pages_removed": ranges(pages["removed"]) if pages else "",
    }
    return render(request, "reviews/certificate.html", context)


def _certificate(request: UserRequest, file: TaskFile) -> tuple[str, dict[str, Any]]:
    """Return the certificate of the copy that stands now, as text and read; 404 where there is none.

    The opening is for those who have the original, see scrubbing/certificates.py.
    """
    run = freshness.latest_run(file)
    if run is None or not run.certificate:
        raise Http404
    text = store.opened_certificate(run) if request.user.is_contractor else run.certificate
    return text, certificates.parse(text)


def _media(content: dict[str, Any]) -> MediaType:
    return MediaType(content["media_type"])


def _counted(content: dict[str, Any]) -> list[Counted]:
    return [
        Counted(words, type_name(type_), counts["values"], counts["places"])
        for group, words in GROUPS.items()
        for type_, counts in sorted(content[group].items())
    ]
