"""Only the public internet is connected to: a report's address must not reach into the user's own network."""

# ruff: noqa: S104 - 0.0.0.0 is refused here
from __future__ import annotations

import ipaddress
import socket

import pytest

from avowal.errors import FetchError
from avowal.sources.guard import check_address, is_public, resolved

PRIVATE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "192.0.0.8", "192.88.99.1", "198.18.0.1", "240.0.0.1", "203.0.113.5", "::1", "::", "fe80::1",
    "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1", "2002:7f00:1::", "2002:a00:1::", "2001::1", "100::1", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_inside_a_network_are_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_internet_are_public(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "①②⑦.⓪.⓪.①", "localhost"])
def test_other_ways_to_write_this_machine_are_refused(host):
    with pytest.raises(FetchError, match="private network or this machine"):
        resolved(host, 80, allow_private=False, item="x")
    assert resolved(host, 80, allow_private=True, item="x")


def test_a_host_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    answers = [(2, 1, 6, "", (one, 80)) for one in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_arguments, **_options: answers)
    with pytest.raises(FetchError, match="was not fetched"):
        resolved("news.example", 80, allow_private=False, item="x")


def test_a_name_that_is_not_known_is_said_so(monkeypatch):
    def unknown(*_arguments, **_options):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match="was not found") as caught:
        resolved("news.example", 80, allow_private=False, item="x")
    assert caught.value.slug == "fetch-failed"


@pytest.mark.parametrize(
    "address",
    [
        "ftp://news.example/a",
        "file:///etc/passwd",
        "data://text",
        "http://",
        "http://[::1",
        "http://news.example:99999/",
    ],
)
def test_addresses_of_no_page_are_refused(address):
    with pytest.raises(FetchError) as caught:
        check_address(address)
    assert caught.value.slug == "fetch-refused"


def test_an_address_gives_its_host_and_port():
    assert check_address("https://news.example/a") == ("https", "news.example", 443)
    assert check_address("http://news.example:8080/a") == ("http", "news.example", 8080)
