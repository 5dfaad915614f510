"""Risk registers: scores that don't follow from likelihood and impact, risks that grow or leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from papers2data.check.question import Question, question
from papers2data.check.rows.reports import Report
from papers2data.check.rows.risks import RiskTold
from papers2data.check.rules.comings import missing_from, things_in
from papers2data.check.speech import named
from papers2data.check.wording import say, wording
from papers2data.model import Finding


def scores(risks: Sequence[RiskTold]) -> Iterator[Question]:
    """Scores that are not likelihood times impact, in registers where most are."""
    registers: dict[str, list[tuple[RiskTold, float, float]]] = defaultdict(list)
    for risk in risks:
        if risk.likelihood is not None and risk.impact is not None and risk.score is not None:
            registers[risk.place.document_id].append((risk, risk.likelihood * risk.impact, risk.score))
    for told in registers.values():
        right = [risk for risk, product, score in told if product == score]
        if len(right) < 2 or len(right) < wording().thresholds.proved_share * len(told):
            continue
        for risk, product, score in told:
            if product != score:
                words = {
                    "name": named(risk.place.name),
                    "likelihood": f"{risk.likelihood:g}",
                    "impact": f"{risk.impact:g}",
                    "score": f"{score:g}",
                    "product": f"{product:g}",
                }
                finding = Finding("risk-score-mismatch", say("risk-score-mismatch", **words))
                yield question(finding, risk.place, risk.likelihood, risk.impact, score)


def grown(risks: Sequence[RiskTold]) -> Iterator[Question]:
    """Risks whose score is higher than in the register before."""
    last: dict[str, RiskTold] = {}
    for risk in risks:
        before = last.get(risk.risk)
        if risk.score is None or not risk.as_at:
            continue
        if before is not None and before.score is not None and risk.score > before.score and not _is_slip(before, risk):
            words = {
                "name": named(risk.place.name),
                "before": f"{before.score:g}",
                "score": f"{risk.score:g}",
                "rag": f", {before.rag} to {risk.rag}" if before.rag and risk.rag and before.rag != risk.rag else "",
                "then": before.on(),
                "on": risk.on(),
                "place": risk.place.beside(before.place),
            }
            finding = Finding("risk-worsened", say("risk-worsened", **words))
            yield question(finding, risk.place, before.score, risk.score, risk.as_at)
        last[risk.risk] = risk


def _is_slip(before: RiskTold, now: RiskTold) -> bool:
    """True where the score alone is higher: that it is not likelihood times impact says more."""
    known = None not in (now.likelihood, now.impact)
    return known and (before.likelihood, before.impact) == (now.likelihood, now.impact)


def left(risks: Sequence[RiskTold], reports: Mapping[str, Report]) -> Iterator[Question]:
    """Risks that one register has, and the next of its series lacks."""
    told_in = things_in((risk.report, risk.risk) for risk in risks)
    for risk in {risk.risk: risk for risk in risks if risk.report}.values():
        later = missing_from(risk.report, risk.risk, reports, told_in, told_in)
        if later is not None:
            words = {
                "name": named(risk.place.name),
                "on": risk.on(),
                "score": "" if risk.score is None else f" (score {risk.score:g})",
                "later": later.on(),
            }
            finding = Finding("risk-dropped", say("risk-dropped", **words))
            yield question(finding, risk.place, risk.as_at, later.as_at)
