/** <copy-text>: a read-only field `data-text` and a button `data-copy` that puts it on the clipboard. */

class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("[data-copy]");
    button.hidden = false;
    button.addEventListener("click", () => this.#copy());
  }

  async #copy() {
    const field = this.querySelector("[data-text]");
    field.select();
    const copied = await navigator.clipboard?.writeText(field.value).then(() => true, () => false);
    this.querySelector("[data-status]").textContent = copied ? "Kopiert" : "Bitte mit Strg+C kopieren";
  }
}

customElements.define("copy-text", CopyText);
