// The glossary, filtered in the page as the learner types, and the key terms of a lesson, closed until asked for.

const flat = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function glossary(root, terms) {
  const id = `al-${Math.random().toString(36).slice(2)}`;
  const find = make("div", "al-find"), count = make("span", "", "", { role: "status" });
  const search = make("input", "", "", { type: "search", id, autocomplete: "off", placeholder: "Type a part of a word" });
  find.append(make("label", "", "Search the glossary", { htmlFor: id }), search, count);
  const list = make("div", "al-terms", "", { role: "region", tabIndex: 0, ariaLabel: "Terms" }), all = make("dl");
  const none = make("p", "", "", { hidden: true });
  list.append(none, all);
  root.append(find, list);

  const entries = new Map();
  for (const term of terms) {
    const entry = make("div"), name = make("dt", "", term.term, { tabIndex: -1 });
    entry.append(name, make("dd", "", term.meaning), make("dd", "al-example", `Example: ${term.example}`));
    if (term.see.length) {
      const see = make("dd", "al-see", "See also:");
      for (const other of term.see) {
        const link = make("button", "al-link", terms.find((one) => one.id === other).term, { type: "button" });
        link.addEventListener("click", () => jump(other));
        see.append(link);
      }
      entry.append(see);
    }
    entries.set(term.id, { entry, name, title: flat(term.term), text: flat(`${term.term} ${term.meaning} ${term.example}`) });
  }

  // What has the words in its name comes before what only mentions them.
  function filter() {
    const words = flat(search.value).split(/\s+/).filter(Boolean);
    const within = (text) => words.every((word) => text.includes(word));
    const hits = [...entries.values()].filter(({ text }) => within(text));
    hits.sort((a, b) => within(b.title) - within(a.title));
    all.replaceChildren(...hits.map(({ entry }) => entry));
    count.textContent = words.length ? `${hits.length} of ${terms.length} terms` : `${terms.length} terms`;
    none.textContent = "Nothing found. Try a shorter part of the word.";
    none.hidden = hits.length > 0;
    list.scrollTop = 0;
  }

  function jump(id) {
    search.value = "";
    filter();
    const { entry, name } = entries.get(id);
    list.scrollTop = entry.offsetTop - list.offsetTop;
    name.focus({ preventScroll: true });
  }
  search.addEventListener("input", filter);
  filter();
}

function key(root, terms) {
  root.append(make("p", "", "Say in your own words what each term means, then open it to compare."));
  const cards = make("div", "al-cards-of-terms");
  for (const term of terms) {
    const card = make("details", "al-term"), body = make("div");
    body.append(make("p", "", term.meaning), make("p", "al-example", `Example: ${term.example}`));
    card.append(make("summary", "", term.term), body);
    cards.append(card);
  }
  const all = make("button", "al-button", "Open all", { type: "button" }), row = make("div", "al-buttons");
  const open = () => [...cards.children].every((card) => card.open);
  const name = () => { all.textContent = open() ? "Close all" : "Open all"; };
  all.addEventListener("click", () => {
    const on = !open();
    for (const card of cards.children) card.open = on;
    name();
  });
  cards.addEventListener("toggle", name, true);
  row.append(all);
  root.append(cards, row);
}

function render({ model, el }) {
  el.classList.add("al");
  shield(el);
  const root = make("section", "al-page");
  el.append(root);
  (model.get("page") === "glossary" ? glossary : key)(root, model.get("terms"));
}

export default { render };
