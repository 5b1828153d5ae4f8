import { createContext, type DragEvent, useContext, useMemo, useRef, useState } from "react";
import { useWords, type Words } from "~/kit/words/Words";
import type { BodyElement } from "../../../core/wire";
import { Press } from "../../../tools/Press";
import { InlineVerdict } from "../InlineVerdict";
import {
    attribute, childrenOf, classesOf, type CompositeProps, descendantsOf, isElement, plainWords, type Renderers, RenderersContext,
} from "../interaction";
import { Nodes } from "../Nodes";
import { coupleOf, putInto, usesMax } from "../ordering";

interface Gaps {
    readonly choices: readonly BodyElement[];
    readonly gaps: readonly BodyElement[];
    readonly values: readonly string[];
    readonly readOnly: boolean;
    readonly picked: string | undefined;
    readonly explained: readonly string[] | undefined;
    readonly usedUp: (choice: string, gap: string) => boolean;
    readonly put: (gap: string, choice: string | undefined) => void;
}

const GapsContext = createContext<Gaps | undefined>(undefined);
const bankNames = new Set(["gap-text", "gap-img", "prompt"]);

/** Words and the gaps they belong in. Every gap is a list; a word can also be pressed and then put, or dragged there. */
export default function GapMatch({ node, values, onValues, readOnly, explained, describe }: CompositeProps) {
    const words = useWords();
    const place = useRef<HTMLDivElement>(null);
    const [picked, setPicked] = useState<string>();
    const [said, setSaid] = useState("");
    const choices = [...childrenOf(node, "gap-text"), ...childrenOf(node, "gap-img")];
    const gaps = descendantsOf(node, "gap");
    const outer = useContext(RenderersContext);
    const renderers = useMemo<Renderers>(() => ({ ...outer, gap: Gap }), [outer]);
    const maxOf = (id: string) => usesMax(attribute(choices.find((choice) => attribute(choice, "identifier") === id) ?? node, "match-max"));
    const state: Gaps = {
        choices,
        gaps,
        values,
        readOnly,
        picked,
        explained,
        usedUp: (choice, gap) => maxOf(choice) > 1 && putInto(values, gap, choice, maxOf(choice)) === undefined,
        put: (gap, choice) => {
            setPicked(undefined);
            const next = readOnly ? undefined : putInto(values, gap, choice, choice === undefined ? 1 : maxOf(choice));
            if (next) {
                const order = gaps.map((one) => attribute(one, "identifier"));
                onValues(next.toSorted((one, other) => order.indexOf(coupleOf(one).second) - order.indexOf(coupleOf(other).second)));
                setSaid(choice === undefined ? "" : words("player.composite.gap.put", { name: nameOf(words, choices, choice), number: order.indexOf(gap) + 1 }));
                // The button that put it goes; its gap keeps the focus.
                requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(`[data-gap="${CSS.escape(gap)}"] select`)?.focus());
            }
        },
    };
    const side = classesOf(node).find((one) => /^qti-choices-(?:top|bottom|left|right)$/.test(one))?.slice("qti-choices-".length);

    return (
        <div ref={place} className="matching gap-match" role="group" aria-labelledby={describe.labelledBy} aria-describedby={describe.hintId} data-choices={side}>
            <div className="gap-bank">
                <p className="hint" id={describe.hintId}>{words("player.composite.gap.hint")}</p>
                <ul className="bank" role="list" aria-label={words("player.item.match_bank")}>
                    {choices.map((choice) => {
                        const id = attribute(choice, "identifier");
                        const uses = values.filter((value) => coupleOf(value).first === id).length;
                        return (
                            <li key={id}>
                                <button
                                    type="button"
                                    className="bank-option"
                                    draggable={!readOnly}
                                    disabled={readOnly}
                                    aria-pressed={picked === id}
                                    aria-label={plainWords(choice) === "" ? nameOf(words, choices, id) : undefined}
                                    data-used={uses >= maxOf(id) || undefined}
                                    onClick={() => {
                                        setPicked(picked === id ? undefined : id);
                                        setSaid(picked === id ? "" : words("player.composite.gap.picked", { name: nameOf(words, choices, id) }));
                                    }}
                                    onDragStart={(event) => {
                                        event.dataTransfer.setData("text/plain", id);
                                        event.dataTransfer.effectAllowed = "copy";
                                        setPicked(undefined);
                                    }}
                                >
                                    <span><Nodes nodes={choice.c} /></span>
                                </button>
                            </li>
                        );
                    })}
                </ul>
            </div>
            {/* oxlint-disable-next-line react/jsx-no-constructed-context-values -- it changes with every answer, which is when this is drawn */}
            <GapsContext value={state}>
                <RenderersContext value={renderers}>
                    <div className="gap-text-body"><Nodes nodes={(node.c ?? []).filter((child) => !isElement(child) || !bankNames.has(child.t))} /></div>
                </RenderersContext>
            </GapsContext>
            <span className="hidden-visually" aria-live="polite">{said}</span>
        </div>
    );
}

