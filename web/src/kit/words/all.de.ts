import type { Messages } from "./sayings";

const files = import.meta.glob<Messages>("../../*/words/de.json", { eager: true, import: "default" });

export const messages: Messages = Object.assign({}, ...Object.values(files)) as Messages;
