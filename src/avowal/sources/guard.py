"""Which network addresses may be connected to: only public ones, unless the user says otherwise.

Python's ``is_global`` lets NAT64, 6to4, site-local and multicast pass, so these are tested one by one.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from avowal.errors import FetchError

_CARRIERS = (
    (ipaddress.ip_network("64:ff9b::/96"), 0),  # NAT64: the IPv4 address is at the end
    (ipaddress.ip_network("2002::/16"), 80),  # 6to4: it follows the first 16 bits
    (ipaddress.ip_network("::/96"), 0),  # IPv4-compatible
)
_REFUSED = tuple(
    ipaddress.ip_network(said)
    for said in (
        "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "100.64.0.0/10", "fec0::/10", "2001::/32", "100::/64",
        "64:ff9b:1::/48",
    )
)  # fmt: skip

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def check_address(address: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address that may be fetched.

    Raises:
        FetchError: It is no http or https address with a host.
    """
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        msg = f"{address[:200]}: this is no address ({error}). Give one that begins with http:// or https://."
        raise FetchError(msg, slug="fetch-refused", item=address) from error
    if parts.scheme not in {"http", "https"} or not host:
        msg = f"{address[:200]}: only http and https addresses are fetched. Save the page and add the file."
        raise FetchError(msg, slug="fetch-refused", item=address)
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80)


def resolved(host: str, port: int, *, allow_private: bool, item: str) -> tuple[str, ...]:
    """The network addresses of a host, all of them checked.

    A host with one private address among public ones is refused: it may be a trap that answers in turn.

    Raises:
        FetchError: The name is not known, or leads into a private network.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        msg = f"{item}: the name {host!r} was not found. Look at the address, and whether there is a network."
        raise FetchError(msg, slug="fetch-failed", item=item) from error
    found = tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not allow_private and not all(is_public(ipaddress.ip_address(one.partition("%")[0])) for one in found):
        msg = (
            f"{item}: {host!r} is inside a private network or this machine, and was not fetched. "
            "If that is what you want, use --allow-private."
        )
        raise FetchError(msg, slug="fetch-refused", item=item)
    return found


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, also where it carries an IPv4 address inside.

    >>> is_public(ipaddress.ip_address("64:ff9b::7f00:1")), is_public(ipaddress.ip_address("93.184.216.34"))
    (False, True)
    """
    carried = _carried(address)
    if carried is not None:
        return is_public(carried)
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified:
        return False
    return not any(address in network for network in _REFUSED if network.version == address.version)


def _carried(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    for network, shift in _CARRIERS:
        if address in network:
            return ipaddress.IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
    return None
