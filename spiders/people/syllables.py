"""The syllables that Vietnamese names are made of, as ``text.tone_key`` has them."""

from spiders.text import tone_key


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(tone_key, words.split()))


FAMILIES = _keys(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh "
    "Trương Đinh Lâm Phùng Mai Tô Tạ Tăng Thái Thân Tống Từ Đàm Đậu Đồng Đường Lương Lưu Lại Lữ "
    "Lục Luyện Mạc Mạch Nghiêm Ngụy Nhâm Nhữ Ninh Ông Phí Phó Quách Quản Sái Tào Tất Thạch Thẩm "
    "Thiều Tiêu Triệu Trình Uông Ứng Vi Viên Văn Vưu Âu Bạch Bành Biện Bồ Cái Cao Cát Chu Châu "
    "Chử Chung Cung Cù Diệp Doãn Giáp Giang Hà Hàn Hạ Hán Hầu Hình Hồng Hứa Kha Khổng Khuất Khúc "
    "Khương Kiều Kim La Liêu Lã Lò Lô Lường Quàng Cầm Cà Tòng Vàng Vừ Giàng Sùng Thào Hờ Mùa Lầu "
    "Hạng Cứ Ly Ma Má Mã Lù Lèng Bàn Tẩn Chảo Chẻo Phàn Nông Bế Lộc Sầm Xồng Lang Danh Sơn Kiên "
    "Điêu Điểu Y H Đàng Thiên Thập An Đổng Tôn Trà Thi Nhan Tưởng Hoa Quan Trầm Đan Lai Lỗ Liễu "
    "Mông Đới Phương Tiền Trang Vòng Ngân Khà Lèo Khưu Vì Xa Tráng Lừu Thèn Cháng Sải Sử Ôn Kỷ "
    "Chế Chiêm Cam Bàng Phù Tiết Trác Vạn Đái Giản Lăng Thang Sô Moong Cụt Chá Hảng Sồng Sình Vù "
    "Phùn Chíu Chìu Tằng Dường Voòng Brao Thị Ngọ Mẫn Lư Cấn Ngạc Thiệu Lềnh Ung Đèo Khoàng Bạc Cư"
)
"""Kinh names, then those of the Tày, Thái, Mường, Hmông, Dao, Khmer and Chăm."""

HIGHLAND_FAMILIES = _keys(
    "Ksor Siu Rơ Rmah R'Mah Niê Kpă Kpuih Puih Hmok Krơng Adrơng Mlô Ayun Êban Êñuôl Byă Alăng "
    "Zơrâm Bling Pơloong Coor Chamaléa Pinăng Katơr Rahlan Nay Kbuôr Kriêng Hwing Knul Kdoh Hđơk "
    "Ktla Bkrông Mdrang Buôr Êya Arất Ating Bhling Bhnướch Bnướch Tơngôl Cil Liêng Dơng Đơng Păng "
    "Kră Krajăn Touprong Ntơr Katơr Pupur Mlao Bdap Rcom Rơchâm Rơlan Rơmah Kpăh Điểu Chau Neáng"
)
"""Gia Rai, Ê Đê, Cơ Tu, Ra Glai, Cơ Ho, Xtiêng, and titles of Khmer: nothing else begins so."""

HIGHLAND_MIDDLES = _keys("Thị A Y Mí Seo Láo Mùi Phà Vả")
"""What stands after the family name of Hmông and Dao, and of women everywhere."""

HIGHLAND_SIGNS = _keys("A Y H K Ha Ka")
"""The syllable that says man or woman in Ba Na, Xơ Đăng, Ê Đê and Cơ Ho, before the name."""

WEAK_FAMILIES = _keys(
    "An Cao Kim Văn Đồng Thái Mai Ma La Ninh Danh Sơn Hà Hồng Hạ Tất Kiên Thiên Lang Chung Chu "
    "Hình Cái Quản Phó Ứng Trà Thi Y H Từ Đường Tưởng Viên Vi Lại Nông Trình Giang Cứ Tô Luyện "
    "Thập Hoa Quan Lai Liễu Phương Tiền Trang Vòng Ngân Đan Cà Mùa Lộc Lầu Vàng Đàng Sử Vì Xa Chế "
    "Cam Phù Vạn Thang Kỷ Ôn Tiết Giản Tráng Chá Sồng Tằng Cụt Sình Vù Thị Mẫn Ung Đèo"
)
"""Those that often begin something else: a name of three syllables needs more proof."""

