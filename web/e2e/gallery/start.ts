import { serveGallery } from "./serve.ts";

// For looking: `node --experimental-strip-types e2e/gallery/start.ts`, until it is stopped.
const { url } = await serveGallery();
process.stdout.write(`${url}\n`);
