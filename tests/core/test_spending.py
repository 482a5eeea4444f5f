"""What calls to a model cost, and when a day's budget is spent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.spending import MILLION, Budget, Call, Outcome, Prices, Spent, Terms

PRICES = Prices(prompt=0.25, completion=2.0, cached=0.025)


def spent(prompt: int = 0, cached: int = 0, completion: int = 0) -> Spent:
    return Spent(Call.PROBE, Outcome.OK, prompt, cached, completion)


@pytest.mark.parametrize(
    ("call", "cost"),
    [
        (spent(), 0),
        (spent(prompt=MILLION), 250_000),
        (spent(prompt=MILLION, cached=MILLION), 25_000),
        (spent(prompt=MILLION, cached=400_000), 160_000),
        (spent(completion=MILLION), 2_000_000),
        (spent(prompt=900, cached=640, completion=30), 141),  # 65 + 16 + 60
        (spent(prompt=1), 0),
        (spent(prompt=3), 1),  # rounded, not cut
    ],
)
def test_what_came_from_the_cache_is_cheaper(call: Spent, cost: int) -> None:
    assert PRICES.cost(call) == cost
    assert Terms("small", prices=PRICES).cost(call) == cost


def test_where_no_prices_are_set_nothing_costs_money() -> None:
    assert Terms("small").cost(spent(MILLION, 0, MILLION)) == 0


def test_cached_tokens_are_part_of_those_sent() -> None:
    assert spent(prompt=900, cached=640, completion=30).tokens == 930


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 10**7))
def test_no_call_earns_money(prompt: int, cached: int, completion: int) -> None:
    cost = PRICES.cost(spent(prompt, cached, completion))
    assert cost >= 0
    assert PRICES.cost(spent(prompt, cached, completion + 1)) >= cost


@pytest.mark.parametrize(
    ("budget", "is_spent"),
    [
        (Budget(), False),
        (Budget(tokens=501), False),
        (Budget(tokens=500), True),
        (Budget(tokens=0), True),
        (Budget(money=71), False),
        (Budget(money=70), True),
        (Budget(money=0), True),
        (Budget(tokens=501, money=71), False),
        (Budget(tokens=500, money=71), True),
        (Budget(tokens=501, money=70), True),
    ],
)
def test_a_budget_is_spent_when_tokens_or_money_reach_it(budget: Budget, is_spent: bool) -> None:
    assert budget.is_spent(tokens=500, money=70) is is_spent


def test_a_budget_of_nothing_is_spent_before_the_first_call() -> None:
    assert Budget(tokens=0).is_spent(0, 0)
    assert not Budget(tokens=1).is_spent(0, 0)
    assert not Budget().is_spent(10**12, 10**12)
