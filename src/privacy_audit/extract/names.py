"""What pages call things: property names and JSON keys, brought to one label each.

Labels are schema.org property names in lower case; the keys of networks are those of the facts on
profile pages (sections 1 to 15), the rest are the common spellings of contact data in JSON.
"""

from __future__ import annotations

import re
from functools import lru_cache


def listed(text: str) -> frozenset[str]:
    """The words of a table written as running text."""
    return frozenset(text.split())


# The keys behind each label, in lower case without separators.
_KEYS = {
    "telephone": """telephone phone phonenumber mobile mobilephone mobilenumber cellphone tel hotline
        businessphonenumber publicphonenumber contactphonenumber dienthoai sodienthoai sdt zalo whatsapp
        whatsappnumber viber""",
    "faxnumber": "fax faxnumber",
    "email": "email emailaddress mail businessemail publicemail contactemail useremail",
    "address": """address fulladdress formattedaddress postaladdress homeaddress workaddress officeaddress
        businessaddress diachi singlelineaddress""",
    "streetaddress": "streetaddress",
    "addresslocality": "addresslocality cityname",
    "addressregion": "addressregion",
    "postalcode": "postalcode zipcode",
    "birthdate": "birthdate birthday dateofbirth dob bday ngaysinh",
    "name": "name fullname nickname displayname givenname familyname profilename",
    "description": """description bio biography signature about aboutme shortbio bestdescription headline
        note pagedescription metadescription""",
    "jobtitle": "jobtitle job position occupation hasoccupation role chucvu",
    "worksfor": "worksfor employer company companyname organization affiliation",
    "alumniof": "alumniof school education",
    "text": "text caption title accessibilitycaption articlebody message desc alt",
    "url": "url sameas website websiteurl externalurl link relatedlink biolink homepage",
    "identifier": """taxid vatid identifier nationalid cccd cmnd cmt idnumber idno idcard idcardnumber
        identitynumber identitycard identitycardnumber citizenid personalid socccd socmnd sodinhdanh cancuoc
        socancuoc cancuoccongdan passport passportnumber passportno hochieu sohochieu masothue mst
        taxcode plate platenumber plateno licenseplate licenceplate bienso biensoxe bks""",
    "accountid": """bankaccount bankaccountnumber bankaccountno banknumber accountno accountnumber accountnum
        accno accnumber acctno sotaikhoan sotk stk sotaikhoannganhang taikhoannganhang iban""",
}
# Keys that are their own label: places and people.
_SELF = listed(
    """homelocation worklocation birthplace contentlocation location hometown
    spouse children parent parents sibling siblings relatedto knows colleague"""
)
LABELS: dict[str, str] = {
    **{key: label for label, keys in _KEYS.items() for key in keys.split()},
    **{key: key for key in _SELF},
}

# Whose value it is, before the name of the value: `ownerPhone`, `nguoinhan_stk`.
_WHOSE = re.compile(
    r"(?:contact|owner|user|customer|client|seller|buyer|host|home|work|personal|primary|main|shop|store|receiver"
    r"|recipient|beneficiary|sender|donate|agent|author|member|parent|teacher|student|employee|staff|my|holder"
    r"|nguoinhan|nguoigui|khachhang|chuho|chuxe)(?=[a-z]{2})"
)
_OWNED = frozenset(("telephone", "email", "birthdate", "address", "identifier", "accountid"))

BANK_KEYS = listed("bank bankname bankcode bankid bin bankbin bankshortname acqid nganhang tennganhang")
"""Keys that name a bank: what stands beside them under one of the next is an account."""
NUMBER_KEYS = listed("no number num acc account so value accountid")

HANDLE_KEYS = listed(
    """username uniqueid handle screenname vanity uservanity vanityname publicidentifier additionalname
    alternatename ownerurls vanitychannelurl channelurl externalid canonicalbaseurl shortcode"""
)
"""Keys under which a page names its subject."""

ECHOES = listed("query params routeparams viewer currentuser searchparams requestcontext")
"""Keys whose content repeats the request or the visitor, and says nothing about the subject."""

NOISE = listed(
    """localizedmessages localemessages i18n translations translation strings locales languages
    experiments experimentation abtest abtests featureflags gkxdata qexdata gk qe knobs config configs
    cookies cookiebanner runtimeconfig environment csp nonce trackingparams clicktrackingparams
    servicetrackingparams loggingcontext theme colors csrftoken scriptloader rollouthash localizedstrings
    webapp.i18ntranslation webapp.bizcontext webapp.appcontext responsecontext"""
)
"""Keys whose content is the site's own: translations, switches, colours."""
MESSAGES = "messages"
"""The key under which sites keep the texts of their software, and networks what people wrote each other."""


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """A key as the tables have it: lower case without separators."""
    return key.lower().replace("_", "").replace("-", "")


@lru_cache(maxsize=4096)
def label_of(key: str) -> str | None:
    """The label for a property name or JSON key, None if the key says nothing."""
    name = plain(key)
    if known := LABELS.get(name):
        return known
    owned = LABELS.get(_WHOSE.sub("", name, count=1)) if _WHOSE.match(name) else None
    return owned if owned in _OWNED else None
