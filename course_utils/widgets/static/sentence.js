// Says the one sentence that `error` holds.

function render({ model, el }) {
  el.classList.add("al");
  const { nodes, close } = troubles(model);
  el.append(...nodes);
  return close;
}

export default { render };
