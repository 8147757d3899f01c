// The service worker of the site. RELEASE and FILES (name -> [sha256, bytes, wanted at the first lesson]) stand above:
// tools/sitebuild/release.py writes them. Each file is kept under its name and its hash, so a copy that was kept can
// never stand in for a file that has changed, and what has not changed is not fetched again.
(() => {  // JupyterLite's worker, which shares this scope, has names of its own
const CACHE = `alliances ${self.registration.scope}`;
const BASE = self.registration.scope;
const key = (name) => `${BASE}${name}?${FILES[name][0]}`;

self.addEventListener("fetch", (event) => {
  const { origin, pathname, href } = new URL(event.request.url);
  if (/\/api\/(drive|stdin)/.test(pathname)) {
    event.stopImmediatePropagation();
    event.respondWith(fromPage(event));
    return;
  }
  if (event.request.method !== "GET" || !href.startsWith(BASE)) return;
  let name = decodeURIComponent(`${origin}${pathname}`.slice(BASE.length));
  if (!name || name.endsWith("/")) name += "index.html";
  const listing = /^api\/contents\/.*all\.json$/.test(name);
  if (!(name in FILES) && name.startsWith("api/") && !listing) return;
  event.stopImmediatePropagation();  // JupyterLite's own worker, below, would answer as well
  if (name in FILES) event.respondWith(answer(event, name));
  else if (listing) event.respondWith(Response.json({ content: [] }));  // a folder that only this browser has
  else event.respondWith(earlier(event.request, name));
});

// What the kernel asks of its page, JupyterLite's worker passes on and waits for. A page that was left meanwhile never
// answers, and a worker that waits does not make way for a new release.
function fromPage(event) {
  let waiting = true;
  const answered = broadcastOne(event.request, new URL(event.request.url)).finally(() => { waiting = false; });
  const left = async () => {
    while (waiting) {
      await new Promise((go) => setTimeout(go, 1000));
      if (!(await self.clients.get(event.clientId))) break;
    }
    return Response.error();
  };
  return Promise.race([answered, left()]);
}

async function answer(event, name) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(key(name), { ignoreVary: true });
  if (kept) return kept;
  const fresh = await fetch(BASE + name, { cache: "no-cache" });
  if (!fresh.ok) return fresh;
  event.waitUntil(keep(cache, name, fresh.clone()).catch(() => {}));
  // An answer that was redirected may not answer for a page.
  return fresh.redirected ? new Response(fresh.body, { headers: fresh.headers }) : fresh;
}

// A lesson still open from an earlier release may ask for a file that is no longer there.
async function earlier(request, name) {
  const cache = await caches.open(CACHE);
  return (await cache.match(BASE + name, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

// What a server hands out while it is being updated is used, but kept only if it is what this release holds.
async function keep(cache, name, response) {
  const whole = response.clone();
  const content = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hash !== FILES[name][0]) return false;
  await cache.put(key(name), whole.redirected ? new Response(content, { headers: whole.headers }) : whole);
  return true;
}

async function missing() {
  const kept = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));
  return Object.keys(FILES).filter((name) => !kept.has(new URL(key(name)).href));
}

// Fetch what is not there yet, so that the course opens without a network; let go of earlier releases.
async function complete() {
  const cache = await caches.open(CACHE);
  for (const name of await missing()) {
    if (self.registration.waiting) return false;  // a newer release takes over once this worker rests
    const fresh = await fetch(BASE + name, { cache: "no-cache" });
    if (!fresh.ok || !(await keep(cache, name, fresh))) return false;
  }
  const windows = await self.clients.matchAll({ type: "window" });
  if (windows.length <= 1) {
    const wanted = new Set(Object.keys(FILES).map((name) => new URL(key(name)).href));
    const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
    await Promise.all(old.map((request) => cache.delete(request)));
  }
  return true;
}

const asked = {
  release: async () => RELEASE,
  first: async () => (await missing()).filter((name) => FILES[name][2]).map((name) => [name, FILES[name][1]]),
  complete,
};

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (!port || !(event.data in asked)) return;
  event.waitUntil(asked[event.data]().then((said) => port.postMessage(said), () => port.postMessage(null)));
});

})();

// JupyterLite's worker: it takes over at once, and carries the kernel's reading and writing of files to the page.
importScripts("lite-worker.js");
