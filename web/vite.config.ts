import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { budget } from "./build/budget.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Where `npm run dev` finds the server; the built pages are inside the binary and need no proxy.
const server = process.env["ASSAY_SERVER"] ?? "http://127.0.0.1:8080";

/** Says the order of the layers in every style sheet: whichever a page loads first decides it. */
export const layers: Plugin = {
    name: "layers",
    enforce: "pre",
    transform: (text, id) => /\/src\/.*\.css$/.test(id) ? `@layer tokens, base, kit, page;\n${text}` : undefined,
};

/** React Aria carries its own few words in 34 languages; ours are these (see src/kit/words/languages.ts). */
const languages: Plugin = {
    name: "languages",
    enforce: "pre",
    load: (id) =>
        /\/react-(?:aria|stately)[^/]*\/dist\/private\/intl\/.*\/[a-z]{2}-[A-Z]{2}\.m?js$/.test(id) && !/(?:en-US|de-DE|ar-AE)\.m?js$/.test(id)
            ? "export default {};"
            : undefined,
};

export default defineConfig({
    plugins: [layers, languages, react(), budget("player", 120)],
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
