import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Where `npm run dev` finds the server; the built pages are inside the binary and need no proxy.
const server = process.env["ASSAY_SERVER"] ?? "http://127.0.0.1:8080";

export default defineConfig({
    plugins: [react()],
    resolve: { alias: { "~": at("./src") } },
    server: { proxy: { "/api": { target: server } } },
    build: {
        target: "es2023",
        // The content security policy knows no data: scripts or styles, and a file of its own caches for ever.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rollupOptions: { input: { index: at("./index.html"), player: at("./player.html") } },
    },
    test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node" },
});
