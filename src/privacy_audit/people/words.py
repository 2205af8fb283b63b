"""The words by which people are told: family names, forms of address, positions, and what is no name.

Vietnamese family names: those that nearly everybody has, and those of the larger minorities (own list).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(" ".join(entry.split()) for entry in text.split(",") if entry.strip())


FAMILIES = _words("""
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh trương
    lương mai tô tạ chu châu cao đào hà lâm phùng vương quách tăng thái triệu la lưu kiều mạc doãn
    nghiêm khổng tống từ thạch tiêu đàm bạch bành cù diệp giang hứa kim lại lục ninh phí phó quản
    sầm thân tôn ung văn vi đồng âu an đậu hàn lò giàng vàng quàng cầm sùng thào lường hoàn
    mạnh nông bế ma ksor tòng cà điêu bàn chẩu mẫn nhâm ngụy ngũ vy vỏ
    lã lãnh dư công """)
UNMISTAKABLE = _words("nguyen tran pham hoang huynh phan dang bui ngo duong trinh truong dinh doan")
"""Family names that are told without their marks too; others only before a middle name."""
OTHERS_UNMARKED = _words("le vu vo do ho ly mai luong ta dao ha lam cao")
MIDDLE = _words(
    "van thi huu duc minh ngoc thanh quoc xuan dinh cong trong thu kim hong phuong dang quang anh ba"
)
"""Common middle names, without marks."""

NO_NAMES = frozenset(
    _lines(
        """
    hồ chí, hồ sơ, hồ gươm, hồ tây, hồ nước, hồ bơi, hà nội, hà tĩnh, hà giang, hà lan, cao đẳng, cao
    học, cao cấp, cao tốc, cao su, thái bình dương, lâm nghiệp, an toàn, an ninh, an sinh, kim loại, kim
    ngạch, văn phòng, văn hóa, văn hoá, văn bản, văn thư, văn nghệ, văn học, văn bằng, văn miếu, công an,
    công ty, công đoàn, công văn, công tác, công khai, công nghệ, công dân, công chức, công trình, công
    báo, công nghiệp, công bố, công viên, công thương, công lập, công cộng, công việc, đoàn thanh niên,
    đoàn trường, đoàn thể, đoàn viên, đoàn kết, đoàn đội, đoàn hội, đoàn luật, đoàn xã, đào tạo, đồng
    chí, đồng phục, đồng hồ, đường dây, đường bộ, đường sắt, đường phố, đường link, viên chức, từ điển,
    từ thiện, từ khóa, từ ngày, từ năm, từ xa, từ vựng, quản lý, quản trị, quản lí, phó hiệu, phó giám,
    phó chủ, phó trưởng, phó bí, phó phòng, phó ban, phó giáo, phó tổng, phó khoa, phó tổ, phó chánh, thi
    đua, thi tuyển, thi thử, thi học, thi tốt, thi đấu, thân thiện, thân ái, thân nhân, ngân hàng, ngân
    sách, ngân khố, lý lịch, lý luận, lý thuyết, lý do, mã số, mã vạch, mã hóa, mã ngành, mã trường, mã
    bưu, mã xác, bàn giao, bàn ghế, châu á, châu âu, châu phi, châu mỹ, hàn quốc, lưu trữ, lưu ý, lưu
    hành, dương lịch, lương thực, lương thưởng, lương hưu, tôn giáo, tôn vinh, tổ chức, đỗ xe, hứa hẹn,
    vi phạm, vi tính, vi rút, ma túy, ma tuý, mạnh thường, cung cấp, cung ứng, cung văn, dư luận, dư nợ,
    dụng cụ, kiều bào, kiều hối, tống tiền, tống giam, tống khứ, tống đạt, thái độ, cao điểm, cao tuổi,
    cao cả, cao nhất, cao hơn, cao độ, cao ốc, cao trào, đồng bào, đồng bộ, đồng loạt, đồng thời, đồng
    thuận, đồng lòng, đồng hành, đồng nghiệp, đồng đội, đồng tiền, đồng bằng, đồng ý, đồng phạm, đồng
    chủ, đồng tổ, đồng xu, đồng quê, đồng ruộng, từ chối, từ bỏ, từ đó, từ đầu, từ cơ, từ các, từ những,
    từ trên, từ mạng, từ người, từ nguồn, từ góc, từ thực, từ sớm, từ cấp, từ nhà, từ gia, từ tháng, từ
    tuổi, mai phục, mai táng, mai sau, mai một, vi mô, vi khuẩn, vi mạch, vi bằng, vi diệu, vi tế, công
    bằng, công cuộc, công cụ, công dụng, công điện, công đồng, công tố, công khố, công sở, công suất,
    công trái, công ước, công đức, công nhân, công chứng, công chúng, công bộ, công kích, công lý, công
    trường, công thức, công nhận, công giáo, công quyền, công vụ, công sản, công tâm, công tư, công năng,
    an dân, an lành, an tâm, an ủi, an cư, an vui, an táng, an cung, an thần, an dưỡng, lưu động, lưu
    giữ, lưu lượng, lưu vực, lưu manh, lưu ban, lưu truyền, lưu niệm, lưu vong, lưu thông, lưu trú, lưu
    tâm, cung cách, cung đường, kim chỉ, kim tiêm, kim tiền, kim khí, hoàn thành, hoàn thiện, hoàn cảnh,
    hoàn toàn, hoàn trả, hoàn thuế, hoàn chỉnh, hoàn lương, bàn về, bàn tay, bàn chân, bàn học, bàn phím,
    bàn bạc, bàn tròn, bàn thảo, bàn thờ, vàng bạc, vàng mã, vàng miếng, vàng da, vàng ảo, vàng giả, lại
    bị, lại đây, đậu xe, đậu mùa, đậu nành, đậu phụ, hà khắc, hà tiện, hà mã, hà hơi, la lối, la hét, la
    bàn, lê thê, lê lết, phan vân, trần nhà, trần gian, trần tục, trần thuật, trần trụi, trần tình, vũ
    lực, vũ trang, vũ trường, vũ điệu, vũ nữ, vũ môn, võ sĩ, võ trang, võ đường, võ sư, võ lâm, đặng
    được, bùi nhùi, bùi ngùi, đỗ đạt, đỗ quyên, đỗ trạng, hồ nghi, hồ hởi, hồ tiêu, hồ cá, ngô khoai, ngô
    nghê, ngô nếp, ngô đồng, dương tính, dương cầm, dương vật, dương thế, lý tính, lý tưởng, lý thú, lý
    giải, lý lẽ, lý hóa, lý hoá, lý trí, lý sự, đinh ốc, đinh ninh, đinh vít, đinh tặc, đoàn tụ, đoàn xe,
    đoàn khách, đoàn đại, đoàn phường, đoàn thuyền, đoàn khối, đoàn cơ, đoàn huyện, đoàn tỉnh, đoàn giám,
    đoàn khảo, đoàn người, đoàn bộ, trịnh trọng, trương mục, lương tri, lương khô, lương y, lương tối,
    lương cơ, lương bổng, tô màu, tô điểm, tô đậm, tô vẽ, tạ lỗi, tạ ơn, tạ thế, châu chấu, châu báu,
    châu lục, châu thổ, chu đáo, chu toàn, chu vi, chu cấp, chu du, cao đẹp, cao thượng, cao lương, đào
    thải, đào tẩu, đào ngũ, đào mỏ, đào tiền, đào coin, đào hố, đào bới, lâm sản, lâm trường, lâm sàng,
    lâm nguy, lâm thời, lâm tặc, lâm vào, lâm cảnh, thái quá, thái cực, thái giám, triệu tập, triệu hồi,
    triệu chứng, triệu tiền, triệu người, triệu usd, triệu lượt, quách tỉnh, tăng giá, tăng lương, tăng
    tốc, tăng cân, tăng ca, tăng thu, tăng lên, tăng giảm, tăng mạnh, tăng nhận, tăng kỹ, tăng hiệu, tăng
    sức, tăng ni, tăng độ, kiều nữ, mạc danh, nghiêm cấm, nghiêm túc, nghiêm trọng, nghiêm minh, nghiêm
    ngặt, nghiêm chỉnh, nghiêm trang, nghiêm khắc, khổng lồ, khổng tử, khổng tước, tiêu cực, tiêu biểu,
    tiêu hủy, tiêu huỷ, tiêu hóa, tiêu hoá, tiêu thụ, tiêu diệt, tiêu tiền, tiêu tan, tiêu điểm, tiêu
    hao, tiêu độc, đàm phán, đàm thoại, đàm đạo, bạch cầu, bạch tuộc, bạch hầu, diệp lục, diệp thạch,
    giang hồ, giang mai, hứa thưởng, lục quân, lục địa, lục soát, lục đục, lục lọi, phí dịch, phí bảo,
    phí giao, phí chuyển, phí phạm, phí tổn, phí trước, phí đường, phí gửi, phó mặc, phó thác, phó viện,
    phó cục, phó chi, phó đoàn, phó đội, phó công, phó thủ, quản giáo, quản thúc, quản đốc, quản trò,
    quản ngục, quản chế, sầm uất, thân thể, thân nhiệt, thân mật, thân phận, thân tín, thân thích, thân
    thiết, thân quen, thân hữu, thân thế, thân cận, tôn trọng, tôn tạo, tôn thờ, tôn kính, tôn ti, tôn
    chỉ, ung dung, ung thư, ung nhọt, văn minh, văn khấn, văn nghiệp, văn tự, văn mẫu, văn chương, văn
    sĩ, văn xuôi, văn phong, âu yếm, âu lo, âu phục, hàn điện, hàn gắn, hàn lâm, hàn huyên, lò đốt, lò
    vi, lò nung, lò gạch, giàng buộc, sùng bái, sùng kính, sùng đạo, thào thưa, mạnh mẽ, mạnh khỏe, mạnh
    dạn, mạnh tay, nông sản, nông hộ, nông cạn, nông lâm, nông nổi, nông hội, nông cụ, nông nhàn, bế mạc,
    bế giảng, bế tắc, bế quan, bế trẻ, ma trận, ma sát, ma quỷ, ma men, ma giáo, tòng phạm, tòng quân, cà
    phê, cà chua, cà rốt, cà mau, điêu đứng, điêu khắc, điêu luyện, điêu tàn, mẫn cảm, mẫn cán, ngụy tạo,
    ngụy trang, ngụy biện, ngũ cốc, ngũ quan, ngũ hành, ngũ âm, vỏ bọc, vỏ chai, vỏ cây, lãnh đạo, lãnh
    thổ, lãnh sự, lãnh đủ, lãnh án, lãnh lương, lãnh hải, lãnh đạm, dư thừa, dư âm, dư chấn, dư địa, dư
    dả, phạm tội, phạm vi, phạm pháp, phạm nhân, phạm luật, phạm lỗi, phạm quy, phạm trù, phạm phải,
    hoàng cung, hoàng hôn, hoàng đế, hoàng tộc, hoàng hậu, thạch cao, thạch rau, thạch sùng, cầm cố, cầm
    đồ, cầm máu, cầm tay, cầm chừng, cầm đầu, cầm quyền, cầm cự, bành trướng, cù lao, nhâm nhi, nhâm
    thìn, vương vấn, vương miện, vương vãi, vương quyền, vương quốc, tăng cường, tăng trưởng, tiêu chí,
    tiêu chuẩn, tiêu dùng, tiêu đề, nông nghiệp, nông thôn, nông dân, nông trường, viên chăn, đặc san, vũ
    khí, vũ đạo, vũ trụ, võ thuật, ông bà, chu kỳ, chu trình, triệu đồng, trương trình, la liga"""
    )
)
"""Two or three words with which no name begins although the first is a family name."""
NO_PEOPLE = frozenset(
    _lines(
        """
    hà nam, hà đông, hà tiên, hà bắc, hà tây, hà trung, hà đô, cao bằng, cao lãnh, cao phong, thái
    bình, thái nguyên, thái lan, thái thụy, thái thuỵ, thái hòa, thái hoà, lâm đồng, lâm hà, lâm
    thao, mai châu, mai linh, an giang, an khê, an dương, an lão, an nhơn, an biên, an hải, an nam,
    ninh bình, ninh thuận, ninh kiều, ninh giang, kim thành, kim sơn, kim bôi, kim liên, kim đồng,
    kim giang, văn giang, văn lâm, đồng nai, đồng tháp, đồng hới, đồng văn, đồng đăng, lý nhân, lý
    sơn, châu đốc, châu thành, châu đức, lục ngạn, lục nam, lục yên, giang nam, dương kinh, lương
    sơn, lương tài, tô hiệu, bạch long, bạch mai, bạch đằng, nguyên đán, phan rang, phan thiết,
    hoàng sa, hoàng mai, hoàng liên, hoàng thành, hoàng hoa thám, thạch thất, thạch hà, thạch thành,
    vũ thư, vũ quang, vũ bản, chu đậu, triệu sơn, triệu phong, trần đề, trần văn thời, phùng khoang,
    quách tất, la mã, đinh hương, hồ chí minh, võ nguyên giáp, võ thị sáu, lê hồng phong, lê duẩn,
    trường chinh, tôn đức thắng, tôn thất tùng, tôn thất thuyết, lý thường kiệt, lý thái tổ, lý tự
    trọng, trần hưng đạo, nguyễn trãi, nguyễn huệ, nguyễn du, nguyễn văn cừ, nguyễn văn linh, nguyễn
    văn trỗi, nguyễn thị minh khai, nguyễn thị định, nguyễn công trứ, nguyễn đình chiểu, nguyễn bỉnh
    khiêm, nguyễn lương bằng, nguyễn chí thanh, nguyễn tất thành, nguyễn ái quốc, nguyễn khuyến, lê
    lợi, lê lai, lê lợi, lê thánh tông, lê quý đôn, lê văn tám, lê chân, trần phú, trần nhân tông,
    trần quốc toản, trần cao vân, trần khánh dư, trần nguyên hãn, trần đại nghĩa, phan bội châu,
    phan chu trinh, phan châu trinh, phan đình phùng, phan đình giót, ngô quyền, ngô gia tự, hoàng
    văn thụ, hoàng diệu, hoàng quốc việt, huỳnh thúc kháng, đinh tiên hoàng, đinh bộ lĩnh, mạc đĩnh
    chi, chu văn an, lương thế vinh, cao bá quát, đoàn thị điểm, bùi thị xuân, phạm ngũ lão, phạm
    văn đồng, phạm hồng thái, tô hiến thành, lạc long quân, hà huy tập, hồ xuân hương, hồ tùng mậu,
    võ văn kiệt, võ văn tần, phạm ngọc thạch"""
    )
)
"""Districts, provinces, and people of history after whom streets and schools are called."""

PLACES_BEFORE = _words("""
    đường phố trường thpt thcs th&thcs ptdtnt tiểu phường xã thôn ấp quận huyện tỉnh tp quỹ giải
    tnhh khu chợ cầu sông hồ núi sách chùa đền đài lớp đội tàng ngõ ngách hẻm kiệt lộ street st
    school học non mn th nghiệp hãng tòa nhà toà tổ đảo bến viện nhánh trấn khối xóm làng giáp""")
"""The word before a name that makes it the name of a street, a school, a place."""

TITLES = _lines(
    """
    ông, bà, anh, chị, em, thầy giáo, cô giáo, thầy, cô, thạc sĩ, thạc sỹ, tiến sĩ, tiến sỹ, phó
    giáo sư, giáo sư, nhà giáo, đồng chí, bác sĩ, bác sỹ, luật sư, kỹ sư, cử nhân, dược sĩ, điều
    dưỡng, thượng tá, trung tá, thiếu tá, đại tá, đại úy, đại uý, thượng úy, trung úy, thiếu úy,
    linh mục, ths.bs, bs.cki, bs.ckii, bscki, bsckii, cki, ckii, ths, pgs.ts, gs.ts, pgs, gs, ts,
    bs, ls, ks, cn, ds, đd, đ/c, đc, ngnd, ngưt, nsnd, nsưt, thày, mr, mrs, ms, miss, dr, prof,
    professor, doctor, sir, madam, ph.d, phd, gv, gvcn"""
)
FOREIGN_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "doctor"))
LABELS = _lines(
    """
    họ và tên, họ, tên, họ tên, tên đầy đủ, họ tên giáo viên, họ và tên giáo viên, full name,
    fullname, name, liên hệ, người liên hệ, người phụ trách, phụ trách, contact, contact person, chủ
    nhiệm, stt, tt, số"""
)
BYLINES = _lines(
    """
    tác giả, người đăng, người viết, đăng bởi, viết bởi, theo, bài, bài viết, ảnh, tin, bài và ảnh,
    tin và ảnh, tin bài, nguồn, by, author, posted by, written by, photo, người ký, phóng viên, biên
    tập"""
)
"""What stands before the name of somebody who wrote a text, not of somebody whom it shows."""

POSITIONS = _lines(
    """
    phó hiệu trưởng, hiệu trưởng, phó tổng giám đốc, tổng giám đốc, phó giám đốc, giám đốc, phó chủ
    tịch hđnd, phó chủ tịch ubnd, chủ tịch hđnd, chủ tịch ubnd, phó chủ tịch, chủ tịch, phó bí thư,
    bí thư, phó trưởng phòng, trưởng phòng, phó trưởng khoa, trưởng khoa, phó trưởng ban, trưởng
    ban, phó chánh văn phòng, chánh văn phòng, chánh thanh tra, phó trưởng công an, trưởng công an,
    chỉ huy trưởng, chỉ huy phó, tổ trưởng, tổ phó, khối trưởng, trưởng thôn, trưởng ấp, tổng phụ
    trách, giáo viên chủ nhiệm, giáo viên, gv, giảng viên, kế toán trưởng, kế toán, văn thư, thủ
    quỹ, thủ thư, thư viện, nhân viên y tế, nhân viên, chuyên viên, cán bộ, công chức, viên chức, y
    tá, điều dưỡng trưởng, điều dưỡng, thư ký, ủy viên, uỷ viên, thanh tra viên, địa chính, tư pháp,
    hộ tịch, bảo vệ, cấp dưỡng, lái xe, tạp vụ, quản lý, trưởng nhóm, kỹ thuật viên, bác sĩ trưởng
    khoa, trợ lý, phó phòng, phó ban, phó khoa, trưởng trạm, vice principal, principal, headmaster,
    headteacher, deputy director, managing director, director, general manager, manager, teacher,
    head of department, head of, chairman, chairwoman, chairperson, vice president, president,
    secretary, accountant, officer, dean, lecturer, nurse, engineer, assistant, lawyer, founder,
    ceo, cto, cfo, coordinator, administrator, librarian, receptionist, consultant, researcher,
    specialist, mayor"""
)
"""Positions, the longer before the shorter that it holds."""

NOT_FOREIGN = _words("""
    contact us about home news our team staff people office department school street phone email
    address the and of for with in on read more view all see page site map privacy policy terms
    search login menu next previous high primary university college board management committee
    company group center centre service services support sales marketing finance human resources
    public relations director manager teacher principal head president chair opening hours january
    february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday name position introduction events calendar gallery
    photo photos video videos download documents library class""")
"""English words that begin with a capital in headings and are nobody's name."""
