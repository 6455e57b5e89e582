/**
 * <map-view data-base>
 *
 * Applies filters, links and selections of map and table in place: fetches the page of the new address and
 * takes over its `data-region` elements, title and map data. If that fails, it goes to the address.
 */

const MAP_DATA = ["data-geometry", "data-states", "data-selected"];
// What visitors set in a region stays as they left it.
const KEPT = { "[data-legend]": "open", ".legend__patterns": "checked" };

class MapView extends HTMLElement {
  #form = this.querySelector("[data-filters]");
  #map = this.querySelector("participation-map");
  #time = this.querySelector("time-slider");
  #request;
  #shown = page();

  connectedCallback() {
    this.#form.querySelector("[type=submit]").hidden = true;
    this.#form.addEventListener("change", ({ target }) => this.#change(target));
    this.#form.addEventListener("submit", (event) => this.#submit(event));
    this.addEventListener("click", (event) => this.#click(event));
    this.addEventListener("keydown", (event) => this.#press(event));
    this.addEventListener("municipality-select", (event) => this.#select(event));
    this.addEventListener("time-change", ({ detail }) => this.#travel(detail));
    this.addEventListener("municipality-open", ({ detail }) =>
      location.assign(`${this.dataset.base}gemeinden/${detail.ags}/`),
    );
    document.addEventListener("click", ({ target }) => this.#closeShare(target));
    // Going to a fragment is no change of page.
    addEventListener("popstate", () => page() !== this.#shown && this.#show(location.href));
    this.#reveal();
  }

  // --- What visitors do

  /** A choice applies at once, a date when its field is left; the server says in the page what is wrong with it. */
  #change(field) {
    if (field.name !== "q") this.#apply();
  }

  #apply() {
    const address = this.#filtered();
    if (address !== location.href) this.#show(address, true);
  }

  /** A searched text takes the selection's place. */
  #submit(event) {
    event.preventDefault();
    const q = this.#form.elements.q.value.trim();
    this.#show(changed(q ? { q, gemeinde: "" } : { q }, this.#filtered()), true);
  }

  #click(event) {
    if (event.target.closest("[data-copy-link]")) this.#copyLink();
    if (event.target.closest("[data-print]")) print();
    const taken = event.target.closest("a[data-with-view]");
    if (taken) taken.href = changed({ ausschnitt: this.#map?.view }, taken.href);
    const link = event.target.closest("a[data-select], a[data-update]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.dataset.select) this.#preview(link.dataset.select);
    this.#show(link.href);
  }

  /** Map and search ask for a municipality; beside a table that is not for us. */
  #select(event) {
    if (!this.#map) return;
    event.preventDefault();
    const { ags } = event.detail;
    this.#preview(ags);
    this.#show(changed({ gemeinde: ags, q: "" }), this.#form.contains(event.target));
  }

  /** On the way only the map follows; where the journey rests, everything does. Many days are one step of the history. */
  #travel({ stand, isSettled }) {
    const address = changed({ stand, seite: "" });
    history.replaceState(null, "", address);
    if (isSettled) this.#show(address, false, true);
    else this.#map.setAttribute("data-states", changed({ stand }, new URL(this.#map.dataset.states, location.href).href));
  }

  /** The map answers at once, the page when it has come. */
  #preview(ags) {
    this.#map?.setAttribute("data-selected", ags);
  }

  // --- Showing another address

  /** The address with the form's choices; today needs no mention. */
  #filtered() {
    const values = new FormData(this.#form);
    const fields = [...this.#form.elements].filter(({ name }) => name && name !== "q");
    const choices = Object.fromEntries(fields.map(({ name }) => [name, values.get(name)]));
    const { stand } = this.#form.elements;
    choices.stand = stand.value === stand.dataset.today ? "" : isoDay(stand.value);
    return changed({ ...choices, seite: "" });
  }

  async #show(address, fromForm = false, fromTime = false) {
    if (address !== location.href) history.pushState(null, "", address);
    this.#shown = page();
    this.#request?.abort();
    const { signal } = (this.#request = new AbortController());
    for (const region of this.#regions) region.ariaBusy = "true";
    try {
      const response = await fetch(address, { signal });
      if (!response.ok) throw new Error(response.status);
      this.#takeOver(new DOMParser().parseFromString(await response.text(), "text/html"), fromForm, fromTime);
    } catch {
      if (!signal.aborted) location.assign(address);
    }
  }

  #takeOver(fresh, fromForm, fromTime) {
    for (const region of this.#regions) {
      const twin = fresh.querySelector(`[data-region="${region.dataset.region}"]`);
      if (region === this.#map) updateMap(region, twin);
      else replace(region, twin);
    }
    // Who uses the form goes on with it.
    if (!fromForm) fillIn(this.#form, fresh.querySelector("[data-filters]"));
    if (!fromTime) this.#time?.take(fresh.querySelector("time-slider"));
    document.title = fresh.title;
    this.#reveal();
    const { textContent } = this.querySelector("[data-announce]");
    this.querySelector("[data-status]").textContent = textContent.replace(/\s+/g, " ").trim();
  }

  get #regions() {
    return this.querySelectorAll("[data-region]");
  }

  #reveal() {
    for (const element of this.querySelectorAll("[data-needs-script]")) element.hidden = false;
  }

  // --- Share menu

  async #copyLink() {
    const copied = await navigator.clipboard?.writeText(location.href).then(() => "Link kopiert", () => "");
    this.querySelector("[data-share-status]").textContent = copied || `Bitte selbst kopieren: ${location.href}`;
  }

  #press({ key, target }) {
    if (key !== "Escape") return;
    target.closest("[data-share][open]")?.querySelector("summary").focus();
    this.#closeShare(this);
  }

  #closeShare(target) {
    const menu = this.querySelector("[data-share][open]");
    if (menu && !menu.contains(target)) menu.open = false;
  }
}

/** What is shown now, whatever fragment of it. */
function page() {
  return location.pathname + location.search;
}

/** »31.3.2021« → 2021-03-31; anything else stays as it is, for the server to answer. */
function isoDay(text) {
  const [, day, month, year] = text.trim().match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/) ?? [];
  return day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
}

