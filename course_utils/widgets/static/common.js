// Shared by every panel: elements, and a line to the kernel that keeps the learner's actions in order.

const SILENCE = 8000;

function make(tag, className = "", text = "", attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  return element;
}

// Wherever no text is being typed, JupyterLab takes letters for commands: "d" twice on a radio button would delete the
// cell, and an arrow would leave it. Inside a panel every key belongs to the panel; only saving stays what it is.
function shield(el) {
  el.tabIndex = -1; // a click on its words keeps the keys here too
  el.addEventListener("keydown", (event) => {
    if (!((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s")) event.stopPropagation();
  });
}

// Actions wait in a queue until the kernel has answered the ones before: nothing overtakes, a slow kernel is
// never flooded, and of a slider's many steps only the latest waits. `el` tells others whether all is answered.
function line(model, el, onSilence) {
  const queue = [];
  let sent = model.get("ack"), timer;
  const waiting = () => sent !== model.get("ack");
  const idle = () => !waiting() && !queue.length;

  function flush() {
    if (!waiting() && queue.length) send();
    el.dataset.idle = idle();
  }

  function send() {
    sent = model.get("ack") + 1;
    clearTimeout(timer);
    timer = setTimeout(() => onSilence(true), SILENCE);
    try {
      model.send({ seq: sent, actions: queue.splice(0) });
    } catch { // "Cannot send": the kernel is gone, and with it the line
      onSilence(true);
    }
  }

  function onAck() {
    if (waiting() && model.get("ack") < sent) return;
    sent = model.get("ack");
    clearTimeout(timer);
    onSilence(false);
    flush();
  }
  model.on("change:ack", onAck);

  return {
    send(action) {
      const last = queue.at(-1);
      if (last && action.name !== undefined && last.kind === action.kind && last.name === action.name && !last.done) queue.pop();
      queue.push(action);
      flush();
    },
    idle,
    close() {
      clearTimeout(timer);
      model.off("change:ack", onAck);
    },
  };
}

// What every panel shows when the kernel is silent or when one of its callbacks raised.
function troubles(model) {
  const error = make("p", "al-error", "", { role: "alert", hidden: true });
  const silence = make("p", "al-notice", "No answer from the kernel yet. If it stays silent, choose Kernel ▸ Restart Kernel and Run All Cells; what was saved stays saved.", { role: "status", hidden: true });
  const update = () => {
    error.textContent = model.get("error");
    error.hidden = !model.get("error");
  };
  model.on("change:error", update);
  update();
  return { nodes: [error, silence], onSilence: (on) => { silence.hidden = !on; }, close: () => model.off("change:error", update) };
}
