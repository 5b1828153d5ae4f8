import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "~/kit/Button";
import { Icon } from "~/kit/Icon";
import { HiddenText, Row } from "~/kit/layout";
import { useWords } from "~/kit/words/Words";
import { moved } from "./model";

interface EntriesProps<E extends { readonly id: string }> {
    readonly label: string;
    readonly hint?: string;
    readonly entries: readonly E[];
    readonly nameOf: (at: number) => string;
    readonly addName?: string;
    /** Adds one below this place. */
    readonly onAdd?: (after: number) => void;
    readonly onRemove?: (id: string) => void;
    readonly onOrder?: (entries: readonly E[]) => void;
    /** What stands before an entry's own words: the mark of what is right. */
    readonly before?: (entry: E, at: number) => ReactNode;
    readonly children: (entry: E, at: number) => ReactNode;
    /** Folded below it. */
    readonly more?: (entry: E, at: number) => ReactNode;
    readonly moreName?: (at: number) => string;
}

/** A list that is written: entries are added with Ctrl and Enter, moved with Alt and the arrow keys, or by their buttons. */
export function Entries<E extends { readonly id: string }>(props: EntriesProps<E>) {
    const { label, hint, entries, nameOf, addName, onAdd, onRemove, onOrder, before, children, more, moreName } = props;
    const words = useWords();
    const list = useRef<HTMLOListElement>(null);
    const [goTo, setGoTo] = useState<{ readonly at: number; readonly part: string }>();
    const [said, setSaid] = useState("");
    useEffect(() => {
        if (goTo) {
            const row = list.current?.children[Math.min(goTo.at, entries.length - 1)];
            row?.querySelector<HTMLElement>(goTo.part)?.focus();
            setGoTo(undefined);
        }
    }, [goTo, entries.length]);
    const text = "textarea, [role=textbox], input:not([type=radio], [type=checkbox])";
    const add = (after: number) => {
        onAdd?.(after);
        setGoTo({ at: after + 1, part: text });
    };
    const move = (from: number, to: number, part: string) => {
        if (onOrder && to >= 0 && to < entries.length) {
            onOrder(moved(entries, from, to));
            setSaid(words("itembank.editor.moved", { name: nameOf(from), place: to + 1, of: entries.length }));
            setGoTo({ at: to, part });
        }
    };
    const keys = (event: KeyboardEvent, at: number) => {
        if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
            event.preventDefault();
            move(at, event.key === "ArrowUp" ? at - 1 : at + 1, text);
        } else if (onAdd && (event.ctrlKey || event.metaKey) && event.key === "Enter") {
            event.preventDefault();
            event.stopPropagation();
            add(at);
        }
    };
    const folded = moreName ?? ((at: number) => words("itembank.editor.more", { name: nameOf(at) }));
    return (
        <div className="entries" role="group" aria-label={label}>
            <div className="field-label">{label}</div>
            {hint === undefined ? null : <div className="field-hint">{hint}</div>}
            <ol ref={list}>
                {entries.map((entry, at) => (
                    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of what stands inside
                    <li key={entry.id} className="entry" onKeyDown={(event) => keys(event, at)}>
                        <div className="entry-line">
                            {before ? <div className="entry-before">{before(entry, at)}</div> : null}
                            <div className="entry-words">{children(entry, at)}</div>
                            <div className="entry-deeds">
                                {onOrder
                                    ? (
                                        <>
                                            <span className="entry-up">
                                                <Button icon size="small" look="quiet" isDisabled={at === 0} aria-label={words("itembank.editor.up", { name: nameOf(at) })} onPress={() => move(at, at - 1, ".entry-up button")}>
                                                    <Icon name="down" />
                                                </Button>
                                            </span>
                                            <span className="entry-down">
                                                <Button icon size="small" look="quiet" isDisabled={at === entries.length - 1} aria-label={words("itembank.editor.down", { name: nameOf(at) })} onPress={() => move(at, at + 1, ".entry-down button")}>
                                                    <Icon name="down" />
                                                </Button>
                                            </span>
                                        </>
                                    )
                                    : null}
                                {onRemove
                                    ? (
                                        <Button
                                            icon
                                            size="small"
                                            look="quiet"
                                            aria-label={words("itembank.editor.remove", { name: nameOf(at) })}
                                            onPress={() => {
                                                onRemove(entry.id);
                                                setSaid(words("itembank.editor.removed", { name: nameOf(at) }));
                                                setGoTo({ at: Math.max(0, at - 1), part: text });
                                            }}
                                        >
                                            <Icon name="cross" />
                                        </Button>
                                    )
                                    : null}
                            </div>
                        </div>
                        {more ? <details className="fold"><summary>{folded(at)}</summary><div className="fold-body">{more(entry, at)}</div></details> : null}
                    </li>
                ))}
            </ol>
            {onAdd && addName ? <Row><Button size="small" onPress={() => add(entries.length - 1)}><Icon name="plus" />{addName}</Button></Row> : null}
            <HiddenText><span role="status">{said}</span></HiddenText>
        </div>
    );
}
