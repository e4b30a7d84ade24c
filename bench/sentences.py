"""How much of what people write beside a status is read, and how much that should not be.

``python -m bench.sentences`` prints a line for each file of ``tests/weborder/sentences``: of the
harmless texts the share that is read, of the doubtful ones the share that is believed; with
``--all`` every text that went the other way.
"""

from __future__ import annotations

import argparse

from tests.weborder.reading_sentences import NAMES, is_read, lines


def main() -> None:
    """Print the shares, and the texts that went the other way where they are asked for."""
    wanted = argparse.ArgumentParser(description="Kommentarer och meningar bredvid en status")
    wanted.add_argument("--all", action="store_true", help="visa texterna som lästes fel")
    options = wanted.parse_args()
    for name in NAMES:
        told = [(line, is_read(name, line)) for line in lines(name)]
        count = sum(read for _, read in told)
        print(f"{name:20} {count:4} av {len(told):4} lästa  {count / len(told):6.1%}")
        harmless = name.endswith("harmless")
        for line, read in told if options.all else ():
            if read != harmless:
                print(f"    {line.status}, {line.kind}: {line.text}")


if __name__ == "__main__":
    main()
