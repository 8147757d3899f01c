// Around a lesson in JupyterLite's notebook page: the wait, the bar, running the lesson, keeping what the learner changes.
// The page imports this before it starts JupyterLite, and waits for it.
import { fingerprint, forgetTold, settleCopies, told } from "./copies.js";
import { ask, followTheme, inCharge, lessonUrl, make, outdated, release, root, until, wait } from "./shared.js";

const path = new URLSearchParams(location.search).get("path") ?? "";
const $ = (id) => document.getElementById(id);
const figures = (globalThis[Symbol.for("alliances.plotly")] ??= new Map());
let openFigures;
figures.set(release.plotly, new Promise((go, fail) => { openFigures = { go, fail }; }));

followTheme();
new ResizeObserver(() => {  // the notebook begins below the bar, however many lines that has
  document.body.style.setProperty("--course-bar", `${$("course-bar").offsetHeight}px`);
  window.dispatchEvent(new Event("resize"));
}).observe($("course-bar"));
const title = release.lessons.find((lesson) => lesson.path === path)?.title ?? path.replace(/\.ipynb$/, "");
$("course-title").textContent = title;
document.title = `${title} – Alliances`;
say(5, "Looking for the newest lessons …");
const keeps = await inCharge();
if (await outdated()) {
  location.reload();
  await new Promise(() => {});
}
startPython();
await settleCopies().catch((error) => console.error(error));
say(10, "Opening the lesson …");
run().catch((error) => {
  console.error(error);
  trouble("This lesson did not start.");
});

// Of the worker that JupyterLite will make for its kernel, we make the first one now: it gets that instead of its own.
// (A page cut off from all others, which this site never is, would have a kernel of another kind.)
function startPython() {
  if (crossOriginIsolated) return;
  const { packages, lockFileURL } = release.python;
  const name = `early ${JSON.stringify({ packages, lockFileURL: new URL(lockFileURL, root).href })}`;
  const Native = globalThis.Worker;
  const early = new Native(`${root}static/pyodide/worker.mjs`, { type: "module", name });
  globalThis.Worker = function (script, options) {
    if (!String(script).includes("comlink.worker")) return new Native(script, options);
    globalThis.Worker = Native;
    return early;
  };
}

async function run() {
  const slow = setTimeout(() => trouble("This takes longer than usual."), 60_000);
  const app = await until(() => window.jupyterapp);
  say(25, "Opening the lesson …");
  performance.mark("alliances.app");
  const panel = await until(() => app.shell?.currentWidget?.content?.model?.cells?.length && app.shell.currentWidget);
  await panel.context.ready;
  await until(() => document.querySelector(".jp-Notebook .jp-Cell"));
  document.title = `${title} – Alliances`;
  panel.toolbar.hide();
  $("course-wait").remove();
  performance.mark("alliances.text");
  say(40, "Starting Python …");
  if (!keeps) tellLine("This window keeps nothing: save your progress to a file before you close it, or use an ordinary window.");
  told().forEach(tellMoved);
  drawWithPlotly();
  keepChanges(panel);
  followLinks();
  await panel.sessionContext.ready;
  const cells = () => [...panel.content.model.cells].filter((cell) => cell.type === "code");
  if (panel.content.model.getMetadata("alliances")) {
    // Off the learner's drive: whatever IPython shows it first takes for the name of a file, and asks the page for it.
    const away = { code: "__import__('os').chdir('/')", silent: true, store_history: false };
    panel.sessionContext.session.kernel.requestExecute(away);
    // Cell by cell, as JupyterLab's own Run All does, which would carry the learner off to the last one.
    for (const cell of panel.content.widgets) if (cell.model.type === "code") cell.constructor.execute(cell, panel.sessionContext);
    for (let ready = 0; ready < cells().length; await wait(100)) {
      ready = cells().filter((cell) => cell.executionCount && cell.executionState === "idle").length;
      if (ready && !performance.getEntriesByName("alliances.python").length) performance.mark("alliances.python");
      if (ready) say(60 + (40 * ready) / cells().length, `Making the lesson live: ${ready} of ${cells().length}`);
      else creep();
    }
  }
  clearTimeout(slow);
  $("course-told").querySelector(".trouble")?.remove();
  performance.mark("alliances.live");
  document.documentElement.dataset.course = "live";
  $("course-progress").hidden = true;
  void navigator.storage?.persist?.();  // where the browser lets us ask, it will not clear the record for want of room
  const whole = await ask("complete");
  if (whole) document.documentElement.dataset.offline = "ready";
}

// Python takes seconds and tells nothing meanwhile; the bar nears its mark, and never says that it is there.
function creep() {
  const bar = $("course-bar-value");
  bar.value += (58 - bar.value) * 0.03;
}

function say(percent, words) {
  for (const bar of document.querySelectorAll("#course-wait progress, #course-bar-value")) bar.value = percent;
  for (const line of document.querySelectorAll("#course-wait .said, #course-said")) {
    if (line.textContent !== words) line.textContent = words;
  }
}

// Plotly is read while Python is still starting, so that neither waits for the other.
async function drawWithPlotly() {
  try {
    const source = await (await fetch(`${root}course/plotly.min.js`)).blob();
    // Plotly's wrapper would register itself with whatever module loader the page has; hide those names from it.
    const whole = new Blob(["(function (module, exports, define) {", source, "\n})();"], { type: "text/javascript" });
    const script = document.createElement("script");
    script.src = URL.createObjectURL(whole);
    await new Promise((go, fail) => { Object.assign(script, { onload: go, onerror: fail }); document.head.append(script); });
    URL.revokeObjectURL(script.src);
    openFigures.go(globalThis.Plotly);
  } catch (error) {
    openFigures.fail(error);
  }
}

// A lesson's outputs are made anew each time, so only what the learner wrote is worth keeping: at once, without asking.
function keepChanges(panel) {
  const model = panel.content.model;
  const now = () => fingerprint([...model.cells].map((cell) => [cell.type, cell.sharedModel.getSource()]));
  let known, timer;
  const ready = now().then((text) => { known = text; });
  const look = async () => {
    clearTimeout(timer);
    await ready;
    const text = await now();
    if (text === known) return;
    known = text;
    await panel.context.save();
  };
  model.contentChanged.connect(() => { clearTimeout(timer); timer = setTimeout(look, 800); });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && look());
}

// From lesson to lesson in one tab: each further tab would hold a Python of its own.
function followLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".jp-Notebook a");
    const asked = link && (link.dataset.commandlinkerArgs ?? link.getAttribute("href"));
    const found = asked && release.lessons.find((lesson) => asked.includes(lesson.path));
    if (!found || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    location.assign(lessonUrl(found.path));
  }, true);
}

function tellMoved({ lesson, kept }) {
  const own = make("a", "", kept.replace(/\.ipynb$/, ""));
  own.href = lessonUrl(kept);
  const name = release.lessons.find(({ path: known }) => known === lesson)?.title ?? lesson;
  tellLine(`“${name}” has been updated. What you had changed is kept beside it as `, own, ".");
}

function tellLine(...words) {
  const close = make("button", "", "Close");
  close.type = "button";
  const line = make("p");
  line.append(...words, " ", close);
  close.onclick = () => { line.remove(); forgetTold(); };
  $("course-told").append(line);
}

function trouble(words) {
  const again = make("button", "", "Load it again");
  again.type = "button";
  again.onclick = () => location.reload();
  const place = $("course-wait") ?? $("course-told");
  const line = make("p", "trouble");
  line.append(`${words} `, again);
  place.querySelector(".trouble")?.remove();
  place.append(line);
}
