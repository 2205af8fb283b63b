"""The words around numbers, in folded form, in Vietnamese and English: data of `context`."""

from __future__ import annotations

TELEPHONE = (
    r"so dien thoai|dien thoai|dthoai|di ?dong|co dinh|so may|nha rieng|s\.?d\.?t|d\.?t(?:dd|cd)?"
    r"|d\.?d|nr|cq"
    r"|hot ?line|tong dai|duong day nong|tele?phone|telefono?|telefax|fone|so phone|sim"
    r"|so (?:hotline|zalo|lien (?:he|lac))"
    r""
    r"|(?:contact|owner|user|mobile|cell|home|work|office|customer|seller|business|public|primary|zalo|guest|host"
    r"|my|your|member|agent)?phone(?:s| ?numbers?| ?no\.?)?|mobi(?:le)?(?: ?number)?|mob|mb|cell|handy"
    r"|tel(?:s| ?no\.?)?|tlf|fax|cham soc khach hang|cskh"
)
"""Words for a telephone. Right before digits they make even an invalid number one."""

_ENDS = """thoai dong dinh may rieng sdt s t dt dtdd dtcd d dd nr cq line hotline dai nong phone phones fone
telefon telefono telefax sim zalo he lac number numbers phonenumber no so mobi mobile mob mb cell handy tel
tels tlf fax hang cskh"""
TELEPHONE_ENDS = frozenset(_ENDS.split())
"""The last words of those, and what may stand between them and digits; also whatever ends in `phone`."""

REACHED = (
    r"za[ _]?lo|z\.a\.l\.o|zl|viber|whats ?app|wapp|telegram|tele|imess(?:age)?|kakao ?talk|wechat"
    r"|a ?lo|l\.?/?h(?:e)?|lien he|lien lac|goi|nhan tin|nt|sms|ib|inb(?:ox)?|call|text|contact"
    r"|reach|ring|pm"
    r"|momo|t|m|p|f|h|c|nhay may|bam may|ket noi|gap|dang ky|dat (?:hang|lich|ban|phong|cho|ve|mua)"
    r"|mua hang|bao gia|tu van|ho tro|chot don|hen lich|xem (?:nha|phong)|phan anh"
)
"""Words by which people ask to be reached."""

OTHER = (
    r"stk|so tk|tk|so tai khoan|tai khoan|so the|iban|swift|mst|ma so thue|ma thue|cccd|cmnd|cmt|can cuoc"
    r"|chung minh|dinh danh|ho chieu|passport|isbn(?:.1[03])?|issn|ma don(?: hang)?|tracking|van don"
    r"|ma van|hoa don"
    r"|mssv|msnv|mshv|sku|serial|s/n"
    r"|ma (?:sinh vien|nhan vien|hoc vien|hoc sinh|khach hang|benh nhan|vach|may|bai"
    r"|tin|san pham|sp|hang|lo|dat cho|ve|the|kh|bn|voucher|kich hoat|bao mat|otp|xac (?:nhan|thuc)"
    r"|giao dich|gd|ck"
    r"|tra cuu|ho so|tham chieu)|so (?:bao danh|bao hiem|ho so|khung|hieu|chung tu|ct"
    r"|quyet dinh)|sbd|barcode|gtin|ean"
    r"|upc|don gia|chuyen khoan|seri|imei|meid|iccid|gpkd|dkkd|dkdn|gcn|giay phep|bien lai|bhxh|bhyt"
    r"|tra cuu|voucher"
    r"|coupon|pnr|transaction|invoice(?: no\.?)?|(?:order|ticket) ?(?:no\.?|numbers?|id|code|ref)"
    r"|luot (?:xem|tai)|da xem|views"
    r"|downloads|checksum|hash|sha-?(?:1|256)?|md5|uuid|guid|commit|build|firmware|version|phien ban"
    r"|ver|otp"
    r"|toa do|ty so"
)
"""Words for numbers that are no telephones: accounts, documents, orders, counts. Also some words away."""

OTHER_CLOSE = r"don hang|tax|vat|uid|id|user ?id|post ?id|ma so|hop dong|hd|bien so|gia ban|price|timestamp"
"""The same, but only right before a number."""

OTHER_BARE = (
    r"order|account|acc|case|ticket|code|ref|batch|model|size|pin|vietcombank|vcb|techcombank|tcb"
    r"|mb ?bank|mbb|bidv"
    r"|agribank|vietinbank|vpbank|tpbank|sacombank|acb|vib|shb|hdbank|ocb|msb|seabank|lpbank"
    r"|eximbank|scb|ngan hang(?: mb)?"
)
"""The same, but only right before digits that are not grouped as telephone numbers are."""

AFTER = r"za ?lo|viber|whats ?app|telegram|sms|mobile|di dong|hotline|mr|mrs|ms|gap|anh|chi|chu|bac"
"""Words right behind a number that call it a telephone."""

BANK_AFTER = (
    r"vietcombank|vcb|techcombank|tcb|mb ?bank|mbb|mb|bidv|agribank|vietinbank|ctg|vpbank|tpbank"
    r"|sacombank|stb|acb"
    r"|vib|shb|hdbank|ocb|msb|seabank|lpbank|lienvietpostbank|eximbank|scb|nam ?a ?bank|vietbank"
    r"|bac ?a ?bank"
    r"|pvcombank|ngan hang|nh"
)
"""Banks right behind bare digits: then these are an account."""

UNIT = (
    r"d|vnd|dong|usd|eur|trieu|ty|members|thanh vien|followers|nguoi|views|luot|likes?|lan"
    r"|km|mm|cm|m2|m3|ha|kg|gram|tan|lit|bytes|kb|gb"
)
"""What makes a number an amount or a count."""

SHARED = (
    r"tong dai|hotline|duong day nong|van phong|le tan|truc ban|switchboard|reception|main|office"
    r"|co quan|tru so"
    r"|zentrale|cham soc khach hang|cskh|benh vien|ubnd|bo phan|phong ban"
)
"""Words of a telephone that everybody of an organisation shares."""
