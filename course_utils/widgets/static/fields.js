// The fields of each kind of question, all of them native.

const PAUSE = 2000;

// Each kind: `read` gives the answer, `fill` puts one in, `spots` are the places for the explanations of its parts,
// and `kept(part, now, then)` says whether a part is still as it was when it was checked.
const kinds = {
  single: (asked, page) => choices(asked, page, "radio"),
  multiple: (asked, page) => choices(asked, page, "checkbox"),

  numeric(asked, page) {
    const node = make("div", "al-number-field"), row = make("div", "al-row"), spots = new Map();
    const input = make("input", "al-number", "", { type: "text", inputMode: "decimal", autocomplete: "off", id: `${page.id}-number` });
    row.append(make("label", "", "Your answer", { htmlFor: input.id }), input, make("span", "", asked.unit));
    node.append(row, spot(spots, "number", input, page));
    input.addEventListener("input", page.changed);
    input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) page.check(); });
    return {
      node, spots,
      read: () => input.value,
      fill: (answer) => { input.value = answer ?? ""; },
      kept: (_, now, then) => now === then,
    };
  },

  match(asked, page) {
    const node = make("div", "al-parts"), spots = new Map(), menus = new Map();
    for (const { key, text } of asked.items) {
      const part = make("div", "al-part"), row = make("div", "al-row al-match");
      const menu = make("select", "", "", { id: `${page.id}-${key}` });
      menu.append(make("option", "", "Choose …", { value: "" }));
      for (const box of asked.categories) menu.append(make("option", "", box.text, { value: box.key }));
      menu.addEventListener("change", page.changed);
      row.append(make("label", "al-grow", text, { htmlFor: menu.id }), menu);
      part.append(row, spot(spots, key, menu, page));
      node.append(part);
      menus.set(key, menu);
    }
    return {
      node, spots,
      read: () => Object.fromEntries([...menus].filter(([, menu]) => menu.value).map(([key, menu]) => [key, menu.value])),
      fill: (answer) => menus.forEach((menu, key) => { menu.value = answer?.[key] ?? ""; }),
      kept: (key, now, then) => now[key] === then[key],
    };
  },

  order(asked, page) {
    const node = make("div"), list = make("ol", "al-order"), spots = new Map(), items = new Map();
    const heard = make("p", "al-hidden", "", { role: "status" });
    const keys = () => [...list.children].map((item) => item.dataset.key);
    // The neighbour moves and not the item itself, so that its button keeps the focus.
    const move = (key, step) => {
      const item = items.get(key), other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
      if (!other) return;
      if (step < 0) item.after(other); else item.before(other);
      ends();
      heard.textContent = `${item.dataset.text} is now ${keys().indexOf(key) + 1} of ${items.size}.`;
      page.changed();
    };
    const ends = () => items.forEach((item) => {
      const [up, down] = item.querySelectorAll("button");
      enable(up, item.previousElementSibling);
      enable(down, item.nextElementSibling);
    });
    for (const { key, text } of asked.items) {
      const item = make("li"), row = make("div", "al-row"), moves = make("span", "al-moves");
      item.dataset.key = key;
      item.dataset.text = text;
      for (const [sign, name, step] of [["↑", "Move up", -1], ["↓", "Move down", 1]]) {
        const button = make("button", "al-button", sign, { type: "button", title: name });
        button.setAttribute("aria-label", `${name}: ${text}`);
        button.addEventListener("click", () => move(key, step));
        moves.append(button);
      }
      row.append(moves, make("span", "al-grow", text));
      item.append(row, spot(spots, key, row, page));
      items.set(key, item);
      list.append(item);
    }
    ends();
    node.append(list, heard);
    const first = keys();
    return {
      node, spots,
      read: keys,
      fill: (answer) => { for (const key of answer ?? first) list.append(items.get(key)); ends(); },
      kept: (key, now, then) => now.indexOf(key) === then.indexOf(key),
    };
  },

  text(asked, page) {
    const node = make("div", "al-beside"), left = make("div");
    const input = make("textarea", "", "", { rows: 7, id: `${page.id}-text` });
    const count = make("p", "al-count");
    let timer, sent = null, kept = null;
    const draft = () => {
      clearTimeout(timer);
      if (sent === null || input.value === sent) return;
      sent = input.value;
      page.act("draft", sent);
    };
    const words = () => {
      const number = input.value.trim() ? input.value.trim().split(/\s+/).length : 0;
      count.textContent = `${number} ${number === 1 ? "word" : "words"}${input.value === kept ? `, ${page.kept ?? "draft kept"}` : ""}`;
    };
    input.addEventListener("input", () => {
      words();
      page.changed();
      clearTimeout(timer);
      timer = setTimeout(draft, PAUSE);
    });
    input.addEventListener("blur", draft);
    left.append(make("label", "al-label", "Your answer", { htmlFor: input.id }), input, count);
    node.append(left);
    return {
      node, spots: new Map(),
      read: () => { clearTimeout(timer); return (sent = input.value); },
      look: () => input.value,
      fill: (answer) => { input.value = sent = answer ?? ""; words(); },
      kept: () => true,
      told: (state) => { kept = state.drafted ? state.answer : null; words(); },
      close: () => clearTimeout(timer),
    };
  },
};

function choices(asked, page, type) {
  const node = make("div", "al-parts"), spots = new Map(), inputs = new Map();
  for (const { key, text } of asked.options) {
    const part = make("div", "al-part"), label = make("label", "al-option");
    const input = make("input", "", "", { type, name: page.id, value: key });
    input.addEventListener("change", page.changed);
    label.append(input, make("span", "", text));
    part.append(label, spot(spots, key, input, page));
    node.append(part);
    inputs.set(key, input);
  }
  const chosen = () => [...inputs].filter(([, input]) => input.checked).map(([key]) => key);
  const one = type === "radio";
  return {
    node, spots,
    read: () => (one ? chosen()[0] ?? null : chosen()),
    fill: (answer) => inputs.forEach((input, key) => { input.checked = one ? key === answer : !!answer?.includes(key); }),
    kept: (key, now, then) => (one ? now === then : now.includes(key) === then.includes(key)),
  };
}

// The place for a part's explanation; the part's own input names it as its description.
function spot(spots, key, input, page) {
  const why = make("p", "al-why", "", { hidden: true, id: `${page.id}-why-${key}` });
  input.setAttribute("aria-describedby", why.id);
  spots.set(key, why);
  return why;
}

// A button that cannot be used now keeps its place in the tab order: a disabled one would drop the focus it holds.
function enable(button, on) {
  button.setAttribute("aria-disabled", on ? "false" : "true");
}
