/**
 * <topic-slider>
 *
 * Buttons, position and titles for slides that scroll by themselves. It moves when somebody asks it to,
 * never else; without this script the titles are plain links to the slides.
 */

class TopicSlider extends HTMLElement {
  #track = this.querySelector(".slider__track");
  #slides = [...this.#track.children];
  #titles = [...this.querySelectorAll(".slider__titles a")];
  #shown = 0;

  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-step]");
      const title = this.#titles.indexOf(event.target.closest("a"));
      if (button) this.#go(this.#shown + Number(button.dataset.step));
      if (title < 0) return;
      // The slide comes to the reader, the page stays where it is.
      event.preventDefault();
      this.#go(title);
    });
    // Fingers, keys and the focus move the slides as well: the position follows whatever is seen.
    const observer = new IntersectionObserver(
      (entries) => entries.forEach(({ isIntersecting, target }) => isIntersecting && this.#mark(this.#slides.indexOf(target))),
      { root: this.#track, threshold: 0.6 },
    );
    this.#slides.forEach((slide) => observer.observe(slide));
  }

  #go(index) {
    if (!this.#slides[index]) return;
    this.#mark(index);
    this.#track.scrollTo({ left: this.#slides[index].offsetLeft - this.#slides[0].offsetLeft });
  }

  #mark(index) {
    this.#shown = index;
    this.querySelector(".slider__position b").textContent = index + 1;
    this.#titles.forEach((title, position) => (title.ariaCurrent = position === index ? "true" : null));
    // Not `disabled`: the focus would be lost with the last step.
    this.querySelectorAll("[data-step]").forEach((button) => {
      button.ariaDisabled = String(!this.#slides[index + Number(button.dataset.step)]);
    });
  }
}

customElements.define("topic-slider", TopicSlider);