/** An address with other parameters; empty ones are left out. */
function changed(parameters, address = location.href) {
  const url = new URL(address);
  url.hash = "";
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url.href;
}

/** The focus stays on the same element or, if that is gone, goes to the heading. */
function replace(region, twin) {
  const focused = region.contains(document.activeElement) && document.activeElement;
  for (const [selector, property] of Object.entries(KEPT)) {
    const kept = twin.querySelector(selector);
    if (kept) kept[property] = region.querySelector(selector)[property];
  }
  region.replaceWith(twin);
  if (focused) (twinOf(focused, twin) ?? twin.querySelector('[tabindex="-1"]'))?.focus();
}

function twinOf({ id, dataset, attributes }, region) {
  if (id) return region.querySelector(`#${id}`);
  if (dataset.select) return region.querySelector(`[data-select="${dataset.select}"]`);
  return region.querySelector(`[href="${attributes.href?.value}"]`);
}

/** The map draws itself; until it has, its picture is the server's drawing. */
function updateMap(map, twin) {
  const drawing = map.querySelector("img");
  const { src, alt } = twin.querySelector("img");
  Object.assign(drawing, drawing.hidden ? { alt } : { alt, src });
  map.ariaBusy = "false";
  // An address is fetched when it is set: what is there already is not asked for again.
  for (const name of MAP_DATA) {
    const value = twin.getAttribute(name);
    if (sameAddress(value, map.getAttribute(name))) continue;
    map.setAttribute(name, value);
  }
}

function sameAddress(one, other) {
  return new URL(one, location.href).href === new URL(other, location.href).href;
}

function fillIn(form, twin) {
  for (const field of form.elements) {
    const { value = "", checked } = twin.elements[field.name] ?? {};
    Object.assign(field, { value, checked });
  }
}

customElements.define("map-view", MapView);
