"""The table is checked whole, against a mapping typed anew from resolution 202/2025/QH15."""

import tomllib
from datetime import date, timedelta
from importlib.resources import files

import pytest

from aggregator.provinces import (
    Kind,
    UnknownProvinceError,
    current,
    current_unit,
    find,
    full_name,
    is_dissolved,
    members,
    province,
    provinces,
    regions,
    seat_on,
)
from spiders.text import fold

MERGER = date(2025, 7, 1)

UNCHANGED = (
    "Hà Nội, Huế, Lai Châu, Điện Biên, Sơn La, Lạng Sơn, Quảng Ninh, Thanh Hóa, Nghệ An, Hà Tĩnh, "
    "Cao Bằng"
)
MERGED = """
    Tuyên Quang = Hà Giang; Lào Cai = Yên Bái; Thái Nguyên = Bắc Kạn; Phú Thọ = Vĩnh Phúc, Hòa Bình;
    Bắc Ninh = Bắc Giang; Hưng Yên = Thái Bình; Hải Phòng = Hải Dương; Ninh Bình = Hà Nam, Nam Định;
    Quảng Trị = Quảng Bình; Đà Nẵng = Quảng Nam; Quảng Ngãi = Kon Tum; Gia Lai = Bình Định;
    Khánh Hòa = Ninh Thuận; Lâm Đồng = Đắk Nông, Bình Thuận; Đắk Lắk = Phú Yên;
    Hồ Chí Minh = Bình Dương, Bà Rịa - Vũng Tàu; Đồng Nai = Bình Phước; Tây Ninh = Long An;
    Cần Thơ = Sóc Trăng, Hậu Giang; Vĩnh Long = Bến Tre, Trà Vinh; Đồng Tháp = Tiền Giang;
    Cà Mau = Bạc Liêu; An Giang = Kiên Giang
"""
EXPECTED = dict.fromkeys(UNCHANGED.split(", "), ()) | {
    heir.strip(): tuple(part.strip() for part in parts.split(","))
    for heir, parts in (line.split("=") for line in MERGED.split(";"))
}
CITIES_BEFORE = {"ha-noi", "hai-phong", "hue", "da-nang", "ho-chi-minh", "can-tho"}
CODES_NOW = """
    01 ha-noi 04 cao-bang 08 tuyen-quang 11 dien-bien 12 lai-chau 14 son-la 15 lao-cai 19
    thai-nguyen 20 lang-son 22 quang-ninh 24 bac-ninh 25 phu-tho 31 hai-phong 33 hung-yen 37
    ninh-binh 38 thanh-hoa 40 nghe-an 42 ha-tinh 44 quang-tri 46 hue 48 da-nang 51
    quang-ngai 52 gia-lai 56 khanh-hoa 66 dak-lak 68 lam-dong 75 dong-nai 79 ho-chi-minh 80
    tay-ninh 82 dong-thap 86 vinh-long 91 an-giang 92 can-tho 96 ca-mau
"""


def test_there_were_63_and_are_34():
    assert len(provinces()) == 63
    assert [unit.name for unit in current()] == [
        province(slug).name for slug in CODES_NOW.split()[1::2]
    ]
    assert len(current()) == 34


def test_52_were_merged_into_23_and_11_stayed():
    heirs = {unit.slug for unit in current() if len(members(unit.slug)) > 1}
    merged = [slug for heir in heirs for slug in members(heir)]
    assert (len(heirs), len(merged), len(current()) - len(heirs)) == (23, 52, 11)


@pytest.mark.parametrize(("name", "parts"), EXPECTED.items())
def test_each_unit_consists_of_what_the_resolution_says(name, parts):
    names = [province(slug).name for slug in members(find(name))]
    assert names[0] == name
    assert sorted(names[1:]) == sorted(parts)
    assert {current_unit(find(part)) for part in parts} <= {find(name)}


def test_no_unit_succeeds_a_dissolved_one():
    assert all(not is_dissolved(current_unit(slug)) for slug in provinces())


