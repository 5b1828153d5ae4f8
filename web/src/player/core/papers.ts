import { Failure } from "~/kit/failure";
import { bytesOf, canUnseal, importKey, type SealedBytes, unseal } from "./sealed";
import type { Server } from "./server";
import type { Shelf } from "./shelf";
import type { Paper } from "./wire";

export interface PapersPorts {
    readonly attempt: string;
    readonly server: Pick<Server, "paper" | "sealedPaper">;
    readonly shelf: Shelf;
}

/** The attempt's questions: fetched sealed while there is time, opened with the key that comes with the start. */
export class Papers {
    readonly #ports: PapersPorts;
    #sealed: SealedBytes | undefined;
    #fetching: Promise<SealedBytes> | undefined;
    /** The page can be opened again without a network. */
    #sheltered = false;

    constructor(ports: PapersPorts) {
        this.#ports = ports;
    }

    /** Quietly; what does not arrive now is fetched at the next look, or after the start. */
    async prefetch(): Promise<void> {
        if (canUnseal()) {
            await this.#sealedBytes().catch(() => {});
        }
    }

    async open(key: string | undefined): Promise<Paper> {
        if (key !== undefined && canUnseal()) {
            try {
                return await this.#unseal(key);
            } catch (failure) {
                if (failure instanceof Failure && failure.status === 0) {
                    throw failure;
                }
                // The plain paper is as good while there is a network.
            }
        }
        return this.#ports.server.paper(undefined);
    }

    /** Tries again to keep the questions for a reload, where they came unsealed. */
    async shelter(key: string | undefined): Promise<void> {
        if (!this.#sheltered && key !== undefined && canUnseal()) {
            await this.#unseal(key).catch(() => {});
        }
    }

    /** From this browser alone; nothing when they were never opened here. */
    async recall(): Promise<Paper | undefined> {
        const { sealed, key } = await this.#ports.shelf.read(this.#ports.attempt);
        if (!sealed || !key || !canUnseal()) {
            return undefined;
        }
        return unseal(sealed, key, this.#ports.attempt).catch(() => undefined);
    }

    async #unseal(base64: string): Promise<Paper> {
        const { attempt, shelf } = this.#ports;
        const key = await importKey(base64);
        let sealed = await this.#sealedBytes();
        let paper = await unseal(sealed, key, attempt).catch(() => undefined);
        if (!paper) {
            // Sealed anew since it was fetched, perhaps.
            sealed = await this.#fetch();
            paper = await unseal(sealed, key, attempt);
        }
        // A browser that keeps nothing shows the paper all the same.
        this.#sheltered = true;
        await Promise.all([shelf.keep(attempt, "sealed", sealed), shelf.keep(attempt, "key", key)]).catch(() => {});
        return paper;
    }

    async #sealedBytes(): Promise<SealedBytes> {
        if (this.#sealed) {
            return this.#sealed;
        }
        this.#fetching ??= this.#kept().then((kept) => kept ?? this.#fetch());
        try {
            this.#sealed = await this.#fetching;
            return this.#sealed;
        } finally {
            this.#fetching = undefined;
        }
    }

    async #kept(): Promise<SealedBytes | undefined> {
        const kept = await this.#ports.shelf.read(this.#ports.attempt).catch(() => undefined);
        return kept?.sealed;
    }

    async #fetch(): Promise<SealedBytes> {
        const sealed = bytesOf(await this.#ports.server.sealedPaper());
        this.#sealed = sealed;
        await this.#ports.shelf.keep(this.#ports.attempt, "sealed", sealed).catch(() => {});
        return sealed;
    }
}
