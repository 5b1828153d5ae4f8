import type { ComponentType } from "react";
import type { CompositeProps } from "./interaction";

type Load = () => Promise<{ readonly default: ComponentType<CompositeProps> }>;

/** Stands in running text: its frame is no block and has no question of its own. */
export const inlineInteractions: ReadonlySet<string> = new Set([
    "inline-choice-interaction", "text-entry-interaction", "end-attempt-interaction",
]);

/** What answers each interaction. A file each, fetched with the questions that need it. */
export const interactions: Readonly<Record<string, Load>> = {
    "choice-interaction": () => import("./interactions/Choice"),
    "hotspot-interaction": () => import("../graphic/Hotspot"),
    "graphic-order-interaction": () => import("../graphic/GraphicOrder"),
    "graphic-associate-interaction": () => import("../graphic/GraphicAssociate"),
    "graphic-gap-match-interaction": () => import("../graphic/GraphicGapMatch"),
    "select-point-interaction": () => import("../graphic/SelectPoint"),
    "position-object-interaction": () => import("../graphic/PositionStage"),
    "position-object-stage": () => import("../graphic/PositionStage"),
    "drawing-interaction": () => import("../graphic/Drawing"),
};
