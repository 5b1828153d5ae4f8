import type { Body, BodyElement, BodyNode } from "../../core/wire";
import type { Supports } from "./host";
import { attribute, childrenOf, descendantsOf, isElement, plainWords } from "./interaction";

/** What a catalogue has for one element and one support, in the candidate's language where it has several. */
export interface Help {
    readonly support: string;
    /** To be read or looked at. */
    readonly shown: readonly BodyNode[];
    /** To be heard: a recording, or what a voice is to say. */
    readonly recording: string | undefined;
    readonly said: string | undefined;
    readonly language: string;
}

const heard = new Set(["spoken", "text-to-speech", "ext:spoken"]);
/** For devices of their own, or for those who give the exam: nothing that a page could show. */
const notHere = new Set(["braille", "tactile", "tts-pronunciation", "text-to-speech-pronunciation", "ssml"]);

/** What there is for the element, as the candidate wants it. In the catalogue's order. */
export function helpFor(body: Body, node: BodyElement, wanted: Supports): readonly Help[] {
    const ids = new Set(attribute(node, "data-catalog-idref").split(/\s+/));
    return catalogsOf(body)
        .filter((catalog) => ids.has(attribute(catalog, "id")))
        .flatMap((catalog) => childrenOf(catalog, "card"))
        .flatMap((card) => helpOf(card, body.language, wanted));
}

function catalogsOf(body: Body): readonly BodyElement[] {
    return body.catalogs.filter(isElement).flatMap((node) => node.t === "catalog" ? [node] : descendantsOf(node, "catalog"));
}

function languageOf(node: BodyElement): string {
    return attribute(node, "xml:lang") || attribute(node, "lang");
}

function helpOf(card: BodyElement, language: string, wanted: Supports): readonly Help[] {
    const support = attribute(card, "support");
    if (notHere.has(support) || !isWanted(support, wanted)) {
        return [];
    }
    const entries = childrenOf(card, "card-entry");
    const aim = support === "keyword-translation" ? wanted.translation : language;
    const entry = entries.length === 0
        ? card
        : entries.find((one) => sameLanguage(languageOf(one), aim))
            ?? (support === "keyword-translation" ? undefined : entries.find((one) => attribute(one, "default") === "true") ?? entries[0]);
    if (!entry) {
        return [];
    }
    const content = childrenOf(entry, "html-content").flatMap((one) => one.c ?? []);
    const [file] = childrenOf(entry, "file-href");
    const words = plainWords(content);
    const speaks = heard.has(support);
    const address = file ? attribute(file, "href") : "";
    const shown = speaks ? [] : content.length > 0 ? content : address === "" ? [] : [fileNode(address, file ? attribute(file, "mime-type") : "")];
    const recording = speaks && address !== "" ? address : undefined;
    return shown.length === 0 && recording === undefined && (!speaks || words === "")
        ? []
        : [{ support, shown, recording, said: speaks && recording === undefined ? words : undefined, language: languageOf(entry) || language }];
}

function fileNode(address: string, type: string): BodyElement {
    const name = type.startsWith("video/") ? "video" : type.startsWith("audio/") ? "audio" : "img";
    return { t: name, a: { src: address } };
}

function isWanted(support: string, { glossary, translation, spoken, others }: Supports): boolean {
    switch (support) {
        case "glossary-on-screen":
        case "illustrated-glossary":
            return glossary;
        case "keyword-translation":
            return translation !== "";
        default:
            return heard.has(support) ? spoken : others;
    }
}

/** "de" is good for somebody who wants "de-CH", and the other way round. */
function sameLanguage(one: string, other: string): boolean {
    const [a, b] = [one.toLowerCase(), other.toLowerCase()];
    return a !== "" && b !== "" && (a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`));
}
