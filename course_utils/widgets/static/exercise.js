// Draws one question of homework. Whatever is chosen or typed goes to the kernel at once; what the kernel could not
// keep stays in the page, and a new run of the cell takes it up again.

const TYPING = 800;
// The answers that are not in the file yet, by question: they outlive a killed kernel for as long as the page is open.
const unsent = (globalThis.alUnsent ??= new Map());

// Two answers are the same whatever the order in which a mapping was stored; one that says nothing is null.
function plain(answer) {
  if (answer && typeof answer === "object" && !Array.isArray(answer)) answer = Object.entries(answer).filter(([, box]) => box).sort();
  const nothing = answer === null || answer === undefined || (typeof answer === "string" ? !answer.trim() : !answer.length);
  return nothing ? "null" : JSON.stringify(answer);
}

const clock = (at) => {
  const when = new Date(at), day = when.toDateString() === new Date().toDateString() ? {} : { day: "numeric", month: "short" };
  return when.toLocaleString("en-GB", { ...day, hour: "2-digit", minute: "2-digit" });
};

function card(model, el, wire, nodes) {
  const asked = model.get("question"), own = asked.kind === "text", order = asked.kind === "order";
  const id = `al-${Math.random().toString(36).slice(2)}`, stash = `${asked.lesson} ${asked.id}`;
  const act = (name, value) => wire.send({ kind: "press", name, value });
  let timer, touched = false, wasClosed = false, back = null, silent = false;
  const changed = () => {
    touched = true;
    back = null;
    unsent.set(stash, look());
    clearTimeout(timer);
    if (asked.kind === "numeric") timer = setTimeout(save, TYPING);
    else if (!own) save();
    draw();
  };
  const fields = kinds[asked.kind](asked, { id, act: save, check: save, changed, kept: "saved" });
  const look = () => (fields.look ?? fields.read)();
  // The items of an order always lie in some order: it is an answer only once they were moved, or it was kept as it is.
  const now = () => (order && !touched ? "null" : plain(look()));
  let mine = "null"; // the answer that the kernel was sent, or that it sent

  function save() {
    clearTimeout(timer);
    const answer = fields.read();
    touched = true;
    mine = now();
    unsent.set(stash, answer);
    if (mine === "null") act("clear");
    else act("save", answer);
    draw();
  }

  const root = make("section", "al-question");
  root.dataset.question = asked.id;
  const top = make("div", "al-top"), field = make("fieldset"), legend = make("legend", "al-prompt");
  const points = asked.points === 1 ? "1 point" : `${asked.points} points`;
  top.append(make("p", "al-form", asked.form, { id: `${id}-form` }), make("p", "al-status", points));
  for (const one of asked.prompt.split(/\n\s*\n/)) legend.append(make("span", "al-paragraph", one));
  field.setAttribute("aria-describedby", `${id}-form`);
  field.append(legend, fields.node);
  const foot = make("div", "al-buttons"), saved = make("p", "al-saved", "", { role: "status" });
  const form = make("p", "al-formed", "", { role: "status", hidden: true });
  const button = (text, press) => {
    const made = make("button", "al-button", text, { type: "button" });
    made.addEventListener("click", () => { if (made.ariaDisabled !== "true") press(); });
    foot.append(made);
    return made;
  };
  const keep = button("Keep this order", save), again = button("Try again", () => (model.get("state").refused ? save() : act("again")));
  const clear = button("Clear", () => {
    const before = back;
    back = before === null && now() !== "null" ? look() : null;
    touched = before !== null;
    fields.fill(before);
    mine = now();
    if (mine === "null") act("clear");
    else act("save", before);
    unsent.set(stash, before);
    draw();
  });
  clear.classList.add("al-quiet");
  foot.append(saved);
  root.append(top, field, form, foot, ...nodes);
  el.append(root);
  field.addEventListener("focusout", flush);

  function flush() {
    if (now() !== mine) save();
  }

  // Setting the same words again would make a screen reader say them again.
  function say(node, text) {
    if (node.textContent !== text) node.textContent = text;
    node.hidden = !text;
  }

  function draw() {
    const state = model.get("state"), here = now(), waits = here !== mine || !wire.idle();
    const kept = !waits && !state.refused && !state.unsaved;
    let words = "○ Not answered yet", look = "open";
    if (state.nameless) words = "○ Type your name at the top of this page first: this question has figures of your own.";
    else if (state.refused && !waits) [words, look] = [`✗ ${state.refused}`, "unsaved"];
    else if (state.unsaved && !waits) [words, look] = [`✗ ${state.unsaved}`, "unsaved"];
    else if (waits && silent) [words, look] = ["✗ Not saved yet: the kernel is silent. What you see here is kept while this page is open; choose Kernel ▸ Restart Kernel and Run All Cells, and it is saved.", "unsaved"];
    else if (waits) [words, look] = ["… Saving", "waits"];
    else if (here !== "null") [words, look] = [`✓ Saved at ${clock(state.at)}`, state.problem ? "look" : "answered"];
    if (state.closed && !state.refused) words = `${here === "null" ? "○ Not answered" : words}. The deadline has passed, so this answer is closed.`;
    say(saved, words);
    say(form, kept && here !== "null" && state.problem ? `! ${state.problem}` : "");
    root.dataset.standing = look;
    field.disabled = state.closed || state.nameless;
    keep.hidden = !order || touched || field.disabled;
    again.hidden = look !== "unsaved" || state.closed || (waits && silent);
    clear.hidden = field.disabled;
    clear.textContent = here === "null" && back !== null ? "Put it back" : "Clear";
    enable(clear, here !== "null" || back !== null);
    root.dataset.ack = model.get("ack");
  }

  // What another page or notebook saved is taken over, unless something here is still on its way or was refused.
  function update() {
    const state = model.get("state"), theirs = plain(state.answer);
    if (wasClosed && !state.closed && state.refused) save();
    else if (wire.idle() && now() === mine && !state.refused) {
      if (theirs !== mine) {
        touched = theirs !== "null";
        fields.fill(state.answer);
        mine = theirs;
      }
      if (!state.unsaved) unsent.delete(stash);
    }
    wasClosed = state.closed;
    fields.told?.({ drafted: !state.unsaved && !state.refused, answer: state.answer });
    draw();
  }

  const rescued = unsent.get(stash);
  update();
  if (rescued !== undefined && plain(rescued) !== mine && !model.get("state").closed) {
    touched = plain(rescued) !== "null";
    fields.fill(rescued);
    unsent.set(stash, rescued);
    save();
  }
  return {
    update, flush,
    silence: (on) => { silent = on; draw(); },
    close: () => { clearTimeout(timer); fields.close?.(); },
  };
}

function render({ model, el }) {
  el.classList.add("al");
  shield(el);
  let shown;
  const { nodes, close } = troubles(model);
  const wire = line(model, el, (on) => shown?.silence(on));
  const update = () => shown.update();
  // A new name brings new figures: the card is drawn anew. What was typed is with the kernel, or waits in `unsent`.
  const begin = () => {
    shown?.close();
    el.replaceChildren();
    shown = card(model, el, wire, nodes.slice(0, 1));
  };
  const leave = () => { if (document.visibilityState === "hidden") shown.flush(); };
  begin();
  model.on("change:question", begin);
  model.on("change:state change:ack", update);
  document.addEventListener("visibilitychange", leave);
  addEventListener("pagehide", leave);
  return () => {
    wire.close();
    close();
    shown.close();
    model.off("change:question", begin);
    model.off("change:state change:ack", update);
    document.removeEventListener("visibilitychange", leave);
    removeEventListener("pagehide", leave);
  };
}

export default { render };
