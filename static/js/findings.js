/* Triage and review: keys to walk the findings, decisions about several, a filter, previews in place, and a page that
   follows the scrubbing along. Everything here has a plain form underneath; nothing is stored in the browser. */
"use strict";

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const work = () => document.getElementById("work");
  const visible = () => all("[data-value]").filter((row) => !row.hidden && !row.closest("[hidden]"));
  let currentId = "";

  const isTyping = (target) => target.matches?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const hasUnsent = () => all("#work input[name=why], #work input[name=link], #work textarea").some((field) => field.value.trim() !== field.defaultValue.trim());

  function enhance() {
    for (const element of all("[data-find], [data-keys], [data-pick-all]")) element.hidden = false;
    for (const element of all("[data-instant-button]")) element.hidden = true;
    countPicked();
    filter();
  }

  // ---- walking

  function show(row) {
    if (!row) return;
    for (const other of all("[data-value].is-current")) other.classList.remove("is-current");
    row.classList.add("is-current");
    currentId = row.id;
    row.focus({ preventScroll: true });
    const box = row.getBoundingClientRect();
    if (box.top < 80 || box.bottom > window.innerHeight - 24) row.scrollIntoView({ block: box.height > window.innerHeight - 120 ? "start" : "center" });
  }

  const present = () => document.getElementById(currentId) ?? document.activeElement?.closest?.("[data-value]");

  function step(by, fits = () => true) {
    const rows = visible();
    if (!rows.length) return;
    let at = rows.indexOf(present());
    if (at < 0) at = by > 0 ? -1 : rows.length;
    for (let next = at + by; next >= 0 && next < rows.length; next += by) {
      if (fits(rows[next])) return show(rows[next]);
    }
    document.querySelector(`#findings .pagination a[rel=${by > 0 ? "next" : "prev"}]`)?.focus();
  }

  function act(name, row) {
    const element = row?.querySelector(`[data-act="${name}"]`);
    if (!element) return;
    if (name === "scrub") {
      element.requestSubmit();
      return;
    }
    element.open = true;
    element.querySelector("input[name=why]").focus();
  }

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => step(1, (row) => row.classList.contains("finding--open")),
    s: () => act("scrub", present()),
    e: () => act("keep", present()),
    o: () => { const more = present()?.querySelector("[data-more]"); if (more) more.open = !more.open; },
    x: () => { const box = present()?.querySelector(".finding__pick"); if (box) { box.checked = !box.checked; countPicked(); } },
    "/": () => document.querySelector("[data-find]")?.focus(),
    "?": () => document.getElementById("keys")?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && isTyping(event.target)) {
      const keep = event.target.closest("details.keep");
      if (keep) keep.open = false;
      event.target.blur();
      show(present());
      return;
    }
    if (isTyping(event.target) || !work()) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  // ---- deciding: the row that was decided is swapped in place; the next one gets the focus

  let after = null;
  document.addEventListener("htmx:beforeRequest", (event) => {
    const row = event.target.closest?.("[data-value]");
    if (row) {
      const rows = visible();
      after = { id: row.id, next: rows[rows.indexOf(row) + 1]?.id ?? row.id };
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target;
    if (!event.detail.successful) {
      const notice = document.getElementById("notice");
      if (notice) notice.innerHTML = '<div class="banner banner-bad" role="alert"><p>That did not go through. Reload the page and try again.</p></div>';
      after = null;
      return;
    }
    if (form.matches?.("[data-reset]") && !document.querySelector("#notice .banner-bad")) form.reset();
    if (form.matches?.("[data-bulk]") && !document.querySelector("#notice .banner-bad")) { form.reset(); all(".finding__pick").forEach((box) => { box.checked = false; }); countPicked(); }
    if (after) {
      const refused = document.querySelector("#notice .banner-bad");
      show(document.getElementById(refused ? after.id : after.next));
      after = null;
    }
  });
  document.addEventListener("htmx:afterSettle", countPicked);

  // ---- several at once

  function countPicked() {
    const bulk = document.querySelector("[data-bulk]");
    if (!bulk) return;
    const picked = all(".finding__pick:checked").length;
    bulk.classList.toggle("is-idle", !picked);
    bulk.querySelector("[data-bulk-count]").textContent = picked === 1 ? "1 value chosen" : `${picked} values chosen`;
    bulk.querySelector("[data-bulk-none]").hidden = false;
  }
  document.addEventListener("change", (event) => {
    if (event.target.matches(".finding__pick")) countPicked();
    const instant = event.target.closest("form[data-instant]");
    if (instant && event.target.matches("select")) instant.requestSubmit();
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-pick-all], [data-bulk-none], [data-keys], [data-refresh], [data-preview]");
    if (!target) {
      const row = event.target.closest("[data-value]");
      if (row && !event.target.closest("a, button, input, summary, label")) show(row);
      return;
    }
    if (target.matches("[data-pick-all]")) {
      const boxes = all(".finding__pick", target.closest("[data-group]")).filter((box) => !box.closest("[data-value]").hidden);
      const every = boxes.every((box) => box.checked);
      boxes.forEach((box) => { box.checked = !every; });
    } else if (target.matches("[data-bulk-none]")) {
      all(".finding__pick").forEach((box) => { box.checked = false; });
    } else if (target.matches("[data-keys]")) {
      keys["?"]();
      return;
    } else if (target.matches("[data-refresh]")) {
      event.preventDefault();
      refresh();
      return;
    } else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      togglePreview(target);
      return;
    }
    countPicked();
  });

  // ---- a filter over what is on the page; it never leaves the browser

  function filter() {
    const field = document.querySelector("[data-find]");
    if (!field) return;
    const wanted = field.value.trim().toLowerCase();
    for (const row of all("[data-value]")) row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
    for (const group of all("[data-group]")) group.hidden = all("[data-value]", group).every((row) => row.hidden);
  }
  document.addEventListener("input", (event) => { if (event.target.matches("[data-find]")) filter(); });

  // ---- previews in place

  function togglePreview(link) {
    const box = link.closest(".copy").querySelector(".copy__preview");
    if (box.hasChildNodes()) { box.replaceChildren(); link.setAttribute("aria-expanded", "false"); return; }
    link.setAttribute("aria-expanded", "true");
    window.htmx.ajax("GET", link.getAttribute("href"), { target: box, swap: "innerHTML" });
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".copy__preview .pagination a");
    if (!link) return;
    event.preventDefault();
    window.htmx.ajax("GET", link.getAttribute("href"), { target: link.closest(".copy__preview"), swap: "innerHTML" });
  });

  // ---- following the scrubbing: when all files are done, the page shows the new copies, unless somebody is typing

  function refresh() {
    const note = document.getElementById("settled");
    if (note) note.hidden = true;
    window.htmx.ajax("GET", window.location.pathname + window.location.search, { target: "#work", select: "#work", swap: "outerHTML" })
      .then(() => { enhance(); if (currentId) show(document.getElementById(currentId)); });
  }
  document.body.addEventListener("settled", () => {
    if (hasUnsent() || isTyping(document.activeElement ?? document.body) || document.querySelector(".copy__preview:not(:empty)")) {
      const note = document.getElementById("settled");
      if (note) note.hidden = false;
    } else {
      refresh();
    }
  });

  // Settling copies style attributes, which the content security policy forbids and nothing here needs.
  window.htmx.config.attributesToSettle = ["class"];
  enhance();
})();
