"""The routine's table as its readers see it: the part of RUTIN.md between the markers."""

from __future__ import annotations

from daemon.routine.rules import Routine, StepRule

BEGIN = "<!-- Tabellen nedan skrivs av programmet ur daemon/routine/routine.toml. -->"
END = "<!-- Här slutar det som programmet skriver. -->"

_ROLES = {
    "utforare": "utföraren",
    "bistandshandlaggare": "biståndshandläggaren",
    "systemforvaltare": "systemförvaltaren",
}
_FACTS = {
    "client_registered": "kunden har registrerats",
    "first_visit": "första besöket",
    "provider_changed": "kunden har bytt utförare",
    "home_care_ended": "hemtjänsten har avslutats men trygghetslarmet är kvar",
    "client_ended": "all hjälp är avslutad",
    "decision_ends": "ett beslut går snart ut",
    "decision_renewed": "ett senare beslut finns",
    "month_begins": "en månad är slut (bara kunder från annan kommun)",
    "day_passed": "dagen har passerat",
    "confirmed": "någon har svarat klart",
    "rebooked": "besöket har bokats om",
    "booked": "ett nytt besök är bokat",
    "done": "arbetet är utfört",
    "failed": "besöket blev inte av",
    "cancelled": "ordern är avbeställd",
}
_ACTIONS = {"installation": "installationen", "removal": "nedmonteringen"}
_STATUSES = {
    "ordered": "är beställd",
    "booked": "är bokad",
    "done": "är utförd",
    "failed": "blev inte av",
    "cancelled": "är avbeställd",
}


def table(routine: Routine) -> str:
    """The steps and guards of ``routine`` in Markdown, Swedish, ending with a line break."""
    lines = [
        "| Steg | Vem gör det | Öppnas när | Ska vara klart | Stängs när | Rutinens ord |",
        "|---|---|---|---|---|---|",
    ]
    for rule in routine.steps.values():
        lines.append(_row(_step(rule)))
    lines += [
        "",
        "| Vakt | Säger till genast när | Vem får veta | Kommer av |",
        "|---|---|---|---|",
    ]
    for guard in routine.guards.values():
        told = _listed([_ROLES[role] for role in guard.told], "och")
        lines.append(
            _row((_named(guard.title, guard.guard), guard.when, told, _source(guard.source)))
        )
    lines += ["", "| I rutinen, men varken steg eller vakt | Varför inte |", "|---|---|"]
    lines += [_row((each.sentence, each.reason)) for each in routine.uncovered]
    return "\n".join(lines) + "\n"


def into(document: str, routine: Routine) -> str:
    """``document`` with the table of ``routine`` between its markers.

    Raises ValueError when a marker is missing.
    """
    before, _, rest = document.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"dokumentet saknar markörerna {BEGIN} och {END}")
    return f"{before}{BEGIN}\n\n{table(routine)}\n{END}{after}"


def due_words(rule: StepRule) -> str:
    """When a step is due, in words."""
    days = "1 arbetsdag" if rule.days == 1 else f"{rule.days} arbetsdagar"
    else_within = f", annars inom {days}" if rule.days else ""
    words = {
        "opening": f"inom {days}",
        "first_visit": f"senast första besöket{else_within}",
        "booked_day": "den bokade dagen; påminns arbetsdagen före, blir aldrig sent",
        "ordered_or_booked": (
            f"inom {days}, eller {rule.days_booked} arbetsdagar efter bokad dag om det är senare"
        ),
        "decision_end": (
            f"{days} före beslutets sista dag; öppnas {rule.days_ahead} arbetsdagar före"
        ),
        "day_of_month": f"den {rule.days}:e månaden efter",
    }
    return words[rule.due_from]


def fact_words(fact: str) -> str:
    """What a named fact means, in words."""
    if fact in _FACTS:
        return _FACTS[fact]
    action, _, status = fact.partition("_")
    return f"{_ACTIONS[action]} {_STATUSES[status]}"


def _step(rule: StepRule) -> tuple[str, ...]:
    closers = [fact_words(fact) for fact in rule.closes]
    if rule.message_only:
        closers.append("systemförvaltaren stänger steget")
    role = _ROLES[rule.role]
    if rule.may_confirm:
        others = _listed([_ROLES[other] for other in rule.may_confirm], "och")
        role = f"{role} (även {others} får svara)"
    return (
        _named(rule.title, rule.step),
        role,
        _listed([fact_words(fact) for fact in rule.opens], "eller"),
        due_words(rule),
        _listed(closers, "eller"),
        _source(rule.source),
    )


def _named(title: str, name: str) -> str:
    return f"{title} (`{name}`)"


def _source(source: tuple[str, ...]) -> str:
    return " ".join(source)


def _listed(words: list[str], last: str) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
