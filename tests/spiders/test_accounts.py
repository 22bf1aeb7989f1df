"""Names that posters log in with are nobody's: who wrote a piece is then unknown."""

import pytest

from spiders.people.credits import names_account, parse_credit, parse_signature
from spiders.people.names import is_person, may_be_person

ACCOUNTS = [
    "admin",
    "Admin Sở",
    "Portal Admin",
    "quantri",
    "Quản trị viên",
    "QTHT",
    "Super User",
    "SuperUser Account",
    "User 1",
    "nguyenvana.skhcn",
    "Nguyenvana",
    "NguyenVanA",
    "Hangtt",
    "Lethihoa82",
    "Banbientap",
    "bbt@skhcn.example.vn",
]


@pytest.mark.parametrize("account", ACCOUNTS)
def test_an_account_is_no_author(account):
    for label in ("Người đăng", "Tác giả", "Đăng bởi"):
        assert parse_credit(f"{label}: {account}") is None
        assert names_account(f"{label}: {account}")


@pytest.mark.parametrize(
    "name", ["Lê Thị Hoa", "Le Thi Hoa", "Thu", "Trang", "Ban Biên tập", "SKHCN", "K.Oanh", "PV"]
)
def test_names_units_and_initials_are_no_accounts(name):
    credit = parse_credit(f"Người đăng: {name}")
    assert credit
    assert credit.author == name
    assert not names_account(f"Người đăng: {name}")


@pytest.mark.parametrize(
    "line", ["", "admin", "Nguồn: quantri", "Người đăng ký: admin", "Lượt xem: 7"]
)
def test_only_a_label_of_a_poster_names_an_account(line):
    assert not names_account(line)


@pytest.mark.parametrize("site", ["Lục Bình Online", "LỤC BÌNH NEWS", "Lục Bình Portal"])
def test_the_name_of_a_site_is_no_persons(site):
    assert not (is_person(site) or may_be_person(site))


@pytest.mark.parametrize("site", ["Lucbinhportal", "LucbinhOnline"])
def test_a_site_named_after_its_place_is_a_source(site):
    found = parse_signature(f"Theo {site}")
    assert found
    assert (found.author, found.source) == (None, site)
