import type { Messages } from "./sayings";

/** The generated language: right to left, accented and a third longer, so that what does not fit or is not translated shows. */
export const pseudoLanguage = "ar-XB";

const accents: Record<string, string> = {
    a: "á", c: "ç", e: "é", g: "ğ", i: "í", n: "ñ", o: "ö", s: "š", u: "ü", y: "ý", z: "ž",
    A: "Å", C: "Ç", E: "É", I: "Î", N: "Ñ", O: "Ø", S: "Š", U: "Û", Y: "Ý",
};

/** Accents and lengthens the words of an ICU message and leaves its arguments, selectors, tags and quotes alone. */
export function pseudo(message: string): string {
    let said = "";
    let letters = 0;
    // `depth` counts open arguments; inside one, text is spoken again only in a branch (`one {…}`).
    const open: ("argument" | "branch")[] = [];
    for (let at = 0; at < message.length; at++) {
        const sign = message[at] as string;
        if (sign === "<" && open.at(-1) !== "argument") {
            const end = message.indexOf(">", at);
            said += message.slice(at, end + 1);
            at = end;
        } else if (sign === "{") {
            open.push(open.at(-1) === "argument" ? "branch" : "argument");
            said += sign;
        } else if (sign === "}") {
            open.pop();
            said += sign;
        } else if (open.at(-1) === "argument") {
            said += sign;
        } else {
            said += accents[sign] ?? sign;
            letters += /\p{L}/u.test(sign) ? 1 : 0;
        }
    }
    return letters === 0 ? said : `${said} ${"~".repeat(Math.ceil(letters * 0.3))}`;
}

export function pseudoMessages(messages: Messages): Messages {
    return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, pseudo(message)]));
}
