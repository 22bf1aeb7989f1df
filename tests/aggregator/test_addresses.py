from ipaddress import ip_address
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.utils.test import get_crawler
from twisted.internet.error import DNSLookupError

from aggregator.addresses import host_and_port, is_loopback, is_public, is_web_address
from aggregator.downloading.public import REFUSED, NotPublicError, PublicAddresses, PublicResolver

PRIVATE = [
    "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fc00::1",
    "::ffff:127.0.0.1", "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "113.160.0.1", "2001:4860:4860::8888"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(ip_address(address))


def test_loopback_is_known_by_name_and_number():
    assert [is_loopback(host) for host in ("localhost", "127.0.0.5", "::1", "a.vn")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_port_follows_from_the_scheme():
    assert host_and_port("https://a.vn/x") == ("a.vn", 443)
    assert host_and_port("http://a.vn:8080/x") == ("a.vn", 8080)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
        "https://10.0.0.5/a",
        "http://169.254.169.254/latest",
    ],
)
def test_a_source_of_the_internet_reaches_no_private_address(url):
    with pytest.raises(NotPublicError, match="allow_private"):
        PublicAddresses([], "https://a.vn").process_request(Request(url))


def test_a_private_source_reaches_its_own_host_and_port_only():
    guard = PublicAddresses(["http://127.0.0.1:8001"], "http://127.0.0.1:8001")
    guard.process_request(Request("http://127.0.0.1:8001/tin"))
    with pytest.raises(NotPublicError):
        guard.process_request(Request("http://127.0.0.1:5432/"))


def test_another_sources_private_host_stays_closed():
    guard = PublicAddresses(["http://noi-bo.vn"], "https://a.vn")
    with pytest.raises(NotPublicError):
        guard.process_request(Request("http://noi-bo.vn/"))


def test_a_public_host_is_reached():
    PublicAddresses([], "https://a.vn").process_request(Request("https://a.vn/tin"))


def resolver(private: list[str]) -> PublicResolver:
    crawler = get_crawler(settings_dict={"PRIVATE_HOSTS": private})
    return PublicResolver.from_crawler(crawler, SimpleNamespace())


def test_a_name_that_leads_to_a_private_address_is_refused():
    with pytest.raises(DNSLookupError, match=r"a\.vn.*192\.168\.0\.9"):
        resolver([])._public("192.168.0.9", "a.vn")
    with pytest.raises(NotPublicError, match=r"192\.168\.0\.9"):
        PublicAddresses([], "http://a.vn").process_request(Request("http://a.vn/tin"))
    REFUSED.clear()


def test_the_name_of_a_private_source_may_lead_there():
    assert resolver(["http://noi-bo.vn"])._public("192.168.0.9", "noi-bo.vn") == "192.168.0.9"


def test_addresses_of_the_web_are_told_from_others():
    assert is_web_address("https://a.example/tin")
    for url in ("ftp://a.example", "a.example", "https://", "http://[::1", "http://a:x/"):
        assert not is_web_address(url)
