import { useEffect, useRef } from "react";
import type { Words } from "~/kit/words/Words";
import { useWords } from "~/kit/words/Words";
import { Icon } from "~/kit/Icon";
import { type Completeness, completeness } from "../core/responses";
import type { Item } from "../core/wire";
import type { Work } from "../core/work";
import { Sign, type SignName } from "./Sign";
import "./grid.css";

const signs: Readonly<Record<Completeness, SignName>> = { empty: "circle", partial: "half", complete: "done" };

export interface Standing {
    readonly position: number;
    readonly item: Item;
    readonly state: Completeness;
    readonly flagged: boolean;
    readonly noted: boolean;
}

export function standings(items: readonly Item[], work: Work): readonly Standing[] {
    return items.map((item, position) => ({
        position,
        item,
        state: completeness(item, work.answers[item.id] ?? null),
        flagged: work.flagged[item.id] === true,
        noted: item.id in work.notes,
    }));
}

function nameOf(words: Words, { position, state, flagged, noted }: Standing): string {
    return words("player.grid.name", { number: position + 1, state, flagged: String(flagged), noted: String(noted) });
}

/** Every question with how it stands: by sign and word, not by colour alone. */
export function QuestionGrid({ rows, current, onGo }: {
    readonly rows: readonly Standing[];
    readonly current?: number;
    readonly onGo: (position: number) => void;
}) {
    const words = useWords();
    const list = useRef<HTMLUListElement>(null);
    useEffect(() => {
        list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
    }, []);
    return (
        <ul className="grid-list" role="list" ref={list}>
            {rows.map((row) => (
                <li key={row.position}>
                    <button
                        type="button"
                        className="grid-cell"
                        data-state={row.state}
                        aria-current={row.position === current ? "true" : undefined}
                        aria-label={nameOf(words, row)}
                        onClick={() => onGo(row.position)}
                    >
                        <span className="grid-number numeric">{row.position + 1}</span>
                        <span className="grid-state"><Sign name={signs[row.state]} />{words(`player.grid.${row.state}`)}</span>
                        <span className="grid-marks">
                            {row.flagged ? <Icon name="flag" /> : null}
                            {row.noted ? <Sign name="note" /> : null}
                        </span>
                    </button>
                </li>
            ))}
        </ul>
    );
}
