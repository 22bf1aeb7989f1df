import tomllib
import unicodedata
from importlib.resources import files

import pytest

from aggregator.sorting.topics import classify, explain, genres, topics
from spiders.text import fold
from tests.aggregator.topic_accuracy import judge, rows

DATA = tomllib.loads(files("aggregator").joinpath("data/topics.toml").read_text("utf-8"))
ENTRIES = {**DATA["topics"], **DATA["genres"]}
FILLER = "Các đại biểu trao đổi thẳng thắn về những việc đã làm được trong thời gian vừa qua. "


def found(title: str, text: str = "") -> set[str]:
    return {slug for slug, _ in classify(title, text).topics}


def score(slug: str, title: str, text: str = "") -> float:
    return dict(classify(title, text).topics).get(slug, 0.0)


def test_the_taxonomy_has_19_topics_and_9_genres_named_in_two_languages():
    assert (len(topics()), len(genres())) == (19, 9)
    assert next(iter(topics())) == "so-huu-tri-tue"
    assert list(genres())[-1] == "tin-khac"
    assert all(entry.vi and entry.en for entry in [*topics().values(), *genres().values()])


@pytest.mark.parametrize("slug", ENTRIES)
def test_no_phrase_stands_in_two_lists_of_one_entry(slug):
    phrases = [text for level in DATA["weights"] for text in ENTRIES[slug].get(level, ())]
    assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize("slug", ENTRIES)
def test_every_list_of_phrases_has_a_weight(slug):
    assert set(ENTRIES[slug]) <= {"vi", "en", *DATA["weights"]}


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Trao văn bằng bảo hộ chỉ dẫn địa lý cho gạo nếp Khẩu Nậm", "so-huu-tri-tue"),
        ("Kiểm định phương tiện đo tại chợ trung tâm", "tieu-chuan-do-luong-chat-luong"),
        ("Cấp phép sử dụng máy X-quang cho ba phòng khám", "an-toan-buc-xa-hat-nhan"),
        ("Danh mục nhiệm vụ KH&CN cấp tỉnh năm 2022", "nhiem-vu-khcn"),
        ("Chuyển giao công nghệ sấy lạnh cho hợp tác xã", "ung-dung-chuyen-giao-cong-nghe"),
        ("Ngày hội khởi nghiệp của sinh viên", "doi-moi-sang-tao-khoi-nghiep"),
        ("Hội thi Sáng tạo kỹ thuật lần thứ IX", "sang-kien-giai-thuong"),
        ("Bình dân học vụ số đến với xã vùng cao", "chuyen-doi-so"),
        ("Nghị quyết số 57-NQ/TW đi vào cuộc sống", "chuyen-doi-so"),
        ("Nhận diện các chiêu lừa đảo trực tuyến", "an-toan-thong-tin"),
        ("Thêm 60 trạm 5G phủ sóng khu công nghiệp", "buu-chinh-vien-thong"),
        ("Nuôi cá tầm trên lòng hồ thủy điện", "nong-nghiep-dac-san"),
        ("Bào chế viên nang từ bài thuốc gia truyền", "y-duoc"),
        ("Xử lý rác thải nhựa ven biển", "moi-truong-nang-luong"),
        ("Bảo tồn di sản hát then của người Tày", "khoa-hoc-xa-hoi"),
        ("Thu phiếu điều tra thống kê khoa học và công nghệ", "thong-tin-thong-ke-khcn"),
        ("Lấy ý kiến dự thảo Nghị định về sàn giao dịch", "chinh-sach-phap-luat"),
        ("Công khai quyết toán ngân sách năm 2019", "cai-cach-hanh-chinh"),
        ("Chi bộ Văn phòng kết nạp đảng viên mới", "to-chuc-doan-the"),
        ("Làm việc với Đại sứ quán Phần Lan", "hop-tac-quoc-te"),
    ],
)
def test_a_clear_headline_is_enough(title, slug):
    assert slug in found(title)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Tháng hành động vì an toàn thực phẩm", "an-toan-buc-xa-hat-nhan"),
        ("Diễn tập bảo đảm an toàn thông tin mạng", "an-toan-buc-xa-hat-nhan"),
        ("Trưởng bản là hạt nhân đoàn kết của xóm", "an-toan-buc-xa-hat-nhan"),
        ("Ký hợp tác giữa Sở và Trường Đại học Hùng Vương", "hop-tac-quoc-te"),
        ("Liên minh Hợp tác xã họp mặt đầu năm", "hop-tac-quoc-te"),
        ("TBT: Hàn Quốc sửa quy định nhãn thực phẩm", "hop-tac-quoc-te"),
        ("Các tổ chức, cá nhân nộp báo cáo", "nong-nghiep-dac-san"),
        ("Vườn ươm doanh nghiệp mở cửa", "nong-nghiep-dac-san"),
        ("Cải thiện môi trường kinh doanh", "moi-truong-nang-luong"),
        ("Sở Tài nguyên và Môi trường chuyển trụ sở", "moi-truong-nang-luong"),
        ("Trang bị bảo hộ lao động cho công nhân", "so-huu-tri-tue"),
        ("Giải thưởng Chất lượng Quốc gia", "sang-kien-giai-thuong"),
        ("Sở Văn hóa, Thể thao và Du lịch đổi tên", "khoa-hoc-xa-hoi"),
        ("Bản tin Khoa học và Công nghệ số 4", "chuyen-doi-so"),
    ],
)
def test_a_word_in_another_sense_is_no_evidence(title, slug):
    assert slug not in found(title)


