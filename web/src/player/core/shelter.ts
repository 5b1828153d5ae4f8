/** The name under which player-worker.js keeps files. */
const kept = "assay-player";
const pageName = "/player/";

/**
 * Lets the page be closed and opened again without a network: a service worker answers for it from what was kept. Its files are put
 * there first and the page last, so that no page is kept that could not start. Where there are no service workers, nothing is
 * lost but that.
 */
export async function takeShelter(): Promise<void> {
    if (!("serviceWorker" in navigator) || !("caches" in globalThis)) {
        return;
    }
    try {
        await navigator.serviceWorker.register("/player-worker.js", { scope: pageName });
        const store = await caches.open(kept);
        const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name))
            .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/assets/"));
        await Promise.all(loaded.map(async ({ pathname }) => await store.match(pathname) ?? store.add(pathname)));
        const page = await fetch(location.pathname);
        if (page.ok && await startsFrom(store, await page.clone().text())) {
            await store.put(pageName, page);
        }
    } catch {
        // A browser without room, or one that forbids it: the player works as before.
    }
}

/** Whether every file that the page names is kept: after an update, the page may be newer than what was loaded. */
async function startsFrom(store: Cache, html: string): Promise<boolean> {
    const named = [...html.matchAll(/\/assets\/[\w.-]+/g)].map(([name]) => name);
    const found = await Promise.all(named.map((name) => store.match(name)));
    return found.every((file) => file !== undefined);
}
