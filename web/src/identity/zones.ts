import type { Choice } from "~/kit/Choice";
import { zoneName } from "~/kit/instants";

/** Every zone the browser knows, by its city, and the one already chosen even if this browser does not know it. */
export function zoneChoices(chosen: string): readonly Choice[] {
    const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), chosen].filter((zone) => zone !== ""));
    return [...zones].map((zone) => ({ id: zone, name: zoneName(zone), note: zone }));
}