@pytest.mark.parametrize("unit", provinces().values(), ids=lambda unit: unit.slug)
def test_every_row_is_complete(unit):
    assert unit.slug.replace("-", "").isalpha() and unit.slug.isascii()
    assert find(unit.slug) == find(unit.name) == unit.slug
    assert unit.phone_code.isdecimal() and len(unit.phone_code) in {2, 3}
    assert unit.periods[-1].name == unit.name
    assert all(len(p.code) == 2 and p.code.isdecimal() for p in unit.periods)


@pytest.mark.parametrize("unit", provinces().values(), ids=lambda unit: unit.slug)
def test_periods_follow_one_another_without_gap(unit):
    ends = [p.valid_until for p in unit.periods]
    starts = [p.valid_from for p in unit.periods]
    assert starts[0] is None
    assert [end + timedelta(days=1) for end in ends[:-1]] == starts[1:]
    assert ends[-1] == (MERGER - timedelta(days=1) if is_dissolved(unit.slug) else None)


@pytest.mark.parametrize("unit", provinces().values(), ids=lambda unit: unit.slug)
def test_the_scheme_of_a_code_changes_at_the_merger(unit):
    for period in unit.periods:
        assert period.scheme == ("2025" if (period.valid_from or date.min) >= MERGER else "2004")


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2025, 6, 30), MERGER, date(2026, 11, 1)])
def test_no_two_units_share_a_code_on_one_day(day):
    units = [u for u in provinces().values() if day < MERGER or u.successor is None]
    assert len({u.on(day).code for u in units}) == len(units)


def test_phone_codes_are_unique():
    assert len({unit.phone_code for unit in provinces().values()}) == 63


def test_one_number_names_other_territory_before_and_after_the_merger():
    assert province("long-an").on(date(2025, 6, 30)).code == "80"
    assert province("tay-ninh").on(date(2025, 6, 30)).code == "72"
    assert province("tay-ninh").on(MERGER).code == "80"


def test_codes_of_today_are_those_of_the_decision():
    codes = CODES_NOW.split()
    assert {u.slug: u.code for u in current()} == dict(zip(codes[1::2], codes[::2], strict=True))


def test_six_cities_stood_directly_below_the_state_before_the_merger_and_nine_do_now():
    before = {u.slug for u in provinces().values() if u.on(date(2025, 6, 30)).kind is Kind.CITY}
    now = {u.slug for u in current() if u.kind is Kind.CITY}
    assert before == CITIES_BEFORE
    assert now - before == {"dong-nai", "quang-ninh", "bac-ninh"}


@pytest.mark.parametrize(
    ("slug", "day", "expected"),
    [
        ("quang-ninh", date(2026, 8, 31), "Tỉnh Quảng Ninh"),
        ("quang-ninh", date(2026, 9, 1), "Thành phố Quảng Ninh"),
        ("bac-ninh", date(2026, 9, 19), "Tỉnh Bắc Ninh"),
        ("bac-ninh", date(2026, 9, 20), "Thành phố Bắc Ninh"),
        ("dong-nai", date(2026, 4, 29), "Tỉnh Đồng Nai"),
        ("dong-nai", date(2026, 4, 30), "Thành phố Đồng Nai"),
        ("hue", date(2024, 12, 31), "Tỉnh Thừa Thiên Huế"),
        ("hue", date(2025, 1, 1), "Thành phố Huế"),
        ("ho-chi-minh", date(2016, 5, 1), "Thành phố Hồ Chí Minh"),
    ],
)
def test_a_full_name_is_that_of_the_day(slug, day, expected):
    assert full_name(slug, day) == expected


def test_a_dissolved_unit_keeps_its_last_name():
    assert full_name("ha-giang", date(2026, 1, 1)) == "Tỉnh Hà Giang"


def test_a_dissolved_unit_has_only_its_own_articles():
    assert members("ha-giang") == ("ha-giang",)
    assert is_dissolved("ha-giang")


