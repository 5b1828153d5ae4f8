// The player's page and its scripts, kept for a reload without a network. Nothing of an exam is kept here: answers wait in the
// journal, and questions lie beside it, sealed. The page itself is put here by core/shelter.ts, once all its files are.
const kept = "assay-player";
const filesMax = 120;
/** A server that has not answered by then is as good as away, while there is a page to show. */
const patienceMilliseconds = 5000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (request.method !== "GET" || address.origin !== self.location.origin) {
        return;
    }
    if (request.mode === "navigate") {
        event.respondWith(page(request));
    } else if (address.pathname.startsWith("/assets/") || address.pathname === "/icon.svg") {
        event.respondWith(file(request));
    }
});

/** The server's newest page; the kept one when nobody answers, or only something between us and the server. */
async function page(request) {
    const store = await caches.open(kept);
    const before = await store.match("/player/");
    if (!before) {
        return fetch(request);
    }
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), patienceMilliseconds);
    try {
        const reply = await fetch(request, { signal: patience.signal });
        return reply.status >= 500 ? before : reply;
    } catch {
        return before;
    } finally {
        clearTimeout(timer);
    }
}

/** A file's name changes with what is in it, so a kept one is never stale. */
async function file(request) {
    const store = await caches.open(kept);
    const before = await store.match(request);
    if (before) {
        return before;
    }
    const reply = await fetch(request);
    if (reply.ok) {
        await store.put(request, reply.clone());
        const files = await store.keys();
        await Promise.all(files.slice(0, Math.max(0, files.length - filesMax)).map((old) => store.delete(old)));
    }
    return reply;
}
