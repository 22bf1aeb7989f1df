import pytest

from aggregator.history.edits import Aspect, Fact, Version, is_typography, judge

BODY = "Sở nhận hồ sơ của các tổ chức. Hạn nộp hồ sơ: 15/5/2026. Kinh phí 1.200 triệu đồng."


def version(body: str = BODY, title: str = "Tuyển chọn nhiệm vụ", **values) -> Version:
    return Version(title=title, body_text=body, **values)


def aspects(old: Version, new: Version) -> list[Aspect]:
    return list(judge(old, new).aspects)


def test_a_deadline_is_told_with_its_old_and_its_new_day():
    found = judge(version(), version(BODY.replace("15/5", "30/5")))
    assert found.aspects == (Aspect.DEADLINE,)
    assert found.facts == (Fact(Aspect.DEADLINE, "hạn nộp hồ sơ", "15/5/2026", "30/5/2026"),)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("diễn ra ngày 3/4/2026", "diễn ra ngày 4/4/2026"),
        ("diễn ra ngày 3 tháng 4 năm 2026", "diễn ra ngày 4 tháng 4 năm 2026"),
        ("diễn ra ngày 3-4-2026", "diễn ra ngày 3-5-2026"),
        ("diễn ra ngày 3.4", "diễn ra ngày 13.4"),
    ],
)
def test_another_date_is_a_date_and_no_number(old, new):
    assert aspects(version(f"Hội thi {old}."), version(f"Hội thi {new}.")) == [Aspect.DATE]


def test_one_day_in_another_spelling_is_the_same_day():
    old, new = version("Họp ngày 03/04/2026."), version("Họp ngày 3-4-2026.")
    assert aspects(old, new) == [Aspect.TYPOGRAPHY]


def test_another_amount_is_a_number():
    found = judge(version(), version(BODY.replace("1.200", "1.500")))
    assert found.aspects == (Aspect.NUMBER,)
    assert found.facts == (Fact(Aspect.NUMBER, "", "1.200", "1.500"),)


def test_a_fraction_is_no_date():
    assert aspects(version("Tăng 12.5 lần."), version("Tăng 11.5 lần.")) == [Aspect.NUMBER]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("đạt 1.200 lượt", "đạt 1200 lượt"),
        ("tăng 2,5 lần", "tăng 2.5 lần"),
        ("có 5 đội, 7 giải", "có 7 giải, 5 đội"),
    ],
)
def test_the_same_numbers_in_other_signs_or_places_are_no_other_numbers(old, new):
    assert Aspect.NUMBER not in aspects(version(old), version(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hoà giải “tốt” - nhanh", 'Hòa giải "tốt" – nhanh'),
        ("SỞ KHOA HỌC", "Sở Khoa học"),
        ("Sở  họp , rồi về .", "Sở họp, rồi về."),
        ("To\u0302\u0309 chức", "Tổ chức"),
    ],
)
def test_signs_spaces_case_and_encoding_are_typography(old, new):
    assert is_typography(old, new)
    assert aspects(version(old), version(new)) == [Aspect.TYPOGRAPHY]


def test_a_letter_is_no_typography():
    assert aspects(version("Sở họp."), version("Sở hợp.")) == [Aspect.TEXT]


def test_digits_that_grow_together_are_no_typography():
    assert Aspect.TYPOGRAPHY not in aspects(version("15 5 đội"), version("155 đội"))


def test_another_title_is_told_before_all_else():
    found = judge(version(), version(BODY + " Thêm một câu.", title="Gia hạn tuyển chọn"))
    assert found.aspects == (Aspect.TITLE, Aspect.TEXT)
    assert found.facts[0] == Fact(Aspect.TITLE, "", "Tuyển chọn nhiệm vụ", "Gia hạn tuyển chọn")


def test_files_that_come_and_go_are_named():
    old = version(attachments=[{"url": "https://a.example/1.pdf", "name": "Mẫu 1"}])
    new = version(attachments=[{"url": "https://a.example/2.pdf", "name": None}])
    assert judge(old, new).facts == (
        Fact(Aspect.ATTACHMENT, "", "Mẫu 1", "https://a.example/2.pdf"),
    )


def test_another_author_is_a_detail():
    found = judge(version(author="Lê Thị Mơ"), version(author="Lê Thị Mận"))
    assert found.facts == (Fact(Aspect.DETAILS, "author", "Lê Thị Mơ", "Lê Thị Mận"),)


def test_the_same_has_no_aspects():
    assert judge(version(), version()) == ((), ())
