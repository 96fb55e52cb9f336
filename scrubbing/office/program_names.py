"""Names that programs give to shapes, styles and bookmarks, as against names that people gave.

"Rounded Rectangle 7" and "_Toc4711" tell nothing; "Jane Doe 2" is what a program makes of a copied "Jane Doe". So a
name is a program's only when every word of it is in a list here.
"""

import re

from scrubbing.office.xml import words

# Shapes, placeholders, styles and their parts, in the languages in which most files are made.
_WORDS = words(
    """
    accent action alert alternate and annotation arc area arrow art autoshape avery balloon banner bent bibliography
    blank block body bordered box brace bracket bubble bullet bullets bulleted button callout can canvas caption char
    character chart check chevron chord circle circular classic clip cloud code colorful colourful column columns
    comma comment connector content contents continue control corner cross cube currency curve curved custom
    customshape dark data date decision default definition design diagonal diagram diamond direct document donut
    double down drop dropdown elbow ellipse email emphasis endnote entry envelope equation extract field figure file
    first flow flowchart follow followed footer footnote form frame freeform graphic graphicframe grid group half
    header heading heart hexagon home horizontal html hyperlink icon image in indent index ink input intense internal
    isosceles item label left legend level light lightning line lined list listlabel loop macro manual media medium
    merge message moon multidocument name normal note notes notched number numbered numbering object octagon office of
    ole on option or outline output oval page para paragraph parallelogram pentagon percent picture pie placeholder
    plain plaque plus point preformatted process punched quad quotation quote radio rectangle rectangular reference
    regular ribbon right round rounded row same sample scroll section selection series shading shadow shape sheet side
    simple single slide smartart smile snip sort spacing stacked star storage straight strikethrough striped strong
    style subheading subject subtitle subtle summing sun swoosh table tape tear text textbox textfield textshape theme
    title toc top trapezoid triangle typewriter unchecked up val vertical video warning wave web with without wordart
    worksheet salutation closing signature message address sender return date strong followed shaded
    abgerundete abgerundetes beschriftung benutzerdefiniertes bild bildplatzhalter datumsplatzhalter diagramm
    diagrammplatzhalter dreieck ellipse folienbildplatzhalter folienmaster foliennummernplatzhalter form freihandform
    freihand fußzeilenplatzhalter gerade gerader geschweifte gestreifter gleichschenkliges grafik grafikplatzhalter
    gruppe gruppieren gruppierung inhaltsplatzhalter inhaltsverzeichnis klammer kopfzeilenplatzhalter kreis legende
    linie links liste listennummer listenfortsetzung mit nach notizenplatzhalter objekt oben pfeil rechteck rechteckige
    rechts rechtwinkliges tabelle tabellenplatzhalter textfeld textplatzhalter titel titelplatzhalter überschrift
    unten untertitel verbinder verbindung vertikaler wolke zeichenbereich
    connecteur cercle de dessin diagramme droit droite du en espace flèche forme graphique groupe image la le libre
    ligne liste objet pied réservé rectangle sous titre sous-titre tableau texte titre trame triangle vers vertical
    zone numéro diapositive date contenu page à
    conector cuadro cuadrado elipse encabezado flecha forma gráfico grupo imagen línea lista marcador número objeto
    posición rectángulo recto subtítulo tabla texto título triángulo pie fecha contenido diapositiva
    casella connettore di diretto ellisse figura grafico gruppo immagine linea oggetto rettangolo segnaposto
    sottotitolo tabella testo titolo triangolo data contenuto diapositiva numero
    afbeelding grafiek groep kop lijn lijst ovaal rechthoek rechte tekst tekstvak tijdelijke titel tabel vorm voor
    verbindingslijn aanduiding dianummer datum inhoud
    caixa conexão espaço gráfico imagem marcador objeto reservado retângulo subtítulo tabela texto título do da
    conteúdo linha reto seta
    łącznik obiekt obraz pole prostokąt prosty symbol tabela tekstowe tytuł wykres zastępczy numeru slajdu daty
    dátum dia élőláb fejléc helye jegyzetek kép szöveg tartalom cím tartalma diaszám téglalap
    contenidor contingut diapositiva número
    """
)
_NUMBERED = re.compile(r"(?:[^\W\d_]|[ ,()/:\-–])+\d{1,5}")
_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = re.compile(r"(?<=[^\W\d_])[ _]\d{1,3}$")
# Bookmarks and properties that programs set for themselves.
_MARKS = re.compile(
    r"_{0,2}(?:GoBack|LastPosition|xssf_cell_comment|top)\d*"
    r"|_(?:Toc|Ref|Hlk|Hlt|MON|ENREF|Hlm|PictureBullets|WNTabType|ftn|ftnref|edn|ednref|msoanchor)_?[\d_]+"
    r"|__(?:RefHeading|RefNumPara|UnoMark|Fieldmark|DdeLink|Grammarly|Anonymous_Sheet_DB|bookmark)_{1,3}[\w]*"
    r"|_(?:AdHocReviewCycleID|NewReviewCycle|EmailSubject|AuthorEmail|AuthorEmailDisplayName|ReviewingToolsShownOnce"
    r"|PreviousAdHocReviewCycleID|MarkAsFinal|EmailStoreID\d*|EmailEntryID|TentativeReviewCycleID|ReviewCycleID"
    r"|TemplateID|LCID|Version|dlc_\w+)",
    re.IGNORECASE,
)
_LONGEST = 60


def is_program_name(name: str) -> bool:
    """Whether a program gave the name: words of shapes and styles with a number, or a mark of its own."""
    if len(name) > _LONGEST:
        return False
    return bool(_MARKS.fullmatch(name)) or (bool(_NUMBERED.fullmatch(name)) and _is_listed(name))


def _is_listed(name: str) -> bool:
    return all(word.casefold() in _WORDS for word in _WORD.findall(name))


def without_number(name: str) -> str:
    """Return a shape's name without the number that a program put behind it: a copied "Jane Doe" is "Jane Doe 2"."""
    return _BEHIND.sub("", name)
