r"""Names as programs write them that cannot hold their letters or length: read, replaced, missed by no proof."""

import base64
import binascii
import io
import time

import pytest

from scrubbing.document import Document
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.formats.views import unfolded
from scrubbing.redaction.plan import Plan
from scrubbing.redaction.registry import write
from submissions.media import MediaType
from tests.scrubbing.nested import read_file
from tests.scrubbing.verification.copies import checks, mail, value, zipped

NAME, LATIN, FIRM, HYPHENED, APOSTROPHED = (
    "Tomáš Dvořák", "Jürgen Möllenhäuser", "Zwickenthal", "Britta Meyer-Lohengrin", "Ronan O'Dangel"
)  # fmt: skip
OTHERS = ("Søren Łuczak", "Đorđe Strauß", "Ömer Çelik")


def _base64(text: str, charset: str = "utf-8") -> str:
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="


def _misread(text: str, coding: str = "cp1252") -> str:
    return text.encode().decode(coding)


def _uuencoded(text: str) -> str:
    lines = (text.encode()[start : start + 45] for start in range(0, len(text.encode()), 45))
    return "begin 644 a.txt\n" + "".join(binascii.b2a_uu(line).decode() for line in lines) + "`\nend"


CALENDAR = "BEGIN:VCALENDAR\r\nATTENDEE;CN=Quentin Carrig\r\n elmoor;X=0:mailto:a@b.example\r\nEND:VCALENDAR\r\n"
# The value, and a stretch of text that says it.
WRITTEN: dict[str, tuple[str, str]] = {
    "an encoded word": (LATIN, "From: =?UTF-8?q?J=C3=BCrgen=20M=C3=B6llenh=C3=A4user?= <a@b.example>"),
    "an encoded word in Latin-1": (LATIN, "From: =?iso-8859-1?Q?J=FCrgen_M=F6llenh=E4user?= x"),
    "an encoded word of ASCII": (HYPHENED, "From: =?utf-8?q?Britta=20Meyer-Lohengrin?= x"),
    "an encoded word in base64": (NAME, f"From: {_base64(NAME)} x"),
    "encoded words in a row": (LATIN, f"From: {_base64('Jürgen Möll')}\n {_base64('enhäuser')} x"),
    "encoded words that cut a letter": (LATIN, "=?utf-8?q?J=C3?= =?utf-8?q?=BCrgen_M=C3=B6llenh=C3=A4user?= x"),
    "half of it encoded": (LATIN, "From: =?utf-8?q?J=C3=BCrgen?= Möllenhäuser x"),
    "quoted-printable in Latin-1": (LATIN, "by J=FCrgen M=F6llenh=E4user."),
    "quoted-printable with a space": (HYPHENED, "by Britta=20Meyer-Lohengrin."),
    "percents in Latin-1": (LATIN, "https://x.example/?q=J%FCrgen+M%F6llenh%E4user&f=1"),
    "percents of percents": (HYPHENED, "https://x.example/?q=Britta%2520Meyer-Lohengrin"),
    "LaTeX in braces": (LATIN, r"J{\"u}rgen M{\"o}llenh{\"a}user"),
    "LaTeX in braces behind": (LATIN, r"J\"{u}rgen M\"{o}llenh\"{a}user"),
    "LaTeX in braces twice": (LATIN, r"J{\"{u}}rgen M{\"{o}}llenh{\"{a}}user"),
    "LaTeX without braces": (LATIN, r"J\"urgen M\"ollenh\"auser"),
    "LaTeX with letters for accents": (NAME, r"Tom\'a\v{s} Dvo\v{r}\'ak"),
    "LaTeX with letters and spaces": (NAME, r"Tom{\'a}{\v s} Dvo\v r{\'a}k"),
    "LaTeX letters in braces": (OTHERS[0], r"S{\o}ren {\L}uczak"),
    "LaTeX letters before braces": (OTHERS[0], r"S\o{}ren \L{}uczak"),
    "LaTeX letters before spaces": (OTHERS[0], r"S\o ren \L uczak"),
    "LaTeX letters of two": (OTHERS[1], r"{\DJ}or{\dj}e Strau{\ss}"),
    "LaTeX at the begin of a word": (OTHERS[2], r"{\"O}mer {\c C}elik"),
    "LaTeX in bibliographies": (OTHERS[2], r"author = {\c{C}elik, {\"O}mer and {\"O}mer \c{C}elik}"),
    "LaTeX hyphens": (FIRM, r"of Zwicken\-thal in"),
    "LaTeX hyphens before capitals": (HYPHENED, r"Britta Meyer\-Lohengrin"),
    "braces around a capital": (FIRM, r"title={{Z}wickenthal}"),
    "braces around two capitals": (HYPHENED, r"{{B}ritta {M}eyer-Lohengrin Review}"),
    "braces around the begin of a word": (FIRM, r"of {Zwick}enthal"),
    "braces around the rest of a word": (HYPHENED, r"Britta Meyer-Loh{engrin}, x"),
    "braces in braces": (FIRM, r"{{{Z}}wickenthal}"),
    "empty braces": (FIRM, r"of Zwick{}enthal"),
    "a word half in italics": (FIRM, r"of {\it Zwick}enthal"),
    "a word half in another command": (HYPHENED, r"by Britta Mey\textbf{er-Lohengrin}."),
    "a comment in a word": (FIRM, "\\b of Zwicken%\n  thal"),
    "a place to divide a word at": (FIRM, r"of Zwick\discretionary{-}{}{}enthal"),
    "strings side by side": (FIRM, 'x = ("of Zwick" "enthal" + " in")'),
    "strings in two lines": (HYPHENED, 'x = (\n    "by Britta Mey"\n    "er-Lohengrin"\n)'),
    "strings and a plus": (FIRM, 'const x = "Zwick" + "enthal";'),
    "strings and a plus in two lines": (HYPHENED, "x = 'Britta Meyer-' +\n  'Lohengrin';\n"),
    "strings and a plus in the second line": (FIRM, 'x = "Zwick"\r\n  + "enthal";'),
    "strings and a plus between names": (HYPHENED, 'x = "Britta " + "Meyer-Lohengrin"'),
    "strings and a point": (FIRM, "$x = 'Zwick' . 'enthal';"),
    "strings and other signs": (FIRM, "SELECT 'Zwick' || 'ent' || 'hal'"),
    "strings of Basic": (FIRM, 'x = "Zwick" & _\n  "enthal"'),
    "strings and a backslash": (FIRM, 'x = "Zwick" \\\n    "enthal"'),
    "strings of several kinds": (FIRM, """x = 'Zwick' f"enthal" """),
    "octal bytes of git": (LATIN, r'a/x "b/J\303\274rgen M\303\266llenh\303\244user.txt"'),
    "octal letters": (HYPHENED, 'printf "' + "".join(f"\\{ord(char):03o}" for char in HYPHENED) + '"'),
    "octal letters behind zeros": (FIRM, "echo " + "".join(f"\\\\0{ord(char):03o}" for char in "of Zwick") + "enthal"),
    "percents of JavaScript": (NAME, "".join(f"%u{ord(char):04X}" if char != " " else "%20" for char in NAME)),
    "codes of a style sheet": (HYPHENED, r'.x::before{content:"by \42\72itta \4d\000065 yer-Lohengrin."}'),
    "codes of a style sheet's own words": (FIRM, r":root{--by: '\5A wick\65nthal'}"),
    "emphasis within a word": (FIRM, r"of Z\ *wickenthal*"),
    "emphasis that begins a word": (FIRM, r"of **Zwick**\ enthal"),
    "bytes of Python": (LATIN, r"b'J\xc3\xbcrgen M\xc3\xb6llenh\xc3\xa4user'"),
    "bytes of Python that are no letters": (OTHERS[1], r"b'\xc4\x90or\xc4\x91e Strau\xc3\x9f'"),
    "apostrophes in strings": (APOSTROPHED, r"'Ronan O\'Dangel'"),
    "ends of lines in strings": (HYPHENED, r"'Hello\nBritta Meyer-Lohengrin\nBye'"),
    "a folded calendar": ("Quentin Carrigelmoor", CALENDAR),
    "a folded card": (FIRM, "BEGIN:VCARD\nORG:The House of Zwicken\n\tthal\nEND:VCARD\n"),
    "a folded directory": (FIRM, "dn: cn=x,dc=zwicken\n thal,dc=com\nou: Zwicken\n thal\n"),
    "a folded card in another case": (FIRM, "Begin:vCard\nORG:The House of Zwicken\n thal\nEnd:vCard\n"),
    "a folded directory in another case": (FIRM, "DN: cn=x\nou: Zwicken\n thal\n"),
    "a continued line": (FIRM, "NAME=Zwicken\\\nthal\n"),
    "a continued line of a scalar": (FIRM, 'name: "Zwicken\\\n  thal"\n'),
    "UTF-8 read as Windows-1252": (LATIN, f"by {_misread(LATIN)}."),
    "UTF-8 read as Latin-1": (NAME, f"by {_misread(NAME, 'latin-1')}."),
    "UTF-8 misread twice": (LATIN, f"by {_misread(_misread(LATIN))}."),
    "UTF-8 of Polish misread": ("Bogusław Wałęsa", f"by {_misread('Bogusław Wałęsa')}."),
    "codes of RTF": (LATIN, r"by J\'fcrgen M\'f6llenh\'e4user."),
    "the name of a host": ("Käsbohrer", "see https://www.xn--ksbohrer-0za.example/a"),
    "the name of a host in another case": ("Käsbohrer", "see https://www.Xn--ksbohrer-0za.example/a"),
    "uuencode": (HYPHENED, _uuencoded("Nobody but Britta Meyer-Lohengrin, who will not have it, may ever see this.")),
}


