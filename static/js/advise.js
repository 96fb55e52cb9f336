/* The adviser: count what is typed, take a dropped file, and say when an answer is gone. Every form works without this. */
"use strict";

(() => {
  const text = document.querySelector("[data-ask] textarea");
  if (text) {
    const said = document.querySelector("[data-count]");
    const button = text.form.querySelector("button");
    const first = said.textContent;
    const limit = Number(text.dataset.max);
    const count = () => {
      const length = [...text.value].length;
      const over = length > limit;
      said.classList.toggle("is-over-limit", over);
      said.textContent = over
        ? `${length.toLocaleString("en")} characters, ${limit.toLocaleString("en")} can be looked at: shorten it, or give it as a file.`
        : first;
      button.disabled = over;
    };
    text.addEventListener("input", count);
    count();
  }

  const form = document.querySelector("[data-ask-file]");
  if (form) {
    const input = form.querySelector("input[type=file]");
    const zone = form.querySelector("[data-dropzone]");
    const said = form.querySelector("[data-said]");
    const limit = Number(form.dataset.maxBytes);
    const say = (words, bad) => {
      said.hidden = false;
      said.textContent = words;
      said.classList.toggle("text-bad", bad);
    };
    const send = () => {
      const [file, second] = input.files;
      if (!file) return;
      if (second || file.size > limit) {
        say(second ? "One file at a time: nothing was sent. Drop the one you want to ask about." : "The file is larger than this installation accepts: nothing was sent.", true);
        input.value = "";
        return;
      }
      say("Sending and encrypting …", false);
      form.requestSubmit();
    };
    input.addEventListener("change", send);
    for (const name of ["dragenter", "dragover"]) {
      zone.addEventListener(name, (event) => {
        if (event.dataTransfer.types.includes("Files")) zone.classList.add("is-over");
      });
    }
    for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("is-over"));
    zone.addEventListener("drop", (event) => {
      input.files = event.dataTransfer.files;
      send();
    });
    // A file dropped beside the zone must not make the browser leave the page.
    for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());
  }

  // What is gone answers 404, which htmx would not show.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 404 && event.detail.target.id === "advice") event.detail.shouldSwap = true;
  });
  document.addEventListener("htmx:afterSettle", () => document.querySelector("[data-verdict]")?.focus());

  // A browser may keep a page that was left, to show it again by the back button: not one with an answer.
  window.addEventListener("pagehide", (event) => {
    if (event.persisted && document.querySelector("[data-verdict]")) document.getElementById("main").replaceChildren();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && !document.getElementById("main").childElementCount) location.reload();
  });
})();
