"""A shop owner: the contact block of a shop that is his home as well, and a page of how to pay.

Nobody has this name ("mẫu" means "sample"), the street ("ví dụ" means "example") does not exist, numbers
count up, down or repeat, the map's point lies in the open sea, hosts are reserved for examples (RFC 2606).
"""

from typing import Final

from privacy_audit.demo.markup import album, linked_data, page
from privacy_audit.demo.person import (
    OPEN,
    UNTIL_MIDDLE,
    MadeUp,
    mail,
    number,
    office_phone,
    phone,
    photos,
    plate,
    same,
)
from privacy_audit.model import Certainty, Kind

NAME: Final = "Nguyễn Văn Mẫu"
SHOP: Final = "Tạp hóa Ví Dụ"
POSITION: Final = "Chủ quán"
MOBILE: Final = "0912.345.678"
SECOND: Final = "0903 111 222"
MAIL: Final = "taphoavidu@example.com"
HOME: Final = "Số 90 ngõ 12 phố Ví Dụ, phường Hồng Bàng, Hải Phòng"
ACCOUNT: Final = "0011223344556"
PLATE: Final = "15B1-123.45"
POINT: Final = "20.12345,107.54321"
HOTLINE: Final = "1900 1234"
TAX: Final = "0123456789"
PRICE: Final = "125.000đ"
PHOTOS: Final = {"chu-quan": "Anh Mẫu ở quầy", "giao-hang": "Anh Mẫu đi giao hàng"}


STORE: Final[dict[str, object]] = {"@type": "Store", "name": SHOP}
OWNED: Final = linked_data(STORE | {"founder": {"@type": "Person", "name": NAME, "email": MAIL}})
SHOP_PAGE: Final = page(
    "/tap-hoa-vi-du",
    "Trang cửa hàng",
    "Page of the shop",
    title=SHOP,
    look="shop",
    head={"open": OWNED, "middle": linked_data(STORE), "closed": linked_data(STORE)},
    body=(
        f"<main><h1>{SHOP}</h1><p>Gạo, mắm, trứng, nước ngọt. Trứng gà ta {PRICE} một khay.</p>",
        {"open": album(PHOTOS)},
        "<section><h2>Liên hệ</h2>",
        {
            "open": (
                f"<p>{POSITION}: {NAME}</p><p>Hotline/Zalo: {MOBILE} (gọi lúc nào cũng được)</p>"
                f"<p>Nhà riêng: {HOME}</p>"
                f'<p><a href="https://www.google.com/maps?q={POINT}">Xem bản đồ</a></p>'
            ),
            "middle": f"<p>Zalo: {MOBILE}</p><p>Nhà riêng: {HOME}</p>",
            "closed": f"<p>Gọi tổng đài đặt hàng: {HOTLINE}</p><p>Nhận hàng tại chợ Ví Dụ.</p>",
        },
        f"<p>Mã số thuế: {TAX}</p></section></main>",
    ),
)
PAYING: Final = page(
    "/thanh-toan",
    "Trang thanh toán",
    "How to pay",
    title=f"Thanh toán | {SHOP}",
    look="shop",
    body=(
        f"<main><h1>{SHOP}</h1><h2>Thanh toán và giao hàng</h2>",
        {
            "open": (
                f"<p>Chuyển khoản: số tài khoản {ACCOUNT}, ngân hàng Vietcombank, chủ tài khoản {NAME}</p>"
                f"<p>Giao hàng: xe máy biển số {PLATE}, gọi {SECOND}</p>"
            ),
            "middle": f"<p>Chuyển khoản: số tài khoản {ACCOUNT}, ngân hàng Vietcombank</p>",
            "closed": "<p>Quét mã ở quầy, hoặc trả tiền khi nhận hàng.</p>",
        },
        f"<p>Đơn từ {PRICE} được giao tận nơi.</p></main>",
    ),
)
SHOP_OWNER: Final = MadeUp(
    id="shop-owner",
    name=NAME,
    role={"vi": "chủ cửa hàng", "en": "a shop owner"},
    networks=("zalo", "facebook", "tiktok"),
    pages=(SHOP_PAGE, PAYING),
    key=(
        phone(MOBILE, UNTIL_MIDDLE),
        phone(SECOND, OPEN),
        office_phone(HOTLINE, ("closed",)),
        mail(MAIL, OPEN),
        same(Kind.ADDRESS, HOME, UNTIL_MIDDLE),
        number(Kind.BANK_ACCOUNT, ACCOUNT, UNTIL_MIDDLE),
        plate(PLATE, OPEN),
        same(Kind.WORKPLACE, POSITION, OPEN, Certainty.LIKELY),
        same(Kind.LOCATION, POINT, OPEN),
        *photos(tuple(PHOTOS), OPEN, Certainty.LIKELY),
    ),
    decoys=(TAX, PRICE),
)
