import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** What an entry may weigh: the scripts it loads before it can start, gzipped. */
export function budget(entry: string, kilobytesMax: number): Plugin {
    return {
        name: "budget",
        generateBundle(_, files) {
            const start = Object.values(files).find((file) => file.type === "chunk" && file.isEntry && file.name === entry);
            if (!start) {
                this.error(`There is no entry called ${entry}.`);
            }
            const seen = new Set<string>();
            let bytes = 0;
            const weigh = (name: string): void => {
                const file = files[name];
                if (file?.type !== "chunk" || seen.has(name)) {
                    return;
                }
                seen.add(name);
                bytes += gzipSync(file.code).length;
                file.imports.forEach(weigh);
            };
            weigh(start.fileName);
            const kilobytes = bytes / 1000;
            this.info(`${entry} starts with ${kilobytes.toFixed(1)} kB of script (gzip) in ${seen.size} files; it may have ${kilobytesMax} kB`);
            if (kilobytes > kilobytesMax) {
                this.error(`${entry} is too heavy. Load what is rarely needed on demand: ${[...seen].join(", ")}`);
            }
        },
    };
}
