import type { BodyElement, BodyNode } from "../../core/wire";
import { isOurs } from "./elements";
import { attribute, childrenOf, descendantsOf, isElement } from "./interaction";

/** Modules and pictures of one interaction, and bytes of each. */
const filesMax = 40;
const fileBytesMax = 2_000_000;

export interface Parcel {
    readonly modules: readonly { readonly id: string; readonly source: string }[];
    readonly module: string;
    readonly type: string;
    readonly markup: readonly BodyNode[];
    readonly pictures: Readonly<Record<string, { readonly type: string; readonly bytes: string }>>;
    readonly properties: Readonly<Record<string, string>>;
}

/** Fetches what a custom interaction is made of: its frame has no way to. Rejects where a part cannot be had. */
export async function parcelOf(node: BodyElement, stop: AbortSignal): Promise<Parcel> {
    const named = descendantsOf(node, "interaction-module");
    const markup = childrenOf(node, "interaction-markup").flatMap(({ c }) => c ?? []);
    const pictures = [...new Set(markup.filter(isElement).flatMap((one) => [one, ...descendantsOf(one, "img")])
        .filter(({ t }) => t === "img").map((one) => attribute(one, "src")).filter(isOurs))];
    if (named.length === 0 || named.length + pictures.length > filesMax) {
        throw new Error("modules");
    }
    const [modules, shown] = await Promise.all([
        Promise.all(named.map(async (one) => ({
            id: attribute(one, "module-id") || attribute(one, "id"),
            source: await (await either(attribute(one, "primary-path"), attribute(one, "fallback-path"), stop)).text(),
        }))),
        Promise.all(pictures.map(async (address) => {
            const bytes = await (await bytesOf(address, stop)).blob();
            return [address, { type: bytes.type, bytes: await base64(bytes) }] as const;
        })),
    ]);
    const module = attribute(node, "module") || modules[0]?.id || "";
    return {
        modules, module, markup, type: attribute(node, "custom-interaction-type-identifier"), pictures: Object.fromEntries(shown), properties: propertiesOf(node),
    };
}

/** "data-shades" is the property "shades", "data-item-path-uri" "itemPathUri", as the browser's own dataset has it. */
export function propertiesOf(node: BodyElement): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(node.a ?? {})
        .filter(([name]) => name.startsWith("data-") && name !== "data-catalog-idref")
        .map(([name, value]) => [name.slice(5).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]));
}

async function either(first: string, second: string, stop: AbortSignal): Promise<Response> {
    try {
        return await bytesOf(first, stop);
    } catch (error) {
        if (second === "" || stop.aborted) {
            throw error;
        }
        return bytesOf(second, stop);
    }
}

async function bytesOf(address: string, stop: AbortSignal): Promise<Response> {
    if (!isOurs(address)) {
        throw new Error("address");
    }
    const reply = await fetch(address, { signal: stop });
    if (!reply.ok || Number(reply.headers.get("content-length") ?? 0) > fileBytesMax) {
        throw new Error("file");
    }
    return reply;
}

function base64(bytes: Blob): Promise<string> {
    return new Promise((done, failed) => {
        const reader = new FileReader();
        reader.addEventListener("load", () => done(String(reader.result).replace(/^[^,]*,/, "")));
        reader.addEventListener("error", () => failed(reader.error ?? new Error("picture")));
        reader.readAsDataURL(bytes);
    });
}
