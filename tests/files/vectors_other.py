"""Mails, archives, pictures, PDFs and texts with a value in places that hide values, one value for each place."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Mapping

import pikepdf
from PIL import PngImagePlugin

from tests.files import image, pdf
from tests.files.outlook import CC, TO, Attached, Message, plain_rich, saved
from tests.files.repository import zipped

_OWNER_FIELD = 0x7875

MAIL_REPLACED = (
    *("from", "to", "subject", "folded_subject", "text", "quoted_text", "signature", "page", "hidden_page_text"),
    *("page_comment", "attachment_name", "attachment", "forwarded_subject", "forwarded_text"),
)
MAIL_DROPPED = (
    *("received", "return_path", "message_id", "references", "originating_address", "user_agent", "unknown_header"),
    *("boundary", "preamble", "epilogue", "part_description", "content_id", "forwarded_received"),
)
MAIL_BENIGN = ("the plan is attached", "Kind regards")


def mail(values: Mapping[str, str]) -> bytes:
    """Return a message with a value in every place, written by hand: no library writes them all."""
    boundary = f"=_{values['boundary']}"
    part = f"\r\n--{boundary}\r\n"
    page = (
        f"<html><body><p>{values['page']}</p><p style='display:none'>{values['hidden_page_text']}</p>"
        f"<!-- {values['page_comment']} --><p>Kind regards</p></body></html>"
    )
    forwarded = (
        f"Received: from {values['forwarded_received']}.example\r\nFrom: someone@example.com\r\n"
        f"Subject: {values['forwarded_subject']}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n"
        f"Inner words of {values['forwarded_text']}\r\n"
    )
    return (
        f"Received: from laptop ({values['received']}) by mx.example; Mon, 6 May 2024 07:08:09 +0000\r\n"
        f"Return-Path: <{values['return_path']}@example.com>\r\nMessage-ID: <1@{values['message_id']}>\r\n"
        f"References: <0@{values['references']}>\r\nX-Originating-IP: {values['originating_address']}\r\n"
        f"User-Agent: {values['user_agent']}\r\nX-Case: {values['unknown_header']}\r\n"
        f"From: {values['from']} <someone@example.com>\r\nTo: {values['to']} <other@example.com>\r\n"
        f"Subject: About {values['subject']} and what the\r\n quarter brings to {values['folded_subject']}\r\n"
        "Date: Mon, 06 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n{values["preamble"]}\r\n'
        f"{part}Content-Type: text/plain\r\nContent-Description: {values['part_description']}\r\n\r\n"
        f"Hello,\r\nthe plan is attached by {values['text']}.\r\n> {values['quoted_text']} wrote that\r\n"
        f"-- \r\n{values['signature']}\r\n"
        f"{part}Content-Type: text/html\r\nContent-ID: <{values['content_id']}@x>\r\n\r\n{page}\r\n"
        f'{part}Content-Type: text/plain; name="{values["attachment_name"]}.txt"\r\n'
        f'Content-Disposition: attachment; filename="{values["attachment_name"]}.txt"\r\n\r\n'
        f"Attached by {values['attachment']}\r\n"
        f"{part}Content-Type: message/rfc822\r\n\r\n{forwarded}"
        f"\r\n--{boundary}--\r\n{values['epilogue']}\r\n"
    ).encode()


MAILBOX_REPLACED = ("quoted_line", "second_mail", "second_attachment")
MAILBOX_DROPPED = ("envelope_sender", "declared_length", "second_envelope", "second_received")
MAILBOX_BENIGN = ("the plan is attached", "Kind regards")


def mailbox(values: Mapping[str, str]) -> bytes:
    """Return an mbox of two mails with a value in every place that a mail alone has not."""
    mails = (
        f"From: someone@example.com\nTo: other@example.com\nX-Status: {values['declared_length']}\n"
        f"Message-ID: <1@x.example>\n\n>From {values['quoted_line']} on the quay\nthe plan is attached\n",
        f"Received: from {values['second_received']}.example\nFrom: someone@example.com\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/mixed; boundary="x"\n\n--x\n\nKind regards from {values["second_mail"]}\n'
        f'--x\nContent-Disposition: attachment; filename="a.txt"\n\nby {values["second_attachment"]}\n--x--\n',
    )
    senders = (values["envelope_sender"], values["second_envelope"])
    return b"".join(
        f"From {sender}@example.com Mon May  6 10:00:0{number} 2024\n{mail}\n".encode()
        for number, (sender, mail) in enumerate(zip(senders, mails, strict=True))
    )


OUTLOOK_REPLACED = (
    *("subject", "sender", "recipient", "copied_to", "text", "page", "attachment_name", "attachment"),
    *("inner_subject", "inner_text"),
)
OUTLOOK_DROPPED = (
    *("transport_headers", "message_id", "conversation", "last_editor", "creator", "named_property", "store_name"),
    *("exchange_address", "attachment_path", "inner_transport_headers", "rich_text_beside"),
)
OUTLOOK_BENIGN = ("the plan is attached", "Kind regards")


def outlook_message(values: Mapping[str, str]) -> bytes:
    """Return an Outlook message with a value in every place, shown or not."""
    inner = Message(
        f"Earlier, about {values['inner_subject']}",
        ("Somebody", "someone@example.com"),
        body=f"Inner words of {values['inner_text']}\r\n",
        more={0x007D: f"Received: from {values['inner_transport_headers']}.example"},
    )
    page = f"<html><body><p>{values['page']}</p><p>Kind regards</p></body></html>"
    return saved(
        Message(
            f"About {values['subject']}",
            (values["sender"], "someone@example.com"),
            [(TO, values["recipient"], "other@example.com"), (CC, values["copied_to"], "third@example.com")],
            f"Hello,\r\nthe plan is attached by {values['text']}.\r\n",
            page.encode(),
            plain_rich(rb"{\rtf1\ansi " + values["rich_text_beside"].encode() + b"}"),
            [
                Attached(
                    f"{values['attachment_name']}.txt",
                    f"Attached by {values['attachment']}\r\n".encode(),
                    more={0x3708: f"C:\\{values['attachment_path']}\\a.txt"},
                ),
                Attached("Earlier", inner, 5),
            ],
            more={
                0x007D: f"Received: from laptop ({values['transport_headers']}) by mx.example",
                0x1035: f"<1@{values['message_id']}>",
                0x0070: f"About {values['conversation']}",
                0x3FFA: values["last_editor"],
                0x3FF8: values["creator"],
                0x8003: values["named_property"],
                0x0E05: values["store_name"],
                0x0065: f"/O=FIRM/OU=SITE/CN={values['exchange_address']}",
            },
        )
    )


MEMBERS_REPLACED = (
    *("member_name", "folder_name", "readme", "source_comment", "environment", "package_author", "lockfile_registry"),
    *("code_owner", "licence", "pipeline", "submodule", "registry_token", "notebook_output", "inner_archive_member"),
)
MEMBERS_DROPPED = (
    *("history", "remote", "reflog", "stash", "hook", "large_file_pointer", "subversion", "ide_folder", "finder_file"),
    *("resource_fork", "bytecode", "swap_file"),
)
ZIP_DROPPED = ("zip_comment", "member_comment", "extra_field")
TAR_DROPPED = ("owner", "group", "extended_header", "gzip_name")
MEMBERS_BENIGN = ("This tool counts parcels.", "def count")


def members(values: Mapping[str, str]) -> dict[str, bytes]:
    """Return the members of a repository."""
    joined = {place: value.replace(" ", "_") for place, value in values.items()}
    notebook = (
        '{"cells": [{"cell_type": "code", "metadata": {}, "execution_count": 1, "source": [], "outputs": '
        '[{"output_type": "stream", "name": "stdout", "text": ["by VALUE"]}]}], "metadata": {}, "nbformat": 4, '
        '"nbformat_minor": 5}'
    )
    texts = {
        "tool/README.md": f"# Tool\n\nThis tool counts parcels. Written by {values['readme']}.\n",
        "tool/src/main.py": f'"""By {values["source_comment"]}."""\n\n\ndef count() -> int:\n    return 40\n',
        f"tool/notes/{joined['member_name']}.txt": "call back\n",
        f"tool/{joined['folder_name']}/a.txt": "words\n",
        "tool/.env": f"OWNER={values['environment']}\n",
        "tool/package.json": f'{{"name": "tool", "author": "{values["package_author"]}"}}\n',
        "tool/poetry.lock": f'[[package]]\nname = "a"\nurl = "https://{joined["lockfile_registry"]}.example/simple"\n',
        "tool/CODEOWNERS": f"* {values['code_owner']}\n",
        "tool/LICENSE": f"Copyright (c) 2024 {values['licence']}\n",
        "tool/.github/workflows/ci.yml": f"name: ci of {values['pipeline']}\n",
        "tool/.gitmodules": f'[submodule "x"]\n\turl = https://example.com/{joined["submodule"]}.git\n',
        "tool/.npmrc": f"email={values['registry_token']}\n",
        "tool/book.ipynb": notebook.replace("VALUE", values["notebook_output"]),
        "tool/.git/logs/HEAD": f"0 1 {values['reflog']} <a@b> 1 commit\n",
        "tool/.git/config": f"[remote]\n\turl = https://{values['remote']}@example.com\n",
        "tool/.git/objects/aa/bb": values["history"],
        "tool/.git/refs/stash": values["stash"],
        "tool/.git/hooks/pre-commit": f"#!/bin/sh\n# {values['hook']}\n",
        "tool/.git/lfs/objects/aa": values["large_file_pointer"],
        "tool/.svn/entries": values["subversion"],
        "tool/.idea/workspace.xml": f"<project>{values['ide_folder']}</project>",
        "tool/.DS_Store": f"\0\0\0\1Bud1{values['finder_file']}",
        "__MACOSX/tool/._README.md": f"\0\5\x16\7{values['resource_fork']}",
        "tool/__pycache__/main.cpython-311.pyc": f"\0{values['bytecode']}",
        "tool/src/.main.py.swp": f"b0VIM {values['swap_file']}",
    }
    inner = {"tool/old.zip": zipped({"a.txt": f"by {values['inner_archive_member']}\n".encode()})}
    return {name: text.encode() for name, text in texts.items()} | inner


def zip_archive(values: Mapping[str, str]) -> bytes:
    """Return a repository as zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members(values).items():
            info = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            if name.endswith("README.md"):
                owner = values["extra_field"].encode()
                info.comment, info.extra = values["member_comment"].encode(), b""
                info.extra = struct.pack("<HH", _OWNER_FIELD, len(owner)) + owner
            archive.writestr(info, data, zipfile.ZIP_DEFLATED)
        archive.comment = values["zip_comment"].encode()
    return target.getvalue()


