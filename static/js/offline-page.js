/**
 * <offline-page data-worker="…/sw.js">
 *
 * Has the browser keep the page for times without a network, and says so. Inside: what to show once it is kept
 * (`data-ready`) and while there is no network (`data-offline`). Without this script the page is as it is.
 */

class OfflinePage extends HTMLElement {
  async connectedCallback() {
    this.#tell();
    addEventListener("online", () => this.#tell());
    addEventListener("offline", () => this.#tell());
    if (!navigator.serviceWorker) return;
    try {
      await navigator.serviceWorker.register(this.dataset.worker);
      await navigator.serviceWorker.ready;
      this.querySelector("[data-ready]").hidden = false;
    } catch {
      // Private windows and full disks keep nothing; the page does not promise it then.
    }
  }

  #tell() {
    this.querySelector("[data-offline]").hidden = navigator.onLine;
  }
}

customElements.define("offline-page", OfflinePage);
