/**
 * <time-slider>
 *
 * Moves the map through the months: by the range, by steps, or by playing them one after the other, never by
 * itself. The list of months is the form's own field; range and buttons only choose in it.
 * Event: `time-change` {stand, isSettled}; while it is not settled, more will follow at once.
 */

const CALM = matchMedia("(prefers-reduced-motion: reduce)");
// Milliseconds from one month to the next while it plays; longer for those who want things calm.
const BEAT = { usual: 700, calm: 1500 };
// So long nothing new: then the choice is made.
const SETTLED = 250;

class TimeSlider extends HTMLElement {
  #months = this.querySelector("select");
  #range = this.querySelector("[type=range]");
  #play = this.querySelector("[data-play]");
  #beat;
  #settling;

  connectedCallback() {
    this.#range.addEventListener("input", () => this.#choose(Number(this.#range.value)));
    this.#months.addEventListener("change", () => this.#choose(this.#months.selectedIndex));
    this.addEventListener("pointerdown", ({ target }) => target === this.#range && this.#stop());
    this.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-step]");
      if (target.closest("[data-play]")) this.#toggle();
      if (button) this.#step(Number(button.dataset.step));
    });
    this.#mark();
  }

  disconnectedCallback() {
    this.#stop();
  }

  get isPlaying() {
    return this.#beat !== undefined;
  }

  /** Another day is shown, by whatever way: take over the steps and the choice of the page that shows it. */
  take(twin) {
    this.#stop();
    clearTimeout(this.#settling);
    const months = twin.querySelector("select");
    const { selectedIndex } = months;
    this.#months.replaceChildren(...months.children);
    // What was chosen gets lost on the way from one list to the other.
    this.#months.selectedIndex = selectedIndex;
    this.#range.max = this.#months.options.length - 1;
    this.#mark();
  }

  #step(by) {
    this.#stop();
    this.#choose(this.#months.selectedIndex + by);
  }

  #toggle() {
    if (this.isPlaying) return this.#stop();
    const last = this.#months.options.length - 1;
    // At the end it begins anew.
    if (this.#months.selectedIndex === last) this.#choose(0);
    this.#beat = setInterval(() => {
      const next = this.#months.selectedIndex + 1;
      this.#choose(next);
      if (next >= last) this.#stop();
    }, CALM.matches ? BEAT.calm : BEAT.usual);
    this.#mark();
  }

  #stop() {
    clearInterval(this.#beat);
    this.#beat = undefined;
    this.#mark();
  }

  #choose(index) {
    if (!this.#months.options[index]) return;
    this.#months.selectedIndex = index;
    this.#mark();
    clearTimeout(this.#settling);
    this.#tell(false);
    this.#settling = setTimeout(() => this.#tell(true), SETTLED);
  }

  #tell(isSettled) {
    const [first] = this.#months.selectedOptions;
    const isToday = first.index === this.#months.options.length - 1;
    const detail = { stand: isToday ? "" : first.value, isSettled };
    this.dispatchEvent(new CustomEvent("time-change", { bubbles: true, detail }));
  }

  /** Range, words and buttons follow the choice. */
  #mark() {
    const { selectedIndex, options } = this.#months;
    this.#range.value = selectedIndex;
    this.#range.setAttribute("aria-valuetext", options[selectedIndex].dataset.day);
    this.#play.ariaPressed = String(this.isPlaying);
    this.querySelector("[data-play-label]").textContent = this.isPlaying ? "Zeitreise anhalten" : "Zeitreise abspielen";
    // Not `disabled`: the focus would be lost with the last step.
    for (const button of this.querySelectorAll("[data-step]")) {
      button.ariaDisabled = String(!options[selectedIndex + Number(button.dataset.step)]);
    }
  }
}

customElements.define("time-slider", TimeSlider);
