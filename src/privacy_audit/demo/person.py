"""The made-up person of the demo. Every personal value of the demo stands in this list and nowhere else.

Nobody has this name ("minh họa" means "illustration"), the street ("ví dụ" means "example") does not
exist, the numbers count up or repeat, and the mail hosts are reserved for examples (RFC 2606).
"""

from typing import Final

NAME: Final = "Lê Thị Minh Họa"
HANDLE: Final = "minhhoa.vidu"
MOBILE: Final = "0912 345 678"
ZALO: Final = "0987654321"
PERSONAL_MAIL: Final = "minhhoa.vidu@example.com"
WORK_MAIL: Final = "hoalm@vidu.example"
HOME: Final = "Số 12 ngõ 34 phố Ví Dụ, phường Lê Chân, Hải Phòng"
OFFICE: Final = "Phòng Minh Họa, Sở Ví Dụ"
POSITION: Final = "Phó trưởng phòng"
SWITCHBOARD: Final = "1900 1234"
