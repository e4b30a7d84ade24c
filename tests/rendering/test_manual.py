"""docs/mallar.md says what a template may name."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from daemon.rendering import sample_mails
from daemon.rendering.engine import shipped_folder

MANUAL = (Path(__file__).parents[2] / "docs" / "mallar.md").read_text(encoding="utf-8")


def test_the_manual_lists_every_mail_with_its_values() -> None:
    listed = {
        name: re.findall(r"`(\w+)`", values)
        for name, values in re.findall(r"^\| `(\w+)` \| [^|]+ \| (.+) \|$", MANUAL, re.M)
    }
    kinds = {type(mail) for mail in sample_mails().values()}
    assert listed == {k.template: [f.name for f in dataclasses.fields(k)] for k in kinds}


def test_the_manual_names_every_shared_part() -> None:
    mails = {mail.template for mail in sample_mails().values()}
    parts = [p.name for p in shipped_folder().glob("*.j2") if p.name.split(".")[0] not in mails]
    assert [part for part in parts if f"`{part}`" not in MANUAL] == []
