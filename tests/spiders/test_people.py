"""Bylines, source lines and signatures. All persons are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.people.credits import is_person, is_publication, is_unit, parse_credit, parse_signature
from spiders.people.names import host_of


def credit(text: str) -> tuple[str | None, str | None] | None:
    found = parse_credit(text)
    return found and (found.author, found.source)


def signature(text: str) -> tuple[str | None, str | None] | None:
    found = parse_signature(text)
    return found and (found.author, found.source)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Người đăng tin: Phạm Thị Lụa", "Phạm Thị Lụa"),
        ("Người viết: Lò Văn Pủn", "Lò Văn Pủn"),
        ("Tác giả: TS. Đỗ Minh Khuê", "TS. Đỗ Minh Khuê"),
        ("Tác giả bài viết : HOÀNG KIM CHI", "HOÀNG KIM CHI"),
        ("Nhóm tác giả: Vũ Hà, Tô Hoài Nam", "Vũ Hà, Tô Hoài Nam"),
        ("Tin, ảnh: Minh Khuê - Thu Hà", "Minh Khuê, Thu Hà"),
        ("Bài và ảnh: Văn Minh, Thu Hà", "Văn Minh, Thu Hà"),
        ("Tin bài: Trung tâm Thông tin KH&CN", "Trung tâm Thông tin KH&CN"),
        ("Tin: PV", "PV"),
        ("Bài: Hoàng Lan - Ảnh: Văn Minh", "Hoàng Lan"),
        ("Thực hiện: Phòng Quản lý công nghệ", "Phòng Quản lý công nghệ"),
        ("Đơn vị thông báo: Văn phòng Sở", "Văn phòng Sở"),
        ("16:07,29-09-2017 | Đơn vị thông báo: Thanh tra Sở", "Thanh tra Sở"),
        ("Người đăng: Lan Anh Ngày đăng: 16/05/2024 Lượt xem: 7", "Lan Anh"),
        ("Người đăng: Lan Anh (16/05/2024)", "Lan Anh"),
        ("Đăng bởi: Lan Anh vào 16/05/2024", "Lan Anh"),
        ("Viết bởi Đặng Thái Sơn", "Đặng Thái Sơn"),
        ("Gửi bởi Đặng Thái Sơn vào T5, 16/05/2024 - 15:07", "Đặng Thái Sơn"),
        ("Bởi Đặng Thái Sơn", "Đặng Thái Sơn"),
        ("Đã đăng vào 16 Tháng Năm, 2024 Bởi Đặng Thái Sơn", "Đặng Thái Sơn"),
        ("16 Tháng Năm, 2024 bởi Đặng Thái Sơn", "Đặng Thái Sơn"),
        ("Thuỷ sản / Bởi Đặng Thái Sơn / 16 Tháng Năm, 2024", "Đặng Thái Sơn"),
        ("Ngày đăng 16/05/24 15:07 Tác giả Đặng Thái Sơn 1.204 Lượt xem", "Đặng Thái Sơn"),
        ("Author: Dang Thai Son Updated: 16/05/2024 Views: 86", "Dang Thai Son"),
        ("Written by Nguyen Van Sinh", "Nguyen Van Sinh"),
        ("Author: Tran Thi Hoa", "Tran Thi Hoa"),
        ("Tác giả: John Smith", "John Smith"),
        ("PV: Thu Hiền", "Thu Hiền"),
        ("Bài này do Đặng Thái Sơn đăng ngày 16 tháng 5, 2024", "Đặng Thái Sơn"),
        ("Ngày đăng: 16/05/2024 bởi Đặng Thái Sơn", "Đặng Thái Sơn"),
        ("Cập nhật lúc 15:07 ngày 16/05/2024 bởi Đặng Thái Sơn", "Đặng Thái Sơn"),
        ("Tin đăng bởi Đặng Thái Sơn ngày 16/05/2024", "Đặng Thái Sơn"),
        ("Đăng tải bởi Phòng Quản lý khoa học ngày 16/05/2024", "Phòng Quản lý khoa học"),
        ("Bài viết của Đặng Thái Sơn - 16/05/2024", "Đặng Thái Sơn"),
        ("Nguồn: Tạ Thị Tuyết Mai", "Tạ Thị Tuyết Mai"),
        ("Nguồn: Chi cục Tiêu chuẩn Đo lường Chất lượng", "Chi cục Tiêu chuẩn Đo lường Chất lượng"),
        ("Nguồn: Lê Hoa, Chi cục TĐC", "Lê Hoa, Chi cục TĐC"),
        ("Nguồn: K.Oanh", "K.Oanh"),
    ],
)
def test_who_wrote_or_posted_is_the_author(line, author):
    assert credit(line) == (author, None)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Theo báo Nhân Dân", "báo Nhân Dân"),
        ("(Theo VOV)", "VOV"),
        ("Theo: Dân trí", "Dân trí"),
        ("Theo Chinhphu.vn", "chinhphu.vn"),
        ("Theo Bộ KH&CN", "Bộ KH&CN"),
        ("(Theo TTXVN/Vietnam+)", "TTXVN/Vietnam+"),
        ("Nguồn: Báo điện tử Chính phủ", "Báo điện tử Chính phủ"),
        ("Nguồn: Theo VnExpress", "VnExpress"),
        ("Nguồn: https://www.vietq.vn/chuyen-doi-so-d1234.html", "vietq.vn"),
        ("Nguồn tin: Cổng thông tin điện tử tỉnh", "Cổng thông tin điện tử tỉnh"),
        ("Nguồn: Bộ Khoa học và Công nghệ", "Bộ Khoa học và Công nghệ"),
        ("Nguồn: Đài PTTH tỉnh", "Đài PTTH tỉnh"),
        ("Trích nguồn: Tạp chí Tia Nắng", "Tạp chí Tia Nắng"),
        ("Dẫn nguồn: Báo Núi Xa", "Báo Núi Xa"),
        ("(Theo baobien.example)", "baobien.example"),
        ("Source: Vietnam News", "Vietnam News"),
        ("Nguồn: Sài Gòn Tiếp thị", "Sài Gòn Tiếp thị"),
    ],
)
def test_where_it_was_taken_from_is_the_source(line, source):
    assert credit(line) == (None, source)


@pytest.mark.parametrize(
    "line",
    [
        "Tác giả: Lan Anh - Nguồn: Báo Lao động",
        "Tác giả: Lan Anh Nguồn tin: Báo Lao động",
        "Nguồn: Lan Anh (Báo Lao động)",
        "Theo Lan Anh/Báo Lao động",
    ],
)
def test_a_line_may_name_author_and_source(line):
    assert credit(line) == ("Lan Anh", "Báo Lao động")


@pytest.mark.parametrize(
    "line",
    [
        "Ảnh: Văn Minh",
        "(Ảnh: TTXVN)",
        "Ảnh minh họa (Nguồn: Internet)",
        "Nguồn ảnh: Văn Minh",
        "Video: Thu Hà",
        "Toàn cảnh buổi lễ. Ảnh: Văn Minh",
        "Nguồn: Internet",
        "Nguồn: Sưu tầm",
        "Nguồn: ngân sách tỉnh",
        "Nguồn vốn: 12 tỷ đồng",
        "Nguồn nhân lực chất lượng cao",
        "Biên tập: Lan Anh",
        "Người ký: Lan Anh",
        "Chịu trách nhiệm chính: Ông Đỗ Minh Khuê",
        'Ghi rõ nguồn "skhcn.example.vn" khi phát hành lại thông tin',
        "Người đăng: admin",
        "Người đăng: Administrator",
        "Người đăng tin: Quản trị viên",
        "Người đăng tin: Test Test",
        "Người đăng: skhcn01",
        "Viết bởi Super User",
        "Tác giả:",
        "Tác giả: đang cập nhật",
        "Tác giả sáng chế được hưởng thù lao",
        "Tác giả Đặng Thái Sơn cho biết máy đã chạy thử",
        "Viện được thành lập năm 1998 bởi Đặng Thái Sơn",
        "bởi nhiều nguyên nhân",
        "Tin: 12 đề tài được nghiệm thu",
        "Thực hiện: Nghị quyết số 57",
        "Theo đó, các đơn vị rà soát nhiệm vụ",
        "Theo kế hoạch, hội thảo diễn ra trong hai ngày",
        "Theo ông Đỗ Minh Khuê, đây là dịp tốt",
        "by the Department of Science",
        "Chủ nhiệm đề tài: Đỗ Minh Khuê",
        "",
    ],
)
def test_other_lines_credit_nobody(line):
    assert credit(line) is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Phạm Thị Lụa", "Phạm Thị Lụa"),
        ("PHẠM THỊ LỤA", "PHẠM THỊ LỤA"),
        ("Đỗ Minh Khuê./.", "Đỗ Minh Khuê"),
        ("(Đỗ Minh Khuê)", "Đỗ Minh Khuê"),
        ("ThS. Đỗ Minh Khuê", "ThS. Đỗ Minh Khuê"),
        ("Vũ Hà", "Vũ Hà"),
        ("Lan Anh", "Lan Anh"),
        ("K.Chi", "K.Chi"),
        ("T.H", "T.H"),
        ("B.NG", "B.NG"),
        ("PV", "PV"),
        ("Lan Anh (tổng hợp)", "Lan Anh"),
        ("Hải Vẹt (t/h)", "Hải Vẹt"),
        ("Siu H’Len", "Siu H’Len"),
        ("Danh Thị Sa Rim", "Danh Thị Sa Rim"),
        ("LÝ SAN 16/05/2024 15:07 GMT+7", "LÝ SAN"),
        ("Đoàn cơ sở Sở KH&CN", "Đoàn cơ sở Sở KH&CN"),
        ("Lan Anh, ảnh: Văn Minh", "Lan Anh"),
        ("Lan Anh - Văn Minh", "Lan Anh, Văn Minh"),
        ("Vũ Hà - Đỗ Quyên Nhím", "Vũ Hà, Đỗ Quyên Nhím"),
        ("Đỗ Minh Khuê, Vũ Hà và Tô Hoài Nam", "Đỗ Minh Khuê, Vũ Hà, Tô Hoài Nam"),
        ("Tạ Thị Mai – Phòng QLKH", "Tạ Thị Mai – Phòng QLKH"),
        ("Phòng Quản lý khoa học", "Phòng Quản lý khoa học"),
        ("Phòng Tổ chức - Hành chính", "Phòng Tổ chức - Hành chính"),
        ("Văn phòng Đảng ủy Sở", "Văn phòng Đảng ủy Sở"),
        ("Chi cục TCĐLCL", "Chi cục TCĐLCL"),
        ("Viện Cơ điện nông nghiệp", "Viện Cơ điện nông nghiệp"),
        ("Thanh tra Sở", "Thanh tra Sở"),
        ("BBT", "BBT"),
        ("Tin, ảnh: Lan Anh", "Lan Anh"),
    ],
)
def test_a_last_line_is_signed(line, author):
    assert signature(line) == (author, None)


@pytest.mark.parametrize(
    ("line", "both"),
    [
        ("Lan Anh (Theo vnexpress.net)", ("Lan Anh", "vnexpress.net")),
        ("Lan Anh (Báo Nhân Dân)", ("Lan Anh", "Báo Nhân Dân")),
        ("Lan Anh/TTXVN", ("Lan Anh", "TTXVN")),
        ("TTXVN", (None, "TTXVN")),
        ("Theo TTXVN", (None, "TTXVN")),
    ],
)
def test_a_last_line_may_tell_the_source(line, both):
    assert signature(line) == both


@pytest.mark.parametrize(
    "line",
    [
        "Về đầu trang",
        "In trang",
        "Tin liên quan",
        "Trang Chủ",
        "Tin Tức",
        "Website liên kết",
        "Công Nghệ Mới",
        "An Toàn Bức Xạ",
        "Hà Nội",
        "Thái Nguyên",
        "Hải Phòng - Quảng Ninh",
        "Trường Sa",
        "Hội nghị trực tuyến toàn quốc",
        "Phòng chống bão lụt",
        "Sở hữu trí tuệ",
        "Ban hành kế hoạch",
        "Sở Khoa học và Công nghệ tổ chức hội thảo",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỔ CHỨC HỘI THẢO",
        "Trung tâm Hội nghị tỉnh, nơi diễn ra buổi lễ",
        "Văn phòng Sở: 0203 383 512",
        "Ông Đỗ Minh Khuê",
        "Đồng chí Đỗ Minh Khuê phát biểu",
        "Quang cảnh buổi lễ",
        "KT. GIÁM ĐỐC",
        "(Đã ký)",
        "Nơi nhận:",
        "Độc lập - Tự do - Hạnh phúc",
        "A+",
        "./.",
        "",
    ],
)
def test_other_last_lines_are_not_signed(line):
    assert signature(line) is None


def test_a_pen_name_without_family_is_less_certain():
    assert parse_signature("Lan Anh").certainty < parse_signature("Phạm Thị Lụa").certainty


def test_a_name_after_a_label_is_more_certain_than_a_bare_one():
    assert (
        parse_signature("Phạm Thị Lụa").certainty < parse_credit("Tác giả: Phạm Thị Lụa").certainty
    )


def test_an_unknown_name_is_believed_only_after_a_label():
    assert parse_credit("Tác giả: John Smith").certainty == 0.6
    assert parse_signature("John Smith") is None


def test_the_label_is_told_folded():
    assert parse_credit("Người đăng tin: Vũ Hà").label == "nguoi dang tin"
    assert parse_signature("Vũ Hà").label is None


@pytest.mark.parametrize(
    "name",
    ["Y Bliu Niê", "K'Brêu", "H'Yam Bkrông", "Sùng A Dế", "Giàng A Páo", "Lầu Mí Pó", "Ma Seo Chứ",
     "Điểu Ong", "Lò Văn Ọi", "Thạch Sô Phia", "Châu Chhay", "Chau Sóc", "Kpă H’Zin", "A Thiu Kơ",
     "A Thuk", "Ka Sã", "Rơ Châm Đạt", "Sô Lây Tăng", "Hờ A Phử", "Minh Vỹ"],
)  # fmt: skip
def test_names_of_all_peoples_of_the_country_are_persons(name):
    assert is_person(name)


@pytest.mark.parametrize(
    "words",
    ["Tài Chính", "Sáng Tạo", "Tiêu Chuẩn Đo Lường", "Sở Hữu Trí Tuệ", "Quản Lý Khoa Học", "Y Tế",
     "Đào Tạo", "Thẩm Định", "Chuyên Gia", "Quyết Định", "Lịch Công Tác", "A A"],
)  # fmt: skip
def test_sections_with_a_capital_in_each_word_are_no_persons(words):
    assert not is_person(words)


def test_marks_tell_persons_from_units_and_newspapers():
    assert is_person("Vũ Hà")
    assert not is_unit("Vũ Hà")
    assert is_unit("Vụ Tổ chức cán bộ")
    assert not is_person("Vụ Tổ chức cán bộ")
    assert is_person("Bảo Anh")
    assert not is_publication("Bảo Anh")
    assert is_publication("Báo Ảnh")


@pytest.mark.parametrize(
    "name", ["Hoà", "Nguyễn", "nguyễn văn sinh", "đỗ ánh", "Lãnh đạo Sở", "A", "2024"]
)
def test_other_words_are_no_persons(name):
    assert not is_person(name)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://www.vista.gov.vn/tin/1", "vista.gov.vn"),
        ("Baoquangninh.com.vn", "baoquangninh.com.vn"),
        ("Báo mới", None),
        ("TS. Hà", None),
    ],
)
def test_an_address_is_named_by_its_host(text, host):
    assert host_of(text) == host


PIECES = st.sampled_from(
    ["Tác giả", "Nguồn", "Theo", "Tin, ảnh", ":", " ", "(", ")", " - ", "Lan Anh", "PV", "Vũ Hà",
     "Phòng QLKH", "Báo Nhân Dân", "vnexpress.net", "/", ", ", "Ngày đăng: 16/05/2024", "admin",
     "."]
)  # fmt: skip
LINES = st.text() | st.lists(PIECES, max_size=12).map("".join)


@given(LINES)
def test_whatever_is_credited_is_clean_and_named(text):
    for found in (parse_credit(text), parse_signature(text)):
        if found:
            names = [name for name in (found.author, found.source) if name is not None]
            assert names
            assert all(name and name == " ".join(name.split()) for name in names)
            assert 0 < found.certainty < 1


@given(LINES)
def test_any_text_is_a_name_or_not(text):
    for answer in (is_person(text), is_unit(text), is_publication(text)):
        assert isinstance(answer, bool)
