"""A briefing as one web page that needs nothing besides itself: no script, no address to load, all text escaped."""

from __future__ import annotations

from markupsafe import Markup

from papers2data.briefing.charts import COLOURS, kpi_chart, slip_chart
from papers2data.briefing.parts import Briefing, Chart, Line, Section, Source, clean

STYLE = Markup("""
body { font: 16px/1.5 system-ui, sans-serif; color: #222; max-width: 50em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.7em; line-height: 1.2; } h2 { font-size: 1.2em; margin: 2em 0 .5em; border-bottom: 2px solid #ddd; }
li { margin: .4em 0; } .source { color: #555; font-size: .85em; } .scope { color: #444; }
.short { background: #f3f6fa; padding: .6em 1em; border-left: 4px solid #0b5394; }
svg { max-width: 100%; height: auto; } figure { margin: 1em 0; } figcaption { font-size: .9em; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20em, 1fr)); gap: 1em; }
@media print { body { max-width: none; margin: 0; } li, figure { break-inside: avoid; } h2 { break-after: avoid; } }
""")

PAGE = Markup("""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<h1>{title}</h1>
<p class="scope">{scope}</p>
{body}
</body>
</html>
""")


def page(briefing: Briefing) -> str:
    """The whole page as HTML."""
    parts = [
        _summary(briefing),
        *map(_section, briefing.sections),
        _slips(briefing),
        _charts(briefing),
        _papers(briefing),
    ]
    scope = " ".join(map(clean, briefing.scope))
    body = Markup("\n").join(part for part in parts if part)
    return str(PAGE.format(title=clean(briefing.title), style=STYLE, scope=scope, body=body))


def _summary(briefing: Briefing) -> Markup:
    if not briefing.summary:
        return Markup()
    items = Markup().join(Markup("<li>{}</li>").format(clean(each)) for each in briefing.summary)
    return Markup('<section class="short">\n<strong>In short</strong>\n<ul>{}</ul>\n</section>').format(items)


def _section(part: Section) -> Markup:
    if not part.lines and not part.note:
        return Markup()
    lines = Markup("\n").join(map(_line, part.lines))
    note = Markup("\n<p>{}</p>").format(clean(part.note)) if part.note else Markup()
    mark = Markup('<section id="{}">\n<h2>{}</h2>\n{}{}\n</section>')
    return mark.format(part.code, part.title, Markup("<ul>\n{}\n</ul>").format(lines) if lines else Markup(), note)


def _line(line: Line) -> Markup:
    sources = Markup("; ").join(_source(source) for source in line.sources)
    subject = Markup("<strong>{}</strong> ").format(clean(line.subject)) if line.subject else Markup()
    return Markup('<li>{}{} <span class="source">({})</span></li>').format(subject, clean(line.text), sources)


def _source(source: Source) -> Markup:
    mark = Markup('<a href="{}" title="{}">{}</a>') if source.link else Markup('<span title="{1}">{2}</span>')
    return mark.format(clean(source.link), clean(source.title), clean(source.words()))


def _slips(briefing: Briefing) -> Markup:
    if not briefing.slips:
        return Markup()
    names = Markup("\n").join(
        Markup('<li style="color: {}">{}</li>').format(COLOURS[number % len(COLOURS)], clean(curve.name))
        for number, curve in enumerate(briefing.slips)
    )
    mark = Markup(
        '<section id="slips">\n<h2>How due dates slipped</h2>\n<figure>{}\n<figcaption>Each line is the due date that '
        "successive reports give: level while it holds, rising when it slips. Under the dashed line it was overdue "
        "when reported.<ol>\n{}\n</ol></figcaption></figure>\n</section>"
    )
    return mark.format(slip_chart(briefing.slips), names)


def _charts(briefing: Briefing) -> Markup:
    if not briefing.charts:
        return Markup()
    figures = Markup("\n").join(map(_chart, briefing.charts))
    mark = Markup(
        '<section id="indicators">\n<h2>Indicators over time</h2>\n<div class="charts">\n{}\n</div>\n</section>'
    )
    return mark.format(figures)


def _chart(chart: Chart) -> Markup:
    words = {"target": "target dashed", "national": "national figure dotted"}
    beside = ", ".join(words[curve.name] for curve in chart.curves if curve.name in words)
    mark = Markup("<figure>{}\n<figcaption><strong>{}</strong>{}</figcaption></figure>")
    return mark.format(kpi_chart(chart), clean(chart.name), f" ({beside})" if beside else "")


def _papers(briefing: Briefing) -> Markup:
    papers = briefing.papers()
    if not papers:
        return Markup()
    items = Markup("\n").join(
        Markup("<li>{}: {}</li>").format(clean(paper.file), clean(paper.title)) for paper in papers
    )
    return Markup('<section id="papers">\n<h2>The papers</h2>\n<ul>\n{}\n</ul>\n</section>').format(items)
