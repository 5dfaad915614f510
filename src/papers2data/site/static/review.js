// One key presses the button or follows the link that shows it. A checkbox switches this off, and is remembered.
"use strict";

const KEPT = "papers2data-keys";
const keys = document.getElementById("keys");

if (keys) {
    document.querySelectorAll(".scripted").forEach((each) => { each.hidden = false; });
    keys.checked = localStorage.getItem(KEPT) !== "off";
    keys.addEventListener("change", () => localStorage.setItem(KEPT, keys.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (isTyping || event.ctrlKey || event.altKey || event.metaKey || event.repeat || (keys && !keys.checked)) { return; }
    const field = document.querySelector(`[data-focus-key="${CSS.escape(event.key)}"]`);
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (field) { event.preventDefault(); field.select(); field.focus(); } else if (target) { event.preventDefault(); target.click(); }
});
