import type { Reply } from "~/kit/api";
import type { Explained } from "~/player/core/server";
import type { Item, Response } from "~/player/core/wire";
import { type CompositeHost, CompositeHostContext, usualSupports } from "~/player/items/composite/host";
import CompositeItem from "~/player/items/composite/CompositeItem";

const host: CompositeHost = { supports: usualSupports };
const nothing = () => undefined;

/** A question of parts as it was answered, drawn by the player, each part with what is right. */
export default function ComposedAnswer({ item }: { readonly item: Reply<"/api/practice-results/{attempt}">["items"][number] }) {
    return (
        <CompositeHostContext value={host}>
            <CompositeItem
                item={item.item as Item}
                response={(item.response ?? null) as Response | null}
                struck={[]}
                readOnly
                explained={item.explanation as unknown as Explained}
                onAnswer={nothing}
                onStrike={nothing}
            />
        </CompositeHostContext>
    );
}
