import { Chip } from "~/kit/Chip";
import { timeWords } from "~/kit/instants";
import { Simulated } from "~/kit/Simulated";
import { useWords } from "~/kit/words/Words";
import { type DayEntry, type Group, groupOf } from "./desk";
import { Standing } from "./Standing";

export function rowId(booking: string): string {
    return `person-${booking}`;
}

/** The day's people; whoever needs somebody stands at the top. */
export function DayList({ parts, zone, now, open, onOpen }: {
    readonly parts: readonly { readonly group: Group; readonly entries: readonly DayEntry[] }[];
    readonly zone: string;
    readonly now: Date;
    readonly open: string | undefined;
    readonly onOpen: (booking: string) => void;
}) {
    const words = useWords();
    return (
        <div className="desk-list">
            {parts.map(({ group, entries }) => (
                <section key={group}>
                    <h2>{words(`proctoring.group.${group}`, { count: entries.length })}</h2>
                    <ul className="people" role="list">
                        {entries.map((entry) => (
                            <li key={entry.booking}>
                                <button
                                    type="button"
                                    id={rowId(entry.booking)}
                                    className="person-row"
                                    data-group={groupOf(entry)}
                                    aria-current={entry.booking === open || undefined}
                                    onClick={() => onOpen(entry.booking)}
                                >
                                    <span className="person-when numeric">
                                        <time dateTime={entry.starts_at}>{timeWords(new Date(entry.starts_at), zone, words.locale)}</time>
                                        <span className="faint">{seatOf(words, entry)}</span>
                                    </span>
                                    <span className="person-who">
                                        <span className="strong">{entry.legal_name || entry.display_name}<Simulated who={entry} /></span>
                                        <span className="faint">{entry.exam_title}</span>
                                    </span>
                                    <span className="person-state">
                                        <Standing entry={entry} now={now} />
                                        {entry.incidents.length === 0
                                            ? null
                                            : <Chip>{words("proctoring.row.incidents", { count: entry.incidents.length })}</Chip>}
                                        {entry.arrangements.map((name) => (
                                            <Chip key={name} kind="accent">{words(`proctoring.arrangement.${name}`)}</Chip>
                                        ))}
                                    </span>
                                </button>
                            </li>
                        ))}
                    </ul>
                </section>
            ))}
        </div>
    );
}

function seatOf(words: ReturnType<typeof useWords>, { room, seat }: DayEntry): string {
    return room ? words("proctoring.seat", { room, seat: seat ?? 0 }) : words("proctoring.row.online");
}
