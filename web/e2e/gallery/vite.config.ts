import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { layers } from "../../vite.config.ts";

// For looking while something is made: `npx vite e2e/gallery`. Tests build it and serve it with the product's policies (serve.ts).
export default defineConfig({
    root: fileURLToPath(new URL("./", import.meta.url)),
    plugins: [layers, react()],
    resolve: { alias: { "~": fileURLToPath(new URL("../../src", import.meta.url)) } },
});
