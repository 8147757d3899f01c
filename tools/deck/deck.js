// The deck in the page: figures, questions, terms, light and dark. Nothing here asks a host for anything.

const { template, dark, activities } = JSON.parse(document.getElementById("figures").textContent);
const root = document.documentElement;
const isDark = () => root.dataset.jpThemeLight === "false";
const printing = /print-pdf|view=print/.test(location.search);
const shown = new Map(); // an activity's element -> how to draw it and step through it

function make(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

// Make the type of a slide smaller until all of it is on the slide, its answer and its fragments included.
function fit(section) {
  const page = section.querySelector(".page");
  if (!page || section.matches(".on-activity, .on-title") || page.dataset.fitted) return;
  for (let size = 36; size >= 16; size--) {
    page.style.fontSize = `${size}px`;
    // The margin at the foot stays free too: what grows out of its box into it is no overflow to the browser.
    const foot = Math.max(...[...page.children].map((one) => one.offsetTop + one.scrollHeight));
    if (foot <= page.clientHeight - 40 && page.scrollHeight <= page.clientHeight + 1) break;
  }
  page.dataset.fitted = page.style.fontSize;
}

function activity(box) {
  const { controls, figures, tree } = activities[box.dataset.activity];
  const chosen = [];
  const steer = make("div", "steer"), texts = make("div", "texts"), row = make("div", "figures");
  const fields = controls.map(field);
  const views = figures.map(({ source, side }) => view(source, side));
  const stage = make("div", figures.length ? "stage" : "stage bare");
  stage.append(texts, row);
  box.append(steer, stage);

  // What each control shows depends on those before it: 1936 may allow three moves and 1939 none.
  function branch(level) {
    let node = tree;
    for (let depth = 0; depth < level; depth++) node = node.next[chosen[depth]];
    return node;
  }

  function field({ label, range: ranged }, level) {
    chosen[level] = branch(level).start;
    const holder = make("label", "", label);
    const input = make(ranged ? "input" : "select"), output = make("output");
    if (ranged) input.type = "range";
    holder.append(input, ...(ranged ? [output] : []));
    steer.append(holder);
    input.addEventListener("input", () => choose(level, Number(input.value)));
    // The arrows belong to the control while it has the focus, and to the deck as soon as the mouse is let go.
    input.addEventListener("keydown", (event) => { if (event.key === "Escape") input.blur(); event.stopPropagation(); });
    input.addEventListener(ranged ? "pointerup" : "change", () => input.blur());
    function fill() {
      const { labels } = branch(level);
      chosen[level] = Math.min(chosen[level], labels.length - 1);
      if (ranged) {
        Object.assign(input, { min: 0, max: labels.length - 1, step: 1, disabled: labels.length < 2 });
        output.textContent = labels[chosen[level]];
        input.setAttribute("aria-valuetext", labels[chosen[level]]);
      } else {
        input.replaceChildren(...labels.map((text, value) => new Option(text, value)));
      }
      input.value = chosen[level];
    }
    fill();
    return { fill, restart: () => { chosen[level] = branch(level).start; } };
  }

  function view(source, side) {
    const figure = make("figure", side ? "figure side" : "figure"), sentence = make("p", "sentence");
    const canvas = make("div", "canvas"), plot = make("div", "plot");
    plot.setAttribute("role", "img");
    canvas.append(plot);
    figure.append(sentence, canvas, make("figcaption", "source", source));
    row.append(figure);
    return { sentence, canvas, plot };
  }

  function choose(level, value) {
    chosen[level] = value;
    // A button's presses start anew when what stands before them changes; other settings stay.
    fields.slice(level + 1).forEach(({ restart }, later) => { if (branch(level + 1 + later).labels[0] === "Start") restart(); });
    draw();
  }

  function write(said) {
    texts.replaceChildren(...said.map((one) => {
      if (Array.isArray(one)) return list(one);
      return one.title ? make("p", "title", one.title) : make("p", "", one);
    }));
  }

  // The picture keeps the size that its author gave it and is magnified to the room there is.
  function place({ canvas, plot }, { layout }, side) {
    const width = canvas.clientWidth, height = canvas.clientHeight;
    const natural = height / layout.height;
    // A tall picture may be squeezed a little, so that its type can be larger.
    const tall = Math.max(natural, Math.min(1.2, natural / 0.88));
    const scale = Math.max(0.6, Math.min(tall, width / (side ? 360 : 440), 1.7));
    Object.assign(plot.style, { width: `${width / scale}px`, height: `${height / scale}px`, transform: `scale(${scale})` });
    return { width: width / scale, height: height / scale };
  }

  function draw() {
    fields.forEach(({ fill }) => fill());
    const frame = branch(controls.length);
    write(frame.texts);
    frame.figures.forEach((picture, index) => { views[index].sentence.textContent = picture.sentence; });
    frame.figures.forEach((picture, index) => {
      const swap = isDark() ? dark : {};
      const { data, layout } = JSON.parse(JSON.stringify({ data: picture.data, layout: { template, ...picture.layout } }),
        (_, value) => typeof value === "string" && value in swap ? swap[value] : value);
      const { plot } = views[index];
      plot.setAttribute("aria-label", picture.alt);
      Object.assign(layout, place(views[index], picture, figures[index].side), { autosize: false });
      Plotly.react(plot, data, layout, { displayModeBar: false, responsive: false, doubleClick: false, scrollZoom: false })
        .then(() => { box.dataset.drawn = Number(box.dataset.drawn ?? 0) + 1; });
    });
  }

  // Room for the longest sentence and text, so that nothing moves while one steps through.
  function reserve() {
    const frames = [], collect = (node) => node.next ? node.next.forEach(collect) : frames.push(node);
    collect(tree);
    let tallest = 0;
    for (let size = 26; size >= 15; size--) {
      texts.style.fontSize = `${size}px`;
      tallest = Math.max(...frames.map(({ texts: said }) => { write(said); return texts.scrollHeight; }));
      if (tallest <= stage.clientHeight) break;
    }
    texts.hidden = !tallest;
    if (tallest) row.querySelectorAll(".figure").forEach((one, index) => { one.style.flexGrow = frames[0].figures[index].layout.height; });
    views.forEach(({ sentence }, index) => {
      const longest = frames.map(({ figures: all }) => all[index].sentence).reduce((one, other) => other.length > one.length ? other : one, "");
      sentence.textContent = longest;
      sentence.style.minHeight = `${sentence.offsetHeight}px`;
    });
  }

  function step(by) {
    const level = controls.length - 1;
    if (level < 0) return;
    const value = chosen[level] + by;
    if (value >= 0 && value < branch(level).labels.length) choose(level, value);
    else if (level) {
      const before = chosen[level - 1] + by;
      if (before >= 0 && before < branch(level - 1).labels.length) choose(level - 1, before);
    }
  }

  reserve();
  return { draw, step };
}

function list(pairs) {
  const found = make("dl");
  pairs.forEach(([what, about]) => found.append(make("dt", "", what), make("dd", "", about)));
  return found;
}

function arrive(section) {
  if (!section) return;
  fit(section);
  section.querySelectorAll(".activity").forEach((box) => {
    if (!shown.has(box)) shown.set(box, activity(box));
    shown.get(box).draw();
  });
  below.innerHTML = section.querySelector("aside.notes")?.innerHTML ?? "<p>No notes for this slide.</p>";
}

function paint(toDark) {
  root.dataset.jpThemeLight = String(!toDark);
  shown.forEach(({ draw }, box) => { if (box.clientWidth) draw(); });
}

document.querySelectorAll(".ask").forEach((button) => {
  button.addEventListener("click", () => { Reveal.nextFragment(); button.blur(); });
});
document.querySelectorAll(".terms").forEach((box) => box.addEventListener("click", ({ target }) => {
  if (!target.dataset.meaning) return;
  box.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", String(one === target)));
  box.nextElementSibling.textContent = `${target.textContent}: ${target.dataset.meaning}`;
}));
// The space bar on a focused button presses it and does not turn the slide.
document.querySelectorAll(".page button").forEach((button) => button.addEventListener("keydown", (event) => {
  if (event.key === " " || event.key === "Enter") event.stopPropagation();
}));

const below = make("div", "notes-below");
below.hidden = true;
document.body.append(below);

const wantsDark = matchMedia("(prefers-color-scheme: dark)");
if (!printing) paint(wantsDark.matches);
wantsDark.addEventListener("change", () => { if (!printing) paint(wantsDark.matches); });

const keys = [
  [65, "A", "Show the answer", () => Reveal.nextFragment()],
  [68, "D", "Dark or light", () => paint(!isDark())],
  [84, "T", "Notes below the slide", () => { below.hidden = !below.hidden; }],
  [187, "+", "Figure: one step on", () => shown.get(Reveal.getCurrentSlide().querySelector(".activity"))?.step(1)],
  [189, "−", "Figure: one step back", () => shown.get(Reveal.getCurrentSlide().querySelector(".activity"))?.step(-1)],
];

Reveal.on("pdf-ready", () => {
  Reveal.getSlides().forEach(arrive);
  root.dataset.ready = "true";
});
Reveal.initialize({
  width: 1280, height: 720, margin: 0, minScale: 0.1, maxScale: 8, center: false,
  hash: true, slideNumber: "c/t", controls: false, transition: "none", backgroundTransition: "none", pdfSeparateFragments: false,
  plugins: [RevealNotes],
}).then(() => {
  for (const [keyCode, key, description, act] of keys) {
    Reveal.addKeyBinding({ keyCode, key, description }, act);
  }
  for (const [code, by] of [[107, 1], [171, 1], [109, -1], [173, -1]]) { // number pad; Firefox
    Reveal.addKeyBinding(code, () => shown.get(Reveal.getCurrentSlide().querySelector(".activity"))?.step(by));
  }
  if (printing) return; // the slides become pages first
  arrive(Reveal.getCurrentSlide());
  root.dataset.ready = "true";
});
Reveal.on("slidechanged", ({ currentSlide }) => arrive(currentSlide));
