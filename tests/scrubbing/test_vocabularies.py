"""Vocabularies of no Office program leave a part with everything they name; Office's own stay as they are."""

import pytest

from scrubbing.office.vocabularies import drop_foreign
from scrubbing.office.xml import parse, serialise

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
ACME = "http://acme.example/letters"


def cleaned(body: str, attributes: str = "") -> str:
    spaces = f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:w14="{W14}" xmlns:acme="{ACME}"'
    root = parse(f"<w:body {spaces} {attributes}>{body}</w:body>".encode())
    drop_foreign(root)
    return serialise(root).decode()


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<w:p>a<acme:note acme:by='x'>b</acme:note>c</w:p>", "<w:p>ac</w:p>"),
        ("<w:p acme:by='x' w:rsid='1'>a</w:p>", '<w:p w:rsid="1">a</w:p>'),
        ("<acme:frame>b<w:p>a</w:p><w:p>c</w:p></acme:frame>", "<w:p>a</w:p><w:p>c</w:p>"),
        ("<acme:one><acme:two><w:p>a</w:p></acme:two></acme:one>", "<w:p>a</w:p>"),
        ("<w:p xmlns:more='urn:acme'>a</w:p>", "<w:p>a</w:p>"),
    ],
)
def test_foreign_elements_and_attributes_go_and_what_they_hold_of_office_stays(body: str, kept: str) -> None:
    text = cleaned(body)
    assert kept in text
    assert "acme" not in text


def test_of_alternatives_those_for_a_foreign_vocabulary_go() -> None:
    fallback = "<mc:Fallback><w:p>plain</w:p></mc:Fallback>"
    office = '<mc:Choice Requires="w14"><w:p>new</w:p></mc:Choice>'
    foreign = '<mc:Choice Requires="acme"><w:p>theirs</w:p></mc:Choice>'
    text = cleaned(f"<mc:AlternateContent>{foreign}{office}{fallback}</mc:AlternateContent>")
    assert f"<mc:AlternateContent>{office}{fallback}</mc:AlternateContent>" in text
    text = cleaned(f"<mc:AlternateContent>{foreign}{fallback}</mc:AlternateContent>")
    assert "<w:p>plain</w:p></w:body>" in text
    assert "theirs" not in text
    assert "AlternateContent>" not in text


def test_lists_of_prefixes_name_only_what_is_declared() -> None:
    text = cleaned("<w:p/>", 'mc:Ignorable="w14 acme" mc:ProcessContent="acme:frame"')
    assert 'mc:Ignorable="w14"' in text
    assert f'xmlns:w14="{W14}"' in text
    assert "acme" not in text


def test_a_part_of_office_alone_is_not_touched() -> None:
    data = f'<w:body xmlns:w="{W}" xmlns:w14="{W14}" xmlns:mc="{MC}" mc:Ignorable="w14"><w:p>a</w:p></w:body>'
    root = parse(data.encode())
    drop_foreign(root)
    assert serialise(root).decode().partition("\n")[2] == data
