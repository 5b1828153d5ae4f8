/** The name under which player-worker.js keeps files. */
const kept = "assay-player";

/**
 * Lets the page be reloaded without a network: a service worker answers for it from what was kept. The first visit came before the
 * worker, so its files are put there by hand. Where there are no service workers, nothing is lost but that.
 */
export async function takeShelter(): Promise<void> {
    if (!("serviceWorker" in navigator) || !("caches" in globalThis)) {
        return;
    }
    try {
        await navigator.serviceWorker.register("/player-worker.js", { scope: "/player/" });
        const store = await caches.open(kept);
        const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name))
            .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/assets/"));
        for (const { pathname } of loaded) {
            if (!await store.match(pathname)) {
                await store.add(pathname);
            }
        }
        if (!await store.match("/player/")) {
            await store.put("/player/", await fetch(location.pathname));
        }
    } catch {
        // A browser without room, or one that forbids it: the player works as before.
    }
}
