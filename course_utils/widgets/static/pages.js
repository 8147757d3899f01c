// The opening of a lesson, its close, and the learner's progress: each drawn anew from `state`, piece by piece, so that
// nothing the learner holds the focus on is replaced.

const LARGEST = 5_000_000;

// Sets the words of an element only if they change, so that a status region speaks only when there is news.
function say(element, text = "") {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = !text;
}

function bar(parent) {
  const row = make("div", "al-bar"), name = make("span"), line = make("progress"), text = make("span");
  row.append(name, line, text);
  parent.append(row);
  return ({ title, value, max, text: words }) => {
    name.textContent = title;
    Object.assign(line, { max, value });
    line.setAttribute("aria-label", title);
    line.setAttribute("aria-valuetext", words);
    text.textContent = words;
  };
}

const pages = {
  start(root) {
    root.classList.add("al-live");
    const live = make("p"), where = make("span"), back = make("p", "al-big"), notice = make("p", "al-notice");
    live.append(make("b", "", "This page is live. "), where);
    root.append(live, back, notice);
    return (state) => { say(where, state.where); say(back, state.back); say(notice, state.notice); };
  },

  summary(root, press) {
    root.classList.add("al-boxed");
    const total = make("p", "al-big", "", { role: "status" }), counts = make("ul", "al-counts"), rows = make("ul", "al-rows");
    const foot = make("div", "al-buttons"), gone = make("span", "al-source", "", { role: "status" });
    const again = make("button", "al-button", "Count again", { type: "button" });
    again.addEventListener("click", () => press("refresh"));
    foot.append(again, gone);
    root.append(total, counts, rows, foot);
    const lines = new Map(), numbers = [];
    const go = (id) => {
      const question = document.querySelector(`.al-question[data-question="${CSS.escape(id)}"]`);
      gone.textContent = question ? "" : "That question is not live: choose Run ▸ Run All Cells first.";
      question?.scrollIntoView({ block: "center" });
      question?.querySelector("input, select, textarea, button")?.focus({ preventScroll: true });
    };
    return (state) => {
      say(total, state.total);
      state.counts.forEach(({ mark, label, count }, i) => {
        numbers[i] ??= counts.appendChild(make("li"));
        numbers[i].replaceChildren(make("b", "", String(count)), `${mark} ${label}`);
      });
      for (const { id, short, standing, mark, label } of state.rows) {
        if (!lines.has(id)) {
          const link = make("button", "al-link", short, { type: "button" });
          link.addEventListener("click", () => go(id));
          const line = make("li");
          line.append(make("span", "al-mark", "", { ariaHidden: "true" }), link, make("span", "al-stand"));
          lines.set(id, rows.appendChild(line));
        }
        const line = lines.get(id);
        line.dataset.standing = standing;
        line.firstChild.textContent = mark;
        line.lastChild.textContent = label;
      }
    };
  },

  progress(root, press, model) {
    root.classList.add("al-boxed");
    const bars = make("div", "al-page"), buttons = make("div", "al-buttons"), said = make("p", "", "", { role: "status" });
    const notice = make("p", "al-notice"), lines = [];
    const button = (text, look, action, parent = buttons) => {
      const made = make("button", `al-button ${look}`, text, { type: "button" });
      made.addEventListener("click", action);
      parent.append(made);
      return made;
    };
    button("Save to a file", "", () => press("export"));
    const label = make("label", "al-button al-file", "Bring in a file"), file = make("input", "", "", { type: "file", accept: ".json,application/json" });
    label.append(file);
    buttons.append(label);
    button("Count again", "", () => press("refresh"));
    const forget = button("Forget everything …", "al-quiet", () => question(true));

    const asking = make("div", "al-ask", "", { role: "group", hidden: true }), sure = make("div", "al-buttons");
    const words = make("p", "", "Remove every answer, hint, card rating and visit that the course has kept for you? This cannot be undone. Save them to a file first if you may want them again.", { id: `al-${Math.random().toString(36).slice(2)}` });
    asking.setAttribute("aria-labelledby", words.id);
    button("Yes, forget everything", "al-danger", () => { press("forget"); question(false); }, sure);
    const cancel = button("Cancel", "", () => question(false), sure);
    asking.append(words, sure);
    root.append(bars, buttons, asking, said, notice);

    function question(on) {
      asking.hidden = !on;
      (on ? cancel : forget).focus();
    }
    asking.addEventListener("keydown", (event) => { if (event.key === "Escape") question(false); });

    file.addEventListener("change", async () => {
      const chosen = file.files[0];
      if (!chosen) return;
      const text = chosen.size > LARGEST ? "" : await chosen.text();
      file.value = ""; // so that the same file can be chosen again
      press("import", { name: chosen.name, text });
    });

    const close = downloads(model);
    const draw = (state) => {
      state.lessons.forEach((lesson, i) => { lines[i] ??= bar(bars); lines[i](lesson); });
      say(said, state.said);
      say(notice, state.notice);
    };
    return Object.assign(draw, { close });
  },

  report(root, press, model) {
    root.classList.add("al-boxed");
    const parts = make("ul", "al-rows"), foot = make("div", "al-buttons"), said = make("p", "", "", { role: "status" });
    const label = make("label", "al-field"), name = make("input", "", "", { type: "text", maxLength: 80, autocomplete: "name" });
    label.append(make("span", "", "Your name, as it should stand on the report"), name);
    const again = make("button", "al-button", "Look again", { type: "button" });
    const save = make("button", "al-button al-main", "Save my report", { type: "button" });
    again.addEventListener("click", () => press("refresh"));
    save.addEventListener("click", () => press("save", name.value));
    foot.append(save, again);
    root.append(parts, label, foot, said);
    const close = downloads(model);
    const draw = (state) => {
      parts.replaceChildren(...state.parts.map(({ mark, title, text }) => {
        const line = make("li");
        line.append(make("span", "al-mark", mark, { ariaHidden: "true" }), make("b", "", title), make("span", "al-stand", text));
        return line;
      }));
      say(said, state.said);
    };
    return Object.assign(draw, { close });
  },
};

// The kernel sends a file as bytes; the browser keeps it where it keeps its downloads.
function downloads(model) {
  const download = (content, buffers) => {
    if (!content.download) return;
    const url = URL.createObjectURL(new Blob([buffers[0]], { type: content.type }));
    make("a", "", "", { href: url, download: content.download }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  model.on("msg:custom", download);
  return () => model.off("msg:custom", download);
}

function render({ model, el }) {
  el.classList.add("al");
  shield(el);
  const root = make("section", "al-page");
  el.append(root);
  const { nodes, onSilence, close } = troubles(model);
  const wire = line(model, el, onSilence);
  const draw = pages[model.get("page")](root, (name, value) => wire.send({ kind: "press", name, value }), model);
  root.append(...nodes);
  const update = () => { draw(model.get("state")); root.dataset.ack = model.get("ack"); };
  update();
  model.on("change:state change:ack", update);
  return () => {
    wire.close();
    close();
    draw.close?.();
    model.off("change:state change:ack", update);
  };
}

export default { render };
