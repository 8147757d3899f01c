// One flashcard at a time. The answer is shown by the page itself, at once; the kernel is asked only for the next card.
// The card holds the focus through all of it, so that Space and the keys 1 to 4 are enough, and work nowhere else.

const PAUSE = 3000; // milliseconds between two looks at the record when the learner comes back

function say(element, text = "") {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

function render({ model, el }) {
  el.classList.add("al");
  shield(el);
  const { nodes, onSilence, close } = troubles(model);
  const wire = line(model, el, onSilence);
  const act = (name, value) => { looked = Date.now(); wire.send({ kind: "press", name, value }); };
  let turn = null, open = false, rated = false, looked = Date.now(), timer;

  const root = make("section", "al-page al-boxed al-flashcards", "", { ariaLabel: "Flashcards" });
  const count = make("p", "al-top");
  const card = make("div", "al-flash", "", { tabIndex: 0, role: "group" });
  const ask = make("p", "al-form"), front = make("p", "al-front"), back = make("div", "al-back", "", { ariaLive: "polite" });
  const answer = make("p", "al-answer"), more = make("p", "al-more");
  card.append(ask, front, back);
  const show = make("button", "al-button al-main", "Show the answer", { type: "button" });
  const rates = make("div", "al-rates", "", { role: "group", ariaLabel: "How well did you know it?" }), rating = [];
  for (const key of [1, 2, 3, 4]) {
    const button = make("button", "al-button", "", { type: "button" });
    button.append(make("span", "al-key", String(key), { ariaHidden: "true" }), make("b", "", "", { ariaHidden: "true" }), make("span", "al-when", "", { ariaHidden: "true" }), make("span", "al-hidden"));
    button.addEventListener("click", () => rate(key));
    rating.push(rates.appendChild(button));
  }
  const keys = make("p", "al-source", "Keys: Space or Enter shows the answer, 1 to 4 rate it.");
  const done = make("p", "al-big", "", { tabIndex: -1 });
  const foot = make("div", "al-buttons"), said = make("p", "", "", { role: "status" }), unsaved = make("p", "al-notice", "", { role: "status" });
  const next = make("button", "al-button al-main", "", { type: "button" });
  const undo = make("button", "al-button al-quiet", "Undo my last rating", { type: "button" });
  foot.append(next, undo);
  root.append(count, card, show, rates, keys, done, said, foot, unsaved, ...nodes);
  el.append(root);

  show.addEventListener("click", reveal);
  card.addEventListener("click", () => { if (!open && !getSelection().toString()) reveal(); });
  next.addEventListener("click", () => act("more"));
  undo.addEventListener("click", () => act("undo"));

  function reveal() {
    if (open || card.hidden) return;
    open = true;
    turnOver();
    card.focus({ preventScroll: true });
  }

  function rate(key) {
    const state = model.get("state");
    if (!open || rated || !state.card) return;
    rated = true; // a key held down, or pressed twice, rates no second card
    act("rate", { card: state.card.id, after: state.after, rating: key });
  }

  function turnOver() {
    const shown = model.get("state").card;
    back.replaceChildren(...(open && shown ? [answer, more] : []));
    show.hidden = open || !shown;
    rates.hidden = !open || !shown;
  }

  el.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || card.hidden) return;
    const key = event.key.length === 1 ? "1234".indexOf(event.key) + 1 : 0;
    const onButton = event.target.closest("button");
    if (key && open) rate(key);
    else if ((event.key === " " || event.key === "Enter") && !onButton) reveal();
    else return;
    event.preventDefault();
  });

  // Another tab may have rated cards meanwhile: whoever comes back to the deck finds it as it is now.
  const look = () => { if (Date.now() - looked > PAUSE && wire.idle()) act("refresh"); };
  el.addEventListener("focusin", (event) => { if (!el.contains(event.relatedTarget)) look(); });
  const visible = () => { if (document.visibilityState === "visible") look(); };
  document.addEventListener("visibilitychange", visible);

  function update() {
    const state = model.get("state"), inside = el.contains(document.activeElement);
    const now = state.card ? `${state.card.id} ${state.after}` : "";
    const turned = now !== turn;
    if (turned) {
      turn = now;
      open = false;
    }
    rated = false;
    card.hidden = keys.hidden = !state.card;
    if (state.card) {
      say(ask, state.card.ask);
      say(front, state.card.front);
      say(answer, state.card.back);
      say(more, state.card.more);
      card.setAttribute("aria-label", `${state.card.ask} ${state.card.front}`);
      state.choices.forEach(({ name, when }, i) => {
        rating[i].children[1].textContent = name;
        rating[i].children[2].textContent = when;
        rating[i].children[3].textContent = `${name}: back in ${when}`;
      });
    }
    turnOver();
    say(count, state.count);
    say(done, state.done);
    say(said, state.said);
    say(unsaved, state.unsaved);
    say(next, state.more);
    undo.hidden = !state.undo;
    foot.hidden = next.hidden && undo.hidden;
    if (inside && turned) (state.card ? card : done).focus({ preventScroll: true });
    clearTimeout(timer);
    if (state.wake != null) timer = setTimeout(() => act("refresh"), Math.max(1, state.wake) * 1000 + 500);
    root.dataset.ack = model.get("ack");
  }
  update();
  model.on("change:state change:ack", update);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", visible);
    wire.close();
    close();
    model.off("change:state change:ack", update);
  };
}

export default { render };
