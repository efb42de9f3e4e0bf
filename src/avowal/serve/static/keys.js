// One key leads to the neighbouring account: a link says its own key in data-key.
// Keys do nothing while somebody types, or with a modifier held.
"use strict";
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const link = [...document.querySelectorAll("a[data-key]")].find((a) => a.dataset.key === event.key);
  if (link) link.click();
});
// An account opens on its words.
document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("words")?.scrollIntoView({ block: "center" });
});
