import type { QuestionType } from "./question";

/** The types as an author looks for them. Media are not among the new ones: sound and film come with an imported package. */
export const kindGroups: readonly { readonly id: "choosing" | "writing" | "arranging" | "picture" | "other"; readonly types: readonly QuestionType[] }[] = [
    { id: "choosing", types: ["choice", "multiple_response", "true_false", "inline_choice", "hot_text"] },
    { id: "writing", types: ["text_entry", "numeric", "cloze", "extended_text"] },
    { id: "arranging", types: ["order", "match", "associate", "gap_match", "slider"] },
    { id: "picture", types: ["hotspot", "select_point", "graphic_order", "graphic_associate", "graphic_gap_match", "position_object"] },
    { id: "other", types: ["upload", "drawing", "description"] },
];

const frame = "M3 3h42v26h-42Z";
const rings = (...at: readonly (readonly [number, number, number])[]) => at.map(([x, y, r]) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`).join("");

/** A drawing of each on 48 by 32: the strokes, and what is filled. */
export const kindDrawings: Readonly<Record<QuestionType, { readonly line: string; readonly fill?: string }>> = {
    choice: { line: `${rings([8, 7, 3], [8, 16, 3], [8, 25, 3])}M16 7h26M16 16h20M16 25h24`, fill: rings([8, 16, 1.5]) },
    multiple_response: { line: "M5 4h6v6h-6ZM5 13h6v6h-6ZM5 22h6v6h-6ZM16 7h26M16 16h20M16 25h24", fill: "M6.5 5.5h3v3h-3ZM6.5 23.500h3v3h-3Z" },
    true_false: { line: "M6 16l5 5l9-11M29 10l11 11M40 10l-11 11" },
    inline_choice: { line: "M3 10h10M37 10h8M16 5h18v10h-18ZM3 23h40M27 9l2 2.5l2-2.500" },
    hot_text: { line: "M3 8h14M31 8h14M3 24h40", fill: "M18 4h11v8h-11ZM8 13h14v6h-14Z" },
    text_entry: { line: "M4 9h40v14h-40ZM9 13v6" },
    numeric: { line: "M4 9h40v14h-40ZM10 13v6M8 14l2-1M16 13h4v3h-4v3h4M26 13h4v6h-4M27 16h3M37 13v0" },
    cloze: { line: "M3 7h12M31 7h13M17 3h12v8h-12ZM3 17h24M3 26h6M11 22h14v8h-14ZM28 26h16" },
    extended_text: { line: `${frame}M8 9h31M8 14h27M8 19h31M8 24h14` },
    order: { line: "M12 3h30v7h-30ZM12 13h30v7h-30ZM12 23h30v7h-30ZM6 4v24M3 25l3 3l3-3" },
    match: { line: "M3 4h14v7h-14ZM3 21h14v7h-14ZM31 4h14v7h-14ZM31 21h14v7h-14ZM17 8l14 16M17 24l14-16" },
    associate: { line: `${rings([8, 9, 5], [24, 23, 5], [40, 9, 5])}M12 12l8 8M28 20l8-8` },
    gap_match: { line: "M3 22h8M13 17h14v9h-14ZM29 22h15", fill: "M6 4h13v7h-13ZM23 4h13v7h-13Z" },
    slider: { line: "M4 17h40M4 13v8M44 13v8", fill: rings([29, 17, 5]) },
    hotspot: { line: `${frame}M7 25l9-10l6 6l8-11l11 15`, fill: rings([14, 10, 4]) },
    select_point: { line: `${frame}M24 8v16M16 16h16${rings([24, 16, 5])}` },
    graphic_order: { line: `${frame}M13 12l11 9l11-10`, fill: rings([12, 11, 3.5], [24, 21, 3.5], [36, 10, 3.5]) },
    graphic_associate: { line: `${frame}M12 22l23-12`, fill: rings([12, 22, 3.5], [35, 10, 3.5], [34, 23, 3.500]) },
    graphic_gap_match: { line: `${frame}M8 8h12v7h-12ZM28 8h12v7h-12Z`, fill: "M18 20h12v6h-12Z" },
    position_object: { line: `${frame}M30 10h9v9h-9ZM15 21l13-5M25 14l3 2l-2 3`, fill: "M7 18h8v8h-8Z" },
    upload: { line: "M24 21v-15M18 11l6-6l6 6M8 20v7h32v-7" },
    drawing: { line: `${frame}M9 23c5-14 9 4 14-6s8-6 14 3` },
    media: { line: frame, fill: "M19 9l12 7l-12 7Z" },
    description: { line: "M6 6h36M6 13h30M6 20h36M6 27h18" },
};
