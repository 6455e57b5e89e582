/* Saves the reload at the door: buttons are sent in the background, the list narrows down while one types. */
const form = document.getElementById("people");
const search = document.getElementById("q");
const problem = document.getElementById("problem");
const present = document.getElementById("present");

/* Milliseconds in which a second tap of an impatient finger does not take back what the first one did. */
const PAUSE = 700;
const changedAt = new WeakMap();
const isFresh = (button) => performance.now() - (changedAt.get(button) ?? -PAUSE) < PAUSE;

/* The server's own reduction of names, so far as a search needs it: »Müller«, »Mueller« and »muller« are one. */
const keyOf = (text) =>
  text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/([aou])e/g, "$1")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const narrow = () => {
  const key = keyOf(search.value);
  for (const row of form.querySelectorAll("li[data-key]")) {
    row.hidden = !row.dataset.key.includes(key);
  }
};

const show = (button, isThere) => {
  button.name = isThere ? "zurueck" : "da";
  button.textContent = isThere ? "✓ ist da" : "war da";
};

const send = async (button) => {
  const body = new FormData(form);
  body.set(button.name, button.value);
  const isThere = button.name === "da";
  button.setAttribute("aria-busy", "true");
  problem.textContent = "";
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = await response.json();
    problem.textContent = answer.problem;
    if (!answer.problem) {
      show(button, isThere);
      changedAt.set(button, performance.now());
      present.textContent = answer.present;
    }
  } catch {
    problem.textContent = "Keine Verbindung. Bitte drücken Sie noch einmal; zweimal zählt wie einmal.";
  }
  button.removeAttribute("aria-busy");
};

/* Where the page shows only part of the list, the server has to search. */
if (!new URLSearchParams(location.search).get("q")) {
  search.addEventListener("input", narrow);
  search.form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
}
form.addEventListener("submit", (event) => {
  if (event.submitter && !event.submitter.hasAttribute("aria-busy") && !isFresh(event.submitter)) {
    send(event.submitter);
  }
  event.preventDefault();
});
