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
    "inline-choice-interaction": () => import("./interactions/InlineChoice"),
    "text-entry-interaction": () => import("./interactions/TextEntry"),
    "extended-text-interaction": () => import("./interactions/ExtendedText"),
    "order-interaction": () => import("./interactions/Order"),
    "associate-interaction": () => import("./interactions/Associate"),
    "match-interaction": () => import("./interactions/Match"),
    "gap-match-interaction": () => import("./interactions/GapMatch"),
    "hottext-interaction": () => import("./interactions/Hottext"),
    "slider-interaction": () => import("./interactions/Slider"),
    "media-interaction": () => import("./interactions/Media"),
    "upload-interaction": () => import("./interactions/Upload"),
    "end-attempt-interaction": () => import("./interactions/EndAttempt"),
    "portable-custom-interaction": () => import("./interactions/Custom"),
    "hotspot-interaction": () => import("../graphic/Hotspot"),
    "graphic-order-interaction": () => import("../graphic/GraphicOrder"),
    "graphic-associate-interaction": () => import("../graphic/GraphicAssociate"),
    "graphic-gap-match-interaction": () => import("../graphic/GraphicGapMatch"),
    "select-point-interaction": () => import("../graphic/SelectPoint"),
    "position-object-interaction": () => import("../graphic/PositionStage"),
    "position-object-stage": () => import("../graphic/PositionStage"),
    "drawing-interaction": () => import("../graphic/Drawing"),
};
