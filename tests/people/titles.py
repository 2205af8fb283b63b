"""What trainings are called: ordinary words, of which many begin like a family name."""

from __future__ import annotations

TITLES = [
    line.strip()
    for line in """
Tập huấn: phòng, chống tống tiền bằng ảnh ghép
Phòng chống tống tiền
Phòng, chống tống tiền, số 12/KH-UBND
Tống tiền qua mạng: nhận biết và xử lý
Kỹ năng ứng phó khi bị tống tiền
Tống tiền bằng hình ảnh nhạy cảm
Cảnh báo lừa đảo trên không gian mạng
Phòng chống lừa đảo, tống tiền, bắt cóc trực tuyến
An toàn thông tin cho cán bộ, công chức
An ninh mạng và bảo vệ dữ liệu cá nhân
Bảo vệ hồ sơ và danh tính trên mạng
Mai phục trên mạng: kẻ xấu chờ bạn thế nào
Xử lý theo trương trình kế hoạch năm
Đào tạo kỹ năng số cho đoàn viên
Đoàn thanh niên với an toàn mạng
Công đoàn cơ sở tập huấn quý bốn
Công an phường hướng dẫn người dân
Công chức, viên chức thành phố Hà Nội
Hà Nội triển khai tập huấn đợt cao điểm
Đợt cao điểm phòng chống tội phạm mạng
Người cao tuổi và lừa đảo qua điện thoại
Thái độ đúng khi gặp kẻ tống tiền
Từ chối chuyển tiền: kỹ năng cần có
Từ nhận biết đến hành động
Đồng hành cùng người dân trên môi trường số
Đồng bào dân tộc và mạng xã hội
Đồng chí phụ trách công nghệ thông tin
Đồng loạt ra quân bảo vệ dữ liệu
Lương tối thiểu và chiêu lừa tuyển dụng
Lương hưu và cuộc gọi giả mạo
Vũ khí của kẻ xấu là ảnh của bạn
Vi phạm dữ liệu cá nhân: trách nhiệm ai
Phạm tội công nghệ cao và cách phòng tránh
Phạm vi ảnh hưởng của ảnh ghép
Lý do kẻ xấu chọn bạn
Lý thuyết và thực hành cài đặt quyền riêng tư
Cao đẳng, đại học: tân sinh viên an toàn
Lâm nghiệp và chuyển đổi số
Hoàn thành cài đặt riêng tư trong 45 phút
Hoàn thiện quy trình báo cáo sự cố
Quản lý mật khẩu và mã xác thực
Quản trị trang thông tin điện tử
Lưu ý khi đăng ảnh gia đình
Lưu trữ bằng chứng khi bị đe dọa
Tăng cường bảo mật tài khoản
Tiêu chí đánh giá an toàn
Tiêu dùng trực tuyến an toàn
Nông thôn mới và an toàn số
Nông dân với điện thoại thông minh
Ngân hàng không hỏi mã OTP
Dư luận và tin giả
Văn hóa ứng xử trên mạng
Văn bản chỉ đạo về an toàn thông tin
Văn phòng điện tử an toàn
Thanh niên với an ninh mạng
Phụ nữ và trẻ em trước tống tiền tình dục
Cha mẹ đồng hành cùng con trên mạng
Bế giảng lớp tập huấn
Lãnh đạo và nguy cơ bị ghép ảnh
Lãnh đạo, quản lý cấp phòng
Tổ chức tập huấn cho trung tâm văn hóa
Triệu tập giả: công an không gọi qua mạng
Nghiêm cấm phát tán hình ảnh riêng tư
Nghiêm túc thực hiện quy chế
Khổng lồ dữ liệu, nhỏ bé riêng tư
Kim chỉ nam an toàn mạng
Tôn trọng quyền riêng tư
Thân nhân cán bộ cần biết
Mạnh dạn tố giác kẻ tống tiền
Cầm cố tài khoản: chiêu lừa mới
Trần tình của nạn nhân
Võ thuật và văn nghệ chào mừng
Đoàn công tác tập huấn cơ sở
Đoàn thể, tổ dân phố cùng phòng chống
Dương lịch và âm lịch: ngày hẹn tập huấn
Chu trình xử lý sự cố
Giang hồ mạng và thanh niên
Lục soát dữ liệu cá nhân
Đàm phán với kẻ tống tiền: không nên
Hồ sơ số của cán bộ xã
Hồ sơ cá nhân và ảnh đại diện
Trịnh trọng công bố kế hoạch
Bàn về an toàn dữ liệu
Vàng ảo, tiền ảo: cạm bẫy
Mã độc tống tiền và sao lưu dữ liệu
Mã hóa dữ liệu và mã độc
Ninh Bình tập huấn an toàn thông tin
Lâm Đồng tập huấn an toàn thông tin
Thái Bình phòng chống tống tiền
Kế hoạch số 15/KH-UBND về phòng, chống tống tiền
Hội nghị sơ kết, tổng kết phòng chống lừa đảo
Công điện về tội phạm tống tiền
Công tác phòng ngừa nghiệp vụ
Chương trình an toàn thông tin quý 4
Training on blackmail with faked photos
""".splitlines()
    if line.strip()
]

NAMED = [
    ("tập huấn của chị nguyễn thị lan, phường lê chân", "tập huấn của chị •••, phường lê chân"),
    ("TẬP HUẤN DO ÔNG TRẦN VĂN BÌNH TRÌNH BÀY", "TẬP HUẤN DO ÔNG ••• TRÌNH BÀY"),
    ("lớp của phạm minh đức", "lớp của •••"),
    ("lop cua tran thi hoa", "lop cua •••"),
    ("anh lê bình nói về tống tiền", "anh ••• nói về tống tiền"),
    ("trường nguyễn trãi", "trường nguyễn trãi"),
    ("đoàn văn nghệ", "đoàn văn nghệ"),
    ("hồ thị kỷ, tống tiền", "•••, tống tiền"),
]
