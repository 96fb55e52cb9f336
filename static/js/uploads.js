/* Uploads one file after the other, three at a time, each with its progress; what is refused says why and what to do. */
"use strict";

(() => {
  const card = document.querySelector("[data-upload]");
  if (!card) return;
  const AT_ONCE = 3;
  const limit = Number(card.dataset.maxBytes);
  const waiting = [];
  let running = 0;

  const make = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };
  const human = (bytes) => {
    if (bytes < 1024) return `${bytes} bytes`;
    const units = ["kB", "MB", "GB"];
    let size = bytes / 1024;
    let at = 0;
    while (size >= 999.5 && at < 2) {
      size /= 1024;
      at += 1;
    }
    return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${units[at]}`;
  };
  const key = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  function enqueue(slot, files) {
    for (const file of files) {
      const job = { slot, file, key: key(), row: row(file) };
      slot.querySelector("[data-uploads]").append(job.row.item);
      if (file.size > limit) {
        refuse(job, "The file is larger than this installation accepts.", "Split it, or compress its images, then upload it again.");
      } else {
        waiting.push(job);
      }
    }
    pump();
  }

  function row(file) {
    const item = make("li", "file");
    const icon = make("span", "file__icon", (file.name.split(".").pop() || "?").slice(0, 4));
    icon.setAttribute("aria-hidden", "true");
    const body = make("div");
    const meta = make("div", "file__meta");
    const said = make("span", "", `Waiting · ${human(file.size)}`);
    meta.append(said);
    const name = make("div", "file__name");
    name.append(make("bdi", "", file.name));
    body.append(name, meta);
    const side = make("div", "file__side");
    const cancel = make("button", "btn btn-quiet btn-small", "Cancel");
    cancel.type = "button";
    side.append(cancel);
    const more = make("div", "file__more");
    const bar = make("progress", "progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", `Uploading ${file.name}`);
    more.append(bar);
    item.append(icon, body, side, more);
    return { item, said, cancel, bar, side, more };
  }

  function pump() {
    while (running < AT_ONCE && waiting.length) send(waiting.shift());
  }

  function send(job) {
    running += 1;
    const { row: shown, file, slot } = job;
    const request = new XMLHttpRequest();
    const done = () => {
      running -= 1;
      pump();
    };
    shown.cancel.onclick = () => request.abort();
    request.upload.onprogress = (event) => {
      if (!event.lengthComputable) return;
      const percent = Math.floor((100 * event.loaded) / event.total);
      shown.bar.value = percent;
      shown.said.textContent = percent < 100 ? `${human(event.loaded)} of ${human(event.total)}` : "Checking and encrypting …";
      if (percent >= 100) shown.bar.removeAttribute("value");
    };
    request.onload = () => {
      done();
      answered(job, request);
    };
    request.onerror = () => {
      done();
      refuse(job, "The connection broke off.", "Nothing else was touched.", true);
    };
    request.onabort = () => {
      done();
      shown.item.remove();
    };
    request.open("POST", card.dataset.upload);
    request.setRequestHeader("X-Requested-With", "fetch");
    const data = new FormData();
    const form = document.getElementById(`form-${slot.dataset.slot}`);
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("role", slot.dataset.slot);
    data.set("key", job.key);
    data.set("upload", file, file.name);
    shown.said.textContent = "Uploading …";
    request.send(data);
  }

  function answered(job, request) {
    if (request.status === 201) {
      job.row.item.remove();
      htmx.trigger("#files-status", "refresh");
      return;
    }
    let said = {};
    try {
      said = JSON.parse(request.responseText);
    } catch {
      // an error page: the words below are for it
    }
    if (request.status === 401 || request.status === 403) {
      renewToken();
      refuse(job, "You have been logged out.", "Log in again in another tab, then try again.", true);
    } else if (said.happened) {
      refuse(job, said.happened, said.next_step, false);
    } else {
      refuse(job, "The server had a problem and did not take the file.", "Nothing else was touched.", true);
    }
  }

  function refuse(job, happened, nextStep, again) {
    const { item, side, more, said } = job.row;
    said.textContent = human(job.file.size);
    const banner = make("div", "banner banner-bad");
    banner.setAttribute("role", "alert");
    banner.append(make("p", "banner__title", `Not taken. ${happened}`));
    banner.append(make("p", "", "Nothing of it was kept; your draft and the other files are as they were."));
    const advice = make("p");
    advice.append(make("span", "strong", "What to do: "), nextStep);
    banner.append(advice);
    more.replaceChildren(banner);
    const dismiss = make("button", "btn btn-quiet btn-small", "Dismiss");
    dismiss.type = "button";
    dismiss.onclick = () => item.remove();
    side.replaceChildren(make("span", "chip chip-bad", "Refused"), dismiss);
    if (again) {
      const retry = make("button", "btn btn-small", "Try again");
      retry.type = "button";
      retry.onclick = () => {
        const fresh = row(job.file);
        item.replaceWith(fresh.item);
        waiting.push({ ...job, row: fresh }); // the same key: a file that did arrive is not taken twice
        pump();
      };
      side.prepend(retry);
    }
  }

  for (const slot of card.querySelectorAll("[data-slot]")) {
    const zone = slot.querySelector("[data-dropzone]");
    const input = zone.querySelector("input[type=file]");
    input.addEventListener("change", () => {
      enqueue(slot, [...input.files]);
      input.value = "";
    });
    for (const name of ["dragenter", "dragover"]) {
      zone.addEventListener(name, (event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        zone.classList.add("is-over");
      });
    }
    for (const name of ["dragleave", "drop"]) zone.addEventListener(name, () => zone.classList.remove("is-over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      enqueue(slot, [...event.dataTransfer.files]);
    });
  }
  // Removing a file must not take the page, and words not saved yet, away.
  document.getElementById("file-action").addEventListener("submit", async (event) => {
    if (!event.target.dataset.agreed) return; // app.js asks first
    event.preventDefault();
    const answer = await fetch(event.submitter.formAction, {
      method: "POST",
      body: new FormData(event.target),
      headers: { "X-Requested-With": "fetch" },
    });
    if (answer.ok) htmx.trigger("#files-status", "refresh");
    else location.reload();
  });

  // A file dropped beside a slot must not make the browser leave the page.
  for (const name of ["dragover", "drop"]) window.addEventListener(name, (event) => event.preventDefault());
  window.addEventListener("beforeunload", (event) => {
    if (running || waiting.length) event.preventDefault();
  });
})();