def test_a_current_unit_includes_those_merged_into_it_and_itself_first():
    assert members("ho-chi-minh") == ("ho-chi-minh", "binh-duong", "ba-ria-vung-tau")
    assert members("hue") == ("hue",)


@pytest.mark.parametrize("question", [province, members, is_dissolved, current_unit])
def test_an_unknown_slug_is_named_with_near_ones(question):
    with pytest.raises(UnknownProvinceError, match=r"'tuyen-quan'.*tuyen-quang"):
        question("tuyen-quan")


def test_a_slug_like_none_is_told_what_one_looks_like():
    with pytest.raises(LookupError, match=r"unknown province '12345': a slug looks like"):
        province("12345")


@pytest.mark.parametrize(
    ("printed", "slug"),
    [
        ("tỉnh Quảng Ninh", "quang-ninh"),
        ("TỈNH ĐẮK LẮK", "dak-lak"),
        ("Dak Lak", "dak-lak"),
        ("Đắc Lắc", "dak-lak"),
        ("Đăk Nông", "dak-nong"),
        ("Hoà Bình", "hoa-binh"),
        ("Thanh Hoá", "thanh-hoa"),
        ("Quảng Trị", "quang-tri"),
        ("Kontum", "kon-tum"),
        ("Bà Rịa – Vũng Tàu", "ba-ria-vung-tau"),
        ("BR-VT", "ba-ria-vung-tau"),
        ("tỉnh BRVT", "ba-ria-vung-tau"),
        ("Thừa Thiên - Huế", "hue"),
        ("TT-Huế", "hue"),
        ("TP.HCM", "ho-chi-minh"),
        ("Tp. Hồ Chí Minh", "ho-chi-minh"),
        ("Ho Chi Minh City", "ho-chi-minh"),
        ("Hanoi", "ha-noi"),
        ("thủ đô Hà Nội", "ha-noi"),
        ("Thành phố Đồng Nai", "dong-nai"),
        ("Tỉnh Đồng Nai", "dong-nai"),
        ("hagiang", "ha-giang"),
        ("  Bắc   Kạn ", "bac-kan"),
    ],
)
def test_a_printed_name_is_found(printed, slug):
    assert find(printed) == slug


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "Cà Tím",
        "Hà Nàm",
        "Thành phố Hòa Bình",
        "Sở Khoa học và Công nghệ",
        "Quảng",
    ],
)
def test_what_names_no_province_is_not_found(printed):
    assert find(printed) is None


@pytest.mark.parametrize("unit", provinces().values(), ids=lambda unit: unit.slug)
def test_no_name_or_alias_means_another_province_too(unit):
    names = {unit.name, *unit.aliases, *(period.name for period in unit.periods)}
    assert {find(form) for name in names for form in (name, fold(name))} == {unit.slug}


def test_schemes_used_are_those_explained():
    text = files("aggregator").joinpath("data/provinces.toml").read_text("utf-8")
    used = {period.scheme for unit in provinces().values() for period in unit.periods}
    assert used == set(tomllib.loads(text)["schemes"])


def test_every_seat_lies_in_vietnam_and_no_two_units_share_one():
    points = {unit.seat.point for unit in provinces().values()}
    assert len(points) == 63
    assert all(8 < latitude < 24 and 102 < longitude < 110 for latitude, longitude in points)


def test_a_merged_unit_may_be_governed_from_the_town_of_another():
    assert seat_on("lao-cai", date(2025, 6, 30)).name == "Lào Cai"
    assert seat_on("lao-cai", date(2025, 7, 1)).name == "Yên Bái"
    assert seat_on("ha-giang", date(2026, 1, 1)).name == "Hà Giang"


def test_every_unit_of_today_is_in_one_of_six_regions():
    assert {unit.region for unit in current()} == set(regions())
    assert all(unit.region is None for unit in provinces().values() if unit.successor)
