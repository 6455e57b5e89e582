/**
 * <combo-box data-url data-parameter>
 *
 * Suggests in the list below its search field what `data-url` finds for the text (ARIA combobox): results with
 * title, label, and either url or ags. Choosing one goes to its url. A municipality is offered to the page first
 * (`municipality-select` {ags}); if nobody takes it, her AGS goes as `data-parameter` to the form's address, or
 * with the form where that is the field's own name, or without a parameter her name goes into the form. Without a
 * network it stays a field of its form.
 */

const DELAY = 150;
const MIN_LENGTH = 2;

class ComboBox extends HTMLElement {
  #input = this.querySelector("input");
  #list = this.querySelector("[role=listbox]");
  #status = this.querySelector("[role=status]");
  #active = -1;
  #request;
  #timer;

  connectedCallback() {
    // A search field must not take another role; a text field may.
    this.#input.type = "text";
    this.#input.role = "combobox";
    this.#input.ariaAutoComplete = "list";
    this.#input.setAttribute("aria-controls", this.#list.id);
    this.#close();
    this.#input.addEventListener("input", () => this.#suggestSoon());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#input.addEventListener("blur", () => this.#close());
    // The field keeps the focus: leaving it would close the list before the click arrives.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => this.#choose(target.closest("[role=option]")));
  }

  #suggestSoon() {
    this.#close();
    if (this.#input.value.trim().length >= MIN_LENGTH) this.#timer = setTimeout(() => this.#suggest(), DELAY);
  }

  async #suggest() {
    const { signal } = (this.#request = new AbortController());
    try {
      const response = await fetch(`${this.dataset.url}?${new URLSearchParams({ q: this.#input.value })}`, { signal });
      this.#offer((await response.json()).results);
    } catch {
      // Outdated, or no network: the form still searches.
    }
  }

  #offer(results) {
    this.#list.replaceChildren(...results.map((one, index) => this.#option(one, index)));
    this.#open(results.length > 0);
    this.#status.textContent = results.length === 1 ? "1 Vorschlag" : `${results.length || "Keine"} Vorschläge`;
  }

  #option(result, index) {
    const option = document.createElement("li");
    const label = document.createElement("span");
    option.id = `${this.#list.id}-${index}`;
    option.role = "option";
    Object.assign(option.dataset, result);
    label.textContent = result.label;
    // The space separates the two where they are read out.
    option.append(result.title, " ", label);
    return option;
  }

  #open(open) {
    this.#list.hidden = !open;
    this.#input.ariaExpanded = String(open);
  }

  #close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#activate(-1);
    this.#open(false);
    this.#status.textContent = "";
  }

  #press(event) {
    const { length } = this.#list.children;
    const isOpen = !this.#list.hidden;
    const option = this.#list.children[this.#active];
    // Before the first option and behind the last comes the field itself.
    if (event.key === "ArrowDown" && length) this.#activate(this.#active + 1 < length ? this.#active + 1 : -1);
    else if (event.key === "ArrowUp" && length) this.#activate(this.#active < 0 ? length - 1 : this.#active - 1);
    else if (event.key === "Enter" && option) this.#choose(option);
    else if (event.key === "Escape" && isOpen) this.#close();
    else if (event.key === "Escape") this.#input.value = "";
    else return;
    event.preventDefault();
  }

  #activate(index) {
    this.#list.children[this.#active]?.removeAttribute("aria-selected");
    this.#active = index;
    const option = this.#list.children[index];
    if (!option) return void this.#input.removeAttribute("aria-activedescendant");
    this.#open(true);
    option.ariaSelected = "true";
    option.scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", option.id);
  }

  #choose(option) {
    if (!option) return;
    const { title, url, ags } = option.dataset;
    if (url) return location.assign(url);
    this.#input.value = title;
    this.#close();
    const event = new CustomEvent("municipality-select", { bubbles: true, cancelable: true, detail: { ags } });
    if (this.dispatchEvent(event)) this.#send(ags);
  }

  #send(ags) {
    const { form, name } = this.#input;
    const { parameter } = this.dataset;
    if (parameter === name) form.addEventListener("formdata", ({ formData }) => formData.set(name, ags), { once: true });
    if (!parameter || parameter === name) return form.requestSubmit();
    const address = new URL(form.action);
    address.searchParams.set(parameter, ags);
    location.assign(address);
  }
}

customElements.define("combo-box", ComboBox);
