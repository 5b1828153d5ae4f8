import { useRef, useState } from "react";
import { Icon } from "~/kit/Icon";
import { useWords } from "~/kit/words/Words";
import { Press } from "../../../tools/Press";
import { Sign } from "../../../tools/Sign";
import { limitsOf } from "../choosing";
import { attribute, childrenOf, type CompositeProps, plainWords } from "../interaction";
import { Nodes } from "../Nodes";
import { coupleOf, usesMax, usesOf } from "../ordering";

const inOrder = (value: string) => value.split(" ").toSorted().join(" ");

/** Pairs made by choosing two. Every pair stands in a list and can be taken apart. */
export default function Associate({ node, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const place = useRef<HTMLDivElement>(null);
    const [picked, setPicked] = useState<string>();
    const [said, setSaid] = useState("");
    const choices = childrenOf(node, "simple-associable-choice");
    const { least, most } = limitsOf(node, Number.POSITIVE_INFINITY, 1, "associations");
    const full = values.length >= most;
    const find = (id: string) => choices.find((choice) => attribute(choice, "identifier") === id);
    const wordsOf = (id: string) => plainWords(find(id)?.c ?? [])
        || words("player.composite.option", { number: choices.findIndex((choice) => attribute(choice, "identifier") === id) + 1 });
    const pairWords = (value: string) => {
        const { first, second } = coupleOf(value);
        return words("player.composite.pair", { first: wordsOf(first), second: wordsOf(second) });
    };
    const usedUp = (id: string) => usesOf(values, id) + (picked === id ? 1 : 0) >= usesMax(attribute(find(id) ?? node, "match-max"));

    const press = (id: string) => {
        if (picked === undefined) {
            if (!full && !usedUp(id)) {
                setPicked(id);
                setSaid(words("player.composite.pair.picked", { name: wordsOf(id) }));
            } else {
                setSaid(words(full ? "player.composite.pair.full" : "player.composite.pair.used_up", { name: wordsOf(id), most }));
            }
            return;
        }
        setPicked(undefined);
        if (picked === id) {
            setSaid("");
            return;
        }
        const value = `${picked} ${id}`;
        if (values.some((one) => inOrder(one) === inOrder(value))) {
            setSaid(words("player.composite.pair.there", { pair: pairWords(value) }));
        } else if (usedUp(id)) {
            setSaid(words("player.composite.pair.used_up", { name: wordsOf(id) }));
        } else {
            onValues([...values, value]);
            setSaid(words("player.composite.pair.made", { pair: pairWords(value) }));
        }
    };
    const remove = (value: string, at: number) => {
        onValues(values.filter((one) => one !== value));
        setSaid(words("player.composite.pair.apart", { pair: pairWords(value) }));
        // The button goes; the focus stays in the list, or goes back to the choices.
        requestAnimationFrame(() => {
            const buttons = place.current?.querySelectorAll<HTMLElement>(".pairs button") ?? [];
            (buttons[Math.min(at, buttons.length - 1)] ?? place.current?.querySelector<HTMLElement>(".bank-option"))?.focus();
        });
    };
    const missed = (explained ?? []).filter((one) => !values.some((value) => inOrder(value) === inOrder(one)));

    return (
        <div ref={place} className="matching" role="group" aria-labelledby={describe.labelledBy} aria-describedby={describe.hintId}>
            <p className="hint" id={describe.hintId}>
                {words("player.composite.pair.hint", {
                    kind: Number.isFinite(most) ? least > 0 && least < most ? "between" : "most" : least > 0 ? "least" : "any",
                    least, most: Number.isFinite(most) ? most : 0, made: values.length,
                })}
            </p>
            <ul className="bank" role="list" aria-label={words("player.composite.pair.bank")}>
                {choices.map((choice, at) => {
                    const id = attribute(choice, "identifier");
                    return (
                        <li key={id} data-option={at}>
                            <button
                                type="button"
                                className="bank-option"
                                data-first-control
                                disabled={readOnly}
                                aria-pressed={picked === id}
                                aria-label={plainWords(choice) === "" ? wordsOf(id) : undefined}
                                data-used={picked !== id && (usedUp(id) || full) || undefined}
                                onClick={() => press(id)}
                            >
                                <span className="option-place" aria-hidden="true">{at + 1}</span>
                                <span><Nodes nodes={choice.c} /></span>
                            </button>
                        </li>
                    );
                })}
            </ul>
            <p className="said" aria-live="polite">{said}</p>
            <div role="group" aria-label={words("player.composite.pair.list")} className="pairs">
                {values.length === 0
                    ? <p className="hint">{words("player.composite.pair.none")}</p>
                    : (
                        <ul role="list">
                            {values.map((value, at) => {
                                const { first, second } = coupleOf(value);
                                const right = explained?.some((one) => inOrder(one) === inOrder(value));
                                return (
                                    <li key={value} className="pair">
                                        <span className="pair-side"><Nodes nodes={find(first)?.c} /></span>
                                        <span className="pair-join" aria-hidden="true" />
                                        <span className="pair-side"><Nodes nodes={find(second)?.c} /></span>
                                        {explained
                                            ? (
                                                <span className="step-verdict" data-right={right}>
                                                    <Sign name={right ? "done" : "wrong"} />
                                                    {words("player.study.option", { right: String(right), chosen: "true" })}
                                                </span>
                                            )
                                            : null}
                                        {readOnly
                                            ? null
                                            : (
                                                <Press look="quiet" icon aria-label={words("player.composite.pair.take_apart", { pair: pairWords(value) })} onClick={() => remove(value, at)}>
                                                    <Icon name="cross" />
                                                </Press>
                                            )}
                                    </li>
                                );
                            })}
                        </ul>
                    )}
                {missed.map((value) => (
                    <p key={value} className="step-verdict" data-right="true">
                        <Sign name="done" />{words("player.composite.pair.missed", { pair: pairWords(value) })}
                    </p>
                ))}
            </div>
        </div>
    );
}
