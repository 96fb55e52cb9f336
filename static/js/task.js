/* The task form: saves drafts as they are typed, adds and removes criteria, keeps the title in the heading.
   What is typed is never replaced by an answer from the server. */
"use strict";

(() => {
  const form = document.getElementById("task-form");
  if (!form) return;
  const state = document.querySelector("[data-savestate]");
  const words = document.querySelector("[data-savetext]");
  const QUIET = 2500; // milliseconds without typing before a save
  const LONGEST = 15000; // typing on, a save at least this often
  let timer = 0;
  let changedAt = 0;
  let running = false;
  // Beside what another window saved, only the button saves.
  const conflict = form.dataset.conflict === "yes";
  let stopped = conflict;
  let generation = 0;
  let saved = form.dataset.unsaved === "yes" ? -1 : 0;

  const say = (name, text) => {
    state.dataset.state = name;
    if (words.textContent !== text) words.textContent = text;
  };
  const now = () => new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(new Date());

  function touched() {
    generation += 1;
    if (stopped) return;
    if (!changedAt) changedAt = Date.now();
    if (state.dataset.state !== "offline") say("changed", "Unsaved changes");
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(0, Math.min(QUIET, changedAt + LONGEST - Date.now())));
  }

  function showErrors(errors, warnings) {
    for (const old of document.querySelectorAll("[data-live-error]")) old.remove();
    for (const input of form.elements) {
      if (input.dataset.liveInvalid) {
        input.removeAttribute("aria-invalid");
        delete input.dataset.liveInvalid;
      }
    }
    for (const [name, list] of Object.entries(errors)) {
      const input = [...form.elements].find((one) => one.name === name);
      if (!input) continue;
      input.setAttribute("aria-invalid", "true");
      input.dataset.liveInvalid = "1";
      const line = document.createElement("p");
      line.className = "field__error";
      line.dataset.liveError = name;
      line.textContent = list.join(" ");
      input.closest(".field")?.append(line);
    }
    for (const [name, text] of Object.entries(warnings)) {
      const line = document.querySelector(`[data-warning="${name}"]`);
      if (!line) continue;
      line.hidden = !text;
      line.querySelector("span").textContent = text;
    }
  }

  async function save() {
    clearTimeout(timer);
    if (running || stopped || saved === generation) return;
    if (!navigator.onLine) {
      say("offline", "Offline: your typing stays here and is saved when the connection is back");
      return;
    }
    running = true;
    const sent = generation;
    changedAt = 0;
    say("saving", "Saving …");
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        headers: { "X-Requested-With": "fetch" },
        redirect: "error",
      });
      await heard(answer, sent);
    } catch {
      say("offline", "The server cannot be reached: your typing stays here, trying again");
      timer = setTimeout(save, 5000);
    } finally {
      running = false;
      if (!stopped && saved !== generation && state.dataset.state === "changed") {
        timer = setTimeout(save, QUIET);
      }
    }
  }

  async function heard(answer, sent) {
    if (answer.status === 200) {
      const data = await answer.json();
      form.elements.version.value = data.version;
      saved = sent;
      showErrors(data.errors, data.warnings);
      document.getElementById("checklist").innerHTML = data.checklist;
      const refused = Object.keys(data.errors).length;
      if (saved !== generation) say("changed", "Unsaved changes");
      else say("saved", refused ? `Saved ${now()}, but for what is marked` : `Saved ${now()}`);
    } else if (answer.status === 409) {
      stopped = true;
      say("conflict", "Changed in another window: press Save to compare, your typing stays here");
    } else if (answer.status === 401 || answer.status === 403) {
      // 403: the form's token belongs to a session that ended; a new login in another tab makes it good again.
      const renewed = answer.status === 403 && (await renewToken());
      if (!renewed) say("failed", "You have been logged out: log in in another tab, your typing stays here");
      timer = setTimeout(save, renewed ? 0 : 5000);
    } else if (answer.status === 423) {
      stopped = true;
      say("failed", "The task is with the reviewers now: this cannot be saved any more");
    } else {
      say("failed", "Not saved: the server had a problem, trying again");
      timer = setTimeout(save, 10000);
    }
  }

  document.addEventListener("input", (event) => {
    if (event.target.form !== form) return;
    if (event.target.name === "title") {
      document.querySelector("[data-title]").textContent = event.target.value || "Untitled task";
    }
    touched();
  });
  document.addEventListener("change", (event) => {
    if (event.target.form === form) touched();
  });
  window.addEventListener("online", save);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
    saved = generation;
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) stopped = conflict;
  });
  window.addEventListener("beforeunload", (event) => {
    if (saved !== generation) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      if (saved === generation) say("saved", `Saved ${now()}`);
      else save();
    }
  });

  const list = document.querySelector("[data-rubric]");
  const total = form.elements["rubric-TOTAL_FORMS"];
  document.querySelector("[data-rubric-add]").addEventListener("click", (event) => {
    event.preventDefault();
    const html = document.querySelector("[data-rubric-template]").innerHTML.replaceAll("__prefix__", total.value);
    list.insertAdjacentHTML("beforeend", html);
    total.value = Number(total.value) + 1;
    const item = list.lastElementChild;
    for (const only of item.querySelectorAll("[data-js-only]")) only.hidden = false;
    for (const without of item.querySelectorAll("[data-nojs]")) without.hidden = true;
    item.querySelector("textarea").focus();
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rubric-remove]");
    if (!button) return;
    const item = button.closest("[data-rubric-item]");
    item.querySelector("input[type=checkbox]").checked = true;
    item.classList.add("is-removed");
    touched();
    document.querySelector("[data-rubric-add]").focus();
  });
})();
