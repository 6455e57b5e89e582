/**
 * <participation-map data-geometry data-states data-selected data-symbols>
 *
 * The interactive map over the server's drawing, which stays if anything fails. Changed attributes update it.
 * Saxony is shown beside the `data-overlay` elements of the <map-view>.
 * Events: `municipality-select` {ags, empty for none}, `municipality-open` {ags}.
 */
/* global L */

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ZOOM_KEYS = { "+": "in", "-": "out", 0: "all", Home: "all" };
// Cosine of how far (70°) a neighbour may lie beside the direction of an arrow key.
const REACH = 0.34;
const MOVES = !matchMedia("(prefers-reduced-motion: reduce)").matches;
const MAX_ZOOM = 13;
const ZOOM_STEP = 0.75;
// Pixels around Saxony and around what lies over the map.
const MARGIN = 12;
// Where Saxony may lie in the room that is left, from the middle outwards.
const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0, 1];
// Names: size in rem; width of a letter and space between two names as parts of the size.
const LABEL_SIZE = 0.6875;
const LETTER_WIDTH = 0.58;
const LABEL_GAP = 0.7;
const NO_ENTRY = ["shape", "ohne Eintrag"];
// Neighbours keep their common border: neither simplified one by one nor cut at the edge.
const EXACT = { smoothFactor: 0, noClip: true };

class ParticipationMap extends HTMLElement {
  static observedAttributes = ["data-geometry", "data-states", "data-selected"];

  #map;
  #layers = {};
  #request;
  /** Address of the geometry that is drawn. */
  #geometry;
  /** By AGS: what is known of a shape; classes and text; symbols. */
  #shapes = new Map();
  #areas;
  #marks;
  /** All of Saxony: points in pixels of zoom 0; centre and zoom. */
  #outline;
  #home;
  #tooltip;
  /** What was last used: "mouse", "touch", "pen", "keyboard". */
  #pointer;

  /** West, south, east and north of what is in sight, in degrees; empty while that is all of Saxony. */
  get view() {
    if (!this.#map || this.#map.getZoom() <= this.#map.getMinZoom()) return "";
    const bounds = this.#map.getBounds();
    const edges = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return edges.map((edge) => edge.toFixed(3)).join(",");
  }

  attributeChangedCallback(name) {
    if (name === "data-selected") this.#markSelection();
    else this.#refresh();
  }

  /** Fetch what is new and draw it; of several calls only the last one draws. */
  async #refresh() {
    this.#request?.abort();
    const { signal } = (this.#request = new AbortController());
    const failure = this.querySelector("[data-failure]");
    try {
      // Both addresses often change together.
      await Promise.resolve();
      const { geometry, states } = this.dataset;
      const isNew = geometry !== this.#geometry;
      const [shapes, look] = await Promise.all([isNew && json(geometry, signal), json(states, signal)]);
      if (isNew) this.#drawShapes(shapes);
      this.#geometry = geometry;
      this.#paint(look);
      this.#markSelection();
      this.#replaceDrawing();
      failure.hidden = true;
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      failure.hidden = false;
    }
  }

  /** From now on the map stands for the server's drawing. */
  #replaceDrawing() {
    const drawing = this.querySelector("img");
    drawing.hidden = true;
    this.ariaLabel = drawing.alt;
  }

  // --- Drawing

