"""People: invitation-only accounts on top of django-allauth."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from submissions import vault


class InvitationOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's hooks: nobody signs up without an open invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse open sign-up; invited people join through `submissions.views.accounts`."""
        return False


def employer_key(name: str) -> str:
    """Return the keyed hash by which two spellings of one employer's name are compared; empty for no name."""
    words = "".join(character for character in name.casefold() if character.isalnum() or character.isspace()).split()
    legal = {"inc", "ltd", "llc", "llp", "gmbh", "ag", "plc", "corp", "co", "company", "corporation", "limited", "the"}
    core = " ".join(word for word in words if word not in legal)
    return vault.installation_hash("employer", core) if core else ""
