/**
 * <programme-agenda data-event>
 *
 * Remembers the chosen sessions of the form inside it in this browser and keeps them in the address, so that
 * a bookmark or a sent link shows the same. Without this script the form sends the choice to the server.
 */

class ProgrammeAgenda extends HTMLElement {
  #boxes = [...this.querySelectorAll("input[name=meine]")];
  #key = `programm-${this.dataset.event}`;

  connectedCallback() {
    const asked = new URLSearchParams(location.search);
    // An address with a choice is somebody's wish, and may be somebody else's: it counts, but is not kept.
    const chosen = asked.has("meine") ? asked.getAll("meine") : this.#read();
    this.#boxes.forEach((box) => (box.checked = chosen.includes(box.value)));
    // Without a network the whole programme comes from the cache, whatever was asked for.
    if (asked.has("nur") && chosen.length) this.#showChosen();
    this.addEventListener("change", () => {
      this.#write();
      this.#show();
    });
    this.#show();
  }

  get #chosen() {
    return this.#boxes.filter((box) => box.checked).map((box) => box.value);
  }

  #showChosen() {
    this.#boxes.forEach((box) => (box.closest("article").hidden = !box.checked));
  }

  #show() {
    const chosen = this.#chosen;
    const query = new URLSearchParams(chosen.map((value) => ["meine", value]));
    const address = new URL(location);
    address.searchParams.delete("meine");
    chosen.forEach((value) => address.searchParams.append("meine", value));
    history.replaceState(null, "", address);
    const file = this.querySelector("[data-file]");
    file.href = file.href.split("?")[0] + (chosen.length ? `?${query}` : "");
    const words = chosen.length === 1 ? "1 Punkt gewählt" : `${chosen.length} Punkte gewählt`;
    this.querySelector("[data-count]").textContent = chosen.length ? words : "Noch nichts gewählt";
  }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.#key)) ?? [];
    } catch {
      return [];
    }
  }

  #write() {
    try {
      localStorage.setItem(this.#key, JSON.stringify(this.#chosen));
      this.querySelector("[data-stored]").hidden = false;
    } catch {
      // The address still holds the choice.
    }
  }
}

customElements.define("programme-agenda", ProgrammeAgenda);
