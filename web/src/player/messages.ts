import type { Messages } from "~/kit/words/sayings";

/** The player's own messages and the kit's, and no other module's: they are part of its start bundle. */
export async function playerMessages(language: string): Promise<Messages> {
    switch (language) {
        case "de": {
            const [kit, player] = await Promise.all([import("~/kit/words/de.json"), import("./words/de.json")]);
            return { ...kit.default, ...player.default };
        }
        default: {
            const [kit, player] = await Promise.all([import("~/kit/words/en.json"), import("./words/en.json")]);
            return { ...kit.default, ...player.default };
        }
    }
}
