// Draws the controls that `plan` describes: native inputs, their labels above them, one model for all.

// Two views of one activity may not share a group of radio buttons: choosing in one would clear the other.
let views = 0;

function render({ model, el }) {
  const view = ++views;
  el.classList.add("al", "al-controls");
  shield(el);
  const { nodes, onSilence, close } = troubles(model);
  const wire = line(model, el, onSilence);
  const toolbar = make("div", "al-toolbar"), intro = make("p", "al-intro"), cards = make("div", "al-cards"), after = make("div", "al-after");
  const said = make("p", "al-said", "", { role: "status" }), foot = make("div", "al-foot");
  foot.append(said, ...nodes);
  el.append(toolbar, intro, cards, after, foot);
  const inputs = new Map();
  let drawn = "";

  // What the learner has set and the kernel has not answered yet: there the page is right and the kernel is late.
  const ahead = new Set();
  const act = (kind, name, value, done = true) => {
    ahead.add(name);
    wire.send({ kind, name, value, done });
  };

  const makers = {
    slider(field) {
      const input = make("input", "", "", { type: "range", min: field.low, max: field.high, step: field.step });
      if (field.title) input.setAttribute("aria-label", field.title);
      // Not an <output>: a label names the first thing in it that can bear a name, and that has to be the slider.
      const output = make("b", "al-value", "", { ariaHidden: "true" });
      const text = () => Number(input.value).toLocaleString("en-GB", { useGrouping: false, minimumFractionDigits: field.decimals, maximumFractionDigits: field.decimals }) + field.unit;
      const set = (value) => { input.value = value; output.textContent = text(); input.setAttribute("aria-valuetext", text()); };
      input.addEventListener("input", () => { set(input.value); act("set", field.name, Number(input.value), false); });
      input.addEventListener("change", () => act("set", field.name, Number(input.value)));
      const label = make("label", "al-field");
      const top = make("span");
      top.append(make("span", "", field.label), output);
      label.append(top, input);
      return { node: label, input, set };
    },
    choice(field) {
      const set = make("fieldset");
      set.append(make("legend", "al-hidden", field.label));
      const row = make("div", "al-choice");
      const group = `${model.get("state").id}-${view}-${field.name}`;
      const radios = field.options.map(([value, text]) => {
        const radio = make("input", "", "", { type: "radio", name: group, value });
        radio.addEventListener("change", () => act("set", field.name, value));
        const label = make("label");
        label.append(radio, text);
        row.append(label);
        return radio;
      });
      set.append(row);
      return { node: set, input: radios[0], set: (value) => radios.forEach((radio) => { radio.checked = radio.value === value; }) };
    },
    options(field) {
      const set = make("fieldset", "al-options");
      set.append(make("legend", "al-hidden", field.label));
      const group = `${model.get("state").id}-${view}-${field.name}`;
      const radios = field.options.map(([value, text]) => {
        const radio = make("input", "", "", { type: "radio", name: group, value });
        radio.addEventListener("change", () => act("set", field.name, value));
        const label = make("label", "al-option");
        label.append(radio, make("span", "", text));
        set.append(label);
        return radio;
      });
      return { node: set, input: radios[0], set: (value) => radios.forEach((radio) => { radio.checked = radio.value === value; }) };
    },
    search(field) {
      const list = make("datalist", "", "", { id: `${model.get("state").id}-${view}-${field.name}` });
      for (const [, text] of field.options) list.append(make("option", "", "", { value: text }));
      const input = make("input", "", "", { type: "search", autocomplete: "off" });
      input.setAttribute("list", list.id);
      input.addEventListener("change", () => { if (input.value.trim()) act("set", field.name, input.value); });
      const label = make("label", "al-field");
      label.append(make("span", "", field.label), input, list);
      // Once it was found it is no longer sought; a text that found nothing stays, to be put right.
      let found;
      return { node: label, input, set: (value) => { if (value !== found) input.value = ""; found = value; } };
    },
    text(field) {
      const node = make("p", `al-text ${field.look}`);
      if (field.spoken) node.setAttribute("role", "status");
      return { node, input: node, set: (value) => { node.hidden = !value && !field.spoken; if (node.textContent !== value) node.textContent = value; } };
    },
    facts(field) {
      const node = make("dl", "al-about");
      return { node, input: node, set: (pairs) => {
        node.hidden = !pairs.length;
        node.replaceChildren(...pairs.flatMap(([what, about]) => [make("dt", "", what), make("dd", "", about)]));
      } };
    },
    menu(field) {
      const input = make("select");
      for (const [value, text] of field.options) input.append(make("option", "", text, { value }));
      input.addEventListener("change", () => act("set", field.name, input.value));
      const label = make("label", "al-field");
      const top = make("span", "", field.label);
      label.append(top, input);
      return { node: label, input, set: (value) => { input.value = value; } };
    },
    check(field) {
      const label = make("label", "al-option"), input = make("input", "", "", { type: "checkbox" });
      if (field.title) input.setAttribute("aria-label", field.title);
      input.addEventListener("change", () => act("set", field.name, input.checked));
      label.append(input, make("span", "", field.label));
      return { node: label, input, set: (value) => { input.checked = value; } };
    },
    number(field) {
      const input = make("input", "", "", { type: "number", min: field.low, max: field.high, step: field.step });
      input.addEventListener("change", () => act("set", field.name, input.value));
      const label = make("label", "al-field");
      label.append(make("span", "", field.label), input);
      return { node: label, input, set: (value) => { input.value = value; } };
    },
    name(field) {
      const input = make("input", "", "", { type: "text", maxLength: 40, "aria-label": field.label });
      input.addEventListener("change", () => act("set", field.name, input.value));
      return { node: input, input, set: (value) => { input.value = value; } };
    },
    button(field) {
      const input = make("button", `al-button ${field.look}`, field.label, { type: "button" });
      // A sign says nothing to those who hear it: its full name takes its place. A word stays the name, the full one explains it.
      if (field.title) { input.title = field.title; if (!/\p{L}/u.test(field.label)) input.setAttribute("aria-label", field.title); }
      input.addEventListener("click", () => {
        if (field.copies) copy(model.get("state").copy);
        act("press", field.name);
      });
      return { node: input, input, set: () => {}, enable: (on) => { input.disabled = !on; } };
    },
  };

  // A point clicked in one of the activity's figures: it acts like the control of that name.
  const clicked = ({ target, detail: { kind, name, value } }) => {
    if (el.closest(".al-activity")?.contains(target)) wire.send({ kind, name, value, done: true });
  };
  document.addEventListener("al-act", clicked);

  // Clipboards need a secure page; where there is none, the kernel's sentence shows the line to copy by hand.
  const copy = (text) => navigator.clipboard?.writeText(text).catch(() => {});

  function place(fields, parent) {
    for (const field of fields) {
      const made = makers[field.kind](field);
      made.input.dataset.name = field.name;
      inputs.set(field.name, made);
      parent.append(made.node);
    }
  }

  const focusedName = () => el.contains(document.activeElement) ? document.activeElement.dataset.name : undefined;
  const alike = (name) => [...inputs.keys()].filter((one) => one.split(" ")[0] === name.split(" ")[0]);

  function build(plan) {
    const focused = focusedName(), seat = focused ? alike(focused).indexOf(focused) : -1;
    inputs.clear();
    toolbar.replaceChildren();
    cards.replaceChildren();
    after.replaceChildren();
    place(plan.toolbar, toolbar);
    place(plan.after, after);
    for (const card of plan.cards) {
      const box = make("section", "al-card", "", { tabIndex: -1 });
      const head = make("div", "al-head");
      place(card.head, head);
      box.append(head, make("div", "al-badge"));
      place(card.fields, box);
      cards.append(box);
    }
    for (const part of [toolbar, cards, after]) part.hidden = !part.childElementCount;
    if (!focused || !el.isConnected) return;
    // Where a card went, its neighbour's control takes the focus; the page stays where the learner is looking.
    const near = alike(focused), next = near.includes(focused) ? focused : near[Math.min(seat, near.length - 1)];
    (inputs.get(next) ?? inputs.values().next().value)?.input.focus({ preventScroll: true });
  }

  function update() {
    const plan = model.get("plan"), { values, badges, disabled, intro: scene, message } = model.get("state");
    const text = JSON.stringify(plan);
    if (text !== drawn) { drawn = text; build(plan); }
    if (wire.idle()) ahead.clear();
    for (const [name, made] of inputs) {
      if (name in values && !ahead.has(name)) made.set(values[name]);
      made.enable?.(!disabled.includes(name));
    }
    badges.forEach(({ text, strong, side }, i) => {
      const box = cards.children[i];
      if (!box) return;
      box.dataset.side = side;
      box.querySelector(".al-badge").replaceChildren(text, make("b", "", strong));
    });
    intro.textContent = scene;
    intro.hidden = !scene;
    if (said.textContent !== message) said.textContent = message;
    el.dataset.ack = model.get("ack");
  }
  update();
  model.on("change:state change:ack", update);
  return () => {
    wire.close();
    close();
    document.removeEventListener("al-act", clicked);
    model.off("change:state change:ack", update);
  };
}

export default { render };
