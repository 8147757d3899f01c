// The head of the quiz: what there is to practise, and the button that deals it.

function render({ model, el }) {
  el.classList.add("al");
  shield(el);
  const { nodes, onSilence, close } = troubles(model);
  const wire = line(model, el, onSilence);
  const root = make("section", "al-page al-boxed al-practice", "", { ariaLabel: "Practise what I got wrong" });
  const said = make("p", "al-big", "", { role: "status" }), foot = make("div", "al-buttons");
  const deal = make("button", "al-button al-main", "", { type: "button" });
  deal.addEventListener("click", () => wire.send({ kind: "press", name: "deal" }));
  foot.append(deal);
  root.append(said, foot, ...nodes);
  el.append(root);

  function update() {
    const state = model.get("state");
    if (said.textContent !== state.said) said.textContent = state.said;
    deal.textContent = state.deal;
    foot.hidden = !state.deal;
    root.dataset.ack = model.get("ack");
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
