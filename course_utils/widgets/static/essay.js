// What was found in an answer in the learner's own words, as rows; every text is set as text and never as markup.

const FOUND = { found: "✓ Found", missing: "○ Not found yet", opposite: "✗ Says the opposite", unsure: "? Not sure", note: "! A misunderstanding" };

function drawConcepts(list, rows) {
  const said = JSON.stringify(rows);
  if (list.dataset.said === said) return;
  list.dataset.said = said;
  list.replaceChildren(...rows.map(({ state, name, quote, text }) => {
    const row = make("li", "al-concept");
    row.dataset.state = state;
    row.append(make("b", "", FOUND[state]), make("span", "al-concept-name", name));
    if (quote) row.append(make("q", "", quote));
    if (text) row.append(make("span", "al-concept-text", text));
    return row;
  }));
}

function tiedModel(sentences, parent) {
  const list = make("ul", "al-tied");
  for (const { text, says } of sentences) {
    const line = make("li", "", text);
    if (says.length) line.append(make("span", "al-says", says.join(", ")));
    list.append(line);
  }
  parent.append(list);
}
