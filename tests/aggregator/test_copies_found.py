"""Which articles are one text, and which only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.copying.placing import COMMON, HOT
from aggregator.copying.texts import Text
from spiders.text import USUAL
from tests.aggregator.story import LEAD, STORY, cluster, keep
from tests.benchmarks.copied import articles


@pytest.mark.parametrize(
    "body",
    [STORY, LEAD + STORY, STORY.rpartition("\n\n")[0], STORY.replace("trại", "nơi")],
    ids=["whole", "new lead", "cut tail", "a word replaced everywhere"],
)
def test_a_copy_is_found_under_its_title_and_under_another(store, body):
    first = keep(store)
    same, other = keep(store, body), keep(store, body, title="Những hạt nếp trong chum sành")
    assert cluster(store, first) is not None
    assert {cluster(store, same), cluster(store, other)} == {cluster(store, first)}


def test_the_same_notice_of_another_year_is_no_copy(store):
    notice = (
        "Trường tuyển 140 học viên vào lớp kỹ thuật viên năm {year}, trong đó 35 học viên được miễn"
        " học phí. Hồ sơ gồm đơn theo mẫu, bằng tốt nghiệp và hai ảnh, nộp tại phòng đào tạo từ"
        " ngày {day}/3/{year} đến ngày {day}/5/{year}. Học viên ở xa được xếp chỗ trong ký túc xá,"
        " mỗi phòng 6 người, và được nhà trường giới thiệu việc làm sau khi hoàn thành khóa học."
        " Lớp khai giảng ngày {day}/8/{year}, học vào các buổi tối trong tuần và sáng thứ bảy."
    )
    title = "Tuyển sinh lớp kỹ thuật viên năm {year}"
    years = [
        keep(store, notice.format(year=year, day=day), title=title.format(year=year))
        for year, day in ((2024, 12), (2025, 17))
    ]
    assert [cluster(store, one) for one in years] == [None, None]
    unnamed = [
        keep(store, notice.format(year=year, day=day), title="Tuyển sinh lớp kỹ thuật viên")
        for year, day in ((2022, 14), (2023, 21))
    ]
    assert [cluster(store, one) for one in unnamed] == [None, None]


def test_two_minutes_of_one_form_are_no_copies(store):
    form = (
        "Chiều qua, hội đồng tư vấn do {chair} làm chủ tịch đã họp nghiệm thu đề tài “{project}”"
        " do {leader} chủ trì. Sau khi nghe báo cáo tóm tắt và ý kiến của hai phản biện, các thành"
        " viên đã trao đổi, chất vấn và bỏ phiếu. Hội đồng ghi nhận nhóm nghiên cứu đã hoàn thành"
        " các nội dung theo hợp đồng, sản phẩm đạt yêu cầu về số lượng và chất lượng; đề nghị"
        " nhóm chỉnh sửa báo cáo theo góp ý, nộp lại trong vòng ba mươi ngày. Kết quả, đề tài"
        " được xếp loại {grade}. Phát biểu kết luận, {chair} cảm ơn sự nỗ lực của {leader} và đơn"
        " vị phối hợp là {unit}."
    )
    filled = (
        ("ông Giáp Duệ", "Ủ men lá cho rượu nếp nương", "bà Vi Gấm", "khá", "Trại Nam Cát"),
        ("bà Sầm Uyển", "Lưới chắn cát cho đồi sim ven biển", "ông Lều Tý", "đạt", "Hội Long Khê"),
    )
    names = ("chair", "project", "leader", "grade", "unit")
    both = [
        keep(store, form.format(**dict(zip(names, one, strict=True))), title="Nghiệm thu đề tài")
        for one in filled
    ]
    assert [cluster(store, one) for one in both] == [None, None]


def test_what_stands_around_a_text_makes_no_copy(store):
    """As much of it as there is text of its own, in front and behind."""
    above = "Trang tin của ngành, nơi gặp gỡ của nhà khoa học và nhà nông. " * 4
    below = "\n\nBạn đọc gửi bài về tòa soạn, bài được đăng có nhuận bút theo quy định. " * 4
    stories = [one.body for one in articles(40, seed=5) if one.edit == "original"][:6]
    kept = [keep(store, f"{above}\n\n{story[:600]}{below}", title=story[:40]) for story in stories]
    assert {cluster(store, one) for one in kept} == {None}


def test_a_short_text_is_a_copy_under_the_same_title_only(store):
    short = "Mời xem ảnh của buổi lễ trồng rừng đầu xuân tại đồi Sơn Đoài do đoàn viên chụp."
    first = keep(store, short, title="Ảnh lễ trồng rừng đồi Sơn Đoài")
    other = keep(store, short, title="Xuân về bản nhỏ")
    same = keep(store, short, title="Ảnh lễ trồng rừng đồi Sơn Đoài")
    assert cluster(store, first) == cluster(store, same) is not None
    assert cluster(store, other) is None


def test_nothing_to_compare_is_no_copy(store):
    empty = [keep(store, None), keep(store, ""), keep(store, "Căn cứ Luật số 4;")]
    assert {cluster(store, one) for one in empty} == {None}


def test_articles_that_a_later_one_connects_become_one_cluster_with_a_trail(store):
    """The whole text is a copy of both of its halves, which have nothing in common."""
    before, behind = STORY[: len(STORY) // 2], STORY[len(STORY) // 2 :]
    halves = [[keep(store, half), keep(store, half)] for half in (before, behind)]
    first, second = (cluster(store, pair[0]) for pair in halves)
    assert first != second
    keep(store, STORY)
    assert {cluster(store, one) for pair in halves for one in pair} == {first}
    (merge,) = store.copies.merges(first)
    assert (merge.from_cluster, merge.into_cluster) == (second, first)
    assert "copy of" in merge.why


def test_an_article_edited_into_another_text_leaves_its_cluster_and_that_is_told(store):
    first, second, third = (keep(store) for _ in range(3))
    number = cluster(store, first)
    address = store.articles.get(second).url
    other = next(one.body for one in articles(20, seed=9) if len(one.body) > 800)
    keep(store, other, url=address, title="Tin khác")
    assert cluster(store, second) is None
    assert [(one.cluster, one.why) for one in store.copies.leavings(second)] == [
        (number, "its text has changed")
    ]
    assert cluster(store, first) == cluster(store, third) == number
    keep(store, STORY + " ", url=address)
    assert cluster(store, second) == number


def test_a_cluster_of_one_is_none_and_gets_its_number_again(store):
    first, second = keep(store), keep(store)
    number, address = cluster(store, first), store.articles.get(second).url
    keep(store, None, url=address, title="Đang cập nhật")
    assert cluster(store, first) is None
    assert cluster(store, keep(store)) == cluster(store, first) == number


def test_who_was_a_copy_of_the_edited_one_only_leaves_too(store):
    before, behind = STORY[: len(STORY) // 2], STORY[len(STORY) // 2 :]
    first, whole, last = keep(store, before), keep(store), keep(store, behind)
    assert cluster(store, first) == cluster(store, whole) == cluster(store, last) is not None
    keep(store, before, url=store.articles.get(whole).url)
    assert cluster(store, first) == cluster(store, whole) is not None
    assert cluster(store, last) is None
    assert len(store.copies.leavings(last)) == 1


def test_a_copy_is_found_however_many_have_the_same_text(store):
    kept = [keep(store, STORY) for _ in range(3 * HOT + 5)]
    assert len({cluster(store, one) for one in kept}) == 1


def test_what_many_articles_share_turns_out_to_be_nobodys_own(store):
    """The first few look like copies with a lead of their own; once more come, they are none."""
    around = STORY.replace("27", "hai mươi bảy").replace("5", "năm")
    leads = [one.body[:260] for one in articles(60, seed=3) if one.edit == "original"]
    kept = [keep(store, f"{lead}\n\n{around}", title=lead[:40]) for lead in leads[: COMMON + 4]]
    assert {cluster(store, one) for one in kept} == {None}


def test_a_collection_of_several_articles_makes_them_no_copies_of_one_another(store):
    several = [one for one in articles(60, seed=8) if one.edit == "original"][:3]
    each = [keep(store, one.body, title=one.title) for one in several]
    issue = "\n\n".join(f"{one.title}\n\n{one.body}" for one in several)
    keep(store, issue, title="Bản tin khoa học và đời sống của tuần qua")
    assert {cluster(store, one) for one in each} == {None}


def test_half_of_a_text_is_a_copy_under_another_title_too(store):
    half = STORY[: STORY.index("Đoàn đề nghị")].strip()
    first, second = keep(store), keep(store, half, title="Những hạt nếp trong chum sành")
    assert cluster(store, first) == cluster(store, second) is not None


@given(st.text(f"{USUAL[:20]}.;…! \n_aĐệ57", max_size=30))
def test_a_passage_is_the_same_beside_letters_that_are_rare_here(said):
    assert Text("", f"{said}\nЖ").passages == [*Text("", said).passages, ["ж"]]
