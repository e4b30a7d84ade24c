"""A real browser that lays a page out at a given width, when Debian's chromium is there."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

_MEASURE = """
<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe id="page" style="border:0;width:{width}px;height:900px" srcdoc="{page}"></iframe>
<pre id="found"></pre>
<script>
document.getElementById("page").addEventListener("load", function (event) {{
  var inner = event.target.contentDocument, root = inner.documentElement, wide = [], small = [];
  inner.querySelectorAll("body *").forEach(function (one) {{
    var box = one.getBoundingClientRect();
    if (box.right > {width} + 0.5 && getComputedStyle(one).position !== "absolute")
      wide.push(one.tagName + "." + one.className);
  }});
  inner.querySelectorAll("a.link, summary").forEach(function (one) {{
    var box = one.getBoundingClientRect();
    if (box.height < 44 || box.width < 44) small.push(one.textContent);
  }});
  document.getElementById("found").textContent = JSON.stringify(
    {{scroll: root.scrollWidth, wide: wide, small: small}});
}});
</script>
"""


class Layout(NamedTuple):
    """How wide the page came out, what sticks out of it, and which targets are under 44 px."""

    scroll: int
    wide: tuple[str, ...]
    small: tuple[str, ...]


def chromium() -> str:
    """The browser's path; skips the test where there is none, but never in CI."""
    found = shutil.which("chromium")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("chromium saknas, och i CI hoppas inget test över")
        pytest.skip("chromium finns inte här (apt install chromium)")
    return found


def laid_out(page: str, folder: Path, *, width: int, dark: bool = False) -> Layout:
    """Lay ``page`` out ``width`` CSS pixels wide; ``dark`` as a reader in dark mode sees it."""
    if dark:
        page = page.replace("@media (prefers-color-scheme: dark)", "@media all")
    frame = folder / "frame.html"
    frame.write_text(_MEASURE.format(width=width, page=html.escape(page)), encoding="utf-8")
    done = subprocess.run(
        [
            chromium(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=3000",
            "--dump-dom",
            frame.as_uri(),
        ],
        capture_output=True,
        timeout=90,
        check=True,
    )
    found = re.search(r'<pre id="found">(\{.*\})</pre>', done.stdout.decode("utf-8"), re.S)
    assert found is not None, done.stderr.decode("utf-8", "replace")[-2000:]
    value = json.loads(html.unescape(found.group(1)))
    return Layout(value["scroll"], tuple(value["wide"]), tuple(value["small"]))
