/**
 * <extract-workshop>
 *
 * The preview follows the choices: fetches the page under its new address and takes over `data-region="result"`.
 * If that fails, it goes to the address. The server decides everything else.
 */

// Milliseconds after the last key until a typed text counts.
const PAUSE = 600;
const TYPED = "input:not([type=radio], [type=checkbox]), textarea";

class ExtractWorkshop extends HTMLElement {
  #form = this.querySelector("[data-choices]");
  #request;
  #timer;

  connectedCallback() {
    this.querySelector("[data-without-script]").hidden = true;
    this.#form.addEventListener("change", () => this.#show());
    this.#form.addEventListener("input", ({ target }) => target.matches(TYPED) && this.#show(PAUSE));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#show();
    });
  }

  #show(pause = 0) {
    clearTimeout(this.#timer);
    if (!this.#isAreaNamed) return;
    this.#timer = setTimeout(() => this.#fetch(this.#address), pause);
  }

  /** Whoever has just chosen the kind of area has not yet said which. */
  get #isAreaNamed() {
    const kind = this.#form.querySelector("[name=gebiet]:checked")?.value;
    return this.querySelector(`[data-for="${kind}"] :is(input, select, textarea)`)?.value !== "";
  }

  /** What is filled in. */
  get #address() {
    const address = new URL(this.#form.action);
    address.hash = "";
    for (const [name, value] of new FormData(this.#form)) if (value.trim()) address.searchParams.append(name, value);
    return address.href;
  }

  /** Fields with other errors than before; whoever types in one goes on typing, and reads them in the summary. */
  #updateErrors(twins) {
    for (const [number, field] of [...this.#form.querySelectorAll(".field")].entries()) {
      const [error, now] = [field, twins[number]].map((one) => one.querySelector(".field__error")?.textContent);
      if (error !== now && !field.contains(document.activeElement)) field.replaceWith(twins[number]);
    }
  }

  async #fetch(address) {
    if (address === location.href) return;
    this.#request?.abort();
    const { signal } = (this.#request = new AbortController());
    const region = this.querySelector("[data-region]");
    region.ariaBusy = "true";
    try {
      const response = await fetch(address, { signal });
      if (!response.ok) throw new Error(response.status);
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      history.replaceState(null, "", address);
      region.replaceWith(fresh.querySelector("[data-region]"));
      this.#updateErrors(fresh.querySelectorAll("[data-choices] .field"));
      document.title = fresh.title;
      const problem = this.querySelector(".error-summary");
      this.querySelector("[data-announce]").textContent = problem ? problem.textContent : "Vorschau aktualisiert";
    } catch {
      if (!signal.aborted) location.assign(address);
    }
  }
}

customElements.define("extract-workshop", ExtractWorkshop);
