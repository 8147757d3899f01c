// The landing page: fetches what the first lesson needs, shows how far that is, and opens it. With #lessons it stays,
// as the table of contents.
import { forgetTold, ownNotebooks, settleCopies, told } from "./copies.js";
import { ask, followTheme, inCharge, lessonUrl, make, outdated, release, root } from "./shared.js";

const $ = (id) => document.getElementById(id);
const staying = location.hash === "#lessons";

followTheme();
list();
$("wait").hidden = staying;
// A new release may be in charge only after a while: the worker of the last one ends first what it is doing.
navigator.serviceWorker?.addEventListener("controllerchange", async () => (await outdated()) && location.reload());
start();

async function start() {
  say(2, "Looking for the newest lessons …");
  const able = await inCharge();
  if (await outdated()) return location.reload();
  await settleCopies();
  await showOwn();
  if (staying) return;
  if (able) await fetchFirst();
  say(100, "Opening the first lesson …");
  location.replace(lessonUrl(release.lessons[0].path));
}

async function fetchFirst() {
  const files = (await ask("first")) ?? [];
  const all = files.reduce((sum, [, bytes]) => sum + bytes, 0);
  let here = 0;
  const inMegabytes = (bytes) => (bytes / 1e6).toFixed(0);
  const queue = [...files];
  const fetchNext = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const reader = (await fetch(root + next[0])).body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        here += part.value.length;
        say(5 + (90 * here) / all, `Fetching the course, once: ${inMegabytes(here)} of ${inMegabytes(all)} MB`);
      }
    }
  };
  try {
    await Promise.all([1, 2, 3, 4].map(fetchNext));
  } catch {
    say(5, "The course could not be fetched in full. Check your connection; the lesson opens with what is there.");
  }
}

function say(percent, words) {
  $("bar").value = percent;
  $("said").textContent = words;
}

function list() {
  const lessons = release.lessons.filter(({ path }) => !path.includes("/"));
  const demos = release.lessons.filter(({ path }) => path.includes("/"));
  $("lesson-list").replaceChildren(...lessons.map(entry));
  $("demos").replaceChildren(...demos.map(entry));
  $("demos-part").hidden = !demos.length;
}

function entry({ path, title }) {
  const item = make("li");
  const link = make("a", "", title);
  link.href = lessonUrl(path);
  const number = /^\d\d/.exec(path);
  item.append(...(number ? [make("span", "", number[0])] : []), link);
  return item;
}

async function showOwn() {
  const own = await ownNotebooks();
  $("own-part").hidden = !own.length;
  $("own").replaceChildren(...own.map(({ path, notebook }) => {
    const item = entry({ path, title: path.replace(/\.ipynb$/, "").replaceAll("_", " ") });
    const save = make("a", "", "save to a file");
    save.href = URL.createObjectURL(new Blob([JSON.stringify(notebook, null, 1)], { type: "application/x-ipynb+json" }));
    save.download = path.split("/").pop();
    item.append(" (", save, ")");
    return item;
  }));
  if (!told().length) return;
  const names = told().map(({ kept }) => `“${kept.replace(/\.ipynb$/, "")}”`).join(", ");
  $("told").textContent = `The course has been updated. What you had changed in a lesson is kept beside it as ${names}.`;
  $("told").hidden = false;
  if (staying) forgetTold();
}