  #createMap(geometry) {
    const canvas = element("div", "map__canvas");
    canvas.ariaHidden = "true";
    this.append(canvas);
    this.#map = L.map(canvas, {
      attributionControl: false,
      zoomControl: false,
      boxZoom: false,
      doubleClickZoom: false,
      dragging: false,
      keyboard: false,
      scrollWheelZoom: false,
      zoomAnimation: MOVES,
      inertia: MOVES,
      zoomSnap: 0,
      maxZoom: MAX_ZOOM,
      renderer: L.svg({ padding: 0.5 }),
    });
    for (const name of ["symbols", "labels"]) {
      this.#map.createPane(name);
      this.#layers[name] = L.layerGroup().addTo(this.#map);
    }
    this.#tooltip = L.tooltip({ opacity: 1, offset: [10, 0] });
    this.#becomeControl();
    this.#listen();
    const borders = L.geoJSON(geometry.districts.geometries).getLayers().flatMap((one) => one.getLatLngs().flat(2));
    this.#outline = sparse(borders.map((place) => this.#map.project(place, 0)));
    this.#map.setMaxBounds(L.latLngBounds(borders).pad(1));
    this.#findHome();
    this.#showAll(false);
    new ResizeObserver(() => this.#resize()).observe(this);
  }

  #drawShapes(geometry) {
    if (!this.#map) this.#createMap(geometry);
    const keep = ({ id, properties }, layer) => {
      const [lng, lat] = properties.anchor;
      this.#shapes.set(id, { ...properties, id, layer, place: L.latLng(lat, lng) });
    };
    this.#shapes.clear();
    this.#layers.shapes?.remove();
    this.#layers.districts?.remove();
    this.#layers.shapes = L.geoJSON(geometry, { ...EXACT, onEachFeature: keep })
      .on("click", ({ layer }) => this.#select(layer.feature.id))
      .on("mousemove", ({ layer, latlng }) => this.#pointer === "mouse" && this.#tell(layer.feature.id, latlng))
      .on("mouseout", () => this.#tooltip.remove())
      .addTo(this.#map);
    this.#layers.districts = lines(geometry.districts, "district-line").addTo(this.#map);
  }

  /** Filled shapes lie above the others, so that their outline stays whole. */
  #paint({ areas, marks }) {
    this.#areas = areas;
    for (const [ags, { layer }] of this.#shapes) {
      layer.getElement().setAttribute("class", `leaflet-interactive ${this.#look(ags)[0]}`);
      if (areas[ags]) layer.bringToFront();
    }
    this.#layers.districts.bringToFront();
    this.#marks = byMunicipality(marks.filter(([ags]) => this.#shapes.has(ags)));
    this.#layers.symbols.clearLayers();
    for (const [ags, row] of this.#marks) {
      const icon = element("span");
      icon.append(...row.map(([, code, symbol]) => drawSymbol(`${this.dataset.symbols}#${symbol}`, code)));
      this.#addIcon("symbols", ags, { html: icon, className: "map-symbol-icon" });
    }
  }

  #look(ags) {
    return this.#areas[ags] ?? NO_ENTRY;
  }

  #markSelection() {
    if (!this.#marks) return;
    this.#layers.selection?.remove();
    const selected = this.#shapes.get(this.dataset.selected);
    if (selected) {
      const both = ["outer", "inner"].map((kind) => lines(selected.layer.feature, `shape--selected-${kind}`));
      this.#layers.selection = L.layerGroup(both).addTo(this.#map);
      if (!this.#map.getBounds().contains(selected.place)) this.#map.panTo(selected.place, { animate: MOVES });
    }
    this.#drawLabels();
  }

  #addIcon(pane, ags, options) {
    const icon = L.divIcon({ iconSize: null, ...options });
    const { place } = this.#shapes.get(ags);
    L.marker(place, { icon, pane, interactive: false, keyboard: false }).addTo(this.#layers[pane]);
  }

  // --- Names

  /** Name who is selected and the most populous, as long as names keep out of each other's way. */
  #drawLabels() {
    const zoom = this.#map.getZoom();
    const symbol = Math.min(Math.max(5 * zoom - 26, 9), 22);
    this.style.setProperty("--map-symbol", `${symbol}px`);
    const size = LABEL_SIZE * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const beside = (symbol + size) / 2 + 2;
    const taken = [...this.#marks].map(([ags, row]) => this.#box(ags, 0, row.length * symbol, symbol, 0));
    this.#layers.labels.clearLayers();
    for (const { id, name } of this.#worthNaming(zoom)) {
      const shifts = this.#marks.has(id) ? [beside, -beside] : [0];
      const width = name.length * size * LETTER_WIDTH;
      const nudge = this.#nudge(id, width);
      const box = shifts
        .map((shift) => this.#box(id, shift, width, size * 1.2, size * LABEL_GAP, nudge))
        .find((one) => !taken.some((other) => overlap(one, other)));
      if (!box) continue;
      taken.push(box);
      const html = element("span", "", name);
      this.#addIcon("labels", id, { html, className: "map-label", iconAnchor: [-nudge, -box.shift] });
    }
  }

  /** The closer one looks, the smaller they may be. */
  #worthNaming(zoom) {
    const least = 18000 * 2.6 ** (8 - zoom);
    const rank = ({ id, population }) => (id === this.dataset.selected ? Infinity : population);
    return [...this.#shapes.values()].filter((one) => rank(one) > least).sort((one, other) => rank(other) - rank(one));
  }

  #box(ags, shift, width, height, gap, nudge = 0) {
    const { x, y } = this.#pointOf(ags);
    return { x: x + nudge, y: y + shift, shift, width, height, gap };
  }

  /** How far a name of this width moves so that the map's edge does not cut it; only where its place is in sight. */
  #nudge(ags, width) {
    const { x } = this.#map.latLngToContainerPoint(this.#shapes.get(ags).place);
    const end = this.#map.getSize().x;
    if (x < 0 || x > end) return 0;
    return Math.max(width / 2 - x, 0) || Math.min(end - width / 2 - x, 0);
  }

  #pointOf(ags) {
    return this.#map.latLngToLayerPoint(this.#shapes.get(ags).place);
  }

  /** Say what a shape is, at a place on the map. */
  #tell(ags, place) {
    const content = element("span");
    content.append(element("b", "", this.#shapes.get(ags).name), element("br"), this.#look(ags)[1]);
    this.#tooltip.setLatLng(place).setContent(content).addTo(this.#map);
  }

  // --- View

  /** Find the view that shows all of Saxony; nothing zooms out further. */
  #findHome() {
    const { scale, middle } = fit(this.#outline, this.#map.getSize(), this.#overlays());
    this.#home = [this.#map.unproject(middle, 0), Math.log2(scale)];
    // Not setMinZoom(): it would start a movement of its own.
    this.#map.options.minZoom = this.#home[1];
  }

  /** The boxes of what lies over the map, in its pixels; on paper nothing does. */
  #overlays() {
    if (this.matches(".map--printed")) return [];
    const own = this.getBoundingClientRect();
    return [...this.closest("map-view").querySelectorAll("[data-overlay]")].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      const corner = L.point(x - own.x - MARGIN, y - own.y - MARGIN);
      return L.bounds(corner, corner.add([width + 2 * MARGIN, height + 2 * MARGIN]));
    });
  }

  #showAll(animate = MOVES) {
    this.#map.setView(...this.#home, { animate });
  }

  #resize() {
    const zoom = this.#map.getZoom();
    const showedAll = zoom <= this.#map.getMinZoom();
    this.#map.invalidateSize({ pan: false });
    this.#findHome();
    if (showedAll || zoom < this.#map.getMinZoom()) this.#showAll(false);
  }

  /** The selected municipality stays where it is. */
  #zoom(how) {
    const still = this.#shapes.get(this.dataset.selected)?.place ?? this.#map.getCenter();
    const zoom = this.#map.getZoom();
    if (how === "all") this.#showAll();
    if (how === "in") this.#map.setZoomAround(still, Math.min(zoom + ZOOM_STEP, MAX_ZOOM));
    if (how === "out") this.#map.setZoomAround(still, Math.max(zoom - ZOOM_STEP, this.#map.getMinZoom()));
  }

  // --- Control

  /** One stop for the keyboard, whatever is drawn inside. */
  #becomeControl() {
    this.tabIndex = 0;
    this.role = "application";
    this.ariaRoleDescription = "Karte";
    this.setAttribute("aria-describedby", this.querySelector("[data-instructions]").id);
  }

  #listen() {
    for (const type of ["pointerdown", "pointermove"]) {
      this.addEventListener(type, (event) => this.#meetPointer(event), true);
    }
    this.addEventListener("wheel", (event) => this.#meetWheel(event), { capture: true, passive: false });
    this.addEventListener("keydown", (event) => this.#press(event));
    for (const type of ["beforeprint", "afterprint"]) addEventListener(type, () => this.#print(type === "beforeprint"));
    const toolbar = this.parentElement.querySelector("[data-toolbar]");
    toolbar.hidden = false;
    toolbar.addEventListener("click", ({ target }) => this.#zoom(target.closest("[data-zoom]")?.dataset.zoom));
    this.#map.on("zoomend", () => {
      const zoom = this.#map.getZoom();
      toolbar.querySelector("[data-zoom=in]").ariaDisabled = String(zoom >= MAX_ZOOM);
      toolbar.querySelector("[data-zoom=out]").ariaDisabled = String(zoom <= this.#map.getMinZoom());
      if (this.#marks) this.#drawLabels();
    });
  }

  /** A mouse drags the map; one finger scrolls the page, two move the map. */
  #meetPointer({ pointerType }) {
    this.#pointer = pointerType;
    this.#map.dragging[pointerType === "mouse" ? "enable" : "disable"]();
  }

  /** The wheel belongs to the page where that scrolls, unless the visitor means the map. */
  #meetWheel({ ctrlKey, metaKey }) {
    const { scrollHeight, clientHeight } = document.documentElement;
    const zooms = ctrlKey || metaKey || this.matches(":focus") || scrollHeight <= clientHeight;
    this.#map.scrollWheelZoom[zooms ? "enable" : "disable"]();
  }

  #press(event) {
    const { key } = event;
    const { selected } = this.dataset;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    this.#pointer = "keyboard";
    if (DIRECTIONS[key]) this.#step(DIRECTIONS[key]);
    else if (ZOOM_KEYS[key]) this.#zoom(ZOOM_KEYS[key]);
    else if (key === "Escape" && selected) this.#select("");
    else if (key === "Enter" && selected) this.#send("municipality-open", selected);
    else return;
    event.preventDefault();
  }

  /** Select the neighbour that lies best in a direction; without a selection whoever is in the middle. */
  #step([right, down]) {
    const from = this.#shapes.get(this.dataset.selected);
    const start = from ? this.#pointOf(from.id) : this.#map.latLngToLayerPoint(this.#map.getCenter());
    const rank = (ags) => {
      const { x, y } = this.#pointOf(ags).subtract(start);
      return from ? (x * right + y * down) / Math.hypot(x, y) : -Math.hypot(x, y);
    };
    const reachable = from ? from.neighbours.filter((ags) => rank(ags) > REACH) : [...this.#shapes.keys()];
    const [best] = reachable.sort((one, other) => rank(other) - rank(one));
    if (best) this.#select(best);
  }

  /** Ask for a selection. Where nothing hovers, the map itself says what was chosen. */
  #select(ags) {
    this.#send("municipality-select", ags);
    if (!ags) this.#tooltip.remove();
    else if (this.#pointer !== "mouse") this.#tell(ags, this.#shapes.get(ags).place);
  }

  #send(type, ags) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, cancelable: true, detail: { ags } }));
  }

  #print(on) {
    this.classList.toggle("map--printed", on);
    this.#resize();
  }
}

