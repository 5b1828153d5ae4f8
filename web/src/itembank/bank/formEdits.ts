import type { Reply, Sending } from "~/kit/api";

export type FormDraft = Reply<"/api/bank/forms/{form}">;
export type Saved = Sending<"/api/bank/forms/{form}", "put">["body"];
export type Sections = Saved["sections"];
export type Slot = Sections[number]["items"][number];

/** What is kept of a form; the rest of its view is worked out anew each time. */
export function sectionsOf(draft: FormDraft): Sections {
    return draft.sections.map(({ title, items }) => ({ title, items: items.map(({ name, scored, anchor }) => ({ name, scored, anchor })) }));
}

export function namesIn(sections: Sections): readonly string[] {
    return sections.flatMap(({ items }) => items.map(({ name }) => name));
}

/** At the end of a section; a form without sections gets its first. An item that is there already is not added twice. */
export function withItem(sections: Sections, section: number, name: string, scored: boolean): Sections {
    if (namesIn(sections).includes(name)) {
        return sections;
    }
    const slot = { name, scored, anchor: false };
    return sections.length === 0
        ? [{ title: "", items: [slot] }]
        : sections.map((one, at) => at === Math.min(section, sections.length - 1) ? { ...one, items: [...one.items, slot] } : one);
}

export function withoutItem(sections: Sections, name: string): Sections {
    return sections.map((one) => ({ ...one, items: one.items.filter((slot) => slot.name !== name) }));
}

export function withSlot(sections: Sections, name: string, change: Partial<Slot>): Sections {
    return sections.map((one) => ({ ...one, items: one.items.map((slot) => slot.name === name ? { ...slot, ...change } : slot) }));
}

/** One place up or down; past the edge of its section into the next. */
export function withMoved(sections: Sections, name: string, step: 1 | -1): Sections {
    const at = sections.findIndex(({ items }) => items.some((slot) => slot.name === name));
    const items = sections[at]?.items ?? [];
    const place = items.findIndex((slot) => slot.name === name);
    const slot = items[place];
    if (!slot) {
        return sections;
    }
    const to = place + step;
    if (to >= 0 && to < items.length) {
        return sections.with(at, { ...sections[at], title: sections[at]?.title ?? "", items: items.toSpliced(place, 1).toSpliced(to, 0, slot) });
    }
    const next = sections[at + step];
    if (!next) {
        return sections;
    }
    return withoutItem(sections, name).map((one, index) =>
        index === at + step ? { ...one, items: step === 1 ? [slot, ...one.items] : [...one.items, slot] } : one);
}

export function withTitle(sections: Sections, at: number, title: string): Sections {
    return sections.map((one, place) => place === at ? { ...one, title } : one);
}

/** Only an empty section goes: what stands in it would be lost. */
export function withoutSection(sections: Sections, at: number): Sections {
    return sections.filter((one, place) => place !== at || one.items.length > 0);
}
