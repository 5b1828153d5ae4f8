import type { Paper } from "./wire";

/** The questions as the server gives them before the start: unreadable without the key. */
export interface SealedPaper {
    readonly sealing: string;
    /** Base64, as `data`, whose last 16 bytes are the tag. */
    readonly nonce: string;
    readonly data: string;
    readonly item_count: number;
}

export interface SealedBytes {
    readonly nonce: Uint8Array<ArrayBuffer>;
    readonly data: Uint8Array<ArrayBuffer>;
}

/** A page without TLS has no such thing; it gets its questions after the start. */
export const canUnseal = (): boolean => globalThis.crypto?.subtle !== undefined;

export function bytesOf({ sealing, nonce, data }: SealedPaper): SealedBytes {
    if (sealing !== "aes-256-gcm") {
        throw new Error(`This player cannot open ${sealing}`);
    }
    return { nonce: fromBase64(nonce), data: fromBase64(data) };
}

/** The key can be used and kept, and never be read out again. */
export async function importKey(base64: string): Promise<CryptoKey> {
    return crypto.subtle.importKey("raw", fromBase64(base64), "AES-GCM", false, ["decrypt"]);
}

/** Opens it for this attempt; throws when anything of it is not as the server sealed it. */
export async function unseal({ nonce, data }: SealedBytes, key: CryptoKey, attempt: string): Promise<Paper> {
    const additionalData = new TextEncoder().encode(attempt);
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData }, key, data);
    return JSON.parse(new TextDecoder().decode(plain)) as Paper;
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
