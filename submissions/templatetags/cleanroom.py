"""Tags and filters of every page: icons, state chips, sizes and moments in human words."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from django import template
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db import models
from django.forms import BoundField
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Drawn on a 24 x 24 grid with a 1.75 stroke; every name may be used as {% icon "name" %}.
ICONS: Mapping[str, str] = {
    "alert": "M12 8v5M12 16.5v.01M10.3 4 2.6 17.2A2 2 0 0 0 4.3 20h15.4a2 2 0 0 0 1.7-2.8L13.7 4a2 2 0 0 0-3.4 0z",
    "archive": "M4 8v10a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8M3 4h18v4H3zM10 12h4",
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "check": "M5 12.5l4.5 4.5L19 7.5",
    "check-circle": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 12.3l2.4 2.4 4.6-5",
    "circle": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
    "clock": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
    "cross": "M6 6l12 12M18 6L6 18",
    "download": "M12 4v11M7 10.5l5 5 5-5M5 20h14",
    "eye": "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z",  # noqa: E501
    "file": "M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5",
    "filter": "M4 5h16l-6.5 7.5V19l-3 1.5v-8z",
    "flag": "M5 21V4M5 4.5c5-3 8 3 14 0v9c-6 3-9-3-14 0",
    "history": "M3.5 12a8.5 8.5 0 1 0 2.6-6.1L3.5 8.4M3.5 4v4.4H8M12 7.5V12l3 2",
    "inbox": "M4 13l2.6-7.4A2 2 0 0 1 8.5 4.2h7a2 2 0 0 1 1.9 1.4L20 13v5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2zM4 13h4.5l1.5 2.5h4l1.5-2.5H20",  # noqa: E501
    "info": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v5M12 8v.01",
    "key": "M8 11a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM11.5 12.5L20 4M16.5 7.5l3 3",
    "lock": "M6 11h12a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1zM8 11V7.5a4 4 0 0 1 8 0V11",
    "mail": "M4 5.5h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM3.5 7l8.5 6.5L20.5 7",
    "minus": "M6 12h12",
    "out": "M14 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h8M10 12h11M17 8l4 4-4 4",
    "package": "M12 3l8 4.3v9.4L12 21l-8-4.3V7.3zM4.3 7.5L12 12l7.7-4.5M12 12v9",
    "pen": "M4 20l1-4L16.5 4.5a2 2 0 0 1 3 3L8 19zM14.5 6.5l3 3",
    "people": "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.2 2.6 3.5 5.5",  # noqa: E501
    "person": "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.6-4.3 3.5-6.3 7.5-6.3s6.9 2 7.5 6.3",
    "plus": "M12 5v14M5 12h14",
    "refresh": "M20 11.5A8 8 0 0 0 5.6 7L4 9M4 4.5V9h4.5M4 12.5A8 8 0 0 0 18.4 17l1.6-2M20 19.5V15h-4.5",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3L20.5 20.5",
    "shield": "M12 3l8 3v5.5c0 4.6-3.2 8-8 9.5-4.8-1.5-8-4.9-8-9.5V6zM8.7 12l2.3 2.3 4.3-4.6",
    "tasks": "M9.5 6H20M9.5 12H20M9.5 18H20M4 6l1 1 2-2M4 12l1 1 2-2M4 18l1 1 2-2",
    "trash": "M4 7h16M9.5 7V4.5h5V7M6 7l1 13h10l1-13M10 11v5.5M14 11v5.5",
    "undo": "M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3",
    "upload": "M12 16V4.5M7 9l5-5 5 5M5 20h14",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return an inline icon that screen readers skip; raises KeyError for a name that is not in ICONS."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        mark_safe(ICONS[name]),  # noqa: S308 - a constant of this module
    )


@register.simple_tag
def state_chip(row: models.Model) -> SafeString:
    """Return the chip of a row with a `state` field that has choices (task, file, release)."""
    return chip(row.state, row.get_state_display())  # type: ignore[attr-defined]


@register.simple_tag
def chip(kind: str, label: str) -> SafeString:
    """Return a chip with a leading dot; `kind` is the last part of one of the classes listed in app.css."""
    return format_html('<span class="chip chip--dot chip-{}">{}</span>', kind, label)


@register.filter
def moment(when: datetime | None) -> SafeString | str:
    """Show a moment as a `<time>`: "3 minutes ago" for a week, then the date; the exact time stands in its title."""
    if when is None:
        return ""
    local = timezone.localtime(when)
    exact = date_format(local, "j F Y, H:i T")
    recent = abs(timezone.now() - when) < timedelta(days=7)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        exact,
        naturaltime(when) if recent else date_format(local, "j M Y"),
    )


@register.filter
def size(count: int | None) -> str:
    """Show a number of bytes as people say it: 0 bytes, 912 bytes, 34 kB, 2.1 MB (steps of 1,024)."""
    number = float(count or 0)
    if number < 1024:
        return f"{int(number)} byte{'' if number == 1 else 's'}"
    for unit in ("kB", "MB"):
        number /= 1024
        if number < 999.5:
            return _short(number, unit)
    return _short(number / 1024, "GB")


def _short(number: float, unit: str) -> str:
    return f"{number:.1f} {unit}" if number < 9.95 else f"{number:.0f} {unit}"


@register.filter
def hours(time: Decimal | None) -> str:
    """Show working time: 45 minutes, 1 hour, 6.5 hours."""
    if time is None:
        return ""
    if time < 1:
        minutes = round(time * 60)
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    return f"{time.normalize():f} hour{'' if time == 1 else 's'}"


@register.filter
def widget(field: BoundField) -> str:
    """Name the kind of a form field's input, for `_field.html`: check, choices, scale or input."""
    kinds = {"checkbox": "check", "radioselect": "choices", "checkboxselectmultiple": "choices", "scale": "scale"}
    return kinds.get(field.widget_type, "input")
