"""The expected text of each sample mail, beside its name. `python -m tests.rendering.golden`
writes those that are missing and never overwrites one: delete it first, then read the new one."""

from __future__ import annotations

from pathlib import Path

from daemon.rendering import Renderer, sample_mails

FOLDER = Path(__file__).parent / "mails"
MUNICIPALITY = "Exempelkommun"


def said(name: str) -> str:
    """The subject and the text of one sample mail."""
    rendered = Renderer(municipality=MUNICIPALITY).render(sample_mails()[name])
    return f"Ämne: {rendered.subject}\n\n{rendered.text}"


if __name__ == "__main__":
    for mail in sample_mails():
        path = FOLDER / f"{mail}.txt"
        if not path.exists():
            path.write_text(said(mail), encoding="utf-8")
