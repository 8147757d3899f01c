// The pages around the questions of homework; they join those of pages.js, which draws them.

// What another tab or notebook has saved is looked up whenever the learner comes back to this one.
function comingBack(press) {
  const back = () => { if (document.visibilityState === "visible") press("refresh"); };
  document.addEventListener("visibilitychange", back);
  return () => document.removeEventListener("visibilitychange", back);
}

function pressable(parent, text, look, press) {
  const made = make("button", `al-button ${look}`, text, { type: "button" });
  made.addEventListener("click", press);
  parent.append(made);
  return made;
}

const day = (due) => new Date(due).toLocaleString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });

pages.opening = (root, press) => {
  root.classList.add("al-live");
  const title = make("p", "al-big al-homework-title"), row = make("div", "al-name-row"), label = make("label", "al-field al-name-field");
  const name = make("input", "", "", { type: "text", maxLength: 80, autocomplete: "name" }), own = make("p", "al-source");
  const live = make("p"), where = make("span"), due = make("p"), count = make("p", "", "", { role: "status" });
  const said = make("p", "al-saved", "", { role: "status" }), notice = make("p", "al-notice", "", { role: "status" });
  const buttons = make("div", "al-buttons");
  live.append(make("b", "", "This page is live. "), where);
  label.append(make("span", "", "Your name, as your teacher knows it"), name);
  row.append(label);
  root.append(title, live, row, own, said, due, buttons, count, notice);
  const late = pressable(buttons, "Change answers after the deadline", "", () => press("late"));
  let known = null;
  const send = () => { if (name.value.trim() && name.value !== known) press("name", name.value); };
  name.addEventListener("change", send);
  name.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) send(); });
  pressable(row, "Save my name", "al-main", () => press("name", name.value));
  const close = comingBack(press);
  const draw = (state) => {
    say(title, state.title);
    say(where, state.where);
    if (state.student !== known) {
      known = state.student;
      name.value = known;
    }
    say(own, state.own ? "Your name decides which figures you are given; capitals and spaces make no difference." : "");
    const closed = state.late ? "You may change answers; each is kept with its time, so your teacher sees what came late." : "Your answers are closed, so that none changes by accident.";
    say(due, !state.due ? "" : state.over ? `The deadline has passed (${day(state.due)}). ${closed}` : `Due ${day(state.due)}. Until then you may change and clear answers.`);
    buttons.hidden = !state.over || state.late;
    say(count, state.count);
    say(said, state.said);
    say(notice, state.notice);
    late.hidden = buttons.hidden;
  };
  return Object.assign(draw, { close });
};

pages.figures = (root) => {
  root.classList.add("al-boxed");
  const title = make("p", "al-big"), missing = make("p", "", "", { role: "status" }), about = make("dl", "al-own");
  const table = make("table", "al-figures"), source = make("p", "al-source");
  root.append(title, missing, about, table, source);
  return (state) => {
    say(title, state.title);
    say(missing, state.missing);
    about.replaceChildren(...state.columns.map(([label, value]) => {
      const pair = make("div");
      pair.append(make("dt", "", label), make("dd", "", value));
      return pair;
    }));
    table.hidden = !state.table.length;
    const head = make("tr"), body = make("tbody"), top = make("thead");
    head.append(make("td"), make("th", "", state.label, { scope: "col" }));
    top.append(head);
    for (const [name, number] of state.table) {
      const line = make("tr");
      line.append(make("th", "", name, { scope: "row" }), make("td", "", number));
      body.append(line);
    }
    table.replaceChildren(top, body);
    table.setAttribute("aria-label", state.title);
    say(source, state.missing ? "" : state.source);
  };
};

pages.calculator = (root, press, model) => {
  root.classList.add("al-boxed");
  const id = `al-${Math.random().toString(36).slice(2)}`, row = make("div", "al-row"), keys = make("div", "al-buttons al-keys");
  const input = make("input", "al-line", "", { type: "text", id, autocomplete: "off", spellcheck: false, maxLength: 300, placeholder: "(0.18² + 0.25²) ÷ 2" });
  const lines = make("ol", "al-lines", "", { role: "log", ariaLabel: "Worked out" });
  row.append(make("label", "", "Calculator", { htmlFor: id }), input);
  const work = () => { if (input.value.trim()) press("work", input.value); };
  pressable(row, "Work it out", "al-main", work);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.isComposing) work(); });
  const insert = (text) => {
    input.focus();
    input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
  };
  for (const [key, name] of [["+", "plus"], ["−", "minus"], ["×", "times"], ["÷", "divided by"], ["√", "square root of"], ["²", "squared"], ["(", "open bracket"], [")", "close bracket"], ["sum(", "sum of"], [";", "next number of a sum"]]) {
    pressable(keys, key, "", () => insert(key)).setAttribute("aria-label", name);
  }
  pressable(keys, "Clear", "al-quiet", () => { input.value = ""; press("clear"); input.focus(); });
  root.append(row, keys, lines);
  let count = 0;
  return (state) => {
    lines.replaceChildren(...state.lines.map(([typed, result]) => {
      const line = make("li");
      line.append(make("span", "", `${typed} = `), make("b", "", result));
      return line;
    }));
    lines.hidden = !state.lines.length;
    if (state.lines.length > count && !model.get("error")) input.select();
    count = state.lines.length;
    lines.scrollTop = lines.scrollHeight;
  };
};

pages.ready = (root, press, model) => {
  root.classList.add("al-boxed");
  const total = make("p", "al-big", "", { role: "status" }), list = make("div"), missing = make("div"), foot = make("div", "al-buttons");
  const gone = make("p", "al-source", "", { role: "status" }), said = make("p", "", "", { role: "status" });
  root.append(total, missing, list, foot, gone, said);
  pressable(foot, "Make the zip", "al-main", () => press("zip"));
  pressable(foot, "Look again", "", () => press("refresh"));
  const lines = new Map(), stopDownloads = downloads(model), stopBack = comingBack(press);
  const go = (id) => {
    const question = document.querySelector(`.al-question[data-question="${CSS.escape(id)}"]`);
    gone.textContent = question ? "" : "That question is not live: choose Run ▸ Run All Cells first.";
    question?.scrollIntoView({ block: "center" });
    question?.querySelector("input, select, textarea, button")?.focus({ preventScroll: true });
  };
  let part = null, rows;
  const line = ({ id, part: heading, points }) => {
    if (heading !== part) {
      part = heading;
      rows = make("ul", "al-rows");
      list.append(make("p", "al-part-name", heading), rows);
    }
    const made = make("li"), link = make("button", "al-link", "", { type: "button" });
    link.addEventListener("click", () => go(id));
    made.append(make("span", "al-mark", "", { ariaHidden: "true" }), link, make("span", "al-stand"));
    made.dataset.points = points;
    rows.append(made);
    return made;
  };
  const draw = (state) => {
    say(total, state.total);
    missing.replaceChildren(...state.missing.map((text) => make("p", "al-notice", text)));
    for (const row of state.rows) {
      if (!lines.has(row.id)) lines.set(row.id, line(row));
      const [mark, link, stand] = lines.get(row.id).children;
      lines.get(row.id).dataset.standing = row.standing;
      mark.textContent = row.mark;
      link.textContent = row.short;
      stand.textContent = `${row.label} · ${row.points === 1 ? "1 point" : `${row.points} points`}`;
    }
    say(said, state.said);
  };
  return Object.assign(draw, { close: () => { stopDownloads(); stopBack(); } });
};
