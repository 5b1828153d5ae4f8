import { useMemo } from "react";
import { useWords, type Words } from "~/kit/words/Words";
import type { BodyElement } from "../../core/wire";
import { type CompositeItemState, useComposite } from "../composite/interaction";
import { type Sized, usePictureSize } from "./Board";
import { type Size, whereIs } from "./geometry";
import { extentOf, type Picture, pictureOf, type Spot, spotsOf } from "./picture";

export interface Spotted {
    readonly picture: Picture | undefined;
    readonly sized: Sized;
    readonly size: Size;
    readonly spots: readonly Spot[];
    /** What a spot is called: by its author, else by its number and place. */
    readonly nameOf: (id: string) => string;
}

/** The picture of an interaction and its spots. */
export function useSpotted(node: BodyElement): Spotted {
    const words = useWords();
    const rightToLeft = isRightToLeft(useComposite());
    const picture = useMemo(() => pictureOf(node), [node]);
    const sized = usePictureSize(picture);
    const known = sized.size;
    const size = useMemo(() => known ?? extentOf(node), [known, node]);
    const spots = useMemo(() => spotsOf(node, size, rightToLeft), [node, size, rightToLeft]);
    return { picture, sized, size, spots, nameOf: (id) => spotName(words, spots, size, id) };
}

function isRightToLeft(item: CompositeItemState): boolean {
    return item.body.direction === "rtl";
}

function spotName(words: Words, spots: readonly Spot[], size: Size, id: string): string {
    const at = spots.findIndex((spot) => spot.id === id);
    const spot = spots[at];
    return !spot ? id : spot.name || words("player.graphic.spot", { number: at + 1, count: spots.length, where: whereIs(spot.centre, size) });
}
