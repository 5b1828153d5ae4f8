import type { Explained } from "../core/server";
import type { Item, Response } from "../core/wire";

/** What every way of answering gets and gives. */
export interface InteractionProps {
    readonly item: Item;
    /** The element that holds the question's words. */
    readonly stemId: string;
    readonly response: Response | null;
    readonly struck: readonly string[];
    readonly onAnswer: (response: Response | null) => void;
    readonly onStrike: (options: readonly string[]) => void;
    readonly readOnly: boolean;
    /** Right or wrong, and why; once checked. */
    readonly explained?: Explained | undefined;
}
