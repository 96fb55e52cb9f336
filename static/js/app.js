/* On every page: menus close as people expect, dangerous buttons ask first, the first error gets the focus, forms are
   not sent twice, and a page says so when its session has ended. */
"use strict";

for (const element of document.querySelectorAll("[data-js-only]")) element.hidden = false;
for (const element of document.querySelectorAll("[data-nojs]")) element.hidden = true;

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/* Ask in a dialog; resolves to whether the person agreed. */
function agree(question, label) {
  return new Promise((resolve) => {
    const dialog = element("dialog", "dialog");
    const form = element("form", "stack");
    form.method = "dialog";
    const row = element("div", "btn-row cluster--end");
    const no = element("button", "btn", "Cancel");
    no.value = "no";
    no.autofocus = true;
    const yes = element("button", "btn btn-danger", label || "Go on");
    yes.value = "yes";
    row.append(no, yes);
    form.append(element("p", "", question), row);
    dialog.append(form);
    dialog.addEventListener("close", () => {
      resolve(dialog.returnValue === "yes");
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const submitter = event.submitter;
  const asker = submitter?.dataset.confirm ? submitter : form.dataset.confirm ? form : null;
  if (asker && !form.dataset.agreed) {
    event.preventDefault();
    if (await agree(asker.dataset.confirm, asker.dataset.confirmLabel)) {
      form.dataset.agreed = "1";
      // A list that follows along may have put a new button in the place of the one that was pressed.
      form.requestSubmit(submitter?.isConnected ? submitter : document.getElementById(submitter?.id));
    }
    return;
  }
  delete form.dataset.agreed;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 4000); // an answer that never came must not lock the form
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

/* After a new login the page's form tokens are out of date: fetch the present one into every form. Says whether it is. */
async function renewToken() {
  const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" }, redirect: "error" });
  if (!answer.ok) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = fresh.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (!token) return false;
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  document.getElementById("logged-out")?.remove();
  return true;
}

document.addEventListener("htmx:afterOnLoad", (event) => {
  if (event.detail.successful) document.getElementById("logged-out")?.remove();
});
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status !== 401 || document.getElementById("logged-out")) return;
  const banner = element("div", "banner banner-warn");
  banner.id = "logged-out";
  banner.setAttribute("role", "alert");
  banner.append(element("p", "banner__title", "You have been logged out."));
  banner.append(element("p", "", "Log in again in another tab; this page then goes on where it is."));
  document.getElementById("main").prepend(banner);
});

document.querySelector("[data-focus]")?.focus();