def _value(text: str) -> KnownValue:
    type_ = "PERSON" if " " in text else "EMPLOYER"
    return KnownValue(text, type_, Category.PERSONAL, Action.REPLACE, "Robin Everly" if " " in text else "Everly")


def _copy(data: bytes, document: Document, *values: str) -> bytes:
    target = io.BytesIO()
    write(io.BytesIO(data), target, document, Plan(map(_value, values)))
    return target.getvalue()


@pytest.mark.parametrize("case", WRITTEN)
def test_a_name_is_read_and_replaced_however_a_program_writes_it(case: str) -> None:
    name, written = WRITTEN[case]
    document = read_file(f"\n{written}\n".encode(), "a.txt")
    said = " ".join(unit.text for unit in document.units)
    assert name.lower() in said.lower().replace("+", " ")
    copy = _copy(f"\n{written}\n".encode(), document, name)
    coded = copy.split(b"\n")[2:-3] if case == "uuencode" else ()
    assert b"everly" in (copy + b"".join(map(binascii.a2b_uu, coded))).lower()
    assert checks(copy, MediaType.TEXT, _value(name)) == set()


@pytest.mark.parametrize("case", WRITTEN)
def test_the_proof_sees_a_name_however_a_program_writes_it(case: str) -> None:
    name, written = WRITTEN[case]
    assert checks(f"\n{written}\n".encode(), MediaType.TEXT, _value(name)) & {"value in text", "value in bytes"}