def test_a_document_cited_in_the_lead_does_not_make_the_article_about_policy():
    lead = "Thực hiện Quyết định số 12/QĐ-UBND và Kế hoạch số 7/KH-SKHCN, Sở mở lớp học."
    assert "chinh-sach-phap-luat" not in found("Tập huấn mã số mã vạch", lead)


def test_an_article_may_have_several_topics():
    title = "Nghiệm thu đề tài bảo tồn nguồn gen lợn đen Mường Khoa"
    assert {"nhiem-vu-khcn", "nong-nghiep-dac-san"} <= found(title)


def test_an_article_may_have_no_topic():
    assert classify("Lịch nghỉ lễ", "Các phòng phân công trực.").topics == ()


def test_topics_come_best_first_with_scores_between_0_and_1():
    title = "Nghiệm thu đề tài khoa học cấp tỉnh về nuôi tôm"
    scores = [value for _, value in classify(title, FILLER).topics]
    assert scores == sorted(scores, reverse=True)
    assert all(0.5 <= value <= 1 for value in scores)


def test_a_phrase_says_more_in_the_headline_than_in_the_lead():
    about, lead = "Bảo hộ nhãn hiệu", "Bảo hộ nhãn hiệu cho chè."
    assert score("so-huu-tri-tue", about, FILLER) > score("so-huu-tri-tue", "Tin ngắn", lead) > 0


def test_a_topic_touched_deep_in_a_long_report_is_not_its_topic():
    report = FILLER * 60 + "Công tác sở hữu trí tuệ được duy trì. " + FILLER * 60
    assert found("Báo cáo công tác năm 2019", report) == set()


def test_the_same_words_count_less_in_a_longer_text():
    few = FILLER * 6 + "Mã vạch, TCVN, mã độc, HACCP, hợp quy, Kaizen, đo lường. "
    title = "Truy xuất nguồn gốc"
    slug = "tieu-chuan-do-luong-chat-luong"
    assert score(slug, title, few) > score(slug, title, few + FILLER * 200)


def test_syllables_are_whole():
    assert "buu-chinh-vien-thong" in found("Mạng 5G về bản")
    assert "buu-chinh-vien-thong" not in found("Thẻ nhớ 5GB về bản")


def test_a_phrase_does_not_reach_across_the_end_of_a_sentence():
    assert "chuyen-doi-so" in found("Chuyển đổi, số")
    assert "chuyen-doi-so" not in found("Giống lúa chuyển đổi. Số hộ tăng")


@pytest.mark.parametrize(
    "title",
    [
        "Hội thảo sở hữu trí tuệ",
        "HỘI THẢO SỞ HỮU TRÍ TUỆ",
        unicodedata.normalize("NFD", "Hội thảo sở hữu trí tuệ"),
        "Hoi thao so huu tri tue",
        "Hội thảo SHTT",
        "Hoi thao SHTT",
    ],
)
def test_spelling_does_not_matter(title):
    assert found(title) == {"so-huu-tri-tue"}
    assert classify(title, "").genre == "tin-hoi-nghi"


def test_the_place_of_the_tone_mark_does_not_matter():
    assert found("Nhãn hàng hoá") == found("Nhãn hàng hóa") == {"tieu-chuan-do-luong-chat-luong"}


def test_a_phrase_that_could_be_two_without_marks_says_only_what_both_say():
    assert found("Hội thao ngành") == {"to-chuc-doan-the"}
    assert classify("Hoi thao nganh", "") == classify("Hội thảo ngành", "")


def test_a_word_that_marks_tell_apart_is_not_found_without_them():
    assert "y-duoc" not in found(fold("Tham lam"), "")
    assert "nong-nghiep-dac-san" not in found(fold("Cá nhân và tổ chức"))


