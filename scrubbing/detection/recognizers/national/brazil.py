"""Numbers of Brazil."""

from stdnum.br import cnpj, cpf

from scrubbing.detection.recognizers.national.numbers import Number
from scrubbing.detection.recognizers.national.words import COMPANY, IDENTITY, LICENCE, PASSPORT, SOCIAL, TAX

_VOTER = ("título de eleitor", "titulo de eleitor", "título eleitoral", "voter id", "voter registration")


def _pis(text: str) -> bool:
    """Check the number of the social programmes, modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(text, (3, 2, 9, 8, 7, 6, 5, 4, 3, 2), strict=False))
    return (11 - total % 11) % 11 % 10 == int(text[10])


NUMBERS = (
    Number(
        "BR_CPF",
        (*TAX, *IDENTITY, "CPF", "cpf", "cadastro de pessoas físicas"),
        alone="999.999.999-99",
        near="99999999999|999 999 999 99|999.999.999/99|999999999-99",
        check=cpf.is_valid,
    ),
    Number(
        "BR_CNPJ",
        (*TAX, *COMPANY, "CNPJ", "cnpj"),
        alone="99.999.999/9999-99",
        near="99999999999999|99 999 999/9999-99|99999999/9999-99",
        check=cnpj.is_valid,
    ),
    Number(
        "BR_RG",
        (*IDENTITY, "RG", "registro geral", "carteira de identidade", "cédula de identidade", "identidade"),
        near="99.999.999-9|99.999.999-A|999999999|99999999A|9.999.999|99.999.999|9999999-9|AA-99.999.999|AA 99.999.999",
    ),
    Number(
        "BR_PIS",
        (*SOCIAL, "PIS", "PASEP", "NIS", "NIT"),
        near="999.99999.99-9|99999999999|999.999.999-99|999.9999.999-9",
        check=_pis,
    ),
    Number(
        "BR_CNH",
        (*LICENCE, "CNH", "carteira nacional de habilitação", "carteira de motorista", "habilitação"),
        near="99999999999",
    ),
    Number("BR_VOTER_ID", _VOTER, near="9999 9999 9999|999999999999"),
    Number("BR_PASSPORT", (*PASSPORT, "passaporte"), near="AA999999", pattern=r"[A-Z]{2}\d{6}"),
)
