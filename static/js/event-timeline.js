/**
 * <event-timeline>
 *
 * Buttons for an axis that scrolls by itself, and today in sight from the beginning, however much past is shown.
 * Without this script the axis begins with the oldest event shown and scrolls by finger, wheel and keys.
 */

// How far from the left edge today stands, as a share of the width.
const TODAY = 0.4;

class EventTimeline extends HTMLElement {
  #axis = this.querySelector(".timeline__scroll");
  #today = this.querySelector(".timeline__today");

  connectedCallback() {
    this.#axis.scrollTo({ left: this.#todayLeft(), behavior: "instant" });
    this.querySelectorAll("button").forEach((button) =>
      button.addEventListener("click", () => this.#go(Number(button.dataset.step ?? 0))),
    );
    this.#axis.addEventListener("scroll", () => this.#mark(), { passive: true });
    new ResizeObserver(() => this.#mark()).observe(this.#axis);
  }

  /** Where the axis stands when today is in its place. */
  #todayLeft() {
    const { left, width } = this.#axis.getBoundingClientRect();
    const today = this.#today.getBoundingClientRect().right - left + this.#axis.scrollLeft;
    return Math.max(today - width * TODAY, 0);
  }

  /** One step is most of what is seen: the last label of before stays in sight. No step leads to today. */
  #go(step) {
    if (step) this.#axis.scrollBy({ left: step * this.#axis.clientWidth * 0.75 });
    else this.#axis.scrollTo({ left: this.#todayLeft() });
  }

  #mark() {
    const { scrollLeft, scrollWidth, clientWidth } = this.#axis;
    // Not `disabled`: the focus would be lost with the last step.
    this.querySelector("[data-step='-1']").ariaDisabled = String(scrollLeft < 1);
    this.querySelector("[data-step='1']").ariaDisabled = String(scrollLeft + clientWidth > scrollWidth - 1);
  }
}

customElements.define("event-timeline", EventTimeline);
