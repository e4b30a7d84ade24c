"""`demo`: the main job, shown with invented messages and a simulated clock."""

from __future__ import annotations

from pathlib import Path

import click

from daemon.cli.faults import DONE


@click.command()
@click.argument("folder", metavar="[MAPP]", default="demo", type=click.Path(path_type=Path))
def demo(folder: Path) -> int:
    """Visa hela flödet: påhittade meddelanden in, påminnelser ut, och till sist rapporten.

    Allt hamnar i MAPP: state.db, outbox/ med påminnelserna, report.html. Körs den
    igen börjar den om från början.

    Exempel: lasvakt demo demo
    """
    from daemon.demo.stage import play, prepare, write_report

    config = prepare(folder)
    for played in play(config):
        result = played.result
        if result.read or result.sent:
            click.echo(
                f"{played.when:%Y-%m-%d %H:%M}  {result.read} lästa "
                f"({result.notices} besked, {result.replies} svar, {result.review} till "
                f"granskning), {result.sent} skickade"
            )
    click.echo()
    click.echo(write_report(config, folder), nl=False)
    click.echo()
    click.echo(f"Påminnelserna ligger i {folder}/outbox/new, rapporten i {folder}/report.html.")
    return DONE
