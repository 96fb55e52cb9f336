"""Web addresses, and what only has dots."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values

ADDRESSES = [
    ("see example.com:8080/x.", "example.com:8080/x"),
    ("Visit www.foo.org, please", "www.foo.org"),
    ("at foo.co.uk now", "foo.co.uk"),
    ("bücher.de", "bücher.de"),
    ("https://en.wikipedia.org/wiki/A_(b)).", "https://en.wikipedia.org/wiki/A_(b)"),
    ("ftp://files.example.org/z", "ftp://files.example.org/z"),
    ("(https://docs.example.com/a?b=1)", "https://docs.example.com/a?b=1"),
    ("http://10.1.2.3:80/x", "http://10.1.2.3:80/x"),
    ("xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
    ("www.example.ai", "www.example.ai"),
]


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_it_finds_addresses_whole(text: str, expected: str) -> None:
    assert values("AddressOnTheWebRecognizer", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "main.py and README.md",
        "e.g. this",
        "self.name = obj.map",
        "file.name",
        "it came to an end.The next day",
        "node.js and ASP.NET",
        "np.array(x)",
        "archive.zip",
        "version 2.3.4",
        "Fig.3 and 12.5",
        "U.S. Inc.",
        "os.path.join(a)",
    ],
)
def test_it_takes_no_files_code_or_sentences_for_addresses(text: str) -> None:
    assert values("AddressOnTheWebRecognizer", text) == []
