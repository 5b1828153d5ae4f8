import type { Words } from "~/kit/words/Words";

/** A role as people say it; one this page does not know yet is shown as the server names it. */
export function roleName(words: Words, role: string): string {
    const key = `identity.role.${role.replaceAll(" ", "_")}`;
    return words.has(key) ? words(key) : role;
}
