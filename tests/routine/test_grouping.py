"""Which client each order belongs to."""

from daemon.routine.grouping import client_of_orders
from tests.routine.diary import events


def test_an_order_belongs_to_the_client_its_messages_name() -> None:
    diary = (
        "11-02 order 48213 installation ordered\n11-03 order 48213 installation done client=K\n"
        "11-04 order 48214 installation ordered"
    )
    assert client_of_orders(events(diary)) == {"48213": "K", "48214": None}


def test_the_event_stated_last_that_names_a_client_holds() -> None:
    diary = (
        "11-02 order 48213 installation ordered client=L\n11-03 link 48213\n"
        "11-04 order 48213 installation booked 11-20"
    )
    assert client_of_orders(events(diary)) == {"48213": "K"}
    later = diary + "\n11-05 order 48213 installation done client=L"
    assert client_of_orders(events(later)) == {"48213": "L"}


def test_a_link_taken_back_gives_the_order_back() -> None:
    diary = (
        "11-02 order 48213 installation ordered client=L\n11-03 link 48213 as=a\n11-04 undo a as=b"
    )
    assert client_of_orders(events(diary)) == {"48213": "L"}
    assert client_of_orders(events(diary + "\n11-05 undo b")) == {"48213": "K"}


def test_a_link_to_an_order_never_seen_is_kept() -> None:
    assert client_of_orders(events("11-03 link 48213")) == {"48213": "K"}
