// A Plotly figure that follows a model's `spec`. The page holds one copy of Plotly, whatever the number of
// figures, notebooks and kernels in it; `render` never waits for that copy, because anywidget allows two seconds.

const shared = (globalThis[Symbol.for("alliances.plotly")] ??= new Map());

function plotly(model) {
  const version = model.get("plotly_version");
  if (!shared.has(version)) {
    const promise = fetchBundle(model).then(evaluate);
    // A failed load must not be remembered, or no later figure could try again.
    promise.catch(() => shared.delete(version));
    shared.set(version, promise);
  }
  return shared.get(version);
}

async function fetchBundle(model) {
  const id = model.get("loader").replace("IPY_MODEL_", "");
  const loader = await model.widget_manager.get_model(id);
  return loader.get("bundle");
}

async function evaluate(bundle) {
  const unzipped = new Blob([bundle]).stream().pipeThrough(new DecompressionStream("gzip"));
  const source = await new Response(unzipped).blob();
  // Running 5 MB of script stops the page for a while: let widgets that are still starting go first.
  await new Promise((go) => (globalThis.requestIdleCallback ?? setTimeout)(go, { timeout: 1000 }));
  // Plotly's wrapper would register itself with whatever module loader the page has; hide those names from it.
  const blob = new Blob(["(function (module, exports, define) {", source, "\n})();"], { type: "text/javascript" });
  const url = URL.createObjectURL(blob);
  const before = globalThis.Plotly;
  try {
    await new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: url, onload: done, onerror: () => failed(new Error("Plotly did not start")) });
      document.head.append(script);
      script.remove();
    });
    if (!globalThis.Plotly || globalThis.Plotly === before) throw new Error("Plotly did not start");
    return globalThis.Plotly;
  } finally {
    URL.revokeObjectURL(url);
    if (before) globalThis.Plotly = before;
  }
}

const isDark = () => document.body.dataset.jpThemeLight === "false";

// Resolves at the next frame, or soon in a hidden tab, where frames never come.
const nextFrame = () => new Promise((go) => {
  requestAnimationFrame(go);
  setTimeout(go, 100);
});

function render({ model, el }) {
  el.classList.add("al");
  const root = make("figure", "al-figure");
  const sentence = make("p", "al-sentence");
  const spoken = make("p", "al-hidden");
  spoken.setAttribute("role", "status");
  const canvas = make("div", "al-canvas");
  canvas.setAttribute("role", "img");
  const trouble = make("p", "al-error");
  trouble.hidden = true;
  const source = make("figcaption", "al-source");
  root.append(sentence, spoken, canvas, trouble, source);
  el.append(root);

  let stillTimer, speakTimer;
  let drawing = false, stale = false, hidden = false, closed = false, drawn = 0, room = 0, listening = false;

  function words() {
    const text = model.get("sentence");
    sentence.textContent = text;
    sentence.hidden = !text;
    source.textContent = model.get("source");
    canvas.setAttribute("aria-label", model.get("alt") || text || "Figure");
    canvas.style.height = `${model.get("height")}px`;
    // A screen reader hears where a drag ended, not every step of it.
    clearTimeout(speakTimer);
    speakTimer = setTimeout(() => { if (spoken.textContent !== text) spoken.textContent = text; }, 800);
  }

  function figure() {
    const swap = isDark() ? model.get("dark") : {};
    const { data, layout } = JSON.parse(model.get("spec"), (_, value) =>
      typeof value === "string" && value in swap ? swap[value] : value);
    // A figure that would be crammed, such as a map, names its least width; on a telephone it scrolls in its own box.
    const width = Math.max(canvas.clientWidth, layout.meta?.narrowest ?? 0);
    canvas.toggleAttribute("data-lm-suppress-shortcuts", width > canvas.clientWidth);  // the arrow keys scroll it
    if (width > canvas.clientWidth) canvas.tabIndex = 0;
    else canvas.removeAttribute("tabindex");
    Object.assign(layout, { width, height: model.get("height"), autosize: false });
    return { data, layout, config: { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false } };
  }

  // Draw now when idle; while a drawing is under way only remember that it is stale.
  async function draw() {
    if (drawing) { stale = true; return; }
    drawing = true;
    try {
      const Plotly = await plotly(model);
      do {
        stale = false;
        hidden = !canvas.clientWidth;
        if (closed || hidden) break;
        room = canvas.clientWidth;
        const { data, layout, config } = figure();
        await Plotly.react(canvas, data, layout, config);
        listen();
        trouble.hidden = true;
        root.dataset.drawn = ++drawn;
        if (stale) await nextFrame();
      } while (stale);
      keepStill(Plotly);
    } catch (error) {
      console.error(error);
      complain();
    } finally {
      drawing = false;
    }
    if (stale) draw();
  }

  // A point whose `customdata` is an action, such as { kind: "press", name: "flip" }, acts when it is clicked. The controls
  // of the same activity send it on, in order with what is done there, and say what is wrong with it.
  function listen() {
    if (listening) return;
    listening = true;
    const action = ({ points }) => points.map(({ customdata }) => customdata).find((one) => one?.kind && one.name);
    canvas.on("plotly_click", (event) => {
      const detail = action(event);
      if (detail) canvas.dispatchEvent(new CustomEvent("al-act", { bubbles: true, detail }));
    });
    canvas.on("plotly_hover", (event) => canvas.classList.toggle("al-clickable", Boolean(action(event))));
    canvas.on("plotly_unhover", () => canvas.classList.remove("al-clickable"));
  }

  function complain() {
    const again = make("button", "al-button", "Try again");
    again.type = "button";
    again.onclick = () => { trouble.hidden = true; draw(); };
    trouble.replaceChildren("This picture could not be drawn. ", again);
    trouble.hidden = false;
    stale = false;
  }

  // Once things are calm, hand the kernel a still picture: a saved notebook shows it when no kernel runs.
  function keepStill(Plotly) {
    clearTimeout(stillTimer);
    stillTimer = setTimeout(async () => {
      if (closed || !canvas.clientWidth) return;
      const { width } = canvas._fullLayout;
      const svg = await Plotly.toImage(canvas, { format: "svg", width, height: model.get("height") });
      if (!closed) model.send({ still: decodeURIComponent(svg.slice(svg.indexOf(",") + 1)), dark: isDark() });
    }, 1500);
  }

  // What could not be drawn while the page was hidden is drawn when it is shown.
  const resize = new ResizeObserver(() => {
    if (canvas.clientWidth && (hidden || canvas.clientWidth !== room)) draw();
  });
  // JupyterLab hides the page while it changes its theme, so wait until it can be measured again.
  const theme = new MutationObserver(() => nextFrame().then(draw));
  theme.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  words();
  resize.observe(canvas);

  model.on("change:sentence change:alt change:source change:height", words);
  model.on("change:spec change:height", draw);
  return () => {
    closed = true;
    clearTimeout(stillTimer);
    clearTimeout(speakTimer);
    resize.disconnect();
    theme.disconnect();
    model.off("change:sentence change:alt change:source change:height", words);
    model.off("change:spec change:height", draw);
    shared.get(model.get("plotly_version"))?.then((Plotly) => Plotly.purge(canvas), () => {});
  };
}

function make(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

export default { render };
