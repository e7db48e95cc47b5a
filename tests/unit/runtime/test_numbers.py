"""Numbers of other classes than Python's own, as JSON has them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

import pytest
from pydantic_core import PydanticSerializationError
from sdk_runtime.models import Model
from sdk_runtime.scalars import AsNumber


class Price(Model):
    amount: Annotated[Decimal, AsNumber()]


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("1.5", "1.5"),
        ("1.10", "1.1"),
        ("100.00", "100"),
        ("-0.000001", "-1e-6"),
        ("9007199254740993", "9007199254740993"),
        ("12345678901234567890123456789", "12345678901234567890123456789"),
        ("1E+25", "10000000000000000000000000"),
        ("12345678901234567890.5", "1.2345678901234567e19"),
    ],
)
def test_a_decimal_is_a_number_on_the_wire(given: str, sent: str) -> None:
    text = Price(amount=Decimal(given)).model_dump_json().replace("e+", "e")
    assert text == f'{{"amount":{sent}}}'


@pytest.mark.parametrize("text", ["1.5", "9007199254740993", "12345678901234567890123456789"])
def test_what_is_read_is_sent_again(text: str) -> None:
    body = f'{{"amount":{text}}}'
    found = Price.model_validate_json(body)
    assert (found.amount, found.model_dump_json()) == (Decimal(text), body)


@pytest.mark.parametrize("value", [Decimal("1E+400"), Decimal("NaN"), Decimal("-Infinity")])
def test_what_json_cannot_have_is_not_sent(value: Decimal) -> None:
    price: Any = Price.model_construct(amount=value)
    with pytest.raises(PydanticSerializationError, match="no number that JSON can have"):
        price.model_dump_json()


def test_any_class_that_is_a_number() -> None:
    assert [AsNumber._number(Fraction(each)) for each in ("1/2", "4/2")] == [0.5, 2]
