// One key presses the button or follows the link that shows it. A checkbox switches this off, and is remembered.
// In a list each row has the same buttons: the key presses those of the marked one, n and p mark another.
"use strict";

const KEPT = "papers2data-keys";
const keys = document.getElementById("keys");
const rows = [...document.querySelectorAll("[data-row]")];
let at = 0;

function mark(place) {
    if (!rows[place]) { return; }
    rows[at].removeAttribute("aria-current");
    at = place;
    rows[at].setAttribute("aria-current", "true");
}

if (keys) {
    document.querySelectorAll(".scripted").forEach((each) => { each.hidden = false; });
    keys.checked = localStorage.getItem(KEPT) !== "off";
    keys.addEventListener("change", () => localStorage.setItem(KEPT, keys.checked ? "on" : "off"));
}
// where the last of the list was decided, the one before it is next
mark(location.hash.startsWith("#row-") ? Math.min(Number(location.hash.slice(5)), rows.length - 1) : 0);

document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey || event.repeat || (keys && !keys.checked)) { return; }
    const step = { n: 1, p: -1 }[event.key];
    if (rows.length && step) { mark(at + step); rows[at].scrollIntoView({ block: "center" }); return; }
    const named = (key) => `[${key}="${CSS.escape(event.key)}"]`;
    const field = document.querySelector(named("data-focus-key"));
    const target = rows[at]?.querySelector(named("data-key")) ?? document.querySelector(`${named("data-key")}:not([data-row] *)`);
    if (field) { event.preventDefault(); field.select(); field.focus(); } else if (target) { event.preventDefault(); target.click(); }
});
