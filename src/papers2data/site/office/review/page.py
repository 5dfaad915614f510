"""``/review``: the queues, one item of a queue with its source, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papers2data.schema.load import schemas
from papers2data.site.asking import ask, ask_one, given, place_in_list, render
from papers2data.site.office.frame import need_name, with_scripts
from papers2data.site.office.review import queue
from papers2data.site.office.review.sources import Source, source_of, source_of_row
from papers2data.store.views import CORRECTABLE, is_correctable

MOST = 50
"""Decisions that are listed."""

PAIRS = {"due_text": "due_end", "status_text": "status", "value_text": "value", "period_text": "period_end"}
"""Printed texts and the typed column that is empty where the text could not be read."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that a person decided; ``what`` says how it is taken back."""

    what: str
    id: str
    at: str
    who: str
    why: str
    said: str


async def overview(request: Any, datasette: Any) -> Any:
    """How much waits in each queue."""
    need_name(request)
    counts = [(kind, await queue.how_many(datasette, kind)) for kind in queue.KINDS]
    return await render(datasette, request, "office/review.html", {"counts": counts})


async def one(request: Any, datasette: Any) -> Any:
    """One item of a queue: its source beside the form."""
    need_name(request)
    kind = queue.kind_named(request.url_vars["kind"])
    start = place_in_list(given(request, "from")["from"])
    count = await queue.how_many(datasette, kind)
    # past the last one the queue begins again: what was skipped waits there
    start = start if start < count else 0
    context: dict[str, object] = {"kind": kind, "count": count, "start": start, "sources": [], "item": None}
    context["done"] = await decision(datasette, request.args.get("done") or "")
    if kind.family:
        context |= await _finding(datasette, await queue.finding(datasette, kind, start))
    else:
        context |= await _proposal(datasette, await queue.proposal(datasette, start))
    answer = await render(datasette, request, "office/review_item.html", context)
    return with_scripts(answer)


async def decided(request: Any, datasette: Any) -> Any:
    """What was decided last, by whom and why, and the way back."""
    need_name(request)
    context = {"decisions": await decisions(datasette)}
    return await render(datasette, request, "office/decided.html", context)


async def decisions(site: Any, only: str = "") -> list[Decision]:
    """The newest decisions that hold; ``only`` is the id of one."""
    sql = """
    SELECT * FROM (
      SELECT 'link' AS what, id, created_at AS at, author, why, decision || ': “' || coalesce(left_quote, left) ||
        '” and “' || coalesce(right_quote, right) || '”' FROM link_decisions WHERE status = 'applies'
      UNION ALL
      SELECT 'correction', id, created_at, author, why, replace(field, '_', ' ') || ': “' ||
        coalesce(from_value, 'nothing') || '” is “' || coalesce(to_value, 'nothing') || '”'
      FROM corrections WHERE status = 'applies' AND follows IS NULL
      UNION ALL
      SELECT 'finding', id, created_at, author, why, decision || ': ' || coalesce(message, finding)
      FROM finding_decisions WHERE status = 'applies'
    ) WHERE :only = '' OR id = :only ORDER BY at DESC, id LIMIT :most
    """
    return await ask(site, Decision, sql, {"most": MOST, "only": only})


async def decision(site: Any, decision_id: str) -> Decision | None:
    """The decision with this id; None where it does not hold, or none is asked for."""
    return next(iter(await decisions(site, decision_id)), None) if decision_id else None


async def _proposal(site: Any, item: queue.Proposal | None) -> dict[str, object]:
    if item is None:
        return {}
    found = [await source_of_row(site, item.kind, each) for each in (item.right, item.left)]
    return {"item": item, "sources": [each for each in found if each]}


async def _finding(site: Any, item: queue.Finding | None) -> dict[str, object]:
    if item is None:
        return {}
    source: Source | None = None
    if item.document_id:
        source = await source_of(site, item.document_id, item.page, item.record_table or "", item.record_id or "")
    fields = await _fields(site, item) if item.code.startswith("value-") else []
    about = await decision(site, item.record_id or "") if item.record_table == "link_decisions" else None
    return {"item": item, "sources": [source] if source else [], "fields": fields, "about": about}


async def _fields(site: Any, item: queue.Finding) -> list[tuple[str, str]]:
    """The fields of the record that a person may correct, with what is printed: those that could not be read first."""
    table = item.record_table or ""
    if table not in CORRECTABLE:
        return []
    declared = schemas().records[table].fields
    names = [n for n in PAIRS if n in declared and PAIRS[n] in declared and is_correctable(table, n)]
    if not names:
        return []
    columns = ", ".join(f'"{name}", "{PAIRS[name]}"' for name in names)
    sql = f'SELECT {columns} FROM "{table}" WHERE id = :id'  # noqa: S608
    row = await ask_one(site, lambda *values: values, sql, {"id": item.record_id})
    told = [(name, *(row or ())[2 * i : 2 * i + 2]) for i, name in enumerate(names)]
    shown = [(name, str(text), typed) for name, text, typed in told if text]
    shown.sort(key=lambda each: each[2] not in (None, "unknown"))
    return [(name, text) for name, text, _ in shown]
