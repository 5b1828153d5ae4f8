import type { Sending } from "~/kit/api";

export type Preset = Sending<"/api/me/accommodations", "post">["body"]["preset"];

/** What may be asked for, in the order it is shown. */
export const presets: readonly Preset[] = [
    "language_30",
    "time_125",
    "time_150",
    "time_200",
    "paused_breaks",
    "separate_room",
    "reader_or_scribe",
    "screen_reader",
    "colour_and_zoom",
    "medical_item",
];
