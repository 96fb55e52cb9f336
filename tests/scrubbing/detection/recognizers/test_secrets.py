"""Keys, tokens and passwords, and the many lines that only look as if they held one."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import scrubbing
from scrubbing.detection.recognizers.private_key import PrivateKeyRecognizer
from scrubbing.detection.recognizers.secret import SecretRecognizer
from scrubbing.detection.recognizers.secret_formats import NAMED, TOKENS
from tests.scrubbing.detection.recognizers import secret_examples as examples
from tests.scrubbing.detection.recognizers.secret_examples import Draw, Example
from tests.scrubbing.detection.recognizers.secret_lookalikes import LOOKALIKES
from tests.scrubbing.detection.recognizers.tables import values

DRAWS = 5
# A draw may look like words; more than one in two hundred must not.
NEARLY_ALL = 0.995

_SECRETS = SecretRecognizer()
_KEYS = PrivateKeyRecognizer()


def _kinds(text: str) -> list[tuple[str, str]]:
    """Return (kind, value) of all that is found."""
    return [(kind, text[start:end]) for start, end, _, kind in _SECRETS.kinds(text)]


def _covers(text: str, secret: str) -> bool:
    """Whether no part of a secret is left, at the last place where it stands."""
    first = text.rindex(secret)
    return any(start <= first and end >= first + len(secret) for start, end, _ in _SECRETS.spans(text))


def _draws(example: Example) -> Iterator[str]:
    seed = f"{example.kind} {example.name} {example.shape}"
    return (Draw(f"{seed} {number}").fill(example.shape) for number in range(DRAWS))


def test_there_are_formats_for_far_more_than_a_hundred_and_fifty_kinds_of_secrets() -> None:
    assert len({entry.kind for entry in (*TOKENS, *NAMED)}) >= 280


def test_every_format_has_an_example() -> None:
    kinds = {entry.kind for entry in (*TOKENS, *NAMED)}
    assert kinds == {example.kind for example in (*examples.TOKENS, *examples.NAMED)}


@pytest.mark.parametrize("example", examples.TOKENS, ids=lambda example: f"{example.kind} {example.shape[:20]}")
def test_it_finds_a_token_whole_and_says_of_which_kind_it_is(example: Example) -> None:
    found = [_kinds(f"Use {token} for now.") == [(example.kind, token)] for token in _draws(example)]
    assert sum(found) >= DRAWS - 1, found


@pytest.mark.parametrize("example", examples.NAMED, ids=lambda example: f"{example.kind} {example.shape[:20]}")
def test_it_knows_what_has_no_sign_of_its_own_by_the_service_it_is_given_to(example: Example) -> None:
    found = [(example.kind, value) in _kinds(f'{example.name} = "{value}"') for value in _draws(example)]
    assert sum(found) >= DRAWS - 1, found


def test_it_finds_tokens_wherever_they_stand() -> None:
    texts = [
        (around.format(token), token)
        for number, example in enumerate(examples.TOKENS)
        for offset, token in enumerate(_draws(example))
        for around in [examples.AROUND_TOKENS[(number + offset) % len(examples.AROUND_TOKENS)]]
    ]
    missed = [text for text, token in texts if not _covers(text, token)]
    assert len(missed) <= (1 - NEARLY_ALL) * len(texts), missed


def test_it_finds_what_services_are_given_in_every_kind_of_file() -> None:
    texts = [
        (way.format(name=example.name, value=value), value)
        for number, example in enumerate(examples.NAMED)
        for offset, value in enumerate(_draws(example))
        for way in [examples.ASSIGNMENTS[(number + offset) % len(examples.ASSIGNMENTS)]]
    ]
    missed = [text for text, value in texts if not _covers(text, value)]
    assert len(missed) <= (1 - NEARLY_ALL) * len(texts), missed


@pytest.mark.parametrize("place", examples.PASSWORDS)
def test_it_finds_passwords_in_sentences_files_programs_and_command_lines(place: str) -> None:
    _assert_found(place, Draw.password)


@pytest.mark.parametrize("place", examples.STRONG_PASSWORDS)
def test_it_finds_passwords_that_nothing_announces_directly(place: str) -> None:
    _assert_found(place, Draw.strong_password)


@pytest.mark.parametrize("place", examples.SIMPLE_PASSWORDS)
def test_it_finds_passwords_in_addresses_and_bare_arguments(place: str) -> None:
    _assert_found(place, Draw.simple_password)


@pytest.mark.parametrize(("place", "alphabet"), examples.KEYS)
def test_it_finds_keys_that_a_name_a_header_or_an_address_tells(place: str, alphabet: str) -> None:
    _assert_found(place, lambda draw: draw.fill(f"{{{alphabet}}}"))


def _assert_found(place: str, make: Callable[[Draw], str]) -> None:
    secrets = [make(Draw(f"{place} {number}")) for number in range(DRAWS)]
    assert [secret for secret in secrets if not _covers(place.format(secret), secret)] == []


@pytest.mark.parametrize(("text", "secret"), examples.logins(Draw("logins")))
def test_it_reads_logins_in_base64(text: str, secret: str) -> None:
    assert _covers(text, secret)


@pytest.mark.parametrize(("kind", "key"), examples.armoured(Draw("keys")), ids=lambda value: value[:20])
def test_it_finds_private_keys_from_the_first_line_to_the_last(kind: str, key: str) -> None:
    assert values("PrivateKeyRecognizer", f"before\n{key}\nafter") == [key.removesuffix("\\n")], kind


@pytest.mark.parametrize("group", LOOKALIKES)
def test_it_takes_no_placeholder_code_documentation_or_checksum_for_a_secret(group: str) -> None:
    lines = [Draw(f"{line} {number}").fill(line) for line in LOOKALIKES[group] for number in range(2)]
    found = [(line, _kinds(line), list(_KEYS.spans(line))) for line in lines]
    assert [entry for entry in found if entry[1] or entry[2]] == []


def test_there_are_far_more_than_three_hundred_lines_without_a_secret() -> None:
    assert len({line for lines in LOOKALIKES.values() for line in lines}) >= 550


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The password is Falcon77!", [("password", "Falcon77!")]),
        ("The password is Falcon77.", [("password", "Falcon77")]),
        ('say "password: Falcon77", then', [("password", "Falcon77")]),
        ("(pw Falcon77)", [("password", "Falcon77")]),
        ("password=Fal,con77&user=jane", [("password", "Fal,con77")]),
        ("Pwd=Fal/con77;Database=x", [("password", "Fal/con77")]),
        ("ftp://jane:Fal@con77@host/x", [("url-password", "Fal@con77")]),
        ("Password\ue001 falcon", [("password", "falcon")]),
        ("Password\ue001 see the vault", []),
        ("password: swordfish\nuser: jane", [("password", "swordfish")]),
        ("password: swordfish is what they asked for", []),
        (
            "token=" + "k7Qz" * 3 + Draw("long").fill("{word:700}"),
            [("token", "k7Qz" * 3 + Draw("long").fill("{word:700}"))],
        ),
    ],
)
def test_a_secret_ends_where_its_sentence_or_setting_goes_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert _kinds(text) == expected


def test_the_spans_are_those_of_the_kinds() -> None:
    text = f"password = 'Falcon77' and {Draw('x').fill('ghp_{word:36}')}"
    assert list(_SECRETS.spans(text)) == [found[:3] for found in _SECRETS.kinds(text)]
    assert [kind for _, _, _, kind in _SECRETS.kinds(text)] == ["password", "github-token"]


def test_letters_that_grow_when_they_are_made_small_move_no_secret() -> None:
    assert _kinds("\u0130" * 20 + " PASSWORD=Falcon77") == [("password", "Falcon77")]


def test_the_same_secret_within_another_is_told_once() -> None:
    token = Draw("x").fill("ghp_{word:36}")
    assert _kinds(f"https://jane:{token}@git.corp.example/x.git?token={token}") == [("github-token", token)] * 2


@pytest.mark.parametrize("before", [0, 2_480, 4_950, 4_990, 9_930])
def test_windows_cut_no_token(before: int) -> None:
    token = Draw("window").fill("eyJ{word:80}.eyJ{word:400}.{slug:342}")
    text = ("word " * 4_000)[:before] + f" {token} " + "word " * 2_000
    assert values("SecretRecognizer", text) == [token]


PACKAGES = ("django", "celery", "numpy", "pypdf", "openpyxl", "boto3", "botocore")


@pytest.mark.parametrize("package", PACKAGES)
def test_the_sources_of_packages_give_hardly_a_finding(package: str) -> None:
    """Every eighth file, for the sake of time; all of them together have none in 590,000 lines."""
    files = sorted(_packages().joinpath(package).rglob("*.py"))[::8]
    sources = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    found = [value for source in sources for value in values("SecretRecognizer", source)]
    assert 1_000 * len(found) <= sum(source.count("\n") for source in sources), found


def _packages() -> Path:
    return Path(pytest.__file__).parents[1]


def test_this_program_holds_no_token() -> None:
    """What is pushed is searched for tokens by others too; formats alone must not look like one."""
    root = Path(scrubbing.__file__).parent
    formats = {token.kind for token in TOKENS}
    for path in (
        *root.joinpath("detection", "recognizers").glob("secret*.py"),
        *Path(__file__).parent.glob("*secret*.py"),
    ):
        found = {kind for kind, _ in _kinds(path.read_text(encoding="utf-8"))}
        assert not found & formats, path.name


HOSTILE = (
    "password=", "password: \n", "pwd=;", "key=", "key ", "twitter_key=", "sk-a", "eyJ", "eyJaaaaaaaa.", "a://b:c@", "://a:",
    "$6$", "curl -u ", "mysql -p", "curl \\\n", "echo a |", "kind: secret\ndata:\n a: b\n", "the password is a ",
    '"password" { type = a\n', "name: password\n", "a is the password ", "login with a / ", "user and pass ",
    "machine a login b password ", "M1.", "1/", "aaaa+ASt", "1:AA", "1|", "q8Q~", "https://hooks.slack.com/services/a",
    "digest ", "seed phrase: abc ", "identified by \"", "bearer a", "authorization: a", "?sig=", "session=a%",
    "net use /user:a ", "password 7 a ", "key('", "key','", "<d>a", '"kty" "d":"a', "a:1:b:c:d\n",
    "key</key>\n<string>", "password</td><td>", "secret_a.", "\\n", "aA1", "&quot;",
    "password for\na ", "password\n", "pin for a ", "code for the a ", "your code is ", "pin: 4821, ",
    "enter 4444 at the ",
    "passphrase is a-", "wifi key: a, ", "user a pass ", "a@b.cc:", "password a: ", "a,password\nb,c\n",
    "insert into a (password) values ('a'),", "insert into a (password) values (", "zoom.us/j?pwd=", "/reset/a",
    "mysqli(\"a\", ", "password: >\n", "set with 4444 ",
    "password “", "x.py a:b", "7z x -p", "smb -u a%", "akia ",
)  # fmt: skip
HOSTILE_KEYS = (
    "LS0tLS1CRUdJTi", "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\n", "---- BEGIN PRIVATE KEY ----",
    "PuTTY-User-Key-File-3", "PuTTY-User-Key-File-3: a\n", "-----BEGIN ", "PRIVATE KEY-----\n",
)  # fmt: skip


@pytest.mark.parametrize("unit", [*HOSTILE, *HOSTILE_KEYS])
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    once, twice = (_seconds((unit * 20_000)[:length]) for length in (10_000, 20_000))
    assert twice < 0.4 or twice < 3.5 * once


def _seconds(text: str) -> float:
    began = time.process_time()
    list(_SECRETS.kinds(text))
    list(_KEYS.kinds(text))
    return time.process_time() - began
