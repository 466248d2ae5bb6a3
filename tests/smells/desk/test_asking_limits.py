from datetime import timedelta

from smells.asking_limits import DAY, HOUR, OF_A_BOARD, Limit, free_again_at
from tests.factories import NOW

MINUTE = timedelta(minutes=1)


def asked(*minutes_ago):
    return [NOW - minutes * MINUTE for minutes in minutes_ago]


def test_up_to_the_limit_it_is_free():
    assert free_again_at(asked(1, 2, 3, 4, 5), OF_A_BOARD, now=NOW) is None


def test_the_seventh_of_an_hour_waits_until_the_first_of_six_is_an_hour_old():
    assert free_again_at(asked(1, 2, 3, 4, 5, 50), OF_A_BOARD, now=NOW) == NOW + 10 * MINUTE
    assert free_again_at(asked(1, 2, 3, 4, 5, 60), OF_A_BOARD, now=NOW) is None


def test_the_order_in_which_the_times_come_does_not_matter():
    assert free_again_at(asked(50, 1, 5, 3, 2, 4), OF_A_BOARD, now=NOW) == NOW + 10 * MINUTE


def test_the_limit_that_ends_last_decides():
    limits = (Limit(1, HOUR), Limit(2, DAY))
    assert free_again_at(asked(30, 600), limits, now=NOW) == NOW + DAY - 600 * MINUTE
    assert free_again_at(asked(30), limits, now=NOW) == NOW + 30 * MINUTE


def test_twenty_a_day():
    every_hour = asked(*range(61, 61 + 20 * 61, 61))
    assert len(every_hour) == 20
    assert free_again_at(every_hour, OF_A_BOARD, now=NOW) == every_hour[-1] + DAY
