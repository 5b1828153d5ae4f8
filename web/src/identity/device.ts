// Looked for in this order: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
const browsers: readonly (readonly [RegExp, string])[] = [
    [/Edg\//, "Edge"],
    [/OPR\//, "Opera"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
    [/iPhone|iPad/, "iOS"],
    [/Android/, "Android"],
    [/Windows/, "Windows"],
    [/Mac OS X/, "macOS"],
    [/Linux/, "Linux"],
];

/** What a user agent calls itself, as people know it; an unknown part is absent. */
export function deviceOf(agent: string): { browser?: string; system?: string } {
    const find = (names: typeof browsers) => names.find(([sign]) => sign.test(agent))?.[1];
    const browser = find(browsers);
    const system = find(systems);
    return { ...(browser ? { browser } : {}), ...(system ? { system } : {}) };
}