async function json(url, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

function element(name, className = "", text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

function lines(geometry, className) {
  return L.geoJSON(geometry, { ...EXACT, className, interactive: false });
}

function byMunicipality(marks) {
  const rows = new Map();
  for (const mark of marks) rows.set(mark[0], [...(rows.get(mark[0]) ?? []), mark]);
  return rows;
}

/** An instrument's symbol from the sprite with a halo around it. */
function drawSymbol(href, code) {
  const drawing = L.SVG.create("svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  for (const classes of ["map-symbol__halo", `map-symbol i-${code}`]) {
    const use = L.SVG.create("use");
    use.setAttribute("href", href);
    use.setAttribute("class", classes);
    drawing.append(use);
  }
  return drawing;
}

/** Whether two boxes, given by their middle, touch or come too near. */
function overlap(one, other) {
  const gap = Math.min(one.gap, other.gap);
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + gap &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + gap
  );
}

/** One point for every 5 km or so: enough to see whether something lies over them. */
function sparse(points) {
  return [...new Map(points.map((point) => [String(point.multiplyBy(32).round()), point])).values()];
}

/** The largest view of points in a size beside obstacles; under them where they leave less than half of it. */
function fit(points, size, obstacles) {
  const { min } = L.bounds(points);
  const extent = L.bounds(points).getSize();
  const free = size.subtract([2 * MARGIN, 2 * MARGIN]);
  const largest = Math.max(Math.min(free.x / extent.x, free.y / extent.y), 1);
  const view = (scale, x, y) => {
    const room = free.subtract(extent.multiplyBy(scale));
    const origin = min.subtract(L.point(MARGIN + room.x * x, MARGIN + room.y * y).divideBy(scale));
    return { scale, origin, middle: origin.add(size.divideBy(2 * scale)) };
  };
  const isFree = ({ scale, origin }) =>
    !obstacles.some((one) => {
      const [low, high] = [one.min, one.max].map((corner) => corner.divideBy(scale).add(origin));
      return points.some(({ x, y }) => x > low.x && x < high.x && y > low.y && y < high.y);
    });
  for (let scale = largest; scale > largest / 2; scale *= 0.97) {
    const found = SHARES.flatMap((x) => SHARES.map((y) => view(scale, x, y))).find(isFree);
    if (found) return found;
  }
  return view(largest, 0.5, 0.5);
}

customElements.define("participation-map", ParticipationMap);
