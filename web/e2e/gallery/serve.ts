import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build, type Plugin, preview } from "vite";
import { layers } from "../../vite.config.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** As the server says it of the product's pages. */
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    + "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const customPolicy = "default-src 'none'; script-src 'self' blob:; style-src 'unsafe-inline' blob:; img-src blob: data:; media-src blob: data:; "
    + "font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-scripts";

/** The page of custom interactions has its own. */
const framePolicy: Plugin = {
    name: "frame-policy",
    configurePreviewServer: (server) => void server.middlewares.use((request, reply, next) => {
        if (request.url?.startsWith("/custom-interaction/frame.html")) {
            const { setHeader } = reply;
            reply.setHeader = (name, value) =>
                setHeader.call(reply, name, name.toLowerCase() === "content-security-policy" ? customPolicy : value);
        }
        next();
    }),
};

/** Builds the gallery into a folder of its own and serves it on a free port of this machine. */
export async function serveGallery(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
    const outDir = mkdtempSync(join(tmpdir(), "gallery-"));
    const shared = { configFile: false, appType: "mpa", root: at("./"), publicDir: at("./public"), logLevel: "warn" } as const;
    await build({
        ...shared,
        plugins: [layers, react()],
        resolve: { alias: { "~": at("../../src") } },
        build: {
            outDir, emptyOutDir: true, target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false }, minify: false,
            rollupOptions: { input: [at("./index.html"), at("./editors.html")] },
        },
    });
    cpSync(at("../../public/custom-interaction"), join(outDir, "custom-interaction"), { recursive: true });
    const server = await preview({
        ...shared,
        plugins: [framePolicy],
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