# The texts with what is left of them when the names go.
BESIDE: dict[str, tuple[str, str]] = {
    "words beside it in an encoded word": (
        "=?utf-8?q?Re=3A_J=C3=BCrgen_M=C3=B6llenh=C3=A4user_asks?=", "=?utf-8?q?Re=3A_Robin_Everly_asks?="
    ),
    "an encoded word beside it": (
        "=?utf-8?q?Gr=C3=BC=C3=9Fe?=, Jürgen Möllenhäuser", "=?utf-8?q?Gr=C3=BC=C3=9Fe?=, Robin Everly"
    ),
    "a quotation mark of a program": ('x = "\\"Jürgen Möllenhäuser\\""', 'x = "\\"Robin Everly\\""'),
    "the lines of a calendar": (
        "BEGIN:VCALENDAR\nX:of J\n ürgen Möllenhäuser and so\n on\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\nX:of Robin Everly and so\n on\nEND:VCALENDAR",
    ),
    "braces of a bibliography": ("{{J}ürgen {M}öllenhäuser Review}", "{{Robin Everly}{} Review}"),
    "a command of LaTeX": (r"Jürgen M\emph{öllenhäuser}, {\it Jür}gen", r"Robin Everly\emph{}, {\it Jür}gen"),
    "strings in two lines": (
        'x = ("to Jürgen Möllen"\n     "häuser and " + others)', 'x = ("to Robin Everly"\n     " and " + others)'
    ),
    "strings of two names": ('x = "Jürgen " + "Möllenhäuser" + y', 'x = "Robin " + "Everly" + y'),
    "a line of git": (r'"a/M\303\274ll/J\303\274rgen M\303\266llenh\303\244user"', r'"a/M\303\274ll/Robin Everly"'),
}  # fmt: skip


