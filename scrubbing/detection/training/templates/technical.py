"""Code, logs and records in which people leave their names."""

from scrubbing.detection.training.templates.grammar import Rules, Source

RULES: Rules = {
    "t_comment": (
        "# TODO({person:a.first}): remove this hack", "// FIXME {person:a.lower}: off by one",
        "/* Copyright (c) {date.year} {person:a.full}. All rights reserved. */", "# Copyright {date.year} {org:a}",
        " * @author {person:a.full} <{person:a.email}>",
        '"""Helpers for the {noun} report.\n\nAuthor: {person:a.full}\nCreated: {date}\n"""',
        "-- Created by {person:a.full} on {date}", "# Thanks to {person:a.full} for the patch",
        "// Reviewed-by: {person:a.full} <{person:a.email}>", "Signed-off-by: {person:a.full} <{person:a.email}>",
        "Co-authored-by: {person:a.full} <{email}>", "' Macro recorded {date} by {person:a.full}",
        "{{-# maintainer: {person:a.full} #-}}", "# ask {person:a.first} before changing this",
        '__author__ = "{person:a.full}"', 'maintainer="{person:a.full} <{person:a.email}>"',
        "// {person:a.initials} {date}: changed default", "%% written by {person:a.full}, {org:a}, {city:a}",
        'authors = ["{person:a.full} <{person:a.email}>"]',
        "Author: {person:a.full} <{person:a.email}>\nDate:   {date} {time}\n\n    Fix typo",
        "Licensed to {org:a} under one or more agreements.", "* {date} {person:a.full} <{person:a.email}> - 1.2-3",
        "Merge branch '{person:a.lower}-fix'", "<!-- {person:a.first} please check -->",
    ),
    "t_assign": (
        'name = "{person:a.full}"', 'customer = Customer("{person:a.first}", "{person:a.last}", "{address:a}")',
        'String city = "{city:a}";', "address: '{address:a}',",
        'assert greet("{person:a.first}") == "Hello, {person:a.first}!"',
        'users = ["{person:a.full}", "{person:b.full}", "{person:c.full}"]', "const ORG = '{org:a}';",
        "contact = {{'name': '{person:a.full}', 'phone': '{phone}'}}",
        "INSERT INTO customers (name, street, city) VALUES ('{person:a.full}', '{address:a.street}', '{city:a}');",
        "INSERT INTO person VALUES ({number}, '{person:a.first}', '{person:a.last}', '{date:a}');",
        "UPDATE employee SET manager = '{person:a.full}' WHERE city = '{city:a}';",
        "SELECT * FROM orders WHERE customer = '{person:a.full}';", "WHERE last_name LIKE '{person:a.last}%'",
        'echo "Mail from {person:a.full}" | sendmail {email}', 'birth_date = "{date:a}"',
        '(define author "{person:a.full}")', 'git config user.name "{person:a.full}"',
        'data.put("employer", "{org:a}");', "df.loc[df.name == '{person:a.full}', 'city'] = '{city:a}'",
        "('{person:a.first}', '{person:a.last}', {age.number}, '{country:a}'),", "{code}  # {person:a.first}",
        "print('{city:a}', '{country:a}')",
    ),
    "t_log": (
        "{date} {time} INFO login user={person:a.handle} ip={ip}",
        "{date}T{time} User {person:a.full} ({id}) updated record", "[{time}] {person:a.full} uploaded report.pdf",
        "Accepted password for {person:a.handle} from {ip}", 'audit: actor="{person:a.full}" action=delete',
        'WARN no address found for "{person:a.full}": "{address:a}"',
        "{date} ERROR mail to {person:a.email} bounced", "user {person:a.first} {person:a.last} locked out",
        "DEBUG geocode('{address:a}') -> {city:a}", 'host={ip} org="{org:a}" city="{city:a}"',
        "Printed by {person:a.full} on PRN-2 at {time}", "C:\\Users\\{person:a.first}\\Documents\\cv.docx",
        "/home/{person:a.handle}/.ssh", "-rw-r--r-- 1 {person:a.handle} staff {number} notes.txt",
        "CN={person:a.full},OU={department},O={org:a},L={city:a}", "subject=/C=XX/L={city:a}/O={org:a}",
    ),
    "t_json": (
        '{{"name": "{person:a.full}", "email": "{person:a.email}", "city": "{city:a}"}}',
        (
            '{{\n  "firstName": "{person:a.first}",\n  "lastName": "{person:a.last}",\n  "address": {{\n    '
            '"street": "{address:a.street}",\n    "city": "{city:a}"\n  }},\n  "employer": "{org:a}"\n}}'
        ),
        (
            "<person>\n  <name>{person:a.full}</name>\n  <dob>{date:a}</dob>\n  <address>{address:a}</address>\n"
            "</person>"
        ),
        "<author>{person:a.full}</author>", "<td>{person:a.full}</td><td>{org:a}</td><td>{city:a}</td>",
        "<li>{person:a.full}, {job}</li>", "name: {person:a.full}\norg: {org:a}\nlocation: {city:a}, {country:a}",
        "- name: {person:a.full}\n  role: {job}\n  since: {date:a}",
        "author:\n  first: {person:a.first}\n  last: {person:a.last}",
        "[user]\n\tname = {person:a.full}\n\temail = {person:a.email}",
        '{{"to": "{person:a.full}", "addr": "{address:a}", "paid": true}}',
        '{{"company":"{org:a}","hq":"{city:a}","ceo":"{person:a.full}"}}',
        '<meta name="author" content="{person:a.full}">', '<a href="mailto:{person:a.email}">{person:a.full}</a>',
        "dc:creator: {person:a.full}", "| {person:a.full} | {org:a} | {date:a} |",
        "event: {noun}\nspeaker: {person:a.full}\nwhen: {date:a}\nwhere: {place:a}",
        "first_name={person:a.first}&last_name={person:a.last}&city={city:a}",
        "[{person:a.full}](mailto:{person:a.email})",
        (
            "@article{{{id},\n  author = {{{person:a.reversed} and {person:b.reversed}}},\n  title = "
            "{{{noun}}},\n  year = {{{date.year}}}\n}}"
        ),
    ),
    "t_mixed": (
        "<<t_comment>>\n<<n_code>>", "<<n_code>>\n\n<<t_comment>>\n<<n_code>>", "<<t_comment*2-3>>",
        "<<t_comment>>", "<<t_assign*1-4>>", "<<n_code>>\n<<t_assign>>", "<<t_log*2-6>>",
        "<<t_log>>\n<<n_log>>\n<<t_log>>", "<<t_log>>", "<<t_json>>", "<<t_json>>", "<<t_json*2-3>>",
        "[\n<<t_json*2-3>>\n]", "<<n_sentence>>\n\n<<t_json>>", "<<t_comment>>\n<<t_assign>>",
    ),
}  # fmt: skip

DOCUMENTS: tuple[tuple[float, Source], ...] = ((6.0, "t_mixed"),)
