from datetime import datetime

import pytest

from aggregator.sorting.calls import deadlines, said
from tests.aggregator.deadline_accuracy import lots, measure

PUBLISHED = datetime.fromisoformat("2025-04-20T08:00:00+07:00")


def due(text, *, title="Thông báo", published=PUBLISHED, is_call=True):
    found = deadlines(title, text, published, is_call=is_call)
    return [one.at.isoformat()[: 16 if one.precision == "minute" else 10] for one in found]


def what(text):
    return [one.what for one in deadlines("Thông báo", text, PUBLISHED, is_call=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Hạn nộp hồ sơ: 15/5/2025",
        "Hạn cuối: ngày 15 tháng 5 năm 2025.",
        "Thời hạn nhận hồ sơ: từ ngày 01/5/2025 đến hết ngày 15/5/2025.",
        "Thời gian nhận bài: 01/5 - 15/5/2025 (theo dấu bưu điện).",
        "Hồ sơ gửi về Sở (qua Văn phòng), số 12 Lê Lợi, trước ngày 15/5/2025 để tổng hợp.",
        "Các đơn vị gửi báo cáo chậm nhất ngày 15/5/2025.",
        "Nhận đăng ký đến hết ngày 15/5.",
        "Gia hạn nộp hồ sơ từ ngày 01/5/2025 đến ngày 15/5/2025.",
        "Thời gian và địa điểm nộp hồ sơ:\nĐến ngày 15/5/2025, tại Văn phòng Sở.",
        "Hạn đăng ký theo Thông báo số 12/TB-SKHCN ngày 10/4/2025 là 15/5/2025.",
        "Thời hạn cũ được dời, hạn nộp mới là 15/5/2025, thay cho ngày 30/4/2025.",
        "Hồ sơ nộp trong vòng 25 ngày kể từ ngày ra thông báo.",
        "Hồ sơ nộp trong thời hạn 25 (hai mươi lăm) ngày kể từ ngày đăng tải.",
        "Hồ sơ nộp trong vòng 25 ngày, kể từ ngày ký thông báo này.",
        "Thời gian nhận hồ sơ: 20 ngày kể từ ngày 25/4/2025.",
        "Ngày cuối nhận phiếu: 15/5/2025.",
        "Biểu mẫu trực tuyến sẽ khoá lại vào ngày 15/5/2025.",
        "Giai đoạn nhận bài dự thi kết thúc ngày 15/5/2025.",
        "Đóng đơn đăng ký | 15/5/2025",
        "Ý kiến bằng văn bản gửi về Sở trong ngày 15/5/2025.",
        "Gửi bài trước nửa đêm ngày 15/5/2025.",
        "Các mốc: nộp tóm tắt 15/5/2025; hội nghị 20/6/2025.",
        "Nhận bài đến khi đủ 60 suất và không quá 15/5/2025.",
        "Đợt xuân: hạn 15/5/2025.",
        "5. | Các chủ nhiệm đề tài nộp đề cương về Phòng | 15/5/2025 |\n6. | Họp | 20/5/2025 |",
        "Bước 1: phát động và nhận hồ sơ (25/4/2025 – 15/5/2025); bước 2: sơ loại 20/5/2025.",
        "Ngày 15/5/2025 Nộp bản tóm tắt\nNgày 20/5/2025 Gửi giấy mời",
        "Gia hạn nộp tóm tắt của Hội nghị đến hết ngày 15/5/2025.",
        "Hạn chót gửi bài là 01/5/2025 (8/5/2025) 15/5/2025.",
        "Theo kết quả thông báo, các nhóm sửa bài rồi gửi về Quỹ trước ngày 15/5/2025.",
        "Xã chốt danh sách vào chiều 15/5/2025.",
        "Ai chưa chuyển lệ phí thì chuyển trước thứ Năm tuần sau (15/5/2025).",
        "Hồ sơ nhận tới ngày cuối tháng (15/5/2025).",
    ],
)
def test_the_last_day_is_told(text):
    assert due(text) == ["2025-05-15"]