def tar_archive(values: Mapping[str, str]) -> bytes:
    """Return a repository as tar.gz."""
    target = io.BytesIO()
    with (
        gzip.GzipFile(f"{values['gzip_name']}.tar", "wb", fileobj=target, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, data in members(values).items():
            info = tarfile.TarInfo(name)
            info.size, info.uname, info.gname = len(data), values["owner"], values["group"]
            info.pax_headers = {"SCHILY.xattr.user.note": values["extended_header"]}
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


PNG_DROPPED = ("text_chunk", "packed_text_chunk", "international_chunk", "late_chunk", "exif_artist", "trailing_data")
JPEG_DROPPED = ("exif_artist", "exif_description", "exif_owner", "exif_comment", "xmp", "comment", "trailing_data")
TIFF_DROPPED = ("artist", "document_name", "host_computer")
PICTURE_BENIGN = ("general terms", "fuel and berths")
_LINES = ("The general terms of charter", "without fuel and berths")


def png(values: Mapping[str, str]) -> bytes:
    """Return a screenshot with values in chunks and behind its end."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", values["text_chunk"])
    info.add_text("Comment", values["packed_text_chunk"], zip=True)
    info.add_itxt("Title", values["international_chunk"], "en", "Title")
    info.add(b"tEXt", b"Source\0" + values["late_chunk"].encode(), after_idat=True)
    picture = image.page(_LINES, (700, 240))
    exif = image.exif(artist=values["exif_artist"])
    return image.encode(picture, "PNG", pnginfo=info, exif=exif) + values["trailing_data"].encode()


def jpeg(values: Mapping[str, str]) -> bytes:
    """Return a photo with values in every kind of metadata."""
    exif = image.exif(
        artist=values["exif_artist"],
        description=values["exif_description"],
        owner=values["exif_owner"],
        comment=values["exif_comment"],
    )
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>{values["xmp"]}</creator></x:xmpmeta>'.encode()
    picture = image.page(_LINES, (700, 240))
    data = image.encode(picture, "JPEG", quality=95, exif=exif, comment=values["comment"].encode(), xmp=xmp)
    return data + b"PK\x03\x04 " + values["trailing_data"].encode()


def tiff(values: Mapping[str, str]) -> bytes:
    """Return a scan with values in text tags."""
    tags = {315: values["artist"], 269: values["document_name"], 316: values["host_computer"]}
    return image.encode(image.page(_LINES, (700, 240)), "TIFF", tiffinfo=tags)


PDF_REPLACED = ("page_text",)
PDF_DROPPED = (
    *("info_author", "info_keywords", "xmp", "page_xmp", "attachment", "attachment_name", "script", "open_action"),
    *("launch_action", "remote_destination", "form_value", "xfa", "note", "note_author", "layer_name", "structure_alt"),
    *("structure_title", "bookmark", "named_destination", "page_label", "private_data", "web_capture", "unreferenced"),
    *("thumbnail", "colour_profile", "document_id", "portfolio", "marked_content"),
)
PDF_BENIGN = ("General terms of charter", "full tanks at the agreed marina")


def pdf_beside(values: Mapping[str, str]) -> bytes:
    """Return two pages with values in every object that stands beside them.

    The first page is carried over as it is; the second, which names somebody, is made anew.
    """
    signed = pdf.page_of(f"Signed by {values['page_text']} on Monday.")
    with pikepdf.open(io.BytesIO(pdf.page_of(*pdf.BENIGN))) as document, pikepdf.open(io.BytesIO(signed)) as more:
        document.pages.extend(more.pages)
        page, root = document.pages[0], document.Root
        dictionary, name, string = pikepdf.Dictionary, pikepdf.Name, pikepdf.String
        document.docinfo["/Author"] = values["info_author"]
        document.docinfo["/Keywords"] = values["info_keywords"]
        xmp = (
            "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' dc:source='{}'/></rdf:RDF>"
            "</x:xmpmeta>"
        )
        for owner, place in ((root, "xmp"), (page.obj, "page_xmp")):
            owner.Metadata = document.make_stream(
                xmp.format(values[place]).encode(), Type=name.Metadata, Subtype=name.XML
            )
        document.attachments[f"{values['attachment_name']}.txt"] = values["attachment"].encode()
        script = dictionary(S=name.JavaScript, JS=string(f"app.alert('{values['script']}')"))
        root.Names.JavaScript = dictionary(Names=[string("a"), script])
        root.OpenAction = dictionary(S=name.URI, URI=string(f"https://{values['open_action']}.example"))
        note = dictionary(
            Type=name.Annot, Subtype=name.Text, Rect=[300, 300, 320, 320], F=2,
            Contents=string(values["note"]), T=string(values["note_author"]),
        )  # fmt: skip
        launch = dictionary(S=name.Launch, F=string(f"C:\\{values['launch_action']}\\a.exe"))
        away = dictionary(S=name.GoToR, F=string(f"\\\\{values['remote_destination']}\\b.pdf"), D=[0, name.Fit])
        links = [dictionary(Type=name.Annot, Subtype=name.Link, Rect=[0, 0, 9, 9], A=act) for act in (launch, away)]
        page.obj.Annots = document.make_indirect(pikepdf.Array([document.make_indirect(one) for one in (note, *links)]))
        field = document.make_indirect(dictionary(FT=name.Tx, T=string("a"), V=string(values["form_value"])))
        root.AcroForm = dictionary(Fields=[field], XFA=document.make_stream(f"<xfa>{values['xfa']}</xfa>".encode()))
        layer = document.make_indirect(dictionary(Type=name.OCG, Name=string(values["layer_name"])))
        root.OCProperties = dictionary(OCGs=[layer], D=dictionary())
        element = dictionary(S=name.Figure, Alt=string(values["structure_alt"]), T=string(values["structure_title"]))
        root.StructTreeRoot = dictionary(Type=name.StructTreeRoot, K=document.make_indirect(element))
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(values["bookmark"], 0))
        root.Names.Dests = dictionary(Names=[string(values["named_destination"]), pikepdf.Array([page.obj, name.Fit])])
        root.PageLabels = dictionary(Nums=[0, dictionary(P=string(values["page_label"]))])
        page.obj.PieceInfo = dictionary(Editor=dictionary(Private=string(values["private_data"])))
        root.SpiderInfo = dictionary(V=1.0, C=[dictionary(U=string(values["web_capture"]))])
        root.Collection = dictionary(D=string(values["portfolio"]))
        page.obj.Thumb = document.make_stream(values["thumbnail"].encode(), Width=10, Height=10)
        profile = document.make_stream(b"\0" * 40 + values["colour_profile"].encode(), N=3)
        page.obj.Resources.ColorSpace = dictionary(CS0=pikepdf.Array([name.ICCBased, profile]))
        content = page.obj.Contents.read_bytes()
        mark = f"/Span << /ActualText ({values['marked_content']}) >> BDC EMC\n".encode()
        page.obj.Contents = document.make_stream(mark + b"/CS0 cs 0 0 0 sc\n" + content)
        document.make_indirect(dictionary(Left=string(values["unreferenced"])))
        document.trailer.ID = [string(values["document_id"]), string(values["document_id"])]
        target = io.BytesIO()
        document.save(target)
        data = target.getvalue()
    # qpdf leaves out what nothing refers to and draws an identity anew, so both are written by hand.
    end = data.rindex(b"\nxref\n") + 1
    left = f"999 0 obj\n<< /Left ({values['unreferenced']} {values['document_id']}) >>\nendobj\n".encode()
    return data[:end] + left + data[end:].replace(
        b"startxref\n%d" % end, b"startxref\n%d" % (end + len(left))
    )  # fmt: skip
