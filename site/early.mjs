// Python starts in its worker while JupyterLite itself is still being read: neither waits for the other. The page makes
// the worker under the name "early" (lesson.js); when JupyterLite's kernel asks it for Pyodide, Pyodide is under way.
import { loadPyodide as load } from "./pyodide.mjs";

const listeners = {};
const printed = (name) => (text) => listeners[name]?.(text);
const begun = self.name.startsWith("early ") ? begin(JSON.parse(self.name.slice(6))) : null;

function begin({ packages, lockFileURL }) {
  const indexURL = new URL(".", import.meta.url).href;
  const loading = load({ indexURL, lockFileURL, packages, stdout: printed("stdout"), stderr: printed("stderr") });
  loading.catch(() => {});  // told to whoever asks
  return loading;
}

export function loadPyodide(options) {
  if (!begun) return load(options);
  Object.assign(listeners, { stdout: options.stdout, stderr: options.stderr });
  return begun;
}
