/**
 * <media-consent data-element data-url data-label>
 *
 * Loads a recording from its host once the visitor presses the button; nothing is loaded before and nothing
 * remembered. Without this script the link to the host remains.
 */
class MediaConsent extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.#load());
  }

  #load() {
    const { element, url, label } = this.dataset;
    const player = document.createElement(element);
    player.className = "media__player";
    player.title = label;
    if (element === "iframe") {
      player.allow = "fullscreen; picture-in-picture; encrypted-media";
      // Players may run, but not move the visitor away from this page.
      player.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
    } else {
      player.controls = true;
    }
    player.src = url;
    this.replaceChildren(player);
    player.focus();
  }
}

customElements.define("media-consent", MediaConsent);
