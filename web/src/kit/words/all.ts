import type { Messages } from "./sayings";

/** Every module's messages of one language, in one file that is loaded once. The exam player loads its own few instead. */
export async function allMessages(language: string): Promise<Messages> {
    switch (language) {
        case "de":
            return (await import("./all.de")).messages;
        default:
            return (await import("./all.en")).messages;
    }
}
