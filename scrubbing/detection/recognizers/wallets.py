"""Addresses of wallets, by the check sums that they carry; the few kinds without one need an unmistakable form."""

import re
from collections.abc import Iterable
from hashlib import sha256

from scrubbing.detection.recognizers.base import TextRecognizer

_BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
# Constants of the two versions of the check sum.
_SUMS = frozenset({1, 0x2BC830A3})

_LONG = re.compile(r"[A-Za-z0-9]{26,}")
_ETHER = re.compile(r"0x[0-9a-fA-F]{40}")
_BECH = re.compile(r"(?:bc|ltc|addr|cosmos|tb)1[02-9ac-hj-np-z]{25,110}", re.IGNORECASE)
_MONERO = re.compile(r"[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?")
_STELLAR = re.compile(r"G[A-Z2-7]{55}")
_BASE = re.compile(r"[1-9A-HJ-NP-Za-km-z]{26,44}")
_SOLANA = re.compile(r"solana|\bsol\b|phantom|spl token|wallet", re.IGNORECASE)
_BEFORE = 60
# First signs of addresses that hold 20 bytes and a check sum: Bitcoin, Litecoin, Dogecoin, Dash, Zcash, Tron.
_WITH_SUM = frozenset("13LMDXtTA9")


class WalletRecognizer(TextRecognizer):
    """Addresses in Bitcoin, Ether, Litecoin, Ripple, Tron, Solana, Monero, Cardano, Stellar and their like."""

    TYPE = "CRYPTO"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the addresses."""
        for match in _LONG.finditer(text):
            start, end = match.span()
            if text[end : end + 1] == "_" or (start and text[start - 1] in "_/-"):
                continue
            score = _rate(match.group(), text, start)
            if score:
                yield start, end, score


def _rate(written: str, text: str, start: int) -> float:
    """Rate a long word by the kinds of addresses that it may be."""
    if _ETHER.fullmatch(written) or _MONERO.fullmatch(written):
        return 0.8 if len(set(written.lower())) > 6 else 0.0
    if _BECH.fullmatch(written):
        return 0.95 if _has_bech32_sum(written) else 0.0
    if _STELLAR.fullmatch(written):
        return 0.8 if any(sign.isdigit() for sign in written) else 0.0
    return _rate_base(written, text, start) if _BASE.fullmatch(written) else 0.0


def _rate_base(written: str, text: str, start: int) -> float:
    if not (any(sign.isdigit() for sign in written) and any(sign.isalpha() for sign in written)):
        return 0.0
    if written[0] in _WITH_SUM and len(written) <= 35 and _has_sum(written, _BITCOIN):
        return 0.95
    if written[0] == "r" and len(written) <= 35 and _has_sum(written, _RIPPLE):
        return 0.95
    if 32 <= len(written) <= 44 and _SOLANA.search(text, max(0, start - _BEFORE), start):
        return 0.7 if len(_bytes(written, _BITCOIN)) == 32 else 0.0
    return 0.0


def _bytes(written: str, alphabet: str) -> bytes:
    number = 0
    for sign in written:
        number = number * 58 + alphabet.index(sign)
    zeros = len(written) - len(written.lstrip(alphabet[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def _has_sum(written: str, alphabet: str) -> bool:
    raw = _bytes(written, alphabet)
    return len(raw) in (25, 26) and sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


def _has_bech32_sum(written: str) -> bool:
    if written.lower() != written and written.upper() != written:
        return False
    prefix, _, data = written.lower().rpartition("1")
    if not data or any(sign not in _BECH32 for sign in data):
        return False
    values = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    total = 1
    for value in (*values, *map(_BECH32.index, data)):
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            total ^= generator if top >> place & 1 else 0
    return total in _SUMS
