// Drops files on the form, says which were chosen, and shows how much was sent. Without it the form works as it is.
"use strict";

const form = document.getElementById("drop");
const input = document.getElementById("papers");
const chosen = document.getElementById("chosen");
const sent = document.getElementById("sent");

document.querySelectorAll(".scripted").forEach((each) => { each.hidden = false; });

function tell() {
    const files = [...input.files];
    const size = files.reduce((sum, file) => sum + file.size, 0);
    const mib = Math.max(size / 1048576, 0.1).toFixed(1);
    const tooMuch = size > Number(form.dataset.most);
    chosen.textContent = files.length
        ? `${files.map((file) => file.name).join(", ")} (${mib} MiB)${tooMuch ? ": this is more than may be sent at once" : ""}`
        : "";
    input.setCustomValidity(tooMuch ? "This is more than may be sent at once." : "");
}

input.addEventListener("change", tell);
for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); });
}
form.addEventListener("dragleave", () => form.classList.remove("over"));
form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    input.files = event.dataTransfer.files;
    tell();
    input.focus();
});

form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.upload.addEventListener("progress", (part) => {
        if (part.lengthComputable) { sent.value = 100 * part.loaded / part.total; }
    });
    request.addEventListener("load", () => {
        if (request.status < 400 && request.responseURL) { location.assign(request.responseURL); return; }
        sent.hidden = true;
        const answer = new DOMParser().parseFromString(request.responseText, "text/html");
        const said = answer.querySelector(".message-error");
        chosen.textContent = said ? said.textContent : request.responseText.slice(0, 300);
    });
    request.addEventListener("error", () => {
        sent.hidden = true;
        chosen.textContent = "The files could not be sent. Try again, with fewer at once.";
    });
    sent.hidden = false;
    chosen.textContent = "Sending…";
    request.send(new FormData(form));
});
