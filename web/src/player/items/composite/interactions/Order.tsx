import { type KeyboardEvent, useRef, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../../tools/Press";
import { Sign } from "../../../tools/Sign";
import { limitsOf } from "../choosing";
import { attribute, childrenOf, type CompositeProps, plainWords } from "../interaction";
import { Nodes } from "../Nodes";
import { movedTo, orderOf } from "../ordering";
import { useRowDrag } from "../rowDrag";

/** Choices put in order: dragged by their handle, moved by buttons, or by the arrow keys on the handle. */
export default function Order({ node, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const list = useRef<HTMLOListElement>(null);
    const [said, setSaid] = useState("");
    const choices = childrenOf(node, "simple-choice");
    const shown = choices.map((choice) => attribute(choice, "identifier"));
    const sideways = attribute(node, "orientation") === "horizontal";
    // Where only some are to be chosen, the others wait in a list of their own; else all stand in order from the start.
    const { least, most } = limitsOf(node, shown.length, 0);
    const some = attribute(node, "min-choices") !== "" && least < shown.length || Number.isFinite(most);
    const standing = some ? values.filter((one) => shown.includes(one)) : orderOf(shown, values);
    const waiting = some ? shown.filter((one) => !standing.includes(one)) : [];
    const full = standing.length >= most;
    const wordsOf = (id: string) => plainWords(choices.find((choice) => attribute(choice, "identifier") === id)?.c ?? []);
    const place = (next: readonly string[], one: string) => {
        onValues(next);
        setSaid(words("player.item.moved", { place: next.indexOf(one) + 1, places: next.length }));
    };
    const drag = useRowDrag(list, standing, sideways, (next) => place(next, drag.dragged ?? next[0] ?? ""));
    const moveBy = (one: string, by: number) => {
        const next = movedTo(standing, one, standing.indexOf(one) + by);
        if (next.indexOf(one) !== standing.indexOf(one) || values.length === 0) {
            place(next, one);
        }
    };
    const onKey = (event: KeyboardEvent, one: string) => {
        const leftwards = list.current !== null && getComputedStyle(list.current).direction === "rtl";
        const by = {
            ArrowUp: -1, ArrowDown: 1, ArrowLeft: leftwards ? 1 : -1, ArrowRight: leftwards ? -1 : 1, Home: -shown.length, End: shown.length,
        }[event.key];
        if (by !== undefined && !readOnly) {
            event.preventDefault();
            moveBy(one, by);
        }
    };
    const take = (one: string) => {
        onValues([...standing, one]);
        setSaid(words("player.composite.order.taken", { place: standing.length + 1 }));
    };
    const giveBack = (one: string) => {
        onValues(standing.filter((other) => other !== one));
        setSaid(words("player.composite.order.given_back"));
    };

    return (
        <div className="ordering" role="group" aria-labelledby={describe.labelledBy} aria-describedby={describe.hintId}>
            <p className="hint" id={describe.hintId}>
                {some
                    ? words("player.composite.order.some", { least, most: Number.isFinite(most) ? most : shown.length, chosen: standing.length })
                    : words("player.item.order")}
            </p>
            {waiting.length > 0
                ? (
                    <ul className="bank" role="list" aria-label={words("player.composite.order.waiting")}>
                        {waiting.map((id) => (
                            <li key={id}>
                                <button type="button" className="bank-option" disabled={readOnly} aria-disabled={full || undefined} onClick={() => full ? undefined : take(id)}>
                                    <Icon name="plus" />
                                    <span><Nodes nodes={choices.find((choice) => attribute(choice, "identifier") === id)?.c} /></span>
                                </button>
                            </li>
                        ))}
                    </ul>
                )
                : null}
            <ol ref={list} className="steps" role="list" data-sideways={sideways || undefined}>
                {drag.order.map((id, at) => (
                    <li key={id} className="step" data-option={at} data-dragged={drag.dragged === id || undefined}>
                        <span className="option-place" aria-hidden="true">{at + 1}</span>
                        <div className="step-words">
                            <div className="option-words"><Nodes nodes={choices.find((choice) => attribute(choice, "identifier") === id)?.c} /></div>
                            {explained
                                ? (
                                    <span className="step-verdict" data-right={explained[at] === id}>
                                        <Sign name={explained[at] === id ? "done" : "wrong"} />
                                        {explained.includes(id)
                                            ? words("player.study.place", { right: String(explained[at] === id), place: explained.indexOf(id) + 1 })
                                            : words("player.composite.order.not_asked")}
                                    </span>
                                )
                                : null}
                        </div>
                        {readOnly
                            ? null
                            : (
                                <div className="step-tools">
                                    <Press look="quiet" icon aria-label={words("player.item.up", { step: wordsOf(id) })} aria-disabled={at === 0} onClick={() => moveBy(id, -1)}>
                                        <Sign name="up" />
                                    </Press>
                                    <Press
                                        look="quiet"
                                        icon
                                        aria-label={words("player.item.down", { step: wordsOf(id) })}
                                        aria-disabled={at === standing.length - 1}
                                        onClick={() => moveBy(id, 1)}
                                    >
                                        <Icon name="down" />
                                    </Press>
                                    {some
                                        ? (
                                            <Press look="quiet" icon aria-label={words("player.composite.take_out", { name: wordsOf(id) })} onClick={() => giveBack(id)}>
                                                <Icon name="cross" />
                                            </Press>
                                        )
                                        : null}
                                    <button
                                        type="button"
                                        className="grip"
                                        data-first-control
                                        aria-label={words("player.item.grip", { step: wordsOf(id), place: at + 1, places: standing.length })}
                                        onKeyDown={(event) => onKey(event, id)}
                                        onPointerDown={(event) => drag.start(event, id)}
                                    >
                                        <Sign name="grip" />
                                    </button>
                                </div>
                            )}
                    </li>
                ))}
            </ol>
            {!some && values.length === 0 && !readOnly
                ? (
                    <div className="keep-order">
                        <span>{words("player.item.order_unanswered")}</span>
                        <Press onClick={() => onValues(standing)}>{words("player.item.order_keep")}</Press>
                    </div>
                )
                : null}
            <span className="hidden-visually" aria-live="polite">{said}</span>
        </div>
    );
}