MIDDLES = _keys(
    "Văn Thị Hữu Đức Đình Xuân Ngọc Quang Thanh Minh Quốc Thế Công Bá Trọng Duy Viết Khắc Sỹ Thuý"
)
"""What commonly stands between family and given name."""

GIVEN = _keys(
    "An Ân Anh Ánh Ái Bách Bảo Băng Bằng Bích Bình Bổng Ca Cầm Cẩm Cảnh Cầu Chánh Châu Chi Chí "
    "Chiến Chinh Chính Chuyên Công Cúc Cường Danh Dân Diễm Diễn Diệp Diệu Dinh Doanh Du Dung Dũng "
    "Duy Duyên Dương Đài Đan Đăng Đào Đạo Đạt Đông Định Đoan Đoàn Đô Đức Gấm Gia Giang Hà Hạ Hai "
    "Hải Hân Hằng Hạnh Hào Hảo Hậu Hiên Hiền Hiển Hiệp Hiếu Hiệu Hoa Hoà Hoài Hoan Hoàn Hoàng "
    "Hồng Hợp Huân Huệ Hùng Huy Huyên Huyền Hưng Hương Hường Hướng Hữu Kha Khang Khánh Khải Khanh "
    "Khiêm Khoa Khôi Khuê Khương Kiên Kiều Kim Lai Lam Lan Lâm Lành Lân Lê Lễ Liêm Liên Liễu Linh "
    "Lĩnh Loan Lộc Lợi Long Lụa Luân Luận Lực Lương Lượng Lưu Ly Lý Mai Mạnh Mẫn Miên Minh My Mỹ "
    "Nam Nên Nga Ngà Ngân Nghĩa Ngọc Nguyên Nguyệt Nhàn Nhã Nhân Nhất Nhật Nhi Nhiên Như Nhung "
    "Ninh Nữ Oanh Phát Phi Phong Phú Phúc Phụng Phước Phương Phượng Quân Quang Quảng Quế Quốc Quý "
    "Quyên Quyền Quyết Quỳnh Sang San Sâm Sáng Sen Sinh Sơn Sương Tài Tâm Tân Tấn Thạch Thái Thắm "
    "Thắng Thanh Thành Thạnh Thảo Thêm Thi Thìn Thịnh Thọ Thoa Thoại Thơ Thơm Thông Thu Thuần "
    "Thuận Thục Thuỳ Thuỷ Thuý Thư Thương Thường Thưởng Tiên Tiến Tiệp Tín Tình Tĩnh Toàn Toản Tố "
    "Trà Trâm Trân Trang Trí Triết Triển Triều Trinh Trọng Trúc Trung Trường Tú Tuân Tuấn Tuệ "
    "Tùng Tuyên Tuyến Tuyền Tuyết Tư Tường Uyên Vân Văn Vi Viên Việt Vinh Vĩnh Vũ Vui Vương Vượng "
    "Vy Xuân Xuyến Ý Yên Yến Thiện Thiên Đính Đoài Nhạn Niên Quyến Tịnh Chương Cương Khuyên Lệ "
    "Hạp Bắc Tây Kỳ Phan Hồ Hoạt Khoát Quát Duẩn Thế Khắc Bá Đường Lượm Út Chót Niệm Sử Thuyên "
    "Tạo Thuyết Sự Vĩ Vỹ Bưởi Đoá Nhẫn Ngoan Ngọ Sỹ Sĩ Biên Bền Chung Chất Cừ Điền Điệp Đoán Giáp "
    "Hiểu Hoè Huấn Khuyến Kiệm Kiệt Kính Miền Mừng Nghi Ngạn Nhu Nhường Nương Sao Soan Thoan Thân "
    "Thăng Thiết Thiệp Thiệu Thuật Tiềm Tính Toại Trầm Tuy Tứ Uy Uyển Vang Viễn Vịnh Xoan Xuyên "
    "Yêm Đậu Đáng Điều Ưng Cương Phấn Phán Trình Quyên Thược Mẫn Nhàn Hoan Cúc Đượm Thành"
)
"""What commonly ends a name."""
