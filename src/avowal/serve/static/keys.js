// One key does what an element with data-action does: a link leads on, a button is pressed, a part of the page opens.
// data-key is its key until the reader chooses another in the list of keys, or switches single keys off.
"use strict";
const STORE = "avowal-keys";
function stored() {
  try {
    const held = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    return held !== null && typeof held === "object" ? held : {};
  } catch { return {}; }
}
function keep(changes) {
  try { localStorage.setItem(STORE, JSON.stringify({ ...stored(), ...changes })); } catch { /* no storage: for this page only */ }
}
function keyOf(element) {
  const chosen = stored()[element.dataset.action ?? element.dataset.for];
  return typeof chosen === "string" && chosen.length === 1 ? chosen : element.dataset.key;
}
function act(element) {
  if (element.tagName === "DETAILS") {
    element.open = !element.open;
    const field = element.open ? element.querySelector("input:not([type=hidden])") : null;
    (field ?? element.querySelector("summary")).focus();
  } else if (element.tagName === "INPUT") {
    element.focus();
  } else {
    element.click();
  }
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.activeElement?.blur();
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || stored().off === true) return;
  const found = [...document.querySelectorAll("[data-action]")].find((one) => keyOf(one) === event.key);
  if (!found) return;
  event.preventDefault();
  act(found);
});
document.addEventListener("DOMContentLoaded", () => {
  // An account opens on its words.
  document.getElementById("words")?.scrollIntoView({ block: "center" });
  for (const one of document.querySelectorAll("[data-action]")) {
    const shown = one.querySelector("kbd");
    if (shown) shown.textContent = keyOf(one);
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = button.closest("details").querySelector("[data-copied]");
      field.select();
      navigator.clipboard?.writeText(field.value).then(() => { button.textContent = "Copied"; }, () => {});
    });
  }
  const sheet = document.getElementById("keys");
  sheet.hidden = false;
  const on = document.getElementById("keys-on");
  on.checked = stored().off !== true;
  on.addEventListener("change", () => keep({ off: !on.checked }));
  for (const field of sheet.querySelectorAll("input[data-for]")) {
    field.value = keyOf(field);
    field.addEventListener("change", () => keep({ [field.dataset.for]: field.value.trim() }));
  }
});
// Words that are selected in the report go into the open form that asks for words.
document.addEventListener("mouseup", () => {
  const chosen = window.getSelection();
  const inside = chosen?.anchorNode?.parentElement?.closest(".report");
  const field = document.querySelector("details[open] [data-words]");
  if (inside && field && !chosen.isCollapsed) field.value = chosen.toString().trim();
});
