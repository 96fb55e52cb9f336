"""Addresses of machines."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values

MACHINES = [
    ("server 10.20.30.40:8080 is down", "10.20.30.40"),
    ("route 10.0.0.0/8 via eth0", "10.0.0.0/8"),
    ("host=10.1.2.3", "10.1.2.3"),
    ("2001:db8::1", "2001:db8::1"),
    ("fe80::1%eth0 up", "fe80::1%eth0"),
    ("2001:0db8:85a3:0000:0000:8a2e:0370:7334", "2001:0db8:85a3:0000:0000:8a2e:0370:7334"),
    ("::ffff:192.0.2.128 mapped", "::ffff:192.0.2.128"),
    ("[2001:db8::2]:443", "2001:db8::2"),
]


@pytest.mark.parametrize(("text", "expected"), MACHINES)
def test_it_finds_machines(text: str, expected: str) -> None:
    assert values("MachineAddressRecognizer", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "version 1.2.3.4",
        "section 2.3.2.4",
        "build>=1.2.3.4",
        "1.2.3.4.5",
        "255.255.255.0",
        "127.0.0.1 and ::1",
        "12:30:45",
        "std::vector a::b dead::beef",
        "999.1.2.3",
        "pkg-1.2.3.4",
    ],
)
def test_it_takes_no_versions_times_or_code_for_machines(text: str) -> None:
    assert values("MachineAddressRecognizer", text) == []


@pytest.mark.parametrize("text", ["00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "001A.2B3C.4D5E"])
def test_it_finds_hardware(text: str) -> None:
    assert values("HardwareAddressRecognizer", f"eth0 {text}, up") == [text]


@pytest.mark.parametrize(
    "text", ["00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "12-34-56-78-90-12", "12:30:45", "a-b-c-d-e-f"]
)
def test_it_takes_nobodys_hardware_and_no_numbers(text: str) -> None:
    assert values("HardwareAddressRecognizer", text) == []
