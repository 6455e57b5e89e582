/**
 * <gallery-view data-icons>
 *
 * Opens the pictures of the list inside it large in a dialogue: arrow keys, Home and End move between them,
 * Escape closes. Without this script every picture is a link to its large file.
 */

const SVG = "http://www.w3.org/2000/svg";
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

class GalleryView extends HTMLElement {
  #links = [...this.querySelectorAll(".gallery__link")];
  #dialog;
  #image;
  #caption;
  #position;
  #shown = 0;

  connectedCallback() {
    this.#links.forEach((link, index) => {
      link.role = "button";
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("click", (event) => {
        // A new tab remains possible.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#open(index);
      });
      // What is a button to screen readers has to answer to the space bar as well.
      link.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        this.#open(index);
      });
    });
  }

  #open(index) {
    this.#dialog ??= this.#build();
    this.#show(index);
    this.#dialog.showModal();
  }

  #show(index) {
    this.#shown = (index + this.#links.length) % this.#links.length;
    const link = this.#links[this.#shown];
    const caption = link.parentElement.querySelector(".gallery__caption");
    this.#image.src = link.href;
    this.#image.alt = link.querySelector("img").alt;
    this.#caption.textContent = caption ? caption.textContent.trim() : "";
    this.#position.textContent = `Bild ${this.#shown + 1} von ${this.#links.length}`;
  }

  #press(event) {
    const { key } = event;
    if (key in STEPS) this.#show(this.#shown + STEPS[key]);
    else if (key === "Home") this.#show(0);
    else if (key === "End") this.#show(this.#links.length - 1);
    else return;
    event.preventDefault();
  }

  #build() {
    const dialog = element("dialog", "gallery-dialog");
    const bar = element("div", "gallery-dialog__bar");
    const figure = element("figure", "gallery-dialog__figure");
    const words = element("figcaption", "gallery-dialog__words");
    dialog.ariaLabel = "Bild in groß";
    this.#image = element("img", "gallery-dialog__image");
    this.#caption = element("span", "");
    this.#position = element("p", "gallery-dialog__position");
    words.ariaLive = "polite";
    words.append(this.#position, this.#caption);
    figure.append(this.#image, words);
    bar.append(
      this.#button("chevron-left", "Voriges Bild", () => this.#show(this.#shown - 1)),
      this.#button("chevron-right", "Nächstes Bild", () => this.#show(this.#shown + 1)),
      this.#button("close", "Schließen", () => dialog.close()),
    );
    dialog.append(bar, figure);
    dialog.addEventListener("keydown", (event) => this.#press(event));
    // Only the ground around the picture is the dialogue itself.
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
    this.append(dialog);
    return dialog;
  }

  #button(icon, label, act) {
    const button = element("button", "button--icon");
    const svg = document.createElementNS(SVG, "svg");
    const use = document.createElementNS(SVG, "use");
    button.type = "button";
    button.ariaLabel = label;
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `${this.dataset.icons}#${icon}`);
    svg.append(use);
    button.append(svg);
    button.addEventListener("click", act);
    return button;
  }
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

customElements.define("gallery-view", GalleryView);
