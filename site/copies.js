// The learner's own copies of lessons. JupyterLite keeps a notebook that was saved in the browser and shows it for ever
// after in place of the site's. So before a lesson opens, every copy is compared with the text it was made from (noted
// in its metadata) and with the lesson of today:
//   not changed by the learner          -> the copy goes, the lesson of today shows
//   changed, and the lesson is the same -> the copy stays
//   changed, and the lesson is new      -> the copy is kept beside it under another name, and the learner is told
import { release, root } from "./shared.js";

const TOLD = "alliances.told";
const database = `JupyterLite Storage - ${new URL(root).pathname}`;

// The same as `fingerprint` in tools/sitebuild/lessons.py.
export async function fingerprint(cells) {
  const text = JSON.stringify(cells);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const cellsOf = ({ cells = [] }) =>
  cells.map(({ cell_type, source }) => [cell_type, Array.isArray(source) ? source.join("") : source]);

export async function settleCopies() {
  await withFiles(async (files) => {
    const origins = new Map(release.lessons.map(({ path, origin }) => [path, origin]));
    const taken = new Set(await done(files().getAllKeys()));
    for (const path of [...taken].filter((name) => name.endsWith(".ipynb"))) {
      const copy = await done(files().get(path));
      const notebook = content(copy);
      if (!notebook) continue;
      const now = await fingerprint(cellsOf(notebook));
      const origin = notebook.metadata?.alliances?.origin;
      const today = origins.get(path);
      if (now === today || now === origin) {
        if (today || origin) await done(files("readwrite").delete(path));
      } else if (today && today !== origin) {
        const name = freeName(path, taken);
        taken.add(name);
        const moved = { ...copy, path: name, name: name.split("/").pop() };
        const store = files("readwrite");
        store.put(moved, name);
        await done(store.delete(path));  // both in one transaction: kept under one name or the other
        tell({ lesson: path, kept: name });
      }
    }
  });
}

// Notebooks of the learner's own: copies that were moved, and whatever else was made here.
export async function ownNotebooks() {
  const own = [];
  await withFiles(async (files) => {
    for (const path of await done(files().getAllKeys())) {
      const found = path.endsWith(".ipynb") ? content(await done(files().get(path))) : null;
      if (found) own.push({ path, notebook: found });
    }
  });
  return own;
}

export const told = () => JSON.parse(localStorage.getItem(TOLD) ?? "[]");
export const forgetTold = () => localStorage.removeItem(TOLD);
const tell = (one) => localStorage.setItem(TOLD, JSON.stringify([...told(), one]));

function content(file) {
  if (file?.type !== "notebook" || !file.content) return null;
  try {
    return typeof file.content === "string" ? JSON.parse(file.content) : file.content;
  } catch {
    return null;  // not ours to judge: it stays as it is
  }
}

function freeName(path, taken) {
  const stem = path.replace(/\.ipynb$/, "");
  for (let n = 1; ; n++) {
    const name = `${stem} (my copy${n > 1 ? ` ${n}` : ""}).ipynb`;
    if (!taken.has(name)) return name;
  }
}

const done = (request) => new Promise((go, fail) => {
  request.onsuccess = () => go(request.result);
  request.onerror = () => fail(request.error);
});

// Opens JupyterLite's store, if it has been made; never makes it, for its shape is JupyterLite's business.
async function withFiles(use) {
  let store;
  try {
    const opening = indexedDB.open(database);
    opening.onupgradeneeded = () => opening.transaction.abort();
    store = await done(opening);
  } catch {
    return;
  }
  try {
    if (!store.objectStoreNames.contains("files")) return;
    await use((mode = "readonly") => store.transaction("files", mode).objectStore("files"));
  } finally {
    store.close();
  }
}
