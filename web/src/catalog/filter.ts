/** What the catalogue can be narrowed by, as it stands in the address. */
export const filterNames = ["kind", "role", "level", "language", "time", "free"] as const;

export const noFilters: Record<string, string> = Object.fromEntries(filterNames.map((name) => [name, ""]));

export const kinds = ["certification", "course", "path", "practice", "workshop"] as const;
export const levels = ["foundational", "associate", "professional", "specialty"] as const;
/** Choices of how long at most, in minutes. */
export const times = [60, 120, 240, 600] as const;

function oneOf<T extends string>(known: readonly T[], value: string): { one: T } | undefined {
    const found = known.find((one) => one === value);
    return found === undefined ? undefined : { one: found };
}

/** The request the address asks for. What nobody could have chosen is left out rather than refused. */
export function queryFrom(get: (name: string) => string) {
    const kind = oneOf(kinds, get("kind"));
    const level = oneOf(levels, get("level"));
    const time = times.find((one) => String(one) === get("time"));
    return {
        ...(get("q") ? { q: get("q").slice(0, 200) } : {}),
        ...(get("role") ? { role: get("role") } : {}),
        ...(get("language") ? { language: get("language") } : {}),
        ...(get("after") ? { after: get("after") } : {}),
        ...(get("free") === "yes" ? { free: true } : {}),
        ...(kind ? { kind: kind.one } : {}),
        ...(level ? { level: level.one } : {}),
        ...(time ? { max_minutes: time } : {}),
    };
}
