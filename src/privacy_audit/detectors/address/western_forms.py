"""How addresses of the US, Australia, the UK, Germany, France and Singapore are written: data of `western`.

Sources: Publication 28 of the US postal service, the guides of Australia Post, Royal Mail, DIN 5008, La Poste
and Singapore Post.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_US_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND"
    "|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|California|Texas|Florida|Illinois|Washington"
    "|Virginia"
    "|Massachusetts|Georgia|Pennsylvania|Ohio|Michigan|Oregon|Colorado|Arizona|New[ ](?:York|Jersey|Mexico)"
)
_CA_PROVINCES = (
    "AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT|Ontario|Quebec|Québec|Alberta|British[ ]Columbia|Manitoba"
)
_AU_STATES = "NSW|VIC|Vic|QLD|Qld|SA|WA|TAS|Tas|NT|ACT|New[ ]South[ ]Wales|Victoria|Queensland|Tasmania"
ENGLISH = (
    r"Street|Str|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Place|Pl|Way|Square|Sq"
    r"|Terrace|Ter|Tce"
    r"|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Crescent|Cres|Close|Gardens|Row|Mews|Broadway|Plaza|Alley|Hill"
    r"|Park|Walk|Parade|Pde|Grove"
)
"""How a street ends in English."""
_NAME = r"[A-Z0-9][\w.'’-]{0,20}"
_LINE = r"[ ]{0,3}(?:,|\n)[ \n]{0,3}"
ROOM = (
    r"(?:(?:Suite|Ste|Apt|Apartment|Room|Rm|Unit|Floor|Fl|Flat|#)(?![a-z])\.?[ ]?[\w#-]{1,10}"
    r"|[\w-]{1,8}[ ](?:Floor|Fl))"
)
"""A room within a house."""
_CITY = r"(?P<city>[A-Z][\w.'’-]{1,20}(?:[ ][A-Za-z][\w.'’-]{0,20}){0,3})"
_FRENCH = (
    r"rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|quai|route|cours|square|résidence|pl\.|r\.|imp\."
    r"|all\.|ch\.|rte|passage|sentier|villa|cité|faubourg|montée|promenade|hameau|clos|traverse|voie|ruelle"
    r"|lotissement|esplanade|rond-point|mail|côte"
)
_FRENCH_ROOM = (
    r"(?i:(?:bâtiment|bât\.?|appartement|appt?\.?|escalier|esc\.?|résidence|porte)[ ]\w{1,12}"
    r"|\d{1,2}(?:er|e|ème)?[ ]étage|chez[ ]\w{1,20}(?:[ ]\w{1,20})?)"
)
_GERMAN = (
    r"(?:[Ss]tra(?:ß|ss)e|[Ss]tr\.|[Ww]eg|[Pp]latz|[Aa]llee|[Gg]asse|[Dd]amm|[Uu]fer|[Rr]ing|[Mm]arkt|chaussee"
    r"|[Gg]raben|[Ss]teig|[Ss]tieg|pfad|kamp|redder|twiete|wall|berg|hof|garten|grund|höhe|promenade|siedlung"
    r"|zeile|winkel|brücke|[Ww]iese|tor|feld|bogen|stiege|twete|leite|reihe|bahn|park|stein|heide)"
)
# German streets that are named by where they lie: Am Markt, Unter den Linden, An der Alster.
_GERMAN_PLACE = (
    r"(?:Am|Im|An|Auf|In|Unter|Zum|Zur|Hinter|Vor|Bei|Beim)[ ](?:(?:der|dem|den)[ ])?"
    r"(?:[A-Za-zÄÖÜäöü][a-zäöüß]{1,14}en[ ])?[A-ZÄÖÜ][\wäöüß-]{1,25}"
)
# Where in the house, between the number and the postal code: 3. OG links, Hinterhaus, Whg. 12.
_GERMAN_STOREY = (
    r"(?:\d{1,2}\.[ ]?(?:OG|Obergeschoss|Stock|Etage)|EG|DG|Erdgeschoss|Dachgeschoss|HH|VH|Hinterhaus"
    r"|Vorderhaus|Seitenflügel|(?:Whg|Wohnung|Apartment|App)\.?[ ]\w{1,5}|bei[ ][A-ZÄÖÜ]\w{1,20}"
    r"|c/o[ ]\w{1,20})"
    r"(?:[ ](?:\w{1,12}\.?)){0,2}"
)

# A state with no postal code behind it.
STATE = re.compile(rf",[ ](?=[A-Z])(?:{_US_STATES}|{_AU_STATES})(?![\w-])(?!,?[ ]{{1,3}}\d)")
# A number that may be a house number; a word that may begin a German street.
_HOUSE_START = re.compile(
    r"(?<![\w.,/-])(?=\d{1,6}[A-Za-z]?(?:[-/]\d{1,5})?,?[ ]|(?:Flat|Unit|Apartment|Apt|Level|Blk|Block)[ ])"
)
_WORD_START = re.compile(r"(?<![\w.-])(?=[A-ZÄÖÜ])")


# Words in lower case inside British names: Heol y Bryn, Stow on the Wold.
_SMALL = r"(?:y|yr|of|on|the|in|and|le|upon|under|by)"
# A British house that has a name.
_NAMED_HOUSE = (
    r"(?:The[ ])?[A-Z][\w'’-]{1,14}[ ](?:Cottage|House|Farm|Farmhouse|Lodge|Barn|Mill|Rectory|Vicarage|Villa"
    r"|Hall)(?=[ ]?[,\n])"
)


class Form(NamedTuple):
    """How a country writes: what stands right before the code and behind it, the street, the whole."""

    digits: int
    before: re.Pattern[str]
    street: re.Pattern[str]
    start: re.Pattern[str]
    whole: re.Pattern[str]
    city_behind: bool = False
    """The name of the city stands behind the code."""


_ENGLISH_STREET = re.compile(rf"[ ](?:{ENGLISH})(?![A-Za-z])")
_ENGLISH_LINE = rf"(?:{_NAME}[ ]){{1,4}}(?:{ENGLISH})(?![A-Za-z])\.?(?:[ ](?:NE|NW|SE|SW|[NSEW])\b\.?)?"
# 400 S. State Street, Chicago, IL 60605; with rooms, a direction, the zip code in nine digits.
US = Form(
    5,
    re.compile(rf"(?<![A-Za-z])(?:{_US_STATES})\.?,?[ ]{{1,3}}\Z"),
    _ENGLISH_STREET,
    _HOUSE_START,
    re.compile(
        rf"\d{{1,6}}[A-Za-z]?(?:-\d{{1,5}})?[ ]{_ENGLISH_LINE}(?:(?:{_LINE}|[ ]){ROOM}){{0,2}}"
        rf"(?:{_LINE}|[ ]{{1,3}}){_CITY},?[ \n]{{1,3}}"
        rf"(?P<state>{_US_STATES})(?![A-Za-z])(?:\.?,?[ ]{{1,3}}\d{{5}}(?:-\d{{4}})?)?"
    ),
)
# Unit 5/88 Hopkins Street, Footscray VIC 3011
AU = Form(
    4,
    re.compile(rf"(?<![A-Za-z])(?:{_AU_STATES}),?[ ]{{1,3}}\Z"),
    _ENGLISH_STREET,
    _HOUSE_START,
    re.compile(
        rf"(?:{ROOM}(?:/\d{{1,4}}[A-Za-z]?[ ]|{_LINE}"
        rf"|[ ]))?(?:\d{{1,5}}[A-Za-z]?(?:[-/]\d{{1,5}})?[ ])?{_ENGLISH_LINE}"
        rf"(?:{_LINE}{ROOM})?(?:{_LINE}|[ ]{{1,3}}){_CITY},?[ \n]{{1,3}}(?P<state>{_AU_STATES})(?![A-Za-z])"
        r"(?:,?[ ]{1,3}\d{4}(?!\d))?"
    ),
)
# PO Box 318, Taos, NM 87571; RR 2 Box 114; the street's place is taken by the box.
_BOX = r"(?:P\.?[ ]?O\.?[ ]?Box|(?:RR|HC|R\.R\.)[ ]\d{1,3},?[ ]Box)[ ]\d{1,6}[A-Z]?"
_US_BOX = Form(
    5,
    US.before,
    re.compile(r"Box[ ]\d", re.IGNORECASE),
    re.compile(r"(?<!\w)(?=[PpRH]\.?[ ]?[OoRC])"),
    re.compile(
        rf"(?i:{_BOX}){_LINE}{_CITY},?[ \n]{{1,3}}(?P<state>{_US_STATES})\.?,?[ ]{{1,3}}\d{{5}}(?:-\d{{4}})?"
    ),
)
# 10 Example Street, London SW1A 2AA; the code is so rare that the street needs no word: 22 Portobello Wynd. A
# house in the country has a name instead of a number: Rose Cottage, Church Lane, …
_UK = Form(
    3,
    re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?[ ]\Z"),
    re.compile(rf"\d[A-Za-z]?,?[ ][A-Z]|{_NAMED_HOUSE}"),
    re.compile(rf"{_HOUSE_START.pattern}|(?<![\w.-])(?={_NAMED_HOUSE})"),
    re.compile(
        rf"(?:(?:{ROOM}(?:/\d{{1,4}})?,?[ ])?\d{{1,4}}[A-Za-z]?,?[ ]"
        rf"|{_NAMED_HOUSE}{_LINE}(?:\d{{1,4}}[A-Za-z]?,?[ ])?)"
        rf"{_NAME}(?:[ ](?:{_NAME}|{_SMALL})){{0,3}}"
        rf"(?:{_LINE}{_NAME}(?:[ ](?:{_NAME}|{_SMALL})){{0,2}}){{0,2}}{_LINE}{_CITY}(?:,|[ ]|\n)[ \n]{{0,3}}"
        r"[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}"
    ),
)
# Musterstraße 12a, 50667 Köln; Am Markt 3, D-50667 Köln
_DE = Form(
    5,
    re.compile(r"(?:[,\n ]|D-|A-|CH-)\Z"),
    re.compile(rf"(?:{_GERMAN}|{_GERMAN_PLACE})[ ]\d"),
    _WORD_START,
    re.compile(
        rf"(?:(?:[A-ZÄÖÜ][\w.-]{{0,25}}[ ]){{0,2}}[A-ZÄÖÜ]?[\wäöüß-]{{0,25}}{_GERMAN}"
        rf"|{_GERMAN_PLACE})[ ]\d{{1,4}}[ ]?[a-z]?"
        rf"(?:[-/]\d{{1,4}})?(?:,[ ]{_GERMAN_STOREY}){{0,2}}(?:{_LINE}|[ ]{{1,2}})(?:D-|A-|CH-)?\d{{4,5}}[ ]"
        r"(?P<city>[A-ZÄÖÜ][\wäöüß.-]{1,25}(?:[ ](?:am|an|der|[A-Z])[\w.]{0,15}){0,2})"
    ),
    True,
)
# 12 rue de l'Exemple, 75001 Paris
_FR = Form(
    5,
    re.compile(r"(?:[,\n ]|F-)\Z"),
    re.compile(rf"\d,?[ ](?:(?:bis|ter),?[ ])?(?:{_FRENCH})[ ]", re.IGNORECASE),
    _HOUSE_START,
    re.compile(
        rf"\d{{1,4}}[ ]?(?:bis|ter)?,?[ ](?i:{_FRENCH})[ ][\w.'’-]{{1,25}}(?:[ ][\w.'’-]{{1,25}}){{0,5}}"
        rf"(?:,[ ]{_FRENCH_ROOM}){{0,2}}{_LINE}(?:F-)?\d{{5}}[ ]"
        r"(?P<city>[A-ZÀ-Ý][\w'’-]{1,25}(?:[ ](?:sur|en|Cedex|[A-Z\d])[\w'’-]{0,15}){0,2})"
    ),
    True,
)
# Block 108 Bishan Street 12, #05-23, Singapore 570108
_SG = Form(
    6,
    re.compile(r"(?<!\w)(?:Singapore[ ]?|S(?:'pore)?[ ]?\(?)\Z"),
    re.compile(rf"[ ](?:{ENGLISH}|Jalan|Lorong)(?![A-Za-z])|#\d|(?:Blk|Block)[ ]"),
    _HOUSE_START,
    re.compile(
        rf"(?:{ROOM}(?:/[A-Z]{{1,2}})?,?[ ])?(?:(?:Apt[ ])?(?:Blk"
        rf"|Block)[ ])?\d{{1,4}}[A-Z]?,?[ ](?:{_NAME}[ ]){{1,4}}(?:{ENGLISH}|{_NAME})"
        rf"(?:[ ]\d{{1,3}})?(?:(?:{_LINE}|[ ])#\d{{1,3}}-\d{{1,4}}(?:,?[ ]{_NAME}){{0,3}}?)?"
        rf"(?:{_LINE}|[ ])(?:(?P<city>Singapore)[ ]?|S(?:'pore)?[ ]?\(?)\d{{6}}\)?"
    ),
)
# 410 Maple Street, Unit 5, Toronto, ON M5V 2T6
_CA = Form(
    7,
    re.compile(rf"(?<!\w)(?:{_CA_PROVINCES})\.?,?[ ]{{1,3}}\Z"),
    US.street,
    _HOUSE_START,
    re.compile(
        rf"(?:{ROOM}{_LINE})?(?:\d{{1,4}}-)?\d{{1,5}}[A-Za-z]?[ ]{_ENGLISH_LINE}"
        rf"(?:{_LINE}{ROOM})?{_LINE}{_CITY},?[ \n]{{1,3}}"
        rf"(?P<state>{_CA_PROVINCES})\.?,?[ ]{{1,3}}[A-Z]\d[A-Z][ ]\d[A-Z]\d"
    ),
)
# Austria and Switzerland write like Germany, with a code of four digits.
_AT = _DE._replace(digits=4)
_ALL = (US, _US_BOX, AU, _UK, _DE, _AT, _FR, _SG, _CA)
FORMS_OF = {size: tuple(form for form in _ALL if form.digits == size) for size in (3, 4, 5, 6, 7)}
# The country after the postal code.
COUNTRY = re.compile(
    rf"(?:{_LINE}|[ ]{{1,3}})(?P<country>U\.S\.A\.|USA|US|United States(?: of America)?|UK|U\.K\."
    r"|United Kingdom|England|Scotland|Wales|Germany|Deutschland|France|Australia|Canada|Austria|Österreich"
    r"|Switzerland|Schweiz)(?!\w)"
)