@pytest.mark.parametrize(
    "clock", ["17h00", "17h00'", "17:00 (giờ Hà Nội),", "17 giờ 00 phút,", "17h00’ thứ Năm,"]
)
def test_the_hour_is_told_where_it_is_printed(clock):
    assert due(f"Nộp hồ sơ trước {clock} ngày 15/5/2025.") == ["2025-05-15T17:00"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Gửi hồ sơ đến hết tháng 6/2025.", "2025-06-30"),
        ("Hạn cuối: hết tháng 6.", "2025-06-30"),
        ("Hồ sơ nộp đến hết quý III năm 2025.", "2025-09-30"),
        ("Phiếu gửi về Sở trong tháng 5/25.", "2025-05-31"),
        ("Chỉ tính hồ sơ nhận được đến ngày cuối cùng của tháng 2/2026.", "2026-02-28"),
    ],
)
def test_a_month_or_a_quarter_ends_with_its_last_day(text, last):
    assert due(text) == [last]


def test_the_lines_of_a_list_have_the_words_above_it():
    text = "Thời hạn:\n– Ngày 15/5/2025 đối với bản giấy\n– Ngày 20/5/2025 đối với bản ký số"
    assert due(text) == ["2025-05-15", "2025-05-20"]


def test_a_notice_that_moves_a_deadline_tells_the_new_one_only():
    text = "Theo đó, thời hạn nhận hồ sơ đến ngày 30/4/2025. Nay lùi, chậm nhất ngày 15/5/2025."
    assert due(text, title="Thông báo gia hạn nhận hồ sơ") == ["2025-05-15"]
    assert due(text, title="Thông báo nhận hồ sơ") == ["2025-04-30", "2025-05-15"]


def test_a_line_of_a_timetable_tells_a_deadline_though_the_article_is_no_notice():
    table = "- Đăng ký đội thi: đến hết 31/5/2025\n- Chấm điểm: đến hết 30/6/2025"
    assert due(table, is_call=False) == ["2025-05-31"]


def test_the_end_of_the_day_is_the_day():
    assert due("Nộp hồ sơ trước 24h00 ngày 15/5/2025.") == ["2025-05-15"]


def test_several_deadlines_are_told_each_with_its_words():
    text = "Hạn đăng ký tham gia: 10/5/2025; hạn nộp sản phẩm: 20/6/2025."
    assert due(text) == ["2025-05-10", "2025-06-20"]
    assert what(text) == ["Hạn đăng ký tham gia", "hạn nộp sản phẩm"]


def test_one_day_is_told_once_with_its_hour():
    assert due("Hạn nộp: 15/5/2025.\nNộp trước 16h30 ngày 15/5/2025.") == ["2025-05-15T16:30"]


@pytest.mark.parametrize(
    "text",
    [
        "Luật có hiệu lực từ ngày 01/7/2025.",
        "Hồ sơ nộp trước ngày 01/7/2025 theo Luật cũ vẫn có hiệu lực.",
        "Nhóm đã hoàn thành và nộp hồ sơ trước ngày 15/5/2025.",
        "Tính đến ngày 30/4/2025, có 40 hồ sơ đăng ký.",
        "Hội thảo diễn ra ngày 15/5/2025.",
        "Thời gian tổ chức: từ ngày 15/5/2025 đến ngày 17/5/2025.",
        "Các đội nộp hồ sơ trước ngày 31/5 hằng năm.",
        "Theo Công văn số 12/SKHCN ngày 15/5/2025, các đơn vị gửi báo cáo.",
        "Giấy phép có giá trị đến hết ngày 15/5/2026.",
        "Hồ sơ nộp trong vòng 15 ngày làm việc kể từ ngày ra thông báo.",
        "Hồ sơ nộp trong vòng 15 ngày kể từ ngày có kết quả.",
        "Chỉ tiêu phải đạt trước ngày 31/12/2025.",
        "Hạn nộp hồ sơ: 30/2/2025.",
        "Hồ sơ nộp trong vòng 15 ngày kể từ ngày 01/9/2024.",
        "Gửi phiếu trước cuối tháng 5/2025.",
        "Kết quả xét hồ sơ được thông báo trước ngày 30/5/2025.",
        "Sở nhận thêm 20 hồ sơ trong tháng 4/2025.",
        "Hồ sơ gửi trước ngày 15/5/2025 theo địa chỉ cũ vẫn được tiếp nhận.",
        "Thí sinh mang căn cước đến nhận chứng chỉ từ ngày 10/5/2025 đến ngày 15/5/2025.",
        "Cơ quan nghỉ lễ đến hết ngày 04/5/2025, hồ sơ nộp qua mạng.",
        "Hợp đồng có thời hạn 12 tháng đã được ký, hoàn thành trước ngày 15/5/2025.",
        "Thẻ nhà báo hết hạn ngày 15/5/2025.",
        "Ban tổ chức sẽ thông báo bài báo cáo được nhận trước ngày 15/5/2025.",
        "Tỉnh giao Liên hiệp hội chấm các hồ sơ, báo cáo kết quả trước ngày 15/5/2025.",
    ],
)
def test_other_days_are_no_deadlines(text):
    assert due(text) == []


