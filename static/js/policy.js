/* The policy's form: what differs from the policy in force is marked and counted while it is typed; kinds are found by
   their names. */
"use strict";

const form = document.querySelector("[data-policy-form]");
const state = form.querySelector("[data-changed]");

function differs(input) {
  const now = input.dataset.now;
  if (input.value === now) return false;
  if (input.value === "") return input.required || input.tagName === "SELECT";
  return input.type !== "number" || now === "" || Number(input.value) !== Number(now);
}

function mark() {
  let count = 0;
  for (const row of form.querySelectorAll("[data-kind]")) {
    const changed = [...row.querySelectorAll("[data-now]")].some(differs);
    row.classList.toggle("is-changed", changed);
    if (changed) count += 1;
  }
  const words = count === 1 ? "1 row differs" : `${count} rows differ`;
  state.textContent = count ? `${words} from the policy in force` : "As it is in force";
  state.dataset.state = count ? "changed" : "saved";
}

function filter(text) {
  const wanted = text.trim().toLowerCase();
  for (const card of form.querySelectorAll("[data-kinds]")) {
    for (const row of card.querySelectorAll("[data-kind]")) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    card.hidden = !card.querySelector("[data-kind]:not([hidden])");
  }
}

form.addEventListener("input", (event) => {
  if (event.target.matches("[data-filter]")) filter(event.target.value);
  else mark();
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches("[data-filter]")) event.preventDefault();
});
// A field that is out of sight could not say why it keeps the form from being sent.
form.addEventListener("invalid", () => filter(""), true);
mark();
