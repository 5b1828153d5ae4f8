import type { Body, BodyNode } from "../../core/wire";
import { interactions } from "./registry";

/** Fetches what these bodies will need while there is a network: they may be opened without one. */
export async function prepareBodies(bodies: readonly Pick<Body, "nodes" | "catalogs">[]): Promise<void> {
    const names = new Set<string>();
    const pictures = new Set<string>();
    const tex = { found: false };
    const visit = (node: BodyNode): void => {
        if (typeof node !== "string") {
            names.add(node.t);
            const source = node.a?.["src"];
            if (node.t === "img" && source !== undefined && source !== "") {
                pictures.add(source);
            }
            tex.found ||= node.a?.["data-tex"] !== undefined;
            node.c?.forEach(visit);
        }
    };
    for (const body of bodies) {
        body.nodes.forEach(visit);
    }
    await Promise.allSettled([
        // The browser keeps them for a day: see what the address says of caching.
        ...[...pictures].map((source) => fetch(source, { credentials: "same-origin" }).then((reply) => reply.blob())),
        import("./CompositeItem"),
        ...(bodies.some(({ catalogs }) => catalogs.length > 0) ? [import("./Supported")] : []),
        ...[...names].map((name) => interactions[name]?.()),
        ...(tex.found ? [import("../../dress/maths")] : []),
    ]);
}
