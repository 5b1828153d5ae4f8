import { useState } from "react";
import type { Person } from "~/app/me";
import type { Reply } from "~/kit/api";
import type { Bar } from "~/kit/Bars";
import type { Words } from "~/kit/words/Words";

export type Practice = Reply<"/api/practice-results">["items"][number];

/** The newest practice of an exam; the list comes newest first. */
export function latestPractice(practised: readonly Practice[], exam: string): Practice | undefined {
    return practised.find((one) => one.exam === exam);
}

/** A bar a domain, the weakest marked. */
export function barsOf(words: Words, practice: Practice): Bar[] {
    const shares = practice.domains.map((domain) => domain.all_right === 0 ? 0 : domain.raw * 100 / domain.all_right);
    const weakest = Math.min(...shares);
    return practice.domains.map((domain, at) => ({
        id: domain.domain,
        name: domain.title,
        value: shares[at] ?? 0,
        text: words("learning.ready.practiceBar", { raw: domain.raw, all: domain.all_right }),
        kind: shares[at] === weakest && weakest < 100 ? "warn" as const : "good" as const,
    }));
}

// Kept in this browser, and only for this very name: a changed name is to be checked again.
const nameKey = "assay.name-checked";

export function useNameChecked(person: Person): [boolean, () => void] {
    const [checked, setChecked] = useState(() => localStorage.getItem(nameKey));
    const mine = `${person.id} ${person.legal_name}`;
    return [checked === mine, () => {
        localStorage.setItem(nameKey, mine);
        setChecked(mine);
    }];
}
