"""View counts as a line, drawn here: no script, and readable without seeing it."""

from collections.abc import Sequence

from markupsafe import Markup

from aggregator.history.views import Step
from aggregator.web.rendering import Writing

WIDTH, HEIGHT, LEFT, BELOW, ABOVE = 600, 180, 60, 24, 10


def line(steps: Sequence[Step], writing: Writing, title: str, told: str) -> Markup:
    """An SVG of a counter; a counter that started anew begins another line.

    ``title`` names it, ``told`` says in words what it shows. Nothing where there is no line.
    """
    if len(steps) < 2 or steps[0].seen_at == steps[-1].seen_at:
        return Markup("")
    most = max(step.views for step in steps) or 1
    path = Markup(
        '<polyline points="{}" fill="none" stroke="currentColor" stroke-width="2"'
        ' style="marker: url(#chart-dot)"/>'
    )
    lines = Markup("").join(
        path.format(" ".join(_point(step, steps, most) for step in series))
        for series in _series(steps)
    )
    return Markup(
        '<svg class="chart" viewBox="0 0 {width} {height}" role="img"'
        ' aria-labelledby="chart-title chart-told"><title id="chart-title">{title}</title>'
        '<desc id="chart-told">{told}</desc>'
        '<defs><marker id="chart-dot" markerWidth="4" markerHeight="4" refX="2" refY="2">'
        '<circle cx="2" cy="2" r="1.5" fill="currentColor"/></marker></defs>'
        "{axis}{lines}</svg>"
    ).format(
        width=WIDTH,
        height=HEIGHT,
        title=title,
        told=told,
        axis=_axis(steps, most, writing),
        lines=lines,
    )


def _series(steps: Sequence[Step]) -> list[list[Step]]:
    series: list[list[Step]] = []
    for step in steps:
        if not series or step.is_reset:
            series.append([])
        series[-1].append(step)
    return series


def _point(step: Step, steps: Sequence[Step], most: int) -> str:
    """Time from left to right, views from 0 upwards."""
    since, until = steps[0].seen_at, steps[-1].seen_at
    x = LEFT + (WIDTH - LEFT - 10) * ((step.seen_at - since) / (until - since))
    y = HEIGHT - BELOW - (HEIGHT - BELOW - ABOVE) * step.views / most
    return f"{x:.1f},{y:.1f}"


def _axis(steps: Sequence[Step], most: int, writing: Writing) -> Markup:
    ground, end = HEIGHT - BELOW, WIDTH - 10
    axes = Markup('<path d="{}" fill="none" stroke="currentColor" opacity=".4"/>')
    text = Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>')
    since, until = (writing.day(step.seen_at) for step in (steps[0], steps[-1]))
    parts = (
        axes.format(f"M{LEFT} {ABOVE}V{ground}H{end}"),
        text.format(LEFT - 6, ABOVE + 8, "end", writing.number(most)),
        text.format(LEFT - 6, ground, "end", "0"),
        text.format(LEFT, HEIGHT - 6, "start", since),
        text.format(end, HEIGHT - 6, "end", until),
    )
    return Markup("").join(parts)
