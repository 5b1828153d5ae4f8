import { useRef, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import type { BodyElement } from "../../../core/wire";
import { Press } from "../../../tools/Press";
import { Sign } from "../../../tools/Sign";
import { limitsOf } from "../choosing";
import { attribute, childrenOf, classesOf, type CompositeProps, plainWords } from "../interaction";
import { Nodes } from "../Nodes";
import { coupleOf, usesMax, usesOf } from "../ordering";
import { WidePlace } from "../WidePlace";
import { useWidth } from "../width";

/** Rem that a row's words and a column take in the table. */
const headWidth = 12;
const columnWidth = 6;

const idOf = (choice: BodyElement) => attribute(choice, "identifier");
const maxOf = (choice: BodyElement) => usesMax(attribute(choice, "match-max"));
const single = (row: BodyElement) => maxOf(row) === 1;

/** Two lists, and what of the one belongs to what of the other: a table where there is room, a list of questions where there is not. */
export default function Match({ node, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const place = useRef<HTMLDivElement>(null);
    const width = useWidth(place);
    const [said, setSaid] = useState("");
    const [rows = [], columns = []] = childrenOf(node, "simple-match-set").map((set) => childrenOf(set, "simple-associable-choice"));
    const { least, most } = limitsOf(node, Number.POSITIVE_INFINITY, 1, "associations");
    const isOn = (row: BodyElement, column: BodyElement) => values.includes(`${idOf(row)} ${idOf(column)}`);
    const inTable = (pairs: readonly string[]) => rows.flatMap((row) => columns.map((column) => `${idOf(row)} ${idOf(column)}`)).filter((one) => pairs.includes(one));

    const set = (row: BodyElement, column: BodyElement | undefined, on: boolean) => {
        if (readOnly) {
            return;
        }
        setSaid("");
        const value = column ? `${idOf(row)} ${idOf(column)}` : "";
        let rest = single(row) || !column ? values.filter((one) => coupleOf(one).first !== idOf(row)) : values.filter((one) => one !== value);
        if (!column || !on) {
            onValues(rest);
            return;
        }
        const taken = rest.filter((one) => coupleOf(one).second === idOf(column));
        if (taken.length >= maxOf(column)) {
            if (maxOf(column) > 1) {
                setSaid(words("player.composite.match.used_up", { name: plainWords(column) }));
                return;
            }
            // What fits once only goes where it was put last.
            rest = rest.filter((one) => !taken.includes(one));
            setSaid(words("player.composite.match.moved", { name: plainWords(column) }));
        }
        if (rest.length >= most || usesOf(rest, idOf(row)) >= maxOf(row)) {
            setSaid(rest.length >= most
                ? words("player.composite.match.full", { most })
                : words("player.composite.match.used_up", { name: plainWords(row) }));
            return;
        }
        onValues(inTable([...rest, value]));
    };
    const narrow = width !== undefined && width < headWidth + columns.length * columnWidth;
    const verdictOf = (row: BodyElement) => {
        const right = (explained ?? []).map(coupleOf).filter(({ first }) => first === idOf(row)).map(({ second }) => second);
        const mine = values.map(coupleOf).filter(({ first }) => first === idOf(row)).map(({ second }) => second);
        const same = right.length === mine.length && right.every((one) => mine.includes(one));
        const names = columns.filter((column) => right.includes(idOf(column))).map((column) => plainWords(column));
        return explained
            ? (
                <span className="step-verdict" data-right={same}>
                    <Sign name={same ? "done" : "wrong"} />
                    {names.length === 0 && !same
                        ? words("player.composite.match.nothing")
                        : words("player.study.match", { right: String(same), option: names.join(", ") })}
                </span>
            )
            : null;
    };
    const input = (row: BodyElement, column: BodyElement, label: string | undefined) => (
        <input
            type={single(row) ? "radio" : "checkbox"}
            className="cell-input"
            name={`${describe.hintId}-${idOf(row)}`}
            checked={isOn(row, column)}
            aria-disabled={readOnly || undefined}
            aria-label={label}
            onChange={(event) => set(row, column, event.target.checked)}
        />
    );
    const clear = (row: BodyElement) => single(row) && !readOnly && usesOf(values, idOf(row)) > 0
        ? (
            <Press
                look="quiet"
                icon
                aria-label={words("player.composite.match.clear", { name: plainWords(row) })}
                onClick={(event) => {
                    event.currentTarget.closest(".match-row")?.querySelector("input")?.focus();
                    set(row, undefined, false);
                }}
            >
                <Icon name="cross" />
            </Press>
        )
        : null;

    return (
        <div ref={place} className="match" role="group" aria-labelledby={describe.labelledBy} aria-describedby={describe.hintId}>
            <p className="hint" id={describe.hintId}>
                {words("player.composite.match.hint", {
                    kind: Number.isFinite(most) && most < rows.length * columns.length ? "most" : "any", least,
                    most: Number.isFinite(most) ? most : 0, made: values.length,
                })}
            </p>
            {narrow
                ? (
                    <ul role="list" className="match-list">
                        {rows.map((row, at) => (
                            <li key={idOf(row)}>
                                <fieldset className="match-card match-row" data-option={at}>
                                    <legend><Nodes nodes={row.c} /></legend>
                                    {columns.map((column) => (
                                        <label key={idOf(column)} className="match-line" data-chosen={isOn(row, column) || undefined}>
                                            {input(row, column, undefined)}
                                            <span><Nodes nodes={column.c} /></span>
                                        </label>
                                    ))}
                                    <div className="match-foot">{verdictOf(row)}{clear(row)}</div>
                                </fieldset>
                            </li>
                        ))}
                    </ul>
                )
                : (
                    <WidePlace of="match">
                        <table className="match-table">
                            <thead className={classesOf(node).includes("qti-header-hidden") ? "match-quiet" : undefined}>
                                <tr>
                                    <td>{attribute(node, "data-first-column-header")}</td>
                                    {columns.map((column) => <th key={idOf(column)} scope="col"><Nodes nodes={column.c} /></th>)}
                                    {readOnly ? null : <td aria-hidden="true" />}
                                </tr>
                            </thead>
                            <tbody>
                                {rows.map((row, at) => (
                                    <tr key={idOf(row)} className="match-row" data-option={at}>
                                        <th scope="row"><Nodes nodes={row.c} />{verdictOf(row)}</th>
                                        {columns.map((column) => (
                                            <td key={idOf(column)} data-chosen={isOn(row, column) || undefined}>
                                                <label className="match-cell">
                                                    {input(row, column, words("player.composite.pair", { first: plainWords(row), second: plainWords(column) }))}
                                                </label>
                                            </td>
                                        ))}
                                        {readOnly ? null : <td className="match-clear">{clear(row)}</td>}
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    </WidePlace>
                )}
            <p className="said" aria-live="polite">{said}</p>
        </div>
    );
}