def test_a_day_before_the_article_is_past():
    assert due("Hạn nộp hồ sơ: 15/4/2025.") == []


def test_a_year_that_is_missing_is_that_of_the_next_such_day():
    december = datetime.fromisoformat("2025-12-20T08:00:00+07:00")
    assert due("Gửi hồ sơ trước ngày 15/01.", published=december) == ["2026-01-15"]
    assert due("Gửi hồ sơ trước ngày 15/12.", published=december) == []


def test_without_a_date_of_its_own_an_article_has_only_deadlines_with_a_year():
    assert due("Hạn nộp hồ sơ: 15/5/2025.", published=None) == ["2025-05-15"]
    assert due("Hạn nộp hồ sơ: 15/5.", published=None) == []
    assert due("Nộp hồ sơ trong vòng 30 ngày kể từ ngày đăng.", published=None) == []


def test_days_are_counted_from_the_date_line_of_the_notice():
    text = "Lào Cai, ngày 18 tháng 4 năm 2025\nNộp trong vòng 10 ngày kể từ ngày ra thông báo."
    assert due(text) == ["2025-04-28"]


def test_two_date_lines_leave_it_open():
    lines = "Lào Cai, ngày 18 tháng 4 năm 2025\nHà Nội, ngày 2 tháng 4 năm 2025\n"
    assert due(f"{lines}Nộp trong vòng 10 ngày kể từ ngày ra thông báo.") == []


def test_what_is_no_notice_tells_a_deadline_where_it_asks_for_something():
    assert due("Tỉnh hoàn thành việc này trước ngày 15/5/2025.", is_call=False) == []
    assert due("Bạn đọc gửi bài về tòa soạn trước ngày 15/5/2025.", is_call=False) == ["2025-05-15"]
    assert due("Hạn nộp hồ sơ: 15/5/2025.", is_call=False) == ["2025-05-15"]


def test_what_is_due_is_told_in_the_words_of_the_article():
    assert what("Đến hết ngày 15/5/2025, hồ sơ phải có tại Văn phòng.") == [
        "hồ sơ phải có tại Văn phòng"
    ]
    assert what("3. Thời hạn nộp đơn:\nĐến 15/5/2025.") == ["Thời hạn nộp đơn"]
    (long,) = what(f"Hồ sơ {'rất dài ' * 40}nộp trước ngày 15/5/2025.")
    assert len(long) < 150
    assert long.endswith(" …")


def test_it_is_known_where_a_deadline_stands_and_what_calls_it_one():
    text = "Họp ngày 3/5. Hạn nộp hồ sơ: 15/5/2026."
    (found,) = said(text)
    assert text[found.day.start : found.day.end] == "15/5/2026"
    assert found.label == "hạn nộp hồ sơ"


@pytest.mark.parametrize("judged", lots().values(), ids=lots())
def test_of_the_judged_notices_nearly_all_are_told_and_hardly_any_wrongly(judged):
    counted = measure(judged)
    assert counted["wrong"] <= 2
    assert counted["quiet"] >= counted["silent"] - 1
    assert counted["missing"] <= 0.1 * counted["right"]


def test_a_timetable_in_one_sentence_has_no_deadlines_and_takes_no_time():
    assert due("Hạn nộp hồ sơ ngày 15/5/2025 " * 20_000) == []