@pytest.mark.parametrize(
    "ampersand", ["KH&CN", "KHCN", "khoa học, công nghệ", "khoa học và công nghệ"]
)
def test_science_and_technology_is_known_by_all_its_names(ampersand):
    assert "nhiem-vu-khcn" in found(f"Đề xuất nhiệm vụ {ampersand}")


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Hội thảo khoa học về làng nghề", "tin-hoi-nghi"),
        ("Lễ công bố chỉ dẫn địa lý", "tin-hoi-nghi"),
        ("Hội nghị tập huấn kỹ năng số", "dao-tao-tap-huan"),
        ("Khai giảng lớp an toàn bức xạ", "dao-tao-tap-huan"),
        ("Thông báo tuyển chọn tổ chức chủ trì đề tài", "thong-bao-moi-goi"),
        ("Mời tham gia chợ công nghệ", "thong-bao-moi-goi"),
        ("Nghiệm thu đề tài nuôi ong", "ket-qua-nghiem-thu"),
        ("Hội thảo tổng kết đề tài nuôi ong", "ket-qua-nghiem-thu"),
        ("Thanh tra 12 cửa hàng xăng dầu", "thanh-tra-kiem-tra"),
        ("Kế hoạch phòng, chống tham nhũng năm 2020", "van-ban"),
        ("Hướng dẫn viết đơn đăng ký nhãn hiệu", "van-ban"),
        ("Hội nghị tổng kết công tác năm 2018", "bao-cao-tong-ket"),
        ("Báo cáo quý II năm 2021", "bao-cao-tong-ket"),
        ("Lão nông làm giàu từ vườn bưởi", "mo-hinh-guong"),
        ("Sắc màu vùng biên", "tin-khac"),
    ],
)
def test_the_headline_tells_the_form(title, genre):
    assert classify(title, "").genre == genre


def test_the_text_does_not_overrule_the_headline_about_the_form():
    lead = "Tại hội nghị tập huấn, khóa đào tạo và lớp bồi dưỡng đã khai giảng."
    assert classify("Thông báo lịch học", lead).genre == "thong-bao-moi-goi"


def test_the_text_tells_the_form_where_the_headline_is_silent():
    assert classify("Nâng cao năng lực", "Sở đã mở lớp tập huấn.").genre == "dao-tao-tap-huan"


def test_what_the_headline_begins_with_names_its_form():
    assert classify("Hội nghị phổ biến Luật Sở hữu trí tuệ", "").genre == "tin-hoi-nghi"
    assert classify("Tổng kết, trao giải hội thi sáng tạo", "").genre == "tin-hoi-nghi"


def test_a_phrase_may_ask_for_the_beginning_of_the_text():
    told = "Lý Thị Mai trồng ba ha sả, bán lá cho xưởng nấu dầu. Hàng xóm học theo."
    assert classify("Đồi sả bên suối", f"Bà {told}").genre == "mo-hinh-guong"
    assert "| bà" in {one.phrase for one in explain("Đồi sả", f"Bà {told}")["mo-hinh-guong"]}
    assert "| bà" not in {
        one.phrase for one in explain("Đồi sả", f"Vợ: bà {told}")["mo-hinh-guong"]
    }


@pytest.mark.parametrize("country", ["Na Uy", "Ba Lan", "Hàn Quốc"])
def test_a_phrase_with_a_kind_of_name_stands_for_each_such_name(country):
    assert "hop-tac-quoc-te" in found(f"Chuyên gia {country} đến làm việc tại trại giống")


def test_nothing_is_other_news_without_topics():
    assert (classify("", "").topics, classify("", "").genre) == ((), "tin-khac")


def test_the_judged_headlines_use_slugs_that_exist():
    for row in rows():
        assert {*row["topics"], *row["also"]} <= set(topics())
        assert row["genre"] and set(row["genre"]) <= set(genres())


def test_most_of_what_was_judged_by_hand_is_judged_so_again():
    judged = [judge(row) for row in rows()]
    asked = sum(len(row["topics"]) for row in rows())
    missing, wrong = (sum(len(parts[i]) for parts in judged) for i in (1, 2))
    assert missing / asked < 0.15
    assert wrong / asked < 0.15


def test_a_training_that_is_called_for_is_a_call_besides():
    text = "Lớp học mở ngày 6/10. Học viên nộp hồ sơ tại văn phòng, hạn nộp 30/9."
    told = classify("Khóa đào tạo kiểm định viên", text)
    assert told.genre == "dao-tao-tap-huan"
    assert "thong-bao-moi-goi" in told.forms
