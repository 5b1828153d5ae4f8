import { createContext, useContext } from "react";
import type { Body, CompositeResponse } from "../../core/wire";

/** What a composite item needs of the page it stands in. Whatever is absent cannot be done there, and the item says so. */
export interface CompositeHost {
    /** Keeps a file of the candidate's; the id that the answer names. `told` hears the share that has arrived, 0 to 1. */
    readonly upload?: ((file: File, told: (share: number) => void, stop: AbortSignal) => Promise<string>) | undefined;
    /** The largest file that is taken, in bytes. */
    readonly fileBytesMax?: number | undefined;
    /** Where a file that was uploaded can be looked at by whoever may. */
    readonly fileAddress?: ((id: string) => string) | undefined;
    /** The item as it is after the steps of this answer. Rejects where it cannot be asked, and is then asked again. */
    readonly tryNow?: ((item: string, response: CompositeResponse, stop: AbortSignal) => Promise<Body>) | undefined;
    /** Which supports the candidate has on. */
    readonly supports?: Supports | undefined;
    /** The page that custom interactions run in, on a null origin. */
    readonly customFrame?: string | undefined;
}

export interface Supports {
    readonly glossary: boolean;
    /** Words in other languages than the item's: a language tag, or empty for none. */
    readonly translation: string;
    readonly spoken: boolean;
    /** Sign language, simpler wording, longer descriptions and whatever else an item brings. */
    readonly others: boolean;
}

export const usualSupports: Supports = { glossary: true, translation: "", spoken: false, others: true };

export const CompositeHostContext = createContext<CompositeHost>({});

export function useHost(): CompositeHost {
    return useContext(CompositeHostContext);
}
