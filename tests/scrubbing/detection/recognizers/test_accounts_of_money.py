"""Accounts and wallets, proved by check digits or told by words."""

import pytest

from tests.scrubbing.detection.recognizers.tables import found, values

IBANS = [
    ("IBAN: DE89370400440532013000", "DE89370400440532013000"),
    ("GB82 WEST 1234 5698 7654 32 please", "GB82 WEST 1234 5698 7654 32"),
    ("gb82west12345698765432", "gb82west12345698765432"),
    ("DE89 3704 0044 0532 0130 00 BIC", "DE89 3704 0044 0532 0130 00"),
    ("NO93 8601 1117 947", "NO93 8601 1117 947"),
    ("FR14 2004 1010 0505 0001 3M02 606", "FR14 2004 1010 0505 0001 3M02 606"),
    ("MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S"),
    ("IBAN DE88 3704 0044 0532 0130 00", "DE88 3704 0044 0532 0130 00"),
]


@pytest.mark.parametrize(("text", "expected"), IBANS)
def test_it_finds_international_numbers(text: str, expected: str) -> None:
    assert values("AccountRecognizer", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "DE88 3704 0044 0532 0130 00",
        "XX89 3704 0044 0532 0130 00",
        "DE89 3704 0044",
        "IBAN DE00 3704 0044 0532 0130 00",
        "ab12 words that go on and on here",
    ],
)
def test_it_takes_nothing_unproved(text: str) -> None:
    assert values("AccountRecognizer", text) == []


WALLETS = [
    "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    "0x52908400098527886E0F7030069857D2E4169EE7",
    "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
    "TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC",
]


@pytest.mark.parametrize("wallet", WALLETS)
def test_it_finds_wallets(wallet: str) -> None:
    assert found("WalletRecognizer", f"send it to {wallet}.") == [("CRYPTO", wallet)]


@pytest.mark.parametrize("wallet", WALLETS)
def test_a_wallet_with_a_typing_error_is_none(wallet: str) -> None:
    broken = wallet[:20] + ("Z" if wallet[20] != "Z" else "Y") + wallet[21:]
    assert values("WalletRecognizer", broken) == []


@pytest.mark.parametrize(
    "text",
    [
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "123e4567e89b12d3a456426614174000",
        "internationalizationOfEverything123",
        "0x0000000000000000000000000000000000000000",
    ],
)
def test_hashes_and_identifiers_are_no_wallets(text: str) -> None:
    assert values("WalletRecognizer", text) == []


def test_it_finds_codes_of_banks_where_something_calls_them_so() -> None:
    assert found("BankIdentifierRecognizer", "SWIFT: DEUTDEFF500") == [("SWIFT_CODE", "DEUTDEFF500")]
    assert found("BankIdentifierRecognizer", "DEUTDEFF", "SWIFT/BIC") == [("SWIFT_CODE", "DEUTDEFF")]
    assert found("BankIdentifierRecognizer", "REMEMBER the DEUTDEFF") == []
    assert found("BankIdentifierRecognizer", "SWIFT IS A LANGUAGE") == []
