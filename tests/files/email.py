"""E-mails made in code, with a person planted in headers, bodies and attachments."""

import email.policy
from email.message import EmailMessage

from tests.files.text import MAIL, PERSON, png


def letter(attachments: dict[str, bytes] | None = None) -> bytes:
    """Return a message as a mail program writes it: text and HTML, an inline picture and attachments."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["Received"] = "from mail.fernhollow.example (10.0.0.7) by mx.example; Mon, 6 May 2024 07:08:09 +0000"
    message["Return-Path"] = f"<{MAIL}>"
    message["Message-ID"] = "<12345@fernhollow.example>"
    message["X-Originating-IP"] = "[10.0.0.7]"
    message["User-Agent"] = "Quistgaard Mail"
    message["From"] = f"{PERSON} <{MAIL}>"
    message["To"] = '"Bob, the Builder" <bob@other.example>, Zoë Müller <zoe@other.example>'
    message["Date"] = "Mon, 06 May 2024 07:08:09 +0000"
    message["Subject"] = f"Grüße von {PERSON} und eine lange Zeile, die gefaltet werden muss, weil sie lang ist"
    message.set_content(
        f"Hello,\n\nMirabel\nQuistgaard here, that is {PERSON}.\n> Mirabel\n> Quistgaard\nÜber {MAIL}\n"
    )
    message.add_alternative(
        '<html><body><p><b>Mir</b>abel Quistgaard</p><img src="cid:pic@fernhollow"></body></html>', subtype="html"
    )
    html_part = message.get_payload()[1]  # type: ignore[index]
    assert isinstance(html_part, EmailMessage)
    html_part.add_related(png(), "image", "png", cid="<pic@fernhollow>", filename="Mirabel.png")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def forwarded() -> bytes:
    """Return a message with another one attached to it."""
    inner = EmailMessage(policy=email.policy.SMTP)
    inner["From"] = MAIL
    inner["Subject"] = f"Inner of {PERSON}"
    inner["Message-ID"] = "<inner@fernhollow.example>"
    inner.set_content(f"Inner text of {PERSON}\n")
    outer = EmailMessage(policy=email.policy.SMTP)
    outer["From"] = "bob@other.example"
    outer["Message-ID"] = "<outer@fernhollow.example>"
    outer["Subject"] = "Fwd"
    outer.set_content("See below.\n")
    outer.add_attachment(inner)
    return outer.as_bytes()


# Messages as broken programs write them; each must be read or refused with a reason, never crash.
BROKEN: dict[str, bytes] = {
    "no boundary": b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\ntext of " + PERSON.encode(),
    "boundary never comes": b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    + PERSON.encode(),
    "unclosed boundary": b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\n'
    + PERSON.encode(),
    "unknown charset": b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=x-nonsense\n\n"
    + PERSON.encode(),
    "bad base64": b"From: a@b.example\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n!!!!",
    "bad encoded word": b"From: =?utf-8?b?!!?= <a@b.example>\nMIME-Version: 1.0\nSubject: =?x-no?q?a=20" + b"\n\ntext",
    "raw utf-8 headers": f"From: {PERSON} <a@b.example>\nMIME-Version: 1.0\nSubject: Grüße {PERSON}\n\ntext".encode(),
    "bad addresses": b"From: <<>>,,@;:\nTo: undisclosed-recipients:;\nMIME-Version: 1.0\n\ntext",
    "bad parameters": b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset*=; name*0*="\n\ntext',
}