@pytest.mark.parametrize("case", BESIDE)
def test_what_stands_beside_a_name_stays_as_it_is_written(case: str) -> None:
    text, expected = BESIDE[case]
    assert _copy(text.encode(), read_file(text.encode(), "a.txt"), LATIN).decode() == expected


@pytest.mark.parametrize("case", WRITTEN)
def test_a_text_without_the_name_stays_byte_for_byte(case: str) -> None:
    data = f"\n{WRITTEN[case][1]}\n".encode()
    assert _copy(data, read_file(data, "a.txt"), "Somebody Otherwise", "Nowhere") == data


@pytest.mark.parametrize(
    "text",
    [
        "\xab\xa0caf\xe9\xa0\xbb, \u201eMEN\xdc\u201c, CAF\xc9\u2019s, TANT\xd4\xa0!",
        "CITY=Dallas NAME=DEXTER x=F6 y=E4",
        "LIKE '%DECKER%' '%Default%' printf(\"%d %fc a%db\")",
        r"C:\Users\nadia\old\.ssh\ost C:\v c C:\Temp\Ulf",
        r'say "{\"name\": \"Ulrich\", \"a\": \"b\"}" \"u\"',
        r"it\'s the \'80s, l\'equipe \d{3} \b[a-z]",
        r"\alpha \beta \o \l \textbf{a} \d{1} \section{A} \'a \^{} \~{}",
        "x:\n y\n z:\n  BEGIN:VCARD in a line\n t\n",
        "if (a ==CAfe) x+=20;",
        r"C:\101\a \1\2 (\d)\61 x\123 %u %u4 {content: none} a\41 {content:'\f101\22'} a\ b * c\ *",
        r'f"{first}Last, v{A.b}s {x}y {User.name}s" ${Host}name \cite{doe} \item{A}b get{Acme}Client {a: b}',
        '"Anna Lee"\n"Ben Roe"\n+"Cy Doe"\n+"Di Poe"\n["no". "Yes", "a"] git -a "a@b.example" "ben" \\\n "Lee" ""',
    ],
)
def test_what_only_looks_like_such_a_coding_reads_as_it_is(text: str) -> None:
    assert unfolded(text) == text


def test_invitations_and_cards_are_read_in_mails_and_archives_as_well() -> None:
    message = mail()
    message.add_alternative(CALENDAR, subtype="calendar")
    files = {"mail": (message.as_bytes(), MediaType.EML), "zip": (zipped({"a.ics": CALENDAR}), MediaType.ZIP)}
    for name, (data, media_type) in files.items():
        assert checks(data, media_type, "Quentin Carrigelmoor"), name
        copy = _copy(data, read_file(data), "Quentin Carrigelmoor")
        assert checks(copy, media_type, "Quentin Carrigelmoor") == set(), name


def test_the_proof_finds_nothing_in_codings_without_a_value() -> None:
    text = "\n".join(written for _, written in WRITTEN.values())
    assert checks(text.encode(), MediaType.TEXT, value("Josephine Harrington"), _value("Nowhere")) == set()


SLOW = {
    "encoded words": "=?a?q?" * 100_000,
    "rows of encoded words": "=?a?q?x?= " * 50_000,
    "backslashes": "\\" * 100_000,
    "braces": '\\"{' * 100_000,
    "cards": "BEGIN:VCARD\n" * 50_000,
    "folds": "BEGIN:VCARD\n" + "x\n " * 50_000,
    "entries": "dn: a=b\r\n\r\n" * 50_000,
    "broken letters": "Ã¼" * 50_000,
    "hosts": "xn--" * 100_000,
    "uuencode": "begin 644 a\n" + "M\n" * 200_000,
    "continued lines": "\\\n" * 100_000,
    "groups": "{Aa" * 100_000,
    "commands": "a\\textbf{a" * 50_000,
    "comments": "\\a%\n" * 100_000,
    "strings": '"a" + ' * 50_000,
    "blanks behind quotes": ('"' + " " * 40) * 10_000,
    "octal letters": "\\141" * 100_000,
    "style sheets": "content:" * 50_000 + "--a" * 50_000 + "\\41",
    "emphasis": "a\\ *" * 100_000,
    "octal": "\\303" * 100_000,
}


@pytest.mark.parametrize("case", SLOW)
def test_its_time_grows_with_the_text_only(case: str) -> None:
    started = time.process_time()
    assert unfolded(SLOW[case])
    _copy(SLOW[case].encode(), read_file(SLOW[case].encode(), "a.txt"), NAME)
    assert time.process_time() - started < 10
