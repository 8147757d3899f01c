// What stands around an activity in a lecture: heading, player, show of hands, help. The stage is laid out for 1280 by
// 720 pixels and enlarged as a whole, so that a larger screen shows the same picture larger.

const BASE = { width: 1280, height: 720 };
const SMALLEST = 760;
const ASK = 10000;
const SPEEDS = [0.25, 0.5, 1, 2, 4];
const KEYS = [
  ["Space", "play, pause"],
  ["→  ←", "one step on, one step back"],
  ["+  −", "faster, slower"],
  ["1 to 9", "starting points"],
  ["R", "reset"],
  ["P", "predict first: hide the outcome, count hands"],
  ["Enter", "show the outcome"],
  ["C", "controls beside the figure"],
  ["L", "copy a link to what you see"],
  ["F", "full screen"],
  ["?", "this list"],
  ["Esc", "leave a field, this list or the full screen"],
];

function render({ model, el }) {
  el.classList.add("al", "al-bar-of-stage");
  const plan = model.get("plan");
  const { nodes, onSilence, close } = troubles(model);
  const wire = line(model, el, (silent) => {
    onSilence(silent);
    if (silent) stillThere();
  });
  const inVoila = document.body.dataset.voila !== undefined;
  const undo = [];
  let stillThere = () => {};
  let root, inner, speed = 1, playing = false, timer, linkTimer, askTimer, opened = false;

  const press = (name) => wire.send({ kind: "press", name });
  const put = (name, value, done = true) => wire.send({ kind: "set", name, value, done });
  const on = (target, names, listener, options) => names.split(" ").forEach((name) => {
    target.addEventListener(name, listener, options);
    undo.push(() => target.removeEventListener(name, listener, options));
  });
  const button = (label, key, does, look = "") => {
    const made = make("button", `al-button ${look}`, label, { type: "button", title: key ? `${label} (key ${key})` : label });
    made.addEventListener("click", does);
    return made;
  };

  // The parts, from the top of the stage to the bottom.
  const head = make("div", "al-stage-head"), buttons = make("div", "al-buttons");
  const controls = button("Controls", "C", () => open(!opened)), predict = button("Predict first", "P", predictFirst);
  const full = button("Full screen", "F", fullScreen);
  buttons.append(controls, predict, button("Copy link", "L", askLink), button("Help", "?", () => help(true)), full);
  head.append(make("h1", "", plan.heading), buttons);
  const scene = make("p", "al-stage-scene");

  const poll = make("section", "al-poll", "", { hidden: true, ariaLabel: "Predict first" });
  const question = make("p", "al-poll-question"), rows = make("div", "al-poll-rows"), verdict = make("p", "al-poll-verdict", "", { role: "status" });
  const reveal = button("Show the outcome", "Enter", () => press("reveal"), "al-main");
  poll.append(question, rows, reveal, verdict);

  const player = make("section", "al-player", "", { ariaLabel: "Player" });
  const back = button("◀", "", () => { pause(); press("back"); }), play = button("▶ Play", "Space", toggle, "al-main al-play"), onward = button("▶", "", () => { pause(); press("onward"); });
  for (const [made, name] of [[back, "One step back (key ←)"], [onward, "One step on (key →)"]]) { made.title = name; made.setAttribute("aria-label", name); }
  const track = make("label", "al-track"), range = make("input", "", "", { type: "range", min: 0, max: plan.stops.length - 1, step: 1 }), now = make("b", "al-now", "", { ariaHidden: "true" });
  track.append(make("span", "al-hidden", plan.track), range, now);
  now.style.minWidth = `${0.68 * Math.max(...plan.stops.map((stop) => stop.length))}em`;
  const pace = make("select", "", "", { title: "Speed (keys + and −)" });
  pace.setAttribute("aria-label", "Speed");
  for (const one of SPEEDS) pace.append(make("option", "", `${one}×`, { value: one }));
  const first = make("div", "al-row al-main-row"), presets = make("div", "al-row al-presets", "", { role: "group", ariaLabel: "Starting points" });
  first.append(back, play, onward, track, pace, button("Reset", "R", () => { pause(); press("reset"); }));
  plan.presets.forEach((label, place) => {
    const made = make("button", "al-button al-preset", "", { type: "button", title: `Key ${place + 1}` });
    made.append(make("kbd", "", String(place + 1)), label);
    made.addEventListener("click", () => { pause(); put("preset", place); });
    presets.append(made);
  });
  player.append(first, presets);

  const said = make("p", "al-notice", "", { role: "status", hidden: true }), lost = make("p", "al-error al-lost", "", { role: "alert", hidden: true });
  const foot = make("div", "al-stage-foot");
  foot.append(said, ...nodes, lost);
  const list = make("dl", "al-keys"), sheet = make("section", "al-help", "", { hidden: true, role: "dialog", ariaLabel: "Keys" });
  for (const [key, does] of KEYS) list.append(make("dt", "", key), make("dd", "", does));
  const shut = button("Close", "Esc", () => help(false), "al-main");
  sheet.append(make("h2", "", "Keys"), list, make("p", "", "In a field, a menu or a slider the keys are its own; Esc leaves it."), shut);
  el.append(head, scene, poll, player, foot, sheet);

  const say = (text) => { said.textContent = text; said.hidden = !text; };
  range.addEventListener("input", () => { pause(); now.textContent = plan.stops[range.value]; put("stop", Number(range.value), false); });
  range.addEventListener("change", () => put("stop", Number(range.value)));
  pace.addEventListener("change", () => { speed = Number(pace.value); });
  setSpeed(1);

  // Play: one step on whenever the pace says so and the kernel has answered the last one.
  function toggle() {
    if (playing) { pause(); return; }
    if (model.get("state").guess?.right === -1) { say("Show the outcome first (Enter), or leave Predict first (P)."); return; }
    say("");
    playing = true;
    if (model.get("state").end) put("stop", 0);
    tellPlay();
    timer = setTimeout(tick, Math.min(400, plan.pace / speed));
  }
  function tick() {
    if (!playing) return;
    if (model.get("state").end && wire.idle()) { pause(); return; }
    if (wire.idle()) press("onward");
    timer = setTimeout(tick, plan.pace / speed);
  }
  function pause() {
    playing = false;
    clearTimeout(timer);
    tellPlay();
    keepAddress();
  }
  // What is on show stands in the address of a page of its own, brought up to date when things are calm.
  function keepAddress() {
    clearTimeout(linkTimer);
    if (inVoila && root) linkTimer = setTimeout(() => { if (!playing && wire.idle()) press("link"); }, 1000);
  }
  function tellPlay() { play.textContent = playing ? "❚❚ Pause" : "▶ Play"; play.setAttribute("aria-pressed", playing); }
  function setSpeed(to) { speed = to; pace.value = String(to); }
  const faster = (by) => setSpeed(SPEEDS[Math.min(Math.max(SPEEDS.indexOf(speed) + by, 0), SPEEDS.length - 1)]);

  // The first field is ready for a number; there Enter goes on to the next, and after the last shows the outcome.
  let asks = false;
  function predictFirst() {
    pause();
    asks = poll.hidden;
    press("predict");
  }
  function help(show) {
    sheet.hidden = !show;
    if (show) shut.focus(); else root?.focus({ preventScroll: true });
  }
  function open(show) {
    opened = show;
    root?.classList.toggle("al-open", show);
    controls.setAttribute("aria-pressed", show);
    measure();
  }

  // A link is made by the kernel when it is asked for: to copy, or to stand in the address, so that a reload leads back.
  let copying = false;
  function askLink() {
    // What was just done in the controls comes first: they have a line of their own to the kernel.
    if (root.querySelector(".al-activity [data-idle=false]")) { askTimer = setTimeout(askLink, 20); return; }
    copying = true;
    press("link");
  }
  async function copyLink() {
    const { text, note } = model.get("state").link;
    copying = false;
    const kept = inVoila ? new URLSearchParams(location.search).get("theme") : "";
    const address = `${location.origin}${location.pathname}${kept ? `?theme=${encodeURIComponent(kept)}` : ""}#${text}`;
    // Clipboards need a secure page; where there is none, the link stands here to be copied by hand.
    const copied = await navigator.clipboard?.writeText(address).then(() => true, () => false);
    say(`${copied ? "Link copied: " : "Copy this link: "}${address} ${note}`);
  }
  // JupyterLab tidies its address before a cell can read it; the page's own record of its opening still has it.
  function address() {
    const from = [location.href, performance.getEntriesByType("navigation")[0]?.name ?? ""];
    return from.map((one) => one.split("#")[1] ?? "").find((one) => one.startsWith("demo=")) ?? "";
  }

  // The kernel may be culled or gone: say so, and offer the way back. The address still holds what was on show.
  function watchKernel() {
    const kernel = model.widget_manager?.kernel;
    if (!kernel?.connectionStatusChanged) return;
    let grace, ended = false;
    const look = () => {
      clearTimeout(grace);
      // A kernel that was started anew knows nothing of this page.
      ended ||= kernel.isDisposed || ["dead", "terminating", "restarting", "autorestarting"].includes(kernel.status);
      if (ended || kernel.connectionStatus !== "connected") grace = setTimeout(gone, ended ? 0 : 3000);
      else lost.hidden = true;
    };
    for (const signal of [kernel.connectionStatusChanged, kernel.statusChanged, kernel.disposed]) {
      signal?.connect(look);
      undo.push(() => signal?.disconnect(look));
    }
    undo.push(() => clearTimeout(grace));
    if (!inVoila) return;
    // A kernel that the server culled says nothing at all: ask for it now and then, and when the page is looked at again.
    const ask = async () => {
      if (ended || document.hidden) return;
      const answer = await fetch(`${kernel.serverSettings.baseUrl}api/kernels/${kernel.id}`).catch(() => null);
      if (answer?.status === 404) { ended = true; look(); }
    };
    const asking = setInterval(ask, ASK);
    on(document, "visibilitychange", ask);
    undo.push(() => clearInterval(asking));
    stillThere = ask;
  }
  function gone() {
    pause();
    lost.replaceChildren("The kernel behind this page is gone; it was idle for long, or it was stopped. ");
    if (inVoila) lost.append(button("Start again from here", "", () => location.reload(), "al-main"));
    else lost.append("Choose Kernel ▸ Restart Kernel and Run All Cells to start again.");
    lost.hidden = false;
  }

  // Full screen, or where a page may not, the whole window; JupyterLab's panels clip what is fixed, the top layer does not.
  async function fullScreen() {
    if (document.fullscreenElement) { await document.exitFullscreen(); return; }
    if (root.classList.contains("al-fallback")) { fallback(false); return; }
    try {
      await root.requestFullscreen();
    } catch {
      fallback(!root.classList.contains("al-fallback"));
    }
    root.focus({ preventScroll: true });
  }
  function fallback(filled) {
    root.classList.toggle("al-fallback", filled);
    if (root.showPopover && !inVoila) {
      root.popover = filled ? "manual" : null;
      if (filled) root.showPopover();
    }
    fit();
  }

  const filled = () => inVoila || document.fullscreenElement === root || root.classList.contains("al-fallback");
  function fit() {
    if (!root?.isConnected) return;
    const whole = filled();
    root.classList.toggle("al-filled", whole);
    const width = whole ? innerWidth : root.clientWidth;
    if (!width) return;
    const height = whole ? innerHeight : Math.round((width * BASE.height) / BASE.width);
    // So small that its type could not be read, the stage is a page to scroll down instead, with type of the usual size.
    const flows = width < SMALLEST, scale = Math.min(width / BASE.width, height / BASE.height);
    root.classList.toggle("al-flow", flows);
    root.style.height = whole || flows ? "" : `${height}px`;
    Object.assign(inner.style, flows ? { width: "", height: "", transform: "" } : { width: `${width / scale}px`, height: `${height / scale}px`, transform: `scale(${scale})` });
    full.textContent = document.fullscreenElement === root || root.classList.contains("al-fallback") ? "Leave full screen" : "Full screen";
    measure();
  }
  // A long text gets smaller type, so that all of it stays in its place.
  const fitted = new WeakMap();
  function fitText() {
    for (const one of root.querySelectorAll(".al-sentence, .al-source, .al-stage-scene")) {
      const key = `${one.textContent}|${one.clientWidth}|${one.clientHeight}`;
      if (root.classList.contains("al-flow")) { one.style.fontSize = ""; fitted.delete(one); continue; }
      if (!one.clientHeight || fitted.get(one) === key) continue;
      fitted.set(one, key);
      one.style.fontSize = "";
      for (let size = parseFloat(getComputedStyle(one).fontSize); one.scrollHeight > one.clientHeight + 1 && size > 8.5; size -= 0.5) one.style.fontSize = `${size - 0.5}px`;
    }
  }
  // The kernel draws the figures as high as there is room for them.
  let told = 0;
  function measure() {
    const figure = [...(root?.querySelectorAll(".al-figure") ?? [])].find((one) => one.clientHeight);
    if (root) fitText();
    if (!figure) return;
    const around = [".al-sentence", ".al-source"].map((part) => figure.querySelector(part)?.offsetHeight ?? 0);
    const flows = root.classList.contains("al-flow");
    const room = flows ? 360 : Math.floor((figure.clientHeight - around[0] - around[1]) / plan.zoom);
    if (room >= 100 && Math.abs(room - told) > 1) { told = room; put("room", room); }
  }

  // Keys, wherever the focus is in the stage; and anywhere in a page that shows nothing but the stage.
  const takesText = (at) => at.matches?.("input:not([type=range], [type=radio], [type=checkbox]), select, textarea, [contenteditable=true]");
  function key(event) {
    const at = event.target;
    if (!(root.contains(at) || (filled() && (at === document.body || at === document.documentElement)))) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { key: name } = event, letter = name.length === 1 ? name.toLowerCase() : name;
    const does = {
      " ": toggle, ArrowRight: () => { pause(); press("onward"); }, ArrowLeft: () => { pause(); press("back"); },
      "+": () => faster(1), "=": () => faster(1), "-": () => faster(-1), "−": () => faster(-1),
      r: () => { pause(); press("reset"); }, p: predictFirst, f: fullScreen, l: askLink,
      c: () => open(!opened), "?": () => help(sheet.hidden), Enter: () => press("reveal"),
    };
    for (let place = 0; place < plan.presets.length; place++) does[place + 1] = () => { pause(); put("preset", place); };
    if (name === "Escape") {
      if (!sheet.hidden) help(false);
      else if (at !== root && root.contains(at)) root.focus({ preventScroll: true });
      else if (root.classList.contains("al-fallback")) fallback(false);
      else return;
    } else {
      const own = at.matches?.("input[type=range]") ? /^(Arrow|Home|End|Page)/.test(name)
        : at.matches?.("input[type=radio]") ? /^Arrow|^ $/.test(name)
        : at.matches?.("input[type=checkbox]") ? name === " "
        : at.matches?.("button, summary, a[href]") ? name === " " || name === "Enter" : false;
      if (takesText(at) || own || !does[letter] || (name === "Enter" && model.get("state").guess?.right !== -1)) return;
      if (event.repeat && letter !== "ArrowRight" && letter !== "ArrowLeft") return event.preventDefault();
      does[letter]();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function drawPoll(guess) {
    poll.hidden = !guess;
    root?.classList.toggle("al-asking", Boolean(guess));
    root?.classList.toggle("al-veiled", guess?.right === -1);
    predict.setAttribute("aria-pressed", Boolean(guess));
    predict.textContent = guess ? "Leave predicting" : "Predict first";
    if (!guess) return;
    question.textContent = guess.question;
    if (rows.childElementCount !== guess.options.length || rows.dataset.options !== guess.options.join("|")) {
      rows.dataset.options = guess.options.join("|");
      rows.replaceChildren(...guess.options.map((option, place) => {
        const row = make("label", "al-poll-row"), input = make("input", "", "", { type: "number", min: 0, max: 999, step: 1 });
        input.setAttribute("aria-label", `Hands for: ${option}`);
        input.addEventListener("input", () => put(`count ${place}`, input.value));
        input.addEventListener("focus", () => input.select());
        input.addEventListener("keydown", (event) => {
          if (event.key !== "Enter") return;
          const next = rows.children[place + 1]?.querySelector("input");
          if (next) next.focus();
          else { press("reveal"); root.focus({ preventScroll: true }); }
        });
        row.append(make("span", "al-poll-option", option), input, make("span", "al-poll-bar"), make("span", "al-poll-share"));
        return row;
      }));
    }
    if (asks) { asks = false; rows.querySelector("input").focus({ preventScroll: true }); }
    const all = guess.hands.reduce((sum, one) => sum + one, 0), shown = guess.right !== -1;
    [...rows.children].forEach((row, place) => {
      const input = row.querySelector("input"), part = all ? guess.hands[place] / all : 0;
      if (document.activeElement !== input) input.value = guess.hands[place] || "";
      row.querySelector(".al-poll-bar").style.setProperty("--al-part", `${100 * part}%`);
      row.querySelector(".al-poll-share").textContent = all ? `${guess.hands[place]} · ${Math.round(100 * part)}%` : "";
      row.dataset.right = shown && place === guess.right ? "yes" : "";
    });
    reveal.hidden = shown;
    verdict.textContent = shown ? `✓ ${guess.options[guess.right]}` + (all ? `: ${guess.hands[guess.right]} of ${all} said so.` : "") : "";
  }

  let seen = "", shownLink = "";
  function update() {
    const state = model.get("state");
    scene.textContent = state.scene;
    scene.hidden = !state.scene;
    if (document.activeElement !== range || wire.idle()) range.value = state.stop;
    range.setAttribute("aria-valuetext", state.label);
    now.textContent = state.label;
    onward.disabled = state.end;
    back.disabled = state.begin;
    if (state.end && playing && wire.idle()) pause();
    [...presets.children].forEach((one, place) => one.setAttribute("aria-pressed", place === state.preset));
    drawPoll(state.guess);
    const { text } = state.link;
    if (inVoila && text && text !== shownLink) history.replaceState(null, "", `#${text}`);
    shownLink = text;
    // An older link may come first, with the answer to what was done before: the one asked for is there when all is answered.
    if (copying && wire.idle()) copyLink();
    const { link: _, ...rest } = state, present = JSON.stringify(rest);
    if (present !== seen && seen && !playing) keepAddress();
    if (present !== seen && !copying) say("");
    seen = present;
    el.dataset.ack = model.get("ack");
    el.dataset.idle = wire.idle();
    measure();
  }

  function start() {
    root = el.closest(".al-stage");
    inner = el.closest(".al-inner");
    if (!root) { timer = setTimeout(start, 30); return; }
    root.style.setProperty("--al-zoom", plan.zoom);
    root.classList.toggle("al-single", plan.single);
    root.classList.toggle("al-bare", plan.bare);
    shield(root);
    const sized = new ResizeObserver(() => fit());
    sized.observe(root);
    // The figures come after the bar, and their words change their height.
    const grown = new MutationObserver(() => measure());
    grown.observe(root, { childList: true, characterData: true, subtree: true });
    undo.push(() => sized.disconnect(), () => grown.disconnect());
    on(window, "resize", fit);
    on(document, "fullscreenchange", fit);
    on(document, "keydown", key, true);
    on(window, "hashchange", () => { if (address() && address() !== shownLink) put("link", address()); });
    watchKernel();
    fit();
    open(plan.opens);
    // A page that comes back to a kernel at work shows what is on; only a fresh one follows its address.
    if (!model.get("ack") && address()) put("link", address());
    update();
    // The page holds nothing but the notebook: that is its main part, for whoever jumps from part to part.
    if (inVoila) [...document.body.children].find((one) => one.contains(el))?.setAttribute("role", "main");
    if (inVoila) { document.title = `${plan.heading} · Alliances`; root.focus({ preventScroll: true }); }
  }
  start();
  model.on("change:state change:ack", update);
  return () => {
    pause();
    clearTimeout(linkTimer);
    clearTimeout(askTimer);
    wire.close();
    close();
    undo.forEach((one) => one());
    model.off("change:state change:ack", update);
  };
}

export default { render };
