"""Which network addresses a crawl may reach."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


def literal(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is written as, if it is no name."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether the address is of the public Internet (IANA's special-purpose registries)."""
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return address.is_global and not address.is_multicast


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, by name or number."""
    address = literal(host)
    return host == "localhost" or bool(address and address.is_loopback)


def is_web_address(url: str) -> bool:
    """Whether an address is of the web, and names a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def host_and_port(url: str) -> tuple[str, int]:
    """Where a request for this address goes; raises ValueError if that cannot be told."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or PORTS[parts.scheme]
