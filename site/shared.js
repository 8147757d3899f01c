// What the landing page and a lesson's page have in common.
import release from "./release.js";

export { release };
export const root = new URL("..", import.meta.url).href;
const WORKER = `${root}service-worker.js?enableCache=false`;  // as JupyterLite calls it

export const wait = (ms) => new Promise((go) => setTimeout(go, ms));

// Resolves with what `seen` returns once that is something.
export async function until(seen, every = 50) {
  for (;;) {
    const found = seen();
    if (found) return found;
    await wait(every);
  }
}

// Have the service worker in charge of this page, and of the newest release if the network can be reached.
// Returns false where the browser has none (a private window), so that nothing can be kept there.
export async function inCharge() {
  const workers = navigator.serviceWorker;
  if (!workers) return false;
  try {
    // JupyterLite would take an unknown version for a change of its own, and remove every worker.
    localStorage.setItem(`${WORKER}-version`, release.lite);
    const registration = await workers.register(WORKER, { updateViaCache: "none" });
    await Promise.race([newest(registration), wait(3000)]);
    if (!workers.controller) await Promise.race([until(() => workers.controller), wait(5000)]);
  } catch (error) {
    console.warn(error);
  }
  return Boolean(workers.controller);
}

async function newest(registration) {
  try {
    await registration.update();
  } catch {
    return;  // no network: what was kept will do
  }
  const coming = registration.installing ?? registration.waiting;
  if (coming) await until(() => ["activated", "redundant"].includes(coming.state));
}

export function ask(question) {
  const { controller } = navigator.serviceWorker ?? {};
  if (!controller) return Promise.resolve(null);
  return new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => go(data);
    controller.postMessage(question, [port2]);
  });
}

// Whether this page comes from an earlier release than its service worker; says so once a release, so that no page
// reloads for ever.
export async function outdated() {
  const now = await ask("release");
  if (!now || now === release.id || sessionStorage.getItem("alliances.release") === now) return false;
  sessionStorage.setItem("alliances.release", now);
  return true;
}

// The course's colours follow the learner's choice of a light or a dark screen.
export function followTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const set = () => {
    for (const part of [document.documentElement, document.body]) part.dataset.jpThemeLight = String(!dark.matches);
  };
  dark.addEventListener("change", set);
  set();
}

export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}

export const lessonUrl = (path) => `${root}notebooks/index.html?path=${encodeURIComponent(path)}`;
