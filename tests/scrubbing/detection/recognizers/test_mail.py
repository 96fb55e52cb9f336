"""E-mail addresses, plain, quoted and hidden."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values

ADDRESSES = [
    ("mail jane+tag@corp.example now", "jane+tag@corp.example"),
    ("<mailto:jane@corp.example>", "jane@corp.example"),
    ('"jane doe"@example.org', '"jane doe"@example.org'),
    ("jane@münchen.de", "jane@münchen.de"),
    ("OWNER=jane@example.org", "jane@example.org"),
    ("https://corp.example/plan#jane@example.org", "jane@example.org"),
    ("https://corp.example/~x?u=Acme+Ledger#jane@example.org", "jane@example.org"),
    ("/invite?to=jane+tag@example.org&from=me", "jane+tag@example.org"),
    ("?team=a&to=jane@example.org", "jane@example.org"),
    ("write to R&D@example.org", "R&D@example.org"),
    ("bounce+jane=example.com@lists.example.org", "bounce+jane=example.com@lists.example.org"),
    ("user@[10.1.2.3]", "user@[10.1.2.3]"),
    ("jane.o'hara@example.org, or call", "jane.o'hara@example.org"),
    ("jane＠example.org", "jane＠example.org"),
    ("jane (at) example (dot) com", "jane (at) example (dot) com"),
    ("jane [at] example.com", "jane [at] example.com"),
    ("write to jane.doe at example dot org", "jane.doe at example dot org"),
    ("jane.doe@\ncorp.example", "jane.doe@\ncorp.example"),
    ("jane@163.com", "jane@163.com"),
    ("jane@3.pool.example", "jane@3.pool.example"),
    ("jane@10.1.2.3", "jane@10.1.2.3"),
    ("git@git.corp.example:team/plan.git", "git@git.corp.example"),
    ("jane@github.com", "jane@github.com"),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_it_finds_addresses_whole(text: str, expected: str) -> None:
    assert values("OfflineEmailRecognizer", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "look at example dot notation",
        "we met (at) noon",
        "a@b",
        "@media print { }",
        "x @ 3.5 each",
        "foo@",
        "two.@example",
        "npm install lodash@4.17.21",
        "vue@3.0.0-rc.1 and react@18.2.0-beta",
        "plan@1.2.3.tgz",
        "typescript@5.4",
        "git clone git@github.com:corp/plan.git",
        "git@ssh.dev.azure.com:v3/corp/plan",
    ],
)
def test_it_takes_no_other_signs_for_addresses(text: str) -> None:
    assert values("OfflineEmailRecognizer", text) == []
