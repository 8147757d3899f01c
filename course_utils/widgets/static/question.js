// Draws one question with native inputs. The fields belong to the page: the kernel fills them when the panel is made
// or the record is brought in or forgotten, and otherwise only says what the last answer was worth, and why.

const MARKS = { right: "✓", wrong: "✗", partial: "◐" };
const WORDS = { right: "Right", wrong: "Not right" };

function paragraphs(text, parent) {
  for (const one of text.split(/\n\s*\n/)) parent.append(make("span", "al-paragraph", one));
}

// Two answers are the same whatever the order in which a mapping was stored.
const plain = (answer) => JSON.stringify(answer && typeof answer === "object" && !Array.isArray(answer) ? Object.entries(answer).sort() : answer);

function render({ model, el }) {
  const asked = model.get("question"), own = asked.kind === "text", judged = asked.checked;
  const id = `al-${Math.random().toString(36).slice(2)}`;
  el.classList.add("al");
  shield(el);
  const { nodes, onSilence, close } = troubles(model);
  const wire = line(model, el, onSilence);
  const act = (name, value) => wire.send({ kind: "press", name, value });
  const check = () => act("check", fields.read());
  const fields = kinds[asked.kind](asked, { id, act, check, changed: () => { put.before = null; mark(); } });
  const look = fields.look ?? fields.read;
  const empty = plain(look()), put = { before: null };
  const changed = `You have changed your answer. ${judged ? "Check" : "Keep"} it again when you are ready.`;

  const root = make("section", "al-question");
  root.dataset.question = asked.id;
  const status = make("p", "al-status"), top = make("div", "al-top");
  top.append(make("p", "al-form", asked.form, { id: `${id}-form` }), status);
  const field = make("fieldset"), legend = make("legend", "al-prompt");
  paragraphs(asked.prompt, legend);
  field.setAttribute("aria-describedby", `${id}-form`);
  field.append(legend, fields.node);
  const buttons = make("div", "al-buttons"), feedback = make("p", "al-feedback", "", { role: "status" });
  const hints = make("div", "al-hints", "", { ariaLive: "polite" }), answer = make("div", "al-model", "", { ariaLive: "polite" });
  const concepts = make("ul", "al-concepts");
  const unsaved = make("p", "al-notice", "", { role: "status", hidden: true });
  const button = (text, look, press) => {
    const made = make("button", `al-button ${look}`, text, { type: "button" });
    made.addEventListener("click", () => { if (made.ariaDisabled !== "true") press(); });
    buttons.append(made);
    return made;
  };
  button(judged ? "Check" : "Keep my answer", "al-main", check);
  const hint = button("Hint", "", () => act("hint"));
  const reveal = button(own ? "Show the model answer" : "Show the answer", "", () => act("reveal"));
  const clear = button("Clear", "al-quiet", () => {
    const back = put.before;
    put.before = back === null ? look() : null;
    fields.fill(back);
    if (back === null) act("clear");
    mark();
  });
  root.append(top, field, buttons, feedback, concepts, hints, answer, unsaved, ...nodes);
  if (own && !judged) fields.node.append(answer);
  el.append(root);

  // A mark counts as long as the part it belongs to is as it was; after that it says that it is of the last answer.
  function mark() {
    const { verdict, checked } = model.get("state"), now = look();
    const counted = verdict && verdict.state !== "unanswered" && verdict.state !== "unreadable";
    const same = verdict && plain(now) === plain(checked);
    concepts.dataset.current = same;
    root.dataset.state = same && counted ? verdict.state : "";
    for (const why of fields.spots.values()) { why.hidden = true; why.textContent = ""; }
    if (same || plain(now) !== empty) {
      for (const note of verdict?.notes ?? []) {
        const why = fields.spots.get(note.key);
        if (!why) continue;
        const current = same || fields.kept(note.key, now, checked);
        const words = `${current ? "" : "Your last answer: "}${MARKS[note.state]} ${WORDS[note.state]}`;
        why.dataset.state = current ? note.state : "past";
        why.append(make("b", "", words), document.createTextNode(note.why));
        why.hidden = false;
      }
    }
    say(same ? `${MARKS[verdict.state] ?? ""} ${verdict.message}`.trim() : counted && plain(now) !== empty ? changed : "");
    const blank = plain(now) === empty;
    clear.textContent = blank && put.before !== null ? "Put it back" : "Clear";
    enable(clear, !blank || put.before !== null);
  }

  // Setting the same words again would make a screen reader say them again.
  function say(text) {
    if (feedback.textContent !== text) feedback.textContent = text;
  }

  function update() {
    const state = model.get("state");
    status.textContent = state.status;
    enable(hint, state.more_hints);
    hint.textContent = !state.hints.length ? "Hint" : state.more_hints ? "Another hint" : "No more hints";
    enable(reveal, state.tried && !state.model);
    state.hints.slice(hints.childElementCount).forEach((text, i, { length }) => {
      const line = make("p");
      line.append(make("b", "", `Hint ${state.hints.length - length + i + 1}`), document.createTextNode(text));
      hints.append(line);
    });
    while (hints.childElementCount > state.hints.length) hints.lastChild.remove();
    if (!state.model) answer.replaceChildren();
    else if (!answer.childElementCount) {
      answer.append(make("p", "al-label", own ? "Model answer" : "The answer"));
      if (state.model.sentences) tiedModel(state.model.sentences, answer);
      else paragraphs(state.model.text, answer);
      for (const source of state.model.sources) answer.append(make("p", "al-source", `Source: ${source}`));
    }
    drawConcepts(concepts, state.concepts);
    unsaved.textContent = state.unsaved;
    unsaved.hidden = !state.unsaved;
    if (String(state.fill) !== root.dataset.fill) {
      root.dataset.fill = state.fill;
      put.before = null;
      fields.fill(state.answer);
    }
    fields.told?.(state);
    mark();
    root.dataset.ack = model.get("ack");
  }
  update();
  model.on("change:state change:ack", update);
  return () => {
    wire.close();
    close();
    fields.close?.();
    model.off("change:state change:ack", update);
  };
}

export default { render };
