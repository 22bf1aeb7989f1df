import unicodedata

import pytest

from aggregator.sorting.documents import canonical, find, numbers


@pytest.mark.parametrize(
    "number",
    [
        "57-NQ/TW", "1131/QĐ-TTg", "05/2010/TT-BKHCN", "13/2019/NĐ-CP", "193/2025/QH15",
        "01/2025/UBTVQH15", "2345/KH-UBND", "12-CTr/TU", "20-NQ/ĐUK", "55/2015/TTLT-BTC-BKHCN",
        "12/2022/L-CTN", "345/TTr-SKHCN", "15/QĐ-SKHCN-VP", "96a/TB-VPCP",
        "TCVN ISO 9001:2015", "TCVN ISO/IEC 17025:2017", "TCVN 7391-1:2004", "ISO 22000:2018",
        "QCVN 01-1:2018/BYT", "ĐLVN 11:2021",
    ],
)  # fmt: skip
def test_a_number_in_its_usual_form_stays_as_it_is(number):
    assert numbers(f"Căn cứ {number} của cơ quan ban hành.") == [number]
    assert canonical(number) == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("57-nq/tw", "57-NQ/TW"),
        ("57/NQ-TW", "57-NQ/TW"),
        ("57 – NQ / TW", "57-NQ/TW"),
        ("57-NQ/TƯ", "57-NQ/TW"),
        ("5-NQ/TU", "05-NQ/TU"),
        ("005/2010/TT-BKHCN", "05/2010/TT-BKHCN"),
        ("05/2010/TT-\nBKHCN", "05/2010/TT-BKHCN"),
        ("1131/QD-TTG", "1131/QĐ-TTg"),
        ("1131 /QÐ -TTg", "1131/QĐ-TTg"),
        ("60-QĐ/TTg", "60/QĐ-TTg"),
        ("08/2020/NQ-HDND", "08/2020/NQ-HĐND"),
        (unicodedata.normalize("NFD", "13/2019/NĐ-CP"), "13/2019/NĐ-CP"),
        ("TCVN ISO 9001 : 2015", "TCVN ISO 9001:2015"),
        ("tcvn iso 9001-2015", "TCVN ISO 9001:2015"),
        ("ISO/IEC 17025 : 2017", "ISO/IEC 17025:2017"),
    ],
)
def test_however_it_is_printed_it_is_one_number(printed, number):
    assert numbers(f"Thực hiện {printed}, Sở triển khai.") == [number]
    assert canonical(printed) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nghị quyết số 57 ngày 22/12/2024 của Bộ Chính trị", "57-NQ/TW"),
        ("Nghị quyết 19 của Ban Chấp hành Trung ương", "19-NQ/TW"),
        ("Quyết định 508 của Thủ tướng Chính phủ", "508/QĐ-TTg"),
        ("Nghị định 7/2023 về trang thiết bị", "07/2023/NĐ-CP"),
    ],
)
def test_a_document_named_by_its_issuer_has_its_number(text, number):
    assert numbers(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Công văn 123/SKHCN-QLKH về việc đăng ký",
        "Văn bản số: 123 /SKHCN - QLKH",
    ],
)
def test_a_letter_without_a_kind_is_known_by_its_organ(text):
    assert numbers(text) == ["123/SKHCN-QLKH"]


def test_a_letter_with_no_more_than_an_organ_is_known_where_it_is_called_one():
    assert numbers("Công văn số 4567/UBND ngày 3/3") == ["4567/UBND"]
    assert numbers("Tỷ lệ 4567/UBND") == []


@pytest.mark.parametrize(
    "text",
    [
        "Có 3/4 số hộ, trực 24/7, lúc 8h30-11h30",
        "Ngày 15/5/2025, 15-5-2025, tháng 05/2010, giai đoạn 2021-2025, năm học 2024-2025",
        "Số 12/5 đường Trần Phú, ngõ 7/12-A, tổ 3/KP4",
        "Điện thoại 0203.3835.123, fax 024/3822-1234, đường dây nóng 1900-1234",
        "Giá 120.000 đ/kg, 15/ha-vụ, 20 tấn/ha, 60 km/h",
        "Quốc lộ 10/QL-1A, biển số 14A-123.45, mã 20/XM-AB",
        "Lô 5/KCN-Đông Mai",
        "Nghị quyết 57 đi vào cuộc sống",
        "Quyết định 15 của Giám đốc Sở",
        "ISO 500 hộp, máy ảnh ISO 100",
        "http://a.vn/12/KH-UBND/tin",
    ],
)
def test_other_numbers_name_no_document(text):
    assert numbers(text) == []


def test_what_follows_a_law_is_no_part_of_its_number():
    assert numbers("Luật số 93/2025/QH15 - SO VỚI LUẬT CŨ") == ["93/2025/QH15"]
    assert numbers("NGHỊ QUYẾT 57-NQ/TW - MỘT NĂM NHÌN LẠI") == ["57-NQ/TW"]


def test_each_number_is_told_once_in_the_order_of_the_text():
    text = "Theo 57-NQ/TW và 13/2019/NĐ-CP; Nghị quyết 57/NQ-TW nêu rõ."
    assert numbers(text) == ["57-NQ/TW", "13/2019/NĐ-CP"]


def test_it_is_known_where_a_number_stands():
    text = "Thực hiện 57-NQ/TW và TCVN ISO 9001:2015."
    assert [text[one.start : one.end] for one in find(text)] == ["57-NQ/TW", "TCVN ISO 9001:2015"]


@pytest.mark.parametrize("asked", ["", "57", "abc", "57-NQ/TW và 13/2019/NĐ-CP", "15/5/2025"])
def test_what_is_no_number_of_one_document_has_no_usual_form(asked):
    assert canonical(asked) is None


def test_a_list_of_all_documents_in_force_is_cut():
    assert len(numbers(" ".join(f"{one}/QĐ-UBND" for one in range(1, 400)))) == 100
