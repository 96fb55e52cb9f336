"""User names, handles and pages of people."""

import pytest

from tests.scrubbing.detection.recognizers.tables import found, values

NAMES = [
    ("username: jdoe42", "jdoe42"),
    ("User name is jane.doe", "jane.doe"),
    ("ping @janedoe about it", "janedoe"),
    ("Jane (@jane_doe) wrote", "jane_doe"),
    ("posted by u/throwaway12", "throwaway12"),
    ("skype: live.jane", "live.jane"),
    ("Discord: jane#1234", "jane#1234"),
    ("logged in as jdoe", "jdoe"),
    ("saved in /home/jdoe/plans", "jdoe"),
    ("https://jane.doe:Xq7tok@git.corp.example/plan", "jane.doe"),
    ("C:\\Users\\jdoe\\plans", "jdoe"),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_it_finds_names_of_accounts(text: str, name: str) -> None:
    assert values("UsernameRecognizer", text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "@property\ndef name(self): ...",
        "import a from '@types/node'; @media print { }",
        "connect(username=password, host=host)",
        "User: the person who signs in",
        "user: 0605",
        "username: string",
        "login: required",
        "a gnu/linux system",
        "/home/user/x",
        "postgres://app_user:Xq7tok@db/plan",
        "def of(username: bytes) -> str",
        "'USER': tokens.Keyword",
        "use @pytest.fixture here",
        '{"username": registry_username}',
    ],
)
def test_it_takes_no_code_or_placeholders_for_names(text: str) -> None:
    assert values("UsernameRecognizer", text) == []


PROFILES = [
    "linkedin.com/in/jane-doe",
    "https://www.linkedin.com/in/jane-doe-12/",
    "https://twitter.com/janedoe",
    "x.com/janedoe/status/1234567890",
    "github.com/janedoe",
    "facebook.com/jane.doe",
    "orcid.org/0000-0002-1825-0097",
    "https://www.xing.com/profile/Jane_Doe",
    "tiktok.com/@janedoe",
    "https://t.me/janedoe",
]


@pytest.mark.parametrize("profile", PROFILES)
def test_it_finds_pages_of_people(profile: str) -> None:
    assert found("ProfileRecognizer", f"See {profile} for more.") == [("SOCIAL_PROFILE", profile)]


@pytest.mark.parametrize(
    "text",
    [
        "github.com/python/cpython",
        "https://github.com/python-pillow/Pillow",
        "instagram.com/p/abc",
        "linkedin.com/company/acme",
        "twitter.com/search?q=x",
        "example.com/janedoe",
    ],
)
def test_pages_of_companies_and_services_are_no_profiles(text: str) -> None:
    assert values("ProfileRecognizer", text) == []
