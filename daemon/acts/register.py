"""`import`: what a register says that the ledger did not know."""

from __future__ import annotations

from daemon.acts.desk import Changes, Desk
from daemon.register import Plan, Register, last_said, plan_import


def import_register(desk: Desk, register: Register) -> tuple[Plan, Changes]:
    """The ledger knows what the register says; nothing is stored of what it knew already.

    Where a row had no readable client nobody is said to have vanished: it may be theirs.
    """
    with desk.ledger.writing():
        last = last_said(desk.ledger.events.cases().values())
        plan = plan_import(register, last, now=desk.now, today=desk.today, by=desk.by)
        return plan, desk.append(plan.events)
