// The learner's dashboard: three numbers, a bar a day for the cards of two weeks, and the weakest statements.

function say(element, text = "") {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

// JupyterLab opens the notebook when the same link is pressed that stands, hidden, in the output of the cell; where there is
// none, the browser follows this one.
function follow(event) {
  const link = event.currentTarget, doors = link.closest(".jp-OutputArea")?.querySelectorAll(".al-doors a") ?? [];
  const door = [...doors].find((one) => one.textContent === link.dataset.title);
  if (!door) return;
  event.preventDefault();
  door.click();
}

function render({ model, el }) {
  el.classList.add("al");
  shield(el);
  const { nodes, onSilence, close } = troubles(model);
  const wire = line(model, el, onSilence);
  const root = make("section", "al-page al-boxed al-dashboard", "", { ariaLabel: "Your dashboard" });
  const tiles = make("ul", "al-counts"), title = make("h3", "", "Cards that come back");
  const figure = make("figure", "al-days"), bars = make("div", "al-bars", "", { role: "img" }), caption = make("figcaption");
  figure.append(bars, caption);
  const worth = make("h3", "", "Worth another look"), weak = make("ul", "al-weak"), none = make("p");
  const foot = make("div", "al-buttons"), again = make("button", "al-button", "Count again", { type: "button" });
  again.addEventListener("click", () => wire.send({ kind: "press", name: "refresh" }));
  foot.append(again);
  root.append(tiles, title, figure, worth, weak, none, foot, ...nodes);
  el.append(root);
  let drawn = "";

  function update() {
    const state = model.get("state"), now = JSON.stringify(state);
    root.dataset.ack = model.get("ack");
    if (now === drawn) return;
    drawn = now;
    tiles.replaceChildren(...state.tiles.map(({ count, label }) => {
      const tile = make("li");
      tile.append(make("b", "", count), label);
      return tile;
    }));
    bars.setAttribute("aria-label", state.words);
    bars.replaceChildren(...state.days.map(({ name, day, count, share }, i) => {
      const column = make("div", "al-day"), bar = make("span", "al-day-bar");
      bar.style.height = `${Math.round(share * 72)}px`;
      column.append(make("b", "", count ? String(count) : ""), bar, make("span", "al-day-name", i ? name : "Today"), make("span", "al-day-letter", name[0]), make("span", "", day));
      return column;
    }));
    say(caption, state.chart);
    weak.replaceChildren(...state.weak.map(({ id, text, why, lesson }) => {
      const { title: name, file } = model.get("doors")[lesson], row = make("li");
      const link = make("a", "", `Open lesson ${lesson}: ${name}`, { href: file });
      link.dataset.title = name;
      link.addEventListener("click", follow);
      row.append(make("b", "", id), make("span", "", text), make("span", "al-source", why), link);
      return row;
    }));
    say(none, state.weak.length ? "" : state.none);
  }
  update();
  model.on("change:state change:ack", update);
  return () => {
    wire.close();
    close();
    model.off("change:state change:ack", update);
  };
}

export default { render };
