"""A mail's values in, its subject, text and page out."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import css_inline

from daemon.rendering.engine import Engine
from daemon.rendering.mails import Mail, Rendered
from daemon.rendering.swedish import blocks, folded, one_line

LETTER = "letter.html.j2"
LONGEST_SUBJECT = 150


class Renderer:
    """Renders mails and pages with the shipped templates, or the municipality's own before them.

    ``override`` is the folder of own templates (``[templates] folder``), ``municipality`` the
    name that stands under each mail. A mail without a page template of its own gets its text as
    a page.
    """

    def __init__(
        self, override: Path | None = None, municipality: str = "", *, engine: Engine | None = None
    ) -> None:
        self._engine = engine or Engine(override)
        self._municipality = municipality

    def render(self, mail: Mail) -> Rendered:
        """Return ``mail`` finished: one line of subject, text folded at 72, a whole page.

        Raises RenderingError when a template has a fault; nothing half-made is returned.
        """
        values: dict[str, object] = {
            f.name: getattr(mail, f.name) for f in dataclasses.fields(mail)
        }
        values["municipality"] = self._municipality
        name = mail.template
        subject = one_line(self._engine.render(f"{name}.subject.j2", values))[:LONGEST_SUBJECT]
        values["subject"] = subject
        raw = self._engine.render(f"{name}.txt.j2", values)
        page = f"{name}.html.j2"
        if not self._engine.has(page):
            page, values["blocks"] = LETTER, blocks(raw)
        html = _inliner().inline(self._engine.render(page, values))
        return Rendered(subject=subject, text=folded(raw), html=html)

    def page(self, name: str, values: Mapping[str, object]) -> str:
        """Return the page ``name`` (as report.html.j2) filled in; its styles stay in its head.

        Raises RenderingError when the template has a fault.
        """
        return self._engine.render(name, {"municipality": self._municipality, **values})


@cache
def _inliner() -> css_inline.CSSInliner:
    """Styles go into the elements; the rules for dark mode and small screens stay in the head."""
    return css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False)