function nameOf(words: Words, choices: readonly BodyElement[], id: string | undefined): string {
    const at = choices.findIndex((one) => attribute(one, "identifier") === id);
    const choice = choices[at];
    return choice ? plainWords(choice) || attribute(choice, "object-label") || words("player.composite.option", { number: at + 1 }) : "";
}

/** One gap in the words. */
function Gap({ node }: { readonly node: BodyElement }) {
    const words = useWords();
    const state = useContext(GapsContext);
    const [over, setOver] = useState(false);
    if (!state) {
        return null;
    }
    const { choices, gaps, values, readOnly, picked, explained, put } = state;
    const gap = attribute(node, "identifier");
    const number = gaps.findIndex((one) => attribute(one, "identifier") === gap) + 1;
    const chosen = values.map(coupleOf).find(({ second }) => second === gap)?.first;
    const chosenNode = choices.find((one) => attribute(one, "identifier") === chosen);
    const groups = attribute(node, "match-group").split(/\s+/).filter((one) => one !== "");
    const fits = (choice: BodyElement) => groups.length === 0 || groups.includes(attribute(choice, "identifier"))
        || attribute(choice, "match-group").split(/\s+/).some((one) => groups.includes(one));
    const onDrop = (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        const id = event.dataTransfer.getData("text/plain");
        if (choices.some((choice) => attribute(choice, "identifier") === id)) {
            put(gap, id);
        }
    };
    const right = (explained ?? []).map(coupleOf).filter(({ second }) => second === gap).map(({ first }) => first);
    const rich = (chosenNode?.c ?? []).some((child) => isElement(child) && child.t !== "span");
    return (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the list inside does the same by keyboard
        <span
            className="gap"
            data-gap={gap}
            data-over={over || undefined}
            data-filled={chosen !== undefined || undefined}
            onDragOver={(event) => {
                if (!readOnly) {
                    event.preventDefault();
                    setOver(true);
                }
            }}
            onDragLeave={() => setOver(false)}
            onDrop={onDrop}
        >
            {rich ? <span className="gap-shown"><Nodes nodes={chosenNode?.c} /></span> : null}
            {picked !== undefined && picked !== chosen && !readOnly
                ? <Press onClick={() => put(gap, picked)}>{words("player.composite.gap.put_here", { name: nameOf(words, choices, picked), number })}</Press>
                : (
                    <select
                        className="control inline-list"
                        value={chosen ?? ""}
                        disabled={readOnly}
                        aria-label={words("player.composite.gap.name", { number, of: gaps.length })}
                        onChange={(event) => put(gap, event.target.value || undefined)}
                    >
                        <option value="">{words("player.composite.gap.empty")}</option>
                        {choices.filter(fits).map((choice) => {
                            const id = attribute(choice, "identifier");
                            return <option key={id} value={id} disabled={state.usedUp(id, gap)}>{nameOf(words, choices, id)}</option>;
                        })}
                    </select>
                )}
            {explained ? <InlineVerdict given={chosen ?? ""} explained={right} shown={right.map((id) => nameOf(words, choices, id)).join(", ")} /> : null}
        </span>
    );
}
