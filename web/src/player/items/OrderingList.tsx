import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import type { Response } from "../core/wire";
import { keepOrder, moveBy, moveTo, orderOf } from "../core/responses";
import { plainText, Rich } from "../Rich";
import { Press } from "../tools/Press";
import { Sign } from "../tools/Sign";
import type { InteractionProps } from "./interaction";

/** Steps to be put in order: dragged by their handle, moved by buttons, or by the arrow keys on the handle. */
export function OrderingList({ item, stemId, response, onAnswer, readOnly, explained }: InteractionProps) {
    const words = useWords();
    const hintId = useId();
    const list = useRef<HTMLOListElement>(null);
    // While a step is dragged the list shows where it would go; it is an answer once it is let go.
    const [drag, setDrag] = useState<{ readonly step: string; readonly response: Response | null }>();
    const [said, setSaid] = useState("");
    const dragged = drag?.step;
    const order = orderOf(item, drag ? drag.response : response);
    const correct = explained?.answer.kind === "ordering" ? explained.answer.order : undefined;
    const textOf = (id: string) => item.options.find((option) => option.id === id)?.html ?? "";

    const place = (step: string, at: number) => {
        const next = moveTo(item, response, step, at);
        if (next.kind === "ordering" && next.order.indexOf(step) !== order.indexOf(step)) {
            onAnswer(next);
            setSaid(words("player.item.moved", { place: next.order.indexOf(step) + 1, places: order.length }));
        }
    };
    const nudge = (step: string, by: -1 | 1) => {
        const next = moveBy(item, response, step, by);
        onAnswer(next);
        setSaid(words("player.item.moved", {
            place: (next.kind === "ordering" ? next.order.indexOf(step) : 0) + 1, places: order.length,
        }));
    };
    const onKey = (event: KeyboardEvent, step: string) => {
        const at = order.indexOf(step);
        const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: order.length - 1 }[event.key];
        if (to !== undefined) {
            event.preventDefault();
            place(step, to);
        }
    };
    // The row under the finger's height is the place; rows keep their size, so nothing jumps back and forth.
    const move = useEffectEvent((event: PointerEvent) => {
        if (drag && list.current) {
            const rows = [...list.current.children].map((row) => row.getBoundingClientRect());
            const others = rows.filter((_, at) => order[at] !== drag.step);
            const to = others.filter((row) => event.clientY > row.top + row.height / 2).length;
            setDrag({ ...drag, response: to === order.indexOf(drag.step) ? drag.response : moveTo(item, drag.response, drag.step, to) });
        }
    });
    const drop = useEffectEvent((event: PointerEvent) => {
        setDrag(undefined);
        if (drag && event.type === "pointerup" && drag.response !== response) {
            onAnswer(drag.response);
            setSaid(words("player.item.moved", { place: order.indexOf(drag.step) + 1, places: order.length }));
        }
    });
    useEffect(() => {
        if (dragged === undefined) {
            return undefined;
        }
        // The window hears the pointer to the end: a handle that moves to another place in the list loses it.
        const onMove = (event: PointerEvent) => move(event);
        const onEnd = (event: PointerEvent) => drop(event);
        window.addEventListener("pointermove", onMove);
        window.addEventListener("pointerup", onEnd);
        window.addEventListener("pointercancel", onEnd);
        return () => {
            window.removeEventListener("pointermove", onMove);
            window.removeEventListener("pointerup", onEnd);
            window.removeEventListener("pointercancel", onEnd);
        };
    }, [dragged]);

    return (
        <div role="group" aria-labelledby={stemId} aria-describedby={hintId}>
            <p className="hint" id={hintId}>{words("player.item.order")}</p>
            <ol className="steps" role="list" ref={list}>
                {order.map((step, at) => (
                    <li key={step} className="step" data-option={at} data-dragged={dragged === step || undefined}>
                        <span className="option-place" aria-hidden="true">{at + 1}</span>
                        <div className="step-words">
                            <Rich html={textOf(step)} inline />
                            {correct
                                ? (
                                    <span className="step-verdict" data-right={correct[at] === step}>
                                        <Sign name={correct[at] === step ? "done" : "wrong"} />
                                        {words("player.study.place", { right: String(correct[at] === step), place: correct.indexOf(step) + 1 })}
                                    </span>
                                )
                                : null}
                        </div>
                        {readOnly ? null : (
                            <div className="step-tools">
                                <Press
                                    look="quiet"
                                    icon
                                    aria-disabled={at === 0}
                                    aria-label={words("player.item.up", { step: plainText(textOf(step)) })}
                                    onClick={() => at > 0 && nudge(step, -1)}
                                >
                                    <Sign name="up" />
                                </Press>
                                <Press
                                    look="quiet"
                                    icon
                                    aria-disabled={at === order.length - 1}
                                    aria-label={words("player.item.down", { step: plainText(textOf(step)) })}
                                    onClick={() => at < order.length - 1 && nudge(step, 1)}
                                >
                                    <Icon name="down" />
                                </Press>
                                <button
                                    type="button"
                                    className="grip"
                                    data-first-control
                                    aria-label={words("player.item.grip", { step: plainText(textOf(step)), place: at + 1, places: order.length })}
                                    onKeyDown={(event) => onKey(event, step)}
                                    onPointerDown={() => setDrag({ step, response })}
                                >
                                    <Sign name="grip" />
                                </button>
                            </div>
                        )}
                    </li>
                ))}
            </ol>
            <p className="hidden-visually" aria-live="polite">{said}</p>
            {response === null && !readOnly
                ? (
                    <div className="keep-order">
                        <span>{words("player.item.order_unanswered")}</span>
                        <Press onClick={() => onAnswer(keepOrder(item, response))}>{words("player.item.order_keep")}</Press>
                    </div>
                )
                : null}
        </div>
    );
}
