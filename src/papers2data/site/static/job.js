// Looks again at an upload every two seconds while there is something to wait for.
"use strict";

async function look() {
    const here = document.getElementById("job");
    try {
        const answer = await fetch(location.href, { credentials: "same-origin" });
        if (answer.status >= 500) { throw new Error(answer.statusText); }
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("job");
        if (!fresh) { return; }
        // the status line stays the same element, so that screen readers tell what changed in it
        const state = document.getElementById("state");
        const told = fresh.querySelector("#state");
        if (state.textContent !== told.textContent) { state.replaceChildren(...told.childNodes); }
        const focused = here.contains(document.activeElement) && document.activeElement !== document.body;
        if (!focused || fresh.dataset.open === "0") {
            told.replaceWith(state);
            here.replaceWith(document.adoptNode(fresh));
        }
        document.title = page.title;
        if (fresh.dataset.open === "0") { return; }
    } catch { /* the server is busy, or starting again */ }
    setTimeout(look, 2000);
}

setTimeout(look, 1000);
