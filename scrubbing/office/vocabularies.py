"""What no Office program wrote: elements and attributes of other vocabularies, which go with their names and addresses.

Office passes over them and drops them when it saves a file itself, so nobody misses them in a copy. What they say is
read before, like everything else.
"""

import re

from lxml import etree

from scrubbing.office.xml import Element, drop, local, short, tag_of

# Whose vocabularies stay: the standards', Microsoft's, and those of the other programs that write these formats.
_KNOWN = re.compile(
    r"http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml|schemas\.microsoft\.com|www\.w3\.org|purl\.org/dc"
    r"|customooxmlschemas\.google\.com|schemas\.libreoffice\.org|openoffice\.org)(?:/.*)?"
    r"|urn:(?:schemas-microsoft-com|oasis:names:tc:opendocument|org:documentfoundation:names)(?::.*)?",
    re.DOTALL,
)
# Lists of prefixes ([ISO 29500-3], 7).
_LISTS = frozenset({"mc:Ignorable", "mc:MustUnderstand", "mc:ProcessContent", "mc:PreserveElements"})


def drop_foreign(root: Element) -> None:
    """Take foreign elements and attributes out of a part, and every declaration of a foreign vocabulary."""
    declared = {space for element in root.iter("*") for space in element.nsmap.values()}
    if all(space is None or _KNOWN.fullmatch(space) for space in declared):
        return
    for element in list(root.iter("*")):
        _clean_lists(element)
    for element in reversed(list(root.iter("*"))):
        if _is_foreign(str(element.tag)):
            _take_out(element)
        for key in [str(key) for key in element.attrib if _is_foreign(str(key))]:
            del element.attrib[key]
    known = {prefix for element in root.iter("*") for prefix, space in element.nsmap.items()
             if prefix and _KNOWN.fullmatch(space)}  # fmt: skip
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted(known))


def _is_foreign(name: str) -> bool:
    return name.startswith("{") and _KNOWN.fullmatch(name[1:].partition("}")[0]) is None


def _clean_lists(element: Element) -> None:
    """Take foreign prefixes out of lists, and the choices that ask for a foreign vocabulary out of the alternatives."""
    for key in [str(key) for key in element.attrib if short(str(key)) in _LISTS]:
        kept = " ".join(word for word in str(element.attrib[key]).split() if _names_known(element, word))
        if kept:
            element.set(key, kept)
        else:
            del element.attrib[key]
    if tag_of(element) != "mc:AlternateContent":
        return
    for choice in list(element):
        if local(str(choice.tag)) == "Choice" and not all(
            _names_known(choice, word) for word in choice.get("Requires", "").split()
        ):
            element.remove(choice)
    if len(element) and all(local(str(child.tag)) == "Fallback" for child in element):
        _lift(element[0])
        _lift(element)


def _names_known(element: Element, word: str) -> bool:
    space = element.nsmap.get(word.partition(":")[0])
    return space is not None and _KNOWN.fullmatch(space) is not None


def _take_out(element: Element) -> None:
    """Drop an element; what Office's own vocabularies say inside it stays in its place."""
    if any(not _is_foreign(str(inner.tag)) and "}" in str(inner.tag) for inner in element):
        element.text = None
        _lift(element)
    else:
        drop(element)


def _lift(element: Element) -> None:
    """Put what is in an element into its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at + 1, child)
    drop(element)
