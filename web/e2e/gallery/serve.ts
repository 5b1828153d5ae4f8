import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build, preview } from "vite";
import { layers } from "../../vite.config.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** As the server says it of the product's pages. */
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    + "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Builds the gallery into a folder of its own and serves it on a free port of this machine. */
export async function serveGallery(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
    const outDir = mkdtempSync(join(tmpdir(), "gallery-"));
    const shared = { configFile: false, root: at("./"), publicDir: at("./public"), logLevel: "warn" } as const;
    await build({
        ...shared,
        plugins: [layers, react()],
        resolve: { alias: { "~": at("../../src") } },
        build: {
            outDir, emptyOutDir: true, target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false }, minify: false,
            rollupOptions: { input: [at("./index.html"), at("./editors.html")] },
        },
    });
    const server = await preview({
        ...shared,
        build: { outDir },
        preview: { host: "127.0.0.1", port: 0, strictPort: false, headers: { "Content-Security-Policy": policy } },
    });
    const address = server.httpServer.address();
    return {
        url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
        stop: async () => {
            await server.close();
            rmSync(outDir, { recursive: true, force: true });
        },
    };
}
